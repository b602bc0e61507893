"""Names and years in Dutch text, told by how they are written; which names are places, a collection tells itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rag.figures.equivalents import is_verb
from rag.figures.nouns import finite_verb
from rag.language.tokens import STOPWORDS, fold, words

_CAPITAL = r"[A-ZÀ-Ý][\w’'&.-]*\w"
_INSIDE = r"(?<=[a-zà-ÿ0-9,;:’'(–] )"
_JOINED = r" (?:(?:van|de|den|der|het|ter|ten) ){0,2}"
_NAME = re.compile(rf"{_INSIDE}(?:{_CAPITAL}|[a-z]+-[A-ZÀ-Ý]\w+)(?:{_JOINED}{_CAPITAL})*")
_SORT = r"(?:(?:de|het|heel|regio|gemeente|provincie|stad|dorp|kern|wijk|polder|gebied|eiland|station) )*"
_PLACED = re.compile(rf"\b(?:[Ii]n|[Tt]e|[Uu]it|[Nn]aar|[Vv]an|[Vv]oor|[Oo]p) {_SORT}({_CAPITAL})")
_IN = re.compile(rf"\b(?:[Ii]n|[Tt]e|[Uu]it|[Nn]aar|[Rr]ond) {_SORT}({_CAPITAL})")
_AROUND = re.compile(
    rf"\b(?:rond|(?<!werken )(?<!werkt )(?<!werken er )(?<!werkzaam )(?<!werkten )(?<!dienst )bij"
    rf"|nabij|rondom|(?:omgeving|hoek|buurt) van) {_SORT}({_CAPITAL})"
)  # no place itself
_PLACE = 0.2  # share of its uses in which a place follows “in”
_LIKE = 4  # letters at the beginning by which another form of a name is known (“Veldsumse”)
_THE_NOUN = re.compile(
    rf"\b(?:[Dd]e|[Hh]et|[Oo]ns|[Oo]nze|[Dd]it|[Dd]eze) ([a-zà-ÿ]{{5,}})\b(?! (?:(?:van|in|te|uit) )?(?:(?:de|het) )?{_CAPITAL})"
)
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


_DECIDES = (  # what who governs does: verbs of deciding and of paying
    r"(?:(?:opzij|uit|toe|mee|vast|vrij|bij|af)?(?:ge)?)"
    r"(?:betaal\w*|zet\w*|maak\w*|zeg\w*|financier\w*|beslu?i\w*|beslo\w+|beslis\w*|subsidie\w*|geef\w*|geven|gaf|gaven|draag\w*|wil|wilde|kies|kiest|koos|trekt|trok|"
    r"bepaal\w*|eis\w*|verplicht\w*|steekt|stak|stopt|stopte|investeer\w*|leg|legt|legde|reserveer\w*|verbied\w*|verbood|beloof\w*|bezuinig\w*|keer\w*)"
)
_SEATS = (  # names that stand for who decides there
    (
        re.compile(r"den haag|the hague"),
        re.compile(r"\b(?:kabinet|rijk|minister\w*|bewinds\w+|staatssecretaris\w*|overheid)\b"),
    ),
    (re.compile(r"brussel|brussels"), re.compile(r"\b(?:europe\w*|eu)\b")),
)
_COUNTRY = re.compile(r"nederland|the netherlands")
_ALL_OF_IT = re.compile(
    r"\b(?:nederland\w*|landelijke?|nationa\w+|rijk\w*|kabinet\w*|minister\w*|staatssecretaris|(?:ons|het|dit) land"
    r"|heel het land|overheid|staat|cbs)\b"
)


def stands_for(named: Named, text: str, question: str) -> bool:
    """Whether a name stands for a government that pays or decides in the question, or for a country, and a text speaks of that.

    >>> asked = "Wat betaalt Den Haag?"
    >>> den_haag = names_asked(asked)[0]
    >>> stands_for(den_haag, "Het Rijk betaalt de helft.", asked), stands_for(den_haag, "De provincie betaalt.", asked)
    (True, False)
    >>> stands_for(den_haag, "De overheid heeft 40 mensen in dienst.", "Hoeveel mensen heeft Den Haag in dienst?")
    False
    """
    name, told = fold(named.text), fold(text)
    if _COUNTRY.fullmatch(name):
        return bool(_ALL_OF_IT.search(told))
    if not any(seat.fullmatch(name) and who.search(told) for seat, who in _SEATS):
        return False
    asked = fold(question)
    placed = re.search(rf"\b(?:in|te|uit|naar|van|voor|op|bij) {re.escape(name)}\b", asked)
    return not placed and bool(re.search(rf"\b{_DECIDES}\b", asked))


def noun_before(named: Named, question: str) -> str | None:
    """The folded noun that a name of a question stands behind (“waterschap Klaver”).

    >>> noun_before(names_asked("Hoeveel mensen werken bij waterschap Klaver?")[0], "Hoeveel mensen werken bij waterschap Klaver?")
    'waterschap'
    """
    found = re.search(rf"\b([a-zà-ÿ]{{5,}}) {re.escape(named.text)}\b", question)
    noun = fold(found[1]) if found else ""
    return noun if noun and noun not in STOPWORDS and not is_verb(noun) and not finite_verb(noun) else None


def says_noun(noun: str, text: str) -> bool:
    """Whether a text says a folded noun with an article and no name behind it.

    >>> says_noun("gemeente", "De gemeente telt 4 havens."), says_noun("gemeente", "De gemeente Aardam telt 4 havens.")
    (True, False)
    """
    return any(fold(found[1]) == noun for found in _THE_NOUN.finditer(text))


def bearers(noun: str, texts: Iterable[str]) -> frozenset[str]:
    """The names that stand right behind a folded noun in texts.

    >>> sorted(bearers("gemeente", ["De gemeente Aardam en gemeente Klein Schor."]))
    ['Aardam', 'Klein Schor']
    """
    pattern = re.compile(rf"\b(?i:{re.escape(noun)}) ({_CAPITAL}(?:{_JOINED}{_CAPITAL})*)")
    return frozenset(found[1] for text in texts for found in pattern.finditer(text))


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
