"""Blocks without print, looked at once more in their order: letterheads, signatures in two parts, numbered headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rag.reading.blocks import BARE_NUMBER, Block, BlockKind
from rag.reading.borders import SALUTATION
from rag.reading.dates import DATED
from rag.reading.head import is_known_pair
from rag.reading.kinds import named_kind
from rag.reading.lines import WRAPPED_NOTE, Drawer
from rag.reading.signatures import is_closing_name, is_signature

_LETTERHEAD = 14  # blocks before the salutation of a letter
_NUMBER = re.compile(r"^(\d{1,2})[.)]$")
_NUMBERED = re.compile(r"^(\d{1,2})[.)]?\s+[A-ZÀ-Ý]")
_CAPTION = 130  # letters
_TITLE = 260  # letters
_WORDS = 12  # of a heading at most


def settle(blocks: Sequence[Block], drawer: Drawer) -> list[Block]:
    """The blocks with letterheads as metadata, offices joined to their names, captions, and numbered lines as headings."""
    blocks = _asked(blocks, drawer)
    return _numbered(_captioned(_closed(_signed(_letterhead(_entitled(blocks))))), drawer)


def _letterhead(blocks: Sequence[Block]) -> list[Block]:
    """Short lines before “Geachte voorzitter,” are an address and no text, save a heading that names a kind of document."""
    greets = (at for at, one in enumerate(blocks[:_LETTERHEAD]) if SALUTATION.match(WRAPPED_NOTE.sub("", one.text)))
    stop = next(greets, 0)
    return [replace(one, kind=BlockKind.PAIR) if at < stop and _address(one) else one for at, one in enumerate(blocks)]


def printed_letterhead(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a printed letter with what stands above “Geachte voorzitter,” as metadata: address, date, subject."""
    greets = (at for at, one in enumerate(blocks[:_LETTERHEAD]) if SALUTATION.match(WRAPPED_NOTE.sub("", one.text)))
    stop = next(greets, 0)
    head = [
        replace(one, kind=BlockKind.PAIR)
        if one.kind is BlockKind.TEXT and (is_known_pair(one.text) or _address(one))
        else one
        for one in blocks[:stop]
    ]
    return [*head, *blocks[stop:]]


def _address(block: Block) -> bool:
    if block.kind is BlockKind.TEXT:
        return len(block.text) < _TITLE and not re.search(r"[.:;?!]$", block.text)
    return block.kind is BlockKind.HEADING and block.level is None and not named_kind(block.text)


def _entitled(blocks: Sequence[Block]) -> list[Block]:
    """A long first line without a stop is the title, where nothing but metadata stands before it."""
    out = list(blocks)
    first = next((at for at, one in enumerate(blocks) if not _about(one)), None)
    if first is None or any(one.level is not None for one in blocks):
        return out
    block = blocks[first]
    greets = any(SALUTATION.match(one.text) for one in blocks[:_LETTERHEAD])
    if block.kind is BlockKind.TEXT and len(block.text) <= _TITLE and not greets and re.search(r"[\w)’”]$", block.text):
        out[first] = replace(block, kind=BlockKind.HEADING)
    return out


def _about(block: Block) -> bool:
    """Whether a block of the head says to whom, when or by what number."""
    return block.kind is BlockKind.PAIR or bool(
        re.match(r"^(?:Aan|T\.a\.v\.)\s", block.text) or DATED.match(block.text)
    )


def _signed(blocks: Sequence[Block]) -> list[Block]:
    """An office that ends in a comma and the name in the next paragraph as one; or a name and then the office."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        parts = last is not None and {last.kind, block.kind} <= {BlockKind.TEXT, BlockKind.HEADING}
        if (
            last is not None
            and parts
            and last.level is None
            and block.level is None
            and not is_signature(last.lines)
            and is_signature((*last.lines, *block.lines))
        ):
            joined = f"{last.text} {block.text}"
            out[-1] = replace(last, kind=BlockKind.TEXT, text=joined, bold=False, lines=(*last.lines, *block.lines))
        else:
            out.append(block)
    return out


def _closed(blocks: Sequence[Block]) -> list[Block]:
    """A name with an office that ends a section, as below a foreword, signs it."""
    out: list[Block] = []
    ends = True
    for block in reversed(blocks):
        plain = block.kind in (BlockKind.TEXT, BlockKind.HEADING) and block.level is None
        signs = plain and ends and not re.search(r"[.:;?!]$", block.text) and is_closing_name(block.text)
        out.append(replace(block, kind=BlockKind.SIGNATURE) if signs else block)
        ends = signs or block.kind is BlockKind.HEADING
    return out[::-1]


def _captioned(blocks: Sequence[Block]) -> list[Block]:
    """A short line without a stop straight above a table names it."""
    out = list(blocks)
    for at, (block, after) in enumerate(pairwise(blocks)):
        text = WRAPPED_NOTE.sub("", block.text)
        if (
            block.kind is BlockKind.TEXT
            and after.kind is BlockKind.ROW
            and len(text) < _CAPTION
            and text[-1:].isalnum()
        ):
            out[at] = replace(block, kind=BlockKind.CAPTION)
    return out


def _numbered(blocks: Sequence[Block], drawer: Drawer) -> list[Block]:
    """Items “1. Inleiding” with running text between them, in a series from 1, are headings."""
    series: list[int] = []
    for at, block in enumerate(blocks):
        number = _number(block)
        if number is None:
            continue
        follows = at + 1 < len(blocks) and blocks[at + 1].kind in (BlockKind.TEXT, BlockKind.HEADING)
        apart = not series or any(one.kind is not BlockKind.ITEM for one in blocks[series[-1] + 1 : at])
        if number == len(series) + 1 and (follows or series) and apart:
            series.append(at)
    if len(series) < 2:
        return list(blocks)
    level = None if all(one.level is None for one in blocks) and not blocks[series[0]].depth else 2
    chosen = {at for at in series if blocks[at].kind is BlockKind.ITEM}
    return [_as_heading(one, level, drawer) if at in chosen else one for at, one in enumerate(blocks)]


def _number(block: Block) -> int | None:
    """The number of a heading, or of an item that looks like one: short, with a capital, and without a stop; else None."""
    text = WRAPPED_NOTE.sub("", block.text)
    if block.kind is BlockKind.HEADING:
        match = _NUMBERED.match(text)
        return int(match[1]) if match else None
    shape = re.match(r"^[A-ZÀ-Ý‘“\"]", text) and not re.search(r"[.,;:?!]$", text) and len(text.split()) <= _WORDS
    label = _NUMBER.match(block.label) if block.kind is BlockKind.ITEM and block.depth < 2 and shape else None
    return int(label[1]) if label else None


def _asked(blocks: Sequence[Block], drawer: Drawer) -> list[Block]:
    """Numbers alone, and numbered items, that an answer follows are the labels of questions, if there are several."""
    answers = sum(one.kind is BlockKind.ANSWER for one in blocks)
    out: list[Block] = []
    for at, block in enumerate(blocks):
        bare = block.kind is BlockKind.TEXT and BARE_NUMBER.match(block.text) and _answered(blocks, at + 1)
        item = block.kind is BlockKind.ITEM and block.label[:1].isdigit() and _answered(blocks, at)
        if answers > 1 and bare:
            out.append(replace(block, kind=BlockKind.QUESTION))
        elif answers > 1 and item and not block.goes_on:
            number = re.sub(r"\D", "", block.label)
            drawer.dropped.remove(("opsommingsteken", block.label))
            drawer.drop("opsommingsteken", block.label.replace(number, "", 1))
            out.append(Block(BlockKind.QUESTION, number, block.page, lines=(number,), level=block.level))
            out.append(replace(block, kind=BlockKind.TEXT, label="", depth=0, place=None))
        else:
            out.append(block)
    return out


def _answered(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and blocks[at + 1].kind is BlockKind.ANSWER


def _as_heading(block: Block, level: int | None, drawer: Drawer) -> Block:
    drawer.dropped.remove(("opsommingsteken", block.label))
    text = f"{block.label} {block.text}"
    return replace(block, kind=BlockKind.HEADING, text=text, level=level, lines=(text,), place=None, depth=0)
