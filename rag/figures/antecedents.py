"""The unit of a number that is printed bare because its noun stands elsewhere: "er 23", "hun aantal", "in Westwijk 7"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from rag.datatypes import Figure, FigureKind
from rag.figures.ellipsis import measured_by
from rag.figures.nouns import plural_noun
from rag.figures.phrases import unit_after
from rag.figures.places import sentence_at
from rag.figures.references import NUMBER_OF, named_number, of_the, of_them, partitive, there
from rag.figures.units import MEASURES, TIMES
from rag.figures.words import STOPPERS
from rag.language.sentences import split_sentences

_LATER = 3  # sentences back that a noun may stand
_PRINTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_ELLIPTIC = re.compile(
    r"(?:[^,.;:()]{0,60}, (?:en |maar )?(?:(?:in|te|bij|op|voor|uit|van|vanuit|rond|onder|langs|naar)"
    r" (?:de |het )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|tegen|waarvan)"
    r"(?: (?:ruim|bijna|circa|ongeveer|nog|slechts|er|maar))*)\s\Z"
)
_YEARLY = re.compile(r"[^,.;:()]{0,30}, (?:en |tegen )?(?:(?:ruim|bijna|circa|ongeveer|nog|slechts|al) )?")
_THEIR_NUMBER = re.compile(r"\b(?:hun|dat|dit|het) aantal\b", re.IGNORECASE)
_RISE = re.compile(
    r"\b(?:nam(?:en)?|neemt|nemen|daal\w+|steeg|stegen|stijg\w+|groei\w+|kromp\w*|liep(?:en)?|loopt|lopen|ging(?:en)?)\b"
)
_COUNTED_TIMES = frozenset({"nachten", "dagen", "uren"})
_MOST = re.compile(r"\bde (?:meeste|minste) (?P<noun>[a-zà-ÿ][\w’'-]+)\b[^.;:()\d]*: [^.,;:()\d]*\Z", re.IGNORECASE)
# a new subject behind the verb: "bij een instroom van zangers blijft het beperkt tot 70"
_IT = re.compile(
    r"\b(?:blijft|bleef|is|was|wordt|werd|gaat|ging|komt|kwam|loopt|liep|ligt|lag|zakt|zakte|daalt|daalde|stijgt|steeg|groeit|groeide)"
    r" (?:het|dit|dat) (?:\w+ )?(?:tot|op|naar|rond|met) "
)
_ENTRY = re.compile(r"(?:Aantal )?(?P<noun>[^\W\d_][\w’'-]*): ")
_KNOWN = re.compile(r"\b(?:de|die|deze) \Z")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
# what stands between "het aantal" and its noun: "het aantal met blauwtong besmette bedrijven"
_PREMODIFIER = re.compile(
    r" (?:met|door|aan|van|in|op|bij|voor|uit|onder|tegen|als) (?:de |het |een )?(?:[\w-]+ ){1,2}?[a-zà-ÿ]{4,}(?:[dt]e|en)(?= [a-zà-ÿ])"
)
_CHANGES = re.compile(
    r"(?:van|naar|tot|met|op|tegen|was|is|bedroeg|bedraagt|telde|rond|circa|ruim|bijna|ongeveer|de|het|slechts|nog|maar"
    r"|boven|onder|dan|thans|nu|momenteel)"
    r"(?:\s(?:de|het|circa|ruim|bijna|ongeveer|slechts|nog|geen|gemiddeld|maximaal|minimaal|hooguit|hoogstens|minstens|zeker|thans"
    r"|nu|ten (?:hoogste|minste)|naar schatting|landelijk|regionaal|provinciaal|in totaal|meer dan|minder dan|iets|zo['’]n))*\s\Z",
    re.IGNORECASE,
)


def with_antecedents(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, with a unit for those whose noun or measure is named earlier in the sentence or shortly before it.

    ``figures`` are all those of ``text``, in order. A unit that is lent is named in ``inherited``; where nothing plain
    is found, a figure stays as it is.

    >>> from rag.figures.find import find_figures
    >>> [(one.value, one.unit) for one in find_figures("Van de 64 kernen hebben er 9 een winkel.")]
    [(Decimal('64'), 'kernen'), (Decimal('9'), 'kernen')]
    """
    sentences = split_sentences(text)
    starts = [one.start for one in figures]
    done: list[Figure] = []
    for index, one in enumerate(figures):
        at = sentence_at(sentences, one.start) if _bare(one) else -1
        if at < 0:
            done.append(one)
            continue
        reach = sentences[max(0, at - _LATER) : at + 1]
        near = done[bisect_left(starts, reach[0][0]) :]
        done.append(_resolved(text, one, near, figures[index + 1 :], reach))
    return done


def _resolved(
    text: str,
    one: Figure,
    before: Sequence[Figure],
    after: Sequence[Figure],
    reach: Sequence[tuple[int, int]],
) -> Figure:
    """A bare count with the unit, and the kind, that the words before it or a figure near it lend; ``before``: the figures
    of the sentences ``reach``."""
    if unit := next((unit for rule in _RULES if (unit := rule(text, one, before, reach))), None):
        return replace(one, unit=unit, inherited=(*one.inherited, "unit"))
    if donor := measured_by(text, one, before, after, reach):
        return replace(one, kind=donor.kind, unit=donor.unit, inherited=(*one.inherited, "unit"))
    if unit := there(text, one, before, reach):
        return replace(one, unit=unit, inherited=(*one.inherited, "unit"))
    return one


def _bare(one: Figure) -> bool:
    return one.kind is FigureKind.COUNT and one.unit is None


def _number_of(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """After "het aantal X" and "hun aantal": "het aantal X daalde van 9.400 tot 8.100"."""
    start = reach[-1][0]
    found = list(NUMBER_OF.finditer(text, start, one.start))
    if not found or not _CHANGES.search(text, start, one.start) or _other_thing(text, found[-1].end(), one, before):
        return None
    modifier = _PREMODIFIER.match(text, found[-1].end())
    if named := unit_after(text, found[-1].end()) or (modifier and unit_after(text, modifier.end())):
        head = named.printed.split()[-1]
        return named.printed if plural_noun(head) and (head.casefold() not in TIMES or head in _COUNTED_TIMES) else None
    if found[-1][0].casefold().startswith("een") or not _THEIR_NUMBER.fullmatch(found[-1][0]):
        return None
    if earlier := named_number(text, reach[:-1]):
        return earlier
    if not found[-1][0].casefold().startswith("hun") or len(reach) < 2:
        return None
    return _last_plural(text[reach[-2][0] : reach[-2][1]])


def _other_thing(text: str, start: int, one: Figure, before: Sequence[Figure]) -> bool:
    """Whether a new clause about other things stands between "het aantal" and the number."""
    if re.search(r"[;:]", text[start : one.start]) or _IT.search(text, start, one.start):
        return True
    between = [other for other in before if start <= other.start]
    return any(other.kind is FigureKind.COUNT and other.unit and "unit" not in other.inherited for other in between)


def _last_plural(sentence: str) -> str | None:
    """The last plural noun of a short plain sentence."""
    words = _WORDS.findall(sentence)
    if len(words) > 8 or any(char.isdigit() for char in sentence):
        return None
    last = words[-1] if words else ""
    return last if plural_noun(last) and last.casefold() not in STOPPERS else None


def _parts_of(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """In brackets: "9.000 banen (5.400 in de zorg en 3.600 daarbuiten)": the parts in brackets add up to the number before."""
    opened = text.rfind("(", reach[-1][0], one.start)
    closed = text.find(")", one.end)
    if opened < 0 or closed < 0 or ")" in text[opened : one.start]:
        return None
    counts = [other for other in before if other.kind is FigureKind.COUNT and reach[-1][0] <= other.start < opened]
    if not counts or not counts[-1].unit:
        return None
    inside = [_value(run[0]) for run in _PRINTED.finditer(text, opened, closed)]
    return counts[-1].unit if len(inside) > 1 and sum(inside) == counts[-1].value else None


def _value(printed: str) -> Decimal:
    return Decimal(printed.replace(".", "").replace(",", "."))


def _elliptic(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """In parallel parts: "in Dalum wonen 900 mensen, in Westwijk 700", "812 leden, tegen 790 in 2019"."""
    numbers = [other for other in before if other.kind not in (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD)]
    if not numbers or numbers[-1].start < reach[-1][0] or numbers[-1].kind is not FigureKind.COUNT:
        return None
    last = numbers[-1]
    if _YEARLY.fullmatch(text, last.end, one.start) and re.match(
        r"\s(?:in|op|eind|begin|per|vanaf)\s", text[one.end :]
    ):
        return last.unit
    follows = text[one.end : one.end + 1] in ("", ".", ",", ";", ")") or re.match(r"\s(?:in|nu|en)\b", text[one.end :])
    return last.unit if follows and _ELLIPTIC.fullmatch(text, last.end, one.start) else None


def _same_value(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """A limit that was printed with its measure before: "aangescherpt tot 20 µg/m³ … onder de 20"."""
    if not _KNOWN.search(text, max(0, one.start - 8), one.start):
        return None
    for earlier in reversed(before):
        measured = (earlier.unit or "").casefold() in MEASURES
        if earlier.start >= reach[0][0] and earlier.value == one.value and measured:
            return earlier.unit
    return None


def _risen(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """Of what rises or falls: "Meldingen over geluid namen toe tot 2.450"."""
    start = reach[-1][0]
    if any(start <= other.start and other.kind is FigureKind.COUNT for other in before):
        return None
    opening = re.compile(r"(?:De |Deze )?(?P<noun>[^\W\d_][\w’'-]*)").match(text, start)
    if not opening or not plural_noun(opening["noun"]) or not _RISE.search(text, opening.end(), one.start):
        return None
    noun = opening["noun"]
    return (noun[:1].lower() + noun[1:]) if _CHANGES.search(text, start, one.start) and not noun[1:].isupper() else None


def _most(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """Behind a colon, of what most is said: "de meeste roeiers komen te voet: dagelijks ruim 300"."""
    named = _MOST.search(text, reach[-1][0], one.start)
    return named["noun"] if named and plural_noun(named["noun"]) else None


def _entry(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """Of an entry that says how many there are of what its label names: "Bijlagen: 2"."""
    named = _ENTRY.fullmatch(text[reach[-1][0] : one.start])
    alone = named and not text[one.end : reach[-1][1]].strip(" .;")
    return named["noun"] if named and alone and plural_noun(named["noun"]) else None


_RULES: tuple[Callable[[str, Figure, Sequence[Figure], Sequence[tuple[int, int]]], str | None], ...] = (
    partitive, _number_of, of_the, of_them, _elliptic, _parts_of, _same_value, _risen, _most, _entry,
)  # fmt: skip
