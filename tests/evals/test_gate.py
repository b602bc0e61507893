from dataclasses import replace
from pathlib import Path

import pytest

from evals import gate
from evals.accepted import read_accepted
from evals.parse_gate import ParseFault
from evals.questions import load_set, set_names
from rag.errors import CorpusError
from rag.index.versions import read_pointer, read_version
from tests.conftest import build_live


@pytest.fixture
def live(tiny_settings, questions_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A live index of a corpus that may be written to, with a question set of its own."""
    import shutil

    folder = questions_file.parent.parent
    sets = tuple(load_set(name, folder=folder) for name in set_names(folder))
    monkeypatch.setattr(gate, "open_sets", lambda: sets)
    corpus = tmp_path / "corpus"
    shutil.copytree(tiny_settings.corpus, corpus)
    settings = tiny_settings.model_copy(update={"corpus": corpus})
    build_live(settings)
    return settings


def candidate(settings):
    """A version of the corpus as it is now; the pointer is put back to the live one before."""
    from rag.index.versions import promote

    before = read_pointer(settings.index).live
    version = build_live(settings)
    promote(settings.index, before)
    return read_version(settings.index, version.id)


def edit(settings, old: str, new: str) -> None:
    path = settings.corpus / "nota-veerdienst.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_an_unchanged_corpus_passes(live) -> None:
    said: list[str] = []
    assert gate.judge(live, candidate(live), said.append).passed
    assert "compared with the live version" in said[0]


def test_a_question_that_turns_wrong_is_named_and_refused_until_accepted(live) -> None:
    edit(live, "De burgemeester van Veldsum wil een tweede boot.", "De boot is groen.")
    version, said = candidate(live), []
    assert not gate.judge(live, version, said.append).passed
    assert any("t-2" in line and "Wie wil een tweede boot?" in line for line in said)
    (live.corpus / gate.ACCEPTED).write_text('[[accepted]]\nquestion = "t-2"\nreason = "no longer stated"\n')
    said.clear()
    assert gate.judge(live, version, said.append).passed
    assert any("accepted: no longer stated" in line for line in said)


def test_a_removed_document_takes_its_questions_out(live) -> None:
    (live.corpus / "nota-veerdienst.md").unlink()
    said: list[str] = []
    assert gate.judge(live, candidate(live), said.append).passed
    assert "of 1 questions" in said[0]  # neither that of the document nor the refusal counts


def test_without_a_set_the_output_says_that_quality_is_not_measured(live, monkeypatch) -> None:
    monkeypatch.setattr(gate, "open_sets", lambda: ())
    said: list[str] = []
    assert gate.judge(live, candidate(live), said.append).passed
    assert "quality not measured" in said[0]


def test_a_broken_invariant_or_an_empty_document_refuses() -> None:
    assert not gate.GateVerdict(1, 1, broken=("t-1: quotes verbatim: x",)).passed
    fault = ParseFault("havenbrief", "0" * 64, "no paragraph was read from it")
    assert not gate.GateVerdict(1, 1, parse=(fault,)).passed
    assert gate.GateVerdict(1, 1, parse=(replace(fault, accepted="meant"),)).passed
    assert gate.GateVerdict(0, 0).passed


@pytest.mark.parametrize(
    "text", ['[[accepted]]\nquestion = "t-1"\n', '[[accepted]]\nquestion = "t-1"\nreason = " "\n', "x"]
)
def test_accepting_wants_a_reason(tmp_path: Path, text: str) -> None:
    path = tmp_path / "accepted.toml"
    path.write_text(text)
    with pytest.raises(CorpusError, match=r"accepted\.toml"):
        read_accepted(path)


def test_a_program_that_answers_worse_is_seen_by_what_was_recorded(live, monkeypatch: pytest.MonkeyPatch) -> None:
    from rag.index.versions import promote
    from rag.retrieval.ranker import Ranker, shipped_ranker

    version = candidate(live)
    assert gate.judge(live, version, lambda _: None).passed
    promote(live.index, version.id)
    upset = Ranker(-shipped_ranker().weights)
    monkeypatch.setattr("rag.answering.engine.shipped_ranker", lambda: upset)
    said: list[str] = []
    assert not gate.judge(live, candidate(live), said.append).passed
    assert any("also on the live documents" in line for line in said)


def test_evidence_that_is_gone_is_accepted_with_the_document_in_this_form_only(live) -> None:
    from rag.reading.manifest import file_digest

    edit(live, "De burgemeester van Veldsum wil", "De wethouder van Hoorne wil")
    version, said = candidate(live), []
    assert not gate.judge(live, version, said.append).passed
    digest = file_digest(live.corpus / "nota-veerdienst.md")
    assert any("evidence gone: t-2" in line for line in said) and any(digest in line for line in said)
    entry = '[[accepted]]\ndocument = "nota-veerdienst"\nsha256 = "{}"\nreason = "rectified"\n'
    (live.corpus / gate.ACCEPTED).write_text(entry.format("0" * 64))
    assert not gate.judge(live, version, said.append).passed
    (live.corpus / gate.ACCEPTED).write_text(entry.format(digest))
    assert gate.judge(live, version, said.append).reason == "passed the gate, 1 accepted"
