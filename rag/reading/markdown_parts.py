"""Parts of a Markdown document that are more than one block: labels with their text, lettered lines, rows of tables."""

from __future__ import annotations

import re

from rag.reading.blocks import Block, BlockKind, opening_label, styled_label
from rag.reading.head import HEADS
from rag.reading.lines import WRAPPED_NOTE, Drawer
from rag.reading.rows import labelled_row, row_text

DEEP = 6  # the level of a label that is no heading


def labelled(text: str, level: int) -> list[Block]:
    """The label of a question or answer, with the text that follows it on its line; empty where it is none."""
    whole = styled_label(text.rstrip(" .:"))
    opened = None if whole else opening_label(text)
    if not whole and not opened:
        return []
    label, rest = opened or (text, "")
    kind = BlockKind.QUESTION if label.casefold().startswith("vra") else BlockKind.ANSWER
    blocks = [Block(kind, label, 0, level=level, lines=(label,))]
    return [*blocks, Block(BlockKind.TEXT, rest, 0, lines=(rest,))] if rest else blocks


def opened(text: str, label: str) -> list[Block]:
    """A paragraph that begins with a label in bold: the label, and the rest as text."""
    rest = text[len(label) :].lstrip(" .:")
    sign = text[len(label) : len(text) - len(rest)].strip()
    return [*labelled(f"{label}{sign}", DEEP), Block(BlockKind.TEXT, rest, 0, lines=(rest,))]


def rows(table: list[list[str]], drawer: Drawer) -> list[Block]:
    """The rows of a table, each with the heads of its columns."""
    head, *rows = table
    names = [WRAPPED_NOTE.sub("", cell) for cell in head]
    drawer.drop(HEADS, "".join(head))
    blocks = []
    for row in rows:
        if any(row):
            text = row_text(names, labelled_row(row))
            drawer.repeat(WRAPPED_NOTE.sub("", text), [WRAPPED_NOTE.sub("", cell) for cell in row])
            blocks.append(Block(BlockKind.ROW, text, 0, cells=tuple(row), heads=tuple(head)))
    return blocks


def lettered(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Lines “a. …”, “b. …” as parts, with what stands before them; empty where there is no such series from a."""
    parts: list[tuple[str, list[str]]] = []
    for line in lines:
        match = re.match(r"^([a-z][.)])\s", line)
        expected = chr(ord("a") + sum(bool(label) for label, _ in parts))
        if match and match[1][0] == expected:
            parts.append((match[1], [line]))
        elif parts:
            parts[-1][1].append(line)
        else:
            parts.append(("", [line]))
    return parts if sum(bool(label) for label, _ in parts) > 1 else []
