"""A long paragraph has the figures of its parts, and takes time in proportion to its length."""

import time
from dataclasses import replace

from rag.figures.find import find_figures, set_apart

PART = (
    "In 2021 telde de gemeente Zandrecht 64.300 banen, bijna € 1,6 miljoen per jaar. Ten minste 40 procent van de 120 woningen"
    " is in 2024 gehalveerd, een daling van 12 procent. Van de 30 kernen hebben er 9 een winkel, en eenmaal per week rijdt er één"
    " of twee keer een bus. Het duurde twee jaar en drie maanden. In de jaren vijftig kwamen er in 1953 zo'n 300 gezinnen,"
    " waarvan een kwart uit Westmeer; het steeg van 40 in 2019 naar 50 in 2024, een groei van 25 procent. Zie artikel 5 (noot 3)."
    " In Dalum wonen 900 mensen, in Westwijk 700. De norm is 8 uur. "
)


def _seconds(times: int) -> float:
    text = PART * times
    begun = time.process_time()
    find_figures(text)
    return time.process_time() - begun


def test_the_last_part_of_a_long_paragraph_has_the_figures_of_the_second() -> None:
    found, size = find_figures(PART * 40), len(PART)
    parts = [
        [replace(one, start=one.start - at * size, end=one.end - at * size) for one in found if one.start // size == at]
        for at in range(40)
    ]
    assert parts[1] == parts[39] and len(parts[1]) > 20
    apart = set_apart(PART * 40)
    assert [one.surface for one in apart] == ["artikel 5", "noot 3"] * 40


def test_time_grows_with_the_length_of_a_paragraph() -> None:
    _seconds(1)
    short = min(_seconds(12) for _ in range(3))
    assert _seconds(96) < 16 * short  # eight times as long


def test_a_list_of_bare_numbers_is_no_recursion_without_end() -> None:
    assert len(find_figures(", ".join(str(one) for one in range(1, 400)))) == 399
