"""What stands around a number: the unit behind it, the qualifier before or behind it."""

from __future__ import annotations

import re
from decimal import Decimal

from rag.datatypes import Qualifier
from rag.figures.noun_phrases import Unit, counts_many, noun_phrase, singular_phrase
from rag.figures.nouns import is_no_noun
from rag.figures.qualifiers import AFTER_QUALIFIERS, QUALIFIERS
from rag.figures.units import MEASURES, MONTHS, PERCENT, PERCENTAGE_POINT, TIMES
from rag.figures.words import STOPPERS, UNDECLINED
from rag.language.numbers import parse_cardinal


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SPACE = r"[ \u00a0]"
_MEASURE = re.compile(rf"{_SPACE}?(?P<unit>{_longest_first(list(MEASURES))})(?![\w²³/])", re.IGNORECASE)
_TIME = re.compile(
    rf"(?:{_SPACE}(?:aaneengesloten|aaneensluitende|opeenvolgende|achtereenvolgende|volle|hele){_SPACE}|{_SPACE}|-)?(?P<unit>{_longest_first(list(TIMES))})(?![\w²³])",
    re.IGNORECASE,
)
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


_BOUND_BY = re.compile(
    r"\b(?P<side>boven|onder) (?:een|de) [a-zà-ÿ]*(?:temperatuur|prijs|bedrag|waarde|inkomen|leeftijd"
    r"|snelheid|gewicht|percentage|hoogte|peil"
    r"|niveau|omzet|score|grens|drempel) van (?:€ ?)?\Z",
    re.IGNORECASE,
)
# a comparative whose verb stands before its "dan": "komt de bijdrage lager uit dan € 500"
_PARTED = re.compile(
    r"\b(?:(?P<denied>niet|nooit) )?(?P<degree>hoger|meer|groter|langer|ouder|lager|minder|kleiner|korter|jonger)"
    r" (?:(?:uit|is|zijn|was|waren|wordt|worden|werd|blijft|blijven|ligt|liggen|valt|uitvalt|uitkomt|uitkomen|uitvallen"
    r"|bedraagt|duurt|duren|kosten|betalen|wachten|wegen|meten|beslaan|tellen|krijgen|ontvangen|uitgeven|vragen|rijden|mogen|mag|zullen|hoeft|hoeven)"
    r" )+dan(?: de| het)? \Z",
    re.IGNORECASE,
)
_MORE = frozenset({"hoger", "meer", "groter", "langer", "ouder"})
# an estimate that opens its clause: "Naar schatting gaat het om 300 leden"
_ESTIMATE = re.compile(
    r"(?:(?<=^)|(?<=[\s(]))(?:naar (?:ruwe |eerste |grove |voorzichtige )?(?:schatting|raming)|bij benadering|schattenderwijs)"
    r"(?: (?:van [^\d.,;:()]{3,40}? )?(?:(?!(?:en|of|maar|die|terwijl|omdat)\b)[^\s.,;:()\d]+|(?:19|20)\d{2})){1,7} (?:€ ?)?\Z",
    re.IGNORECASE,
)


_AMOUNT = re.compile(
    r"(?:(?<![\d.,])(?!(?:19|20)\d{2}\s)[\d.,]*\d"
    r"|%|\bprocent|\bprocentpunt|\bmiljoen|\bmiljard|\beuro|\bkeer|\bmaal)\s\Z",
    re.IGNORECASE,
)


_SHARE = re.compile(r"(?:%|\bprocent)\s\Z", re.IGNORECASE)
_MEASURED = re.compile(
    rf"(?P<number>[\d.,]+|[a-zë]+){_SPACE}(?:{_longest_first([*MEASURES, *TIMES])})(?!\w)", re.IGNORECASE
)


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


def unit_after(text: str, end: int, value: Decimal | None = None) -> Unit | None:
    """The unit of measure or the noun phrase behind a number: its head with the adjectives, as printed.

    With ``value`` the noun must be singular behind one, and plural behind other whole numbers.

    >>> text = "Er zijn 64.000 nieuwe banen nodig en 130 hectare ruimte"
    >>> unit_after(text, 14).printed, unit_after(text, 40).printed
    ('nieuwe banen', 'hectare')
    """
    match = _MEASURE.match(text, end)
    if match and not (match["unit"].casefold() == "m" and match[0] == " m"):
        return Unit(match["unit"], match.end(), measure=True)
    if value == 1:
        return singular_phrase(text, end)
    found = noun_phrase(text, end)
    if found and value is not None and value == value.to_integral_value() and not counts_many(found.printed):
        return None
    return found


# what a count is per, times and ways to travel or to send apart: "40 woningen per hectare"
_PER = re.compile(
    r" per (?!(?:\w*(?:jaar|maand|week|dag|nacht|uur|kwartaal|minuut|seconde|etmaal|seizoen|periode|semester"
    r"|decennium|weekend|ochtend|avond)"
    r"|saldo|direct|abuis|definitie|se|e-?mail|mail|post|brief|incasso|acceptgiro|machtiging|overschrijving|motie|amendement|koerier|app|sms|omgaande|ommegaande|toeval|vergissing|volmacht|telefoon|trein|auto|bus|tram|metro|fiets|schip|boot|vliegtuig|taxi|spoor"
    r"|keer|stuk|ongeluk|jaargang|gelegenheid|eind|begin|medio|ultimo|[a-z]+ (?:19|20)\d\d)\b)(?:vierkante |kubieke |strekkende |"
    r"(?:[a-zà-ÿ-]+(?:ende|e[elrn]de|ste|tte|kte|pte|ige|ijke|ische|bare|loze)"
    r"|extra|nieuwe|gereden|volle|hele|aangesloten) (?![a-z]{1,3}\b)(?!jaar|maand|week|dag))?"
    rf"(?P<each>[a-zà-ÿ][a-zà-ÿ-]{{2,}}|ha|km[²2]?|m[²2³3]|[kMG]Wh|[kM]W|GJ)(?![\w-])(?! (?:{'|'.join(MONTHS)})\b)"
)


def each_after(text: str, end: int) -> int | None:
    """Where "per hectare" behind the noun of a count ends; None where nothing is said of that, or a time.

    >>> each_after("40 woningen per hectare", 11), each_after("40 ritten per dag", 9)
    (23, None)
    """
    match = _PER.match(text, end)
    if not match or match["each"] in STOPPERS - {"euro"} or parse_cardinal(match["each"]) is not None:
        return None
    return _declined(text, match)


# nouns that end as an adjective does: "per gemeente beschikbaar"
_NOUN_IN_E = re.compile(
    r"(?:[bcdfglmnprstx]ie|[aeo]ge|[uei]{1,2}mte|gemeente|ogte|eedte|engte|iepte|alte|oute|ure|iode|zone|aakte)\Z"
)


def _declined(text: str, match: re.Match[str]) -> int:
    """Where what is counted ends: behind the noun of an adjective or participle ("per geplante boom")."""
    each = match["each"]
    if not each.endswith("e") or each in MEASURES or _NOUN_IN_E.search(each):
        return match.end()
    phrase = singular_phrase(text, match.start("each") - 1)
    words = phrase.printed.split() if phrase else []
    plain = len(words) in (2, 3) and not is_no_noun(words[1]) and words[1] not in UNDECLINED
    return phrase.end if phrase and plain else match.end()


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
        if match and not _compared(match["qualifier"], head[: match.start("qualifier")], text[start : start + 30]):
            printed = match["qualifier"].casefold().replace("’", "'")
            return QUALIFIERS[printed], left + match.start("qualifier")
    if bound := _BOUND_BY.search(head):
        above = bound["side"].casefold() == "boven"
        return (Qualifier.MORE_THAN if above else Qualifier.LESS_THAN), left + bound.start("side")
    parted = _PARTED.search(head)
    if parted and not _AMOUNT.search(head[: parted.start()]):
        more = parted["degree"].casefold() in _MORE
        if parted["denied"]:
            return (Qualifier.AT_MOST if more else Qualifier.AT_LEAST), left + parted.start("denied")
        return (Qualifier.MORE_THAN if more else Qualifier.LESS_THAN), left + parted.start("degree")
    return None


def estimate_before(text: str, start: int) -> tuple[Qualifier, int] | None:
    """The words of an estimate that open the clause of the first amount behind them, and where they begin.

    >>> estimate_before("Naar schatting gaat het om 300 leden", 27)
    (<Qualifier.APPROXIMATELY: 'approximately'>, 0)
    """
    left = max(0, start - 90)
    match = _ESTIMATE.search(text[left:start])
    return (Qualifier.APPROXIMATELY, left + match.start()) if match else None


def _compared(qualifier: str, before: str, behind: str) -> bool:
    """Whether "meer dan" compares with the figure behind it: "6 procent meer dan de 20 miljoen van vorig jaar"; a share of
    those for whom a measure is more or less does not: "15 procent zwemt, 9 procent meer dan 2 kilometer"."""
    if not qualifier.casefold().endswith(" dan") or not _AMOUNT.search(before):
        return False
    measured = _MEASURED.match(behind) if _SHARE.search(before) else None
    return not (measured and (measured["number"][0].isdigit() or parse_cardinal(measured["number"]) not in (None, 1)))


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
    plain, per, each = (unit or "").casefold().partition(" per ")
    if (unit or "").casefold() in MEASURES or plain not in MEASURES:
        plain, per, each = (unit or "").casefold(), "", ""
    name, factor = MEASURES.get(plain) or TIMES.get(plain) or (unit, Decimal(1))
    return f"{name}{per}{each}" if name else None, value * factor
