"""Markdown to blocks and notes, by markdown-it: headings, labels of questions, paragraphs, lists, tables, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from rag.reading.blocks import Block, BlockKind, is_answer_label, opening_label, styled_label
from rag.reading.front_matter import split_front_matter
from rag.reading.head import mark_head
from rag.reading.html_text import html_to_markdown
from rag.reading.hyphens import join_lines, own_words
from rag.reading.lines import NOTE_OPEN, WRAPPED_NOTE, Drawer
from rag.reading.markdown_inline import LabelOf, all_bold, inline_text, leading_bold, note_labels
from rag.reading.markdown_notes import notes_in_text
from rag.reading.markdown_parts import DEEP, labelled, lettered, opened, rows
from rag.reading.markers import Note
from rag.reading.settle import settle
from rag.reading.text_labels import is_label

_SIGNS = re.compile(r"^(?:#{1,6} \S|\*\*[^*]+\*\*\s*$)", re.MULTILINE)
_TAGS = re.compile(r"<[^<>]*>|<")
_PSEUDO = 90  # letters; a longer line in bold is a sentence with stress


def looks_like_markdown(text: str) -> bool:
    """Whether plain text is really Markdown: headings with # or lines that are bold as a whole.

    >>> looks_like_markdown("# nota" + chr(10) + "**Datum**"), looks_like_markdown("nr. #3")
    (True, False)
    """
    return len(_SIGNS.findall(text)) >= 2


def markdown_blocks(text: str, drawer: Drawer) -> tuple[list[Block], list[Note]]:
    """The blocks of a Markdown document in reading order, and its notes."""
    drawer.own = own_words(text.splitlines())
    front, text = split_front_matter(text, drawer)
    walk = _Walk(drawer)
    walk.read(text)
    blocks = [*front, *(block for block in walk.blocks if block.text)]
    blocks = mark_head(blocks, drawer)
    blocks, notes = notes_in_text(settle(_headed(blocks), drawer), drawer)
    return blocks, [*walk.notes, *notes]


@dataclass
class _List:
    """A list that is open: the sign or start of its items, and how many there were."""

    start: int | None
    count: int = 0
    paragraphs: int = 0
    label: str = ""


@dataclass
class _Walk:
    """The tokens of a document on their way to blocks."""

    drawer: Drawer
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    level: int | None = None
    lists: list[_List] = field(default_factory=list)
    table: list[list[str]] | None = None
    note: tuple[str, list[str]] | None = None

    def read(self, text: str) -> None:
        """Parse a text and take in its tokens."""
        parser = MarkdownIt("commonmark").enable("table").disable("text_join")
        parser.use(footnote_plugin, move_to_end=False, always_match_refs=True)
        env: dict[str, Any] = {}
        tokens = parser.parse(text, env)
        label_of = note_labels(env)
        for token in tokens:
            self.take(token, label_of)
        inline = (env.get("footnotes") or {}).get("list", {})
        for place, one in inline.items():
            if "tokens" in one:
                holder = Token("inline", "", 0, children=one["tokens"], content=one["content"])
                self.notes.append(Note(label_of(None, place), _line(holder, label_of, self.drawer), 0))

    def take(self, token: Token, label_of: LabelOf) -> None:
        """One token: the state moves on, and text becomes a block."""
        step = getattr(self, f"_{token.type}", None)
        if step is not None:
            step(token)
        elif token.type == "footnote_reference_open":
            label = token.meta["label"]
            self.note = (label_of(label, 0), [])
            self.drawer.drop("nootnummer", label)
        elif token.type == "inline":
            self._text(token, label_of)

    def _heading_open(self, token: Token) -> None:
        self.level = int(token.tag[1])

    def _heading_close(self, token: Token) -> None:
        self.level = None

    def _bullet_list_open(self, token: Token) -> None:
        self.lists.append(_List(None))

    def _ordered_list_open(self, token: Token) -> None:
        start = token.attrGet("start")
        self.lists.append(_List(1 if start is None else int(start)))

    def _bullet_list_close(self, token: Token) -> None:
        self.lists.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, token: Token) -> None:
        self.lists[-1].count += 1
        self.lists[-1].paragraphs = 0
        self.lists[-1].label = f"{token.info}{token.markup}"
        self.drawer.drop("opsommingsteken", f"{token.info}{token.markup}")

    def _table_open(self, token: Token) -> None:
        self.table = []

    def _tr_open(self, token: Token) -> None:
        if self.table is not None:
            self.table.append([])

    def _table_close(self, token: Token) -> None:
        self.blocks.extend(rows(self.table or [[]], self.drawer))
        self.table = None

    def _footnote_reference_close(self, token: Token) -> None:
        if self.note is not None:
            self.notes.append(Note(self.note[0], " ".join(self.note[1]), 0))
            self.note = None

    def _fence(self, token: Token) -> None:
        text = " ".join(f"{token.info} {token.content}".split())
        self.blocks.append(Block(BlockKind.TEXT, text, 0, lines=(text,)))

    _code_block = _fence

    def _html_block(self, token: Token) -> None:
        text = html_to_markdown(token.content)
        text = _TAGS.sub("", text) if text.startswith("<") else text
        self.drawer.repeat(text, [token.content])
        self.read(text)

    def _text(self, token: Token, label_of: LabelOf) -> None:
        if self.note is not None:
            self.note[1].append(_noted(_line(token, label_of, self.drawer), self.drawer))
        elif self.table is not None:
            self.table[-1].append(_line(token, label_of, self.drawer))
        else:
            self.blocks.extend(self._block(token, label_of))

    def _block(self, token: Token, label_of: LabelOf) -> list[Block]:
        lines = [" ".join(line.split()) for line in inline_text(token, label_of, self.drawer).split("\n")]
        lines = [line for line in lines if line]
        text = join_lines(lines, self.drawer)
        if self.level is not None:
            return labelled(text, self.level) or [
                Block(BlockKind.HEADING, text, 0, level=self.level, lines=tuple(lines))
            ]
        if parts := lettered(lines):
            return [block for label, part in parts for block in self._parted(label, part)]
        if self.lists:
            return self._labelled_item(text) or [self._item(text, lines)]
        bold, opening = all_bold(token), leading_bold(token)
        if (bold and len(text) < _PSEUDO) or opening_label(text) or is_label(text, questions=False):
            split = labelled(text, DEEP)
        else:
            split = opened(text, opening) if styled_label(opening.rstrip(" .:")) else []
        return split or [Block(BlockKind.TEXT, text, 0, bold=bold, lines=tuple(lines), stressed=bold or bool(opening))]

    def _parted(self, label: str, lines: list[str]) -> list[Block]:
        """An item “a.”, which Markdown takes for text, or the lines before the first."""
        text = join_lines(lines, self.drawer)
        if not label:
            return [self._item(text, lines) if self.lists else Block(BlockKind.TEXT, text, 0, lines=tuple(lines))]
        self.drawer.drop("opsommingsteken", label)
        text = text[len(label) :].lstrip()
        place, depth = ord(label[0]) - ord("a") + 1, len(self.lists) + 1
        return [Block(BlockKind.ITEM, text, 0, label=label, lines=(text,), depth=depth, place=place)]

    def _labelled_item(self, text: str) -> list[Block]:
        """“Antwoord: …” below a numbered question, which is no item of a list."""
        label = opening_label(text)
        return labelled(text, DEEP) if self.lists[-1].paragraphs and label and is_answer_label(label[0]) else []

    def _item(self, text: str, lines: list[str]) -> Block:
        inner = self.lists[-1]
        inner.paragraphs += 1
        place = inner.count if inner.start is None else inner.start + inner.count - 1
        return Block(
            BlockKind.ITEM, text, 0, label=inner.label, lines=tuple(lines), depth=len(self.lists), place=place,
            goes_on=inner.paragraphs > 1,
        )  # fmt: skip


def _line(token: Token, label_of: LabelOf, drawer: Drawer) -> str:
    """The text of an inline token on one line."""
    lines = inline_text(token, label_of, drawer).split("\n")
    return " ".join(join_lines([line for line in lines if line.strip()], drawer).split())


def _noted(text: str, drawer: Drawer) -> str:
    """The text of a note without markers of its own."""
    for mark in WRAPPED_NOTE.finditer(text):
        drawer.drop("verwijzing in een noot", mark[1])
    return WRAPPED_NOTE.sub("", text)


def _headed(blocks: list[Block]) -> list[Block]:
    """Lines that are bold as a whole, after the head of the document, are headings under the last real one."""
    level = 0
    out = []
    for block in blocks:
        level = block.level if block.kind is BlockKind.HEADING and block.level else level
        heads = block.kind is BlockKind.TEXT and block.bold and len(WRAPPED_NOTE.sub("", block.text)) < _PSEUDO
        if heads and not block.text.endswith((".", ",", ";")) and not block.text.startswith(NOTE_OPEN):
            out.append(Block(BlockKind.HEADING, block.text, 0, level=level + 1, bold=True, lines=block.lines))
        else:
            out.append(block)
    return out
