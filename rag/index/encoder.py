"""Encoders: texts to vectors of length one. The shipped one needs neither torch nor network to encode a question."""

from __future__ import annotations

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.errors import RagError
from rag.settings import EncoderSettings

SHIPPED = Path(__file__).resolve().parent.parent / "models" / "embedder"
Vectors = NDArray[np.float32]
_FEW = 32


class Encoder(Protocol):
    """Texts to an array of shape (texts, dimensions), float32, rows of length one (or zero for an empty text)."""

    name: str

    def encode(self, texts: list[str]) -> Vectors:
        """Encode texts."""
        ...


class StaticEncoder:
    """The numpy twin of a sentence-transformers ``StaticEmbedding``: the mean of the token vectors, normalised.

    (Model2Vec of Minish Lab reads its models in this way; the vectors equal those of ``SentenceTransformer(path)``.)
    """

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        self.name = model_name(folder)
        weights = _module_folder(folder)
        self.tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.table: Vectors = load_file(weights / "model.safetensors")["embedding.weight"]

    @cached_property
    def whole_words(self) -> frozenset[str]:
        """The pieces that are words or beginnings of words, folded."""
        return frozenset(one for one in self.tokenizer.get_vocab() if one.isalpha())

    def pieces(self, text: str) -> tuple[list[str], Vectors]:
        """The word pieces of a text and their vectors, shape (pieces, dimensions)."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        return encoding.tokens, self.table[encoding.ids].astype(np.float32)

    def piece_ids(self, text: str) -> list[int]:
        """The rows of the table for the word pieces of a text, in order."""
        return list(self.tokenizer.encode(text, add_special_tokens=False).ids)

    def located(self, text: str) -> tuple[list[int], NDArray[np.int64]]:
        """The rows of the table for the word pieces of a text, and their first and last characters, shape (pieces, 2)."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        return list(encoding.ids), np.asarray(encoding.offsets, np.int64).reshape(-1, 2)

    def encode(self, texts: list[str]) -> Vectors:
        """Means of the token vectors, normalised."""
        rows = np.zeros((len(texts), self.table.shape[1]), np.float32)
        for row, ids in zip(rows, self._batch(texts), strict=True):
            if ids:
                row[:] = self.table[ids].astype(np.float32).mean(axis=0)
        return normalised(rows)

    def _batch(self, texts: list[str]) -> list[list[int]]:
        """The pieces of each text; a few texts one by one, since waking the threads of a batch takes longer than they do."""
        if len(texts) <= _FEW:
            return [self.piece_ids(text) for text in texts]
        return [list(one.ids) for one in self.tokenizer.encode_batch(texts, add_special_tokens=False)]


class SentenceTransformerEncoder:
    """Any sentence-transformers model, from a folder or (with a network) from the hub."""

    def __init__(self, model: str, batch_size: int) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model: Any = SentenceTransformer(model, device="cpu")
        except (OSError, ValueError, RuntimeError) as error:
            raise RagError(
                f"encoder {model!r} is not on this machine and could not be fetched; "
                'download it once with a network, or set encoder.model = "shipped"'
            ) from error
        self.name = model_name(Path(model)) if Path(model).is_dir() else model
        self._batch_size = batch_size

    def encode(self, texts: list[str]) -> Vectors:
        """Vectors of the model, normalised."""
        rows = self._model.encode(texts, batch_size=self._batch_size, show_progress_bar=False, convert_to_numpy=True)
        return normalised(np.nan_to_num(np.asarray(rows, np.float32).reshape(len(texts), -1)))


class PrefixedEncoder:
    """An encoder that puts the model's own prefix before each text (e5 models want “query: ” and “passage: ”)."""

    def __init__(self, inner: Encoder, prefix: str) -> None:
        self.name = inner.name
        self._inner, self._prefix = inner, prefix

    def encode(self, texts: list[str]) -> Vectors:
        """Encode texts with the prefix."""
        return self._inner.encode([self._prefix + text for text in texts])


def normalised(rows: Vectors) -> Vectors:
    """Rows of length one; a row of zeros stays so."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), np.float32)


def _module_folder(folder: Path) -> Path:
    """The folder that holds the weights of a StaticEmbedding."""
    modules = folder / "modules.json"
    if not modules.exists():
        raise RagError(f"no embedder in {folder}; restore it from the repository or set encoder.model")
    first = json.loads(modules.read_text("utf-8"))[0]
    if not first["type"].endswith("StaticEmbedding"):
        raise RagError(f"{folder} is no static embedder; only such a one can be read without torch")
    return folder / str(first["path"])


def model_name(folder: Path) -> str:
    """Name of a model folder with a digest of its weights, so that another model is another name."""
    import hashlib

    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".safetensors", ".json", ".onnx") and path.is_file():
            digest.update(path.read_bytes())
    return f"{folder.name}-{digest.hexdigest()[:10]}"


def is_static(model: str) -> bool:
    """Whether the setting names a model that numpy alone can run."""
    folder = SHIPPED if model == "shipped" else Path(model)
    try:
        _module_folder(folder)
    except RagError:
        return model == "shipped"
    return True


@lru_cache(maxsize=2)
def _static(folder: Path) -> StaticEncoder:
    return StaticEncoder(folder)


def static_encoder(settings: EncoderSettings) -> StaticEncoder | None:
    """The numpy twin of the model in the settings, or None where it is no static model."""
    if not is_static(settings.model):
        return None
    return _static(SHIPPED if settings.model == "shipped" else Path(settings.model))


def question_encoder(settings: EncoderSettings) -> Encoder:
    """The encoder for questions: the numpy twin where the model is static, else sentence-transformers."""
    encoder: Encoder = static_encoder(settings) or SentenceTransformerEncoder(settings.model, settings.batch_size)
    return PrefixedEncoder(encoder, settings.query_prefix) if settings.query_prefix else encoder


def passage_encoder(settings: EncoderSettings) -> Encoder:
    """The encoder for ingest: always sentence-transformers."""
    model = str(SHIPPED) if settings.model == "shipped" else settings.model
    encoder: Encoder = SentenceTransformerEncoder(model, settings.batch_size)
    return PrefixedEncoder(encoder, settings.passage_prefix) if settings.passage_prefix else encoder
