"""Which words of a sentence go with one of its figures: its own phrase, and what stands before the bracket that holds it.

Of several figures in one paragraph the one is asked for whose own phrase says what the others' phrases do not (“het hoogst in
Aardam (9,6%) en het laagst in Veldsum (4,1%)”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.answering.agents import roots
from rag.answering.engine import Engine
from rag.datatypes import Figure, Paragraph, Query
from rag.language.leaning import leans
from rag.language.sentences import split_sentences
from rag.language.tokens import STOPWORDS, stem, stems, words
from rag.retrieval.asked import Term, terms_of

_EDGE = re.compile(
    r"[;:()]|,(?!\d)|\b(?:en|of(?! (?:langer|korter|meer|minder|hoger|lager|later|eerder|ouder|jonger))|terwijl|waarvan|maar|"
    r"tegenover|tegen|naast|plus|respectievelijk|and|while|whereas|but|of which)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"(?:\w+\W+){0,4}?(?:daar\w*|hier\w*|dit|dat|deze)\b", re.IGNORECASE)
_LAST_QUESTION = re.compile(r"(?<=[.!:])\s+(?=[^.!?]*\?\s*$)")
_EMPTY = re.compile(
    r"(?:daar|hier|er|waar)(?:van|aan|mee|over|bij|uit|voor|op|in|door|toe)|doordat|omdat|zodat|gaan?|gaat"
)
_LOSS, _LOSS_OF_PREMISE = 3.0, 6.0  # what a figure loses that has nothing of the question, beside one that has it all
_TELLS = 0.2  # share of what is asked of a premise, from which the figure that has most of it is the one
_FORM = 0.8  # how much of a word another form of it says (“leggen”, “legt”)
_PREFIX = 6  # letters at the beginning that longer words of one family share (“pensioen”, “pensionering”)
_ROOM = 2  # content words beside the figure that a bracket may hold and still only state it


def own_phrase(sentence: str, start: int, end: int) -> str:
    """The words that go with the figure at ``start`` to ``end`` of a sentence.

    >>> text = "Het aandeel is het hoogst in Aardam (9,6%) en het laagst in Veldsum (4,1%)."
    >>> own_phrase(text, text.index("4,1"), text.index("4,1") + 4).strip()
    'het laagst in Veldsum (4,1%)'
    """
    edges = [(edge.start(), edge.end(), edge[0]) for edge in _EDGE.finditer(sentence)]
    before = [edge for edge in edges if edge[1] <= start]
    after = next((edge[0] for edge in edges if edge[0] >= end), len(sentence))
    own = sentence[before[-1][1] if before else 0 : after]
    if not before or before[-1][2] != "(" or not _only_figure(own, sentence[start:end]):
        return own
    closed = sentence[after : after + 1] == ")"
    return sentence[before[-2][1] if len(before) > 1 else 0 : after + closed]


def _only_figure(bracketed: str, surface: str) -> bool:
    beside = [word for word in words(bracketed.replace(surface, " ")) if word not in STOPWORDS]
    return len(beside) <= _ROOM


class OwnPhrases:
    """How much of what a question asks in particular the own phrase of a figure says."""

    def __init__(self, engine: Engine, query: Query) -> None:
        self._engine = engine
        counted = set(stems(query.expected_unit or ""))
        own = query.own_words or (_LAST_QUESTION.split(query.question)[-1] if not query.english else query.question)
        premise = own != query.question or bool(query.own_words)
        asked = set(stems(own))
        terms = terms_of(query, engine.vocabulary.splitter)
        particular = [term for term in terms if term.stem not in counted and not _EMPTY.fullmatch(term.stem)]
        said_last = [term for term in particular if term.stem in asked] if premise else []
        self._terms: Sequence[Term] = said_last or particular
        self._loss = _LOSS_OF_PREMISE if said_last else _LOSS
        self._roots = [
            roots(one.stem) | ({one.stem[:_PREFIX]} if len(one.stem) > _PREFIX else set()) for one in self._terms
        ]
        self._rarities = [engine.rarity.of(term.stem) for term in self._terms]

    def losses(self, paragraph: Paragraph, places: Iterable[tuple[int, int, Figure]]) -> list[float]:
        """For each figure of a paragraph, with the span of its sentence, what it loses in the ranker's score beside the one
        that most of the question goes with.

        A sentence that points back at the one before takes over what that one says.
        """
        shares = [self._share(paragraph, start, end, figure) for start, end, figure in places]
        most = max(shares, default=0.0)
        scale = most if self._loss == _LOSS_OF_PREMISE and most >= _TELLS else 1.0
        return [self._loss * (most - share) / scale for share in shares]

    def _share(self, paragraph: Paragraph, start: int, end: int, figure: Figure) -> float:
        sentence = paragraph.text[start:end]
        told = own_phrase(sentence, figure.start - start, figure.end - start)
        if leans(sentence) or _BACK.match(sentence):
            told = f"{told} {_sentence_before(paragraph.text, start)}"
        split = self._engine.vocabulary.splitter
        present = frozenset(map(stem, words(told))) | frozenset(split.stems(told))
        forms = frozenset().union(*map(roots, words(told))) | {one[:_PREFIX] for one in present if len(one) > _PREFIX}
        total = sum(self._rarities)
        said = sum(
            rarity * (term.said(present) or (_FORM if own & forms else 0.0))
            for rarity, term, own in zip(self._rarities, self._terms, self._roots, strict=True)
        )
        return said / total if total else 0.0


def _sentence_before(text: str, start: int) -> str:
    return next((text[begin:end] for begin, end in reversed(split_sentences(text)) if end <= start), "")
