"""Markdown to blocks, by markdown-it: headings, paragraphs, list items, tables, and bold labels with their values."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rag.reading.blocks import Block, BlockKind
from rag.reading.lines import Drawer

_SIGNS = re.compile(r"^(?:#{1,6} \S|\*\*[^*]+\*\*\s*$)", re.MULTILINE)
_FENCED = ("code_block", "fence", "html_block")


def looks_like_markdown(text: str) -> bool:
    """Whether plain text is really Markdown: headings with # or lines that are bold as a whole.

    >>> looks_like_markdown("# nota" + chr(10) + "**Datum**"), looks_like_markdown("nr. #3")
    (True, False)
    """
    return len(_SIGNS.findall(text)) >= 2


def markdown_blocks(text: str, drawer: Drawer) -> list[Block]:
    """The blocks of a Markdown document; a paragraph all in bold before the first running text is a label."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text.replace("\ufeff", ""))
    blocks: list[Block] = []
    items: list[str] = []
    level: int | None = None
    table: list[list[str]] = []
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = None
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            items.append("")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            items.pop()
        elif token.type == "list_item_open":
            items[-1] = token.info or token.markup
            drawer.drop("opsommingsteken", f"{token.info}{token.markup}")
        elif token.type == "table_open":
            table = []
        elif token.type == "tr_open":
            table.append([])
        elif token.type == "table_close":
            blocks.extend(_rows(table))
            table = []
        elif token.type == "inline":
            if table:
                table[-1].append(_plain(token))
                continue
            blocks.append(_block(token, level, items))
        elif token.type in _FENCED:
            blocks.append(Block(BlockKind.TEXT, " ".join(token.content.split()), 0, lines=(token.content,)))
    return _pairs([block for block in blocks if block.text])


def _rows(table: list[list[str]]) -> list[Block]:
    head, *rows = table or [[]]
    return [Block(BlockKind.ROW, row_text(head, row), 0, cells=tuple(row)) for row in rows if any(row)]


def row_text(head: list[str], row: list[str]) -> str:
    """A table row as text: the cells with their heads.

    >>> row_text(["Gemeente", "2023", "2024"], ["Lei", "12", "14"])
    'Lei — 2023: 12; 2024: 14'
    """
    cells = [f"{name}: {cell}" if name else cell for name, cell in zip(head[1:], row[1:], strict=False) if cell]
    return f"{row[0]} — {'; '.join(cells)}" if cells else row[0]


def _plain(token: Token) -> str:
    """The text of an inline token without its marks; a line break is a space."""
    parts = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type in ("text", "code_inline", "html_inline"):
            parts.append(child.content)
    return " ".join("".join(parts).split())


def _bold(token: Token) -> bool:
    """Whether all text of the token is bold."""
    depth, bold = 0, False
    for child in token.children or ():
        depth += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        if child.type == "text" and child.content.strip():
            if depth == 0:
                return False
            bold = True
    return bold


def _block(token: Token, level: int | None, items: list[str]) -> Block:
    text = _plain(token)
    if level is not None:
        return Block(BlockKind.HEADING, text, 0, level=level, lines=(text,))
    if items:
        return Block(BlockKind.ITEM, text, 0, label=items[-1], lines=(text,))
    return Block(BlockKind.TEXT, text, 0, bold=_bold(token), lines=(text,))


def _pairs(blocks: list[Block]) -> list[Block]:
    """Bold labels with the plain paragraph after them as one pair; a bold line with no value stands alone."""
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind is BlockKind.TEXT and block.bold and len(block.text) < 90:
            if after and after.kind is BlockKind.TEXT and not after.bold and len(after.text) < 160:
                text = f"{block.text.rstrip(':')}: {after.text}"
                out.append(Block(BlockKind.PAIR, text, 0, lines=(text,)))
                index += 2
                continue
            out.append(Block(BlockKind.PAIR, block.text, 0, lines=(block.text,)))
        elif (
            block.kind is BlockKind.TEXT
            and (match := re.match(r"^([^:]{2,30}):?\s", block.text))
            and _leading_bold(block, match[1])
        ):
            out.append(Block(BlockKind.PAIR, block.text, 0, lines=block.lines))
        else:
            out.append(block)
        index += 1
    return out


def _leading_bold(block: Block, key: str) -> bool:
    return key in {"Kenmerk", "Datum", "Betreft", "Onderwerp", "Referentie"} and len(block.text) < 90
