"""The shipped reader: a shallow transformer that reads question and paragraph together.

It gives each pair a score, higher where the paragraph answers the question, and each
sentence the mean score of its pieces to lie in the answer. It runs on onnxruntime; how it
was made stands in ``rag.training.reader`` and in its model card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from rag.datatypes import Paragraph
from rag.errors import RagError
from rag.index.encoder import StaticEncoder
from rag.retrieval.pairs import Matcher, Reading, pad

READER = Path(__file__).resolve().parent.parent / "models" / "reader"
LONGEST = 224  # pieces of question and paragraph together, as in training


@dataclass(frozen=True)
class Read:
    """The score of a pair, and of each of the sentences that were asked for (0 where none was read)."""

    pair: float
    sentences: tuple[float, ...]


@dataclass(frozen=True)
class Reader:
    """The network with the pieces and static vectors that it was trained on."""

    session: Any
    matcher: Matcher

    def read(self, question: str, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> list[Read]:
        """Read the question with each text; ``spans`` are the sentences of each text."""
        if not texts:
            return []
        readings = [self.matcher.read(question, text, LONGEST) for text in texts]
        tokens, segments, marks = pad(readings)
        fed = {"tokens": tokens, "segments": segments, "marks": marks}
        pair, inside = self.session.run(None, fed)
        return [
            Read(float(pair[row]), tuple(_mean(reading, inside[row], span) for span in spans[row]))
            for row, reading in enumerate(readings)
        ]


def _mean(reading: Reading, inside: Any, span: tuple[int, int]) -> float:
    """Mean score of the pieces of a span of the paragraph; 0 where it was cut off."""
    first = int(np.searchsorted(reading.starts, span[0]))
    last = int(np.searchsorted(reading.starts, span[1]))
    offset = len(reading.tokens) - len(reading.starts)
    return float(inside[offset + first : offset + last].mean()) if last > first else 0.0


def read_text(paragraph: Paragraph) -> tuple[str, int]:
    """The text that the reader sees of a paragraph, and where the paragraph's own text begins in it."""
    parts = [*paragraph.heading_path[-1:], *([paragraph.lead_in] if paragraph.lead_in else [])]
    before = "".join(f"{part.rstrip('.')}. " for part in parts)
    return before + paragraph.text, len(before)


@lru_cache(maxsize=1)
def shipped_reader(encoder: StaticEncoder) -> Reader | None:
    """The reader that ships, or None where there is none. RagError if it belongs to another embedder."""
    if not (READER / "model.onnx").is_file():
        return None
    if (READER / "embedder.txt").read_text("utf-8").strip() != encoder.name:
        raise RagError("models/reader was trained with another embedder; train it anew: python -m rag.training.reader")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.log_severity_level = 3
    providers = ["CPUExecutionProvider"]
    session = onnxruntime.InferenceSession(str(READER / "model.onnx"), options, providers=providers)
    return Reader(session, Matcher.of(encoder.tokenizer, encoder.table.astype(np.float32)))
