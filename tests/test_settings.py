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


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("RAG_SERVER__PORT", "abc", "server.port"),
        ("RAG_SERVER__PORT", "99999", "server.port"),
        ("RAG_SERVER__PROT", "1", "no such setting"),
        ("RAG_SERVER", "{bad", '"server"'),
        ("RAG_SEVER__PORT", "1", "write RAG_SERVER__PORT if"),
        ("RAG_SETTING", "own.toml", "write RAG_SETTINGS if"),
        ("RAG_LLM_PROVIDER", "openai", "write RAG_LLM__PROVIDER if"),
        ("RAG_INDEX", "", "RAG_INDEX is empty"),
        ("RAG_INDEX__X", "1", "RAG_INDEX__X sets nothing"),
        ("RAG_LLM", "null", "RAG_LLM is no JSON object"),
        ("RAG_RETRIEVAL__CANDIDATES", "-1", "retrieval.candidates"),
        ("RAG_ANSWER__MAXIMUM_CHARACTERS", "0", "answer.maximum_characters"),
        ("RAG_ANSWER__OFF_TOPIC_BELOW", "55", "answer.off_topic_below"),
        ("RAG_RETRIEVAL__WEIGHT_DENSE", "nan", "retrieval.weight_dense"),
        ("RAG_LLM__PROVIDER", "foo", "llm.provider"),
    ],
)
def test_a_bad_environment_is_one_sentence_that_names_it(monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    with pytest.raises(RagError) as caught:
        load_settings()
    assert says in str(caught.value) and "; " in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [None, b"[[[", b'a = "\xff"'])
def test_a_settings_file_that_cannot_be_read_is_not_passed_over(monkeypatch, tmp_path, content):
    own = tmp_path / "own.toml"
    if content is not None:
        own.write_bytes(content)
    for path in (own, tmp_path):  # a file that is missing or broken, and a folder
        monkeypatch.setenv("RAG_SETTINGS", str(path))
        with pytest.raises(RagError, match=r"RAG_SETTINGS: .* cannot be read .*; name a TOML file"):
            load_settings()


@pytest.mark.parametrize("name", ["RAG_API_TOKEN", "RAG_PORT", "RAG_TOOL__KEY"])
def test_a_variable_of_another_program_is_named_and_passed_over(monkeypatch, capsys, name):
    monkeypatch.setenv(name, "1")
    assert load_settings().retrieval.candidates
    err = capsys.readouterr().err
    assert name in err and len(err.splitlines()) == 1
