"""The words that people say, and what is made of them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from rag.training import data as source
from rag.training import everyday, pairs, tokenizer


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(everyday, "OWN", tmp_path)
    return tmp_path


def test_words_often_asked_go_before_the_list(own: Path) -> None:
    asked = '{"id": "a", "text": "x", "everyday": ["Hoeveel poën?", "poen, poen", "wie"], "search": "y"}\n'
    (own / "everyday_a.jsonl").write_text(asked, encoding="utf-8")
    (own / "everyday_words.txt").write_text("kapot\nherrie\n", encoding="utf-8")
    assert list(everyday.words()) == ["poen", "kapot", "herrie"]


def test_whole_words_take_the_place_of_the_pieces_least_used() -> None:
    lines = ["de vergunning wordt verleend", "de vergunning wordt ingetrokken"] * 20
    pieces = tokenizer.train([*lines, *["po ka ot en overbodig nergens nodig"] * 3], 110)
    assert "kapot" not in pieces.get_vocab()

    made = tokenizer.with_words(pieces, ["vergunning", "kapot", "kapot", "poen"], lines, 1)

    assert made.get_vocab_size() == pieces.get_vocab_size()
    assert sorted(made.get_vocab().values()) == list(range(made.get_vocab_size()))
    assert tokenizer.encode(made, ["kapot"]) == [[made.get_vocab()["kapot"]]]
    assert "poen" not in made.get_vocab(), "one word only was asked for"
    assert tokenizer.encode(made, lines) == tokenizer.encode(pieces, lines), "what is in use stays"


def test_words_said_are_pairs_with_the_others_and_with_english(own: Path) -> None:
    (own / "said.tsv").write_text("kraan\tdrinkwater|tappunt\ttap\n", encoding="utf-8")
    found = {(pair.query, pair.positive) for pair in pairs.said_pairs()}
    assert found == {("kraan", "drinkwater"), ("kraan", "tappunt"), ("tap", "kraan"), ("tap", "drinkwater")}


def test_scenes_of_a_test_set_are_left_out(own: Path) -> None:
    row = '{"id": "s", "nl": "een man zingt", "same": ["hij zingt", "er zingt iemand"], "near": ["een man slaapt"], '
    row += '"far": "f", "en": "a man sings", "en_same": "someone is singing"}\n'
    (own / "scenes_a.jsonl").write_text(row, encoding="utf-8")
    with gzip.open(own / "para_en_nl.tsv.gz", "wt", encoding="utf-8") as out:
        out.write("en\tnl\tsource\nHe sings.\tHij zingt!\tTatoeba(LASER)")
    found = {(pair.query, pair.positive) for pair in pairs.scene_pairs(own)}
    assert ("een man zingt", "er zingt iemand") in found and ("a man sings", "een man zingt") in found
    assert not any("hij zingt" in pair for pair in found)
    assert [score for _, _, score in everyday.graded(own)] == [4.8, 3.4, 1.6]
    assert source.untested(own, ["Hij zingt", "Hij fluit"]) == {"Hij fluit"}


def test_other_texts_have_another_mark(own: Path) -> None:
    (own / "scenes_a.jsonl").write_text("{}\n", encoding="utf-8")
    before = everyday.digest()
    (own / "scenes_a.jsonl").write_text("{} \n", encoding="utf-8")
    assert everyday.digest() != before
