"""Documents that disagree on purpose, with their labels in the text: ``evals/claims/pairs/*.txt``.

A file holds two documents. ``# title | kind | date`` begins one (its title is the first heading, but for letters and
notes), ``## heading`` a section, ``- `` a list item, ``| `` a
table row, ``^ `` a footnote; every other line is a paragraph. ``[[a1|72 kisten]]`` labels a figure: figures whose key
begins with a letter and is the same state one thing and differ, ``=e1`` state one thing and agree, ``?3`` may be shown or
not, ``!t1`` are traps that disagree with nothing. What has no label disagrees with nothing either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rag.datatypes import Paragraph, ParagraphKind
from rag.reading.structure import digest

_KINDS = {"- ": ParagraphKind.LIST_ITEM, "| ": ParagraphKind.TABLE_ROW, "^ ": ParagraphKind.FOOTNOTE}
_UNTITLED = ("brief", "nota", "zienswijze")
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


@dataclass(frozen=True)
class Label:
    """A labelled figure: the characters ``start:end`` of a paragraph, and its key."""

    paragraph_id: str
    start: int
    end: int
    key: str


@dataclass(frozen=True)
class LabelledPair:
    """Two documents as paragraphs, and the labels in them."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    labels: tuple[Label, ...]

    def key_at(self, paragraph_id: str, start: int, end: int) -> str | None:
        """The key of the label that shares a character with a span; None where there is none."""
        return next(
            (
                one.key
                for one in self.labels
                if one.paragraph_id == paragraph_id and one.start < end and start < one.end
            ),
            None,
        )


def read_pairs(folder: Path) -> list[LabelledPair]:
    """Every pair of a folder, by file name. ValueError where there is none."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise ValueError(f"no labelled pairs (*.txt) in {folder}; give the folder that holds them")
    return [read_pair(path) for path in files]


def read_pair(path: Path) -> LabelledPair:
    """One file. ValueError where a line stands before the first document."""
    document, title, heading, number, lead_in = "", "", "", 0, None
    paragraphs: list[Paragraph] = []
    labels: list[Label] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            document, heading, number = f"{path.stem}-{len({one.source_id for one in paragraphs}) + 1}", "", 0
            title = titled(*line[2:].split(" | ")[:2])
        elif line.startswith("## "):
            heading = line[3:]
        elif line.strip():
            if not document:
                raise ValueError(f"{path}: a paragraph stands before the first “# title”")
            number += 1
            identity = f"{document}:{number}"
            kind = _KINDS.get(line[:2], ParagraphKind.PARAGRAPH)
            text, own = _unmarked(line[2:] if line[:2] in _KINDS else line, identity)
            headings = tuple(filter(None, (title, heading)))
            hangs = lead_in if kind is ParagraphKind.LIST_ITEM else None
            paragraphs.append(
                Paragraph(identity, document, kind, headings, number, None, None, None, text, (), digest(text), hangs)
            )
            lead_in = text if text.endswith(":") else hangs
            labels += own
    return LabelledPair(path.stem, tuple(paragraphs), tuple(labels))


def titled(title: str, kind: str = "") -> str:
    """The title of a document where it is printed above its sections; letters and notes have none."""
    return "" if kind.strip().endswith(_UNTITLED) else title.strip()


def _unmarked(line: str, identity: str) -> tuple[str, list[Label]]:
    """A line without its labels, and the labels with offsets in what is left."""
    text, labels, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        labels.append(Label(identity, len(text), len(text) + len(match[2]), match[1]))
        text, at = text + match[2], match.end()
    return text + line[at:], labels
