"""Two spellings of one sound have one key; words that sound otherwise have not."""

import pytest

from rag.language.compounds import Splitter
from rag.language.sounds import sound
from rag.language.spelling import Speller


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("klagten", "klachten"), ("kontract", "contract"), ("beidrage", "bijdrage"), ("opgeligt", "opgelicht"),
        ("gelegt", "gelegd"), ("hoefeel", "hoeveel"), ("studente", "studenten"), ("komissie", "commissie"), ("elektrisch", "electrisch"),
        ("vaartregt", "vaartrecht"), ("kouwe", "kauwe"), ("tegemoetkomming", "tegemoetkoming"), ("expres", "ekspres"),
    ],
)  # fmt: skip
def test_one_sound(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [("klanten", "klachten"), ("bomen", "banen"), ("huren", "hurken"), ("molen", "malen"), ("wielen", "wilgen")],
)
def test_another_sound(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_the_same_sound_is_nearer_than_a_slip() -> None:
    own = {"klanten": 6, "klachten": 1}
    assert Speller(own, Splitter(own)).read("klagten") == "klachten"


def test_a_short_word_is_read_by_its_sound_only() -> None:
    own = {"banen": 3, "bont": 9}
    speller = Speller(own, Splitter(own))
    assert (speller.read("bane"), speller.read("bonk")) == ("banen", None)


def test_of_two_words_as_near_the_one_beside_the_others_is_meant() -> None:
    own = {"zwanendrift": 2, "zwanendrijt": 2}
    speller = Speller(own, Splitter(own))
    for meant in own:
        assert speller.read("zwanendriqt", beside=lambda word, meant=meant: float(word == meant)) == meant


def test_a_plural_typed_without_its_apostrophe() -> None:
    assert Speller({"regio": 4}, Splitter()).read("regios") == "regio's"


@pytest.mark.parametrize("word", ["klachten", "gelet", "klanten", "studie", "vergoed", "huurt", "wordt"])
def test_right_words_are_left_alone(word: str) -> None:
    assert Speller({"gelegd": 5, "klagten": 2}, Splitter()).read(word) is None
