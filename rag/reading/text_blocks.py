"""From lines of plain text to blocks: where a paragraph, list item or heading begins and ends.

Plain text has no marks for this. A printer fills a line before he begins the next, so a line after which the next word
would still have fitted was broken on purpose (a hard break); with a full stop before it, a paragraph ends there.
"""

from __future__ import annotations

import re
from collections import Counter

from rag.reading.blocks import Block, BlockKind, is_answer_label
from rag.reading.borders import BULLET, CLOSED, NUMBERED, SURE_BULLET, TERMINAL, plain
from rag.reading.head import mark_head
from rag.reading.hyphens import join
from rag.reading.lines import WRAPPED_NOTE, Drawer, Line
from rag.reading.settle import settle
from rag.reading.text_labels import has_questions, head_lines, is_label, split_labels

_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘!|()[]-– "), frozenset("mwMWÆŒ@%&—")


def width(text: str) -> float:
    """Rough printed width in average letters; narrow letters count half, capitals and wide ones more."""
    total = 0.0
    for char in WRAPPED_NOTE.sub("", text):
        if char in _NARROW:
            total += 0.55
        elif char in _WIDE:
            total += 1.55
        else:
            total += 1.25 if char.isupper() else 1.05
    return total


def _columns(lines: list[Line]) -> list[float]:
    """The width of the column each line stands in: the widest line nearby on its page (boxes are narrower)."""
    widths = [line.width or width(line.text) for line in lines]
    columns = []
    for index, line in enumerate(lines):
        near = [
            w
            for w, other in zip(
                widths[max(0, index - 7) : index + 8], lines[max(0, index - 7) : index + 8], strict=True
            )
            if other.page == line.page
        ]
        near.sort()
        columns.append(near[-2] if len(near) > 4 else near[-1])
    return columns


def _hard_break(line: Line, after: Line, column: float) -> bool:
    """Whether the first word of the next line would still have fitted on this line."""
    if line.soft or line.text.endswith(("-", "\u00ad")):
        return False
    word = after.text.split()[0]
    if line.width is not None:
        letter = line.width / max(1.0, width(line.text))
        return line.width + letter * (width(word) + 0.55) < column * 0.985
    return width(line.text) + width(word) + 0.55 < column * 0.97


def _begins_item(line: Line, before: Line | None) -> bool:
    if SURE_BULLET.match(line.text):
        return True
    if not (BULLET.match(line.text) or NUMBERED.match(line.text)):
        return False
    if before is None or line.blank_before or line.page != before.page:
        return True
    return bool(TERMINAL.search(WRAPPED_NOTE.sub("", before.text)) or re.search(r"[,;]$|\b(?:en|of)$", before.text))


def text_blocks(lines: list[Line], own: Counter[str], drawer: Drawer) -> list[Block]:
    """The blocks of a plain text in reading order."""
    lines = split_labels(lines)
    questions, alone = has_questions(lines), head_lines(lines)
    columns = _columns(lines)
    groups: list[list[int]] = []
    for index in range(len(lines)):
        if not index or index in alone or _border(index, columns, groups[-1], lines, questions):
            groups.append([index])
        else:
            groups[-1].append(index)
    blocks = [
        _block([lines[i] for i in group], lines[group[0] - 1] if group[0] else None, own, drawer, questions)
        for group in groups
    ]
    return settle(mark_head(blocks, drawer), drawer)


def _border(at: int, columns: list[float], group: list[int], lines: list[Line], questions: bool) -> bool:
    """Whether a new block begins at the line ``at``."""
    before, line = lines[at - 1], lines[at]
    if is_label(line.text, questions) or is_label(before.text, questions) or _begins_item(line, before):
        return True
    text = plain(before)
    terminal, lower = bool(TERMINAL.search(text)), line.text[:1].islower()
    hard = _hard_break(before, line, columns[at - 1])
    if line.blank_before and before.page == line.page:
        return terminal or not lower
    if lower:
        return terminal and hard and text.endswith((";", "."))
    leads = terminal or (before.page != line.page and _heading_like([lines[i] for i in group]))
    if leads and _stands_alone(at, columns, lines):
        return True
    item = _begins_item(lines[group[0]], lines[group[0] - 1] if group[0] else None)
    if not hard:
        return item and bool(CLOSED.search(text)) and _single_sentences(group[0], lines)
    return bool(CLOSED.search(text)) or item or _heading_like([lines[i] for i in group])


def _stands_alone(at: int, columns: list[float], lines: list[Line]) -> bool:
    """Whether a line looks like a heading by itself: short, no stop, and a capital both here and on the next line."""
    if at + 1 >= len(lines) or not _heading_like([lines[at]]):
        return False
    after = lines[at + 1]
    return not after.text[:1].islower() and _hard_break(lines[at], after, columns[at])


def _single_sentences(start: int, lines: list[Line]) -> bool:
    """Whether the item above the one that begins at ``start`` is one sentence, so that this one will be too."""
    above = start - 1
    texts: list[str] = []
    while above >= 0 and start - above < 8:
        texts.insert(0, plain(lines[above]))
        if BULLET.match(lines[above].text) or NUMBERED.match(lines[above].text):
            return bool(CLOSED.search(texts[-1])) and len(re.findall(r"[.!?](?=\s|$)", " ".join(texts))) == 1
        above -= 1
    return False


def _heading_like(group: list[Line]) -> bool:
    """Short, begins with a capital or number, ends without a stop: what a heading looks like."""
    text = " ".join(WRAPPED_NOTE.sub("", line.text) for line in group)
    if len(group) > 3 or len(text) > 130 or not re.match(r"^[\dA-ZÀ-Ý‘“'\"(]", text):
        return False
    return not re.search(r"[.,;:]$", text) and len(text.split()) <= 18


def _block(group: list[Line], before: Line | None, own: Counter[str], drawer: Drawer, questions: bool) -> Block:
    first = group[0]
    text = first.text
    for line in group[1:]:
        text = join(text, line.text, own, drawer)
    kind, label = BlockKind.TEXT, ""
    if first.cells:
        kind = BlockKind.ROW
    elif is_answer_label(text) and is_label(text, questions):
        kind = BlockKind.ANSWER
    elif is_label(text, questions):
        kind = BlockKind.QUESTION
    elif _begins_item(first, before):
        match = BULLET.match(text) or NUMBERED.match(text)
        label = match[0].strip() if match else ""
        text, kind = text[len(match[0]) if match else 0 :], BlockKind.ITEM
        drawer.drop("opsommingsteken", label)
    elif _heading_like(group):
        kind = BlockKind.HEADING
    return Block(
        kind,
        re.sub(r"\s+", " ", text).strip(),
        first.page,
        label,
        size=first.size,
        bold=all(line.bold for line in group),
        lines=tuple(line.text for line in group),
        opens_page=before is None or before.page != first.page,
        cells=first.cells,
    )
