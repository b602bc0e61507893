"""One side of a possible disagreement: a figure in its sentence, with all that is compared of it, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rag.datatypes import Figure, ParagraphKind
from rag.figures.evidence import Evidence
from rag.figures.match import rate
from rag.figures.meaning import Floats, Meaning, Words
from rag.figures.notes import with_references
from rag.figures.statements import Statement, stems_of, values_of
from rag.figures.topics import Topics
from rag.figures.units import TIMES
from rag.figures.values import Quantity, is_dated, quantity
from rag.index.encoder import Vectors
from rag.language.tokens import fold, stem

Indices = NDArray[np.intp]
CONTEXT = 0.4  # what a word of the headings or the sentence before counts beside one of the sentence
FARTHEST = 0.4  # what a word far from the figure counts beside one next to it (1 more)
OUTSIDE = 0.1  # and one of another clause
LEANING = 0.8  # the same for a sentence that leans on the one before ("Daarvan is een derde klaar.")
_LEANS = re.compile(
    r"(?i)\b(?:er|daarvan|daarmee|daarvoor|daarbij|hiervan|hiervoor|dat|dit|die|deze|hij|hen|hun|zij)\b"
)
_UNTOLD = (ParagraphKind.HEADING, ParagraphKind.METADATA, ParagraphKind.CAPTION)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
_CLAUSE = re.compile(
    r"[;:()]|, (?=(?:en|maar|terwijl|tegen|waarvan|van wie|dat|die|waar|want|dus|zodat|oftewel|ofwel)\b)|—|–"
)
# what kind of statement a figure is in, by words of its clause; two sides of different kinds seldom mean one thing
_CUES = {
    "target": r"\b(?:doel(?:stelling)?|norm|streef\w*|streven|ambitie|ijkpunt|eis|beoogd?e?|mikt|mikken)\b",
    "local": r"\b(?:onze|bij ons|eigen regio|hier)\b|\bin (?:de|het|onze|deze) (?:regio|provincie|gemeente|stad|streek|wijk)\b",
    "national": r"\b(?:landelijke?|nationale?|heel het land|heel Nederland|in Nederland|ons land|rijksbreed|Nederlanders?)\b",
    "part": r"\b(?:waarvan|waaronder|daarvan|van wie|van hen|van deze|van die|hiervan)\b",
    "earlier": r"\b(?:eerder|ervoor|daarvoor|destijds|toen|vroeger|voorheen)\b",
    "further": r"\b(?:nog eens|daarnaast|daarbovenop|bovendien|overige|andere?|resterende)\b",
    "average": r"\b(?:gemiddelde?|doorgaans|doorsnee|mediaan)\b",
}  # fmt: skip
CUES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CUES.items()}
_YEAR_BEFORE = re.compile(r"(?i)\bjaar (?:eerder|ervoor|daarvoor|tevoren)\b|\bvoorgaande jaar\b")
_WORD = re.compile(r"[\w’'&-]+")
_CHANGE = re.compile(
    r"(?i) (?:[^\W\d]+ )?(?:meer|minder|hoger|lager|groter|kleiner|sneller|duurder|goedkoper|extra|erbij|eraf)\b"
)
_CHANGED = re.compile(
    r"(?i)\b(?:stijg|steeg|gesteg|daal|dald|gedaald|groei|toenam|toegenom|toenem|afnam|afgenom|afnem|verminder|verho|verla"
    r"|bespa|vertraging|erbij|verschil)"
)
_OF = re.compile(r"(?i)\bvan (?:de|het|die|deze|ruim|bijna|circa|alle|onze) $")
_FROM = re.compile(r"(?i)\bvan (?:[^\W\d]+ ){0,2}$")
_TO = re.compile(r"(?i)[^.;]{0,25}? naar\b")
_PER = re.compile(r"(?i)(?: [^\W\d]+){0,1} per (?P<each>[^\W\d]{3,})")
_LIMIT = re.compile(r"(?i)\b(?:tot|t/m|voor|vóór|uiterlijk|eind|in de periode|de komende)\b")


@dataclass(frozen=True, eq=False)
class Side:
    """A figure with its sentence.

    ``wide``: the words of the sentence, of its headings and of the sentence before; ``whole``: places in it of those of
    the sentence; ``own``: the weights of those for this figure, the nearer the heavier.
    ``years`` are those the figure is said to be of, ``times`` how many sentences of the collection state its value.
    """

    place: int
    statement: Statement
    figure: Figure
    document: str
    quantity: Quantity | None
    wide: Words
    whole: Indices
    own: Floats
    mean: Vectors
    topic: Vectors
    around: frozenset[str]
    years: frozenset[str]
    limit: bool
    rate: str | None
    each: str | None
    cues: frozenset[str]
    governs: bool
    times: int
    telling: Indices  # places in ``whole`` of the words that are rare enough to say something
    beside: tuple[tuple[Figure, Quantity | None], ...]  # the figures of the sentence, this one too

    @cached_property
    def head(self) -> str:
        """The stem of the last word of the noun counted; empty where none is printed."""
        words = _WORD.findall(self.figure.unit or "")
        return stem(fold(words[-1])) if words else ""


def told(evidence: Evidence) -> list[Statement]:
    """The statements that can disagree: sentences of running text or list items with a figure and a subject."""
    return [one for one in with_references(evidence.statements) if one.figures and _tells(one)]


def _tells(one: Statement) -> bool:
    assert one.paragraph
    only_dated = not one.stems and all(is_dated(figure) for figure in one.figures)  # the date of a document
    return (
        one.paragraph.kind not in _UNTOLD
        and bool(one.stems | one.before)
        and "|" not in one.sentence
        and not only_dated
    )


def _leans(one: Statement) -> bool:
    """Whether a sentence has little of its own to tell what it is about."""
    return len(one.stems) <= 3 or bool(_LEANS.match(one.sentence)) or len(_LEANS.findall(one.sentence[:60])) > 0


def sides(statements: Iterable[Statement], evidence: Evidence, meaning: Meaning, topics: Topics) -> list[Side]:
    """Every figure of the statements as a side, in order."""
    found: list[Side] = []
    for statement in statements:
        whole = {each: evidence.weight(each) for each in sorted(statement.stems)}
        lent = LEANING if _leans(statement) else CONTEXT
        wide = {each: lent * evidence.weight(each) for each in sorted(statement.before)} | whole
        wider = meaning.words(wide)
        places = np.asarray([at for at, each in enumerate(wider.stems) if each in whole], np.intp)
        made = (wider, places, topics.centred(meaning.mean(wider)), topics.of_statement(statement))
        rare = np.asarray([at for at, place in enumerate(places) if topics.telling(wider.stems[place])], np.intp)
        beside = tuple((figure, quantity(figure)) for figure in statement.figures)
        for figure, measured in beside:
            side = _side(len(found), statement, figure, made, _times(figure, evidence))
            found.append(replace(side, quantity=measured, telling=rare, beside=beside))
    return found


def _side(
    place: int,
    statement: Statement,
    figure: Figure,
    made: tuple[Words, Indices, Vectors, Vectors],
    times: int,
) -> Side:
    assert statement.paragraph
    wider, whole, mean, topic = made
    near = statement.near(figure)
    inside = stems_of(clause(statement, figure))
    weigh = [
        FARTHEST + near.get(each, 0.0) if each in inside else OUTSIDE for each in (wider.stems[at] for at in whole)
    ]
    return Side(
        place,
        statement,
        figure,
        statement.paragraph.source_id,
        None,
        wider,
        whole,
        np.asarray(weigh, np.float64) * wider.weights[whole],
        mean,
        topic,
        statement.stems | statement.around,
        _years(statement, figure),
        bool(_LIMIT.search(figure.period or "")),
        rate(statement, figure),
        _each(statement, figure),
        _cues(statement, figure),
        is_dated(figure) and _governs(statement, figure),
        times,
        np.zeros(0, np.intp),
        (),
    )


def _each(statement: Statement, figure: Figure) -> str | None:
    """The stem of what a figure is said to be per ("per huishouden"), times apart."""
    if each := (figure.unit or "").partition(" per ")[2]:
        return stem(fold(each.split()[-1]))
    found = _PER.match(statement.text, figure.end)
    return stem(fold(found["each"])) if found and fold(found["each"]) not in TIMES else None


def _times(figure: Figure, evidence: Evidence) -> int:
    return len({index for value in values_of(figure) for index in evidence.by_value.get(value, ())})


def _cues(statement: Statement, figure: Figure) -> frozenset[str]:
    """The kinds of statement that the clause of a figure is; the first end of a change ("van 36 naar 35") is earlier."""
    found = {name for name, cue in CUES.items() if cue.search(clause(statement, figure))}
    text = statement.text
    if _FROM.search(text[max(0, figure.start - 160) : figure.start]) and _TO.match(text[figure.end : statement.end]):
        found.add("earlier")
    if _CHANGE.match(text, figure.end) or _CHANGED.search(clause(statement, figure)):
        found.add("change")
    if _OF.search(text[max(0, figure.start - 16) : figure.start]):
        found.add("whole")
    return frozenset(found)


def clause(statement: Statement, figure: Figure) -> str:
    """The clause of a sentence that holds a figure; of a table row its first cell and the one of the figure."""
    if statement.paragraph and statement.paragraph.kind is ParagraphKind.TABLE_ROW:
        left = statement.text.rfind(";", 0, figure.start) + 1
        right = statement.text.find(";", figure.end)
        return f"{statement.text.split(' — ')[0]} {statement.text[left : right if right >= 0 else None]}"
    cuts = [statement.start + cut.start() for cut in _CLAUSE.finditer(statement.sentence)]
    left = max((cut for cut in cuts if cut <= figure.start), default=statement.start)
    right = min((cut for cut in cuts if cut >= figure.end), default=statement.end)
    return statement.text[left:right]


def _years(statement: Statement, figure: Figure) -> frozenset[str]:
    """The years of a figure's period; without one, the year of the sentence where it names but one date."""
    if is_dated(figure):
        return frozenset()
    if own := _YEAR.findall(figure.period or ""):
        return frozenset(own)
    earlier = bool(_YEAR_BEFORE.search(clause(statement, figure)))
    dates = {str(one.value)[:4] for one in statement.figures if is_dated(one) and str(one.value)[:1].isdigit()}
    if earlier:
        return frozenset(str(int(year) - 1) for year in dates) or frozenset({"earlier"})
    return frozenset(dates) if len(dates) == 1 else frozenset()


def _governs(statement: Statement, figure: Figure) -> bool:
    """Whether a date is the period of another figure of its sentence, and so says nothing of its own."""
    printed = fold(figure.surface)
    return any(printed in fold(one.period or "") for one in statement.figures if one is not figure)
