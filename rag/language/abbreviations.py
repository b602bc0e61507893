"""Abbreviations and what they stand for, where the text itself says so: “(XY)” after the words, or the words after “XY (”.

After Schwartz and Hearst (2003), “A simple algorithm for identifying abbreviation definitions in biomedical text”: the
letters of the short form are found in order in the words beside the bracket, the first at the beginning of a word. For
Dutch the cheapest alignment is taken: small words may be skipped, a letter may begin a part of a compound (“hoger
beroepsonderwijs (hbo)”) or go on within a name (“BO-Veldsum”), and other letters and skipped words cost. After
“hierna:” a name need not be made of the letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from rag.language.tokens import fold

Split = Callable[[str], tuple[str, ...]]

_BRACKET = re.compile(r"\(([^()]{2,90})\)")
_NAMED = re.compile(
    r"^(?:hierna|verder|voortaan|in het vervolg)(?: (?:te noemen|ook|aangeduid als|genoemd))?\s*:?\s*(?:de |het |een )?",
    re.I,
)
_CALLED = re.compile(r"^(?:afgekort(?: tot| als)?|kortweg|in het kort)\s*:?\s*", re.I)
_SHORT = re.compile(r"(?:[A-Za-zÀ-ÿ&+]+|\d{1,2})(?:[-/. ]?(?:[A-Za-zÀ-ÿ&+]+|\d{1,4}))*")
_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w&/-]{1,11}|[a-z]{2,5})['’]?s?\s*$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset(
    "de het een en van in op voor met aan bij te ter ten der des den of tot uit over om the of and for".split()
)
_BREAK = re.compile(r"[.;:!?]\s|[()“”«»„\"]|\s[–—-]\s")
_LONGEST = 12  # letters of a short form
_WORDS = 14  # words before the bracket that are looked at
_MOST = 0.34  # cost per letter of an alignment that is believed
_PART, _NEXT, _INSIDE, _SKIPPED, _TRAILING, _AFTER = 0.25, 0.15, 0.95, 1.0, 0.8, 0.3


@dataclass(frozen=True)
class Definition:
    """A short form and what it stands for; ``start:end`` of the text spans both."""

    short: str
    long: str
    start: int
    end: int


def definitions(text: str, split: Split = lambda word: (word,)) -> Iterator[Definition]:
    """Every abbreviation that a text defines; ``split`` takes compounds apart (folded).

    >>> [(d.short, d.long) for d in definitions("De Dienst voor Havens en Water (DHW) valt onder de EU (Europese Unie).")]
    [('DHW', 'Dienst voor Havens en Water'), ('EU', 'Europese Unie')]
    """
    for match in _BRACKET.finditer(text):
        found = _after(text, match, split) or _before(text, match, split)
        if found:
            yield found


def _before(text: str, match: re.Match[str], split: Split) -> Definition | None:
    """“the words (XY)”."""
    inside = re.split(r"[;,]", match[1])[0].strip(" “”‘’\"'«»")
    named = _NAMED.match(inside)
    short = _CALLED.sub("", inside[named.end() :] if named else inside).strip(" “”‘’\"'«»")
    context = text[: match.start()].rstrip()
    start = max((found.end() for found in _BREAK.finditer(context)), default=0)
    spans = [(one.start(), one.end()) for one in _WORD.finditer(context, start)][-_WORDS:]
    if not spans or not _is_short(short, bool(named)):
        return None
    found = _aligned(short, text, spans, split, _TRAILING)
    if found and fold(text[found[0] : found[1]]) == fold(short):
        found = None
    if found is None and named and (first := _named_from(short, text, spans)) is not None:
        found = first, spans[-1][1]
    if found is None or fold(text[found[0] : found[1]]) == fold(short):
        return None
    return Definition(_singular(short), text[found[0] : found[1]], found[0], match.end())


def _after(text: str, match: re.Match[str], split: Split) -> Definition | None:
    """“XY (the words)”."""
    before = _BEFORE.search(text, 0, match.start())
    if not before or not _is_short(before[1], False):
        return None
    long = re.sub(r"^(?:voluit:?|oftewel|ofwel|dat wil zeggen|d\.w\.z\.),? ", "", match[1])
    begin = match.start(1) + len(match[1]) - len(long)
    spans = [(one.start(), one.end()) for one in _WORD.finditer(text, begin, match.end() - 1)]
    if len(spans) > _WORDS or len(long) <= len(before[1]) or _BREAK.search(long):
        return None
    found = _aligned(before[1], text, spans, split, _AFTER) if spans else None
    if found is None or any(text[a:b].casefold() not in _SMALL for a, b in spans if b <= found[0]):
        return None
    return Definition(before[1], text[found[0] : spans[-1][1]], before.start(1), match.end())


def _singular(short: str) -> str:
    return re.sub(r"['’](?:s|ers?)$", "", short)


def _is_short(short: str, named: bool) -> bool:
    short = _singular(short)
    letters = sum(char.isalpha() for char in short)
    if not _SHORT.fullmatch(short):
        return False
    if named:
        return letters >= 2 and len(short.split()) <= 4
    capital = any(char.isupper() for char in short)
    return 2 <= letters <= _LONGEST + 8 * ("-" in short) and " " not in short and (capital or letters <= 5)


def _named_from(short: str, text: str, spans: list[tuple[int, int]]) -> int | None:
    """Where a long form without matching letters begins: its own first word again, or a run of capitalised words."""
    head = fold(_WORD.findall(short)[0])
    for start, end in reversed(spans):
        if fold(text[start:end]).startswith(head):
            return start
    first = None
    for start, end in reversed(spans):
        if text[start].isupper() or text[start].isdigit():
            first = start
        elif text[start:end].casefold() not in _SMALL or first is None:
            break
    return first


@dataclass(frozen=True)
class _Letter:
    """A letter of the words beside the bracket: what it is, the word it stands in, and what it costs to begin there."""

    char: str
    word: int
    cost: float


def _letters(text: str, spans: list[tuple[int, int]], split: Split) -> list[_Letter]:
    found = []
    for number, (start, end) in enumerate(spans):
        word = fold(text[start:end])
        begins = {word.find(part, at) for part, at in _starts(word, split(word))}
        for place, char in enumerate(word):
            if char.isalnum():
                found.append(_Letter(char, number, 0.0 if place == 0 else _PART if place in begins else _INSIDE))
    return found


def _starts(word: str, parts: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    ends = accumulate(map(len, parts), initial=0)
    return zip(parts, ends, strict=False)


def _aligned(
    short: str, text: str, spans: list[tuple[int, int]], split: Split, trailing: float
) -> tuple[int, int] | None:
    """Where the words of the cheapest alignment begin and end in the text; None where none is believed."""
    wanted = [char for char in fold(_singular(short)) if char.isalnum()]
    letters = _letters(text, spans, split)
    skipped = [0, *accumulate(text[a:b].casefold() not in _SMALL for a, b in spans)]  # content words before each
    best: list[tuple[float, int]] = [
        (one.cost, one.word) if one.char == wanted[0] and not one.cost else (float("inf"), 0) for one in letters
    ]
    for char in wanted[1:]:
        best = _next_letter(char, best, letters, skipped)
    ends = [
        (cost + trailing * (skipped[-1] - skipped[one.word + 1]), -first, one.word)
        for (cost, first), one in zip(best, letters, strict=True)
    ]
    cost, first, last = min(ends, default=(float("inf"), 0, 0))
    while last + 1 < len(spans) and text[spans[last + 1][0]].isupper():  # a name goes on
        last += 1
    return (spans[-first][0], spans[last][1]) if cost <= _MOST * len(wanted) else None


def _next_letter(
    char: str, best: list[tuple[float, int]], letters: list[_Letter], skipped: list[int]
) -> list[tuple[float, int]]:
    """For each letter the cheapest alignment that ends there with ``char``, and the word where it began."""
    found = []
    for place, one in enumerate(letters):
        cost, first = float("inf"), 0
        if one.char == char:
            for before in range(place):
                if best[before][0] < cost:
                    own = _NEXT if before == place - 1 and one.cost == _INSIDE else one.cost
                    gap = max(0, skipped[one.word] - skipped[letters[before].word + 1])
                    total = best[before][0] + own + _SKIPPED * gap
                    if total < cost:
                        cost, first = total, best[before][1]
        found.append((cost, first))
    return found
