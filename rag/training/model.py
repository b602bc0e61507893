"""Writing the model folder, and reading it with tokenizers, safetensors and numpy only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from rag.training import tokenizer as pieces

Floats = npt.NDArray[np.float32]
_TENSOR = "embedding.weight"
_MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.base.modules.normalize.Normalize",
    },
]


def export(table: Floats, tokenizer: Tokenizer, folder: Path) -> None:
    """Write ``folder`` as a Sentence Transformers model with half-precision rows."""
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    (folder / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")
    (folder / "modules.json").write_text(json.dumps(_MODULES, indent=2) + "\n", encoding="utf-8")
    config = {
        "model_type": "SentenceTransformer",
        "prompts": {"query": "", "document": ""},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    longest = float(np.linalg.norm(table, axis=1).max())
    rows = (table / longest).astype(np.float16)
    rows[0] = 0  # the unknown piece says nothing
    save_file({_TENSOR: rows}, str(folder / "model.safetensors"))
    (folder / "model.safetensors").chmod(0o644)  # the library writes it for the owner only
    pieces.save(tokenizer, folder / "tokenizer.json")


def size_on_disk(folder: Path) -> int:
    """Bytes of all files in the model folder but its card."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name != "README.md")


@dataclass(frozen=True)
class Embedder:
    """Token table (V, D) with its tokenizer; the length of a row is the token's weight."""

    tokenizer: Tokenizer
    table: Floats

    @classmethod
    def load(cls, folder: Path) -> Embedder:
        """Read a model folder written by :func:`export`."""
        table = load_file(str(folder / "model.safetensors"))[_TENSOR].astype(np.float32)
        return cls(pieces.load(folder / "tokenizer.json"), table)

    def ids(self, texts: list[str]) -> list[npt.NDArray[np.int64]]:
        """Token ids of each text."""
        return [np.asarray(ids, dtype=np.int64) for ids in pieces.encode(self.tokenizer, texts)]

    def embed(self, texts: list[str]) -> Floats:
        """Unit mean vector of each text, shape (N, D); zeros for a text without pieces."""
        found = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        for row, ids in enumerate(self.ids(texts)):
            if len(ids):
                mean = self.table[ids].mean(axis=0)
                found[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return found

    def late(self, queries: list[str], texts: list[str]) -> Floats:
        """Weighted MaxSim of each query with each text, shape (Q, N).

        sum_i w_i max_j cos(q_i, t_j) / sum_i w_i with w_i the length of query row i.
        """
        lengths = np.linalg.norm(self.table, axis=1)
        unit = self.table / np.maximum(lengths, 1e-9)[:, None]
        query_ids = self.ids(queries)
        text_ids = [np.unique(ids) for ids in self.ids(texts)]
        distinct = np.unique(np.concatenate([*query_ids, np.zeros(1, dtype=np.int64)]))
        place = {int(token): row for row, token in enumerate(distinct)}
        best = np.zeros((len(distinct), len(texts)), dtype=np.float32)
        for column, ids in enumerate(text_ids):
            if len(ids):
                best[:, column] = (unit[distinct] @ unit[ids].T).max(axis=1)
        found = np.zeros((len(queries), len(texts)), dtype=np.float32)
        for row, ids in enumerate(query_ids):
            weights = lengths[ids]
            if weights.sum() > 0:
                found[row] = weights @ best[[place[int(i)] for i in ids]] / weights.sum()
        return found
