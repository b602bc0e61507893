"""The text of an inline token of Markdown: emphasis and tags gone, links as their text, raised digits as markers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

from rag.reading.lines import Drawer
from rag.reading.raised import exponent, wrapped

_TAG = re.compile(r"^<(/?)\s*([a-z]+)", re.IGNORECASE)
_LABEL = re.compile(r"^\[?(\d{1,3})\]?$")


LabelOf = Callable[[str | None, int], str]


def note_labels(env: Mapping[str, Any]) -> LabelOf:
    """How notes are numbered: by their own labels where each is a number, else in order of first mention."""
    notes = env.get("footnotes")
    known = list(notes["refs"]) if isinstance(notes, dict) else []
    listed = notes["list"] if isinstance(notes, dict) else {}
    own = [label[1:] for label in known] + [one.get("label") or "" for one in listed.values()]
    numeric = bool(own) and all(re.fullmatch(r"\d{1,3}", label) for label in own)
    order = {one.get("label"): place + 1 for place, one in listed.items()}
    for label in known:
        order.setdefault(label[1:], len(order) + 1)

    def label_of(label: str | None, place: int) -> str:
        return label if numeric and label else str(order.get(label, place + 1))

    return label_of


def inline_text(token: Token, label_of: LabelOf, drawer: Drawer) -> str:
    """The text of an inline token; a line break of the file or a ``<br>`` is a line break here."""
    parts: list[str] = []
    opened: dict[str, int] = {}
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "text_special":
            drawer.repeat(child.content, [child.markup])
            parts.append(child.content)
        elif child.type == "footnote_ref":
            label = label_of(child.meta.get("label"), child.meta["id"])
            drawer.repeat(label, [child.meta.get("label") or ""])
            parts.append(wrapped(label))
        elif child.type == "html_inline":
            _tag(child.content, parts, opened, drawer)
        elif child.type == "image":
            drawer.drop("afbeelding", _raw(str(child.attrGet("src") or ""), token) + child.content)
        elif child.type == "link_open":
            opened["a"] = len(parts)
            if child.info != "auto":
                drawer.drop("linkadres", _raw(str(child.attrGet("href") or ""), token))
        elif child.type == "link_close":
            _note_link(parts, opened.pop("a", len(parts)))
    return "".join(parts)


def _raw(address: str, token: Token) -> str:
    """An address as the file writes it; the parser encodes what is not ASCII."""
    if address in token.content:
        return address
    return unquote(address) if unquote(address) in token.content else ""


def _note_link(parts: list[str], start: int) -> None:
    """A link whose text is a number in brackets is the marker of a note."""
    text = "".join(parts[start:])
    if (match := _LABEL.match(text)) and parts[:start] and not "".join(parts[:start]).endswith(" "):
        parts[start:] = [wrapped(match[1])]


def _tag(tag: str, parts: list[str], opened: dict[str, int], drawer: Drawer) -> None:
    """An HTML tag inside a line: raised digits become exponents or markers, a break a line break."""
    drawer.drop("HTML-opmaak", tag)
    match = _TAG.match(tag)
    name = match[2].casefold() if match else ""
    if name == "br":
        parts.append("\n")
    elif name == "sup" and match and not match[1]:
        opened["sup"] = len(parts)
    elif name == "sup" and "sup" in opened:
        start = opened.pop("sup")
        digits = "".join(parts[start:]).strip()
        if label := _LABEL.match(digits):
            power = exponent(label[1], "".join(parts[:start]))
            drawer.repeat(power or label[1], [digits])
            parts[start:] = [power or wrapped(label[1])]


def all_bold(token: Token) -> bool:
    """Whether all text of the token is bold."""
    depth, bold = 0, False
    for child in token.children or ():
        depth += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        if child.type == "text" and child.content.strip(" :"):
            if depth == 0:
                return False
            bold = True
    return bold


def leading_bold(token: Token) -> str:
    """The text of the bold run at the beginning of the token, "" where it begins otherwise or is bold as a whole."""
    children = [child for child in token.children or () if child.content or child.type.startswith("strong")]
    if not children or children[0].type != "strong_open":
        return ""
    end = next((i for i, child in enumerate(children) if child.type == "strong_close"), len(children))
    return "".join(child.content for child in children[:end]).strip()
