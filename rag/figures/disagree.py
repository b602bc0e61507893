"""Statements of the sources that disagree: pairs of figures that state one thing, and not the same.

Candidates and their features come from :mod:`rag.figures.rivals`, the learned scorer from
:mod:`rag.figures.same_thing`; what shares its wording is also told by :mod:`rag.figures.stem_rules`. What differs is named;
which source is right is not said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import numpy as np

from rag.datatypes import Disagreement, Paragraph, ParagraphKind
from rag.datatypes import Statement as Shown
from rag.figures.compare import Similarity
from rag.figures.differing import equal
from rag.figures.evidence import Evidence, RarityLike, evidence_for
from rag.figures.ledger import Ledger
from rag.figures.meaning import shipped_encoder
from rag.figures.own_table import against_its_table
from rag.figures.rivals import TELLING, Rival, chosen, rivals
from rag.figures.same_thing import shipped_scorer
from rag.figures.same_wording import little_in_common, much_in_common, of_others, set_right, told_by_wording
from rag.figures.sides import Side
from rag.figures.stem_rules import told_by_stems
from rag.figures.subjects import content_words
from rag.figures.values import is_dated, significance
from rag.language.tokens import fold

UNLIKELY = 0.1  # score below which a rule shows only equal large numbers that hardly any other sentence states
LOWER = 0.43  # share of the threshold that does where two sentences say much the same of near values
LARGE, FEW = 1000, 3
RESTATED = 0.05  # score from which a second statement of a value that is shown is put beside it
_NOTES = (ParagraphKind.FOOTNOTE, ParagraphKind.TABLE_ROW)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
_TURN = re.compile(r"\b(?:1 januari|begin) ((?:19|20)\d{2})\b", re.IGNORECASE)
_ORDER = ("value", "unit", "qualifier", "period", "subject")


def disagreements(
    ledger: Ledger, paragraphs: Iterable[Paragraph], rarity: RarityLike, similarity: Similarity | None = None
) -> tuple[Disagreement, ...]:
    """Statements about one subject, in different paragraphs, that differ in value, unit, qualifier or period.

    Pairs that share a figure are put together; the likeliest come first. ``similarity`` is not used any more.
    """
    scorer, told = shipped_scorer(), tuple(paragraphs)
    found = rivals(ledger, told, rarity, shipped_encoder())
    scores = scorer.probabilities(found)
    likely = chosen(found, scores, LOWER * scorer.threshold)
    kept = [index for index in likely if _kept(found[index], scores[index], scorer.threshold)]
    evidence = evidence_for(ledger, told, rarity)
    shown = {index: found[index] for index in kept}
    for index, pair in enumerate(found):
        by_rule = scores[index] >= UNLIKELY or _one_number(pair)
        if index in shown:
            continue
        if differs := _by_stems(pair, evidence) if by_rule else ():
            shown[index] = replace(pair, differs=differs)
        elif against_its_table(pair) or told_by_wording(pair):
            shown[index] = pair
    ranked = [shown[index] for index in sorted(shown, key=lambda at: (-scores[at], at))] + list(set_right(found))
    weak = [found[index] for index in np.argsort(-scores, kind="stable").tolist() if scores[index] >= RESTATED]
    return tuple(_grouped(ranked + list(restated(ranked, weak))))


def _kept(pair: Rival, score: float, threshold: float) -> bool:
    """Whether a likely pair is shown: a lower score does where the sentences say much the same."""
    if _of_other_years(pair) or _a_bound(pair):
        return False
    return not little_in_common(pair, score) if score >= threshold else much_in_common(pair)


def restated(shown: list[Rival], others: list[Rival]) -> Iterator[Rival]:
    """Pairs of a figure that is shown with what a partner's document states again, as its table does."""
    partners: dict[int, list[Side]] = defaultdict(list)
    for pair in shown:
        partners[pair.one.place].append(pair.other)
        partners[pair.other.place].append(pair.one)
    for pair in others:
        for side, again in ((pair.one, pair.other), (pair.other, pair.one)):
            if not pair.equal and any(_again(again, partner) for partner in partners.get(side.place, ())):
                yield pair
                break


def _again(side: Side, partner: Side) -> bool:
    """Whether a document states the value of a partner in another sentence, and it is no number like any other."""
    telling = not is_dated(side.figure) and significance(side.figure) >= TELLING
    other = side.place != partner.place and side.document == partner.document
    return telling and other and equal(side, partner)


def _a_bound(pair: Rival) -> bool:
    """Whether two equal values differ in nothing but a period that is that of other figures of their sentences."""
    return pair.equal and pair.differs == ("period",) and of_others(pair)


def _of_other_years(pair: Rival) -> bool:
    """Whether two values are said of different years: one thing may have been so then, and be otherwise now."""
    one, other = pair.one, pair.other
    if is_dated(one.figure) or pair.equal or one.limit or other.limit or pair.revised:
        return False
    ours, theirs = _years(one), _years(other)
    return bool(ours and theirs) and not ours & theirs


def _years(side: Side) -> set[int]:
    """The years of a figure's period; the first day of a year ends the one before."""
    period = side.figure.period or ""
    return {int(year) for year in _YEAR.findall(period)} | {int(year) - 1 for year in _TURN.findall(period)}


def _one_number(pair: Rival) -> bool:
    """Whether both sides, of documents of one subject, state a large number that at most a few sentences state."""
    value = pair.one.figure.value
    return (
        pair.one_subject and pair.equal and isinstance(value, Decimal) and abs(value) >= LARGE and pair.one.times <= FEW
    )


def _by_stems(pair: Rival, evidence: Evidence) -> tuple[str, ...]:
    """In what a pair differs where stems alone tell it, in sentences of running text."""
    one, other = pair.one, pair.other
    if _noted(one) or _noted(other):
        return ()
    differs = told_by_stems(one.statement, one.figure, other.statement, other.figure, evidence)
    return () if differs == ("period",) and _told_again(pair) else differs


def _told_again(pair: Rival) -> bool:
    """Whether a document states a value twice, once without saying of when."""
    untimed = not (pair.one.figure.period and pair.other.figure.period)
    return pair.equal and pair.one.document == pair.other.document and untimed


def _noted(side: Side) -> bool:
    paragraph = side.statement.paragraph
    return len(side.statement.stems) < 3 or (paragraph is not None and paragraph.kind in _NOTES)


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
