"""The unit that a caption, a column head or a row label gives to the cells under it: “(mln euro)”, “× € 1.000”, “in %”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rag.datatypes import FigureKind
from rag.figures.phrases import unit_after
from rag.figures.units import CURRENCIES, MEASURES, MONTHS, PERCENT, PERCENTAGE_POINT, SCALES, TIMES
from rag.language.tokens import fold

_ONE = Decimal(1)
_FILLER = re.compile(r"(?:in|[x×*]|alle|bedrag(?:en)?|cijfers|getallen|uitgedrukt|luidt|luiden|eenheid|van)(?=\W|$)\s*")
_ROUND = re.compile(r"(?P<digits>10{0,2}(?:[. \u00a0\u2009\u202f]?000)*)(?![\d.,])\s*")
_SCALE_WORDS = {
    **SCALES, "duizenden": 3, "duizendtallen": 3, "dzd": 3, "dzd.": 3, "mln.": 6, "miljoenen": 6, "mld.": 9, "miljarden": 9,
}  # fmt: skip
_MONEY = {**CURRENCIES, "euros": "euro", "euro’s": "euro"}
_MONEY_SCALED = {"k€": 3, "keur": 3, "m€": 6, "meur": 6}
_SHARES = (*PERCENT, "procenten", "percentage", "percentages")
_ENDINGS = ("", "s", "en", "’s", "'s")
_BRACKETED = re.compile(r"\((?P<part>[^()]*)\)")
_TAIL = re.compile(r"(?:\bin\s+|\s(?=[x×*]\s?[\d€])|,\s*)(?P<part>[^,()]+)$", re.IGNORECASE)
_ASIDE = re.compile(r"(?<=\S)[,;]\s+")
_BARE_TIMES = frozenset("jaar maand week dag kwartaal nacht seconde".split())  # “Week: 12” names a week
_NUMBERED = re.compile(
    r"^(?:tabel|overzicht|schema|staat|figuur|bijlage)\s+(?:[\dIVX]+(?:\.\d+)*[a-z]?|[A-Z])\s*[.:–-]?\s+", re.IGNORECASE
)
_COUNTED = re.compile(r"^(?:het\s+)?aantal(?:len)?\s+(?P<what>[^\W\d_].*)", re.IGNORECASE)
# what a table is called by, and what it counts
_COUNTED_BY = {"woningbouw": "woningen", "woningvoorraad": "woningen", "werkgelegenheid": "banen"}
_DATED = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|begin|eind|medio|ultimo|najaar|voorjaar|[1-4]e kwartaal)\b", re.IGNORECASE
)
_GROUPED = re.compile(r"^\s*(?:per|naar|in|van|op|bij|,|:|$)", re.IGNORECASE)
# heads of what is reached, wanted or expected: the label says of what
_STATE = re.compile(
    r"\s*(?:(?:huidige |actuele )?stand|nulmeting|nulstand|uitgangs(?:situatie|waarde)|beginwaarde"
    r"|doel(?:stelling|waarde)?|streef(?:waarde|cijfer)"
    r"|streven"
    r"|ambitie|realisatie|gerealiseerd|bereikt|raming|prognose|verwacht(?:ing)?|resultaat|\d?-?meting)\b",
    re.IGNORECASE,
)
_OPENS_LABEL = re.compile(
    r"(?P<noun>(?:[^\W\d_][\w’'-]* ){0,2}?[^\W\d_][\w’'-]*)(?=$| (?:met|zonder|van|in|op|per|naar|bij|onder|voor|dat|die|tot|vanaf|uit)\b)"
)
# plural nouns that say what a column is about and not what is counted in it
_NO_UNIT = tuple(
    "kosten lasten baten uitgaven inkomsten opbrengsten ontvangsten middelen investeringen bedragen cijfers resultaten "
    "gegevens totalen reserves schulden subsidies bijdragen tarieven prijzen ramingen plannen doelen maatregelen varianten "
    "toelichtingen opmerkingen bronnen verschillen jaren grenzen normen waarden scores percentages indicatoren".split()
)


@dataclass(frozen=True)
class TableUnit:
    """What the cells are in: a kind, a unit, the factor to multiply with, and the words as printed.

    ``explicit`` where it is set apart as a unit (in brackets, after “in” or “×”); else it is a noun that is counted.
    """

    kind: FigureKind
    unit: str | None
    factor: Decimal
    printed: str
    explicit: bool = True


def without_number(caption: str) -> str:
    """A caption without “Tabel 3.”.

    >>> without_number("Tabel 3. Uitgaven per dorp (x € 1.000)")
    'Uitgaven per dorp (x € 1.000)'
    """
    return _NUMBERED.sub("", caption)


def unit_in(text: str, head: bool = False) -> TableUnit | None:
    """The unit that a caption or label names; ``head``: a column head may be a unit as a whole.

    >>> one = unit_in("Tabel 2. Lasten 2025 (mln euro)")
    >>> one.kind.value, one.unit, int(one.factor), one.printed
    ('money', 'euro', 1000000, 'mln euro')
    >>> unit_in("Bereik (in procenten)").unit, unit_in("Lengte, in km").unit, unit_in("%", head=True).unit
    ('%', 'km', '%')
    >>> unit_in("Lasten (raming)") is None, unit_in("Lasten in 2025") is None
    (True, True)
    """
    for part in _parts(text):
        if found := _parse(part):
            return found
    if head:
        plain = fold(text).strip(" .")
        if plain not in _BARE_TIMES and (found := _parse(text.strip())):
            return found
        if re.match(r"(?:percentage|%|procent)\s", plain):
            return TableUnit(FigureKind.PERCENTAGE, "%", _ONE, "%")
    return None


def _parts(text: str) -> Iterator[str]:
    for bracketed in reversed(_BRACKETED.findall(text)):
        yield from _ASIDE.split(bracketed)
    plain = _BRACKETED.sub("", text).strip()
    place = 0
    while tail := _TAIL.search(plain, place):
        yield tail["part"]
        place = tail.start() + 1


def _parse(part: str) -> TableUnit | None:
    """A stretch of text that is a unit and nothing else; None where a word of it is none."""
    printed = part.strip(" .")
    rest = printed.casefold().replace("’", "'")
    crossed = bool(re.search(r"(?:^|\s)[x×*]", rest))
    factor, kind, unit = _ONE, None, None
    while rest:
        if filler := _FILLER.match(rest):
            rest = rest[filler.end() :]
        elif scale := _scale(rest):
            factor, rest = factor * scale[0], rest[scale[1] :].lstrip()
        elif kind is None and (core := _core(rest)):
            kind, unit, more, length = core
            place = len(printed) - len(rest)
            unit = printed[place : place + length] if kind in (FigureKind.COUNT, FigureKind.DURATION) else unit
            factor, rest = factor * more, rest[length:].lstrip()
        elif kind is not None and re.match(r"(?:per |/)", rest):
            break
        else:
            return (
                _counted(printed, rest, factor) if kind is None and (factor > 1 or rest.startswith("aantal")) else None
            )
    if kind is None and not (factor >= 1000 or (crossed and factor > 1)):
        return None
    return TableUnit(kind or FigureKind.COUNT, unit, factor, printed)


def _scale(rest: str) -> tuple[Decimal, int] | None:
    if found := _ROUND.match(rest):
        return Decimal(re.sub(r"\D", "", found["digits"])), found.end()
    word = re.match(r"[^\W\d_]+\.?", rest)
    power = _SCALE_WORDS.get(word[0]) or _SCALE_WORDS.get(word[0].rstrip(".")) if word else None
    return (Decimal(10) ** power, word.end()) if word and power else None


def _core(rest: str) -> tuple[FigureKind, str, Decimal, int] | None:
    """The kind and name of the unit that a text begins with, a factor, and its length."""
    for table, kind in (
        (dict.fromkeys(PERCENTAGE_POINT, "procentpunt"), FigureKind.PERCENTAGE_POINT),
        (dict.fromkeys(_SHARES, "%"), FigureKind.PERCENTAGE),
        (_MONEY, FigureKind.MONEY),
        (dict.fromkeys(_MONEY_SCALED, "euro"), FigureKind.MONEY),
        ({name: name for name in MEASURES}, FigureKind.COUNT),
        ({name: name for name in TIMES}, FigureKind.DURATION),
    ):
        best = max((length for name in table if (length := _begins(rest, name))), default=0)
        name = next((name for name in table if _begins(rest, name) == best), None) if best else None
        if name is not None:
            return kind, table[name], Decimal(10) ** _MONEY_SCALED.get(name, 0), best
    return None


def _begins(rest: str, name: str) -> int:
    """How long the name at the beginning of a text is with its plural ending; 0 where it is not there."""
    if not rest.startswith(name):
        return 0
    for ending in _ENDINGS:
        end = len(name) + len(ending)
        if rest[len(name) : end] == ending and not re.match(r"[\w²³'’]", rest[end : end + 1] or " "):
            return end
    return 0


def _counted(printed: str, rest: str, factor: Decimal) -> TableUnit | None:
    """“aantal leerlingen”, “× 1.000 woningen”."""
    noun = re.sub(r"^aantal\s*", "", rest)
    if not noun:
        return TableUnit(FigureKind.COUNT, None, factor, printed)
    found = unit_after("1 " + noun, 1)
    return TableUnit(FigureKind.COUNT, found.printed, factor, printed) if found and found.end == len(noun) + 2 else None


def noun_in(text: str) -> TableUnit | None:
    """The noun that is counted: “Aantal kernen” or a plural noun that stands first.

    >>> noun_in("Aantal kernen").unit, noun_in("Bereikte kinderen 2025").unit, noun_in("Nodig") is None
    ('kernen', 'Bereikte kinderen', True)
    """
    plain = without_number(_BRACKETED.sub("", text).strip())
    if named := _COUNTED_BY.get(fold(plain.split()[0]) if plain.split() else ""):
        return TableUnit(FigureKind.COUNT, named, _ONE, named, explicit=False)
    counted = _COUNTED.match(plain)
    start = counted.start("what") if counted else 0
    lowered = "1 " + plain[start : start + 1].lower() + plain[start + 1 :]
    found = unit_after(lowered, 1)
    if found is None:
        return None
    noun = plain[start : start + found.end - 2]
    last = fold(noun.split()[-1])
    if counted:
        return TableUnit(FigureKind.COUNT, noun, _ONE, noun, explicit=False)
    plural = re.search(r"(?:[^e]en|ën|eren|[a-z]s)$", last) and not last.endswith(_NO_UNIT)
    rest = re.sub(r"[\s\d’'–/-]+", " ", _DATED.sub(" ", plain[found.end - 2 :]))
    return TableUnit(FigureKind.COUNT, noun, _ONE, noun, explicit=False) if plural and _GROUPED.match(rest) else None


def unit_of_label(label: str, head: str) -> TableUnit | None:
    """What a row of indicators counts, where its heads only say whether a number is reached or wanted.

    >>> unit_of_label("Scholen met een moestuin", "Doel 2030").unit, unit_of_label("Gemeenten", "2030") is None
    ('Scholen', True)
    """
    if not _STATE.match(head):
        return None
    named = _OPENS_LABEL.match(without_number(_BRACKETED.sub("", label).strip()))
    return noun_in(named["noun"]) if named else None
