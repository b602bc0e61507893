"""Claims in other words than the sources: every figure is looked for among the figures of the statements that are near.

The fit of two figures is the share of the claim's rarity that the source states, and the overlap of what stands
nearest
to both. The more digits the claim shares with one paragraph, the less fit is asked: "17.900" is hardly met by accident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.datatypes import Figure, Verdict
from rag.figures.anchors import belongs_elsewhere
from rag.figures.contrast import contrast
from rag.figures.derive import derive, derive_years
from rag.figures.evidence import Evidence
from rag.figures.lexis import Floats, Lexis
from rag.figures.match import Match, denies, match, one_way, polarity
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.support import features, shipped_model
from rag.figures.values import is_dated, same_value, significance
from rag.figures.windows import window_of
from rag.figures.worded_features import adds_what_is_denied
from rag.figures.wording import overstates
from rag.language.tokens import stems

BASE_FIT = 0.36  # fit (0 to 1) by stems asked of two equal figures, before significant digits lower it
PER_DIGIT = 0.10  # how much each significant digit shared with the paragraph lowers it
LEAST_FIT = 0.12  # and below which no number of digits will do
NEAR_FIT = 0.36  # fit (0 to 1) from which a statement is shown beside a figure that nothing states
OTHER_SUBJECT = (
    0.42  # fit from which an equal figure of something else contradicts, and does not merely stand elsewhere
)
DATES_ONLY = 0.45  # coverage asked of a claim that has no figures but dates
OTHER_VALUE = 0.50  # fit from which a different value contradicts, and not merely stands elsewhere
LEAD = 0.20  # how much better a different figure must fit to set aside an equal one


# what is compared stands behind what it is compared with in a claim, and before it in a source
_COMPARING = re.compile(r"\b(?:in plaats van|tegen|ten opzichte van|vergeleken met|dan|van de)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """The verdict on one figure of a claim and the statement that decides it."""

    figure: Figure
    verdict: Verdict
    differs: tuple[str, ...] = ()
    statement: Statement | None = None
    derived: str | None = None
    rival: Figure | None = None  # the figure of the statement that has another value


@dataclass(frozen=True)
class Option:
    """A source figure that may be what a claim's figure states, and how well it fits."""

    fit: float
    statement: Statement
    found: Match


@dataclass
class Case:
    """A claim with the statements near it, their coverage, and what has been found so far."""

    reading: Reading
    near: list[Statement]
    covers: dict[int, float]
    evidence: Evidence
    shared: dict[str, float] = field(default_factory=dict)  # paragraph id -> significant digits in common

    @property
    def claim(self) -> Statement:
        """The claim itself."""
        return self.reading.claim


def open_case(claim: Statement, near: list[Statement], evidence: Evidence, lexis: Lexis) -> Case:
    """A claim laid beside the statements near it."""
    reading = Reading(claim, lexis)
    case = Case(reading, near, {id(one): reading.cover(one) for one in near}, evidence)
    case.shared = _shared(case)
    return case


def find_verdicts(case: Case) -> list[Finding]:
    """A finding for each figure of a claim, numbers first: they say which statement the dates are looked for in."""
    numbers = {one: _number(case, one) for one in case.claim.figures if not is_dated(one)}
    for one in _turned_order(case, numbers):
        numbers[one] = Finding(one, Verdict.CONTRADICTED, ("value",), numbers[one].statement)
    numbers = {one: _once(one, each, numbers) for one, each in numbers.items()}
    return [numbers[one] if one in numbers else _date(case, one, numbers) for one in case.claim.figures]


def _once(one: Figure, finding: Finding, numbers: dict[Figure, Finding]) -> Finding:
    """One figure of a source contradicts the figure that counts the same thing, and no other one of the claim."""
    rival = finding.rival
    if rival is None or _counts_alike(one, rival):
        return finding
    nearer = any(each.rival is rival and _counts_alike(other, rival) for other, each in numbers.items())
    return Finding(one, Verdict.NOT_IN_CORPUS, (), finding.statement) if nearer else finding


def _counts_alike(one: Figure, other: Figure) -> bool:
    return bool(set(stems(one.unit or "")) & set(stems(other.unit or "")))


def _shared(case: Case) -> dict[str, float]:
    """For each paragraph, the significant digits of the claim's figures that it states."""
    totals: dict[str, dict[Figure, float]] = {}
    for source in case.near:
        assert source.paragraph
        found = totals.setdefault(source.paragraph.id, {})
        for one in case.claim.figures:
            if any(same_value(other, one) for other in source.figures):
                found[one] = significance(one)
    return {key: sum(found.values()) for key, found in totals.items()}


def options_of(case: Case, one: Figure) -> list[Option]:
    """The figures of the near statements that could be what a claim's figure states, best fit first."""
    options = []
    for source in case.near:
        for other in source.figures:
            if result := match(case.claim, one, source, other):
                local = case.reading.local(one, source, other)
                options.append(Option(0.6 * case.covers[id(source)] + 0.4 * local, source, result))
    return sorted(options, key=lambda option: (-option.fit, len(option.found.differs)))


def values_of_option(case: Case, one: Figure, option: Option, options: Sequence[Option]) -> Floats:
    """The features of an option among the others, for the learned model."""
    rivals = [each for each in options if each.found.differs == ("value",) and not _used(case, one, each)]
    source = option.statement
    assert source.paragraph
    anywhere = next((each.fit for each in rivals), 0.0)
    inside = next((each.fit for each in rivals if each.statement.paragraph is source.paragraph), 0.0)
    other = option.found.source
    marks = (
        bool(belongs_elsewhere(case.claim, one, source, other, case.evidence)),
        other_name(case.claim, source, case.evidence),
    )
    leads = (option.fit - anywhere, option.fit - inside)
    shared = case.shared.get(source.paragraph.id, 0.0)
    return features(case.reading, one, source, other, case.evidence.beside(source), leads, shared, marks)


def _number(case: Case, one: Figure) -> Finding:
    options = options_of(case, one)
    model = shipped_model()
    equal = [option for option in options if not option.found.differs]
    ruled = _by_rule(case, one, options)
    judged = [
        (
            model.probability(values_of_option(case, one, option, options))
            - (model.agreeing if option is ruled else model.threshold),
            option,
        )
        for option in equal
    ]
    lead, chosen = max(judged, key=lambda row: row[0], default=(-1.0, None))
    if chosen and lead >= 0:
        if differs := _plainly(case, one, chosen):
            return Finding(one, Verdict.CONTRADICTED, differs, chosen.statement)
        return Finding(one, Verdict.SUPPORTED, (), chosen.statement, chosen.found.derived)
    if (reckoned := derive(case.claim, one, case.near, case.covers)) and not polarity(case.claim, reckoned[1]):
        return Finding(one, Verdict.SUPPORTED, (), reckoned[1], reckoned[0])
    for source in case.near[:5]:
        if years := derive_years(one, source):
            return Finding(one, Verdict.SUPPORTED, (), source, years)
    return _against(case, one, options, chosen)


def _by_rule(case: Case, one: Figure, options: Sequence[Option]) -> Option | None:
    """The equal figure that stems and parallel figures alone would choose; the more digits are shared, the less fit is
    asked."""
    fits = [_stem_fit(case, one, option) for option in options]
    rows = [(fit, option) for fit, option in zip(fits, options, strict=True) if not option.found.differs]
    asked = [max(LEAST_FIT, BASE_FIT - PER_DIGIT * _digits(case, option)) for _, option in rows]
    fitting = [(fit - least, fit, option) for (fit, option), least in zip(rows, asked, strict=True) if fit >= least]
    if not fitting:
        return None
    _, own, chosen = max(fitting, key=lambda row: row[0])
    rivals = [
        fit
        for fit, option in zip(fits, options, strict=True)
        if option.found.differs and option.statement is not chosen.statement and not _used(case, one, option)
    ]
    source, other = chosen.statement, chosen.found.source
    turned = (
        max(rivals, default=0.0) - own > LEAD
        or polarity(case.claim, source, one, other)
        or belongs_elsewhere(case.claim, one, source, other, case.evidence)
        or other_name(case.claim, source, case.evidence)
    )
    return None if turned else chosen


def _stem_fit(case: Case, one: Figure, option: Option) -> float:
    cover = case.evidence.coverage(case.claim, option.statement)
    return 0.6 * cover + 0.4 * case.evidence.local(case.claim, one, option.statement, option.found.source)


def _digits(case: Case, option: Option) -> float:
    assert option.statement.paragraph
    return case.shared.get(option.statement.paragraph.id, 0.0)


def _against(case: Case, one: Figure, options: list[Option], equal: Option | None) -> Finding:
    """Not supported: contradicted by an equal figure of something else or by another value, or stated nowhere."""
    rivals = (option for option in options if option.found.differs and not _used(case, one, option))
    rival = next((option for option in rivals if not equal or option.statement is not equal.statement), None)
    if equal and equal.fit >= OTHER_SUBJECT and (rival is None or rival.fit - equal.fit <= LEAD):
        differs = polarity(case.claim, equal.statement, one, equal.found.source)
        differs += belongs_elsewhere(case.claim, one, equal.statement, equal.found.source, case.evidence)
        return Finding(one, Verdict.CONTRADICTED, differs or ("subject",), equal.statement)
    if rival and rival.fit >= OTHER_VALUE:
        return Finding(one, Verdict.CONTRADICTED, rival.found.differs, rival.statement, rival=rival.found.source)
    near = options[0].statement if options and options[0].fit >= NEAR_FIT else None
    return Finding(one, Verdict.NOT_IN_CORPUS, (), near)


def _used(case: Case, one: Figure, option: Option) -> bool:
    """Whether another figure of the claim states what this option states."""
    return any(other is not one and same_value(option.found.source, other) for other in case.claim.figures)


def other_name(claim: Statement, source: Statement, evidence: Evidence) -> bool:
    """Whether the claim names somebody whom the source has not named so far, where the source names somebody else.

    Only names that say something are looked at: those of at most a twentieth of the sentences, known to the sources.
    """
    known = source.stems | source.before
    new = [each for each in claim.names - known if not any(each[:4] == other[:4] for other in known)]
    lost = [each for each in (source.names | source.named_before) - claim.stems if evidence.telling(each)]
    return bool(lost) and any(each in evidence.by_stem and evidence.telling(each) for each in new)


def _plainly(case: Case, one: Figure, option: Option) -> tuple[str, ...]:
    """In what a claim differs for certain, however much it resembles the sentence."""
    source, other = option.statement, option.found.source
    beside = case.evidence.beside(source)
    if other_time(case.claim, source):
        return ("value",)
    if overstates(case.claim.sentence, source.sentence):
        return ("qualifier",)
    added = adds_what_is_denied(case.reading, window_of(case.reading, source, beside))
    if added or denies(case.claim, one, source, other):
        return ("negation",)
    named = other_name(case.claim, source, case.evidence)
    if named or contrast(case.reading, one, source, other, beside).get("contrary"):
        return ("subject",)
    return ()


def other_time(claim: Statement, source: Statement) -> bool:
    """Whether a claim names a time of day where the sentence names another."""
    return bool(claim.times and source.times and not claim.times & source.times)


def _turned_order(case: Case, numbers: dict[Figure, Finding]) -> list[Figure]:
    """Two figures in the other order than in their sentence, while the words that both sentences share keep theirs."""
    found = [
        (one, each.statement) for one, each in numbers.items() if each.verdict is Verdict.SUPPORTED and each.statement
    ]
    for at, (one, source) in enumerate(found):
        for other, second in found[at + 1 :]:
            if (
                second is not source
                or one.start > other.start
                or _COMPARING.search(case.claim.text, one.end, other.start)
            ):
                continue
            a, b = _equal_in(source, one), _equal_in(source, other)
            if a and b and a.kind is b.kind and a.start > b.start and case.evidence.same_order(case.claim, source):
                return [one, other]
    return []


def _equal_in(source: Statement, one: Figure) -> Figure | None:
    return next((other for other in source.figures if same_value(other, one)), None)


def _date(case: Case, one: Figure, numbers: dict[Figure, Finding]) -> Finding:
    """A date: stated where the numbers are decided, or looked for like a number in a claim that has none."""
    told = [each.statement for each in numbers.values() if each.statement and each.verdict is not Verdict.NOT_IN_CORPUS]
    if stated := next((source for source in told if _states(case, one, source)), None):
        return Finding(one, Verdict.SUPPORTED, (), stated)
    for source in told:
        beside = any(_states(case, one, neighbour) for neighbour in case.evidence.beside(source))
        if beside or (one.upper is not None and _both_ends(one, source)):
            return Finding(one, Verdict.SUPPORTED, (), source)
    if told and any(is_dated(other) for source in told for other in source.figures):
        return Finding(one, Verdict.CONTRADICTED, ("period",), told[0])
    if told or (not numbers and _undecided(case)):
        return Finding(one, Verdict.NOT_IN_CORPUS, (), told[0] if told else None)
    found = _number(case, one)
    if numbers and found.verdict is Verdict.CONTRADICTED and found.differs == ("value",):
        return Finding(one, found.verdict, ("period",), found.statement)
    return found


def _both_ends(one: Figure, source: Statement) -> bool:
    """Whether a sentence states both ends of a period apart ("in 2020 … in 2024", "2024, 2025 en 2026")."""
    stated = {
        str(value)[: len(str(end))]
        for other in source.figures
        if is_dated(other)
        for value in (other.value, other.upper)
        for end in (one.value, one.upper)
    }
    return str(one.value) in stated and str(one.upper) in stated


def _undecided(case: Case) -> bool:
    """Whether a claim that states nothing but dates is too far from every sentence with one of them."""
    dated = [
        source
        for source in case.near
        if any(same_value(other, one) for one in case.claim.figures for other in source.figures)
    ]
    best = max(dated, key=lambda source: case.covers[id(source)], default=None)
    if best is None or case.covers[id(best)] < DATES_ONLY:
        return best is not None
    return one_way(case.claim) and not one_way(best)


def _states(case: Case, one: Figure, source: Statement) -> bool:
    return any((result := match(case.claim, one, source, other)) and not result.differs for other in source.figures)
