"""What passes between the rooms: frozen values, no behaviour beyond their invariants.

Offsets are character offsets in ``Paragraph.text``, which is the text a person reads on the page: white space folded,
line-end hyphens joined, footnote markers taken out and kept in ``markers``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a unit of a document is."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUESTION = "question"
    ANSWER = "answer"
    FOOTNOTE = "footnote"
    HEADING = "heading"
    SIGNATURE = "signature"
    METADATA = "metadata"
    CAPTION = "caption"
    TABLE_ROW = "table_row"


class Speaker(StrEnum):
    """Who says it, in documents of questions and answers."""

    ASKER = "asker"
    ANSWERER = "answerer"


class FigureKind(StrEnum):
    """The closed list of what a figure can be."""

    MONEY = "money"
    PERCENTAGE = "percentage"
    PERCENTAGE_POINT = "percentage_point"
    COUNT = "count"
    RATIO = "ratio"
    RANK = "rank"
    YEAR = "year"
    DATE = "date"
    PERIOD = "period"
    DURATION = "duration"
    RANGE = "range"


class Qualifier(StrEnum):
    """What a qualifying word comes down to; dropping one is a difference."""

    APPROXIMATELY = "approximately"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Status(StrEnum):
    """How a question ended, a closed list."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_IN_CORPUS = "not_in_corpus"
    OFF_TOPIC = "off_topic"
    UNCLEAR = "unclear"
    ERROR = "error"

    @property
    def abstained(self) -> bool:
        """Whether no answer was given."""
        return self not in (Status.ANSWERED, Status.PARTLY_ANSWERED)


class Verdict(StrEnum):
    """What the sources say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_IN_CORPUS = "not_in_corpus"


@dataclass(frozen=True)
class Source:
    """A document of the corpus, as its manifest or the file itself describes it. What is unknown is None.

    ``title`` is empty only before the file is read, where the manifest has none.
    """

    id: str
    title: str
    kind: str | None
    author: str | None
    date: str | None
    references: tuple[str, ...]
    path: str
    sha256: str
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True)
class Marker:
    """A footnote marker that stood at ``offset`` in the text: its printed label and the id of the note, if tied."""

    offset: int
    label: str
    note_id: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """One citable unit of a document.

    ``number`` is the n-th running paragraph under its nearest heading, the place in its list, or the note number.
    ``lead_in`` is the sentence a list item hangs on. ``page`` is the printed page number, or None where unknown.
    """

    id: str
    source_id: str
    kind: ParagraphKind
    heading_path: tuple[str, ...]
    number: int | None
    page: int | None
    qa_number: str | None
    speaker: Speaker | None
    text: str
    markers: tuple[Marker, ...]
    digest: str
    lead_in: str | None = None
    see: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A figure in a text: ``surface == text[start:end]``; ``value`` includes the scale word.

    ``value`` is a Decimal for numbers and an ISO 8601 string at the precision stated for dates; ``upper`` is the other
    end of a range. ``inherited`` names what was taken from the lead-in or heading and not from the sentence.
    """

    surface: str
    start: int
    end: int
    kind: FigureKind
    value: Decimal | str
    upper: Decimal | str | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    period: str | None = None
    subject: str | None = None
    inherited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """Where the question says to look; empty tuples mean everywhere."""

    documents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    qa_numbers: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the question names no place at all."""
        return not (self.documents or self.sections or self.qa_numbers or self.unmatched or self.pages)


@dataclass(frozen=True)
class Turn:
    """One earlier exchange of a conversation."""

    user: str
    assistant: str | None = None


@dataclass(frozen=True)
class Reading:
    """Words of a question and how the search reads them: ``why`` is spelling or name (read instead), abbreviation or
    translation (read as well)."""

    typed: str
    read: str
    why: str


@dataclass(frozen=True)
class Query:
    """What is asked: the question as typed, its stand-alone form, its kind, the unit it expects, and its scope.

    ``shown`` is the rewritten question as the reader sees it, None where it was not rewritten. ``readings`` are the words
    that were read otherwise than they were typed, or in another form as well. For an English question ``standalone`` is its
    content words in Dutch, and ``english_words`` what they were before. ``own_words`` of a question that leans on the turns
    before is what it says itself. ``sides`` says that it sets two sources against each other, whose names ``standalone`` lacks.
    """

    question: str
    standalone: str
    kind: str
    expected_unit: str | None = None
    scope: Scope = Scope()
    history: tuple[Turn, ...] = ()
    shown: str | None = None
    english: bool = False
    readings: tuple[Reading, ...] = ()
    english_words: str = ""
    own_words: str = ""
    sides: bool = False

    @property
    def in_both(self) -> str:
        """What is searched, in both languages where it was not asked in Dutch."""
        return f"{self.english_words} {self.standalone}".strip()

    @property
    def as_read(self) -> str:
        """The question as asked, with its slips of the keyboard read as words, and names with their capitals."""
        text = self.question
        for one in self.readings:
            if one.why in ("spelling", "name"):
                text = re.sub(rf"(?<![^\W\d_]){re.escape(one.typed)}(?![^\W\d_])", one.read, text)
        return text


@dataclass(frozen=True)
class Hit:
    """A paragraph found: its rank (from 1), score, and rank per retriever."""

    paragraph: Paragraph
    rank: int
    score: float
    ranks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Citation:
    """A verbatim quote: ``paragraph.text[start:end] == quote``, checked on creation (ValueError)."""

    number: int
    paragraph: Paragraph
    quote: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a quote that is not verbatim."""
        if self.paragraph.text[self.start : self.end] != self.quote:
            raise ValueError(f"quote is not verbatim at {self.start}:{self.end} of {self.paragraph.id}")


@dataclass(frozen=True)
class Statement:
    """One side of a disagreement."""

    surface: str
    paragraph: Paragraph
    quote: str


@dataclass(frozen=True)
class Disagreement:
    """Statements of sources about one subject, and in what they differ (value, unit, qualifier, period, subject)."""

    subject: str
    differs: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class CitedFigure:
    """A figure and the paragraph that states it."""

    figure: Figure
    paragraph: Paragraph


@dataclass(frozen=True)
class Wording:
    """What a language model did for an answer: its name, time and tokens (None where the endpoint does not say), how many
    of its sentences were kept, and why each of the others was removed."""

    model: str
    seconds: float
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    kept: int = 0
    removed: tuple[str, ...] = ()
    cached: bool = False


@dataclass(frozen=True)
class Answer:
    """What the reader gets; see the JSON contract for the public form."""

    question: str
    status: Status
    text: str
    citations: tuple[Citation, ...]
    figures: tuple[CitedFigure, ...]
    disagreements: tuple[Disagreement, ...]
    hits: tuple[Hit, ...]
    composer: str
    index_version: str
    seconds: float
    verdict: Verdict | None = None
    standalone: str | None = None
    removed: tuple[str, ...] = ()
    fallback_reason: str | None = None
    wording: Wording | None = None


@dataclass(frozen=True)
class ClaimCheck:
    """The verdict on one figure (or statement) of a text to check, at ``start:end`` of that text."""

    start: int
    end: int
    surface: str
    verdict: Verdict
    differs: tuple[str, ...]
    derived: str | None
    citations: tuple[Citation, ...]
    note: str | None = None
