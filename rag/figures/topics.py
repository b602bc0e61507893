"""What paragraphs and documents are about, as vectors less what the whole collection has in common."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from rag.datatypes import Paragraph
from rag.figures.evidence import Evidence
from rag.figures.meaning import Meaning, covered, likeness
from rag.figures.statements import Statement, stems_of
from rag.figures.terms import Terms
from rag.index.encoder import Vectors, normalised


class Topics:
    """Vectors of the paragraphs and documents of a collection, and how near two of them are."""

    def __init__(self, evidence: Evidence, meaning: Meaning) -> None:
        self.meaning, self._evidence = meaning, evidence
        self.terms = Terms(evidence.statements)
        inside: dict[str, set[str]] = defaultdict(set)
        self._terms: dict[str, Counter[str]] = defaultdict(Counter)
        for one in evidence.statements:
            assert one.paragraph
            inside[one.paragraph.id] |= one.stems
            self._terms[one.paragraph.source_id].update(one.stems)
        self._place = {each: index for index, each in enumerate(inside)}
        rows = [
            meaning.mean(meaning.words({each: evidence.weight(each) for each in sorted(stems)}))
            for stems in inside.values()
        ]
        self.common: Vectors = np.mean(rows, axis=0) if rows else np.zeros(meaning.width, np.float32)
        self._rows = normalised(np.stack(rows) - self.common) if rows else np.zeros((0, meaning.width), np.float32)
        self._means: dict[str, Vectors] = {}
        self._documents: dict[tuple[str, str], float] = {}
        self._headings: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}

    def centred(self, row: Vectors) -> Vectors:
        """A vector less what the collection has in common, of length one."""
        return np.asarray(normalised((row - self.common)[None, :])[0], np.float32)

    def of_statement(self, one: Statement) -> Vectors:
        """The vector of the paragraph of a statement."""
        assert one.paragraph
        return np.asarray(self._rows[self._place[one.paragraph.id]], np.float32)

    def telling(self, stem: str) -> bool:
        """Whether a stem is rare enough to say something of a subject."""
        return self._evidence.telling(stem)

    def documents(self, one: str, other: str) -> float:
        """Cosine of two documents: their stems, the rarer and the more frequent the heavier."""
        key = (min(one, other), max(one, other))
        if key not in self._documents:
            self._documents[key] = float(self._document(one) @ self._document(other))
        return self._documents[key]

    def _document(self, document: str) -> Vectors:
        if document not in self._means:
            weights = {
                each: self._evidence.weight(each) * (1 + np.log(count))
                for each, count in sorted(self._terms[document].items())
            }
            self._means[document] = self.meaning.mean(self.meaning.words(weights))
        return self._means[document]

    def headings(self, one: Paragraph, other: Paragraph) -> float:
        """How near the last headings of two paragraphs are, 0 to 1; 0.3 where one has none."""
        key = (one.heading_path[-1:], other.heading_path[-1:])
        if not all(key):
            return 0.3
        if key not in self._headings:
            ours, theirs = (
                self.meaning.words({each: self._evidence.weight(each) for each in sorted(stems_of(path[0]))})
                for path in key
            )
            nearness = likeness(ours, theirs, self.meaning)
            self._headings[key] = (covered(nearness, ours.weights) + covered(nearness.T, theirs.weights)) / 2
        return self._headings[key]
