import pytest

from rag import settings as module
from rag.errors import RagError
from rag.settings import load_settings


@pytest.fixture(autouse=True)
def fresh():
    module._loaded.cache_clear()
    yield
    module._loaded.cache_clear()


def test_environment_overrides_the_file(monkeypatch):
    monkeypatch.setenv("RAG_RETRIEVAL__CANDIDATES", "7")
    monkeypatch.setenv("RAG_INDEX", "/somewhere")
    loaded = load_settings()
    assert loaded.retrieval.candidates == 7
    assert str(loaded.index) == "/somewhere"


def test_own_file_overrides_and_unknown_key_is_an_error(monkeypatch, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("[retrieval]\ncandidates = 9\n")
    monkeypatch.setenv("RAG_SETTINGS", str(own))
    assert load_settings().retrieval.candidates == 9
    own.write_text("[retrieval]\ncandidate = 9\n")
    module._loaded.cache_clear()
    with pytest.raises(RagError, match=r"retrieval\.candidate"):
        load_settings()
