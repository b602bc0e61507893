import numpy as np
import pytest

from rag.errors import RagError
from rag.index.encoder import (
    SHIPPED,
    PrefixedEncoder,
    SentenceTransformerEncoder,
    StaticEncoder,
    is_static,
    model_name,
)

SENTENCES = ["De haven van Veldsum", "", "sluiswachters voor de nacht", "woord dat niemand kent"]


def test_rows_have_length_one_and_unknown_or_empty_text_is_zero(tiny_model):
    rows = StaticEncoder(tiny_model).encode(SENTENCES)
    assert rows.shape == (4, 24)
    assert np.linalg.norm(rows[0]) == pytest.approx(1, abs=1e-5)
    assert not rows[1].any()


def test_twin_equals_sentence_transformers(tiny_model):
    twin = StaticEncoder(tiny_model).encode(SENTENCES)
    theirs = SentenceTransformerEncoder(str(tiny_model), 8).encode(SENTENCES)
    assert np.allclose(twin, theirs, atol=2e-3)


@pytest.mark.skipif(not (SHIPPED / "modules.json").exists(), reason="no embedder shipped yet")
def test_shipped_twin_equals_sentence_transformers():
    texts = ["Hoeveel nieuwe woningen komen er in 2031?", "€ 1,6 miljard", "netcongestie-aanpak", "How many jobs?"]
    twin = StaticEncoder(SHIPPED).encode(texts)
    theirs = SentenceTransformerEncoder(str(SHIPPED), 8).encode(texts)
    assert np.allclose(twin, theirs, atol=2e-3)


def test_a_hub_model_that_is_not_here_says_what_to_do():
    with pytest.raises(RagError, match="download it once"):
        SentenceTransformerEncoder("nobody/no-such-model", 8)


def test_prefix_is_put_before_each_text():
    class Echo:
        name = "echo"

        def encode(self, texts):
            self.seen = texts
            return np.zeros((len(texts), 1), np.float32)

    inner = Echo()
    PrefixedEncoder(inner, "query: ").encode(["a", "b"])
    assert inner.seen == ["query: a", "query: b"]


def test_names_follow_the_weights(tiny_model, tmp_path):
    from tests.conftest import NOTE, write_static_model

    assert is_static(str(tiny_model))
    assert not is_static("nobody/no-such-model")
    assert model_name(tiny_model) != model_name(write_static_model(tmp_path / "tiny", [NOTE]))
