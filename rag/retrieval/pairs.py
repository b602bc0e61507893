"""Question and paragraph as the arrays that the reader's network reads.

Beside its id a piece carries marks of how well it matches the other text: exact piece,
nearest cosine of the static vectors, its weight (the length of its vector), and the weight
of what is not matched.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
QUESTION_LENGTH = 40
MARKS = 4


@dataclass(frozen=True)
class Reading:
    """The arrays of one pair; ``spans`` are the character offsets of the paragraph's tokens."""

    tokens: Ints
    segments: Ints
    marks: Floats
    spans: list[tuple[int, int]]

    @cached_property
    def starts(self) -> Ints:
        """Where each piece of the paragraph begins, in characters."""
        return np.asarray([low for low, _ in self.spans], dtype=np.int64)


@dataclass(frozen=True)
class Matcher:
    """Tokenizer and static vectors that give the tokens and the marks of what matches."""

    tokenizer: Tokenizer
    unit: Floats
    weight: Floats

    @classmethod
    def of(cls, tokenizer: Tokenizer, table: Floats) -> Matcher:
        """From the static table (V, D); the weight of a token is its length over the mean length."""
        length = np.linalg.norm(table, axis=1)
        unit = table / np.maximum(length, 1e-9)[:, None]
        return cls(tokenizer, unit.astype(np.float32), (length / length.mean()).astype(np.float32))

    def marks(self, own: Ints, other: Ints, cosines: Floats) -> Floats:
        """Marks (N, 4) of the tokens ``own`` given their cosines (N, M) with the tokens ``other``."""
        nearest = cosines.max(axis=1) if cosines.size else np.zeros(len(own), dtype=np.float32)
        weight = self.weight[own]
        exact = np.isin(own, other).astype(np.float32)
        found: Floats = np.stack([exact, nearest, weight, weight * (1 - nearest)], axis=1).astype(np.float32)
        return found

    def read(self, question: str, text: str, longest: int) -> Reading:
        """The pair as arrays: first place, question, paragraph, cut at ``longest`` tokens."""
        asked, given = self.tokenizer.encode(question), self.tokenizer.encode(text)
        left = np.asarray(asked.ids[:QUESTION_LENGTH], dtype=np.int64)
        right = np.asarray(given.ids[: longest - 1 - len(left)], dtype=np.int64)
        cosines = self.unit[left] @ self.unit[right].T
        first = np.zeros((1, MARKS), dtype=np.float32)
        marks = np.concatenate([first, self.marks(left, right, cosines), self.marks(right, left, cosines.T)])
        tokens = np.concatenate([[len(self.weight)], left, right]).astype(np.int64)
        segments = np.asarray([1] * (1 + len(left)) + [2] * len(right), dtype=np.int64)
        return Reading(tokens, segments, marks, list(given.offsets[: len(right)]))


def pad(readings: list[Reading]) -> tuple[Ints, Ints, Floats]:
    """Tokens (B, T), segments (B, T) and marks (B, T, MARKS), padded with segment 0."""
    width = max(len(reading.tokens) for reading in readings)
    tokens = np.zeros((len(readings), width), dtype=np.int64)
    segments = np.zeros((len(readings), width), dtype=np.int64)
    marks = np.zeros((len(readings), width, MARKS), dtype=np.float32)
    for row, reading in enumerate(readings):
        size = len(reading.tokens)
        tokens[row, :size], segments[row, :size], marks[row, :size] = reading.tokens, reading.segments, reading.marks
    return tokens, segments, marks
