"""Pairs of figures that may state one thing differently, with their features: candidates, then how each stands among
its competitors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rag.datatypes import Paragraph, ParagraphKind
from rag.figures.differing import closeness, comparable, differs, equal, idle
from rag.figures.evidence import Evidence, RarityLike, evidence_for
from rag.figures.ledger import Ledger
from rag.figures.meaning import Floats, Meaning
from rag.figures.pair_features import NAMES, Between, between, features, is_row
from rag.figures.sides import Side, sides, told
from rag.figures.statements import Statement
from rag.figures.topics import Topics
from rag.figures.values import is_dated, significance
from rag.index.encoder import StaticEncoder, Vectors

FEW = 5  # nearest statements of a document that tell what is usual
UNLIKE = -0.15  # standing out by less than this, only equal values are compared further
UNLIKE_ROW = -0.6  # the same where one is a row of a table, which is as near to every row of it
STRANGERS = 0.06  # cosine of the terms of two documents below which they share no subject
TELLING = 2.0  # significance of a number that two documents without a common subject hardly share by accident
FARTHEST = 0.08  # closeness below which two values are not of one thing
NEAREST = 20  # statements compared with each, by vectors, by stems and by stems with headings
# how a pair stands among the other pairs of its two figures in the two documents
STANDING = ("lead_min", "lead_mean", "agreed", "best_of_both")
REVISED, DOCUMENT_TERMS = NAMES.index("revised"), NAMES.index("document_terms")
ONE_SUBJECT = 0.6  # nearness of the terms of two documents from which they are taken to be about one thing
SURE = 0.5  # from here an agreeing pair settles what its figures are
FAR = 4.0  # a lead or lag of the first score beyond which nothing more is said


@dataclass(frozen=True, eq=False)
class Rival:
    """Two figures that may state one thing, and the features of the pair by :data:`NAMES`."""

    one: Side
    other: Side
    values: Floats
    differs: tuple[str, ...]
    equal: bool

    @property
    def revised(self) -> bool:
        """Whether one of the sentences says that the other's value has been revised."""
        return bool(self.values[REVISED])

    @property
    def one_subject(self) -> bool:
        """Whether the documents of the two are about one thing, or are one."""
        return bool(self.values[DOCUMENT_TERMS] >= ONE_SUBJECT)

    @property
    def statements(self) -> frozenset[int]:
        """Both sentences, by identity."""
        return frozenset((id(self.one.statement), id(self.other.statement)))


def rivals(ledger: Ledger, paragraphs: Sequence[Paragraph], rarity: RarityLike, encoder: StaticEncoder) -> list[Rival]:
    """Every pair worth scoring: comparable figures of near statements of different paragraphs."""
    evidence = evidence_for(ledger, tuple(paragraphs), rarity)
    statements = told(evidence)
    meaning = Meaning(evidence.statements, encoder)
    topics = Topics(evidence, meaning)
    every = sides(statements, evidence, meaning, topics)
    by_statement: dict[int, list[Side]] = defaultdict(list)
    for side in every:
        by_statement[id(side.statement)].append(side)
    if not every:
        return []
    near = _Near(statements, np.stack([by_statement[id(one)][0].mean for one in statements]))
    found: list[Rival] = []
    kinds = [frozenset(map(_measure, by_statement[id(one)])) for one in statements]
    for first, second in _near_statements(statements, near, evidence, kinds):
        ours, theirs = by_statement[id(statements[first])], by_statement[id(statements[second])]
        pairs = [(a, b) for a in ours for b in theirs if comparable(a, b) and not idle(a, b)]
        stands_out = near.stands_out(first, second)
        pairs = [(a, b) for a, b in pairs if _worth(a, b, stands_out, topics)]
        if pairs:
            shared = between(ours[0], theirs[0], topics, stands_out)
            found += [_rival(one, other, shared) for one, other in pairs]
    return found


def _worth(one: Side, other: Side, stands_out: float, topics: Topics) -> bool:
    """Whether two sides are worth scoring: documents of one subject and values not far apart, or a telling number that
    both state."""
    strangers = one.document != other.document and topics.terms.documents(one.document, other.document) < STRANGERS
    if equal(one, other):
        if one.document == other.document and (is_row(one) or is_row(other)):
            return False  # the text tells what its table holds
        return not strangers or min(significance(one.figure), significance(other.figure)) >= TELLING
    unlike = UNLIKE_ROW if is_row(one) != is_row(other) else UNLIKE
    return not strangers and stands_out >= unlike and closeness(one, other) >= FARTHEST


def _rival(one: Side, other: Side, shared: Between) -> Rival:
    return Rival(one, other, features(one, other, shared), differs(one, other), equal(one, other))


class _Near:
    """Cosines of statements, and how near a statement usually is to those of a document."""

    def __init__(self, statements: list[Statement], rows: Vectors) -> None:
        self._rows = rows
        self._of: dict[str, list[int]] = defaultdict(list)
        self.documents = [one.paragraph.source_id if one.paragraph else "" for one in statements]
        for index, document in enumerate(self.documents):
            self._of[document].append(index)
        self._usual: dict[tuple[int, str], float] = {}

    def to_all(self, index: int) -> Floats:
        """Cosines of one statement with all, shape (statements,)."""
        return np.asarray(self._rows @ self._rows[index], np.float64)

    def usual(self, index: int, document: str) -> float:
        """The mean of the best few cosines of a statement with those of a document."""
        if (index, document) not in self._usual:
            others = [each for each in self._of[document] if each != index]
            cosines = np.sort(self._rows[others] @ self._rows[index])[::-1]
            self._usual[index, document] = float(cosines[:FEW].mean()) if others else 0.0
        return self._usual[index, document]

    def stands_out(self, one: int, other: int) -> float:
        """Cosine of two statements less what is usual for both (cross-domain similarity local scaling, Conneau et
        al. 2018)."""
        usual = self.usual(one, self.documents[other]) + self.usual(other, self.documents[one])
        return float(self._rows[one] @ self._rows[other]) - usual / 2


def _measure(side: Side) -> str:
    """What the figure of a side can be compared with: other dates, or its dimension."""
    if is_dated(side.figure):
        return "dated"
    dimension = side.quantity.dimension if side.quantity else ""
    return "dag" if dimension == "maand" else dimension


def _near_statements(
    statements: list[Statement], near: _Near, evidence: Evidence, kinds: list[frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Places of two statements of different paragraphs with comparable figures, near in vectors, in stems, or in stems
    with those of headings and the sentence before; each pair once. Equal numbers are always compared."""
    place = {(id(one.paragraph), one.start): index for index, one in enumerate(statements)}
    by_stem = _by_stem(statements, evidence)
    seen: set[tuple[int, int]] = set()
    for index, first in enumerate(statements):
        usable = [
            other != index and bool(kinds[index] & kinds[other]) and _apart(first, statements[other])
            for other in range(len(statements))
        ]
        ours = np.asarray(usable)
        scores = np.zeros(len(statements))
        for each in first.stems | first.before:
            scores[by_stem.get(each, [])] += evidence.weight(each) ** 2
        found: set[int] = set()
        for row in (near.to_all(index), scores):
            found |= set(np.argsort(-np.where(ours, row, -1.0), kind="stable")[:NEAREST].tolist())
        own = (place.get((id(one.paragraph), one.start)) for one in evidence.nearest(first, NEAREST))
        found |= {each for each in own if each is not None}
        for other in sorted(found):
            key = (min(index, other), max(index, other))
            if other != index and key not in seen and _apart(first, statements[other]):
                seen.add(key)
                yield key


def _by_stem(statements: list[Statement], evidence: Evidence) -> dict[str, list[int]]:
    """For each rare stem the places of the statements that have it, in the sentence, its headings or the one before."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(statements):
        for each in one.stems | one.before:
            if evidence.telling(each):
                found[each].append(index)
    return found


def _apart(one: Statement, other: Statement) -> bool:
    """Whether two statements are of different paragraphs, and not of one list, table or run of notes."""
    assert one.paragraph and other.paragraph
    ours, theirs = one.paragraph, other.paragraph
    if ours.source_id != theirs.source_id:
        return True
    listed = ours.kind is theirs.kind is not ParagraphKind.PARAGRAPH and ours.kind is not ParagraphKind.ANSWER
    return ours.id != theirs.id and not (listed and ours.heading_path == theirs.heading_path)


def standing(found: Sequence[Rival], scores: Floats) -> Floats:
    """For each pair, by :data:`STANDING`: its lead over the best other pair of either figure in the other's document
    (the smaller one, the mean), how far a pair that agrees lies ahead, and whether it is the best of both.

    A sentence that says a value has been revised states both; its other pair is then no competitor.
    """
    rows: dict[tuple[int, str], list[int]] = defaultdict(list)
    keys = [((pair.one.place, pair.other.document), (pair.other.place, pair.one.document)) for pair in found]
    for index, both in enumerate(keys):
        for key in both:
            rows[key].append(index)
    for own in rows.values():
        own.sort(key=lambda each: -scores[each])
    table = np.zeros((len(found), len(STANDING)))
    for index, pair in enumerate(found):
        leads, agreed = [], -FAR
        for key in keys[index]:
            best = next((each for each in rows[key] if _competes(found, each, index)), None)
            equal = next((each for each in rows[key] if found[each].equal and _competes(found, each, index)), None)
            leads.append(FAR if best is None else float(np.clip(scores[index] - scores[best], -FAR, FAR)))
            if equal is not None:
                agreed = max(agreed, min(FAR, float(scores[equal] - scores[index])))
        ahead = 0.0 if pair.equal else agreed / FAR
        table[index] = (min(leads) / FAR, sum(leads) / (2 * FAR), ahead, float(min(leads) >= 0))
    return table


def _competes(found: Sequence[Rival], other: int, index: int) -> bool:
    if other == index:
        return False
    ours, theirs = found[index], found[other]
    return not (ours.revised and ours.statements == theirs.statements)


def chosen(found: Sequence[Rival], scores: Floats, limit: float) -> list[int]:
    """Places of the pairs to show, best first: they score at least ``limit``, differ in something, and neither figure
    has a likelier partner in the other's document."""
    taken: set[tuple[int, str]] = set()
    kept = []
    for index in np.argsort(-scores, kind="stable").tolist():
        if scores[index] < limit:
            break
        pair = found[index]
        keys = {(pair.one.place, pair.other.document), (pair.other.place, pair.one.document)}
        if taken & keys:
            continue
        if scores[index] >= SURE or pair.differs:
            taken |= keys
        if pair.differs:
            kept.append(index)
    return kept
