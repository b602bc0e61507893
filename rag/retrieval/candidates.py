"""Candidates of every retriever together, and the features of their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from rag.datatypes import Query
from rag.index.encoder import Encoder, StaticEncoder, Vectors
from rag.index.lexical import LexicalIndex
from rag.retrieval.asked import related_stems, searched, terms_of
from rag.retrieval.features import Asked, Row, rows
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


def candidate_rows(collection: Searchable, query: Query, allowed: frozenset[int] | None = None) -> list[Row]:
    """The features of every sentence of the candidates for a question, within ``allowed`` positions."""
    scores, cosines = scores_of(collection, query)
    candidates = best_of_each([*scores.values(), cosines], allowed)
    return features_of(collection, query, candidates, scores, cosines)


def scores_of(collection: Searchable, query: Query) -> tuple[dict[str, Floats], Floats]:
    """Of all paragraphs the BM25 scores per analyser, those of what the words may also be called, and the cosines."""
    text = searched(query)
    scores = {name: collection.lexical[name].scores(text) for name in CANDIDATES}
    terms = terms_of(query, collection.texts.vocabulary.splitter)
    scores["related"] = collection.lexical["parts"].scored(related_stems(terms))
    return scores, np.asarray(collection.vectors @ collection.encoder.encode([text])[0], np.float32)


def features_of(
    collection: Searchable, query: Query, candidates: list[int], scores: dict[str, Floats], cosines: Floats
) -> list[Row]:
    """The features of the sentences of given candidates."""
    static = collection.encoder if isinstance(collection.encoder, StaticEncoder) else None
    asked = Asked(query, static, collection.texts.rarity, collection.texts.vocabulary.splitter)
    return rows(asked, collection.texts, candidates, scores, cosines)


def best_of_each(scored: Iterable[Floats], allowed: frozenset[int] | None, k: int = PER_RETRIEVER) -> list[int]:
    """The positions that are among the best ``k`` of any retriever, in reading order."""
    found: set[int] = set()
    for values in scored:
        order = np.argsort(-values, kind="stable")
        kept = [int(one) for one in order if (allowed is None or int(one) in allowed) and values[one] > 0]
        found.update(kept[:k])
    return sorted(found)
