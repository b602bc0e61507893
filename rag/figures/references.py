"""The unit of a bare number that points back at a noun: "er 23", "vier daarvan", "21.000 van hen", "twee van de criteria"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.datatypes import Figure, FigureKind
from rag.figures.nouns import plural_noun
from rag.figures.phrases import unit_after
from rag.figures.units import MEASURES
from rag.language.numbers import parse_cardinal
from rag.language.wordlist import known_words

_ER_BEFORE = re.compile(
    r"\b(?:er|daarvan|hiervan|ervan|waarvan|van (?:hen|deze|die))\b(?P<gap>[^.;:()\d]{0,40})\Z", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s(?:daarvan|hiervan|ervan|van (?:hen|deze|die))\b", re.IGNORECASE)
_ANEW = re.compile(r"\b(?:dat|dit) er\Z", re.IGNORECASE)
_OF_PERSONS = re.compile(r"\svan hen\b", re.IGNORECASE)
_SO_MANY = re.compile(r"\b(?:dit|dat|het|die) (?:zijn|waren|worden|werden) er\b[^.;:()\d]*\Z", re.IGNORECASE)
_PART_OF = re.compile(r" van (?:de|deze|die|zulke|hun|onze|dergelijke)(?: volgende)?(?= )")
_PART_OF_NUMBER = re.compile(r" van (?:de|deze|die|onze|hun|alle) (?P<number>\d{1,3}(?:\.\d{3})*|[a-zë]+)(?= [a-z])")
NUMBER_OF = re.compile(
    r"\b(?:het|een|dat|dit|hun|totale|totaal) ?aantal\b(?! (?:van )?\d)"
    r"|\b(?:in|uit|toe|door)?stroom van(?! \d)|\b(?:tekort|behoefte|overschot) aan(?! \d)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:en|ën|ers|els|eurs|ies|io['’]s|['’]s|teams|clubs)\Z")
_HANGING = re.compile(r"\b(?:uit|in|op|bij|met|van|aan|voor|over|door|onder)\s\Z", re.IGNORECASE)
_OF_THE = re.compile(r"\bvan (?:de|deze|die|alle|onze)(?= [a-zà-ÿ])", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")


def named_number(text: str, sentences: Sequence[tuple[int, int]]) -> str | None:
    """The noun of the last "het aantal X" in these sentences."""
    for start, end in reversed(sentences):
        for earlier in reversed(list(NUMBER_OF.finditer(text, start, end))):
            named = unit_after(text, earlier.end())
            if named and plural_noun(named.printed.split()[-1]):
                return named.printed
    return None


def of_them(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """With "er" and the like: "van de 64 kernen hebben er 9 …", "vier daarvan", "waarvan 29"."""
    left = text[max(reach[-1][0], one.start - 60) : one.start]
    reference = _ER_BEFORE.search(left)
    if reference and (len(reference["gap"].split()) > 3 or "," in reference["gap"]):
        reference = None
    if not reference and not _OF_THEM.match(text, one.end):
        return None
    so_many = bool(reference and _SO_MANY.search(left))
    if reference and not so_many and _ANEW.search(left, 0, reference.start() + 2):
        return None  # counted anew: for rag.figures.ellipsis, which tells by its size what was counted
    for earlier in reversed(before):
        if earlier.start < reach[max(0, len(reach) - 2)][0]:
            break
        if earlier.kind is FigureKind.COUNT and earlier.unit and (so_many or _at_least(earlier, one)):
            return earlier.unit if earlier.unit.casefold() not in MEASURES else None
    if so_many:
        return named_number(text, reach[-2:-1])
    return _last_noun(text, one, reach) if _OF_PERSONS.match(text, one.end) else None


def _last_noun(text: str, one: Figure, reach: Sequence[tuple[int, int]]) -> str | None:
    """The first plural noun of the sentence, else the last of the one before: "… van arbeiders. Zo'n 21.000 van hen"."""
    for index, (start, end) in enumerate(((reach[-1][0], one.start), *reach[-2:-1])):
        found = [one for one in _WORDS.finditer(text, start, end) if plural_noun(one[0]) and _PLURAL.search(one[0])]
        nouns = [one[0] for one in found if index or not _HANGING.search(text, start, one.start())]
        if nouns:
            noun = nouns[0] if index == 0 else nouns[-1]
            return noun if noun.islower() else None
    return None


def _at_least(one: Figure, other: Figure) -> bool:
    return not isinstance(one.value, str) and not isinstance(other.value, str) and one.value >= other.value


def partitive(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """Before "van" and its noun: "twaalf van de laboratoria", "vier van zulke plekken"."""
    part = _PART_OF_NUMBER.match(text, one.end) or _PART_OF.match(text, one.end)
    if (
        part
        and "number" in part.re.groupindex
        and not part["number"][0].isdigit()
        and parse_cardinal(part["number"]) is None
    ):
        part = _PART_OF.match(text, one.end)
    named = unit_after(text, part.end()) if part else None
    return named.printed if named and not named.measure and plural_noun(named.printed.split()[-1]) else None


def there(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """With "er" after a sentence without a count: "Aan laboranten is gebrek. Jaarlijks zijn er 230 nodig."."""
    if len(reach) < 2 or not re.search(r"\ber\b[^.;:()\d]{0,40}\Z", text[reach[-1][0] : one.start], re.IGNORECASE):
        return None
    start, end = reach[-2]
    if any(start <= other.start < end and other.kind is FigureKind.COUNT for other in before):
        return None
    if re.match(r"Een\b", text[start:end]):
        return None
    first, *others = _WORDS.findall(text[start:end]) or [""]
    words = [
        first.casefold() if first.casefold() in known_words() else "",
        *(word for word in others if word.islower()),
    ]
    return next((word for word in words if plural_noun(word) and _PLURAL.search(word)), None)


def of_the(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> str | None:
    """With "van de" and a noun before it: "van de vrijwilligers zijn er 64 actief"."""
    start = reach[-1][0]
    if not re.search(r"\ber\b[^.;:()\d]{0,40}\Z", text[start : one.start]):
        return None
    if any(start <= other.start and other.kind is FigureKind.COUNT for other in before):
        return None
    for found in _OF_THE.finditer(text, start, one.start):
        named = unit_after(text, found.end())
        if named and not named.measure and plural_noun(named.printed.split()[-1]):
            return named.printed
    return None
