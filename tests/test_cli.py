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
     (["ask", "x" * 3000], 2, "te lang"), (["ask", "--batch", "/nonexistent.jsonl"], 2, "cannot be read")],
)  # fmt: skip
def test_bad_input_gets_one_clear_sentence(live, capsys, arguments, code, says):
    assert main(arguments) == code
    err = capsys.readouterr().err
    assert says in err
    assert len(err.strip().splitlines()) == 1
