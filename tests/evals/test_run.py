import json
import re
from functools import partial
from pathlib import Path

import pytest

from evals import questions, run
from evals.questions import HELD_OUT, load_set, set_names, verify_held_out


@pytest.fixture
def on_tiny_index(tiny_index, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run, "load_settings", lambda index=None, corpus=None: tiny_index.settings)


@pytest.fixture
def own_sets(questions_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The committed sets replaced by one on the small corpus."""
    folder = questions_file.parent.parent
    for name, function in (("load_set", load_set), ("set_names", set_names), ("verify_held_out", verify_held_out)):
        monkeypatch.setattr(run, name, partial(function, folder=folder))
    return folder


def test_a_question_file_runs_and_writes_its_report(on_tiny_index, questions_file, tmp_path, capsys) -> None:
    assert run.main(["--questions", str(questions_file), "--out", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr().out
    assert "who_what" in shown and "invariant: quotes verbatim 100.0 %" in shown
    assert (tmp_path / "out" / "evals.html").stat().st_size > 5000
    assert json.loads((tmp_path / "out" / "evals.json").read_text())["outcomes"][0]["questions"] == 3


def test_exit_1_below_the_baseline_and_0_at_it(on_tiny_index, own_sets, tmp_path, capsys) -> None:
    baseline = tmp_path / "baseline.json"
    arguments = ["--out", str(tmp_path / "out"), "--baseline", str(baseline)]
    assert run.main([*arguments, "--save-baseline"]) == 0
    assert run.main(arguments) == 0
    data = json.loads(baseline.read_text())
    data["sets"]["haven"]["measures"]["right"] = 1.5
    baseline.write_text(json.dumps(data))
    assert run.main(arguments) == 1
    assert "below the baseline: haven: right" in capsys.readouterr().out


def test_sets_on_other_documents_are_not_run(on_tiny_index, own_sets, tmp_path, capsys) -> None:
    path = own_sets / "haven" / questions.OPEN
    path.write_text(
        path.read_text("utf-8").replace("havenbrief", "other").replace("nota-veerdienst", "another"), "utf-8"
    )
    assert run.main(["--out", str(tmp_path)]) == 3
    assert "no question fits" in capsys.readouterr().err


def test_the_sealed_sets_print_and_write_no_single_question(on_tiny_index, own_sets, tmp_path, capsys) -> None:
    import hashlib

    sealed = own_sets / "haven" / HELD_OUT
    (own_sets / "haven" / questions.OPEN).rename(sealed)
    (own_sets / questions.DIGESTS).write_text(f"{hashlib.sha256(sealed.read_bytes()).hexdigest()}  haven/{HELD_OUT}\n")
    assert run.main(["--held-out", "--out", str(tmp_path / "out")]) == 0
    written = "".join(path.read_text() for path in (tmp_path / "out").iterdir())
    shown = capsys.readouterr().out + written
    assert "right" in shown and "ligplaatsen" not in shown and not re.search(r"\bt-1\b", shown)
    sealed.write_text(sealed.read_text() + "\n")
    assert run.main(["--held-out", "--out", str(tmp_path / "out")]) == 3
    assert "sealed was" in capsys.readouterr().err


def test_a_bad_file_is_one_line(on_tiny_index, tmp_path, capsys) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{\n")
    assert run.main(["--questions", str(path)]) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_where_the_report_should_go_is_said_before_anything_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("something else", encoding="utf-8")

    assert run.main(["--out", str(taken)]) == 3

    assert "is a file; give a folder with --out" in capsys.readouterr().err
    assert taken.read_text(encoding="utf-8") == "something else"
