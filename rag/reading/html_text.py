"""Text with the tags of a web page, as it comes from a browser or an editor, written as Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = re.compile(r"<(?:p|h[1-6]|li|td|th|div|table|ul|ol|tr)\b[^<>]*>", re.IGNORECASE)
_SILENT = frozenset(("script", "style", "head", "nav", "template", "svg"))
_PARAGRAPHS = frozenset(
    "p div section article header footer main blockquote dl dt dd figure figcaption address".split()
)
_ENOUGH = 3  # tags of blocks; fewer may be quoted in a text about web pages


def looks_like_html(text: str) -> bool:
    """Whether a text is really a web page: several tags of paragraphs, headings, lists or cells.

    >>> looks_like_html("<h1>Nota</h1><p>Eerst.</p><p>Dan.</p>"), looks_like_html("Gebruik <p> voor een alinea.")
    (True, False)
    """
    return len(_BLOCKS.findall(text)) >= _ENOUGH


def html_to_markdown(text: str) -> str:
    """The text of a page as Markdown: headings, paragraphs, lists, tables, bold, raised digits.

    >>> html_to_markdown("<h2>Doel</h2><ul><li>a</li><li>b</li></ul>").split()
    ['##', 'Doel', '-', 'a', '-', 'b']
    """
    writer = _Writer()
    writer.feed(text)
    writer.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(writer.out)).strip() + "\n"


class _Writer(HTMLParser):
    """Gathers the Markdown of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.silent = 0
        self.lists: list[int | None] = []
        self.row: list[str] | None = None
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block or a style."""
        if tag in _SILENT:
            self.silent += 1
        elif re.fullmatch(r"h[1-6]", tag):
            self.put("\n\n" + "#" * int(tag[1]) + " ")
        elif tag in _PARAGRAPHS and self.row is None:
            self.put("\n\n" if not self._fresh_item() else "")
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else None)
            self.put("\n" if len(self.lists) > 1 else "\n\n")
        elif tag == "li":
            self._item()
        elif tag == "table":
            self.rows = 0
            self.put("\n\n")
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th") and self.row is not None:
            self.row.append("")
        elif tag == "br":
            self.put("<br>" if self.row is not None else "\\\n")
        elif tag in ("b", "strong"):
            self.put("**")
        elif tag in ("sup", "sub"):
            self.put(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """Close a block or a style."""
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.put("\n" if self.lists else "\n\n")
        elif tag == "tr" and self.row is not None:
            row, self.row = self.row, None
            self.put("| " + " | ".join(" ".join(cell.split()) for cell in row) + " |\n")
            self.put("|" + "---|" * len(row) + "\n" if self.rows == 0 else "")
            self.rows += 1
        elif tag in _PARAGRAPHS or re.fullmatch(r"h[1-6]|table", tag):
            self.put("\n\n" if self.row is None and not self.lists else "")
        elif tag in ("b", "strong"):
            self.put("**")
        elif tag in ("sup", "sub"):
            self.put(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Text, its white space folded and its signs of Markdown kept literal."""
        if not self.silent:
            text = re.sub(r"\s+", " ", data)
            self.put(re.sub(r"([|*_`\\\[\]])" if self.row is not None else r"([*_`\\\[\]])", r"\\\1", text))

    def put(self, text: str) -> None:
        """Write to the cell that is open, else to the page."""
        if self.silent:
            return
        if self.row:
            self.row[-1] += text
        elif self.row is None:
            at_start = not self.out or self.out[-1].endswith("\n")
            self.out.append(text.lstrip(" ") if at_start else text)

    def _fresh_item(self) -> bool:
        return bool(self.out) and bool(re.search(r"(?:^|\n) *(?:-|\d+\.) $", self.out[-1]))

    def _item(self) -> None:
        indent = "    " * (len(self.lists) - 1)
        if self.lists and (count := self.lists[-1]) is not None:
            self.lists[-1] = count + 1
            self.out.append(f"\n{indent}{count + 1}. ")
        else:
            self.out.append(f"\n{indent}- ")
