"""From printed lines to blocks: where a paragraph, list item or heading begins and ends.

Plain text has no marks for this. A printer fills a line before he begins the next, so a line after which the next word
would still have fitted was broken on purpose (a hard break); with a full stop before it, a paragraph ends there.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from rag.reading.borders import BULLET, NUMBERED, TERMINAL, Spacing, begins_item, printed_border
from rag.reading.hyphens import join
from rag.reading.lines import WRAPPED_NOTE, Drawer, Line
from rag.reading.signatures import awaits_name, is_name

QUESTION = re.compile(
    r"^vra(?:ag|gen)\s+(\d{1,3}(?:\s*(?:,|en|t/m|tot en met|–|-)\s*\d{1,3})*)\s*[.:]?$", re.IGNORECASE
)
ANSWER = re.compile(
    r"^antwoord(?:en)?(?:\s+(?:op\s+)?(?:de\s+)?(?:vra(?:ag|gen)\s+)?(\d{1,3}(?:\s*(?:,|en|t/m|tot en met|–|-)\s*\d{1,3})*))?\s*[.:]?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:Artikel|Hoofdstuk|Paragraaf|Afdeling|Bijlage)\s+(?:\d{1,3}[a-z]?|[IVX]{1,5}|[A-Z])\b(?:[.:]?\s+[A-ZÀ-Ý].*)?$")
BARE_NUMBER = re.compile(r"^(\d{1,3})\s*[.:]?$")
_TERMINAL = TERMINAL
_CLOSED = re.compile(r"[.!?][)”’\"»\]]*$")
_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘!|()[]-– "), frozenset("mwMWÆŒ@%&—")


class BlockKind(StrEnum):
    """What a block looks like, before the structure of the document is known."""

    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    QUESTION = "question_label"
    ANSWER = "answer_label"
    ROW = "row"
    PAIR = "pair"
    CAPTION = "caption"


@dataclass(frozen=True)
class Block:
    """A run of lines joined to one text. ``label`` is the bullet or number taken off; ``level`` is known for Markdown."""

    kind: BlockKind
    text: str
    page: int
    label: str = ""
    level: int | None = None
    size: float | None = None
    bold: bool = False
    lines: tuple[str, ...] = ()
    opens_page: bool = False
    cells: tuple[str, ...] = ()
    box: int | None = None
    italic: bool = False
    left: float | None = None


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
    if line.text.endswith(("-", "\u00ad")):
        return False
    word = after.text.split()[0]
    if line.width is not None:
        letter = line.width / max(1.0, width(line.text))
        return line.width + letter * (width(word) + 0.55) < column * 0.985
    return width(line.text) + width(word) + 0.55 < column * 0.97


def is_label(line: str, questions: bool) -> bool:
    """Whether a line stands alone by its form: “Vraag 3”, “Antwoord”, or a bare number in a list of questions."""
    return bool(QUESTION.match(line) or ANSWER.match(line) or (questions and BARE_NUMBER.match(line)))


def _begins_item(line: Line, before: Line | None) -> bool:
    if re.match(r"^[•▪■●○◦·‣➢]", line.text):
        return True
    if not (BULLET.match(line.text) or NUMBERED.match(line.text)):
        return False
    if before is None or line.blank_before or line.page != before.page:
        return True
    return bool(_TERMINAL.search(WRAPPED_NOTE.sub("", before.text)) or re.search(r"[,;]$|\b(?:en|of)$", before.text))


def split_blocks(lines: list[Line], own: Counter[str], drawer: Drawer) -> list[Block]:
    """The blocks of a document in reading order."""
    if any(line.region for line in lines):
        return _printed_blocks(lines, own, drawer)
    questions = sum(bool(ANSWER.match(line.text)) for line in lines) >= 2
    columns = _columns(lines)
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before is None or _border(before, line, columns[index - 1], groups[-1], lines, questions):
            groups.append([index])
        else:
            groups[-1].append(index)
    return [_block([lines[i] for i in group], lines[group[0] - 1] if group[0] else None, own, drawer, questions) for group in groups]


def _printed_blocks(lines: list[Line], own: Counter[str], drawer: Drawer) -> list[Block]:
    """Blocks of lines whose place and style on the page are known."""
    spacing = Spacing(lines)
    labels = _labels(lines, spacing)
    items = [
        index not in labels and not line.role and begins_item(line, lines[index - 1] if index else None, spacing)
        for index, line in enumerate(lines)
    ]
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        border = not groups or items[index] or index in labels or index - 1 in labels
        if not border:
            group = [lines[i] for i in groups[-1]]
            signs = awaits_name([part.text for part in group]) and is_name(line.text)
            border = printed_border(lines[index - 1], line, group, items[groups[-1][0]], signs, spacing)
        if border:
            groups.append([index])
        else:
            groups[-1].append(index)
    styles = usual_style(lines)
    return _floated([_printed_block([lines[i] for i in group], group[0] in labels, items[group[0]], own, drawer, styles) for group in groups], own, drawer)


def _labels(lines: list[Line], spacing: Spacing) -> set[int]:
    """Lines that are “Vraag 3”, “Antwoord”, or a number in the series of a list of questions."""
    found = {i for i, line in enumerate(lines) if not line.role and (QUESTION.match(line.text) or ANSWER.match(line.text))}
    if sum(bool(ANSWER.match(lines[i].text)) for i in found) < 2 or any(QUESTION.match(lines[i].text) for i in found):
        return found
    last = 0
    for index, line in enumerate(lines[:-1]):
        match = BARE_NUMBER.match(line.text)
        begins = line.gap is None or spacing.blank(line) or index - 1 in found or lines[index - 1].region != line.region
        if match and not line.role and begins and last < int(match[1]) <= last + 3 and lines[index + 1].text[:1].isupper():
            found.add(index)
            last = int(match[1])
    return found


def usual_style(lines: list[Line]) -> tuple[float, bool]:
    """The size and weight in which most letters of the running text are set."""
    weights: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        if line.size is not None and not line.cells and not line.role:
            weights[round(line.size, 1), line.bold] += len(line.text)
    return max(weights, key=lambda style: weights[style], default=(10.0, False))


def _printed_block(
    group: list[Line], label: bool, item: bool, own: Counter[str], drawer: Drawer, usual: tuple[float, bool]
) -> Block:
    first = group[0]
    text = first.text
    for line in group[1:]:
        text = join(text, line.text, own, drawer)
    kind, taken = BlockKind.TEXT, ""
    roles = {"row": BlockKind.ROW, "pair": BlockKind.PAIR, "caption": BlockKind.CAPTION}
    if first.role in roles:
        kind = roles[first.role]
    elif label:
        kind = BlockKind.ANSWER if ANSWER.match(text) else BlockKind.QUESTION
    elif _styled_heading(group, text, usual):
        kind = BlockKind.HEADING
    elif item:
        match = BULLET.match(text) or NUMBERED.match(text)
        taken = match[0].strip() if match else ""
        text, kind = text[len(match[0]) if match else 0 :], BlockKind.ITEM
        drawer.drop("opsommingsteken", taken)
    bold = all(line.bold for line in group)
    return Block(
        kind, re.sub(r"\s+", " ", text).strip(), first.page, taken, None, first.size, bold, tuple(line.text for line in group),
        False, first.cells, first.box, first.italic, first.left,
    )  # fmt: skip


def _styled_heading(group: list[Line], text: str, usual: tuple[float, bool]) -> bool:
    """Larger or bolder than the running text, short, and without a stop at the end."""
    first = group[0]
    words = WRAPPED_NOTE.sub("", text)
    if first.size is None or len(words) > 260 or len(group) > 6 or not re.search(r"[^\W\d_]", words):
        return False
    if _ARTICLE.match(words) and len(words) < 120 and not re.search(r"[.,;:]$", words):
        return True
    larger = first.size > 1.08 * usual[0]
    bolder = all(line.bold for line in group) and not usual[1] and first.size > 0.88 * usual[0]
    slanted = all(line.italic for line in group) and first.size > 0.97 * usual[0] and len(words) < 90 and len(group) == 1
    if not (larger or bolder or slanted) or (not larger and len(words) > 200):
        return False
    return not re.search(r"[,;]$" if larger else r"(?:[,;]|(?<!\bnr)(?<!\bc\.s)\.)$", words)


def _floated(blocks: list[Block], own: Counter[str], drawer: Drawer) -> list[Block]:
    """Sentences cut by a box, figure or table that stands between their halves are made whole."""
    out: list[Block] = []
    for block in blocks:
        start = len(out) - 1
        while start >= 0 and (out[start].kind in (BlockKind.ROW, BlockKind.CAPTION) or out[start].box is not None):
            start -= 1
        cut = 0 <= start < len(out) - 1 and block.kind is BlockKind.TEXT and block.box is None and block.text[:1].islower()
        if cut and out[start].kind in (BlockKind.TEXT, BlockKind.ITEM) and not TERMINAL.search(WRAPPED_NOTE.sub("", out[start].text)):
            out[start] = replace(out[start], text=join(out[start].text, block.text, own, drawer))
        else:
            out.append(block)
    return out


def _border(before: Line, line: Line, column: float, group: list[int], lines: list[Line], questions: bool) -> bool:
    """Whether a new block begins at ``line``."""
    if is_label(line.text, questions) or is_label(before.text, questions) or _begins_item(line, before):
        return True
    if line.cells or before.cells or line.boxed != before.boxed:
        return True
    if before.size is not None and line.size is not None:
        if abs(before.size - line.size) > 0.06 * before.size or before.bold != line.bold:
            return True
    plain = WRAPPED_NOTE.sub("", before.text).rstrip()
    terminal, lower = bool(_TERMINAL.search(plain)), line.text[:1].islower()
    if lower and not terminal:
        return False
    hard = _hard_break(before, line, column)
    same_page = before.page == line.page
    if line.blank_before and same_page:
        return terminal or not lower
    if lower and not (terminal and hard and plain.endswith((";", "."))):
        return False
    if not hard:
        return False
    in_item = _begins_item(lines[group[0]], lines[group[0] - 1] if group[0] else None)
    if _CLOSED.search(plain) or plain.endswith(":"):
        return True
    return in_item or _heading_like([lines[i] for i in group])


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
    elif ANSWER.match(text):
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
