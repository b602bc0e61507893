"""How often something is said to happen, as times a year, and whether two texts differ in it."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.language.numbers import parse_cardinal
from rag.language.tokens import fold

_UNITS = {
    "dag": 365.0,
    "etmaal": 365.0,
    "nacht": 365.0,
    "week": 52.0,
    "maand": 12.0,
    "kwartaal": 4.0,
    "jaar": 1.0,
    "schooljaar": 1.0,
}
_ADVERBS = {
    "dagelijks": 365.0,
    "wekelijks": 52.0,
    "maandelijks": 12.0,
    "jaarlijks": 1.0,
    "tweejaarlijks": 0.5,
    "vierjaarlijks": 0.25,
}
_TIMES = re.compile(
    r"\b(?:(?P<count>\w+) (?:keer|maal)|(?P<joined>een|twee|drie|vier|vijf|zes|acht|tien|twaalf)maal) "
    r"(?:per|in (?:de|het)|in een|elke?|ieder) (?P<unit>dag|etmaal|nacht|week|maand|kwartaal|jaar|schooljaar)\b"
)
_EVERY = re.compile(
    r"\b(?:elke?|iedere?|per|eens per|om de) (?:(?P<ordinal>tweede|derde) )?(?:(?P<count>\w+) )?"
    r"(?P<unit>dag|nacht|week|weken|maand|maanden|kwartaal|jaar|schooljaar)\b"
)
_WEEKDAYS = re.compile(r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:en)?\b")
_PLURAL = {"weken": "week", "maanden": "maand"}


@lru_cache(maxsize=65536)
def frequencies(text: str) -> frozenset[float]:
    """How often a year something is said to happen; empty where a text does not say.

    >>> sorted(frequencies("komt vier keer per jaar bijeen")), sorted(frequencies("elke maand")), sorted(frequencies("om de twee jaar"))
    ([4.0], [12.0], [0.5])
    """
    plain = fold(text)
    found = {rate for word, rate in _ADVERBS.items() if re.search(rf"\b{word}e?\b", plain)}
    for one in _TIMES.finditer(plain):
        count = number_of(one["count"] or one["joined"])
        if count:
            found.add(count * _UNITS[one["unit"]])
    rest = _TIMES.sub(" ", plain)
    for one in _EVERY.finditer(rest):
        if one[0].startswith("per"):
            continue  # "per jaar" beside a figure is a rate of amounts
        count = (
            2.0
            if one["ordinal"] == "tweede"
            else 3.0
            if one["ordinal"]
            else number_of(one["count"])
            if one["count"]
            else 1.0
        )
        if count:
            found.add(_UNITS[_PLURAL.get(one["unit"], one["unit"])] / count)
    days = len(set(_WEEKDAYS.findall(rest)))
    if days >= 2 and re.search(r"\bop\b", rest):
        found.add(days * 52.0)
    return frozenset(found)


def number_of(word: str | None) -> float | None:
    """The number that a word or digits stand for, None for any other word."""
    if word is None:
        return None
    if word.isascii() and word.isdecimal():
        return float(word)
    found = parse_cardinal(word)
    return float(found) if found is not None else None


def oftener(claim: str, source: str) -> bool | None:
    """Whether two texts differ in how often; None where one of them does not say.

    >>> oftener("elke maand", "vier keer per jaar"), oftener("twaalf keer per jaar", "maandelijks")
    (True, False)
    """
    ours, theirs = frequencies(claim), frequencies(source)
    return not ours & theirs if ours and theirs else None
