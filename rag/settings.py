"""Settings: ``settings.toml`` of this package, then ``RAG_SETTINGS`` (a TOML file), then environment variables."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from rag.errors import RagError

PROJECT = Path(__file__).resolve().parent.parent
DEFAULTS = Path(__file__).with_name("settings.toml")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EncoderSettings(_Section):
    """Which embedder, and what it wants before a text."""

    model: str
    query_prefix: str
    passage_prefix: str
    batch_size: int


class RetrievalSettings(_Section):
    """How many candidates, and how their ranks are fused."""

    candidates: int
    fusion_k: int
    weight_stems: float
    weight_ngrams: float
    weight_related: float
    weight_dense: float
    results: int


class ReaderSettings(_Section):
    """Whether the shipped reader reads the best paragraphs."""

    enabled: bool


class AnswerSettings(_Section):
    """When to refuse, and how long an answer may be."""

    off_topic_below: float
    counted_below: float
    maximum_characters: int


class ChromaSettings(_Section):
    """Parameters of the HNSW graph."""

    ef_construction: int
    ef_search: int


class ServerSettings(_Section):
    """Where the page is served, and what it accepts."""

    host: str
    port: int
    longest_question: int


class UiSettings(_Section):
    """What the page shows and accepts."""

    examples: int
    context: int
    figures_per_page: int
    conversations: int


class AccessSettings(_Section):
    """Who may use the page, and how much."""

    users: dict[str, str]
    hosts: list[str]
    requests_per_minute: int
    failures_per_minute: int
    concurrent: int
    queue: int


class FeedbackSettings(_Section):
    """What a thumb stores."""

    store_question: bool


class LlmSettings(_Section):
    """Which language model words the answers, where it is served, and what it may cost. The key is in the environment."""

    provider: Literal["none", "ollama", "openai"]
    model: str
    base_url: str
    timeout: float
    total: float
    retries: int
    temperature: float
    max_tokens: int
    context: int
    paragraphs: int
    most_removed: float
    standalone: bool
    cache: int


class Settings(BaseSettings):
    """All settings. ``index`` and ``corpus`` are the folders that every command works on."""

    model_config = SettingsConfigDict(
        env_prefix="RAG_", env_nested_delimiter="__", extra="forbid", frozen=True, toml_file=DEFAULTS
    )

    index: Path = PROJECT / ".index"
    corpus: Path = PROJECT / "corpus"
    encoder: EncoderSettings
    retrieval: RetrievalSettings
    reader: ReaderSettings
    answer: AnswerSettings
    chroma: ChromaSettings
    server: ServerSettings
    ui: UiSettings
    access: AccessSettings
    feedback: FeedbackSettings
    llm: LlmSettings

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order of precedence: arguments, environment, ``RAG_SETTINGS`` file, defaults."""
        own = os.environ.get("RAG_SETTINGS")
        files = [TomlConfigSettingsSource(settings_cls, Path(own))] if own else []
        return (init_settings, env_settings, *files, TomlConfigSettingsSource(settings_cls, DEFAULTS))


@lru_cache(maxsize=1)
def _loaded() -> Settings:
    return Settings()  # type: ignore[call-arg]  # filled from the TOML file


def load_settings(index: Path | None = None, corpus: Path | None = None) -> Settings:
    """The settings, with the folders of a command line where given. RagError names a wrong or unknown key."""
    try:
        settings = _loaded()
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RagError(
            f"setting {where!r}: {first['msg']}; correct it in rag/settings.toml or the environment"
        ) from error
    folders = {name: Path(path).resolve() for name, path in (("index", index), ("corpus", corpus)) if path}
    return settings.model_copy(update=folders) if folders else settings
