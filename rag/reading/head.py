"""The head of a document, up to its first sentence: lines and cells “Key: value” there are metadata, whatever the key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.reading.blocks import Block, BlockKind
from rag.reading.borders import SALUTATION
from rag.reading.lines import WRAPPED_NOTE, Drawer
from rag.reading.pairs import KEYS, is_key

HEADS = "tabelkop (staat in elke rij)"
_MORE_KEYS = (
    "afzender|opgesteld door|ingediend door|indieners?|voorzitter|secretaris|griffier|titel|title|ondertitel|subtitle|"
    "author|authors|date|status|kind|type|documentsoort|soort|organisatie|instantie|gemeente|provincie|ministerie|"
    "vragen van|antwoord van|beantwoord door|portefeuille|agendapunt|vergadering|onderdeel|bestemd voor|ter attentie van|"
    "penvoerder|uitgebracht door|redactie|aanwezig|afwezig|looptijd|periode|kenmerken|references|referenties"
)
_KNOWN = re.compile(rf"^(?:{KEYS}|{_MORE_KEYS})$", re.IGNORECASE)
_PAIR = re.compile(r"^(?P<key>[^\W\d_][\w’'&.()/-]*(?: [\w’'&.()/-]+){0,4}?)\s*:\s+(?P<value>\S.*)$", re.DOTALL)
_SENTENCE = re.compile(r"[.!?:;][)”’\"»\]]*$")
_VALUE = 300  # letters; a longer text behind a colon is running text
_LABEL = 34  # letters of a label that stands above its value
_LONG = 200  # letters; a longer text is running text, whatever its end
_BARE = frozenset(("Kenmerk", "Datum", "Betreft", "Onderwerp", "Referentie"))


def is_pair(text: str) -> bool:
    """Whether a text in the head of a document is a key with its value.

    >>> is_pair("Penvoerder: gemeente Lei"), is_pair("Let op: dit verandert."), is_pair("Betreft: dijken.")
    (True, False, True)
    """
    match = _PAIR.match(WRAPPED_NOTE.sub("", text))
    if match is None or len(match["value"]) > _VALUE:
        return False
    return bool(_KNOWN.match(match["key"])) or (len(match["key"]) < 40 and not _SENTENCE.search(match["value"]))


def is_known_pair(text: str) -> bool:
    """Whether a text is a usual key of metadata with its value."""
    match = _PAIR.match(WRAPPED_NOTE.sub("", text))
    return match is not None and bool(_KNOWN.match(match["key"])) and len(match["value"]) <= _VALUE


def mark_head(blocks: Sequence[Block], drawer: Drawer) -> list[Block]:
    """The blocks with what the head says of the document as pairs, also labels in bold above their values."""
    out: list[Block] = []
    sections = index = 0
    while index < len(blocks) and not _ends(blocks[index]):
        block = blocks[index]
        sections += block.kind is BlockKind.HEADING and (block.level or 0) > 1
        taken, used = _taken(blocks, index, not out, sections > 0, drawer)
        out.extend(taken)
        index += used
    return [*out, *(_bare_pair(block) for block in blocks[index:])]


def _ends(block: Block) -> bool:
    """Whether a block is the first running text."""
    if block.kind in (BlockKind.QUESTION, BlockKind.ANSWER):
        return True
    text = WRAPPED_NOTE.sub("", block.text)
    if block.kind is not BlockKind.TEXT or is_pair(text) or all(map(is_pair, block.lines)):
        return False
    return len(text) > _LONG or bool(re.search(r"[.!?][)”’\"»\]]*$", text) or SALUTATION.match(text))


def _taken(blocks: Sequence[Block], at: int, first: bool, inside: bool, drawer: Drawer) -> tuple[list[Block], int]:
    """What the block at a place becomes, and how many blocks it takes up."""
    block = blocks[at]
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    if block.kind is BlockKind.ROW:
        return _table(blocks, at, drawer)
    if block.kind is BlockKind.TEXT and block.bold and len(block.text) < 90 and block.size is None:
        return _label(block, after, first and not any(one.level == 1 for one in blocks))
    lines = [line for line in block.lines if line.strip()]
    several = len(lines) > 1 and all(map(is_pair, lines))
    if block.kind is BlockKind.HEADING:
        title = (first and not is_known_pair(block.text)) or (block.level is not None and not several)
        if block.size is not None or title or not (several or is_pair(block.text)):
            return [block], 1
    elif block.kind not in (BlockKind.TEXT, BlockKind.ITEM):
        return [block], 1
    fits = is_known_pair if inside or first or block.kind is BlockKind.ITEM else is_pair
    if several and (not inside or all(map(is_known_pair, lines))):
        return [_pair(line) for line in lines], 1
    return ([_pair(block.text, block)] if fits(block.text) else [block]), 1


def _pair(text: str, block: Block | None = None) -> Block:
    """A pair, with one blank after its colon and none before it; a line that is a pair otherwise stays as it is."""
    match = _PAIR.match(text)
    text = f"{match['key']}: {match['value']}" if match else text
    return replace(block, kind=BlockKind.PAIR, text=text) if block else Block(BlockKind.PAIR, text, 0, lines=(text,))


def _label(block: Block, after: Block | None, title: bool) -> tuple[list[Block], int]:
    """A line in bold: a pair by itself, a label above its value, the title of the document, or a mark such as a status."""
    bare = block.text.rstrip(" :")
    if is_pair(block.text):
        return [_pair(block.text, block)], 1
    value = after.text if after and after.kind is BlockKind.TEXT and not after.bold else ""
    stands = value and len(value) < 160 and not is_pair(value)
    if stands and (is_key(bare) or (len(bare) <= _LABEL and not title and not _ends(after or block))):
        return [_pair(f"{bare}: {value}")], 2
    if title and not _KNOWN.match(bare):
        return [replace(block, kind=BlockKind.HEADING, level=1)], 1
    return [_pair(block.text, block)], 1


def _table(blocks: Sequence[Block], at: int, drawer: Drawer) -> tuple[list[Block], int]:
    """A table of two columns with keys and values as pairs; any other as it is."""
    stop = at
    while stop < len(blocks) and blocks[stop].kind is BlockKind.ROW and blocks[stop].heads == blocks[at].heads:
        stop += 1
    rows = [list(block.cells) for block in blocks[at:stop]]
    head = list(blocks[at].heads)
    keyed = [row for row in rows if len(row) == 2]
    known = sum(bool(_KNOWN.match(row[0].rstrip(" :"))) or row[0].endswith(":") for row in keyed)
    if len(keyed) < len(rows) or known < 0.5 * len(rows) or blocks[at].size is not None:
        return list(blocks[at:stop]), stop - at
    rows = ([head] if any(head) else []) + rows
    made = [": ".join(cell.rstrip(" :") if i == 0 else cell for i, cell in enumerate(row) if cell) for row in rows]
    if any(head):
        drawer.dropped.remove((HEADS, "".join(head)))
    drawer.repeat("".join(made), ["".join(row) for row in rows])
    for block in blocks[at:stop]:
        drawer.repeat("".join(block.cells), [block.text])
    return [_pair(text) for text in made if text], stop - at


def _bare_pair(block: Block) -> Block:
    """After the head a usual key in bold at the beginning of a short line still is a pair: the head of a next page."""
    if block.kind is not BlockKind.TEXT or not block.stressed or len(block.text) >= 90:
        return block
    key = re.match(r"^([^:\s]{2,30}):?\s", block.text)
    return _pair(block.text, block) if key and key[1] in _BARE else block
