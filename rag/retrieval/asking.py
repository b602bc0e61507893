"""A question ready to be compared with texts: what of it is worked out once."""

from __future__ import annotations

import operator
import re
from functools import cached_property

import numpy as np

from rag.datatypes import Query
from rag.index.encoder import StaticEncoder
from rag.language.compounds import Splitter
from rag.language.tokens import STOPWORDS, ngrams, stem, stems, words
from rag.retrieval.asked import terms_of
from rag.retrieval.bags import Floats, unit_rows
from rag.retrieval.figure_near import measures_asked
from rag.retrieval.forms import NAME
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.rarity import Rarity

_SAYS = r"\b[^.]{0,25}\b(?:is|zijn|betekent|wil zeggen|houdt in|betreft|verstaan)\b"
_IN_OTHER_WORDS = r"\b(?:oftewel|ofwel|ook wel|dat wil zeggen|wordt verstaan|genoemd)\b"


class Asked:
    """A question ready to be compared."""

    def __init__(self, query: Query, encoder: StaticEncoder | None, rarity: Rarity, splitter: Splitter) -> None:
        self.query, self.rarity = query, rarity
        self.terms = terms_of(query, splitter)
        self.rarities = [rarity.of(term.stem) for term in self.terms]
        self.total = sum(self.rarities)
        self.telling = frozenset(one for term in self.terms for one in term.stems)
        self._meant: dict[frozenset[str], float] = {}
        self.stems = frozenset(stems(query.standalone))
        self.grams = frozenset(ngrams(query.in_both))
        self.names = frozenset(
            stem(word)
            for name in NAME.findall(query.english_words or query.standalone)
            for word in words(name)
            if word not in STOPWORDS
        ) | frozenset(one for one in stems(query.standalone) if one[0].isdigit())
        self.years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", query.standalone))
        self.unit = frozenset(stem(word) for word in words(query.expected_unit or "") if word not in STOPWORDS)
        self.row = BY_NAME[query.kind]
        self.measures = measures_asked(query.standalone) if self.row.take == "figure" else frozenset()
        self.counted: Floats | None = None
        if encoder and query.expected_unit and self.row.name in ("figure", "duration"):
            self.counted = encoder.encode([query.expected_unit])[0]
        self.pieces: Floats | None = None
        if encoder:
            _, vectors = encoder.pieces(query.in_both)
            lengths = np.linalg.norm(vectors, axis=1)
            self.pieces = unit_rows(vectors)
            self.weights = lengths / max(1e-9, float(lengths.sum()))

    def meant(self, present: frozenset[str]) -> float:
        """Share (0 to 1) of the question's rarity that a text means, whose stems and parts of compounds are ``present``."""
        there = present & self.telling
        if there not in self._meant:
            values = (term.meant(there) for term in self.terms)
            self._meant[there] = sum(map(operator.mul, values, self.rarities)) / max(self.total, 1e-9)
        return self._meant[there]

    def late(self, nearest: Floats) -> Floats:
        """For each text the weighted mean of how near its nearest piece is to those of the question; 0 where it has none.

        ``nearest`` has shape (texts, pieces of the question), minus infinity where a text has no piece.
        """
        if not nearest.shape[1]:
            return np.zeros(len(nearest), np.float32)
        weighed = (np.maximum(nearest, -1.0) * self.weights).sum(axis=1)
        return np.where(np.isneginf(nearest[:, 0]), 0.0, weighed).astype(np.float32)

    @cached_property
    def defining(self) -> re.Pattern[str]:
        """Says what a word of the question is: “X (Y)”, “X is …”, “ook wel”, “oftewel”; matches folded text."""
        named = "|".join(re.escape(word) for word in words(self.query.standalone) if word not in STOPWORDS)
        ways = [rf"\((?:{named})s?\)", rf"(?:{named})['’]?s?\s*\(", rf"\b(?:{named}){_SAYS}"] if named else []
        return re.compile("|".join((*ways, _IN_OTHER_WORDS)))
