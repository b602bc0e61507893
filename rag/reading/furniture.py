"""Running headers, footers and page numbers: found because they repeat at the edge of pages, taken out, and read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from rag.reading.blocks import ANSWER, QUESTION
from rag.reading.lines import Drawer, Line

_NUMBER = re.compile(r"\d+")
_BARE = re.compile(
    r"^(?:[-–—]\s*)?(?:(?:pagina|blz\.?|p\.)\s*)?(\d{1,4})(?:\s*(?:van|/|-|–|—)\s*(?:\d{1,4})?)?$", re.IGNORECASE
)
_LINK = re.compile(r"^(?:https?://|www\.)\S+$")
_EDGE = 3  # lines from the top or bottom of a page in which furniture stands


def _edges(lines: list[Line]) -> dict[int, str]:
    """Index of each line near a page edge, with the edge it stands at."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    edges: dict[int, str] = {}
    for indexes in pages.values():
        edges.update(dict.fromkeys(indexes[-_EDGE:], "bottom"))
        edges.update(dict.fromkeys(indexes[:_EDGE], "top"))
    return edges


def _isolated(lines: list[Line], index: int) -> bool:
    """Whether wide white stands on a side of the line, as around furniture inside a run of text."""
    after = lines[index + 1].blank_before if index + 1 < len(lines) else 9
    return after >= 2 or lines[index].blank_before >= 2


def _repeating(lines: list[Line], edges: dict[int, str]) -> list[int]:
    """Lines whose text, numbers aside, repeats on several pages at an edge."""
    shapes: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index in edges or _isolated(lines, index):
            shapes[_NUMBER.sub("#", line.text.casefold())].append(index)
    pages = len({line.page for line in lines})
    found: list[int] = []
    for shape, indexes in shapes.items():
        if len(shape) < 4 or not re.search(r"[a-z]", shape) or _is_label(lines[indexes[0]].text):
            continue
        numbers = [int(number) for i in indexes if (number := _last_number(lines[i].text)) is not None]
        numbered = "#" in shape and len(set(numbers)) == len(indexes) >= 2 and numbers == sorted(numbers)
        everywhere = len({lines[i].page for i in indexes}) >= max(3, 0.4 * pages)
        both = pages == 2 and len({lines[i].page for i in indexes}) == 2
        if (numbered and not _BARE.match(lines[indexes[0]].text)) or everywhere or (both and len(shape) > 12):
            found.extend(indexes)
    return found


def _is_label(text: str) -> bool:
    return bool(QUESTION.match(text) or ANSWER.match(text))


def _last_number(text: str) -> int | None:
    numbers = _NUMBER.findall(text)
    return int(numbers[-1]) if numbers else None


def _bare_numbers(lines: list[Line], edges: dict[int, str]) -> list[int]:
    """Bare numbers that run with the pages: number minus page is one constant on most pages, at one edge."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, edge in edges.items():
        if match := _BARE.match(lines[index].text):
            groups[edge, int(match[1]) - lines[index].page].append(index)
    pages = len({line.page for line in lines})
    best = max(groups.values(), key=lambda group: len({lines[i].page for i in group}), default=[])
    enough = len({lines[i].page for i in best}) >= max(2, 0.6 * (pages - 1))
    return best if enough else []


def strip_furniture(lines: list[Line], drawer: Drawer) -> tuple[list[Line], dict[int, int]]:
    """The lines without furniture, and the printed number of each page that has one.

    A footer inside what looked like one page ends that page: the lines after it belong to the next.
    """
    edges = _edges(lines)
    furniture = set(_repeating(lines, edges)) | set(_bare_numbers(lines, edges))
    if len(furniture) == len(lines):  # a text of one line, again and again
        return lines, {}
    printed: dict[int, int] = {}
    kept: list[Line] = []
    shift = 0
    for index, line in enumerate(lines):
        page = line.page + shift
        if index not in furniture:
            kept.append(replace(line, page=page))
            continue
        drawer.drop("kop, voet of paginanummer", line.text)
        number = (
            _last_number(line.text)
            if not re.search(r"\d\s+van\s+\d+$", line.text)
            else int(_NUMBER.findall(line.text)[-2])
        )
        if number is not None and number < 10_000:
            printed[page] = number
        follows = lines[index + 1] if index + 1 < len(lines) else None
        inside = follows is not None and follows.page == line.page and edges.get(index) != "top"
        if inside and follows is not None and follows.blank_before >= 2:
            shift += 1
    return kept, printed


def without_repeated_links(lines: list[Line], drawer: Drawer) -> list[Line]:
    """The lines without bare link addresses that stand elsewhere too: some tools leave them at the end of a page.

    They end their page, so the line after them begins the next.
    """
    seen = ""
    kept: list[Line] = []
    shift, dropped = 0, False
    for index, line in enumerate(lines):
        whole = bool(_LINK.match(line.text)) and line.text in seen
        seen += line.text
        starts = index == 0 or re.search(r"[.!?]$", lines[index - 1].text) or dropped
        if whole and starts:
            drawer.drop("link die ook elders staat", line.text)
            dropped = True
            continue
        if dropped and kept and kept[-1].page == line.page + shift:
            shift += 1
        dropped = False
        kept.append(replace(line, page=line.page + shift))
    return kept


def number_pages(printed: dict[int, int]) -> dict[int, int]:
    """Printed numbers, and those of pages that can be counted from them.

    Between two printed numbers where counting agrees, and then also back to the first page: the page breaks hold. After
    the last printed number only the page that follows it.

    >>> number_pages({2: 5, 4: 7})
    {0: 3, 1: 4, 2: 5, 3: 6, 4: 7, 5: 8}
    >>> number_pages({2: 5, 4: 9})
    {2: 5, 4: 9}
    """
    known = dict(printed)
    pages = sorted(printed)
    for low, high in pairwise(pages):
        if printed[high] - printed[low] == high - low:
            known.update({page: printed[low] + page - low for page in range(low, high)})
    if len(pages) > 1 and len(known) == pages[-1] - pages[0] + 1:
        first = pages[0]
        known.update(
            {page: printed[first] - first + page for page in range(first) if printed[first] - first + page > 0}
        )
        known[pages[-1] + 1] = printed[pages[-1]] + 1
    return dict(sorted(known.items()))
