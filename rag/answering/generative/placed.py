"""Whether the figures of a generated sentence are those of its paragraphs, and about the same things there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.answering.generative.binding import Part, exclusive, only_in, own_words, part_of
from rag.answering.generative.ground import Ground
from rag.datatypes import Figure, FigureKind
from rag.figures.match import Match, match, rate
from rag.figures.statements import Statement, related
from rag.figures.values import comparable, is_dated, quantity, same_value
from rag.language.tokens import fold, stem

LIKE_NOUN = 0.32  # cosine of two nouns from which a count of the one may be given as a count of the other
_DOCUMENT = re.compile(
    r"\b(?:\w*brief|nota|agenda|document|rapport|verslag|besluit|antwoord\w*|stuk|plan|visie|akkoord|deal|notitie|"
    r"memorie|bijlage|beleid\w*|brochure|persbericht|advies)(?: \w+){0,3} ?(?:\(|van |uit |d\.d\. ?|gedateerd )$",
    re.IGNORECASE,
)
_LABEL = 2  # words up to which a part of a sentence is a label and its figure ("de sluis 3 miljoen")
_TIMES = frozenset({"jaar", "maand", "kwartaal", "week", "dag", "uur"})
_RATE = {
    name: re.compile(rf"\b{stem_}\w*", re.IGNORECASE)
    for name, stem_ in {
        "jaar": "(?:jaar|jaren)", "maand": "maand", "kwartaal": "kwartaal", "week": "wek?e", "dag": "dag", "uur": "uu?r"
    }.items()
}  # fmt: skip


def figure_faults(claim: Statement, ground: Ground) -> Iterator[str]:
    """In what each figure of the sentence differs from the cited paragraphs (``figure``: it stands there in no form)."""
    for one in claim.figures:
        options = [
            (source, other, result)
            for source in ground.statements
            for other in source.figures
            if (result := match(claim, one, source, other))
        ]
        equal = [row for row in options if not row[2].differs and not row[2].derived]
        if is_dated(one):
            if not equal and not _dates_document(claim, one, ground):
                yield "period"
        elif not equal:
            yield _nearest_difference([row[2] for row in options])
        else:
            yield from _misplaced(claim, one, equal, ground)


def _nearest_difference(options: Sequence[Match]) -> str:
    differing = [one.differs for one in options if one.differs and one.differs != ("value",)]
    return differing[0][0] if differing else "value" if options else "figure"


def _dates_document(claim: Statement, one: Figure, ground: Ground) -> bool:
    """Whether a date is that of a cited document, said of the document ("de brief van 8 juni 2023")."""
    dates = [source.date for source in ground.sources if source and source.date]
    head = claim.text[: one.start]
    said = bool(_DOCUMENT.search(head)) or any(
        source and source.title and head.rstrip(" (,").endswith(source.title) for source in ground.sources
    )
    return said and any(date.startswith(str(one.value)) for date in dates) and one.upper is None


def _misplaced(
    claim: Statement, one: Figure, equal: Sequence[tuple[Statement, Figure, Match]], ground: Ground
) -> Iterator[str]:
    """In what the equal figure that fits best is about something else than the sentence says; () where one fits."""
    verdicts = [tuple(_about_else(claim, one, source, other, ground)) for source, other, _ in equal]
    if () not in verdicts:
        yield from min(verdicts, key=len)


def _about_else(claim: Statement, one: Figure, source: Statement, chosen: Figure, ground: Ground) -> Iterator[str]:
    if _rate_dropped(claim, one, source, chosen):
        yield "period"
    if _other_noun(one, chosen, source, ground):
        yield "unit"
    ours, theirs, own = part_of(claim, one), part_of(source, chosen), own_words(source, chosen)
    if _years_apart(ours.years, theirs, source):
        yield "period"
    if _of_another_sentence(one, chosen, source, ours, ground):
        yield "subject"
    for statement in ground.statements:
        for other in statement.figures:
            if is_dated(other) or other is chosen or not comparable(other, one) or same_value(other, one):
                continue
            rival_part = part_of(statement, other)
            if ours.years and rival_part.years and not ours.years & rival_part.years:
                continue
            held = theirs.stems if statement is source else own
            if _fits_better(claim, one, chosen, other, (ours, held, rival_part), statement is source, ground):
                yield "subject"
                return


def _of_another_sentence(one: Figure, chosen: Figure, source: Statement, ours: Part, ground: Ground) -> bool:
    """Whether a figure is said to be of what only another sentence speaks of, and what the source says it is of is gone.

    Only the first word of what the sentence says it is of is looked at, and not where it is like a word of the source.
    """
    said, told = (re.findall(r"[^\W\d_]{4,}", each.subject or "") for each in (one, chosen))
    similar = ground.background.similarity
    if not said or not told or one.kind is FigureKind.COUNT:
        return False
    head, own = stem(fold(said[0])), source.stems | source.before
    if head in own or any(related(head, word) for word in own):
        return False
    elsewhere = any(head in each.stems for each in ground.evidence.statements if each is not source)
    words = [stem(fold(each)) for each in told]
    gone = [
        each
        for each, word in zip(told, words, strict=True)
        if not any(word == w or related(word, w) for w in ours.sentence)
    ]
    return elsewhere and bool(gone) and not (similar and any(similar(said[0], each) >= LIKE_NOUN for each in told))


def _fits_better(
    claim: Statement,
    one: Figure,
    chosen: Figure,
    other: Figure,
    words: tuple[Part, frozenset[str], Part],
    beside: bool,
    ground: Ground,
) -> bool:
    """Whether the words of a figure are rather those of another one.

    So they are if the rarest word that only one of the two has is the other's, if a name is, or one of a part that is
    little more than a label ("bedrijven 12"). Where the sentence gives both figures, in another order than the source,
    they must tell the two apart.
    """  # fmt: skip
    ours, held, rival = words
    mine, theirs = exclusive(ours, held, rival, ground.evidence)
    labels = only_in(ours, rival, held)
    names, own_names = labels & ours.names, only_in(ours, Part(held, *(frozenset(),) * 3, ""), rival.stems) & ours.names
    if beside and len(held) <= _LABEL and any(each in held for each in ours.stems - rival.stems):
        return False
    if theirs > mine or (names and not own_names) or (labels and beside and len(rival.stems) <= _LABEL):
        return True
    twin = next((each for each in claim.figures if each is not one and same_value(other, each)), None)
    if twin is None or mine > theirs:
        return False
    kept_order = beside and (one.start < twin.start) == (chosen.start < other.start)
    return not kept_order


def _years_apart(ours: frozenset[str], theirs: Part, source: Statement) -> bool:
    """Whether a figure is given another year than its source gives it."""
    if not ours:
        return False
    if theirs.years:
        return not (ours <= theirs.years or theirs.years <= ours)
    stated = {str(one.value)[:4] for one in source.figures if is_dated(one)}
    return len(stated) > 1 and not ours <= stated


def _other_noun(one: Figure, chosen: Figure, source: Statement, ground: Ground) -> bool:
    """Whether a count is of something else by name: neither the source's noun, a wider one, nor one of like meaning."""
    if one.kind not in (FigureKind.COUNT, FigureKind.RANGE) or not one.unit or quantity_of(one) != "count":
        return False
    noun = fold(one.unit.split()[-1])
    told = [fold(word) for word in re.findall(r"[^\W\d_]+", source.sentence)]
    if chosen.unit:
        told = [fold(word) for word in re.findall(r"[^\W\d_]+", chosen.unit)] + [
            word for word in told if not _counted_elsewhere(word, chosen, ground)
        ]
    if any(stem(word) == stem(noun) or (len(noun) > 3 and word.endswith(noun)) for word in told):
        return False
    similar = ground.background.similarity
    heads = [chosen.unit.split()[-1]] if chosen.unit else told
    return not (similar and any(similar(noun, head) >= LIKE_NOUN for head in heads))


def _counted_elsewhere(word: str, chosen: Figure, ground: Ground) -> bool:
    units = {
        fold(other.unit.split()[-1])
        for one in ground.statements
        for other in one.figures
        if other.unit and other is not chosen
    }
    return any(stem(word) == stem(unit) for unit in units)


def quantity_of(one: Figure) -> str | None:
    """The dimension of a figure ("count", "share", "euro" …), None for dates."""
    found = quantity(one)
    return found.dimension if found else None


def _rate_dropped(claim: Statement, one: Figure, source: Statement, other: Figure) -> bool:
    """Whether the source says it is per year and the sentence does not."""
    theirs = rate(source, other)
    return theirs in _TIMES and rate(claim, one) is None and not _RATE[theirs].search(claim.sentence)
