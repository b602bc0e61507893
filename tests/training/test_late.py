"""The late-interaction encoder: each word of a question to its nearest word, texts of one group no negatives."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from rag.training import tokenizer  # noqa: E402
from rag.training.reader import late, network  # noqa: E402
from rag.training.reader.cases import Case  # noqa: E402

LINES = ["De gemeente bouwt nieuwe woningen in de regio.", "Waar komen de huizen?", "Subsidie voor de regio"] * 5


def made() -> tuple[network.Network, tokenizer.Tokenizer]:
    torch.manual_seed(1)
    known = tokenizer.train(LINES, 120)
    shape = network.Shape(vocabulary=known.get_vocab_size(), width=16, layers=1, heads=2, inner=32, longest=24)
    return network.Network(shape).eval(), known


def test_scores_are_mean_cosines_and_padding_changes_nothing() -> None:
    own, known = made()
    with torch.no_grad():
        alone = late.scores(own, known, [LINES[1]], [LINES[2]])
        padded = late.scores(own, known, [LINES[1], LINES[0]], [LINES[2], LINES[0]])
    assert alone.shape == (1, 1) and padded.shape == (2, 2)
    assert abs(float(alone[0, 0]) - float(padded[0, 0])) < 0.02  # half precision
    assert float(padded.abs().max()) <= 1.0 + 1e-3


def test_a_question_to_refuse_has_no_part_in_the_loss() -> None:
    own, known = made()
    asked = Case(LINES[1], (LINES[0], LINES[2]), (True, False), "", "near", "a")
    refused = Case(LINES[2], (LINES[2], LINES[1]), (False, False), "", "refuse_near", "a")
    with torch.no_grad():
        one = late.batch_loss(own, known, [asked])
        both = late.batch_loss(own, known, [asked, refused])  # of the same group: hidden from the first
    assert abs(float(one) - float(both)) < 0.05
