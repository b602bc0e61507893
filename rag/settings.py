"""Settings: ``settings.toml`` of this package, then ``RAG_SETTINGS`` (a TOML file), then environment variables."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from rag.errors import RagError
from rag.settings_names import NESTED, PREFIX, demand_known_names

PROJECT = Path(__file__).resolve().parent.parent
DEFAULTS = Path(__file__).with_name("settings.toml")
OWN = "RAG_SETTINGS"  # the environment variable that names a settings file of one's own

Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Positive = Annotated[int, Field(gt=0)]
Count = Annotated[int, Field(ge=0)]
Port = Annotated[int, Field(ge=1, le=65535)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EncoderSettings(_Section):
    """Which embedder, and what it wants before a text."""

    model: str
    query_prefix: str
    passage_prefix: str
    batch_size: Positive


class RetrievalSettings(_Section):
    """How many candidates, and how their ranks are fused."""

    candidates: Positive
    fusion_k: Positive
    weight_stems: Weight
    weight_ngrams: Weight
    weight_related: Weight
    weight_dense: Weight
    results: Positive


class ReaderSettings(_Section):
    """Whether the shipped reader reads the best paragraphs."""

    enabled: bool


class AnswerSettings(_Section):
    """When to refuse, and how long an answer may be."""

    off_topic_below: Share
    counted_below: Share
    maximum_characters: Positive


class ChromaSettings(_Section):
    """Parameters of the HNSW graph."""

    ef_construction: Positive
    ef_search: Positive


class ServerSettings(_Section):
    """Where the page is served, and what it accepts."""

    host: str
    port: Port
    longest_question: Positive


class UiSettings(_Section):
    """What the page shows and accepts."""

    examples: Count
    context: Count
    figures_per_page: Positive
    conversations: Positive


class AccessSettings(_Section):
    """Who may use the page, and how much."""

    users: dict[str, str]
    hosts: list[str]
    requests_per_minute: Positive
    failures_per_minute: Positive
    concurrent: Positive
    queue: Count


class FeedbackSettings(_Section):
    """What a thumb stores."""

    store_question: bool


class LlmSettings(_Section):
    """Which language model words the answers, where it is served, and what it may cost. The key is in the environment."""

    provider: Literal["none", "ollama", "openai"]
    model: str
    base_url: str
    timeout: Seconds
    total: Seconds
    retries: Count
    temperature: Weight
    max_tokens: Positive
    context: Positive
    paragraphs: Positive
    most_removed: Share
    standalone: bool
    cache: Count


class Settings(BaseSettings):
    """All settings. ``index`` and ``corpus`` are the folders that every command works on."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter=NESTED, extra="forbid", frozen=True, toml_file=DEFAULTS
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
        own = os.environ.get(OWN)
        files = [TomlConfigSettingsSource(settings_cls, Path(own))] if own else []
        return (init_settings, env_settings, *files, TomlConfigSettingsSource(settings_cls, DEFAULTS))


@lru_cache(maxsize=1)
def _loaded() -> Settings:
    _demand_own_file()
    demand_known_names(Settings.model_fields, OWN)
    try:
        return Settings()  # type: ignore[call-arg]  # filled from the TOML file
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = "there is no such setting" if first["type"] == "extra_forbidden" else first["msg"]
        raise RagError(f"setting {where!r}: {reason}; correct it in {_places()}") from error
    except SettingsError as error:  # a value of the environment that should be JSON; the message names the section
        raise RagError(f"{error}; give it as a JSON object, or its keys one by one: RAG_SECTION__KEY") from error


def _places() -> str:
    own = os.environ.get(OWN)
    return f"{own} or the environment" if own else "rag/settings.toml or the environment"


def _demand_own_file() -> None:
    """RagError where ``RAG_SETTINGS`` names no TOML file that can be read; a wrong name would else be passed over."""
    own = os.environ.get(OWN)
    if not own:
        return
    try:
        tomllib.loads(Path(own).read_text("utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise RagError(f"{OWN}: {own} cannot be read ({reason}); name a TOML file in UTF-8, or unset {OWN}") from error


def load_settings(index: Path | None = None, corpus: Path | None = None) -> Settings:
    """The settings, with the folders of a command line where given. RagError names a wrong or unknown key."""
    settings = _loaded()
    folders = {name: Path(path).resolve() for name, path in (("index", index), ("corpus", corpus)) if path}
    return settings.model_copy(update=folders) if folders else settings
