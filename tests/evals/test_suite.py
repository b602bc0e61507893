import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from evals.baseline import falls, load_baseline, save_baseline
from evals.compare import compare, show_comparison
from evals.questions import load_questions
from evals.record import read_record, write_record
from evals.report import report
from evals.screen import show
from evals.suite import Outcome, judged, run, score
from rag.answering.pipeline import Engine
from rag.errors import RagError
from tests.evals.conftest import make_answer, make_question


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory):
    from tests.evals.conftest import ROWS

    path = tmp_path_factory.mktemp("set") / "open.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), "utf-8")
    return load_questions(path)


@pytest.fixture(scope="module")
def outcome(tiny_index, questions) -> Outcome:
    ticks: list[int] = []
    made = run(Engine(tiny_index), "haven", questions, 2, lambda: ticks.append(1))
    assert len(ticks) == len(questions)
    return made


def test_the_gold_is_found_and_a_quoted_answer_is_right(outcome: Outcome) -> None:
    assert all(all(result.needs) for result in outcome.results)
    scores = {result.question.id: result.scores for result in outcome.results}
    assert scores["t-2"]["right"] == 1.0 and scores["t-2"]["Success@1"] == 1.0
    assert "refusal" in scores["t-3"] and "RR@10" not in scores["t-3"] and "false refusal" not in scores["t-3"]
    assert set(outcome.invariants().values()) == {1.0}
    assert outcome.estimates("who_what")["right"].n == 1


def test_each_question_is_scored_on_what_applies_to_it() -> None:
    evidence = [[{"document": "d", "quote": "x"}]]
    claim = score(
        make_question(verdict="supported", evidence=evidence), (frozenset(),), make_answer(verdict="supported")
    )
    assert claim["verdict"] == 1.0 and not {"FigureExact", "completeness", "refusal"} & set(claim)
    figure = score(make_question(figures=[{"value": "1", "kind": "count"}], must_mention=["1"]), (), make_answer("1"))
    assert set(figure) == {"right", "FigureExact", "completeness", "false refusal"}


def test_missing_answers_count_as_zero(questions, tiny_index) -> None:
    for result in judged(questions, {}, tiny_index.paragraphs):
        assert {name: value for name, value in result.scores.items() if name != "false refusal"}
        assert all(value == (name == "false refusal") for name, value in result.scores.items())


def test_a_broken_invariant_is_seen_on_the_screen(outcome: Outcome, capsys: pytest.CaptureFixture[str]) -> None:
    from evals.invariants import VERBATIM, Breach

    broken = replace(outcome, breaches=(Breach("t-1", VERBATIM, "[1] 'x'"),))
    assert broken.invariants()[VERBATIM] == pytest.approx(2 / 3)
    show(Console(width=150), broken)
    shown = capsys.readouterr().out
    assert "quotes verbatim 66.7 %" in shown and "t-1: [1] 'x'" in shown and "2 questions of this set" in shown
    show(Console(width=150), broken, single=False)
    assert "t-1" not in capsys.readouterr().out


def test_the_record_reads_back_and_without_single_names_no_question(outcome: Outcome, tmp_path: Path) -> None:
    write_record(tmp_path / "a.json", [outcome])
    back = read_record(tmp_path / "a.json")["haven"]
    assert back["measures"]["total"]["right"]["value"] == pytest.approx(outcome.estimates()["right"].value, abs=1e-6)
    assert [one["id"] for one in back["results"]] == ["t-1", "t-2", "t-3"]
    write_record(tmp_path / "b.json", [outcome], single=False)
    text = (tmp_path / "b.json").read_text()
    assert "t-1" not in text and "ligplaatsen" not in text and '"results"' not in text
    (tmp_path / "c.json").write_text("{}")
    with pytest.raises(RagError, match="no record of a run"):
        read_record(tmp_path / "c.json")


def worse(outcome: Outcome) -> Outcome:
    """The outcome with its second question answered wrongly."""
    results = list(outcome.results)
    results[1] = replace(results[1], answer=make_answer(), scores=results[1].scores | {"right": 0.0, "Success@1": 0.0})
    return replace(outcome, results=tuple(results))


def test_a_fall_below_the_baseline_is_named(outcome: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    save_baseline(path, [outcome])
    baseline = load_baseline(path)
    assert falls(outcome, baseline) == ([], None)
    found, remark = falls(worse(outcome), baseline)
    assert {fall.measure for fall in found} == {"right", "Success@1"} and remark is None
    baseline["tolerances"] |= {"right": 0.5, "Success@1": 0.6}
    assert falls(worse(outcome), baseline)[0] == []


def test_a_higher_false_refusal_rate_is_a_fall(outcome: Outcome, tmp_path: Path) -> None:
    save_baseline(tmp_path / "b.json", [outcome])
    results = [
        replace(r, scores={k: (1.0 if k == "false refusal" else v) for k, v in r.scores.items()})
        for r in outcome.results
    ]
    found, _ = falls(replace(outcome, results=tuple(results)), load_baseline(tmp_path / "b.json"))
    assert [fall.measure for fall in found] == ["false refusal"] or outcome.estimates()["false refusal"].value == 1.0


def test_other_questions_are_compared_on_those_in_both(outcome: Outcome, tmp_path: Path) -> None:
    save_baseline(tmp_path / "b.json", [outcome])
    baseline = load_baseline(tmp_path / "b.json")
    part = replace(outcome, results=outcome.results[:2])
    assert falls(part, baseline)[0] == []
    found, remark = falls(replace(worse(outcome), results=worse(outcome).results[:2]), baseline)
    assert [fall.measure for fall in found] == ["right"] and "the 2 in both" in (remark or "")
    assert falls(replace(outcome, name="other"), baseline)[1] is not None


def test_a_baseline_keeps_the_sets_that_were_not_run(outcome: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    save_baseline(path, [outcome])
    save_baseline(path, [replace(outcome, name="other")])
    assert set(load_baseline(path)["sets"]) == {"haven", "other"}
    with pytest.raises(RagError, match="--save-baseline"):
        load_baseline(tmp_path / "none.json")


def test_two_runs_compare_pairwise(outcome: Outcome, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_record(tmp_path / "a.json", [outcome])
    write_record(tmp_path / "b.json", [worse(outcome)])
    before, after = (read_record(tmp_path / name)["haven"] for name in ("a.json", "b.json"))
    found = compare("haven", before, after)
    assert found.now_wrong == ("t-2",) and found.now_right == ()
    assert compare("haven", after, before).now_right == ("t-2",)
    assert found.differences["right"].value == pytest.approx(-1 / 3)
    assert found.differences["RR@10"].value == 0.0
    show_comparison(Console(width=150), tmp_path / "a.json", tmp_path / "b.json")
    assert "right → wrong: 1" in capsys.readouterr().out


def test_the_page_is_whole_in_itself_and_escapes_what_it_shows(outcome: Outcome) -> None:
    first = outcome.results[0]
    sly = replace(first, question=replace(first.question, question="<script>alert(1)</script>"))
    page = report([replace(outcome, results=(sly, *outcome.results[1:]))])
    assert "http" not in page.replace("http-equiv", "") and "src=" not in page and "@import" not in page
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert page.count('<details class="q ') == 3 and page.count("<svg") == 3 and 'class="mark"' in page
