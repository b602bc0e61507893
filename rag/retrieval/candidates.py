"""Candidates of every retriever together, and the features of their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rag.datatypes import Query
from rag.index.encoder import Encoder, StaticEncoder, Vectors
from rag.index.lexical import LexicalIndex
from rag.retrieval.asked import related_stems, searched, terms_of
from rag.retrieval.asking import Asked
from rag.retrieval.features import Row, rows
from rag.retrieval.texts import Floats, Texts

CANDIDATES = ("stems", "ngrams")  # BM25 over parts of compounds finds nothing that these do not (docs/log.md)
RELATED = 30  # candidates by synonyms alone
PER_RETRIEVER = 30  # candidates each retriever gives; more cost time and bring nothing (docs/log.md)


@dataclass(frozen=True)
class Searchable:
    """A collection in memory: vectors of the paragraphs, BM25 per analyser, prepared texts, the encoder of questions."""

    vectors: Vectors
    lexical: Mapping[str, LexicalIndex]
    texts: Texts
    encoder: Encoder


@dataclass(frozen=True)
class Scores:
    """What the retrievers say of all paragraphs: BM25 per analyser (“related”: of what the words may also be called) and cosines.

    Each has shape (paragraphs,); ``vector`` is that of the question, shape (dimensions,).
    """

    lexical: dict[str, Floats]
    vector: Vectors
    cosines: Floats


def candidate_rows(collection: Searchable, query: Query, allowed: frozenset[int] | None = None) -> list[Row]:
    """The features of every sentence of the candidates for a question, within ``allowed`` positions."""
    scores = scores_of(collection, query)
    candidates = best_of_each([*scores.lexical.values(), scores.cosines], allowed)
    return features_of(collection, query, candidates, scores)


def scores_of(collection: Searchable, query: Query) -> Scores:
    """What the retrievers say of all paragraphs."""
    terms = terms_of(query, collection.texts.vocabulary.splitter)
    related = related_stems(terms)
    return scored(collection.lexical, collection.encoder, collection.vectors, searched(query), related)


def scored(
    lexical: Mapping[str, LexicalIndex], encoder: Encoder, vectors: Vectors, text: str, related: Sequence[str]
) -> Scores:
    """The scores for a text to search with, and for the stems of what its words may also be called."""
    own = {name: lexical[name].scores(text) for name in CANDIDATES}
    own["related"] = lexical["parts"].scored(list(related))
    vector = encoder.encode([text])[0]
    return Scores(own, vector, np.asarray(vectors @ vector, np.float32))


def features_of(collection: Searchable, query: Query, candidates: list[int], scores: Scores) -> list[Row]:
    """The features of the sentences of given candidates."""
    static = collection.encoder if isinstance(collection.encoder, StaticEncoder) else None
    asked = Asked(query, static, collection.texts.rarity, collection.texts.vocabulary.splitter)
    return rows(asked, collection.texts, candidates, scores.lexical, scores.cosines)


def best_of_each(each: Iterable[Floats], allowed: frozenset[int] | None, k: int = PER_RETRIEVER) -> list[int]:
    """The positions that are among the best ``k`` of any retriever, in reading order."""
    return sorted({position for values in each for position in best(values, allowed)[:k]})


def best(values: Floats, allowed: frozenset[int] | None = None) -> list[int]:
    """The positions with a score above zero, best first; ties in reading order."""
    there = np.flatnonzero(values > 0)
    ordered: list[int] = there[np.argsort(-values[there], kind="stable")].tolist()
    return ordered if allowed is None else [position for position in ordered if position in allowed]
