"""A sentence with its figures, the stems of its content words, its names, and what stands nearest to each figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from rag.datatypes import Figure, Paragraph
from rag.figures.find import set_apart
from rag.figures.qualifiers import QUALIFIERS
from rag.figures.values import quantity
from rag.language.numbers import parse_cardinal
from rag.language.tokens import STOPWORDS, fold, stem

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’&](?=[^\W_]))*")
# words that frame a claim and say nothing of its subject
FRAME = frozenset(
    re.findall(
        r"\w+",
        "klopt kloppen inderdaad voorzitter juist correct gelezen begrepen begrijp begrijpen waar toch hoor nee "
        "ja mij me verteld zeggen zeg gezegd weet weten kunt factcheck graag gelijk stelt stelling bewering "
        "concept opschrijven schrijven schrijf onthouden heb goed straks alvast nou echt even zitten zit gaan "
        "gaat ging komt komen kwam kwamen staat staan stond stonden ligt liggen lag lagen blijft krijgt krijgen "
        "kreeg maakt maken ter sprake spreektekst akkoord dan dus ongeveer hun onze daarvan waarvan daarmee samen "
        "totaal jaar jaren",
    )
)
_QUALIFYING = frozenset(word for words in QUALIFIERS for word in fold(words).split())
_SKIP = STOPWORDS | FRAME | _QUALIFYING


@dataclass(frozen=True)
class Word:
    """A content word of a sentence: its stem and place; ``name`` where its capital is not that of the sentence."""

    stem: str
    start: int
    end: int
    text: str
    name: bool


@dataclass(frozen=True, eq=False)
class Statement:
    """One sentence at ``start:end`` of a text, with its figures (offsets in that text)."""

    text: str
    start: int
    end: int
    figures: tuple[Figure, ...]
    paragraph: Paragraph | None = None
    around: frozenset[str] = field(default_factory=frozenset)
    before: frozenset[str] = field(default_factory=frozenset)  # stems of headings, lead-in and the sentence before
    named_before: frozenset[str] = field(default_factory=frozenset)  # names of the sentence before

    @property
    def sentence(self) -> str:
        """The sentence itself."""
        return self.text[self.start : self.end]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The content words outside numbers, in order."""
        found = [*words_in(self.text, self.start, self.end, self.figures), *self._numbered]
        return tuple(sorted(found, key=lambda word: word.start))

    @property
    def _numbered(self) -> Iterable[Word]:
        """Names that only their number tells apart ("net 2"), as words of their own."""
        for one in set_apart(self.text[self.start : self.end]):
            name = re.sub(r"\W", "", fold(one.surface))
            if one.reason.value == "name" and " " in one.surface and not name.isdigit():
                yield Word(name, self.start + one.start, self.start + one.end, name, True)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the content words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of words that are written with a capital or hold digits, not counting the capital of the sentence."""
        return frozenset(word.stem for word in self.words if word.name)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Names and numbers that are set apart ("A99", "Kamerstuk 12 345, nr. 6"), without spaces."""
        inside = (one for one in set_apart(self.text[self.start : self.end]) if one.reason.value != "footnote_marker")
        return frozenset(re.sub(r"\W", "", fold(one.surface)) for one in inside)

    @cached_property
    def times(self) -> frozenset[str]:
        """The times of day that a sentence names ("22.00")."""
        inside = (one for one in set_apart(self.text[self.start : self.end]) if one.reason.value == "time")
        return frozenset(time for one in inside for time in re.findall(r"\d{1,2}[.:]\d{2}", one.surface))

    def near(self, figure: Figure, reach: int = 7) -> dict[str, float]:
        """Stems near a figure, the nearer the heavier; words beyond a semicolon or another clause weigh half."""
        return _near(self, figure, reach)


def values_of(figure: Figure) -> set[Decimal]:
    """The numbers by which a figure is looked up: as printed and in base units."""
    found = quantity(figure)
    return {found.low, found.low.normalize(), figure.value} if found and isinstance(figure.value, Decimal) else set()


def words_in(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterable[Word]:
    """The content words of a stretch of text outside the numbers of ``figures``, in order."""
    hidden = [(one.start, one.start + _numeric_length(one)) for one in figures]
    for match in _TOKEN.finditer(text, start, end):
        if any(a <= match.start() < b for a, b in hidden):
            continue
        printed = match[0]
        plain = fold(printed.replace("’", "'"))
        if plain in _SKIP or printed.isdigit() or (parse_cardinal(plain) is not None):
            continue
        capital = printed[0].isupper() and (match.start() > _first(text, start) or printed[1:2].isupper())
        yield Word(_stem(plain), match.start(), match.end(), printed, capital)


def _first(text: str, start: int) -> int:
    match = _TOKEN.search(text, start)
    return match.start() if match else start


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return stem(word)


def _numeric_length(figure: Figure) -> int:
    """How much of a figure's surface is number and not the noun of its unit."""
    if figure.kind.value in ("count", "range") and figure.unit and figure.surface.endswith(figure.unit):
        return max(1, len(figure.surface) - len(figure.unit))
    return len(figure.surface)


def _near(statement: Statement, figure: Figure, reach: int) -> dict[str, float]:
    weights: dict[str, float] = {}
    start, end = figure.start, figure.start + _numeric_length(figure)
    left = [word for word in statement.words if word.end <= start][-reach:]
    right = [word for word in statement.words if word.start >= end][:reach]
    for row, forward in ((reversed(left), False), (iter(right), True)):
        for distance, word in enumerate(row):
            gap = statement.text[end : word.start] if forward else statement.text[word.end : start]
            weight = 1 / (1 + 0.45 * distance) * (0.5 if re.search(r"[;:()]|, | en | tegen |terwijl", gap) else 1)
            weights[word.stem] = max(weights.get(word.stem, 0), weight)
    for other in statement.figures:
        if other is not figure and isinstance(other.value, str):
            gap = statement.text[min(end, other.end) : max(start, other.start)]
            weights[f"#{other.value[:7]}"] = (
                1.6 / (1 + 0.3 * len(gap.split())) * (0.4 if re.search(r"[;()]|, | en | tegen ", gap) else 1)
            )
    return weights


def places_of(statement: Statement) -> dict[str, int]:
    """Where each content word, date and "daarna" of a sentence first stands."""
    places = [(f"#{one.value}", one.start) for one in statement.figures if isinstance(one.value, str)]
    places += [(word.stem, word.start) for word in statement.words]
    if (later := statement.sentence.find("daarna")) >= 0:
        places.append(("daarna", statement.start + later))
    return dict(sorted(places, key=lambda row: -row[1]))


@lru_cache(maxsize=65536)
def related(one: str, other: str) -> bool:
    """Whether one stem is the beginning or end of the other, as in compounds ("kamer" in "studentenkamer").

    >>> related("kamer", "studentenkamer"), related("woning", "banen")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return len(short) >= 5 and short != long and (long.endswith(short) or long.startswith(short))


def stems_of(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(word.stem for word in words_in(text, 0, len(text), ()))
