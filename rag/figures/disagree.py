"""Statements of the sources that disagree: pairs of figures that state one thing, and not the same.

Candidates and their features come from :mod:`rag.figures.rivals`, the learned scorer from
:mod:`rag.figures.same_thing`. What differs is named; which source is right is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rag.datatypes import Disagreement, Paragraph
from rag.datatypes import Statement as Shown
from rag.figures.compare import Similarity
from rag.figures.evidence import RarityLike
from rag.figures.ledger import Ledger
from rag.figures.meaning import shipped_encoder
from rag.figures.rivals import Rival, chosen, rivals
from rag.figures.same_thing import shipped_scorer
from rag.figures.sides import Side
from rag.figures.subjects import content_words
from rag.language.tokens import fold

_ORDER = ("value", "unit", "qualifier", "period", "subject")


def disagreements(
    ledger: Ledger, paragraphs: Iterable[Paragraph], rarity: RarityLike, similarity: Similarity | None = None
) -> tuple[Disagreement, ...]:
    """Statements about one subject, in different paragraphs, that differ in value, unit, qualifier or period.

    Pairs that share a figure are put together; the likeliest come first. ``similarity`` is not used any more.
    """
    scorer = shipped_scorer()
    found = rivals(ledger, tuple(paragraphs), rarity, shipped_encoder())
    kept = chosen(found, scorer.probabilities(found), scorer.threshold)
    return tuple(_grouped([found[index] for index in kept]))


def _grouped(pairs: list[Rival]) -> Iterator[Disagreement]:
    """Disagreements from pairs, best first; a pair joins the group in which one of its figures stands already."""
    groups: list[dict[int, Side]] = []
    differs: list[set[str]] = []
    for pair in pairs:
        ends = {pair.one.place: pair.one, pair.other.place: pair.other}
        home = next((at for at, group in enumerate(groups) if group.keys() & ends.keys()), None)
        if home is None:
            groups.append(ends)
            differs.append(set(pair.differs))
        else:
            groups[home].update(ends)
            differs[home] |= set(pair.differs)
    for group, different in zip(groups, differs, strict=True):
        yield _disagreement(list(group.values()), different)


def _disagreement(members: list[Side], differs: set[str]) -> Disagreement:
    words = [set(map(fold, content_words(side.statement.sentence))) for side in members]
    common = set.intersection(*words)
    subject = [word for word in content_words(members[0].statement.sentence) if fold(word) in common]
    first = members[0].figure
    named = " ".join(dict.fromkeys(subject)) or first.subject or first.surface
    return Disagreement(named, tuple(one for one in _ORDER if one in differs), tuple(map(_shown, members)))


def _shown(side: Side) -> Shown:
    assert side.statement.paragraph
    return Shown(side.figure.surface, side.statement.paragraph, side.statement.sentence)
