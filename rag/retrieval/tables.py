"""The tables of a collection: their rows together, and which cell a question is after.

A cell fits if the question names its row, nothing in the question names another column or year, and caption, heads and
label together cover what is asked. Words are matched by stem, as a part of a compound, or with a typing error; what the
table is about may also be said in other words (cosine of word vectors), the name of a row may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np

from rag.datatypes import Figure, FigureKind, Paragraph, ParagraphKind, Query
from rag.figures.cells import CellFigure, Row, cells_of, read_row
from rag.figures.statements import related
from rag.figures.table_units import without_number
from rag.index.encoder import StaticEncoder
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.retrieval.rarity import Rarity

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_YEARS = re.compile(r"(?<![\w.,])['’‘](\d\d)(?!\d)")
_TOTAL = re.compile(r"^(?:(?:eind|sub)?totaa?l\w*|gemiddelde?n?|samen|alles?|som)\b", re.IGNORECASE)
_TYPED = 0.84  # likeness of two words of which one is the other with a typing error
_NEAR = 0.42  # cosine from which a word says what a word of the table says
_NEAR_MOST = 0.85  # what such a word covers at most
# words that ask for a figure and say nothing of which
_ASKS = frozenset(
    stem(word)
    for word in "staan zeggen noemen vermelden bedrag bedragen bedraagt bedroeg bedroegen tabel tabellen jaar jaren "
    "aantal aantallen cijfer cijfers "
    "komen krijgen gaan zitten geven hebben doen volgens geld euro miljoen miljard mln mld duizend procent percentage precies ongeveer "
    "eigenlijk hoog hoogte groot totaal totale gemiddeld gemiddelde lang duurt duren vaak kosten kost per eind begin staat zijn "
    "waren bij hvl gezamenlijk samen elk ieder".split()
)


@dataclass(frozen=True)
class Table:
    """The rows of one table by their positions in the collection, with its caption and the headings it stands under."""

    positions: tuple[int, ...]
    caption: str
    headings: tuple[str, ...]


def tables_of(paragraphs: Sequence[Paragraph]) -> dict[int, Table]:
    """For the position of each table row, the table it is in."""
    groups: list[list[int]] = []
    for position, one in enumerate(paragraphs):
        if one.kind is not ParagraphKind.TABLE_ROW:
            continue
        last = groups[-1][-1] if groups else None
        before = paragraphs[last] if last == position - 1 and last is not None else None
        follows = before and (before.source_id, before.heading_path) == (one.source_id, one.heading_path)
        if follows and one.number != 1:
            groups[-1].append(position)
        else:
            groups.append([position])
    found: dict[int, Table] = {}
    for group in groups:
        path = paragraphs[group[0]].heading_path
        table = Table(tuple(group), path[-1] if path else "", path[:-1])
        found.update(dict.fromkeys(group, table))
    return found


@dataclass(frozen=True)
class CellFit:
    """A cell as an answer: how much of its row's name is named, how well year and column fit, and what is covered."""

    position: int
    cell: CellFigure
    label: float
    period: float
    column: float
    coverage: float
    foreign: bool = False  # the question names something that is not in this table

    @property
    def certain(self) -> bool:
        """Whether the cell is what is asked, whatever else the collection holds."""
        return self.named and self.coverage >= (0.5 if self.column >= 1 else 0.72)

    @property
    def likely(self) -> bool:
        """Whether the cell answers if the question can be answered at all."""
        fits = self.label >= 0.5 and self.period >= 0.5 and self.column > 0 and self.coverage >= 0.5
        return fits and not self.foreign

    @property
    def named(self) -> bool:
        """Whether the question names the row, no other year, and a column, and nothing that is not in the table."""
        return self.label >= 0.75 and self.period >= 0.9 and self.column > 0 and not self.foreign

    @property
    def value(self) -> float:
        """By which cells are ordered."""
        return 2 * self.label + self.period + 0.6 * self.column + 2 * self.coverage


class AskedOfTables:
    """The words of a question as they are looked for in tables."""

    def __init__(self, query: Query, rarity: Rarity, encoder: StaticEncoder | None, names: frozenset[str]) -> None:
        self.query, self.rarity, self.encoder = query, rarity, encoder
        text = query.standalone
        self.years = frozenset(_YEARS.findall(text)) | {f"20{short}" for short in _SHORT_YEARS.findall(text)}
        found = dict.fromkeys(word for word in words(text) if word not in STOPWORDS and word not in self.years)
        self.words = tuple(word for word in found if stem(word) not in _ASKS)
        self.total = any(_TOTAL.match(word) for word in found)
        typed = re.findall(r"(?<=[^\W_][ ,])[A-ZÀ-Ý][\w’'-]+", query.question)
        written = {part for name in typed for part in words(name)}
        self.names = np.asarray([word in names or word in written for word in self.words], bool)
        self.weights = np.asarray([rarity.of(stem(word)) for word in self.words], np.float32)
        self.vectors = encoder.encode(list(self.words)) if encoder and self.words else None

    def hits(self, others: Sequence[str]) -> np.ndarray:
        """For each word of the question 1 where one of the others is the same word, else 0."""
        return np.asarray([float(any(same_word(word, other) for other in others)) for word in self.words], np.float32)

    def nearness(self, others: Sequence[str]) -> np.ndarray:
        """For each word of the question how near the nearest other word is by vector, 0 where it is not near."""
        if self.vectors is None or self.encoder is None or not others:
            return np.zeros(len(self.words), np.float32)
        cosines = (self.vectors @ self.encoder.encode(list(others)).T).max(axis=1)
        return np.where(cosines >= _NEAR, np.minimum(cosines + 0.25, _NEAR_MOST), 0.0).astype(np.float32)

    def share(self, covered: np.ndarray) -> float:
        """Share of the question's rarity that is covered."""
        total = float(self.weights.sum())
        return float(covered @ self.weights) / total if total else 0.0


@lru_cache(maxsize=65536)
def same_word(word: str, other: str) -> bool:
    """Whether two folded words are one by stem, as head or beginning of a compound, or but for a typing error.

    >>> same_word("woniggen", "woningen"), same_word("punten", "laadpunten"), same_word("haven", "havik")
    (True, True, False)
    """
    if stem(word) == stem(other) or related(stem(word), stem(other)):
        return True
    brief, whole = sorted((word, other), key=len)
    if len(brief) >= 5 and (whole.endswith(brief) or whole.startswith(brief)):
        return True
    short, long = len(brief), len(whole)
    alike = short >= 5 and long - short <= 2 and word[0] == other[0]
    return alike and SequenceMatcher(None, word, other).ratio() >= _TYPED


def naming(text: str) -> list[str]:
    """The words of a label or head that name something, years left out."""
    plain = re.sub(r"^\s*(?:\d{1,3}|[A-Za-z])[.)]\s", "", text)
    found = [word for word in words(plain) if word not in STOPWORDS and not _YEARS.fullmatch(word)]
    return [word for word in found if not re.fullmatch(r"\d{2}", word)] or found


def is_total(text: str) -> bool:
    """Whether a label or head names the whole of the others."""
    return bool(_TOTAL.match(text.strip()))


def years_of(figure: Figure) -> frozenset[str]:
    """The years of a figure's period; all between the ends of a range."""
    found = _YEARS.findall(figure.period or "")
    if len(found) == 2 and re.search(r"\d{4}\s?(?:[-–/]|tot en met|t/m|tot)\s?\d{4}", figure.period or ""):
        return frozenset(str(year) for year in range(int(found[0]), int(found[1]) + 1))
    return frozenset(found)


def label_share(asked: AskedOfTables, label: str, years: frozenset[str]) -> float:
    """How much of the name of a row the question names, 0 to 1, rare words counting more."""
    own = naming(label)
    if _YEARS.findall(label) and years:
        return float(bool(set(_YEARS.findall(label)) & years))
    weights = [asked.rarity.of(stem(word)) for word in own]
    named = [any(same_word(word, other) for word in asked.words) for other in own]
    total = sum(weights)
    return sum(weight for weight, hit in zip(weights, named, strict=True) if hit) / total if total else 0.0


def row_names(tables: Iterable[Table], paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The words of all row labels, of which a question must not name another than its own row."""
    positions = {position for table in tables for position in table.positions}
    labels = [read_row(paragraphs[position].text).label for position in positions]
    return frozenset(word for label in labels for word in naming(label) if not is_total(word) and len(word) >= 4)


def row_peers(paragraphs: Sequence[Paragraph]) -> tuple[frozenset[str], ...]:
    """For each table the words of its row labels, and those of its column heads."""
    tables = {table.positions[0]: table for table in tables_of(paragraphs).values()}
    found: list[frozenset[str]] = []
    for table in tables.values():
        rows = [read_row(paragraphs[position].text) for position in table.positions]
        found.append(frozenset(word for row in rows for word in naming(row.label)))
        found.append(frozenset(word for row in rows for cell in row.cells for word in naming(cell.head)))
    return tuple(found)


def read_rows(table: Table, paragraphs: Sequence[Paragraph]) -> list[tuple[int, Row, tuple[CellFigure, ...]]]:
    """The rows of a table with their cells that state a figure."""
    return [
        (position, read_row(paragraphs[position].text), cells_of(paragraphs[position])) for position in table.positions
    ]


def about(table: Table, title: str) -> tuple[list[str], list[str]]:
    """The words of the caption, and those of the headings and the title of the document."""
    caption = naming(without_number(table.caption))
    return caption, [word for text in (*table.headings[-2:], title) for word in naming(text)]


def kind_fits(query: Query, one: CellFigure, wanted: frozenset[FigureKind]) -> bool:
    """Whether a cell is of a kind that can answer."""
    kind = one.figure.kind
    if kind is FigureKind.RANGE:
        kind = one.unit.kind if one.unit else kind
    if wanted:
        if query.kind == "duration" and kind is not FigureKind.DURATION:
            return False
        if kind not in wanted:
            return False
        counted = [word for word in words(query.expected_unit or "") if word not in STOPWORDS]
        shared = kind in (FigureKind.MONEY, FigureKind.PERCENTAGE, FigureKind.PERCENTAGE_POINT)
        if query.kind == "figure" and counted and shared and stem(counted[0]) not in _ASKS:
            return any(same_word(word, other) for word in counted for other in naming(one.cell.head))
    return True


__all__ = [
    "AskedOfTables", "CellFit", "Table", "about", "fold", "is_total", "kind_fits", "label_share", "naming", "read_rows",
    "row_names", "row_peers", "same_word", "tables_of", "years_of",
]  # fmt: skip
