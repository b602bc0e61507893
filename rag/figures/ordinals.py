"""The things of a row that a text names by their place: "de tweede tranche", "ronde drie", "de vorige fase"."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.language.numbers import parse_cardinal, parse_ordinal
from rag.language.tokens import fold, stem

_DIGITS = re.compile(r"[0-9]+[edst]*")  # folded “½” is “1⁄2”
_NTH = re.compile(r"\b(?P<nth>[^\W\d_]+|\d{1,3}(?:e|de|ste)) (?=(?P<noun>[^\W\d_]{4,}))")
_NUMBERED = re.compile(
    r"\b(?P<noun>[^\W\d_]{4,}) (?P<nth>\d{1,2}|[^\W\d_]{3,10})\b(?!\s*(?:procent|%|euro|miljoen|miljard|\.\d))"
)
_LAST = {"volgende": -2, "huidige": -4}  # "vorige" and "laatste" may be one with any other
_ROWS = frozenset(
    "ronde fase tranche stap deel groep categorie klasse cluster lijn kwartaal hoofdstuk spoor pijler artikel bijlage "
    "tabel vraag aanbeveling actie zone blok net route".split()
)
_ALSO_VERBS = frozenset("vraag net deel actie stap".split())  # numbered by a figure alone: "vraag een vergunning aan"
_NO_NOUN = frozenset("deel plaats plek keer instantie geval van dat die deze graad".split())


@lru_cache(maxsize=65536)
def ordinals(text: str) -> tuple[tuple[int, str], ...]:
    """The things of a row that a text names by their place, with the stem of their noun.

    >>> ordinals("De tweede tranche volgt op de vorige tranche, in ronde 3")
    ((2, 'tranche'), (3, 'rond'))
    >>> ordinals("Vraag een vergunning aan"), ordinals("Zie vraag 3 en ❶ vak")
    ((), ((3, 'vraag'),))
    """
    return tuple((place, noun) for _, _, place, noun in _ordinals(text))


def ordinal_at(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The thing of a row that a stretch of a text is the number of ("drie" in "ronde drie"); None where it is of none."""
    return next(((place, noun) for a, b, place, noun in _ordinals(text) if a <= start and end <= b), None)


@lru_cache(maxsize=65536)
def _ordinals(text: str) -> tuple[tuple[int, int, int, str], ...]:
    found = []
    for one in _NTH.finditer(text):
        nth, noun = fold(one["nth"]), fold(one["noun"])
        place = _LAST.get(nth) or (int(nth.rstrip("edst")) if _DIGITS.fullmatch(nth) else parse_ordinal(nth))
        if place and noun not in _NO_NOUN:
            found.append((one.start(), one.end(), place, stem(noun)))
    for one in _NUMBERED.finditer(text):
        nth = fold(one["nth"])
        noun = fold(one["noun"])
        value = (
            int(nth) if nth.isdecimal() else 0 if nth == "een" or noun in _ALSO_VERBS else int(parse_cardinal(nth) or 0)
        )
        if value and noun in _ROWS:
            found.append((one.start(), one.end(), value, stem(fold(one["noun"]))))
    return tuple(sorted(found))
