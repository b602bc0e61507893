"""Names and years of invented texts."""

import pytest

from rag.answering.named import Named, is_said, names_asked, names_written, places_of, years_in


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Hoeveel bruggen telt Veldsum?", ["Veldsum"]),
        ("Hoeveel bruggen zijn er in Oost-Veldsum?", ["Oost-Veldsum"]),
        ("Wat doet Rederij van der Klaver daar?", ["Rederij van der Klaver"]),
        ("Hoeveel bruggen zijn er rond Veldsum?", []),
        ("Hoeveel bruggen zijn er in de omgeving van Veldsum?", []),
        ("Welke brug is oud?", []),
    ],
)
def test_names_asked(question, names) -> None:
    assert [one.text for one in names_asked(question)] == names


@pytest.mark.parametrize(
    ("parts", "told", "said"),
    [
        (("veldsum",), {"veldsumse"}, True),
        (("oost", "veldsum"), {"veldsum"}, False),
        (("oost", "veldsum"), {"oost", "veldsum"}, True),
        (("schor",), {"schorren"}, True),
        (("ooy",), {"ooyen"}, False),
    ],
)
def test_a_name_is_said_in_all_its_parts(parts, told, said) -> None:
    assert is_said(Named("", parts, placed=True), told) is said


def test_a_place_is_what_follows_in_often_enough() -> None:
    texts = ["De pont in Aardam is oud.", *["Ook Klaver vaart, zegt Klaver."] * 5, "Veel geld zit in Klaver."]
    assert places_of(texts) == {"aardam"}


def test_names_written_at_the_beginning_after_a_preposition() -> None:
    assert set(names_written("In Aardam vaart Klaver. De pont is oud.")) == {"Klaver", "Aardam"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 2031 en 2033", {"2031", "2033"}),
        ("van 2031 tot en met 2033", {"2031", "2032", "2033"}),
        ("2031–2033", {"2031", "2032", "2033"}),
        ("het kostte € 2031 en 2.031 euro", set()),
        ("1.204 schepen", set()),
    ],
)
def test_years(text, years) -> None:
    assert years_in(text) == years
