"""The best paragraphs once more: the reader's scores mixed with the ranker's."""

from __future__ import annotations

import numpy as np
import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.retrieval import reread as room
from rag.retrieval.features import Row
from rag.retrieval.ranker import Ranked
from rag.retrieval.reader import READER, Read, read_text, shipped_reader
from rag.retrieval.reread import Mix, reread
from rag.retrieval.texts import Sentence, Texts


def _paragraph(text: str, **rest: object) -> Paragraph:
    return Paragraph(text, "doc", ParagraphKind.PARAGRAPH, ("Kop",), 1, None, None, None, text, (), text, **rest)  # type: ignore[arg-type]


class _Reader:
    """Says that the last paragraph shown answers, and its last sentence."""

    def read(self, question, texts, spans):  # type: ignore[no-untyped-def]
        assert all(text.startswith("Kop. ") for text in texts)
        return [Read(float(place), tuple(float(n) for n in range(len(own)))) for place, own in enumerate(spans)]


def _ranked(position: int, score: float, sentences: int = 2) -> Ranked:
    rows = tuple((score - n, Row(position, Sentence(n, n + 1), np.zeros(1, np.float32))) for n in range(sentences))
    return Ranked(position, score, rows)


def _texts(count: int) -> Texts:
    paragraphs = [_paragraph(f"Zin {n}. Nog een.") for n in range(count)]
    return Texts(paragraphs, [one.text for one in paragraphs], None)


def test_the_reader_can_turn_the_order_of_paragraphs_and_sentences() -> None:
    ranked = [_ranked(0, 1.0), _ranked(1, 0.9)]
    found = reread(_Reader(), Mix(1.0, 5.0, 3.0), "vraag", _texts(2), ranked)  # type: ignore[arg-type]
    assert [one.position for one in found] == [1, 0]
    assert found[0].rows[0][1].sentence.start == 1  # the second sentence now leads
    assert (found[0].read, found[0].said) == (1.0, 1.0)


def test_without_weight_the_order_stays() -> None:
    ranked = [_ranked(0, 1.0), _ranked(1, 0.9)]
    found = reread(_Reader(), Mix(1.0, 0.0, 0.0), "vraag", _texts(2), ranked)  # type: ignore[arg-type]
    assert [(one.position, one.score) for one in found] == [(0, 1.0), (1, 0.9)]


def test_what_was_not_read_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "DEPTH", 2)
    ranked = [_ranked(n, 5.0 - n) for n in range(4)]
    found = reread(_Reader(), Mix(1.0, 5.0, 0.0), "vraag", _texts(4), ranked)  # type: ignore[arg-type]
    assert [one.position for one in found] == [1, 0, 2, 3]
    assert [one.read for one in found] == [1.0, 0.0, None, None]
    assert found[1].score > found[2].score > found[3].score


def test_the_reader_sees_heading_and_lead_in() -> None:
    text, offset = read_text(_paragraph("de kade;", lead_in="Er komt geld voor:"))
    assert text == "Kop. Er komt geld voor: de kade;"
    assert text[offset:] == "de kade;"


@pytest.mark.skipif(not (READER / "model.onnx").exists(), reason="no reader ships")
def test_the_shipped_reader_prefers_what_answers() -> None:
    from rag.index.encoder import SHIPPED, StaticEncoder

    reader = shipped_reader(StaticEncoder(SHIPPED))
    assert reader is not None
    texts = ["De haven telt 35 ligplaatsen voor zeeschepen.", "Het college vergadert op dinsdag in het stadhuis."]
    yes, no = reader.read("Hoeveel ligplaatsen heeft de haven?", texts, [[(0, 46)], [(0, 49)]])
    assert yes.pair > no.pair
    assert yes.sentences[0] > no.sentences[0]
