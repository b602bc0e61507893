"""The sources of the second corpus written as Markdown and as plain text, in other styles than their PDFs."""

import re
import textwrap
from collections.abc import Iterator
from typing import Any

_NOTE = re.compile(r"\{\{note:(\d+)\}\}")


def as_markdown(source: dict[str, Any], bold_labels: bool = False) -> str:
    """Markdown with footnotes “[^1]”; labels of questions as headings, or in bold."""
    parts = list(_markdown(source["blocks"], bold_labels))
    notes = [f"[^{number}]: {text}" for number, text in _notes(source)]
    return "\n\n".join([*parts, *notes]) + "\n"


def _notes(source: dict[str, Any]) -> list[tuple[str, str]]:
    notes = source.get("notes") or source.get("footnotes") or {}
    return (
        [(str(k), str(v)) for k, v in notes.items()]
        if isinstance(notes, dict)
        else [(str(n["number"]), n["text"]) for n in notes]
    )


def _marked(text: str) -> str:
    return _NOTE.sub(r"[^\1]", text)


def _label(numbers: list[str]) -> str:
    return f"Vraag {numbers[0]}" if len(numbers) == 1 else f"Vragen {', '.join(numbers[:-1])} en {numbers[-1]}"


def _markdown(blocks: list[dict[str, Any]], bold: bool) -> Iterator[str]:
    level = 1
    for block in blocks:
        kind = block["type"]
        if kind == "heading":
            level = block["level"]
            yield f"{'#' * level} {_marked(block['text'])}"
        elif kind in ("paragraph", "addressee", "caption"):
            yield _marked(block["text"])
        elif kind == "metadata":
            yield "  \n".join(f"**{key}:** {value}" for key, value in block["pairs"])
        elif kind == "question":
            yield f"**{_label(block['numbers'])}**" if bold else f"### {_label(block['numbers'])}"
            yield _marked(block["text"])
        elif kind == "answer":
            yield "**Antwoord**" if bold else "#### Antwoord"
            yield from map(_marked, block["paragraphs"])
        elif kind == "list":
            signs = {"number": lambda i: f"{i + 1}.", "letter": lambda i: f"{i + 1}."}.get(
                block["style"], lambda i: "-"
            )
            yield "\n".join(f"{signs(i)} {_marked(item)}" for i, item in enumerate(block["items"]))
        elif kind == "table":
            if block["caption"]:
                yield _marked(block["caption"])
            rows = [block["head"], ["---"] * len(block["head"]), *block["rows"]]
            yield "\n".join("| " + " | ".join(_marked(cell).replace("|", "\\|") for cell in row) + " |" for row in rows)
        elif kind == "signature":
            yield "\n\n".join(block["lines"])
        elif kind == "box":
            yield f"{'#' * (level + 1)} {block['title']}"
            yield from map(_marked, block["paragraphs"])


def as_text(source: dict[str, Any], width: int = 0) -> str:
    """Plain text with empty lines between paragraphs, wrapped at a width (0: not at all)."""
    out = []
    for part in _text(source["blocks"]):
        lines = part.split("\n")
        out.append("\n".join(textwrap.fill(line, width) if width else line for line in lines))
    return "\n\n".join(out) + "\n"


def _text(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        kind = block["type"]
        if kind in ("heading", "paragraph", "addressee", "caption"):
            yield _NOTE.sub("", block["text"])
        elif kind == "metadata":
            yield "\n".join(f"{key}: {value}" for key, value in block["pairs"])
        elif kind == "question":
            yield _label(block["numbers"])
            yield _NOTE.sub("", block["text"])
        elif kind == "answer":
            yield "Antwoord"
            yield from (_NOTE.sub("", text) for text in block["paragraphs"])
        elif kind == "list":
            signs = {"number": lambda i: f"{i + 1}.", "letter": lambda i: f"{'abcdefghijklmnop'[i]}."}
            sign = signs.get(block["style"], lambda i: "-")
            yield "\n".join(f"{sign(i)} {_NOTE.sub('', item)}" for i, item in enumerate(block["items"]))
        elif kind == "signature":
            yield "\n".join(block["lines"])
        elif kind == "box":
            yield block["title"]
            yield from (_NOTE.sub("", text) for text in block["paragraphs"])
