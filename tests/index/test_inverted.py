"""The inverted index gives what looking through every text gives."""

from __future__ import annotations

import pytest

from rag.index.inverted import WordPositions
from rag.index.vocabulary import Vocabulary
from rag.language.tokens import stem, words

TEXTS = (
    "De kade van Lei wordt verlengd.",
    "Lei’s kades zijn oud; de sluis van Hoorne is nieuw.",
    "In Leiveld staat een molen bij de sluis.",
    "De sluizen en de kade van Hoorne kosten 4 miljoen.",
)


@pytest.fixture(scope="module")
def positions() -> WordPositions:
    return WordPositions(TEXTS)


@pytest.mark.parametrize("word", ["kade", "de", "hoorne", "molen", "4", "onbekend"])
def test_a_word_stands_where_its_texts_say(positions: WordPositions, word: str) -> None:
    assert list(positions.of(word)) == [at for at, text in enumerate(TEXTS) if word in words(text)]
    wanted = {at for at, text in enumerate(TEXTS) if stem(word) in map(stem, words(text))}
    assert positions.with_stem(stem(word)) == wanted


def test_a_phrase_needs_all_its_words(positions: WordPositions) -> None:
    assert positions.with_all("de sluis van Hoorne") == [1]
    assert positions.with_all("molen Hoorne") == positions.with_all("?") == []


def test_a_word_with_an_ending_is_found_and_a_longer_word_is_not(positions: WordPositions) -> None:
    assert positions.written_out("lei") == [0, 1]


@pytest.mark.parametrize(
    ("word", "others"),
    [("kade", "hoorne sluis"), ("kade", "molen"), ("sluis", "hoorne molen oud"), ("onbekend", "kade"), ("kade", "")],
)
def test_what_stands_beside_a_word_is_as_in_the_texts(word: str, others: str) -> None:
    wanted = frozenset(map(stem, others.split()))
    there = [set(map(stem, words(text))) for text in TEXTS if word in words(text)]
    share = max((len(wanted & each) / len(wanted) for each in there), default=0.0) if wanted else 0.0
    assert Vocabulary(TEXTS)._beside(word, wanted) == share
