"""The command ``python ingest.py`` on a small corpus that may be written to."""

import errno
import json
import shutil

import pytest

from evals.gate import judge
from evals.planting import NumpyEncoder
from evals.preview import preview
from rag.index.opened import open_index
from rag.index.versions import ingest_lock, list_versions, read_pointer
from rag.ingest import ingest, main


@pytest.fixture
def settings(tiny_settings, tmp_path, monkeypatch):
    corpus = tmp_path / "corpus"
    shutil.copytree(tiny_settings.corpus, corpus)
    changed = tiny_settings.model_copy(update={"corpus": corpus})
    monkeypatch.setattr("rag.ingest.WorkerEncoder", NumpyEncoder)
    monkeypatch.setattr("rag.ingest.load_settings", lambda index=None, corpus=None: changed)
    monkeypatch.setattr("evals.gate.open_sets", lambda: ())
    monkeypatch.setattr("evals.preview.open_sets", lambda: ())
    return changed


def edit(settings, old, new, file="nota-veerdienst.md"):
    path = settings.corpus / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def run(*arguments):
    return main(list(arguments), judge, preview)


def test_only_what_changed_is_read_and_encoded(settings, capsys):
    assert run() == 0
    assert "2 documents read, 0 unchanged" in capsys.readouterr().out
    assert run() == 0
    out = capsys.readouterr().out
    assert "0 documents read, 2 unchanged" in out and "0 texts encoded" in out
    edit(settings, "87.000", "91.000")
    assert run() == 0
    out = capsys.readouterr().out
    assert "1 documents read, 1 unchanged" in out and "1 texts encoded" in out


def test_another_reader_reads_everything_again(settings, capsys, monkeypatch):
    assert run() == 0
    monkeypatch.setattr("rag.index.known.reader_digest", lambda: "other")
    assert run() == 0
    assert "2 documents read" in capsys.readouterr().out.split("live:")[1]


def test_an_unchanged_document_read_before_is_what_reading_gives(settings):
    ingest(settings, lambda _: None, None)
    first = open_index(settings)
    ingest(settings, lambda _: None, None)
    second = open_index(settings)
    assert second.paragraphs == first.paragraphs and second.figures == first.figures
    assert second.reports == first.reports and second.version.id != first.version.id


def test_the_same_letter_twice_is_read_once_and_named(settings, capsys):
    assert run() == 0
    text = (settings.corpus / "nota-veerdienst.md").read_text("utf-8")
    (settings.corpus / "a-kopie.md").write_text(text, "utf-8")
    (settings.corpus / "b-kopie.md").write_text(text + "\n\n", "utf-8")
    assert run() == 0
    out = capsys.readouterr().out
    assert "a-kopie.md: the same file as nota-veerdienst.md" in out
    assert "the same text as" in out
    assert (
        set(open_index(settings).sources) >= {"havenbrief", "nota-veerdienst"}
        or "b-kopie" in open_index(settings).sources
    )
    assert len(open_index(settings).sources) == 2


def test_dry_run_shows_old_beside_new_and_leaves_the_live_version(settings, capsys):
    assert run() == 0
    live = read_pointer(settings.index)
    edit(settings, "87.000 reizigers", "91.000 reizigers")
    (settings.corpus / "nieuw.md").write_text("# Nieuw\n\nEr komen 12 boten bij.\n", "utf-8")
    capsys.readouterr()
    assert run("--dry-run") == 0
    out = capsys.readouterr().out
    assert "added    nieuw" in out and "changed  nota-veerdienst" in out
    assert (
        "- De veerdienst vervoerde in 2024 ruim 87.000" in out
        and "+ De veerdienst vervoerde in 2024 ruim 91.000" in out
    )
    assert "figures that changed" in out and "answers that changed: 0" not in out
    assert read_pointer(settings.index) == live
    assert run("--dry-run", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert {one["what"] for one in data["documents"]} == {"added", "changed"}
    assert any("87.000" in one["old"] and "91.000" in one["new"] for one in data["answers"])


def test_history_tells_what_went_live_and_why(settings, capsys):
    assert run() == 0 and run() == 0 and run("--rollback") == 0
    capsys.readouterr()
    assert run("--history") == 0
    out = capsys.readouterr().out
    assert out.index("rolled back") < out.index("quality not measured") < out.index("first version")
    assert run("--history", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["events"]) == 3


def test_a_second_ingest_says_so_and_stops(settings, capsys):
    with ingest_lock(settings.index):
        assert run() == 3
    assert "another ingest is at work" in capsys.readouterr().err


def test_a_full_disk_is_one_sentence_and_leaves_nothing(settings, capsys, monkeypatch):
    assert run() == 0
    live, versions = read_pointer(settings.index), list_versions(settings.index)

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("rag.index.build.np.save", full)
    capsys.readouterr()
    assert run() == 3
    err = capsys.readouterr().err
    assert "No space left" in err and "make room" in err and len(err.strip().splitlines()) == 1
    assert read_pointer(settings.index) == live
    assert sorted(path.name for path in (settings.index / "versions").iterdir()) == versions


def test_a_document_that_can_no_longer_be_read_is_refused(settings, capsys):
    assert run() == 0
    (settings.corpus / "nota-veerdienst.md").write_text("", "utf-8")
    assert run() == 1
    assert "can no longer be read" in capsys.readouterr().out


def test_a_paragraph_that_is_lost_is_refused_until_the_document_is_accepted(settings, capsys):
    from rag.reading.manifest import file_digest

    assert run() == 0
    edit(settings, "- De dienst vaart elke dag.\n", "")
    assert run() == 1
    out = capsys.readouterr().out
    digest = file_digest(settings.corpus / "nota-veerdienst.md")
    assert "paragraphs: " in out and digest in out
    entry = f'[[accepted]]\ndocument = "nota-veerdienst"\nsha256 = "{digest}"\nreason = "no longer every day"\n'
    (settings.corpus / "accepted.toml").write_text(entry, "utf-8")
    assert run() == 0
    assert "accepted: no longer every day" in capsys.readouterr().out


def test_options_that_ask_for_different_things_change_nothing(settings, capsys):
    assert run() == 0
    live = read_pointer(settings.index)
    assert run("--rollback", "--clean") == 3
    assert "--rollback and --clean" in capsys.readouterr().err
    assert read_pointer(settings.index) == live


def test_an_index_that_is_a_file_is_left_alone(settings, capsys):
    settings.index.write_text("van een ander")
    assert run() == 3
    assert "is a file; give a folder with --index" in capsys.readouterr().err
    assert settings.index.read_text() == "van een ander"
