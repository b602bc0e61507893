"""Footnotes: which lines are notes, and where in the text each marker stands, also when glued to a year or an amount.

Both are decided by the sequence of the note numbers; markers.py finds the places.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from rag.reading.hyphens import join
from rag.reading.lines import NOTE_CLOSE, NOTE_OPEN, WRAPPED_NOTE, Drawer, Line
from rag.reading.markers import NEVER, Candidate, Note, align, strays

_START = re.compile(rf"^(?:{NOTE_OPEN}(\d{{1,3}}){NOTE_CLOSE}\s*|\[?(\d{{1,3}})[\]).]?\s+)(?=\S)(.*)$")
_DOTTED = re.compile(r"^\d{1,3}\.\s")
_LIKELY = re.compile(r"""^(?:[A-ZÀ-Ý‘“"'«(]|https?:|www\.|zie\b|bron|idem|ibid)""")
_ENDED = re.compile(r"[.!?][)”’\"]?$")
_LINK = re.compile(r"(?:https?://|www\.)\S*$")


def _starts(lines: list[Line]) -> list[tuple[int, int, str]]:
    """Lines that may begin a note: index, number, text after the number."""
    usual = _usual_size(lines)
    found = []
    for index, line in enumerate(lines):
        match = _START.match(line.text)
        if not match or line.role not in ("", "note") or line.bold:
            continue
        small = usual is not None and line.size is not None and line.size < 0.93 * usual
        if _DOTTED.match(line.text) and line.role != "note":  # else an item of a list
            continue
        if usual is not None and not small and line.role != "note":
            continue
        if small or line.role == "note" or _LIKELY.match(match[3]):
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
            gain = {1: 1.0, 2: 0.3, 3: 0.1}.get(number - previous, NEVER)
            if number == 1 and lines[index].page > lines[previous_index].page:
                gain = 0.2
            if gain != NEVER and best[j][0] + gain > score:
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
        if following.page != lines[start].page or (lines[start].role == "note" and following.role != "note"):
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
    places = align(lines, body, notes)
    if not _convincing(lines, notes, places, [index for index, _, _ in spans]):
        return _wrapped_only(lines, drawer), [], set()
    notes = [
        replace(note, text=_note_text(lines[index:stop], own, drawer))
        for note, (index, _, stop) in zip(notes, spans, strict=True)
    ]
    loose = strays(lines, body, notes, places, drawer)
    marked = _wrap(lines, [*notes, *(note for note, _ in loose)], [*places, *(place for _, place in loose)])
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


def _convincing(lines: list[Line], notes: list[Note], places: list[Candidate | None], numbers: list[int]) -> bool:
    """Whether these are notes at all: small print, or markers glued to the text for most of them."""
    if not notes:
        return False
    small = all(lines[index].size is not None for index in numbers)
    tied = sum(place is not None and place.cost <= 1.4 for place in places)
    return tied >= (0.3 if small else 0.5) * len(notes)


def _wrap(lines: list[Line], notes: list[Note], places: list[Candidate | None]) -> list[Line]:
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


def _false_breaks(lines: list[Line], notes: list[Note], places: list[Candidate | None]) -> set[int]:
    """Pages whose supposed beginning lies between a note and its marker."""
    return {
        lines[place.line].page
        for note, place in zip(notes, places, strict=True)
        if place is not None and lines[place.line].page == note.page + 1 and place.cost <= 0.4
    }


def renumber(page: int, false_breaks: set[int]) -> int:
    """The page index once the false breaks are gone."""
    return page - sum(1 for false in false_breaks if false <= page)
