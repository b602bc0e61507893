"""Sentences of the sources with their figures, stems, names and surroundings, indexed so that a claim finds them fast.

Subjects are compared without a parser: rarity-weighted overlap of stems (Spärck Jones 1972), whole sentence for the
subject and nearest words for what belongs to one figure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Protocol

from rag.datatypes import Figure, Paragraph, ParagraphKind
from rag.figures.find import set_apart
from rag.figures.ledger import Ledger
from rag.figures.phrases import qualifier_before
from rag.figures.units import QUALIFIERS
from rag.figures.values import quantity
from rag.language.numbers import parse_cardinal
from rag.language.sentences import split_sentences
from rag.language.tokens import STOPWORDS, fold, stem

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’&](?=[^\W_]))*")
# words that frame a claim and say nothing of its subject
FRAME = frozenset(
    "klopt kloppen inderdaad voorzitter juist correct gelezen begrepen begrijp begrijpen waar "
    "toch hoor nee ja mij me verteld zeggen zeg gezegd weet weten "
    "kunt factcheck graag gelijk stelt stelling bewering concept opschrijven schrijven schrijf "
    "onthouden heb goed straks alvast nou echt even zitten zit gaan gaat "
    "ging komt komen kwam kwamen staat staan stond stonden ligt liggen lag lagen blijft krijgt "
    "krijgen kreeg maakt maken ter sprake spreektekst akkoord dan dus "
    "ongeveer hun onze daarvan waarvan daarmee samen totaal jaar jaren".split()
)
_QUALIFYING = frozenset(word for words in QUALIFIERS for word in fold(words).split())
_SKIP = STOPWORDS | FRAME | _QUALIFYING


class RarityLike(Protocol):
    """How rare a stem is in the collection."""

    def of(self, stem: str) -> float:
        """A weight above zero; rarer is more."""
        ...


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
        return tuple(_words(self.text, self.start, self.end, self.figures))

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
        """Names and numbers that are set apart ("A58", "Kamerstuk 33 009, nr. 121"), without spaces."""
        inside = (one for one in set_apart(self.text[self.start : self.end]) if one.reason.value != "footnote_marker")
        return frozenset(re.sub(r"\W", "", fold(one.surface)) for one in inside)

    def near(self, figure: Figure, reach: int = 7) -> dict[str, float]:
        """Stems near a figure, the nearer the heavier; words beyond a semicolon or another clause weigh half."""
        return _near(self, figure, reach)


def _values(figure: Figure) -> set[Decimal]:
    """The numbers by which a figure is looked up: as printed and in base units."""
    found = quantity(figure)
    return {found.low, found.low.normalize(), figure.value} if found and isinstance(figure.value, Decimal) else set()


def _words(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterable[Word]:
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


class Evidence:
    """The sentences of the sources with an inverted index over their stems."""

    def __init__(self, ledger: Ledger, paragraphs: Iterable[Paragraph], rarity: RarityLike) -> None:
        figures: dict[str, list[Figure]] = defaultdict(list)
        for one in ledger:
            figures[one.paragraph.id].append(one.figure)
        self.rarity = rarity
        self.statements: list[Statement] = []
        self.documents: dict[str, set[str]] = defaultdict(set)
        for paragraph in paragraphs:
            self._add(paragraph, figures[paragraph.id])
        self.by_stem: dict[str, list[int]] = defaultdict(list)
        seen: Counter[str] = Counter()
        self.names: set[str] = set()
        for index, one in enumerate(self.statements):
            self.names |= one.names
            for each in one.stems:
                self.by_stem[each].append(index)
                seen[each] += 1
            if one.paragraph:
                self.documents[one.paragraph.source_id] |= one.stems
        self._beside: dict[str, list[Statement]] = defaultdict(list)
        for one in self.statements:
            if one.paragraph:
                self._beside[one.paragraph.id].append(one)
        self.by_value: dict[Decimal, list[int]] = defaultdict(list)
        for index, one in enumerate(self.statements):
            for figure in one.figures:
                for value in _values(figure):
                    self.by_value[value].append(index)
        weights = sorted(rarity.of(each) for each in seen)
        self._middle = weights[len(weights) // 2] if weights else 1.0

    def _add(self, paragraph: Paragraph, figures: list[Figure]) -> None:
        spans = split_sentences(paragraph.text)
        outside = _stems_of(" . ".join([*paragraph.heading_path, paragraph.lead_in or ""]))
        words = [tuple(_words(paragraph.text, start, end, ())) for start, end in spans]
        inside = [frozenset(word.stem for word in row) for row in words]
        for index, (start, end) in enumerate(spans):
            own = tuple(one for one in figures if start <= one.start < end)
            others = frozenset().union(*(one for at, one in enumerate(inside) if at != index and abs(at - index) <= 2))
            if paragraph.text[:end].endswith("?"):
                continue  # a question states nothing
            previous = inside[index - 1] if index else frozenset()
            named = frozenset(word.stem for word in words[index - 1] if word.name) if index else frozenset()
            self.statements.append(
                Statement(paragraph.text, start, end, own, paragraph, outside | others, outside | previous, named)
            )

    @lru_cache(maxsize=65536)  # noqa: B019  # one Evidence lives as long as its index version
    def weight(self, each: str) -> float:
        """The weight of a stem; one that no source has counts for half of the middle, as it may be a synonym."""
        return self.rarity.of(each) if each in self.by_stem or each[:1] == "#" else 0.5 * self._middle

    def same_order(self, claim: Statement, source: Statement) -> bool:
        """Whether the words that two sentences share (dates and "daarna" included), three at least, stand in the same order."""
        ours, theirs = _places(claim), _places(source)
        shared = [each for each in ours if each in theirs]
        pairs = [(a, b) for index, a in enumerate(shared) for b in shared[index + 1 :]]
        kept = sum((ours[a] < ours[b]) == (theirs[a] < theirs[b]) for a, b in pairs)
        return len(shared) >= 3 and kept == len(pairs)

    def states(self, document: str, figure: Figure) -> bool:
        """Whether a document states the value of a figure anywhere."""
        return any(
            (found := self.statements[index].paragraph) is not None and found.source_id == document
            for value in _values(figure)
            for index in self.by_value.get(value, ())
        )

    def telling(self, each: str) -> bool:
        """Whether a stem is rare enough to say something of the subject: it stands in at most a twentieth of the sentences."""
        return len(self.by_stem.get(each, ())) <= max(4, len(self.statements) // 20)

    def nearest(self, claim: Statement, count: int) -> list[Statement]:
        """The statements with the most of the claim's rarity, and those with one of its values, best first."""
        scores: dict[int, float] = defaultdict(float)
        for each in claim.stems:
            weight = self.weight(each)
            for index in self.by_stem.get(each, ()):
                scores[index] += weight
        ranked = sorted(scores, key=lambda index: (-scores[index], index))[:count]
        for figure in claim.figures:
            hits = {index for value in _values(figure) for index in self.by_value.get(value, ())} - set(ranked)
            ranked += sorted(hits, key=lambda index: (-scores[index], index))[:count]
        return [self.statements[index] for index in ranked]

    def beside(self, statement: Statement) -> list[Statement]:
        """The statements of the same paragraph."""
        return self._beside[statement.paragraph.id] if statement.paragraph else []

    def coverage(self, claim: Statement, source: Statement) -> float:
        """Share (0 to 1) of the claim's rarity that the source states: whole stems 1, parts of compounds 0.6, surroundings 0.6."""
        total = found = 0.0
        for each in claim.stems:
            weight = self.weight(each)
            total += weight
            found += weight * self._credit(each, source)
        return found / total if total else 0.0

    def _credit(self, each: str, source: Statement) -> float:
        if each in source.stems:
            return 1.0
        if any(related(each, other) for other in source.stems):
            return 0.6
        return 0.6 if each in source.around else 0.0

    def local(self, claim: Statement, one: Figure, source: Statement, other: Figure) -> float:
        """Overlap (0 to 1) of what stands nearest to a figure of the claim and to one of the source."""
        ours, theirs = claim.near(one), source.near(other)
        total = sum(self.weight(each) * weight for each, weight in ours.items())
        shared = sum(self.weight(each) * min(weight, theirs.get(each, 0.0)) for each, weight in ours.items())
        return shared / total if total else 1.0


def _places(statement: Statement) -> dict[str, int]:
    """Where each content word, date and "daarna" of a sentence first stands."""
    places = [(f"#{one.value}", one.start) for one in statement.figures if isinstance(one.value, str)]
    places += [(word.stem, word.start) for word in statement.words]
    if (later := statement.sentence.find("daarna")) >= 0:
        places.append(("daarna", statement.start + later))
    return {each: place for each, place in sorted(places, key=lambda row: -row[1])}


@lru_cache(maxsize=65536)
def related(one: str, other: str) -> bool:
    """Whether one stem is the beginning or end of the other, as in compounds ("kamer" in "studentenkamer").

    >>> related("kamer", "studentenkamer"), related("woning", "banen")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return len(short) >= 5 and short != long and (long.endswith(short) or long.startswith(short))


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in _words(text, 0, len(text), ()))


@lru_cache(maxsize=8)
def evidence_for(ledger: Ledger, paragraphs: tuple[Paragraph, ...], rarity: RarityLike) -> Evidence:
    """The evidence of a collection, made once. Headings and metadata state nothing and are left out."""
    told = [one for one in paragraphs if one.kind is not ParagraphKind.METADATA or len(one.text) > 40]
    return Evidence(ledger, told, rarity)


def qualifier_words(text: str, figure: Figure) -> str:
    """The words that qualify a figure ("bijna"), or none."""
    before = qualifier_before(text, figure.start)
    return text[before[1] : figure.start].strip() if before else ""
