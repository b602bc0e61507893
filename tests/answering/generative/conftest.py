"""A made-up model on a real port, and an engine on the small corpus that asks it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.llm_server import ModelServer
from rag.answering.pipeline import Engine

LLM = {"model": "spel", "timeout": 10.0, "total": 20.0, "retries": 0}


@pytest.fixture
def server():
    with ModelServer() as running:
        yield running


def with_llm(index, server, provider="openai", **changes):
    settings = index.settings
    llm = settings.llm.model_copy(
        update={**LLM, "provider": provider, "base_url": server.base_url(provider), **changes}
    )
    return Engine(replace(index, settings=settings.model_copy(update={"llm": llm})))


@pytest.fixture(params=["openai", "ollama"])
def asking(request, tiny_index, server):
    """Makes an engine with changed settings, for each protocol."""
    return lambda **changes: with_llm(tiny_index, server, request.param, **changes)
