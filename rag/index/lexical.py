"""Lexical search: BM25 (Robertson and Zaragoza 2009) by bm25s, over stems, parts of compounds and character 5-grams."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.language.compounds import Splitter, splitter_for
from rag.language.tokens import ngrams, stems

Analyser = Callable[[str], list[str]]
ANALYSERS = ("stems", "ngrams", "parts")


def _analyser(name: str, splitter: Splitter) -> Analyser:
    made: dict[str, Analyser] = {"stems": stems, "ngrams": ngrams, "parts": splitter.stems}
    return made[name]


class LexicalIndex:
    """BM25 over one analysis of the texts."""

    def __init__(self, analyser: str, model: Any, size: int, splitter: Splitter) -> None:
        self._analyse = _analyser(analyser, splitter)
        self._model, self.size, self._splitter = model, size, splitter

    @classmethod
    def build(cls, analyser: str, texts: list[str]) -> LexicalIndex:
        """Index the texts; their positions are the positions of the scores."""
        import bm25s

        model = bm25s.BM25(method="lucene")
        splitter = splitter_for(texts) if analyser == "parts" else Splitter()
        analyse = _analyser(analyser, splitter)
        model.index([analyse(text) or [""] for text in texts], show_progress=False)
        return cls(analyser, model, len(texts), splitter)

    def save(self, folder: Path) -> None:
        """Write the index to a folder of its own."""
        self._model.save(str(folder), show_progress=False)
        (folder / "size.json").write_text(json.dumps(self.size))
        (folder / "words.json").write_text(json.dumps(sorted(self._splitter.own)))

    @classmethod
    def load(cls, analyser: str, folder: Path) -> LexicalIndex:
        """Read what :meth:`save` wrote."""
        import bm25s

        model = bm25s.BM25.load(str(folder), load_corpus=False, load_vocab=True)
        size = int(json.loads((folder / "size.json").read_text()))
        return cls(analyser, model, size, Splitter(json.loads((folder / "words.json").read_text())))

    def scores(self, text: str) -> NDArray[np.float32]:
        """BM25 score of every text, shape (texts,)."""
        return self.scored(self._analyse(text))

    def scored(self, tokens: list[str]) -> NDArray[np.float32]:
        """BM25 score of every text for tokens of this analyser, shape (texts,)."""
        known = [token for token in tokens if token in self._model.vocab_dict]
        if not known:
            return np.zeros(self.size, np.float32)
        return np.asarray(self._model.get_scores(known), np.float32)
