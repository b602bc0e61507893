"""Bullets drawn as shapes, and captions below tables."""

import time

import pytest

from rag.reading.blocks import Block, BlockKind
from rag.reading.glyphs import Area, Drawn, Run
from rag.reading.printed_blocks import _captions_first
from rag.reading.segments import segments_of


@pytest.mark.parametrize(("dots", "text"), [(1, "• Steiger"), (200, "• Steiger"), (201, "Steiger")])
def test_a_page_full_of_dots_has_no_bullets(dots: int, text: str) -> None:
    run = Run("Steiger", 100, 140, 100, 140, 400, 10, False, False, 0)
    others = [Area(300 + at, 50 + at, 303 + at, 53 + at, True) for at in range(dots - 1)]
    drawn = Drawn((run,), (), 600, 800, (), (*others, Area(90, 402, 94, 406, True)))
    assert [one.text for one in segments_of(drawn, [])] == [text]


@pytest.mark.parametrize("foot", [398.9, 409.0])
def test_a_dot_above_or_below_its_line_is_no_bullet(foot: float) -> None:
    run = Run("Steiger", 100, 140, 100, 140, 400, 10, False, False, 0)
    drawn = Drawn((run,), (), 600, 800, (), (Area(90, foot, 94, foot + 4, True),))
    assert [one.text for one in segments_of(drawn, [])] == ["Steiger"]


def test_a_caption_below_a_long_table_goes_above_it_in_little_time() -> None:
    rows = [Block(BlockKind.ROW, "kade 3", 1) for _ in range(20_000)]
    begun = time.process_time()
    found = _captions_first([*rows, Block(BlockKind.CAPTION, "Tabel 1: Kades", 1)])
    assert time.process_time() - begun < 2
    assert [one.kind for one in found[:2]] == [BlockKind.CAPTION, BlockKind.ROW] and len(found) == 20_001
