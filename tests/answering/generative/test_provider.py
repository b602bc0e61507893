"""Without the extra nothing changes, and asking for a model says what to install."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rag.errors import RagError
from tests.answering.generative.conftest import with_llm

PROJECT = Path(__file__).resolve().parents[3]
_ASKS = """
import json, sys
from pathlib import Path
if {block}:
    class Block:
        def find_spec(self, name, path=None, target=None):
            if name.split(".")[0] in ("openai", "ollama") or name.startswith("llama_index.llms"):
                raise ModuleNotFoundError(name)
    sys.meta_path.insert(0, Block())
from rag.answering.contract import answer_object
from rag.answering.pipeline import Engine, ask
from rag.index.opened import open_index
from rag.settings import load_settings
settings = load_settings(Path({index!r}), Path({corpus!r}))
settings = settings.model_copy(update={{"encoder": settings.encoder.model_copy(update={{"model": {model!r}}})}})
engine = Engine(open_index(settings))
for question in {questions!r}:
    found = answer_object(ask(engine, question), engine.sources)
    print(json.dumps(found | {{"seconds": 0}}, ensure_ascii=False))
assert not [name for name in sys.modules if name.split(".")[0] in ("openai", "ollama")]
"""
QUESTIONS = ["Hoeveel ligplaatsen komen er bij?", "Wie wil een tweede boot?", "Wat kost een nachttrein naar Wenen?"]


def answered(tiny_index, block):
    settings = tiny_index.settings
    code = _ASKS.format(
        block=block,
        index=str(settings.index),
        corpus=str(settings.corpus),
        model=settings.encoder.model,
        questions=QUESTIONS,
    )
    return subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True, capture_output=True).stdout


@pytest.mark.slow
def test_verbatim_answers_are_byte_for_byte_the_same_with_and_without_the_extra(tiny_index):
    with_extra, without = answered(tiny_index, block=False), answered(tiny_index, block=True)
    assert with_extra == without
    assert len(with_extra.splitlines()) == len(QUESTIONS)
    assert all("wording" not in json.loads(line) for line in with_extra.splitlines())


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_without_the_extra_the_error_says_what_to_install(tiny_index, server, monkeypatch, provider):
    for name in ("llama_index.llms.ollama", "llama_index.llms.openai_like", "openai.resources.chat.completions"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(RagError, match=r"pip install -e \"\.\[llm\]\""):
        _ = with_llm(tiny_index, server, provider).writer


def test_a_provider_without_a_model_is_an_error_that_says_what_to_set(tiny_index, server):
    with pytest.raises(RagError, match="RAG_LLM__MODEL"):
        _ = with_llm(tiny_index, server, model="").writer
