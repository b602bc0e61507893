"""The last word on a claim with figures: its words and its figures must hold of one and the same sentence.

A year or a day by itself supports nothing: a claim that has no other figure is judged in words, and its dates must stand with
the sentence that decides. A supported figure is given up where the sentence is on another of the row, or denies what the claim
says (:mod:`rag.figures.clashes`); a claim that one sentence says nearly whole, with every figure, is supported by it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.datatypes import ClaimCheck, Figure, Verdict
from rag.figures.anchors import belongs_elsewhere
from rag.figures.bars import bars
from rag.figures.changes import Run, change_of, run_of, runs_impossibly
from rag.figures.clashes import adds_unnamed, clashes, compares_newly, of_the
from rag.figures.find import find_figures
from rag.figures.frequencies import oftener
from rag.figures.loose import other_time
from rag.figures.match import match
from rag.figures.norms import one_answer, reckoned
from rag.figures.ordinals import ordinal_at, ordinals
from rag.figures.scenes import Scene, all_cited, changed, cited, overall, unknown
from rag.figures.statements import Statement
from rag.figures.swaps import subject_swapped
from rag.figures.values import is_dated, same_value
from rag.figures.windows import Window
from rag.figures.worded_cover import cover_of
from rag.figures.worded_reasons import lacks_denial, reasons
from rag.figures.worded_verdict import AS_NEAR, Judged, fit_of
from rag.figures.wording import overstates

NEARLY = 0.85  # of the fit, from which a sentence says a claim with figures nearly whole
ITSELF = 0.6  # share of such a claim that the sentence says by itself
WITHIN = 0.8  # share of a claim that a clause with a bound must say, for a value within it to be supported
FIRST = 5  # sentences whose bounds are looked at
SEVERAL, SEVERAL_ITSELF = 0.75, 0.4  # the same for a claim with two numbers or more, which are hardly met by accident
OTHER_VALUE = 0.4  # share of a claim that a sentence must say by itself, for another value in it to contradict
KEPT = 0.35  # of the fit, below which a sentence with the date of a claim does not support it

_TIMES = ("maal", "keer")


def dates_only(claim: Statement) -> bool:
    """Whether a claim has figures and they are all years or dates."""
    return bool(claim.figures) and all(is_dated(one) for one in claim.figures)


def settled_dates(scene: Scene, checks: list[ClaimCheck], judged: Judged | None) -> list[ClaimCheck]:
    """The checks of a claim that has no figures but dates, with the verdict on its words."""
    before = overall(checks)
    told = {each for one in checks for each in one.differs}
    if (
        judged is not None
        and judged.verdict is not Verdict.NOT_IN_CORPUS
        and (judged.derived or not told - {"subject"})
    ):
        source = judged.window.source
        if _says_itself(scene, judged) and all(_dated_there(scene, one, source) for one in scene.claim.figures):
            return [changed(one, judged.verdict, judged.differs, source, judged.derived) for one in checks]
    if before is not Verdict.SUPPORTED:
        return checks
    told_by = cited(scene, checks)
    if told_by is not None and _keeps(scene, told_by):
        return checks
    return [unknown(one) for one in checks]


def _says_itself(scene: Scene, judged: Judged) -> bool:
    """Whether the sentence that decides says enough by itself, without those next to it."""
    return bool(judged.derived) or cover_of(scene.reading, judged.window).literal >= ITSELF


def settled_twin(scene: Scene, checks: list[ClaimCheck], near: Sequence[Statement]) -> list[ClaimCheck]:
    """:func:`_along` and what a change from one value to another comes to."""
    return _by_change(scene, _along(scene, checks, near))


def _along(scene: Scene, checks: list[ClaimCheck], near: Sequence[Statement]) -> list[ClaimCheck]:
    """The checks along a sentence that is nearly the same: given up where it clashes, granted where a bound bears it out."""
    if dates_only(scene.claim) and (told := _compared(scene, near, checks)):
        return told
    if overall(checks) is Verdict.SUPPORTED:
        return _less_clashes(scene, checks)
    return _within_bound(scene, near, checks) or checks


def _compared(scene: Scene, near: Sequence[Statement], checks: list[ClaimCheck]) -> list[ClaimCheck] | None:
    """The checks of a claim that compares two years, where the values of both stand in one sentence."""
    rows = [(scene.reading.cover(source), source) for source in near[:FIRST]]
    most = max((cover for cover, _ in rows), default=0.0)
    told = [
        (source, found)
        for cover, source in rows
        if cover >= most - AS_NEAR and (found := reckoned(scene.reading, scene.window(source)))
    ]
    if not told or not one_answer([found for _, found in told]):
        return None
    source, found = told[0]
    verdict = Verdict.SUPPORTED if found.holds else Verdict.CONTRADICTED
    return [changed(one, verdict, () if found.holds else ("value",), source, found.how) for one in checks]


def settled_figures(scene: Scene, checks: list[ClaimCheck], near: Sequence[Statement]) -> list[ClaimCheck]:
    """The checks of a claim with numbers, and what a change from one value to another comes to."""
    return _by_change(scene, _by_figures(scene, checks, near))


def _by_figures(scene: Scene, checks: list[ClaimCheck], near: Sequence[Statement]) -> list[ClaimCheck]:
    """The checks of a claim with numbers: given up where the sentence clashes, granted where one says all of it."""
    if overall(checks) is Verdict.SUPPORTED:
        return _less_clashes(scene, checks)
    if source := _says_all(scene, near):
        return [changed(one, Verdict.SUPPORTED, (), source) for one in checks]
    return _within_bound(scene, near, checks) or _less_distant(scene, checks)


def _less_distant(scene: Scene, checks: list[ClaimCheck]) -> list[ClaimCheck]:
    """Another value contradicts nothing where its sentence says little of the claim: it is one of something else."""
    against = [one for one in checks if one.verdict is Verdict.CONTRADICTED]
    source = cited(scene, against)
    if source is None or {each for one in against for each in one.differs} != {"value"}:
        return checks
    if cover_of(scene.reading, scene.window(source)).literal >= OTHER_VALUE:
        return checks
    return [unknown(one) if one in against else one for one in checks]


def _less_clashes(scene: Scene, checks: list[ClaimCheck]) -> list[ClaimCheck]:
    """Supported checks, where nothing plain stands against the sentence that supports them."""
    source = cited(scene, checks)
    if source is None or any(one.derived for one in checks) or source.sentence == scene.claim.sentence:
        return checks
    if adds_unnamed(scene.reading, source):
        return [unknown(one) for one in checks]
    differs = clashes(scene.reading, scene.window(source))
    if not differs and subject_swapped(scene.reading, scene.window(source)):
        return [unknown(one) for one in checks]
    return [changed(one, Verdict.CONTRADICTED, differs, source) for one in checks] if differs else checks


def _by_change(scene: Scene, checks: list[ClaimCheck]) -> list[ClaimCheck]:
    """The checks of a claim that something went from one value to another, by which of the two is the earlier one."""
    change, source = change_of(scene.claim), cited(scene, checks)
    if change is None or source is None or any(one.derived for one in checks):
        return checks
    apart = all(one.verdict is Verdict.SUPPORTED or one.differs == ("subject",) for one in checks)
    if not apart:
        return checks
    run = run_of(change, [scene.window(each) for each in all_cited(scene, checks)])
    if runs_impossibly(scene.claim, change) or run is Run.REVERSED:
        return [changed(one, Verdict.CONTRADICTED, ("direction",), source) for one in checks]
    if run is Run.UNKNOWN:
        return [unknown(one) for one in checks] if overall(checks) is Verdict.SUPPORTED else checks
    granted = change.up is not None and any(one.verdict is Verdict.SUPPORTED for one in checks)
    if overall(checks) is Verdict.SUPPORTED or not granted or _against(scene, scene.window(source)):
        return checks
    return [changed(one, Verdict.SUPPORTED, (), source) for one in checks]


def _within_bound(scene: Scene, near: Sequence[Statement], checks: list[ClaimCheck]) -> list[ClaimCheck] | None:
    """The checks of a claim with one number that lies within a bound of a sentence which says the rest of it."""
    one_number = len(scene.claim.figures) == 1 and not dates_only(scene.claim)
    for source in near[:FIRST] if one_number else ():
        window = scene.window(source)
        bar = bars(scene.reading, window)
        if bar and bar.holds and bar.conditional and bar.cover >= WITHIN and not _against(scene, window):
            return [changed(one, Verdict.SUPPORTED, (), source, bar.how) for one in checks]
    return None


def _says_all(scene: Scene, near: Sequence[Statement]) -> Statement | None:
    """The sentence that says nearly the whole claim with every figure of it, nothing speaking against it."""
    several = sum(not is_dated(one) for one in scene.claim.figures) > 1
    least, itself = (SEVERAL, SEVERAL_ITSELF) if several else (NEARLY, ITSELF)
    for source in near:
        if not all(_stated(scene, one, source) for one in scene.claim.figures):
            continue
        window = scene.window(source)
        cover = cover_of(scene.reading, window)
        if cover.literal < itself or fit_of(scene.reading, window, cover) < least:
            continue
        if not _against(scene, window) and not lacks_denial(scene.reading, window):
            return source
    return None


def _stated(scene: Scene, one: Figure, source: Statement) -> bool:
    """Whether a sentence states a figure of the claim, of what the claim says it is of."""
    if is_dated(one):
        return _dated_there(scene, one, source)
    if place := ordinal_at(scene.claim.sentence, one.start - scene.claim.start, one.end - scene.claim.start):
        return place in ordinals(source.sentence)
    if one.unit in _TIMES:
        return oftener(scene.claim.sentence, source.sentence) is False
    for other in source.figures:
        found = match(scene.claim, one, source, other)
        if (
            found
            and not found.differs
            and (of_the(scene.claim, one) or not belongs_elsewhere(scene.claim, one, source, other, scene.evidence))
        ):
            return True
    return False


def _dated_there(scene: Scene, one: Figure, source: Statement) -> bool:
    """Whether a date of the claim is one of a sentence, of those next to it, or of what stands above it."""
    beside = scene.evidence.beside(source)
    place = next((at for at, each in enumerate(beside) if each is source), 0)
    rows = [source, *beside[max(0, place - 2) : place + 2]]
    if any(same_value(other, one) for each in rows for other in each.figures if is_dated(other)):
        return True
    if any(is_dated(other) and other.kind is one.kind for other in source.figures):
        return False
    paragraph = source.paragraph
    above = ". ".join([*paragraph.heading_path, paragraph.lead_in or ""]) if paragraph else ""
    return any(is_dated(other) and same_value(other, one) for other in find_figures(above))


def _against(scene: Scene, window: Window) -> bool:
    cover = cover_of(scene.reading, window)
    claim, source = scene.claim, window.source
    plain = other_time(claim, source) or overstates(claim.sentence, source.sentence)
    return bool(plain or reasons(scene.reading, window, cover) or clashes(scene.reading, window))


def _keeps(scene: Scene, source: Statement) -> bool:
    """Whether a sentence with the date of a claim says enough of its words to support it."""
    window = scene.window(source)
    if _against(scene, window) or adds_unnamed(scene.reading, source) or compares_newly(scene.reading, window):
        return False
    if subject_swapped(scene.reading, window):
        return False
    return fit_of(scene.reading, window, cover_of(scene.reading, window)) >= KEPT
