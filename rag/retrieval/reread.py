"""The best paragraphs once more, with what the reader says of them: three weights, learned as the ranker's are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.retrieval.ranker import Ranked
from rag.retrieval.reader import READER, Read, Reader, read_text
from rag.retrieval.texts import Texts

DEPTH = 10  # paragraphs that are read; each costs some five milliseconds


@dataclass(frozen=True)
class Mix:
    """What the ranker's score, the pair's score and the sentence's score count for."""

    ranker: float
    pair: float
    sentence: float

    def score(self, ranker: float, pair: float, sentence: float) -> float:
        """The score of a sentence."""
        return self.ranker * ranker + self.pair * pair + self.sentence * sentence


@lru_cache(maxsize=1)
def shipped_mix() -> Mix:
    """The learned weights beside the reader."""
    data = json.loads((READER / "mix.json").read_text("utf-8"))
    return Mix(**data["weights"])


def read_best(reader: Reader, question: str, texts: Texts, ranked: Sequence[Ranked]) -> list[Read]:
    """What the reader says of the first ``DEPTH`` paragraphs; the sentences in the order of ``Ranked.rows``."""
    shown, spans = [], []
    for one in ranked[:DEPTH]:
        text, offset = read_text(texts.paragraphs[one.position])
        shown.append(text)
        spans.append([(row.sentence.start + offset, row.sentence.end + offset) for _, row in one.rows])
    return reader.read(question, shown, spans)


def reread(reader: Reader, mix: Mix, question: str, texts: Texts, ranked: Sequence[Ranked]) -> list[Ranked]:
    """The first paragraphs in a new order, the others behind them in their old one."""
    read = read_best(reader, question, texts, ranked)
    again = [_reread(mix, one, found) for one, found in zip(ranked, read, strict=False)]
    if len(ranked) == len(again):
        return sorted(again, key=lambda one: (-one.score, one.position))
    pair = min(found.pair for found in read)
    sentence = min(min(found.sentences, default=0.0) for found in read)
    low = min(one.score for one in again)
    rest = [_reread(mix, one, Read(pair, (sentence,) * len(one.rows))) for one in ranked[len(again) :]]
    shift = low - 0.01 - max(one.score for one in rest)
    rest = [_moved(replace(one, read=None), min(0.0, shift)) for one in rest]
    return sorted(again, key=lambda one: (-one.score, one.position)) + rest


def _reread(mix: Mix, one: Ranked, read: Read) -> Ranked:
    found = [
        (mix.score(score, read.pair, said), row, said)
        for (score, row), said in zip(one.rows, read.sentences, strict=True)
    ]
    found.sort(key=lambda item: -item[0])
    rows = tuple((score, row) for score, row, _ in found)
    return Ranked(one.position, found[0][0], rows, read.pair, found[0][2])


def _moved(one: Ranked, by: float) -> Ranked:
    return replace(one, score=one.score + by, rows=tuple((score + by, row) for score, row in one.rows))
