import hashlib
import json
from pathlib import Path

import pytest

from evals.questions import CORPORA, HELD_OUT, OPEN, load_questions, load_set, read_question, set_names, verify_held_out
from rag.errors import RagError
from tests.evals.conftest import ROWS


def test_reads_needs_alternatives_and_history(tmp_path: Path) -> None:
    row = ROWS[0] | {
        "history": [{"user": "En daar?", "assistant": "Ja."}],
        "must_mention": ["een", ["twee", "drie"]],
        "evidence": [
            [{"document": "a", "quote": "x"}, {"document": "b", "quote": "y"}],
            [{"document": "c", "quote": "z"}],
        ],
        "documents": ["d"],
    }
    question = read_question(row)
    assert [[one.document for one in need] for need in question.evidence] == [["a", "b"], ["c"]]
    assert question.must_mention == (("een",), ("twee", "drie"))
    assert question.named_documents == {"a", "b", "c", "d"}
    assert json.loads(question.line())["history"] == row["history"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answer": "x"}, "unknown key 'answer'"),
        ({"status": "maybe"}, "status 'maybe' is none of"),
        ({"verdict": "true"}, "verdict 'true'"),
        ({"evidence": [[]]}, "a need must be a non-empty list"),
        ({"evidence": [[{"document": "a"}]]}, "evidence must be"),
        ({"status": "off_topic"}, "evidence with status 'off_topic'"),
        ({"figures": [{"value": "veel", "kind": "count"}]}, "figure value 'veel'"),
        ({"figures": [{"value": "1", "kind": "number"}]}, "figure kind 'number'"),
        ({"figures": [{"value": "1", "kind": "count", "qualifier": "ruim"}]}, "qualifier 'ruim'"),
        ({"question": " "}, "'question' must be a text"),
        ({"must_mention": [3]}, "must_mention must hold texts"),
        ({"history": [{"assistant": "x"}]}, "a turn must be"),
    ],
)
def test_an_error_names_file_line_and_fault(tmp_path: Path, change: dict[str, object], message: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(ROWS[0]) + "\n\n" + json.dumps(ROWS[1] | change) + "\n")
    with pytest.raises(RagError) as error:
        load_questions(path)
    assert f"{path}:3: " in str(error.value)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", ":1: is not JSON"),
        ("", "holds no questions"),
        (f"{json.dumps(ROWS[0])}\n" * 2, ":2: id 't-1' is used twice"),
    ],
)
def test_a_bad_file_is_one_clear_error(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(text)
    with pytest.raises(RagError, match=message):
        load_questions(path)


def test_the_committed_sets_load_and_name_documents_of_their_corpus() -> None:
    committed = [(name, file) for file in (OPEN, HELD_OUT) for name in set_names(file=file)]
    assert {name for name, _ in committed} == set(CORPORA)
    for name, file in committed:
        loaded = load_set(name, file)
        listed = {path.stem for path in CORPORA[name].iterdir() if path.suffix != ".toml"}
        assert loaded.documents == listed


def test_the_seal_is_checked(tmp_path: Path) -> None:
    sealed = tmp_path / "haven" / "held_out.jsonl"
    sealed.parent.mkdir()
    sealed.write_text("{}\n")
    digests = tmp_path / "HELD_OUT.sha256"
    digests.write_text(f"{hashlib.sha256(sealed.read_bytes()).hexdigest()}  haven/held_out.jsonl\n")
    verify_held_out("haven", tmp_path)
    sealed.write_text("{ }\n")
    with pytest.raises(RagError, match="sealed was"):
        verify_held_out("haven", tmp_path)
    digests.write_text("")
    with pytest.raises(RagError, match="no digest"):
        verify_held_out("haven", tmp_path)
