"""The sentences of the sources, indexed so that a claim finds them fast, and how near a claim is to each.

Subjects are compared without a parser: rarity-weighted overlap of stems (Spärck Jones 1972), whole sentence for the
subject and nearest words for what belongs to one figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from rag.datatypes import Figure, Paragraph, ParagraphKind
from rag.figures.ledger import Ledger
from rag.figures.statements import Statement, places_of, related, stems_of, values_of, words_in
from rag.language.sentences import split_sentences


class RarityLike(Hashable, Protocol):
    """How rare a stem is in the collection."""

    def of(self, stem: str) -> float:
        """A weight above zero; rarer is more."""
        ...


class Evidence:
    """The sentences of the sources with an inverted index over their stems."""

    def __init__(self, ledger: Ledger, paragraphs: Iterable[Paragraph], rarity: RarityLike) -> None:
        figures: dict[str, list[Figure]] = defaultdict(list)
        for cited in ledger:
            figures[cited.paragraph.id].append(cited.figure)
        self.rarity = rarity
        self.statements: list[Statement] = []
        for paragraph in paragraphs:
            self._add(paragraph, figures[paragraph.id])
        self.by_stem: dict[str, list[int]] = defaultdict(list)
        self.by_value: dict[Decimal, list[int]] = defaultdict(list)
        self._beside: dict[str, list[Statement]] = defaultdict(list)
        self._at = {(one.paragraph.id, one.start): one for one in self.statements if one.paragraph}
        for index, one in enumerate(self.statements):
            self._index(index, one)
        weights = sorted(rarity.of(each) for each in self.by_stem)
        self.middle = weights[len(weights) // 2] if weights else 1.0

    def _index(self, index: int, one: Statement) -> None:
        for each in one.stems:
            self.by_stem[each].append(index)
        for figure in one.figures:
            for value in values_of(figure):
                self.by_value[value].append(index)
        if one.paragraph:
            self._beside[one.paragraph.id].append(one)

    def _add(self, paragraph: Paragraph, figures: list[Figure]) -> None:
        spans = split_sentences(paragraph.text)
        outside = stems_of(" . ".join([*paragraph.heading_path, paragraph.lead_in or ""]))
        words = [tuple(words_in(paragraph.text, start, end, ())) for start, end in spans]
        inside = [frozenset(word.stem for word in row) for row in words]
        for index, (start, end) in enumerate(spans):
            own = tuple(one for one in figures if start <= one.start < end)
            others = frozenset().union(*(one for at, one in enumerate(inside) if at != index and abs(at - index) <= 2))
            if paragraph.text[:end].endswith("?"):
                continue  # a question states nothing
            previous = inside[index - 1] if index else frozenset()
            named = frozenset(word.stem for word in words[index - 1] if word.name) if index else frozenset()
            self.statements.append(
                Statement(paragraph.text, start, end, own, paragraph, outside | others, outside | previous, named)
            )

    @lru_cache(maxsize=65536)  # noqa: B019  # one Evidence lives as long as its index version
    def weight(self, each: str) -> float:
        """The weight of a stem; one that no source has counts for half of the middle, as it may be a synonym."""
        return self.rarity.of(each) if each in self.by_stem or each[:1] == "#" else 0.5 * self.middle

    def same_order(self, claim: Statement, source: Statement) -> bool:
        """Whether the words that two sentences share (dates and "daarna" included), three at least, stand in the
        same order."""
        ours, theirs = places_of(claim), places_of(source)
        shared = [each for each in ours if each in theirs]
        pairs = [(a, b) for index, a in enumerate(shared) for b in shared[index + 1 :]]
        kept = sum((ours[a] < ours[b]) == (theirs[a] < theirs[b]) for a, b in pairs)
        return len(shared) >= 3 and kept == len(pairs)

    def topic(self, one: Statement, other: Statement) -> float:
        """Cosine (0 to 1) of the stems of two statements with their surroundings, weighted by squared rarity."""
        ours, theirs = one.stems | one.around, other.stems | other.around
        total = sum(self.weight(each) ** 2 for each in ours) * sum(self.weight(each) ** 2 for each in theirs)
        shared = sum(self.weight(each) ** 2 for each in ours & theirs)
        return float(shared / total**0.5) if total else 0.0

    def states(self, document: str, figure: Figure) -> bool:
        """Whether a document states the value of a figure anywhere."""
        return any(
            (found := self.statements[index].paragraph) is not None and found.source_id == document
            for value in values_of(figure)
            for index in self.by_value.get(value, ())
        )

    def telling(self, each: str) -> bool:
        """Whether a stem is rare enough to say something of the subject: it stands in at most a twentieth of the
        sentences."""
        return len(self.by_stem.get(each, ())) <= max(4, len(self.statements) // 20)

    def nearest(self, claim: Statement, count: int) -> list[Statement]:
        """The statements with the most of the claim's rarity, and those with one of its values, best first."""
        scores: dict[int, float] = defaultdict(float)
        for each in claim.stems:
            weight = self.weight(each)
            for index in self.by_stem.get(each, ()):
                scores[index] += weight
        ranked = sorted(scores, key=lambda index: (-scores[index], index))[:count]
        for figure in claim.figures:
            hits = {index for value in values_of(figure) for index in self.by_value.get(value, ())} - set(ranked)
            ranked += sorted(hits, key=lambda index: (-scores[index], index))[:count]
        return [self.statements[index] for index in ranked]

    def at(self, paragraph: str, start: int) -> Statement | None:
        """The statement at an offset of a paragraph, None where none begins there."""
        return self._at.get((paragraph, start))

    def beside(self, statement: Statement) -> list[Statement]:
        """The statements of the same paragraph."""
        return self._beside[statement.paragraph.id] if statement.paragraph else []

    def coverage(self, claim: Statement, source: Statement) -> float:
        """Share (0 to 1) of the claim's rarity that the source states: whole stems 1, parts of compounds 0.6,
        surroundings 0.6."""
        total = found = 0.0
        for each in claim.stems:
            weight = self.weight(each)
            total += weight
            found += weight * self._credit(each, source)
        return found / total if total else 0.0

    def _credit(self, each: str, source: Statement) -> float:
        if each in source.stems:
            return 1.0
        if any(related(each, other) for other in source.stems):
            return 0.6
        return 0.6 if each in source.around else 0.0

    def local(self, claim: Statement, one: Figure, source: Statement, other: Figure) -> float:
        """Overlap (0 to 1) of what stands nearest to a figure of the claim and to one of the source."""
        ours, theirs = claim.near(one), source.near(other)
        total = sum(self.weight(each) * weight for each, weight in ours.items())
        shared = sum(self.weight(each) * min(weight, theirs.get(each, 0.0)) for each, weight in ours.items())
        return shared / total if total else 1.0


@lru_cache(maxsize=8)
def evidence_for(ledger: Ledger, paragraphs: tuple[Paragraph, ...], rarity: RarityLike) -> Evidence:
    """The evidence of a collection, made once. Headings and metadata state nothing and are left out."""
    told = [one for one in paragraphs if one.kind is not ParagraphKind.METADATA or len(one.text) > 40]
    return Evidence(ledger, told, rarity)
