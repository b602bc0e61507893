"""Candidates of every retriever together, and the features of their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from rag.datatypes import Query
from rag.index.encoder import Encoder, StaticEncoder, Vectors
from rag.index.lexical import LexicalIndex
from rag.retrieval.features import Asked, Floats, Row, Texts, rows

PER_RETRIEVER = 30  # candidates each retriever gives; more cost time and bring nothing (docs/log.md)


@dataclass(frozen=True)
class Searchable:
    """A collection in memory: vectors of the paragraphs, BM25 per analyser, prepared texts, the encoder of questions."""

    vectors: Vectors
    lexical: Mapping[str, LexicalIndex]
    texts: Texts
    encoder: Encoder


def candidate_rows(collection: Searchable, query: Query, allowed: frozenset[int] | None = None) -> list[Row]:
    """The features of every sentence of the candidates for a question, within ``allowed`` positions."""
    scores = {name: index.scores(query.standalone) for name, index in collection.lexical.items()}
    vector = collection.encoder.encode([query.standalone])[0]
    cosines = np.asarray(collection.vectors @ vector, np.float32)
    candidates = best_of_each([*scores.values(), cosines], allowed)
    return features_of(collection, query, candidates, scores, cosines)


def features_of(
    collection: Searchable, query: Query, candidates: list[int], scores: dict[str, Floats], cosines: Floats
) -> list[Row]:
    """The features of the sentences of given candidates."""
    static = collection.encoder if isinstance(collection.encoder, StaticEncoder) else None
    asked = Asked(query, static, collection.texts.rarity)
    return rows(asked, collection.texts, candidates, scores, cosines)


def best_of_each(scored: Iterable[Floats], allowed: frozenset[int] | None, k: int = PER_RETRIEVER) -> list[int]:
    """The positions that are among the best ``k`` of any retriever, in reading order."""
    found: set[int] = set()
    for values in scored:
        order = np.argsort(-values, kind="stable")
        kept = [int(one) for one in order if (allowed is None or int(one) in allowed) and values[one] > 0]
        found.update(kept[:k])
    return sorted(found)
