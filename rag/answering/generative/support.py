"""Whether the paragraphs that a generated sentence cites state what it says.

Stricter than the check of a claim in one way and looser in another. Stricter: only the cited paragraphs count, a figure
must be *stated* there (nothing is derived), a rate may not be dropped, every name and quotation must stand there. Looser:
since the paragraph is known, an equal figure needs no further likeness of words to be taken for the same statement; what
is asked is that no other figure of the cited paragraphs fits its words better.
"""

from __future__ import annotations

import re

from rag.answering.generative.ground import Ground
from rag.answering.generative.names import unstated_codes, unstated_names, unstated_quotes
from rag.answering.generative.placed import figure_faults
from rag.answering.generative.turned import turned
from rag.answering.reference import dutch_date
from rag.figures.find import find_figures
from rag.figures.statements import Statement, related
from rag.language.sentences import split_sentences
from rag.language.tokens import fold
from rag.retrieval.question import is_english

NEEDED = 0.5  # share of a sentence's rarity that its paragraphs must state, from development on other texts
WITH_FIGURE = 0.3  # the same for a sentence whose figures are all stated
_DOCUMENT_ITSELF = "het document"  # stands for its title, whose names and years are those of the document
_PRINTED = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*")


def _unprinted(sentence: str, ground: Ground) -> list[str]:
    """The numbers in digits that the cited paragraphs do not print so; thousands may be grouped or not."""
    dates = [dutch_date(source.date) for source in ground.sources if source]
    stated = {_ungrouped(number) for text in (*ground.texts, *dates) for number in _PRINTED.findall(text)}
    return [number for number in _PRINTED.findall(sentence) if _ungrouped(number) not in stated]


def _ungrouped(number: str) -> str:
    return re.sub(r"\.(?=\d{3}(?!\d))", "", number)


def verbatim(sentence: str, ground: Ground) -> bool:
    """Whether a sentence is a whole sentence of its paragraphs, word for word."""
    plain = sentence.strip().rstrip(".;")
    return any(
        plain == one.text[start:end].strip().rstrip(".;")
        for one in ground.stated
        for start, end in split_sentences(one.text)
    )


def faults(sentence: str, ground: Ground) -> tuple[str, ...]:
    """Why a sentence may not be shown; empty where its paragraphs state it.

    Reasons: ``question``, ``quote``, ``name``, ``figure``, ``value``, ``unit``, ``qualifier``, ``period``, ``subject``,
    ``negation``, ``direction``, ``language``, ``unsupported``.
    """
    if sentence.rstrip().endswith("?"):
        return ("question",)
    if verbatim(sentence, ground):
        return ()
    if is_english(sentence):
        return ("language",)
    found: list[str] = []
    for source in ground.sources:
        if source and len(source.title.split()) > 1:
            sentence = sentence.replace(source.title, _DOCUMENT_ITSELF)
    if unstated_quotes(sentence, [one.text for one in ground.stated]):
        found.append("quote")
    if unstated_names(sentence, ground.texts, ground.background.common) or unstated_codes(sentence, ground.texts):
        found.append("name")
    claim = Statement(sentence, 0, len(sentence), find_figures(sentence))
    figures = list(figure_faults(claim, ground))
    found += figures
    found += turned(claim, ground.evidence.statements, ground.evidence)
    if not found and _unprinted(sentence, ground):
        found.append("figure")
    if not found and (_narrowed(claim, ground) or not _covered(claim, ground)):
        found.append("unsupported")
    return tuple(dict.fromkeys(found))


def _covered(claim: Statement, ground: Ground) -> bool:
    evidence = ground.evidence
    if not claim.stems:
        return bool(claim.figures)
    said = frozenset().union(*(one.stems | one.before for one in ground.statements))
    total = sum(evidence.weight(each) for each in claim.stems)
    found = sum(evidence.weight(each) * _said(each, said) for each in claim.stems)
    share = found / total if total else 0.0
    if ground.background.similarity:
        soft = max((ground.background.similarity(claim.sentence, one.sentence) for one in ground.statements), default=0)
        share = max(share, (share + soft) / 2)
    return share >= (WITH_FIGURE if claim.figures else NEEDED)


def _narrowed(claim: Statement, ground: Ground) -> bool:
    """Whether a compound of the sentence narrows a word of the source by something that the source does not say
    ("landbouwexport" of "export")."""
    told = {fold(word) for text in ground.texts for word in re.findall(r"[^\W\d_]+", text)}
    for word in (fold(one.text) for one in claim.words if len(one.text) >= 8):
        if word in told or any(other.startswith(word) or other.endswith(word) for other in told):
            continue
        heads = [other for other in told if len(other) >= 4 and word.endswith(other) and len(word) - len(other) >= 4]
        rest = word[: -len(max(heads, key=len))] if heads else ""
        if rest and not any(other.startswith(rest[:5]) for other in told):
            return True
    return False


def _said(each: str, said: frozenset[str]) -> float:
    return 1.0 if each in said else 0.7 if any(related(each, other) for other in said) else 0.0
