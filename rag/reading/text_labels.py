"""Plain text before its blocks are known: labels with their question on one line, and lines of the head that stand alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from rag.reading.blocks import ANSWER, BARE_NUMBER, QUESTION, is_answer_label, opening_label
from rag.reading.dates import WRITTEN
from rag.reading.head import is_known_pair
from rag.reading.lines import Line

_DATELINE = re.compile(rf"^(?:[A-Z’'][\w’'. -]{{1,40}},\s+)?{WRITTEN}$")
_ASKS = re.compile(r"^vra(?:ag|gen)\s*:?$", re.IGNORECASE)
_ADDRESSEE = re.compile(r"^(?:Aan|T\.a\.v\.)\s+(?:de|het|mevrouw|mw\.|dhr\.)\s")


def split_labels(lines: list[Line]) -> list[Line]:
    """The lines with “Vraag 3: Wat …” as two: the label, and the question. Only where a text has two such labels or more."""
    lines = _whole_labels(lines)
    opened = [opening_label(line.text) for line in lines]
    questions = [label for found in opened if found and (label := found[0]).casefold().startswith("vra")]
    if len(questions) < 2:
        return lines
    out: list[Line] = []
    for line, found in zip(lines, opened, strict=True):
        if found is None:
            out.append(line)
        else:
            out += [replace(line, text=found[0]), replace(line, text=found[1], blank_before=0)]
    return out


def _whole_labels(lines: list[Line]) -> list[Line]:
    """The lines with a bare number and “Vraag” below it as one label, where a text has two such or more."""
    halves = [at for at, (line, after) in enumerate(pairwise(lines)) if _is_half(line) and _ASKS.match(after.text)]
    if len(halves) < 2:
        return lines
    whole = {at: replace(lines[at], text=_label(lines[at + 1].text, lines[at].text)) for at in halves}
    below = {at + 1 for at in halves}
    return [whole.get(at, line) for at, line in enumerate(lines) if at not in below]


def _label(word: str, number: str) -> str:
    bare = word.rstrip(" :")
    return f"{bare} {number}{word[len(bare) :].strip()}"


def _is_half(line: Line) -> bool:
    return not line.role and bool(BARE_NUMBER.match(line.text))


def has_questions(lines: list[Line]) -> bool:
    """Whether a text is a list of questions: two labels of answers or more."""
    return sum(is_answer_label(line.text) for line in lines) >= 2


def is_label(line: str, questions: bool) -> bool:
    """Whether a line stands alone by its form: “Vraag 3”, “Antwoord”; in a list of questions also a bare number or a name."""
    if QUESTION.match(line) or ANSWER.match(line):
        return True
    return questions and bool(BARE_NUMBER.match(line) or is_answer_label(line))


def head_lines(lines: list[Line]) -> set[int]:
    """Lines before the first sentence that say one thing each: a date with a place, an addressee, a usual key with its value."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        text = line.text
        if _DATELINE.match(text) or is_known_pair(text):
            found.add(index)
        elif re.search(r"[.!?]$", text) or (len(text) > 100 and not _ADDRESSEE.match(text)):
            break
    return found
