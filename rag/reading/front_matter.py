"""Front matter: lines “key: value” between two lines of dashes at the top of a Markdown file."""

from __future__ import annotations

import re

from rag.reading.blocks import Block, BlockKind
from rag.reading.lines import Drawer

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([^\W\d][\w ./-]{0,40}?)\s*:(?:\s+(.*))?$")
_MORE = re.compile(r"^(?:\s*-\s+|\s+)(\S.*)$")


def split_front_matter(text: str, drawer: Drawer) -> tuple[list[Block], str]:
    r"""The entries of the front matter as pairs, and the text after it; values keep their wording, without quotes.

    >>> blocks, rest = split_front_matter("---\ntitle: 'Nota'\nauthor:\n  - A\n  - B\n---\nTekst", Drawer())
    >>> [block.text for block in blocks], rest
    (['title: Nota', 'author: A, B'], 'Tekst')
    """
    match = _FRONT.match(text.lstrip("\ufeff"))
    entries = _entries(match[1]) if match else None
    if match is None or entries is None:
        return [], text
    given = [f"{key}: {', '.join(values)}" for key, values in entries if values]
    drawer.repeat("".join(given), [match[0]])
    pairs = [Block(BlockKind.PAIR, one, 0, lines=(one,)) for one in given]
    return pairs, text.lstrip("\ufeff")[match.end() :]


def _entries(text: str) -> list[tuple[str, list[str]]] | None:
    """Keys with their values in order; None where a line is neither an entry, nor goes on with one, nor a comment."""
    entries: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if match := _ENTRY.match(line):
            entries.append((match[1], [_bare(match[2])] if match[2] and match[2].strip(" |>") else []))
        elif entries and (more := _MORE.match(line)):
            entries[-1][1].append(_bare(more[1]))
        else:
            return None
    return entries or None


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value[1:-1] if value.startswith("[") and value.endswith("]") else value
