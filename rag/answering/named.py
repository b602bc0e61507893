"""Names and years in Dutch text, told by how they are written; which names are places, a collection tells itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rag.language.tokens import fold, words

_CAPITAL = r"[A-ZÀ-Ý][\w’'&.-]*\w"
_INSIDE = r"(?<=[a-zà-ÿ0-9,;:’'(–] )"
_JOINED = r" (?:(?:van|de|den|der|het|ter|ten) ){0,2}"
_NAME = re.compile(rf"{_INSIDE}(?:{_CAPITAL}|[a-z]+-[A-ZÀ-Ý]\w+)(?:{_JOINED}{_CAPITAL})*")
_SORT = r"(?:(?:de|het|heel|regio|gemeente|provincie|stad|dorp|kern|wijk|polder|gebied|eiland|station) )*"
_PLACED = re.compile(rf"\b(?:[Ii]n|[Tt]e|[Uu]it|[Nn]aar|[Vv]an|[Vv]oor|[Oo]p) {_SORT}({_CAPITAL})")
_IN = re.compile(rf"\b(?:[Ii]n|[Tt]e|[Uu]it|[Nn]aar|[Rr]ond) {_SORT}({_CAPITAL})")
_AROUND = re.compile(rf"\b(?:rond|bij|nabij|rondom|(?:omgeving|hoek|buurt) van) {_SORT}({_CAPITAL})")  # no place itself
_PLACE = 0.2  # share of its uses in which a place follows “in”
_LIKE = 4  # letters at the beginning by which another form of a name is known (“Veldsumse”)
_ENDINGS = ("s", "se", "er", "ers", "sche")  # behind a name without its last vowel: adjectives and inhabitants
_YEAR = re.compile(r"(?<![\d.,€-])(?<!€ )\b(?:19|20)\d\d\b(?![.,]\d)")
_SPAN = re.compile(r"\b((?:19|20)\d\d)(?: ?[–/-] ?| tot en met | t/m | tot )((?:19|20)\d\d)\b")
_SEASON = re.compile(r"\b((?:19|20)\d\d) ?[–/-] ?((?:\d\d)?\d\d)\b")


@dataclass(frozen=True)
class Named:
    """A name in a question: its folded parts that must be said, and whether it stands where a place stands."""

    text: str
    parts: tuple[str, ...]
    placed: bool


def names_asked(question: str) -> tuple[Named, ...]:
    """The names inside a question, beginnings of sentences and what lies “around” a name left out.

    >>> [(one.text, one.placed) for one in names_asked("Hoeveel bruggen telt Veldsum-Oost, en wat doet Klaver in Aardam?")]
    [('Veldsum-Oost', False), ('Klaver', False), ('Aardam', True)]
    """
    placed = {found[1] for found in _PLACED.finditer(question)}
    around = {found[1] for found in _AROUND.finditer(question)}
    names = dict.fromkeys(found[0] for found in _NAME.finditer(question))
    return tuple(
        Named(name, _parts(name), any(name.startswith(one) for one in placed))
        for name in names
        if not any(name.startswith(one) for one in around)
    )


def _parts(name: str) -> tuple[str, ...]:
    """What of a name must be said: of several words the longest, and of that the parts that a hyphen joins."""
    return tuple(words(max(name.split(), key=len)))


_SEATS = (  # names that stand for who decides there, and a country for all of it
    (
        re.compile(r"den haag|the hague"),
        re.compile(r"\b(?:kabinet|rijk|minister\w*|bewinds\w+|staatssecretaris\w*|overheid|ik|wij)\b"),
    ),
    (re.compile(r"brussel|brussels"), re.compile(r"\b(?:europe\w*|eu)\b")),
    (re.compile(r"nederland|the netherlands"), re.compile("")),
)


def stands_for(named: Named, text: str) -> bool:
    """Whether a name stands for a government or all of a country that a text speaks of.

    >>> den_haag = names_asked("Wat betaalt Den Haag?")[0]
    >>> stands_for(den_haag, "Het Rijk betaalt de helft."), stands_for(den_haag, "De provincie betaalt.")
    (True, False)
    """
    return any(seat.fullmatch(fold(named.text)) and who.search(fold(text)) for seat, who in _SEATS)


def noun_before(named: Named, question: str) -> str | None:
    """The folded noun that a name of a question stands behind (“waterschap Klaver”).

    >>> noun_before(names_asked("Hoeveel mensen werken bij waterschap Klaver?")[0], "Hoeveel mensen werken bij waterschap Klaver?")
    'waterschap'
    """
    found = re.search(rf"\b([a-zà-ÿ]{{5,}}) {re.escape(named.text)}\b", question)
    return fold(found[1]) if found else None


def is_said(named: Named, told: Collection[str]) -> bool:
    """Whether words say a name, also with an ending behind it (“Veldsumse”, “Veldsummers”) or the “e” at its end gone."""
    return all(any(one == part or _derived(part, one) for one in told) for part in named.parts)


def _derived(name: str, word: str) -> bool:
    """Whether a word is a name with an ending of its own: an adjective, an inhabitant, a genitive, a compound.

    >>> _derived("veldsum", "veldsumse"), _derived("hoorne", "hoornse"), _derived("lauda", "lauden"), _derived("hoorne", "er")
    (True, True, False, False)
    """
    if len(name) < _LIKE:
        return False
    short = re.sub(r"(?:en|[aeo])$", "", name)
    ending = word[len(short) :] if word.startswith(short) and len(short) >= _LIKE - 1 else ""
    return word.startswith(name) or ending in _ENDINGS


def places_of(texts: Iterable[str]) -> frozenset[str]:
    """The folded names that a collection uses as places: often enough after “in”, “te”, “uit”, “naar” or “rond”.

    >>> sorted(places_of(["De haven in Aardam groeit.", "Veel zegt Klaver over Aardam."]))
    ['aardam']
    """
    used: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for text in texts:
        used.update(fold(found[0]) for found in re.finditer(_INSIDE + _CAPITAL, text))
        placed.update(fold(found[1]) for found in _IN.finditer(text))
    return frozenset(name for name, often in placed.items() if often >= _PLACE * max(1, used[name]))


def years_in(text: str) -> frozenset[str]:
    """The years that a text names, with those between the two ends of a span.

    >>> sorted(years_in("In 2020 en van 2022 tot en met 2024 kostte het € 2026.")), sorted(years_in("2023/2024"))
    (['2020', '2022', '2023', '2024'], ['2023', '2024'])
    """
    between = {str(year) for first, last in _SPAN.findall(text) for year in range(int(first), int(last) + 1)}
    return frozenset(_YEAR.findall(text)) | between


def seasons_in(text: str) -> frozenset[str]:
    """The years that a text names by two that follow each other, by the first (“schooljaar 2024–2025”, “2024/25”).

    >>> sorted(seasons_in("In het schooljaar 2024–2025 en in 2019-2024"))
    ['2024']
    """
    return frozenset(first for first, last in _SEASON.findall(text) if int(last[-2:]) == (int(first) + 1) % 100)


def names_written(text: str) -> list[str]:
    """The capitalised words inside sentences, and those at their beginning that follow “In”, “Te” and the like."""
    return [found[0] for found in re.finditer(_INSIDE + _CAPITAL, text)] + [found[1] for found in _IN.finditer(text)]
