"""Question and paragraph as arrays: tokens, segments, marks of what matches."""

from __future__ import annotations

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

from rag.retrieval.pairs import Matcher, pad


def _matcher() -> Matcher:
    vocabulary = {"[UNK]": 0, "hoeveel": 1, "boten": 2, "schepen": 3, "varen": 4}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    table = np.asarray([[0, 0], [1, 0], [0, 2], [0, 4], [3, 4]], np.float32)
    return Matcher.of(tokenizer, table)


def test_marks_say_what_matches_exactly_and_nearly() -> None:
    reading = _matcher().read("hoeveel boten", "schepen varen boten", 20)
    assert reading.tokens.tolist() == [5, 1, 2, 3, 4, 2]  # first the place of the pair's score
    assert reading.segments.tolist() == [1, 1, 1, 2, 2, 2]
    exact, nearest = reading.marks[:, 0].tolist(), [round(float(one), 2) for one in reading.marks[:, 1]]
    assert exact == [0, 0, 1, 0, 0, 1]
    assert nearest == [0, 0.6, 1, 1, 0.8, 1]  # “schepen” points where “boten” points
    assert reading.spans == [(0, 7), (8, 13), (14, 19)]


def test_a_long_paragraph_is_cut_and_padding_is_marked() -> None:
    matcher = _matcher()
    long, short = matcher.read("boten", "varen " * 50, 12), matcher.read("boten", "varen", 12)
    tokens, segments, marks = pad([long, short])
    assert tokens.shape == (2, 12)
    assert segments[1].tolist() == [1, 1, 2] + [0] * 9
    assert marks.shape == (2, 12, 4)


def test_an_empty_paragraph_is_read() -> None:
    reading = _matcher().read("boten", "", 12)
    assert reading.tokens.tolist() == [5, 2]
    assert np.isfinite(reading.marks).all()
