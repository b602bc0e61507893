"""The features of many sentences at once are those of each sentence by itself."""

from __future__ import annotations

import numpy as np
import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.index.encoder import StaticEncoder
from rag.language.tokens import STOPWORDS, ngrams, stems, words
from rag.retrieval.asking import Asked
from rag.retrieval.bags import Bags, Numbers, Pieces, unit_rows
from rag.retrieval.features import FEATURES, Row, rows
from rag.retrieval.question import understand
from rag.retrieval.texts import Texts

UNITS = (
    (("Haven",), None, "In de periode tot 2030 komen er bijna 1.200 ligplaatsen bij in de haven van Veldsum. Hiervoor is geld nodig."),
    ((), None, "De veerdienst vervoerde ruim 87.000 reizigers. … De burgemeester van Veldsum wil een tweede boot."),
    (("Personeel", "Sluizen"), "Hiervoor zoekt de havenmeester:", "sluiswachters voor de nacht;"),
    ((), None, "…"),
    (("Haven",), None, "In de periode tot 2030 komen er bijna 1.200 ligplaatsen bij in de haven van Veldsum. Hiervoor is geld nodig."),
)  # fmt: skip
QUESTION = "Hoeveel ligplaatsen komen er bij in de haven van Veldsum?"


def texts_of(encoder: StaticEncoder | None) -> Texts:
    paragraphs = [
        Paragraph(str(n), "doc", ParagraphKind.PARAGRAPH, heads, 1, None, None, None, text, (), str(n), lead_in=lead)
        for n, (heads, lead, text) in enumerate(UNITS)
    ]
    return Texts(paragraphs, [one.text for one in paragraphs], encoder, titles={"doc": "Nota Veldsum"})


def rows_of(texts: Texts, encoder: StaticEncoder | None, candidates: list[int]) -> list[Row]:
    count = len(texts.paragraphs)
    scores = {"stems": np.arange(count, dtype=np.float32), "ngrams": np.ones(count, np.float32)}
    cosines = np.linspace(0, 1, count, dtype=np.float32)
    asked = Asked(understand(QUESTION), encoder, texts.rarity, texts.vocabulary.splitter)
    return rows(asked, texts, candidates, scores, cosines)


def late_of(encoder: StaticEncoder, text: str, context: str) -> float:
    """Late interaction of one sentence, a piece at a time."""
    _, asked = encoder.pieces(QUESTION)
    weights = np.linalg.norm(asked, axis=1) / np.linalg.norm(asked, axis=1).sum()
    near = [
        (unit_rows(asked) @ unit_rows(pieces).T).max(axis=1) * share
        for one, share in ((text, 1.0), (context, 0.9))
        if len(pieces := encoder.pieces(one)[1])
    ]
    return float(np.maximum.reduce(near) @ weights) if near else 0.0


@pytest.fixture(scope="module")
def encoder(tiny_model) -> StaticEncoder:
    return StaticEncoder(tiny_model)


def test_the_shares_of_a_sentence(encoder: StaticEncoder) -> None:
    texts = texts_of(encoder)
    asked, grams = set(stems(QUESTION)), set(ngrams(QUESTION))
    for row in rows_of(texts, encoder, list(range(len(UNITS)))):
        heads, lead, text = UNITS[row.position]
        values = dict(zip(FEATURES, row.values.tolist(), strict=True))
        context = " ".join((*heads, lead or ""))
        sentence = text[row.sentence.start : row.sentence.end]
        assert values["s_late"] == pytest.approx(late_of(encoder, sentence, context), abs=1e-5)
        assert values["s_coverage"] == pytest.approx(texts.rarity.coverage(asked, stems(f"{context} {sentence}")))
        assert values["coverage"] == pytest.approx(texts.rarity.coverage(asked, stems(f"{context} {text}")))
        assert values["heading_coverage"] == pytest.approx(texts.rarity.coverage(asked, stems(context)))
        assert values["s_ngrams"] == pytest.approx(len(grams & set(ngrams(sentence))) / len(grams))
        assert values["names"] == 1.0  # the title names the place


def test_a_text_without_words_is_near_nothing(encoder: StaticEncoder) -> None:
    (row,) = rows_of(texts_of(encoder), encoder, [3])
    values = dict(zip(FEATURES, row.values.tolist(), strict=True))
    assert values["late"] == values["s_late"] == values["s_meant"] == values["s_coverage"] == 0.0


def test_without_an_encoder_nothing_is_near() -> None:
    found = rows_of(texts_of(None), None, [0, 1])
    assert {row.values[FEATURES.index("late")] for row in found} == {0.0}
    assert max(row.values[FEATURES.index("s_coverage")] for row in found) > 0.5


def test_the_same_text_has_the_same_features_wherever_it_stands(encoder: StaticEncoder) -> None:
    found = rows_of(texts_of(encoder), encoder, [0, 1, 2, 3, 4])
    own = [name for name in FEATURES if not name.startswith(("bm25", "cosine", "reciprocal"))]
    places = [FEATURES.index(name) for name in own]
    first, last = ([row.values[places] for row in found if row.position == at] for at in (0, 4))
    assert len(first) == 2
    assert np.array_equal(first, last)


def test_what_only_a_kind_of_question_looks_for() -> None:
    found = rows_of(texts_of(None), None, [0, 2])
    values = [dict(zip(FEATURES, row.values.tolist(), strict=True)) for row in found]
    assert [one["s_figure_asked"] for one in values] == [1.0, 0.0, 0.0]
    assert [one["s_figure_missing"] for one in values] == [0.0, 1.0, 1.0]
    assert {one["s_reason"] for one in values} == {0.0}  # “nodig” is a reason, and none was asked
    assert [one["s_leaning"] for one in values] == [0.0, 1.0, 0.0]


def test_a_number_stands_for_a_word_for_good() -> None:
    numbers = Numbers()
    bags = Bags([[numbers["haven"], numbers["schip"]], [numbers["schip"]]])
    numbers["boot"]
    assert bags.sums(numbers.weighed({"schip": 2.0, "vis": 9.0})).tolist() == [2.0, 2.0]


def test_pieces_are_nearest_to_themselves(encoder: StaticEncoder) -> None:
    pieces = Pieces(encoder)
    asked = unit_rows(encoder.pieces("haven")[1])
    near = pieces.nearest(asked, Bags.joined([pieces.bags(["de haven", ""]), pieces.bags(["Veldsum"])]))
    assert near[0] == pytest.approx(1.0, abs=1e-5)
    assert np.isneginf(near[1]).all()
    assert near[2, 0] < 0.99


def test_stopwords_are_no_names() -> None:
    asked = Asked(understand("Wat zegt De Nota?"), None, texts_of(None).rarity, texts_of(None).vocabulary.splitter)
    assert not asked.names & STOPWORDS
    assert words("Nota")[0] in asked.names
