"""A claim whose subject a sentence replaces by another noun: "De bibliotheek is dicht" beside "Het loket is dicht"."""

from __future__ import annotations

import re

from rag.figures.equivalents import is_verb, siblings
from rag.figures.light_words import SPEAKER, is_light
from rag.figures.predicates import says_word
from rag.figures.reading import Reading
from rag.figures.statements import Statement, Word, words_in
from rag.figures.windows import Window
from rag.language.tokens import fold

UNLIKE = 0.5  # credit below which a word does not say another
_ARTICLE = re.compile(
    r"\s*(?:(?:ook|en|maar|dat|klopt het dat) )?(?:de|het|een|deze|dit|die|dat|alle|elke|iedere)\s", re.IGNORECASE
)


def subject_swapped(reading: Reading, window: Window) -> bool:
    """Whether the sentence of a window opens with a noun that the claim does not have, where the claim's own first noun is unsaid."""
    source = _nearest(reading, window)
    ours, theirs = _head(reading.claim), _head(source)
    if ours is None or theirs is None or _may_be_one(ours, theirs):
        return False
    row = next((at for at, word in enumerate(reading.words) if word.stem == ours.stem), None)
    if row is None or _said(reading, window, source, row, ours):
        return False
    at = next(at for at, word in enumerate(source.words) if word is theirs)
    column = int(reading.lexis.own(source)[at])
    return not any(says_word(word, theirs) or says_word(theirs, word) for word in reading.words) and all(
        float(reading.credit[each, column]) < UNLIKE or siblings(word.stem, theirs.stem)
        for each, word in enumerate(reading.words)
    )


def _nearest(reading: Reading, window: Window) -> Statement:
    """The sentence of a window that says most of the claim: one that points back leaves that to the one before."""
    shares = (window.credit * reading.weights[:, None]).sum(axis=0)
    return window.clauses[int(shares.argmax())].statement


def _said(reading: Reading, window: Window, source: Statement, row: int, ours: Word) -> bool:
    """Whether the sentence, the one before it or its nearest heading says the first noun of the claim."""
    before = [one.statement for one in window.clauses if one.statement.start <= source.start]
    words = [word for one in {id(one): one for one in before}.values() for word in one.words]
    if any(says_word(ours, word) or says_word(word, ours) for word in (*words, *_heading(source))):
        return True
    columns = reading.lexis.own(source)
    return any(
        float(reading.credit[row, column]) >= UNLIKE and not siblings(ours.stem, word.stem)
        for column, word in zip(columns, source.words, strict=True)
    )


def _heading(source: Statement) -> tuple[Word, ...]:
    title = source.paragraph.heading_path[-1] if source.paragraph and source.paragraph.heading_path else ""
    return tuple(words_in(title, 0, len(title), ()))


def _may_be_one(ours: Word, theirs: Word) -> bool:
    """Whether either word says little, is a name, or is a speaker that a text calls now this and now that."""
    return any(
        word.name or is_light(word.stem) or is_verb(fold(word.text)) or bool(SPEAKER.match(fold(word.text)))
        for word in (ours, theirs)
    )


def _head(statement: Statement) -> Word | None:
    """The noun of the first noun phrase of a sentence, where the sentence opens with an article."""
    article = _ARTICLE.match(statement.text, statement.start, statement.end)
    if not article:
        return None
    end, head = article.end(), None
    for word in statement.words:
        gap = statement.text[end : word.start] if word.start >= end else "-"
        if word.start < end:
            continue
        if gap.strip() or (head is not None and is_verb(fold(word.text))):
            break
        head, end = word, word.end
    return head
