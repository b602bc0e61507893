"""What stands around a number: the unit behind it, the qualifier before or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from rag.datatypes import Qualifier
from rag.figures.qualifiers import AFTER_QUALIFIERS, QUALIFIERS
from rag.figures.units import MEASURES, PERCENT, PERCENTAGE_POINT, TIMES
from rag.figures.words import PLURAL_EXCEPTIONS, STOPPERS, UNDECLINED
from rag.language.numbers import parse_cardinal


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SPACE = r"[ \u00a0]"
_WORD = re.compile(_SPACE + r"(?P<word>[(]?[^\W\d_][\w’'&/-]*[)]?[\w-]*|\([\w-]+\)[\w-]*)")
_MEASURE = re.compile(rf"{_SPACE}?(?P<unit>{_longest_first(list(MEASURES))})(?![\w²³/])", re.IGNORECASE)
_TIME = re.compile(rf"(?:{_SPACE}|-)?(?P<unit>{_longest_first(list(TIMES))})(?![\w²³])", re.IGNORECASE)
_PERCENT = re.compile(
    rf"{_SPACE}?(?:(?P<point>{_longest_first(list(PERCENTAGE_POINT))})"
    rf"|(?P<percent>{_longest_first(list(PERCENT))}))(?!\w)",
    re.IGNORECASE,
)
_PRINTED = [words.replace("'", "’") for words in QUALIFIERS] + list(QUALIFIERS)
_QUALIFIER = re.compile(
    rf"(?:(?<=^)|(?<=[\s(\[“\"‘'’,:;–-]))(?P<qualifier>{_longest_first(_PRINTED)})\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:\s+(?:de|het|een|zo['’]n|van|met|tot|op|in|dan|nog|maar|slechts|nu|totaal|er|al|liefst"
    r"|gemiddeld|euro|te|jaarlijks|wel|hoogte van|liefst|eerst|pas))?\s*\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s(?P<after>{_longest_first(list(AFTER_QUALIFIERS))})\b|\s(?P<most>maximaal|hooguit)\b(?=\s*[,.;)]|\Z)",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?P<limit>uiterlijk|(?:op (?:zijn|z['’]n) )?(?:vroegst|laatst))(?:\s+(?!en\b|maar\b)[^\s,.;]+){0,5}\s+\Z",
    re.IGNORECASE,
)


_AMOUNT = re.compile(
    r"(?:(?<![\d.,])(?!(?:19|20)\d{2}\s)[\d.,]*\d"
    r"|%|\bprocent|\bprocentpunt|\bmiljoen|\bmiljard|\beuro|\bkeer|\bmaal)\s\Z",
    re.IGNORECASE,
)
# participles in -en are no plurals: "100.000 toegenomen"
_PARTICIPLE = re.compile(
    r"(?:toe|af|op|aan|uit|in|terug|bij|over|door|na|voor|mee|weg|neer|tegen|achter)ge(?!leg|val)\w{3,}en"
    r"|ge(?:stegen|komen|nomen|bleven|worden|sloten|kozen|holpen|gaan|geven|kregen|lopen|trokken|schreven|storven|zien|houden|weest)"
    r"|be(?:gonnen|gint|zet|steed|taald|sloten)|ver(?:dwenen|loren|trokken|kregen|schenen|strekt)"
)


@dataclass(frozen=True)
class Unit:
    """A unit as printed, ending at ``end`` of the text."""

    printed: str
    end: int
    measure: bool = False


def percent_after(text: str, end: int) -> tuple[bool, int] | None:
    """Whether percentage points (True) or per cent (False) stand at ``end``, and where they end."""
    match = _PERCENT.match(text, end)
    return (bool(match["point"]), match.end()) if match else None


def duration_after(text: str, end: int) -> Unit | None:
    """The unit of time at ``end``; "5-jarig" counts as years."""
    match = _TIME.match(text, end)
    if not match or (text[end] == "-" and match["unit"].casefold() not in ("jarig", "jarige", "jarigen", "jaars")):
        return None
    return Unit(
        "jaar" if match["unit"].casefold() in ("jarig", "jarige", "jarigen", "jaars") else match["unit"], match.end()
    )


def unit_after(text: str, end: int) -> Unit | None:
    """The unit of measure or the noun phrase behind a number: its head with the adjectives, as printed.

    >>> text = "Er zijn 64.000 nieuwe banen nodig en 130 hectare ruimte"
    >>> unit_after(text, 14).printed, unit_after(text, 40).printed
    ('nieuwe banen', 'hectare')
    """
    match = _MEASURE.match(text, end)
    if match and not (match["unit"].casefold() == "m" and match[0] == " m"):
        return Unit(match["unit"], match.end(), measure=True)
    return _noun_phrase(text, end)


def _noun_phrase(text: str, end: int) -> Unit | None:
    start: int | None = None
    words: list[str] = []
    place = end
    while len(words) < 7 and (match := _WORD.match(text, place)):
        word = match["word"]
        joint = word.casefold() in ("en", "of") and words and _joins(text, match.end(), words[-1])
        if (word.casefold() in STOPPERS or parse_cardinal(word) is not None) and not joint:
            break
        start = match.start("word") if start is None else start
        words.append(word)
        place = match.end()
        if _plural(word) and not joint:
            listed = _listed(text, place)
            listed -= len(text[start:listed]) - len(_without_bracket(text[start:listed]))
            return Unit(text[start:listed], listed)
        if text[place : place + 1] not in (" ", "\u00a0"):
            break
    while words and _no_noun(words[-1]):
        words.pop()
    if start is None or not words:
        return None
    words = words[:1] if not _adjective(words[0]) else words
    return _first_words(text, start, len(words[:4]))


def _without_bracket(printed: str) -> str:
    """A phrase without the bracket that closes around it and not in it."""
    return printed.rstrip(")") if printed.count(")") > printed.count("(") else printed


def _first_words(text: str, start: int, count: int) -> Unit:
    match = re.compile(r"\S+(?:\s\S+){" + str(count - 1) + "}").match(text, start)
    assert match
    printed = match[0].rstrip(".,;:!?…”’)»")
    return Unit(printed, start + len(printed))


def _joins(text: str, end: int, before: str) -> bool:
    """Whether "en" joins two modifiers of one head: "tech en IT arbeidsplaatsen"."""
    following = [match["word"] for match in _iterate(text, end, 3)]
    if _plural(before) or not following:
        return False
    heads = [index for index, word in enumerate(following) if _plural(word)]
    return bool(heads) and heads[0] >= 1 and not any(word.casefold() in STOPPERS for word in following[: heads[0]])


def _iterate(text: str, end: int, limit: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    while len(found) < limit and (match := _WORD.match(text, end)):
        found.append(match)
        end = match.end()
    return found


_LIST = re.compile(r"(?:, (?P<item>[^\W\d_][\w’'-]*(?:en|s)))+ (?:en|of) (?P<last>[^\W\d_][\w’'-]*(?:en|s))\b")


def _listed(text: str, end: int) -> int:
    """Where a list of heads ends: "bedrijven, kennisinstellingen en overheden"."""
    match = _LIST.match(text, end)
    if match and not any(match[name].casefold() in STOPPERS for name in ("item", "last")):
        return match.end()
    return end


def _plural(word: str) -> bool:
    plain = word.casefold().strip("()")
    if plain in PLURAL_EXCEPTIONS:
        return True
    if plain in STOPPERS or plain in UNDECLINED or len(plain) < 4 or _PARTICIPLE.fullmatch(plain):
        return False
    return bool(re.search(r"(?:[^e]en|een|ën|eren|[a-zë]s|['’]s|['’]ers|ers)$", plain)) and not re.search(
        r"(?:loos|ss|us|is|sch|isch)$", plain
    )


def _adjective(word: str) -> bool:
    plain = word.casefold()
    return (
        plain.endswith("e")
        or plain in UNDECLINED
        or bool(re.search(r"(?:isch|lijk|loos|ig|baar|eel|ief|aal|air|iek|ant|ent)$", plain))
    )


def _no_noun(word: str) -> bool:
    """Participles and the like at the end of what might be a noun phrase."""
    plain = word.casefold()
    return (
        plain in STOPPERS
        or bool(_PARTICIPLE.fullmatch(plain))
        or bool(re.search(r"(?:lijk|isch|baar|loos)$", plain))
        or bool(re.fullmatch(r"(?:\w{0,5}ge|be|ver|ont|her)\w{3,}[dt]", plain))
    )


def qualifier_before(text: str, start: int) -> tuple[Qualifier, int] | None:
    """The qualifier whose words end right before ``start`` (an article may stand between), and where it begins.

    >>> qualifier_before("liggen rond de € 3", 15)
    (<Qualifier.APPROXIMATELY: 'approximately'>, 7)
    """
    left = max(0, start - 60)
    head = text[left:start]
    gap = _BETWEEN.search(head)
    for cut in (len(head.rstrip()), gap.start() if gap else 0):
        match = _QUALIFIER.search(head[:cut])
        if match and not _compared(match["qualifier"], head[: match.start("qualifier")]):
            printed = match["qualifier"].casefold().replace("’", "'")
            return QUALIFIERS[printed], left + match.start("qualifier")
    return None


def _compared(qualifier: str, before: str) -> bool:
    """Whether "meer dan" compares with the figure behind it: "6 procent meer dan de 20 miljoen van vorig jaar"."""
    return qualifier.casefold().endswith(" dan") and bool(_AMOUNT.search(before))


def qualifier_after(text: str, end: int) -> tuple[Qualifier, int] | None:
    """The qualifier right behind a figure ("vijftien jaar of langer"), and where it ends."""
    match = _AFTER.match(text, end)
    if not match:
        return None
    return (AFTER_QUALIFIERS[match["after"].casefold()] if match["after"] else Qualifier.AT_MOST), match.end()


def limit_before(text: str, start: int) -> tuple[Qualifier, int] | None:
    """The limit that governs the date at ``start`` from further off ("uiterlijk op het overleg van 2024"), and its
    start."""
    match = _DATE_WORDS.search(text, max(0, start - 80), start)
    if not match:
        return None
    latest = match["limit"].casefold().endswith(("uiterlijk", "laatst"))
    return (Qualifier.AT_MOST if latest else Qualifier.AT_LEAST), match.start()


def canonical(unit: str | None, value: Decimal) -> tuple[str | None, Decimal]:
    """A unit of measure or time in its base name, with the value in it; other units as they are.

    >>> canonical("gigawatt", Decimal("1.5")), canonical("weken", Decimal(2)), canonical("banen", Decimal(5))
    (('watt', Decimal('1500000000.0')), ('dag', Decimal('14')), ('banen', Decimal('5')))
    """
    plain = (unit or "").casefold()
    name, factor = MEASURES.get(plain) or TIMES.get(plain) or (unit, Decimal(1))
    return name, value * factor
