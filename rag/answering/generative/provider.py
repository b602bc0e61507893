"""The language model of the settings, through llama-index; imported only where one is switched on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rag.errors import RagError
from rag.settings import LlmSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

KEY = "VRAAGBAAK_LLM_KEY"  # environment variable with the key of an endpoint that asks one; never written anywhere
_LOCAL = {"ollama": "http://127.0.0.1:11434", "openai": "http://127.0.0.1:8000/v1"}


def make_llm(settings: LlmSettings) -> LLM:
    """The model of the settings. RagError where its name is missing or the extra is not installed."""
    if not settings.model:
        raise RagError(
            f"[llm] provider is {settings.provider!r} and model is empty; set RAG_LLM__MODEL or [llm] model "
            'in the file of RAG_SETTINGS, or set provider = "none"'
        )
    try:
        return _ollama(settings) if settings.provider == "ollama" else _openai(settings)
    except ImportError as error:
        raise RagError(
            f"[llm] provider {settings.provider!r} needs the extra of that name ({error.name} is missing); "
            'install it with: pip install -e ".[llm]"'
        ) from error


def address(settings: LlmSettings) -> str:
    """Where the model is served."""
    return settings.base_url or _LOCAL[settings.provider]


def _ollama(settings: LlmSettings) -> LLM:
    from llama_index.llms.ollama import Ollama

    key = os.environ.get(KEY)
    return Ollama(
        model=settings.model,
        base_url=address(settings),
        temperature=settings.temperature,
        context_window=settings.context,
        request_timeout=settings.timeout,
        headers={"Authorization": f"Bearer {key}"} if key else {},
        additional_kwargs={"num_predict": settings.max_tokens},
    )


def _openai(settings: LlmSettings) -> LLM:
    import openai.resources.chat.completions  # noqa: F401  # seconds of loading, which would count as the model's silence
    from llama_index.llms.openai_like import OpenAILike

    return OpenAILike(
        model=settings.model,
        api_base=address(settings),
        api_key=os.environ.get(KEY) or "none",
        is_chat_model=True,
        is_function_calling_model=False,
        temperature=settings.temperature,
        max_tokens=settings.max_tokens,
        context_window=settings.context,
        timeout=settings.timeout,
        max_retries=0,  # retried in talk.py, the same for every provider
        additional_kwargs={"stream_options": {"include_usage": True}},
    )
