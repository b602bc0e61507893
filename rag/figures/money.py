"""Sums of money: the signs and words around a number, "3 ton", cents, and what an amount is paid for."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.datatypes import FigureKind
from rag.figures.joined import Read
from rag.figures.numerals import Numeral
from rag.figures.phrases import each_after, unit_after
from rag.figures.units import CURRENCIES

_PREFIX = re.compile(r"(?P<sign>€|EUR|US\$|\$)[ \u00a0]?\Z")
_SUFFIX = re.compile(r"[ \u00a0]?(?P<name>euro['’]s|euro|eur|dollar)(?![\w-])|,[-–=](?!\w)", re.IGNORECASE)
_BY = re.compile(r" ?/ ?(?P<each>m[²³23]|kWh|MWh|kg|ton|ha|km|GJ|uur|stuk)(?![\w²³])")
_CENT = re.compile(r"[ \u00a0](?:euro)?cent(?:en)?(?![\w-])")
_TON = re.compile(r"[ \u00a0]ton(?: (?P<euro>euro))?\b")
MONEY_CUE = re.compile(
    r"€|\beuro\b|subsidie|bedrag|budget|kosten|kost\b|krediet|bijdrage|invester|begroting|financier|tarief|prijs",
    re.IGNORECASE,
)


def money(text: str, one: Numeral) -> Read | None:
    """The sum of money that a number is; None where nothing around it says so."""
    prefix = _PREFIX.search(text, max(0, one.start - 4), one.start)
    suffix = _SUFFIX.match(text, one.end)
    if prefix or (suffix and (suffix["name"] or "€" in text[max(0, one.start - 3) : one.start])):
        name = CURRENCIES[
            (prefix["sign"] if prefix else suffix["name"] if suffix else "€").casefold().replace("’", "'")
        ]
        end = suffix.end() if suffix else one.end
        start = prefix.start() if prefix else one.start
        if prefix and (ton := _TON.match(text, end)):
            return Read(one, start, ton.end(), FigureKind.MONEY, name, one.value * 100000)
        return Read(one, start, end, FigureKind.MONEY, name)
    if cents := _CENT.match(text, one.end):
        return Read(one, one.start, cents.end(), FigureKind.MONEY, "euro", one.value / 100)
    if hundred_thousands := _ton(text, one):
        return Read(one, one.start, hundred_thousands, FigureKind.MONEY, "euro", one.value * 100000)
    return None


def for_each(text: str, one: Read) -> Read:
    """An amount of money with what it is paid for: "€ 40 per adres", "€ 85/m²"."""
    if end := each_after(text, one.end):
        return replace(one, end=end, unit=f"{one.unit}{text[one.end : end]}")
    if slash := _BY.match(text, one.end):
        return replace(one, end=slash.end(), unit=f"{one.unit} per {slash['each']}")
    return one


def _ton(text: str, one: Numeral) -> int | None:
    """Where "3 ton" ends when it is money: 100,000 euro each."""
    match = _TON.match(text, one.end)
    if not match or one.scaled:
        return None
    if match["euro"]:
        return match.end()
    goods = unit_after(text, match.end())
    near = MONEY_CUE.search(text, max(0, one.start - 80), match.end() + 40)
    return match.end() if near and not goods else None
