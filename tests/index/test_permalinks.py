import shutil

import pytest

from rag.cli import main
from rag.index.opened import open_index
from rag.index.permalinks import State, trace
from rag.index.versions import clean
from rag.ui.render.trace import gone_html, trace_html
from tests.conftest import build_live

TEXT = "De veerdienst vervoerde in 2024 ruim 87.000 reizigers tussen Veldsum en Hoorne."


@pytest.fixture
def edited(tiny_settings, tmp_path):
    """A function that changes the note and makes a new version live; returns the index and the id of the old paragraph."""
    corpus = tmp_path / "corpus"
    shutil.copytree(tiny_settings.corpus, corpus)
    settings = tiny_settings.model_copy(update={"corpus": corpus})
    build_live(settings)
    id_ = next(one.id for one in open_index(settings).paragraphs if one.text == TEXT)
    path = corpus / "nota-veerdienst.md"

    def change(old, new):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        build_live(settings)
        return open_index(settings), id_

    change.settings = settings
    change.path = path
    return change


def test_a_changed_paragraph_shows_both(edited):
    index, id_ = edited("87.000", "91.000")
    found = trace(index, id_)
    assert found.state is State.CHANGED and found.old.text == TEXT and "91.000" in found.now.text
    html = trace_html(found)
    assert f"gewijzigd sinds versie {found.version.id}" in html
    assert "<del>87.000</del>" in html and "<ins>91.000</ins>" in html and f'id="alinea-{id_}"' in html


def test_a_removed_paragraph_says_so(edited):
    index, id_ = edited(TEXT, "")
    found = trace(index, id_)
    assert found.state is State.REMOVED and found.now is None
    assert "verwijderd sinds versie" in trace_html(found) and "87.000" in trace_html(found)


def test_a_paragraph_that_is_as_it_was_has_no_notice(edited):
    index, id_ = edited("elke dag", "elke week")
    assert trace(index, id_).state is State.PRESENT and trace_html(trace(index, id_)) == ""


def test_a_renamed_document_is_followed(edited):
    edited.path.rename(edited.path.with_name("nota-2031.md"))
    build_live(edited.settings)
    index = open_index(edited.settings)
    id_ = f"nota-veerdienst:{next(p.digest for p in index.paragraphs if p.text == TEXT)}:1"
    found = trace(index, id_)
    assert found.state is State.MOVED and found.now.source_id == "nota-2031"


def test_a_removed_document_shows_the_old_text(edited):
    id_ = next(one.id for one in open_index(edited.settings).paragraphs if one.text == TEXT)
    edited.path.unlink()
    build_live(edited.settings)
    found = trace(open_index(edited.settings), id_)
    assert (
        found.document is None and "Dit document is er niet meer" in gone_html(found) and "87.000" in gone_html(found)
    )


def test_without_the_old_version_nothing_is_guessed(edited):
    index, id_ = edited("87.000", "91.000")
    clean(edited.settings.index, keep=0)
    found = trace(index, id_)
    assert found.state is State.UNKNOWN and found.document == "nota-veerdienst"
    assert "geen bewaarde versie" in trace_html(found)


def test_the_command_line_shows_both(edited, capsys, monkeypatch):
    _, id_ = edited("87.000", "91.000")
    monkeypatch.setattr("rag.cli.load_settings", lambda index=None, corpus=None: edited.settings)
    assert main(["paragraphs", "--id", id_]) == 0
    out = capsys.readouterr().out
    assert "gewijzigd sinds versie" in out and "- De veerdienst" in out and "91.000" in out
    assert main(["paragraphs", "--id", "nope:1:1"]) == 2


def test_the_page_opens_an_old_link_with_the_notice_above_the_document(edited):
    from types import SimpleNamespace

    from fastapi import FastAPI
    from fastapi.testclient import TestClient

    from rag.ui.parts import page_parts
    from rag.ui.services import Services

    index, id_ = edited("87.000", "91.000")
    app = FastAPI()
    app.include_router(page_parts(Services(lambda: SimpleNamespace(index=index))))
    page = TestClient(app).get(f"/deel/alinea/{id_}")
    assert page.status_code == 200
    assert page.text.index("gewijzigd sinds versie") < page.text.index('class="vb-document"')
    assert "vb-hier" in page.text
    assert TestClient(app).get("/deel/alinea/nope:1:1").status_code == 404
