"""From printed lines whose place and style are known to blocks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from rag.reading.blocks import ANSWER, ARTICLE, BARE_NUMBER, QUESTION, Block, BlockKind, is_answer_label
from rag.reading.borders import BULLET, NUMBERED, TERMINAL, Spacing, begins_item, printed_border
from rag.reading.hyphens import join
from rag.reading.lines import WRAPPED_NOTE, Drawer, Line
from rag.reading.settle import printed_letterhead
from rag.reading.signatures import awaits_name, is_cosigner, is_name, is_signature
from rag.reading.tablerows import TABLE_CAPTION
from rag.reading.text_labels import split_labels


def printed_blocks(lines: list[Line], own: Counter[str], drawer: Drawer) -> list[Block]:
    """The blocks of a printed document in reading order."""
    lines = split_labels(lines)
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
            group = [lines[i] for i in groups[-1][:4]]
            signs = len(group) < 4 and awaits_name([part.text for part in group]) and is_name(line.text)
            signed = is_cosigner(line.text) and is_signature([part.text for part in group])
            border = signed or printed_border(lines[index - 1], line, group, items[groups[-1][0]], signs, spacing)
        if border:
            groups.append([index])
        else:
            groups[-1].append(index)
    styles = usual_style(lines)
    blocks = [
        _printed_block([lines[i] for i in group], group[0] in labels, items[group[0]], own, drawer, styles)
        for group in groups
    ]
    return printed_letterhead(_captions_first(_floated(blocks, own, drawer)))


def _labels(lines: list[Line], spacing: Spacing) -> set[int]:
    """Lines that are “Vraag 3”, “Antwoord”, or a number in the series of a list of questions."""
    found = {
        i for i, line in enumerate(lines) if not line.role and (QUESTION.match(line.text) or ANSWER.match(line.text))
    }
    if sum(bool(QUESTION.match(lines[i].text)) for i in found) > 1:
        apart = [i for i, line in enumerate(lines) if not line.role and (line.bold or spacing.blank(line))]
        found |= {i for i in apart if i > min(found) and is_answer_label(lines[i].text)}
    if sum(bool(ANSWER.match(lines[i].text)) for i in found) < 2 or any(QUESTION.match(lines[i].text) for i in found):
        return found
    last = 0
    for index, line in enumerate(lines[:-1]):
        match = BARE_NUMBER.match(line.text)
        begins = line.gap is None or spacing.blank(line) or index - 1 in found or lines[index - 1].region != line.region
        numbers = [int(number) for number in re.findall(r"\d+", match[1])] if match else [0]
        if match and not line.role and begins and last < numbers[0] <= last + 3 and lines[index + 1].text[:1].isupper():
            found.add(index)
            last = numbers[-1]
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
        kind = BlockKind.ANSWER if is_answer_label(text) else BlockKind.QUESTION
    elif _styled_heading(group, text, usual):
        kind = BlockKind.HEADING
    elif item:
        match = BULLET.match(text) or NUMBERED.match(text)
        taken = match[0].strip() if match else ""
        text, kind = text[len(match[0]) if match else 0 :], BlockKind.ITEM
        drawer.drop("opsommingsteken", taken)
    bold = all(line.bold for line in group)
    return Block(
        kind, re.sub(r"\s+", " ", text).strip(), first.page, taken, None, first.size, bold,
        tuple(line.text for line in group), False, first.cells, first.box, first.italic, first.left,
    )  # fmt: skip


def _styled_heading(group: list[Line], text: str, usual: tuple[float, bool]) -> bool:
    """Larger or bolder than the running text, short, and without a stop at the end."""
    first = group[0]
    words = WRAPPED_NOTE.sub("", text)
    if first.size is None or len(words) > 260 or len(group) > 10 or not re.search(r"[^\W\d_]", words):
        return False
    if ARTICLE.match(words) and len(words) < 120 and not re.search(r"[.,;:]$", words):
        return True
    larger = first.size > 1.08 * usual[0]
    bolder = all(line.bold for line in group) and not usual[1] and first.size > 0.78 * usual[0]
    slanted = (
        all(line.italic for line in group) and first.size > 0.97 * usual[0] and len(words) < 90 and len(group) == 1
    )
    if not (larger or bolder or slanted) or (not larger and len(words) > 200):
        return False
    return not re.search(r"[,;]$" if larger else r"(?:[,;]|(?<!\bnr)(?<!\bc\.s)\.)$", words)


def _captions_first(blocks: list[Block]) -> list[Block]:
    """Names of tables that stand below their rows moved above them, where nothing else names the table."""
    out: list[Block] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if block.kind is not BlockKind.CAPTION:
            out.append(block)
            continue
        start = len(out)
        while start and out[start - 1].kind is BlockKind.ROW:
            start -= 1
        named = start > 0 and out[start - 1].kind is BlockKind.CAPTION
        below = start < len(out) and TABLE_CAPTION.match(block.text)
        if below and not named and (after is None or after.kind is not BlockKind.ROW):
            out.insert(start, block)
        else:
            out.append(block)
    return out


def _floated(blocks: list[Block], own: Counter[str], drawer: Drawer) -> list[Block]:
    """Sentences cut by a box, figure or table that stands between their halves are made whole."""
    out: list[Block] = []
    for block in blocks:
        start = len(out) - 1
        while start >= 0 and (out[start].kind in (BlockKind.ROW, BlockKind.CAPTION) or out[start].box is not None):
            start -= 1
        cut = (
            0 <= start < len(out) - 1
            and block.kind is BlockKind.TEXT
            and block.box is None
            and block.text[:1].islower()
        )
        if (
            cut
            and out[start].kind in (BlockKind.TEXT, BlockKind.ITEM)
            and not TERMINAL.search(WRAPPED_NOTE.sub("", out[start].text))
        ):
            out[start] = replace(out[start], text=join(out[start].text, block.text, own, drawer))
        else:
            out.append(block)
    return out
