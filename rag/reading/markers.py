"""Where footnote markers stand in the text, also when glued to a year or an amount.

The markers are aligned with the notes by dynamic programming (the alignment of Needleman and Wunsch, 1970): positions
increase, each candidate has a cost, and a note without a marker costs more than any believable candidate, so that no
real digit is swallowed to please a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.reading.lines import WRAPPED_NOTE, Drawer, Line

_FUNCTION_WORDS = frozenset(
    [
        "van",
        "is",
        "en",
        "in",
        "dat",
        "die",
        "wordt",
        "worden",
        "of",
        "op",
        "met",
        "voor",
        "te",
        "om",
        "aan",
        "bij",
        "als",
        "door",
        "zijn",
    ]
)
_MISSING = 2.0  # cost of a note whose marker is not found
NEVER = 9.0


@dataclass(frozen=True)
class Note:
    """A footnote: printed number, text, and the page it stands on."""

    label: str
    text: str
    page: int


@dataclass(frozen=True)
class Candidate:
    """A place in the text (line, start, end) where a marker may stand, and what believing it costs."""

    line: int
    start: int
    end: int
    cost: float


def align(lines: list[Line], body: list[int], notes: list[Note]) -> list[Candidate | None]:
    """The place of each note's marker, or None: positions increase, total cost is least."""
    labels = {note.label for note in notes}
    by_label: dict[str, list[Candidate]] = {label: [] for label in labels}
    for index in body:
        for label, candidate in candidates(lines[index].text, index, labels):
            by_label[label].append(candidate)
    # states: the last place used -> (cost, choices so far)
    states: dict[tuple[int, int], tuple[float, tuple[Candidate | None, ...]]] = {(-1, -1): (0.0, ())}
    for note in notes:
        following: dict[tuple[int, int], tuple[float, tuple[Candidate | None, ...]]] = {}
        options = [(c, c.cost + _distance(lines[c.line].page, note.page)) for c in by_label[note.label]]
        for state, (cost, choices) in states.items():
            _keep(following, state, cost + _MISSING, (*choices, None))
            for candidate, extra in options:
                place = (candidate.line, candidate.start)
                if place > state and extra < _MISSING:
                    _keep(following, place, cost + extra, (*choices, candidate))
        states = following
    return list(min(states.values(), key=lambda item: item[0])[1])


def _keep(
    states: dict[tuple[int, int], tuple[float, tuple[Candidate | None, ...]]],
    state: tuple[int, int],
    cost: float,
    choices: tuple[Candidate | None, ...],
) -> None:
    if state not in states or cost < states[state][0]:
        states[state] = (cost, choices)


def _distance(marker_page: int, note_page: int) -> float:
    gap = abs(marker_page - note_page)
    return (0.0, 0.3, 1.0)[min(gap, 2)]


def candidates(text: str, line: int, labels: set[str]) -> Iterator[tuple[str, Candidate]]:
    """Every place in a line where a marker with one of the labels may stand, with its cost."""
    for match in WRAPPED_NOTE.finditer(text):
        if match[1] in labels:
            yield match[1], Candidate(line, match.start(), match.end(), 0.0)
    for match in re.finditer(r"(?<![\d.,])(?<=[^\s\d])(\d{1,3})(?=[\s.,;:)\]!?’”»]|$)", text):
        if match[1] in labels:
            yield match[1], Candidate(line, match.start(), match.end(), _glued_cost(text[: match.start()]))
    for match in re.finditer(r"(?<=[A-Za-z)%’”][.,;:])(\d{1,3})(?=\s|$)", text):
        if match[1] in labels:
            yield match[1], Candidate(line, match.start(), match.end(), 0.1)
    for match in re.finditer(r"(?<![^\s(€$£/~<>≥≤–-])\d[\d.,]*\d(?=[\s.,;:)\]!?’”%]|$)", text):
        for size in (1, 2, 3):
            label, rest = match[0][-size:], match[0][:-size]
            if label in labels and rest[-1:].isdigit():
                yield label, Candidate(line, match.end() - size, match.end(), _digits_cost(rest, match[0]))
    for match in re.finditer(r"(?<=[^\s\d(€])\s+(\d{1,3})(?=(\s*[.,;:)]|$|\s+[^\W\d_]+))", text):
        if match[1] in labels:
            yield match[1], Candidate(line, match.start(), match.end(1), _loose_cost(text, match))


def _glued_cost(before: str) -> float:
    word = re.search(r"([^\W\d_]+)$", before)
    if not word:
        return 0.1 if before[-1:] in '.,;:!?)]’”"»%' else 1.9
    return 1.5 if word[1].isupper() or len(word[1]) < 3 else 0.2


def _digits_cost(rest: str, whole: str) -> float:
    """A marker glued to a number: likely where the whole is no well-formed number and the rest is."""
    if not _well_formed(rest):
        return NEVER
    if not _well_formed(whole) or (re.fullmatch(r"(?:19|20)\d\d", rest) and len(whole) > 4):
        return 0.4
    return 1.2 if whole.isdigit() and not re.fullmatch(r"(?:19|20)\d\d", whole) and len(whole) > 3 else 1.8


def _well_formed(number: str) -> bool:
    """Dutch grouping: “234.500”, “7,3”, “2031”; not “234.50022”."""
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?", number))


def _loose_cost(text: str, match: re.Match[str]) -> float:
    after = text[match.end(1) :].lstrip()
    if re.search(
        r"(?:nr|art|artikel|bijlage|tabel|figuur|vraag|noot|pagina|blz|deel|plek|plaats|top)\.?$",
        text[: match.start()],
        re.IGNORECASE,
    ):
        return NEVER
    if not after:
        return 1.8
    if after[0] in ".,;:)":
        return 1.0
    return 1.4 if after.split()[0].casefold() in _FUNCTION_WORDS else NEVER


def strays(
    lines: list[Line], body: list[int], notes: list[Note], places: list[Candidate | None], drawer: Drawer
) -> list[tuple[Note, Candidate]]:
    """Markers of notes that are missing: a number left out of the series, glued to a word between its neighbours."""
    found = []
    pairs = zip(notes, notes[1:], places, places[1:], strict=False)
    for note, after, low, high in pairs:
        if low is None or high is None or int(after.label) - int(note.label) != 2:
            continue
        label = str(int(note.label) + 1)
        options = [
            candidate
            for index in body
            if low.line <= index <= high.line
            for _, candidate in candidates(lines[index].text, index, {label})
            if candidate.cost <= 0.2
            and (low.line, low.start) < (candidate.line, candidate.start) < (high.line, high.start)
        ]
        if len(options) == 1:
            found.append((Note(label, "", note.page), options[0]))
            drawer.doubt(f"noot {label}: verwijzing zonder noot")
    return found
