"""Running headers, footers, page numbers and letterheads of printed pages, by place and repetition."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from rag.reading.lines import Drawer
from rag.reading.segments import Segment

_NUMBER = re.compile(r"\d+")
_BARE = re.compile(
    r"^(?:[-–—]\s*)?(?:(?:pagina|pag\.?|blz\.?|p\.)\s*)?(\d{1,4})(?:\s*(?:van|/|-|–|—)\s*(?:\d{1,4})?)?$", re.IGNORECASE
)
_SENDER = re.compile(
    r"^(?:ministerie|provincie|gemeente|waterschap|hoogheemraadschap|rijks\w+|veiligheidsregio|omgevingsdienst|metropoolregio|"
    r"inspectie|(?:algemene|regionale)? ?rekenkamer|(?:tweede|eerste) kamer|raad (?:van|voor)|dienst|stichting|"
    r"regio|agentschap)\b",
    re.IGNORECASE,
)
_LABELS = re.compile(r"^(?:vra(?:ag|gen)|antwoord(?:en)?)\b", re.IGNORECASE)
_ZONE = 0.16  # of the page height, from either edge
_ROWS = 3  # rows from an edge in which furniture stands
_DRIFT = 4.0  # points by which the place of a repeated line may differ


@dataclass(frozen=True)
class _Spot:
    page: int
    index: int
    top: bool
    rank: int
    row: int  # segments in its row
    apart: bool  # white towards the text, or set in small print
    small: bool


def strip_running(
    pages: list[list[Segment]], heights: list[float], drawer: Drawer
) -> tuple[list[list[Segment]], dict[int, int]]:
    """The pages without furniture, and the printed number of each page that has one."""
    spots = [spot for page, segments in enumerate(pages) for spot in _spots(page, segments, heights[page])]
    printed: dict[int, int] = {}
    taken = {(s.page, s.index) for s in spots if pages[s.page][s.index].artifact}
    taken |= _repeated(pages, spots, printed)
    taken |= _numbers(pages, spots, printed, taken)
    taken |= _single(pages, spots, taken)
    taken |= _letterhead(pages, spots, heights, taken)
    if len(taken) == sum(map(len, pages)):  # one line, again and again
        return pages, {}
    kept = []
    for page, segments in enumerate(pages):
        for index in sorted(i for p, i in taken if p == page):
            drawer.drop("kop, voet of paginanummer", segments[index].text)
        kept.append([s for i, s in enumerate(segments) if (page, i) not in taken])
    return kept, printed


def _spots(page: int, segments: list[Segment], height: float) -> list[_Spot]:
    rows: list[list[int]] = []
    for index in sorted(range(len(segments)), key=lambda i: -segments[i].y):
        if rows and abs(segments[rows[-1][0]].y - segments[index].y) < 3:
            rows[-1].append(index)
        else:
            rows.append([index])
    found: list[_Spot] = []
    sizes = sorted(s.size for s in segments for _ in range(s.letters))
    body = sizes[len(sizes) // 2] if sizes else 10.0
    for top, ordered in ((True, rows), (False, rows[::-1])):
        for rank, row in enumerate(ordered[:_ROWS]):
            y, size = segments[row[0]].y, segments[row[0]].size
            white = abs(y - segments[ordered[rank + 1][0]].y) if rank + 1 < len(ordered) else 99.0
            small = size < 0.95 * body
            apart = small or white > 2.2 * size
            if _LABELS.match(segments[row[0]].text):
                continue
            if (y > (1 - _ZONE) * height) if top else (y < _ZONE * height):
                found.extend(
                    _Spot(page, index, top, rank, len(row), apart, small and white > 2.2 * size) for index in row
                )
    return found


def _repeated(pages: list[list[Segment]], spots: list[_Spot], printed: dict[int, int]) -> set[tuple[int, int]]:
    """Lines whose text, numbers aside, stands on one place of two pages or more."""
    groups: dict[tuple[bool, str, float], list[_Spot]] = defaultdict(list)
    for spot in spots:
        segment = pages[spot.page][spot.index]
        shape = _NUMBER.sub("#", segment.text.casefold())
        if re.search(r"[^\W\d_]", shape) and (spot.row < 3 or spot.rank == 0) and (spot.rank == 0 or spot.apart):
            groups[spot.top, shape, round(segment.size, 1)].append(spot)
    taken = set()
    for group in groups.values():
        for cluster in _places(pages, group):
            if len({s.page for s in cluster}) >= 2:
                taken |= {(s.page, s.index) for s in cluster}
                _read_numbers(pages, cluster, printed)
    return taken


def _places(pages: list[list[Segment]], group: list[_Spot]) -> list[list[_Spot]]:
    clusters: list[list[_Spot]] = []
    for spot in sorted(group, key=lambda s: pages[s.page][s.index].y):
        y = pages[spot.page][spot.index].y
        if clusters and abs(pages[clusters[-1][0].page][clusters[-1][0].index].y - y) <= _DRIFT:
            clusters[-1].append(spot)
        else:
            clusters.append([spot])
    return clusters


def _read_numbers(pages: list[list[Segment]], cluster: list[_Spot], printed: dict[int, int]) -> None:
    """The number in a footer that runs with the pages, if any."""
    numbers = {s.page: [int(n) for n in _NUMBER.findall(pages[s.page][s.index].text)] for s in cluster}
    for position in range(min(map(len, numbers.values()), default=0)):
        shifts = [values[position] - page for page, values in numbers.items()]
        common = max(set(shifts), key=shifts.count)
        if shifts.count(common) >= 2 and shifts.count(common) > 0.5 * len(shifts):
            printed.update(
                {page: values[position] for page, values in numbers.items() if values[position] - page == common}
            )
            return


def _numbers(
    pages: list[list[Segment]], spots: list[_Spot], printed: dict[int, int], taken: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Bare page numbers: number minus page is one constant; alone on the only page, at the very edge."""
    groups: dict[tuple[bool, int], list[_Spot]] = defaultdict(list)
    for spot in spots:
        match = _BARE.match(pages[spot.page][spot.index].text)
        if match and spot.row <= 3 and (spot.page, spot.index) not in taken:
            groups[spot.top, int(match[1]) - spot.page].append(spot)
    best = max(groups.values(), key=lambda g: (len({s.page for s in g}), -min(s.rank for s in g)), default=[])
    count = len({s.page for s in best})
    alone = len(pages) == 1 and count == 1 and best[0].rank == 0 and best[0].row <= 2
    if not alone and (count < 2 or count < 0.5 * (len(pages) - 1)):
        return set()
    first: dict[int, _Spot] = {}
    for spot in sorted(best, key=lambda s: s.rank):
        first.setdefault(spot.page, spot)
    for page, spot in first.items():
        match = _BARE.match(pages[page][spot.index].text)
        if match:
            printed[page] = int(match[1])
    return {(s.page, s.index) for s in first.values()}


def _single(pages: list[list[Segment]], spots: list[_Spot], taken: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Small print alone at the top edge of a later page: a header that has no other page to repeat on."""
    return {
        (s.page, s.index)
        for s in spots
        if s.page > 0 and s.top and s.rank == 0 and s.small and s.apart and (s.page, s.index) not in taken
    }


def _letterhead(
    pages: list[list[Segment]], spots: list[_Spot], heights: list[float], taken: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """The name of the sender at the top of the first page, well apart from what follows."""
    found = set()
    sizes = sorted(s.size for s in pages[0]) if pages else []
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for spot in spots:
        segment = pages[spot.page][spot.index]
        if spot.page or not spot.top or (spot.page, spot.index) in taken:
            continue
        below = [
            s
            for i, s in enumerate(pages[0])
            if s.y < segment.y - 1 and (0, i) not in taken and not _SENDER.match(s.text)
        ]
        gap = segment.y - max((s.y for s in below), default=0.0)
        if (
            _SENDER.match(segment.text)
            and len(segment.text) < 80
            and segment.size <= 1.35 * usual
            and gap > 2.5 * segment.size
        ):
            found.add((0, spot.index))
    return found
