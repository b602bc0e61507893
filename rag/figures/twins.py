"""Claims that are nearly a source's own sentence: word-by-word alignment, in which every difference shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rag.datatypes import Figure
from rag.figures.find import qualified_span, set_apart
from rag.figures.polarity import NEGATIONS, WEAK_NEGATIONS, opposite
from rag.figures.statements import Statement, related
from rag.language.tokens import fold, stem

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’&](?=[^\W_]))*")
LIKENESS = 0.72  # share of words in common, in order, from which a claim counts as a twin of a sentence
_FIGURE = "§"


@dataclass(frozen=True)
class Item:
    """A word, a figure or a set-apart number of a sentence, in order. ``key`` is what is compared."""

    key: str
    text: str
    figure: Figure | None = None
    name: bool = False


@dataclass(frozen=True)
class Alignment:
    """A claim laid along a source sentence: pairs of figures, and in what the words differ."""

    likeness: float
    pairs: tuple[tuple[Figure, Figure | None], ...]
    differs: tuple[str, ...]


@lru_cache(maxsize=8192)
def items(statement: Statement) -> tuple[Item, ...]:
    """The words of a sentence with its figures (qualifier included) and set-apart numbers as single items."""
    text, end = statement.text, statement.end
    spans: list[tuple[int, int, Item]] = []
    for figure in statement.figures:
        a, b = qualified_span(text, figure)
        number_end = figure.end - len(noun) if (noun := _noun_unit(figure)) else max(b, figure.end)
        spans.append((a, max(number_end, figure.start + 1), Item(_FIGURE, figure.surface, figure)))
    for one in set_apart(statement.sentence):
        a, b = statement.start + one.start, statement.start + one.end
        if one.reason.value != "footnote_marker" and not any(a < y and x < b for x, y, _ in spans):
            spans.append((a, b, Item(re.sub(r"\W", "", fold(one.surface)), one.surface, name=True)))
    spans.sort(key=lambda span: span[0])
    found: list[Item] = []
    place = statement.start
    for a, b, item in [*spans, (end, end, Item("", ""))]:
        found += [_word(text, match, statement.start) for match in _WORD.finditer(text, place, max(place, a))]
        if item.key:
            found.append(item)
        place = max(place, b)
    return tuple(found)


def _noun_unit(figure: Figure) -> str | None:
    plain = figure.kind.value in ("count", "range") and figure.unit and figure.surface.endswith(figure.unit)
    return figure.unit if plain else None


def _word(text: str, match: re.Match[str], start: int) -> Item:
    printed = match[0]
    name = printed[0].isupper() and (match.start() > start + 2 or printed[1:2].isupper())
    return Item(fold(printed.replace("’", "'")), printed, None, name)


def align(claim: Statement, source: Statement) -> Alignment | None:
    """Lay a claim along a source sentence; None where they are not alike enough to be twins."""
    ours, theirs = [one for one in items(claim) if one.key not in ("klopt", "toch", "inderdaad")], items(source)
    if not ours or not theirs:
        return None
    shared = {one.key for one in ours} & {one.key for one in theirs}
    if len(shared) < LIKENESS * 0.8 * len({one.key for one in ours}):
        return None
    matcher = SequenceMatcher(None, [one.key for one in theirs], [one.key for one in ours], autojunk=False)
    matched = sum(block.size for block in matcher.get_matching_blocks())
    likeness = matched / len(ours)
    if likeness < LIKENESS or matched < 3:
        return None
    pairs: dict[int, Figure | None] = {at: None for at, one in enumerate(ours) if one.figure}
    differs: set[str] = set()
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for at, other in zip(range(c, d), theirs[a:b], strict=True):
                if at in pairs:
                    pairs[at] = other.figure
        else:
            differs |= _word_differences(theirs[a:b], ours[c:d])
    found = tuple((figure, pairs[at]) for at, one in enumerate(ours) if (figure := one.figure))
    return Alignment(likeness, found, tuple(sorted(differs)))


def _word_differences(theirs: tuple[Item, ...], ours: list[Item]) -> set[str]:
    """What a stretch of differing words changes: negation, direction or whom it is about."""
    differs: set[str] = set()
    before, after = {one.key for one in theirs}, {one.key for one in ours}
    for word in before ^ after:
        if word in NEGATIONS or word in WEAK_NEGATIONS or (word in ("wel", "nooit") and before & after):
            differs.add("negation")
    if any(opposite(a, b) for a in before - after for b in after - before):
        differs.add("direction")
    lost = [one for one in theirs if one.name and one.key not in after]
    new = [one for one in ours if one.name and one.key not in before]
    if lost and new and not any(related(stem(a.key), stem(b.key)) or _initials(a, b) for a in lost for b in new):
        differs.add("subject")
    if any(one.name and any(char.isdigit() for char in one.key) for one in new):
        differs.add("subject")
    if differs and differs <= {"negation"} and len(theirs) + len(ours) > 12:
        return set()
    return differs


def _initials(one: Item, other: Item) -> bool:
    """Whether one name may abbreviate the other."""
    short, long = sorted((one.text, other.text), key=len)
    return short.isupper() and long[:1] == short[:1]
