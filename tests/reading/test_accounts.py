"""Nothing of a text is lost in reading: property tests."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.errors import UnreadableError
from rag.reading.letters import letters
from tests.reading.pdfs import Setter, read, write_pdf

WORDS = st.text("abcdefghijklmnoprstuvwzé", min_size=1, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words).capitalize())
ENDINGS = st.sampled_from([".", ":", ";", "", "-", "1", " 12", ",", "?)"])
LINES = st.lists(st.tuples(SENTENCES, ENDINGS).map("".join), min_size=1, max_size=25)


@settings(max_examples=60, deadline=None)
@given(
    LINES,
    st.lists(st.sampled_from(["", "", " ", "- ", "1. ", "Vraag 3\n", "Antwoord\n", "\f"]), min_size=25, max_size=25),
)
def test_plain_text_is_accounted_for(lines: list[str], before: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text("\n".join(start + line for start, line in zip(before, lines, strict=False)), "utf-8")
        assert _lost(path) == ""


PIECES = st.sampled_from(
    ["# ", "## Vraag 3", "### Antwoord", "**Vraag 4:** ", "**Kop**", "Datum: ", "- ", "1. ", "2) ", "    - ", "> ", "[^1]", "[^1]: ",
     "[^noot]", "<sup>1</sup>", "<sup>", "[1] ", "| a | b |", "|---|---|", "| 1 | |", "---", "===", "<p>", "</p>", "<li>", "<table>",
     "<tr><td>x</td><td>y", "[tekst](https://a.nl)", "![beeld](b.png)", "&amp; ", "\\*", "```", "m² ", "tekst² ", "\n", "\n\n", "\n",
     "De minister van Veren,", "A.B. de Roos", "Geachte voorzitter,", "Artikel 3 Kop", "title: x"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, SENTENCES), min_size=1, max_size=40), st.sampled_from([".md", ".txt"]))
def test_any_markdown_is_read_without_a_fault(pieces: list[str], extension: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{extension}"
        path.write_text("".join(pieces), "utf-8")
        _lost(path)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(SENTENCES, st.floats(30, 400), st.floats(30, 800), st.sampled_from([6, 9, 10, 18])),
        min_size=1,
        max_size=30,
    )
)
def test_a_page_with_text_anywhere_is_accounted_for(scraps: list[tuple[str, float, float, int]]) -> None:
    def draw(canvas: object) -> None:
        for text, x, y, size in scraps:
            Setter(canvas, x, y, "Helvetica", size).line(text)  # type: ignore[arg-type]

    with tempfile.TemporaryDirectory() as folder:
        assert _lost(write_pdf(Path(folder) / "a.pdf", draw, draw, _other)) == ""


@given(st.text("abc äëï ABC 123 .,;:()-–—€%", max_size=40))
def test_ordinary_letters_stay_as_they_are(text: str) -> None:
    assert letters(text) == text


def _other(canvas: object) -> None:
    Setter(canvas, 90, 400).line("Op de laatste bladzijde staat een zin die nergens anders staat.")  # type: ignore[arg-type]


def _lost(path: Path) -> str:
    try:
        return read(path).report.lost
    except UnreadableError:  # nothing but labels or one line again and again
        return ""
