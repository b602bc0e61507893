"""Lexical search: BM25 (Robertson and Zaragoza 2009) by bm25s, over stems and over character 5-grams."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.language.tokens import ngrams, stems

ANALYSERS: dict[str, Callable[[str], list[str]]] = {"stems": stems, "ngrams": ngrams}


class LexicalIndex:
    """BM25 over one analysis of the texts."""

    def __init__(self, analyser: str, model: Any, size: int) -> None:
        self._analyse = ANALYSERS[analyser]
        self._model, self.size = model, size

    @classmethod
    def build(cls, analyser: str, texts: list[str]) -> LexicalIndex:
        """Index the texts; their positions are the positions of the scores."""
        import bm25s

        model = bm25s.BM25(method="lucene")
        tokens = [ANALYSERS[analyser](text) or [""] for text in texts]
        model.index(tokens, show_progress=False)
        return cls(analyser, model, len(texts))

    def save(self, folder: Path) -> None:
        """Write the index to a folder of its own."""
        self._model.save(str(folder), show_progress=False)
        (folder / "size.json").write_text(json.dumps(self.size))

    @classmethod
    def load(cls, analyser: str, folder: Path) -> LexicalIndex:
        """Read what :meth:`save` wrote."""
        import bm25s

        model = bm25s.BM25.load(str(folder), load_corpus=False, load_vocab=True)
        return cls(analyser, model, int(json.loads((folder / "size.json").read_text())))

    def scores(self, text: str) -> NDArray[np.float32]:
        """BM25 score of every text, shape (texts,)."""
        known = [token for token in self._analyse(text) if token in self._model.vocab_dict]
        if not known:
            return np.zeros(self.size, np.float32)
        return np.asarray(self._model.get_scores(known), np.float32)
