import tomllib

import pytest

from rag.cli import main
from rag.errors import CorpusError
from rag.manifest_entry import add_entry
from rag.reading.manifest import load_collection

LETTER = """# Kamerbrief

**Datum**

3 april 2031

**Kenmerk**

ABC / 2031-77

**Betreft**

Stand van de dijken

Geachte voorzitter,

Op 12 mei 2029 is besloten de dijk te verhogen.
"""


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "brief.md").write_text(LETTER, "utf-8")
    return tmp_path


def entries(corpus):
    return tomllib.loads((corpus / "manifest.toml").read_text("utf-8"))["document"]


def test_what_the_document_states_is_filled_in(corpus):
    add_entry(corpus, corpus / "brief.md")
    (one,) = entries(corpus)
    assert one["title"] == "Stand van de dijken" and one["date"] == "2031-04-03" and one["kind"] == "kamerbrief"
    assert one["references"] == ["ABC / 2031-77"]
    assert load_collection(corpus).sources[0].date == "2031-04-03"


def test_what_it_does_not_state_stays_unknown_and_is_named(corpus):
    (corpus / "los.txt").write_text("Op 12 mei 2029 is besloten de dijk te verhogen.\n", "utf-8")
    said = add_entry(corpus, corpus / "los.txt")
    (one,) = entries(corpus)
    assert set(one) == {"id", "file", "sha256"}
    assert "not found in the document: title, kind, author, date" in said


def test_a_refreshed_entry_keeps_what_a_person_wrote_and_the_comments(corpus):
    add_entry(corpus, corpus / "brief.md")
    manifest = corpus / "manifest.toml"
    manifest.write_text("# ours\n" + manifest.read_text("utf-8").replace("Stand van de dijken", "Mijn titel"), "utf-8")
    (corpus / "brief.md").write_text(LETTER.replace("12 mei", "13 mei"), "utf-8")
    with pytest.raises(CorpusError, match="sha256"):
        load_collection(corpus)
    assert "sha256 is now" in add_entry(corpus, corpus / "brief.md")
    assert manifest.read_text("utf-8").startswith("# ours\n") and entries(corpus)[0]["title"] == "Mijn titel"
    assert load_collection(corpus).sources[0].title == "Mijn titel"
    assert "as it was" in add_entry(corpus, corpus / "brief.md")


def test_a_renamed_file_keeps_its_id(corpus):
    add_entry(corpus, corpus / "brief.md")
    path = (corpus / "brief.md").rename(corpus / "2031-brief.md")
    assert "the file was brief.md" in add_entry(corpus, path)
    assert [(one["id"], one["file"]) for one in entries(corpus)] == [("brief", "2031-brief.md")]


def test_a_file_elsewhere_is_bad_input(corpus, tmp_path, capsys):
    assert main(["manifest", "add", "/nowhere/x.pdf", "--corpus", str(corpus)]) == 2
    assert "copy it there first" in capsys.readouterr().err
