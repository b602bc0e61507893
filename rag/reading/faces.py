"""Fonts of a PDF: the text and the advance of every code in a string."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf.generic._font import (
    Font,  # no public name; pypdf is pinned below 8, tests/reading/test_pdf.py holds its behaviour
)

_BOLD = re.compile(r"bold|black|heavy|demi|-bd\b|,bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|-it\b", re.IGNORECASE)


@dataclass(frozen=True)
class Face:
    """A font with what is asked of it for every glyph."""

    font: Font
    bold: bool
    italic: bool
    wide: bool

    def glyphs(self, data: bytes | str) -> Iterator[tuple[str, float, bool]]:
        """Text, advance in em and whether word spacing applies, for each code in a string."""
        font = self.font
        if isinstance(data, str):
            data = data.encode("latin-1", "replace")
        if isinstance(font.encoding, str):
            codes = data.decode(font.encoding, "surrogatepass" if "utf-16" in font.encoding else "replace")
            pairs = [(code, code) for code in codes]
        else:
            pairs = [(chr(byte), font.encoding.get(byte, chr(byte))) for byte in data]
        widths = font.character_widths
        for raw, char in pairs:
            text = font.character_map.get(char, char)
            advance = widths.get(raw, widths["default"])
            yield str(text), float(advance) / 1000, raw == " " and not self.wide


class Fonts:
    """The fonts of a resource dictionary, made when first used."""

    def __init__(self, resources: Any) -> None:
        fonts = resources.get("/Font")
        self.resources = fonts.get_object() if fonts is not None else {}
        self.faces: dict[str, Face | None] = {}

    def face(self, name: str) -> Face | None:
        """The font of a name, or None where the file has none of it."""
        if name not in self.faces:
            resource = self.resources.get(name)
            self.faces[name] = _face(resource.get_object()) if resource is not None else None
        return self.faces[name]


_CACHE_KEY = "_vraagbaak_face"


def _face(resource: Any) -> Face:
    cached = getattr(resource, _CACHE_KEY, None)
    if isinstance(cached, Face):
        return cached
    font = Font.from_font_resource(resource)
    flags = int(font.font_descriptor.flags or 0)
    weight = str(font.font_descriptor.weight)
    bold = (
        bool(_BOLD.search(font.name))
        or bool(flags & 1 << 18)
        or (bool(re.fullmatch(r"[0-9]{1,4}", weight)) and int(weight) >= 600)
    )
    face = Face(font, bold, bool(_ITALIC.search(font.name)) or bool(flags & 64), "/DescendantFonts" in resource)
    setattr(resource, _CACHE_KEY, face)
    return face
