"""A text to check against the ledger: per figure a verdict, with the sentences that decide it.

A figure is supported when any source states the same value, unit, qualifier, period and direction about that subject;
contradicted when the nearest statement about that subject differs in one of them; else it is not in the corpus.
Subjects are compared without a parser (see :mod:`rag.figures.statements`), so a claim in quite other words may end as
"not in the corpus" although a source states it. What follows from a source ("meer dan 34.000" from 34.700), and sums
and shares of figures in one sentence, count as supported and are marked ``derived``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.datatypes import Citation, ClaimCheck, Figure, Paragraph, Verdict
from rag.figures.anchors import belongs_elsewhere
from rag.figures.derive import derive
from rag.figures.evidence import Evidence, RarityLike, evidence_for
from rag.figures.find import find_figures
from rag.figures.ledger import Ledger
from rag.figures.lexis import Floats, HashableEncoder, Lexis, lexis_for
from rag.figures.loose import Finding, find_verdicts, open_case, other_name, other_time
from rag.figures.match import Match, match, polarity
from rag.figures.minimal_pairs import minimal_pair
from rag.figures.reading import Reading
from rag.figures.scenes import Scene
from rag.figures.settle import dates_only, settled_dates, settled_figures, settled_twin
from rag.figures.statements import Statement
from rag.figures.twins import Alignment, align
from rag.figures.verdicts import weighed
from rag.figures.windows import Window, nearest_window
from rag.figures.worded_features import features
from rag.figures.worded_search import Search, judged
from rag.figures.wording import overstates
from rag.language.sentences import split_sentences

CANDIDATES = 40  # statements compared in full
REWORDED = 0.85  # likeness below which a figure of a twin may be reckoned from others
LITERAL = 0.8  # likeness from which a claim without figures is a sentence of a source and needs no weighing
BEYOND = "Zonder cijfer: alleen namen, ontkenning en richting zijn vergeleken."
BY_WORDS = "Zonder cijfer, in andere woorden dan de bron: een oordeel op woorden, dat niet zeker is."
ELSEWHERE = "Dit cijfer staat in de bron, maar van iets anders."
NO_SENTENCE = "Valt buiten de toets: geen zin in de bronnen lijkt genoeg op deze bewering."


def check_text(
    text: str,
    ledger: Ledger,
    paragraphs: Iterable[Paragraph],
    rarity: RarityLike,
    encoder: HashableEncoder | None = None,
    search: Search | None = None,
) -> tuple[ClaimCheck, ...]:
    """Check every sentence of a text: one :class:`ClaimCheck` per figure, or one for a sentence without figures.

    ``encoder`` may lend what stems cannot see of two words; it never decides on values. ``search`` finds sentences for a
    claim without figures that may have none of its words.
    """
    evidence = evidence_for(ledger, tuple(paragraphs), rarity)
    lexis = lexis_for(evidence, encoder)
    return tuple(check for claim in statements_of(text) for check in check_statement(claim, evidence, lexis, search))


def statements_of(text: str) -> list[Statement]:
    """The sentences of a text that claim something."""
    figures = find_figures(text)
    found = []
    for start, end in split_sentences(text):
        own = tuple(one for one in figures if start <= one.start < end)
        claim = Statement(text, start, end, own)
        if own or claim.stems or len(text) == end - start:
            found.append(claim)
    return found


def near_statements(claim: Statement, evidence: Evidence) -> list[Statement]:
    """The statements that a claim is compared with in full."""
    return evidence.nearest(claim, CANDIDATES)


def overall(checks: Iterable[ClaimCheck]) -> Verdict | None:
    """The verdict on a whole text: contradicted over not in the corpus over supported; None for no claim at all."""
    verdicts = {one.verdict for one in checks}
    return next(
        (one for one in (Verdict.CONTRADICTED, Verdict.NOT_IN_CORPUS, Verdict.SUPPORTED) if one in verdicts), None
    )


def check_statement(
    claim: Statement, evidence: Evidence, lexis: Lexis, search: Search | None = None
) -> list[ClaimCheck]:
    """The checks of one sentence: along a twin where a source has nearly the same sentence, else figure by figure."""
    near = near_statements(claim, evidence)
    least = 0.0 if claim.figures else LITERAL
    twins = [(one, found) for one in near if (found := align(claim, one)) and found.likeness >= least]
    if twins:
        twins.sort(key=lambda twin: -twin[1].likeness)
        results = [_along_twin(claim, one, found, evidence) for one, found in twins[:6]]
        agreeing = [one for one in results if all(check.verdict is Verdict.SUPPORTED for check in one)]
        chosen = agreeing[0] if agreeing else results[0]
        if agreeing or not any(check.verdict is Verdict.NOT_IN_CORPUS for check in chosen):
            told = settled_twin(Scene(Reading(claim, lexis), evidence), chosen, near)
            return [_of_another(claim, one) for one in told]
    if not claim.figures:
        return [in_words(claim, near, evidence, lexis, search)]
    checks = by_words(claim, figure_checks(claim, near, evidence, lexis), near, evidence, lexis)
    scene = Scene(Reading(claim, lexis), evidence)
    if dates_only(claim):
        checks = settled_dates(scene, checks, judged(claim, near, evidence, lexis, search))
    else:
        checks = settled_figures(scene, checks, near)
    return [_of_another(claim, one) for one in checks]


def in_words(
    claim: Statement, near: list[Statement], evidence: Evidence, lexis: Lexis, search: Search | None = None
) -> ClaimCheck:
    """The check of a sentence without figures."""
    told = judged(claim, near, evidence, lexis, search)
    if told is None or told.verdict is Verdict.NOT_IN_CORPUS:
        return _check(claim, None, Verdict.NOT_IN_CORPUS, (), (), note=NO_SENTENCE)
    cited = (_cite(told.window.source),)
    note = None if told.derived else BY_WORDS
    return _check(claim, None, told.verdict, told.differs, cited, told.derived, note)


def figure_checks(claim: Statement, near: list[Statement], evidence: Evidence, lexis: Lexis) -> list[ClaimCheck]:
    """The checks of a sentence figure by figure; one that is not in the corpus for a sentence without figures."""
    if not claim.figures:
        return [_check(claim, None, Verdict.NOT_IN_CORPUS, (), (), note=NO_SENTENCE)]
    return [_as_check(claim, one) for one in find_verdicts(open_case(claim, near, evidence, lexis))]


def by_words(
    claim: Statement, checks: list[ClaimCheck], near: list[Statement], evidence: Evidence, lexis: Lexis
) -> list[ClaimCheck]:
    """The checks of figures weighed with what the sentences that say most of the claim make of its words."""
    found = nearest_words(claim, near, evidence, lexis)
    if found is None:
        return checks
    window, values = found
    weighed_checks = weighed(claim, checks, values, _cite(window.source))
    if any(one.verdict is not Verdict.SUPPORTED for one in weighed_checks) or weighed_checks is checks:
        return weighed_checks
    late = other_time(claim, window.source)
    if late or overstates(claim.sentence, window.source.sentence):
        differs = ("value",) if late else ("qualifier",)
        weighed_checks = [replace(one, verdict=Verdict.CONTRADICTED, differs=differs) for one in weighed_checks]
    return weighed_checks


def _of_another(claim: Statement, check: ClaimCheck) -> ClaimCheck:
    """A supported figure of a sentence that tells of another thing by one letter, “hbo” for “mbo”, contradicted."""
    cited = " ".join(one.quote for one in check.citations)
    if (
        check.verdict is not Verdict.SUPPORTED
        or check.derived
        or not claim.figures
        or not minimal_pair(claim.sentence, cited)
    ):
        return check
    return replace(check, verdict=Verdict.CONTRADICTED, differs=("subject",))


def nearest_words(
    claim: Statement, near: list[Statement], evidence: Evidence, lexis: Lexis
) -> tuple[Window, Floats] | None:
    """The place that says most of a claim, with the features of the claim against it; None where nothing is near."""
    reading = Reading(claim, lexis)
    window = nearest_window(reading, near, evidence)
    if window is None:
        return None
    return window, features(reading, window, other_name(claim, window.source, evidence))


def _along_twin(claim: Statement, source: Statement, found: Alignment, evidence: Evidence) -> list[ClaimCheck]:
    """Every figure must agree with the one in its place, and no word may turn the sentence round."""
    citation = _cite(source)
    turned = polarity(claim, source) if found.likeness < 1 else ()
    turned += ("qualifier",) if overstates(claim.sentence, source.sentence) else ()
    if not found.pairs:
        differs = tuple(dict.fromkeys((*found.differs, *(turned if not claim.figures else ()))))
        verdict = Verdict.CONTRADICTED if differs else Verdict.SUPPORTED
        return [_check(claim, None, verdict, differs, (citation,), note=BEYOND)]
    checks = []
    taken = [other for _, other in found.pairs if other]
    for one, other in found.pairs:
        result = match(claim, one, source, other, strict=True) if other else _anywhere(claim, one, source, taken)
        if result is None:
            verdict, lacking = (Verdict.CONTRADICTED, ("unit",)) if other else (Verdict.NOT_IN_CORPUS, ())
            checks.append(_check(claim, one, verdict, tuple(lacking), (citation,)))
            continue
        reworded = result.differs == ("value",) and found.likeness < REWORDED and not turned
        if reworded and (reckoned := derive(claim, one, [source], {id(source): found.likeness})):
            checks.append(_check(claim, one, Verdict.SUPPORTED, (), (citation,), reckoned[0]))
            continue
        moved = belongs_elsewhere(claim, one, source, result.source, evidence) if found.likeness < 1 else ()
        differs = tuple(dict.fromkeys((*result.differs, *found.differs, *turned, *moved)))
        verdict = Verdict.CONTRADICTED if differs else Verdict.SUPPORTED
        checks.append(_check(claim, one, verdict, differs, (citation,), result.derived))
    return checks


def _anywhere(claim: Statement, one: Figure, source: Statement, taken: Sequence[Figure]) -> Match | None:
    """The best match of a figure with any of a sentence, but those that answer to another figure of the claim."""
    rest = [other for other in source.figures if other not in taken]
    found = [result for other in rest if (result := match(claim, one, source, other))]
    return min(found, key=lambda result: len(result.differs), default=None)


def _as_check(claim: Statement, one: Finding) -> ClaimCheck:
    cited = (_cite(one.statement),) if one.statement else ()
    note = ELSEWHERE if one.verdict is Verdict.CONTRADICTED and one.differs == ("subject",) else None
    return _check(claim, one.figure, one.verdict, one.differs, cited, one.derived, note)


def _check(
    claim: Statement,
    one: Figure | None,
    verdict: Verdict,
    differs: tuple[str, ...],
    citations: tuple[Citation, ...],
    derived: str | None = None,
    note: str | None = None,
) -> ClaimCheck:
    start, end = (one.start, one.end) if one else (claim.start, claim.end)
    return ClaimCheck(start, end, claim.text[start:end], verdict, differs, derived, citations, note)


def _cite(source: Statement) -> Citation:
    assert source.paragraph
    return Citation(1, source.paragraph, source.sentence, source.start, source.end)
