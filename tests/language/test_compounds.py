"""Compounds against words that were split by hand, drawn at random from made-up government documents."""

from pathlib import Path

import pytest

from rag.language.compounds import Splitter, splitter_for

SPLIT = (Path(__file__).parent / "compounds.txt").read_text("utf-8").split()


def starts(parts: list[str] | tuple[str, ...], word: str) -> set[int]:
    """Where the parts after the first begin in the word."""
    found, place = set(), 0
    for part in parts:
        place = word.index(part, place)
        found.add(place)
        place += len(part)
    return found - {0}


def test_borders_of_words_split_by_hand():
    right = wrong = missed = 0
    splitter = Splitter()
    for line in SPLIT:
        wanted, word = line.split("+"), line.replace("+", "")
        borders, found = starts(wanted, word), starts(splitter.parts(word), word)
        right, wrong, missed = right + len(borders & found), wrong + len(found - borders), missed + len(borders - found)
    assert right / (right + wrong) >= 0.90
    assert right / (right + missed) >= 0.90


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("arbeidsmarkttekort", ("arbeid", "markt", "tekort")),
        ("stroomnet", ("stroom", "net")),
        ("ouderenwoningen", ("ouderen", "woningen")),
        ("teruggetrokken", ("teruggetrokken",)),
        ("eigenaren", ("eigenaren",)),
        ("bezuiniging", ("bezuiniging",)),
        ("72000", ("72000",)),
        ("", ("",)),
    ],
)
def test_parts(word, parts):
    assert Splitter().parts(word) == parts


def test_words_of_the_collection_are_parts_too():
    assert Splitter().parts("veldsumregio") == ("veldsumregio",)
    assert splitter_for(["De regio Veldsum"]).parts("veldsumregio") == ("veldsum", "regio")


def test_both_ways_of_writing_have_the_same_stems():
    splitter = Splitter()
    assert set(splitter.stems("arbeidsmarkttekort")) == set(splitter.stems("tekort op de arbeidsmarkt"))
    assert set(splitter.stems("netcongestie-aanpak")) == set(splitter.stems("aanpak van congestie op het net"))
