"""Slips of the keyboard are read as words that are known, and right words are left alone."""

import random

import pytest

from rag.language.compounds import Splitter
from rag.language.spelling import Speller

OWN = {"ligplaatsen": 9, "adriaanssens": 1, "veerdienst": 4, "sluiswachter": 2, "begroting": 3, "reizigers": 6}


@pytest.fixture(scope="module")
def speller():
    return Speller(OWN, Splitter(OWN))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ligplatsen", "ligplaatsen"),
        ("liplgaatsen", "ligplaatsen"),
        ("adriaansens", "adriaanssens"),
        ("veerdeinst", "veerdienst"),
        ("gemeetne", "gemeente"),
        ("begrotign", "begroting"),
    ],
)
def test_slips(speller, typed, read):
    assert speller.read(typed) == read


@pytest.mark.parametrize("word", ["veerdienst", "klussen", "bazen", "sluiswachterhuis", "2030", "kade", "abcdefgh"])
def test_left_alone(speller, word):
    assert speller.read(word) is None


def test_a_name_is_read_as_a_word_of_the_collection_only(speller):
    assert speller.read("gemeetne", name=True) is None
    assert speller.read("adriaansens", name=True) == "adriaanssens"


def test_one_swapped_pair_in_any_long_word_of_the_collection_is_read(speller):
    rng = random.Random(4)
    for word in OWN:
        for _ in range(5):
            at = rng.randrange(1, len(word) - 2)
            typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            assert speller.read(typed) in (word, None) and (typed == word or speller.read(typed) == word)
