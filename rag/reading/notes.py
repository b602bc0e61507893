"""Footnotes: which lines are notes, and where in the text each marker stands, also when glued to a year or an amount.

Both are decided by the sequence of the note numbers. The markers are aligned with the notes by dynamic programming
(the alignment of Needleman and Wunsch, 1970): positions increase, each candidate has a cost, and a note without a
marker costs more than any believable candidate, so that no real digit is swallowed to please a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.reading.hyphens import join
from rag.reading.lines import NOTE_CLOSE, NOTE_OPEN, WRAPPED_NOTE, Drawer, Line

_START = re.compile(rf"^(?:{NOTE_OPEN}(\d{{1,3}}){NOTE_CLOSE}\s*|\[?(\d{{1,3}})[\])]?\s+)(?=\S)(.*)$")
_LIKELY = re.compile(r"""^(?:[A-ZÀ-Ý‘“"'«(]|https?:|www\.|zie\b|bron|idem|ibid)""")
_ENDED = re.compile(r"[.!?][)”’\"]?$")
_LINK = re.compile(r"(?:https?://|www\.)\S*$")
_FUNCTION_WORDS = frozenset("van is en in dat die wordt worden of op met voor te om aan bij als door zijn".split())
_MISSING = 2.0  # cost of a note whose marker is not found
_NEVER = 9.0


@dataclass(frozen=True)
class Note:
    """A footnote: printed number, text, and the page it stands on."""

    label: str
    text: str
    page: int


@dataclass(frozen=True)
class _Candidate:
    line: int
    start: int
    end: int
    cost: float


def _starts(lines: list[Line]) -> list[tuple[int, int, str]]:
    """Lines that may begin a note: index, number, text after the number."""
    usual = _usual_size(lines)
    found = []
    for index, line in enumerate(lines):
        match = _START.match(line.text)
        if not match or re.match(r"^\d{1,3}\.\s", line.text) or line.role not in ("", "note") or line.bold:
            continue
        small = usual is not None and line.size is not None and line.size < 0.93 * usual
        if usual is not None and not small:
            continue
        if small or _LIKELY.match(match[3]):
            found.append((index, int(match[1] or match[2]), match[3]))
    return found


def _usual_size(lines: list[Line]) -> float | None:
    """The size of most letters, or None where the source has no sizes."""
    weights: Counter[float] = Counter()
    for line in lines:
        if line.size:
            weights[line.size] += len(line.text)
    return max(weights, key=lambda size: weights[size], default=None)


def _chain(starts: list[tuple[int, int, str]], lines: list[Line]) -> list[int]:
    """The best run of note starts: numbers rise by one, or begin anew at 1 on a later page."""
    best: list[tuple[float, int | None]] = []
    for k, (index, number, _) in enumerate(starts):
        score, before = (1.0 if number == 1 else -0.5), None
        for j in range(k):
            previous_index, previous, _ = starts[j]
            gain = {1: 1.0, 2: 0.3, 3: 0.1}.get(number - previous, _NEVER)
            if number == 1 and lines[index].page > lines[previous_index].page:
                gain = 0.2
            if gain != _NEVER and best[j][0] + gain > score:
                score, before = best[j][0] + gain, j
        best.append((score, before))
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda k: best[k][0])
    chain = []
    while at is not None:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _note_lines(lines: list[Line], start: int, stops: set[int], text: str) -> int:
    """The index after the last line of the note that begins at ``start``."""
    last = start
    while last + 1 < len(lines) and last + 1 not in stops:
        following, current = lines[last + 1], lines[last].text if last > start else text
        if following.page != lines[start].page:
            break
        size = lines[start].size
        if size is not None and following.size is not None:
            if abs(size - following.size) > 0.06 * size:
                break
        else:
            linked = _LINK.match(following.text) or (_LINK.search(current) and current.endswith("-"))
            if not linked and (_ENDED.search(current) or not following.text[:1].islower()):
                break
        last += 1
    return last + 1


def split_notes(
    lines: list[Line], own: Counter[str], drawer: Drawer, certain_pages: bool
) -> tuple[list[Line], list[Note], set[int]]:
    """The lines of the body with each marker wrapped in place, the notes in order, and the page breaks that were none.

    A note stands on the page of its marker: where pages were guessed, a supposed break between the two was no break.
    """
    starts = _starts(lines)
    chain = [starts[k] for k in _chain(starts, lines)]
    first = {index for index, _, _ in chain}
    spans = [(index, str(number), _note_lines(lines, index, first, text)) for index, number, text in chain]
    inside = {i for index, _, stop in spans for i in range(index, stop)}
    notes = [Note(label, "", lines[index].page) for index, label, _ in spans]
    body = [i for i in range(len(lines)) if i not in inside]
    places = _align(lines, body, notes)
    if not _convincing(lines, notes, places, [index for index, _, _ in spans]):
        return _wrapped_only(lines, drawer), [], set()
    notes = [replace(note, text=_note_text(lines[index:stop], own, drawer)) for note, (index, _, stop) in zip(notes, spans, strict=True)]
    strays = _strays(lines, body, notes, places, drawer)
    marked = _wrap(lines, [*notes, *(note for note, _ in strays)], [*places, *(place for _, place in strays)])
    for note, place in zip(notes, places, strict=True):
        if place is None:
            drawer.doubt(f"noot {note.label}: geen verwijzing in de tekst gevonden")
    false_breaks = set() if certain_pages else _false_breaks(lines, notes, places)
    notes = [replace(note, page=renumber(note.page, false_breaks)) for note in notes]
    kept = [marked[i] for i in body]
    return [replace(line, page=renumber(line.page, false_breaks)) for line in kept], notes, false_breaks


def _note_text(lines: list[Line], own: Counter[str], drawer: Drawer) -> str:
    """The text of a note without its number and without markers of its own."""
    match = _START.match(lines[0].text)
    text = match[3] if match else lines[0].text
    drawer.drop("nootnummer", lines[0].text[: len(lines[0].text) - len(text)].strip())
    for line in lines[1:]:
        text = join(text, line.text, own, drawer)
    for mark in WRAPPED_NOTE.finditer(text):
        drawer.drop("verwijzing in een noot", mark[1])
    return WRAPPED_NOTE.sub("", text)


def _convincing(lines: list[Line], notes: list[Note], places: list[_Candidate | None], numbers: list[int]) -> bool:
    """Whether these are notes at all: small print, or markers glued to the text for most of them."""
    if not notes:
        return False
    small = all(lines[index].size is not None for index in numbers)
    tied = sum(place is not None and place.cost <= 1.4 for place in places)
    return tied >= (0.3 if small else 0.5) * len(notes)


def _align(lines: list[Line], body: list[int], notes: list[Note]) -> list[_Candidate | None]:
    """The place of each note's marker, or None: positions increase, total cost is least."""
    labels = {note.label for note in notes}
    by_label: dict[str, list[_Candidate]] = {label: [] for label in labels}
    for index in body:
        for label, candidate in _candidates(lines[index].text, index, labels):
            by_label[label].append(candidate)
    # states: the last place used -> (cost, choices so far)
    states: dict[tuple[int, int], tuple[float, tuple[_Candidate | None, ...]]] = {(-1, -1): (0.0, ())}
    for note in notes:
        following: dict[tuple[int, int], tuple[float, tuple[_Candidate | None, ...]]] = {}
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
    states: dict[tuple[int, int], tuple[float, tuple[_Candidate | None, ...]]],
    state: tuple[int, int],
    cost: float,
    choices: tuple[_Candidate | None, ...],
) -> None:
    if state not in states or cost < states[state][0]:
        states[state] = (cost, choices)


def _distance(marker_page: int, note_page: int) -> float:
    gap = abs(marker_page - note_page)
    return (0.0, 0.3, 1.0)[min(gap, 2)]


def _candidates(text: str, line: int, labels: set[str]) -> Iterator[tuple[str, _Candidate]]:
    """Every place in a line where a marker with one of the labels may stand, with its cost."""
    for match in WRAPPED_NOTE.finditer(text):
        if match[1] in labels:
            yield match[1], _Candidate(line, match.start(), match.end(), 0.0)
    for match in re.finditer(r"(?<![\d.,])(?<=[^\s\d])(\d{1,3})(?=[\s.,;:)\]!?’”»]|$)", text):
        if match[1] in labels:
            yield match[1], _Candidate(line, match.start(), match.end(), _glued_cost(text[: match.start()]))
    for match in re.finditer(r"(?<=[A-Za-z)%’”][.,;:])(\d{1,3})(?=\s|$)", text):
        if match[1] in labels:
            yield match[1], _Candidate(line, match.start(), match.end(), 0.1)
    for match in re.finditer(r"(?<![^\s(€$£/~<>≥≤–-])\d[\d.,]*\d(?=[\s.,;:)\]!?’”%]|$)", text):
        for size in (1, 2, 3):
            label, rest = match[0][-size:], match[0][:-size]
            if label in labels and rest[-1:].isdigit():
                yield label, _Candidate(line, match.end() - size, match.end(), _digits_cost(rest, match[0]))
    for match in re.finditer(r"(?<=[^\s\d(€])\s+(\d{1,3})(?=(\s*[.,;:)]|$|\s+[^\W\d_]+))", text):
        if match[1] in labels:
            yield match[1], _Candidate(line, match.start(), match.end(1), _loose_cost(text, match))


def _glued_cost(before: str) -> float:
    word = re.search(r"([^\W\d_]+)$", before)
    if not word:
        return 0.1 if before[-1:] in '.,;:!?)]’”"»%' else 1.9
    return 1.5 if word[1].isupper() or len(word[1]) < 3 else 0.2


def _digits_cost(rest: str, whole: str) -> float:
    """A marker glued to a number: likely where the whole is no well-formed number and the rest is."""
    if not _well_formed(rest):
        return _NEVER
    if not _well_formed(whole) or (re.fullmatch(r"(?:19|20)\d\d", rest) and len(whole) > 4):
        return 0.4
    return 1.2 if whole.isdigit() and not re.fullmatch(r"(?:19|20)\d\d", whole) and len(whole) > 3 else 1.8


def _well_formed(number: str) -> bool:
    """Dutch grouping: “151.800”, “7,1”, “2017”; not “151.80022”."""
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?", number))


def _loose_cost(text: str, match: re.Match[str]) -> float:
    after = text[match.end(1) :].lstrip()
    if re.search(
        r"(?:nr|art|artikel|bijlage|tabel|figuur|vraag|noot|pagina|blz|deel|plek|plaats|top)\.?$",
        text[: match.start()],
        re.IGNORECASE,
    ):
        return _NEVER
    if not after:
        return 1.8
    if after[0] in ".,;:)":
        return 1.0
    return 1.4 if after.split()[0].casefold() in _FUNCTION_WORDS else _NEVER


def _wrap(lines: list[Line], notes: list[Note], places: list[_Candidate | None]) -> list[Line]:
    """The lines with each marker found wrapped in place of its digits, and every other wrapped superscript kept."""
    marked = list(lines)
    for note, place in sorted(
        ((n, p) for n, p in zip(notes, places, strict=True) if p), key=lambda item: (item[1].line, -item[1].start)
    ):
        text = marked[place.line].text
        wrapped = f"{NOTE_OPEN}{note.label}{NOTE_CLOSE}"
        marked[place.line] = replace(marked[place.line], text=text[: place.start] + wrapped + text[place.end :])
    return marked


def _wrapped_only(lines: list[Line], drawer: Drawer) -> list[Line]:
    for line in lines:
        for match in WRAPPED_NOTE.finditer(line.text):
            drawer.doubt(f"verwijzing {match[1]}: geen noot gevonden")
    return list(lines)


def _strays(
    lines: list[Line], body: list[int], notes: list[Note], places: list[_Candidate | None], drawer: Drawer
) -> list[tuple[Note, _Candidate]]:
    """Markers of notes whose text is missing: a number left out of the series, glued to a word between its neighbours."""
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
            for _, candidate in _candidates(lines[index].text, index, {label})
            if candidate.cost <= 0.2 and (low.line, low.start) < (candidate.line, candidate.start) < (high.line, high.start)
        ]
        if len(options) == 1:
            found.append((Note(label, "", note.page), options[0]))
            drawer.doubt(f"noot {label}: verwijzing zonder noot")
    return found


def _false_breaks(lines: list[Line], notes: list[Note], places: list[_Candidate | None]) -> set[int]:
    """Pages whose supposed beginning lies between a note and its marker."""
    return {
        lines[place.line].page
        for note, place in zip(notes, places, strict=True)
        if place is not None and lines[place.line].page == note.page + 1 and place.cost <= 0.4
    }


def renumber(page: int, false_breaks: set[int]) -> int:
    """The page index once the false breaks are gone."""
    return page - sum(1 for false in false_breaks if false <= page)
