"""Scores of queries against texts by each method, and the measures over them."""

from __future__ import annotations

import re
from collections.abc import Callable

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

from rag.training.model import Embedder

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
METHODS = ("mean", "late", "mean+late", "bm25", "bm25+5grams", "mix")
_WORD = re.compile(r"\w+")
_STEMMER = Stemmer.Stemmer("dutch")


def stems(text: str) -> list[str]:
    """Dutch Snowball stems of the words."""
    found: list[str] = _STEMMER.stemWords(_WORD.findall(text.lower()))
    return found


def stems_and_grams(text: str) -> list[str]:
    """Stems, and the five-character runs of longer words (marked with #)."""
    words = _WORD.findall(text.lower())
    grams = [f"#{word[start : start + 5]}" for word in words for start in range(max(len(word) - 4, 0))]
    return stems(text) + grams


class WordIndex:
    """BM25 (Lucene variant, k1 1.5, b 0.75) over the parts that ``split`` makes."""

    def __init__(self, texts: list[str], split: Callable[[str], list[str]]) -> None:
        self._split = split
        self._size = len(texts)
        self._index = bm25s.BM25()
        self._index.index([split(text) for text in texts], show_progress=False)

    def scores(self, queries: list[str]) -> Floats:
        """Scores of all texts, shape (Q, N)."""
        known = self._index.vocab_dict
        found = np.zeros((len(queries), self._size), dtype=np.float32)
        for row, query in enumerate(queries):
            words = [word for word in self._split(query) if word in known]
            if words:
                found[row] = self._index.get_scores(words)
        return found


def standard(scores: Floats) -> Floats:
    """Scores with mean 0 and deviation 1 for each query."""
    deviation = np.maximum(scores.std(axis=1, keepdims=True), 1e-6)
    result: Floats = (scores - scores.mean(axis=1, keepdims=True)) / deviation
    return result


class Ranker:
    """Scores queries against one set of texts by every method."""

    def __init__(self, model: Embedder, texts: list[str]) -> None:
        self._model = model
        self._texts = texts
        self._vectors = model.embed(texts)
        self._stems = WordIndex(texts, stems)
        self._grams = WordIndex(texts, stems_and_grams)

    def scores(self, queries: list[str]) -> dict[str, Floats]:
        """Scores by method; the last two add standardised late, mean (and BM25 with 5-grams)."""
        found = {
            "mean": self._model.embed(queries) @ self._vectors.T,
            "late": self._model.late(queries, self._texts),
            "bm25": self._stems.scores(queries),
            "bm25+5grams": self._grams.scores(queries),
        }
        found["mean+late"] = standard(found["late"]) + standard(found["mean"])
        found["mix"] = found["mean+late"] + standard(found["bm25+5grams"])
        return found


def ranks(scores: Floats, gold: list[list[int]]) -> Ints:
    """Rank (from 1) of the best gold text of each query; ties count against it."""
    found = np.zeros(len(gold), dtype=np.int64)
    for row, wanted in enumerate(gold):
        best = scores[row, wanted].max()
        others = np.delete(scores[row], wanted)
        found[row] = 1 + int((others >= best).sum())
    return found


def mrr(found: Ints) -> float:
    """Mean reciprocal rank."""
    return float((1.0 / found).mean()) if len(found) else float("nan")


def success(found: Ints, depth: int) -> float:
    """Share of queries with a gold text among the first ``depth``."""
    return float((found <= depth).mean()) if len(found) else float("nan")
