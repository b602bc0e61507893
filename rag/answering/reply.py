"""An answer that was found beside the question, as the checks of ``rag.answering.near_miss`` read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rag.answering.draft import Draft
from rag.answering.engine import Engine
from rag.datatypes import Figure, Paragraph, ParagraphKind, Query
from rag.figures.find import find_figures
from rag.language.sentences import split_sentences
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.language.wordlist import known_words
from rag.retrieval.answerable import VAGUE
from rag.retrieval.asked import Term, terms_of

_NAME = re.compile(r"(?<=[a-zà-ÿ0-9,;:’'(–-] )[A-ZÀ-Ý][\w’'&.-]*\w|\b[A-Z]{2,}[\w&-]*|(?<=[a-z-])[A-Z]\w+")
_FIRST_WORD = re.compile(r"(?:^|[.!?:] )[“‘\"]?([A-ZÀ-Ý][\w’'-]{2,})")
_MEANT = 0.45  # how much of a word a text must say (1 itself, 0.5 a synonym) for the word to be there
_FEW = 5  # words, below which a question is one of a search box and its words may stand anywhere
_MEASURED = 0.5  # share of the question that the answer must say for a missing word to tell
_COGNATE = 5  # letters at the beginning that two words of one root share (“inlevering”, “inleverde”)


def names_in(text: str) -> frozenset[str]:
    """The folded words of a text that are written as names, at the beginning of a sentence only where they are no words.

    >>> sorted(names_in("De brug bij Veldsum is van Rederij Klaver. Zij vaart."))
    ['klaver', 'rederij', 'veldsum']
    """
    found = {word for match in _NAME.finditer(text) for word in words(match[0])}
    for match in _FIRST_WORD.finditer(text):
        if fold(match[1]) not in known_words():
            found.update(words(match[1]))
    return frozenset(word for word in found if word not in STOPWORDS and not word.isdigit())


@dataclass(frozen=True)
class Reply:
    """A draft with at least one quote, and the question it was found for."""

    engine: Engine
    query: Query
    draft: Draft

    @cached_property
    def asked(self) -> str:
        """The question as it was read, folded, its white space as single spaces."""
        return " ".join(fold(self.query.as_read).split())

    @cached_property
    def text(self) -> str:
        """The words of all quotes."""
        return " ".join(quote.text for quote in self.draft.quotes)

    @cached_property
    def said(self) -> str:
        """The words of all quotes, folded."""
        return fold(self.text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of all quotes."""
        return tuple(figure for quote in self.draft.quotes for figure in find_figures(quote.text))

    @cached_property
    def lead(self) -> Figure | None:
        """The figure that leads the answer."""
        return next(iter(find_figures(self.draft.quotes[0].lead)), None) if self.draft.quotes[0].lead else None

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The span of the first quote's sentence that holds the leading figure; of the whole quote where none leads."""
        quote = self.draft.quotes[0]
        led = fold(quote.lead)
        spans = [span for span in split_sentences(quote.paragraph.text) if quote.start <= span[0] < quote.end]
        held = (span for span in reversed(spans) if led and led in fold(quote.paragraph.text[slice(*span)]))
        return next(held, (quote.start, quote.end))

    @property
    def told(self) -> str:
        """The sentence that holds the leading figure."""
        return self.paragraph.text[slice(*self.sentence)]

    @cached_property
    def stated(self) -> Figure | None:
        """The leading figure as the index holds it, with its period."""
        start, end = self.sentence
        place = self.engine.index.positions[self.paragraph.id]
        led = fold(self.draft.quotes[0].lead)
        own = (one for one in self.engine.index.figures[place] if start <= one.start < end)
        return next((one for one in own if led and fold(one.surface) in led), None)

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph of the first quote."""
        return self.draft.quotes[0].paragraph

    @cached_property
    def new_names(self) -> frozenset[str]:
        """The names in the quotes that the question does not hold."""
        return names_in(self.text) - set(words(self.query.standalone))

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The content words of the question by stem."""
        return {term.stem: term for term in terms_of(self.query, self.engine.vocabulary.splitter)}

    @cached_property
    def leaned_on(self) -> str:
        """The quotes, and what their sentence may lean on: headings, lead-in, the paragraph up to it and the one before, for an
        item the one that its list hangs on."""
        own = self.paragraph
        before = self.engine.paragraphs[self._before(self.engine.index.positions[own.id])]
        earlier = before.text if before.source_id == own.source_id and before.id != own.id else ""
        return " ".join((*own.heading_path, own.lead_in or "", earlier, own.text[: self.sentence[1]], self.text))

    def _before(self, place: int) -> int:
        """The place of the paragraph before one; of an item the one before its list."""
        paragraphs = self.engine.paragraphs
        before = max(0, place - 1)
        while before and paragraphs[place].kind is paragraphs[before].kind is ParagraphKind.LIST_ITEM:
            before -= 1
        return before

    def near(self, before: int, after: int) -> str:
        """The paragraphs quoted and their neighbours in the document, with headings, lead-ins and the title."""
        engine = self.engine
        parts = []
        for quoted in dict.fromkeys(quote.paragraph.id for quote in self.draft.quotes):
            place = engine.index.positions[quoted]
            own = engine.paragraphs[place]
            first = min(max(0, place - before), self._before(place)) if before else place
            for one in engine.paragraphs[first : place + after + 1]:
                if one.source_id == own.source_id:
                    parts += [*one.heading_path, one.lead_in or "", one.text]
            parts.append(engine.sources[own.source_id].title)
        return " ".join(parts)

    @cached_property
    def in_source_words(self) -> bool:
        """Whether the question is a Dutch one of some length, without a scope, of which the first quote says about half: a word
        that is missing then tells, and does not in everyday words."""
        query = self.query
        asked = [
            word for word in dict.fromkeys(words(query.as_read)) if word not in STOPWORDS and stem(word) not in VAGUE
        ]
        if query.english or not query.scope.empty or len(query.as_read.split()) < _FEW or len(asked) < 3:
            return False
        told = " ".join((self.draft.quotes[0].text, *self.paragraph.heading_path))
        return sum(not self.lacks(word, told, 2.0) for word in asked) / len(asked) >= _MEASURED

    def share_said(self, text: str) -> float:
        """Share (0 to 1) of the content words of the question that a text says."""
        asked = [word for word in dict.fromkeys(words(self.query.as_read)) if word not in STOPWORDS]
        return sum(not self.lacks(word, text, 2.0) for word in asked) / max(1, len(asked))

    @cached_property
    def nearest(self) -> tuple[tuple[str, ...], float]:
        """The sentence of the quotes that says most of the question with the one behind it, and how much it says (0 to 1)."""
        told = [quote.text[slice(*span)] for quote in self.draft.quotes for span in split_sentences(quote.text)]
        shares = [self.share_said(one) for one in told]
        best = shares.index(max(shares))
        return tuple(told[best : best + 2]), shares[best]

    def lacks(self, word: str, text: str, nearness: float) -> bool:
        """Whether a text says a word of the question in no way: itself, in parts, as a synonym, by its root, or in a word
        whose vector is within the cosine ``nearness``."""
        told = [one for one in dict.fromkeys(words(text)) if one not in STOPWORDS]
        term = self.terms.get(stem(word), Term(stem(word), (), ()))
        if term.meant(self._stems(told)) >= _MEANT:
            return False
        if len(word) >= _COGNATE and any(one[:_COGNATE] == word[:_COGNATE] for one in told):
            return False
        if self.engine.static is None or not told or nearness > 1:
            return True
        cosines = self.engine.static.encode([word]) @ self.engine.static.encode(told).T
        return float(np.max(cosines)) < nearness

    def _stems(self, told: Sequence[str]) -> frozenset[str]:
        split = self.engine.vocabulary.splitter.parts
        return frozenset(stem(part) for word in told for part in (word, *split(word)))
