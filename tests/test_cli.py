import errno
import json

import jsonschema
import pytest

from rag.answering.contract import schema
from rag.cli import main
from tests.conftest import build_live


def object_schema(name):
    return {**schema(), "$ref": f"#/$defs/{name}"}


@pytest.fixture
def live(tiny_settings, monkeypatch):
    build_live(tiny_settings)
    monkeypatch.setattr("rag.cli.load_settings", lambda index=None, corpus=None: tiny_settings)
    return tiny_settings


def test_ask_prints_the_answer_with_its_source(live, capsys):
    assert main(["ask", "Hoeveel ligplaatsen komen er bij in de haven?"]) == 0
    out = capsys.readouterr().out
    assert "bijna 1.200 ligplaatsen" in out
    assert "[1] Havenbrief (14 maart 2025), Uitbreiding van de haven, alinea 1" in out


def test_ask_json_fits_the_schema_and_quotes_verbatim(live, capsys):
    assert main(["ask", "Hoeveel ligplaatsen komen er bij in de haven?", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    jsonschema.validate(data, object_schema("answer"))
    citation = data["citations"][0]
    assert citation["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_batch_answers_every_line_in_order_and_survives_bad_ones(live, tmp_path):
    lines = [
        '{"id": "a", "question": "Hoeveel ligplaatsen komen erbij?"}',
        "geen json",
        '{"id": "c"}',
        '{"id": "d", "question": ""}',
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    assert main(["ask", "--batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl")]) == 0
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [one["id"] for one in out] == ["a", None, "c", "d"]
    assert [one["status"] for one in out] == ["answered", "error", "error", "error"]
    assert all(jsonschema.validate(one, object_schema("answer")) is None for one in out)


def test_paragraphs_json_lists_every_field_of_the_design(live, capsys):
    assert main(["paragraphs", "--json", "havenbrief"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {
        "id",
        "source_id",
        "kind",
        "heading_path",
        "number",
        "page",
        "qa_number",
        "speaker",
        "text",
        "markers",
        "digest",
    } <= data[0].keys()
    note = next(one for one in data if one["kind"] == "footnote")
    marked = next(one for one in data if one["markers"])
    assert marked["markers"][0] == {"offset": marked["text"].index("miljoen.") + 8, "label": "1", "note_id": note["id"]}
    for one in data:
        jsonschema.validate(one, object_schema("paragraph"))


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [(["ask"], 2, "Geef een vraag"), (["ask", "  "], 2, "leeg"), (["paragraphs", "nope"], 2, "no document 'nope'"),
     (["ask", "x" * 3000], 2, "te lang"), (["ask", "--batch", "/nonexistent.jsonl"], 2, "cannot be read"),
     (["ask", "x", "--batch", "in.jsonl"], 2, "niet allebei"), (["ask", "x", "--out", "o"], 2, "--batch"),
     (["check", "x", "--file", "f"], 2, "niet allebei"), (["figures", "--json", "--csv"], 2, "exclude each other"),
     (["figures", "--kind", "nope"], 2, "no kind 'nope'; there are: "),
     (["figures", "--document", "nope"], 2, "no document 'nope'; there are: "),
     (["figures", "--year", "vorig"], 2, "four digits"), (["figures", "--year", "٢٠٢٤"], 2, "four digits"),
     (["ask", "--batch", "in.jsonl", "--document", "havenbrief"], 2, "--document gaat niet samen met --batch"),
     (["paragraphs", "havenbrief", "--id", "havenbrief-1"], 2, "exclude each other")],
)  # fmt: skip
def test_bad_input_gets_one_clear_sentence(live, capsys, arguments, code, says):
    assert main(arguments) == code
    err = capsys.readouterr().err
    assert says in err
    assert len(err.strip().splitlines()) == 1


@pytest.fixture
def batch(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "question": "Hoeveel ligplaatsen komen erbij?"}\n')
    return path


@pytest.mark.parametrize(
    ("out", "says"), [("in.jsonl", "would be lost"), ("nowhere/out.jsonl", "no folder"), (".", "is a folder")]
)
def test_a_batch_is_not_begun_where_it_cannot_be_written(live, batch, capsys, monkeypatch, out, says):
    monkeypatch.setattr("rag.index.opened.open_index", None)
    before = batch.read_text()
    assert main(["ask", "--batch", str(batch), "--out", str(batch.parent / out)]) == 2
    err = capsys.readouterr().err
    assert says in err and len(err.strip().splitlines()) == 1
    assert batch.read_text() == before


def test_a_batch_that_holds_nothing_says_so(live, batch, capsys):
    batch.write_text(" \n")
    assert main(["check", "--batch", str(batch)]) == 2
    assert "holds no lines" in capsys.readouterr().err


def test_a_disk_that_fills_during_a_batch_leaves_the_earlier_file(live, batch, capsys, monkeypatch):
    out = batch.with_name("out.jsonl")
    out.write_text("van gisteren\n")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.replace", full)
        assert main(["ask", "--batch", str(batch), "--out", str(out)]) == 3
    err = capsys.readouterr().err
    assert "No space left" in err and "make room" in err and len(err.strip().splitlines()) == 1
    assert out.read_text() == "van gisteren\n"
    assert main(["ask", "--batch", str(batch), "--out", str(out)]) == 0
    assert json.loads(out.read_text())["id"] == "a"
