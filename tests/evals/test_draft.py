import json

import pytest

from evals.draft import main
from evals.questions import QUESTIONS, load_questions
from tests.conftest import build_live

WRONG = {"thumb": "down", "reason": "wrong_figure", "index_version": "v", "status": "answered", "question": "Hoeveel ligplaatsen komen er bij?", "answer": "35"}  # fmt: skip


@pytest.fixture
def live(tiny_settings, monkeypatch):
    build_live(tiny_settings)
    monkeypatch.setattr("evals.draft.load_settings", lambda index=None: tiny_settings)
    folder = tiny_settings.index / "feedback"
    folder.mkdir()
    rows = [WRONG, {key: WRONG[key] for key in ("thumb", "index_version", "status")}, WRONG]
    (folder / "2031-01.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows) + "torn{\n", "utf-8")
    return tiny_settings


def test_a_wrong_answer_becomes_a_draft_with_evidence_once(live, capsys):
    assert main([]) == 0
    out = capsys.readouterr().out
    assert "1 questions drafted" in out and "3 thumbs, 1 without their question" in out
    (one,) = load_questions(live.index / "drafts.jsonl")
    assert one.question == WRONG["question"] and "the figure is wrong" in one.notes
    assert any("1.200 ligplaatsen" in evidence.quote for evidence in one.evidence[0])
    assert main([]) == 0
    assert "0 questions drafted" in capsys.readouterr().out


def test_a_draft_is_never_written_among_the_sets(live, capsys):
    assert main(["--out", str(QUESTIONS / "brainport" / "drafts.jsonl")]) == 3
    assert "move what you approve" in capsys.readouterr().err
