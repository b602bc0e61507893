"""The two objectives and the exported model agree with one another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from rag.training import contrastive, losses, model, tokenizer  # noqa: E402

LINES = ["De gemeente bouwt nieuwe woningen in de regio.", "Waar komen de huizen?", "Subsidie voor de regio"] * 5


@pytest.fixture
def embedder(tmp_path: Path) -> model.Embedder:
    known = tokenizer.train(LINES, 120)
    table = np.random.default_rng(1).normal(size=(known.get_vocab_size(), 8)).astype(np.float32)
    model.export(table, known, tmp_path)
    return model.Embedder.load(tmp_path)


def test_mean_of_the_loss_is_the_mean_of_the_model(embedder: model.Embedder) -> None:
    ids = [list(map(int, one)) for one in embedder.ids(LINES[:3])]
    trained = losses.means(torch.from_numpy(embedder.table), losses.Bag.of(ids)).numpy()
    assert np.allclose(trained, embedder.embed(LINES[:3]), atol=1e-5)


def test_late_score_of_the_loss_is_that_of_the_model(embedder: model.Embedder) -> None:
    ids = [list(map(int, one)) for one in embedder.ids(LINES[:3])]
    trained = losses.late_scores(torch.from_numpy(embedder.table), losses.padded(ids, 64), losses.Bag.of(ids)).numpy()
    assert np.allclose(trained, embedder.late(LINES[:3], LINES[:3]), atol=1e-5)
    assert np.allclose(np.diag(trained), 1.0, atol=1e-5)


def test_empty_text_has_a_zero_vector(embedder: model.Embedder) -> None:
    assert not embedder.embed([""]).any()
    assert not embedder.late([""], ["", "regio"]).any()


def test_same_texts_are_no_negatives() -> None:
    ignored = losses.same_text([1, 2, 1], [1, 2, 1])
    assert ignored.tolist() == [[False, False, True], [False, False, False], [True, False, False]]


@pytest.mark.slow
def test_sentence_transformers_gives_the_same_vectors(embedder: model.Embedder, tmp_path: Path) -> None:
    library = pytest.importorskip("sentence_transformers")
    loaded = library.SentenceTransformer(str(tmp_path), device="cpu")
    assert np.allclose(loaded.encode(LINES[:3]), embedder.embed(LINES[:3]), atol=5e-3)
    texts = [*LINES[:3], ""]
    assert np.allclose(loaded.float().encode(texts), embedder.embed(texts), atol=1e-5)


def test_judged_likeness_is_about_the_order_of_cosines() -> None:
    judged = torch.tensor([5.0, 3.0, 0.0])
    right = losses.ordered(torch.tensor([0.9, 0.5, 0.1]), judged, 20.0)
    wrong = losses.ordered(torch.tensor([0.1, 0.5, 0.9]), judged, 20.0)
    assert float(right) < 0.01 and float(wrong) > 15
    assert float(losses.ordered(torch.tensor([0.1, 0.9]), torch.tensor([2.0, 2.0]), 20.0)) == 0.0


def test_tables_are_averaged_number_by_number() -> None:
    low, high = np.zeros((2, 3), np.float32), np.full((2, 3), 4.0, np.float32)
    assert (contrastive.averaged([low, high]) == 2.0).all()
