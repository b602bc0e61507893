"""The subject of a figure in a long sentence, and texts on which a pattern could take the square of their length."""

from __future__ import annotations

from rag.figures.apart import set_apart
from rag.figures.find import find_figures
from rag.figures.subjects import Clauses, content_words, subject_of

SENTENCE = "In 2031 telt Veldsum 1.200 ligplaatsen, terwijl Hoorne 35 steigers heeft en dat zijn er 12 meer."


def test_the_clause_is_read_before_the_sentence() -> None:
    found = {one.surface: one.subject for one in find_figures(SENTENCE)}
    assert found["1.200 ligplaatsen"] == "Veldsum ligplaatsen"
    assert found["35 steigers"] == "Hoorne steigers"


def test_only_the_own_noun_is_seen() -> None:
    clauses = Clauses("Er zijn 40 boten en 30 kades bij Veldsum", [(8, 16, "boten"), (20, 28, "kades")], [])
    assert subject_of(clauses, 8, None, ()) == ("boten Veldsum", False)
    assert subject_of(clauses, 20, None, ()) == ("kades Veldsum", False)


def test_a_clause_of_one_word_takes_the_last_words_before_it_however_long_the_sentence() -> None:
    long = "De haven met " + "grote kades, " * 200 + "de sluis van Veldsum; dat kost 12 miljoen."
    (figure,) = find_figures(long)
    before = content_words(long[: long.index(";")])[-6:]
    assert (figure.subject or "").split()[:6] == before


def test_a_word_is_set_apart_whole() -> None:
    found = {one.surface for one in set_apart("De A2-zone en de mail naar x.y2@haven.nl.")}
    assert found == {"A2-zone", "x.y2@haven.nl"}


def test_a_number_of_thousands_of_digits_is_read_at_once() -> None:
    assert len(find_figures("9" * 20_000)) <= 1
    assert len(set_apart("a" * 20_000 + "1")) == 1
