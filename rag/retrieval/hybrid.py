"""Hybrid retrieval as a llama-index retriever: BM25 over stems, parts of compounds and 5-grams, dense vectors, reciprocal rank fusion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from rag.datatypes import Hit
from rag.index.dense import nearest
from rag.index.opened import OpenedIndex
from rag.retrieval.candidates import RELATED, Scores, best, scored

Ranking = list[int]  # positions of paragraphs, best first


def reciprocal_rank_fusion(rankings: Iterable[tuple[float, Ranking]], k: int) -> dict[int, float]:
    """Sum of weight / (k + rank) over the rankings (Cormack, Clarke and Büttcher 2009).

    >>> fused = reciprocal_rank_fusion([(1.0, [7, 3]), (1.0, [3])], k=60)
    >>> max(fused, key=fused.get)
    3
    """
    fused: dict[int, float] = defaultdict(float)
    for weight, ranking in rankings:
        for rank, position in enumerate(ranking, start=1):
            fused[position] += weight / (k + rank)
    return dict(fused)


class HybridRetriever(BaseRetriever):
    """Ranks the paragraphs of an opened index.

    ``allowed`` narrows the search to a scope; ``related`` are stems of what the words may also be called; ``near`` are
    positions that are found in any case; ``scores`` are those of the question, where they are known.
    """

    def __init__(
        self,
        index: OpenedIndex,
        allowed: frozenset[int] | None = None,
        related: Sequence[str] = (),
        near: Iterable[int] = (),
        scores: Scores | None = None,
    ) -> None:
        self._index, self._allowed, self._related, self._near = index, allowed, related, sorted(near)
        self._scores = scores
        super().__init__()

    def rankings(self, question: str) -> dict[str, Ranking]:
        """The candidates of each retriever, best first."""
        index, k = self._index, self._index.settings.retrieval.candidates
        scores = self._scores or scored(index.lexical, index.encoder, index.vectors, question, self._related)
        found = {name: best(values, self._allowed) for name, values in scores.lexical.items()}
        found["related"] = found["related"][:RELATED]
        if np.any(scores.vector):
            wide = k if self._allowed is None else len(index.paragraphs)
            ids = nearest(index.store, scores.vector, min(wide, len(index.paragraphs)))
            found["dense"] = self._within(index.positions[one] for one, _ in ids)
        return {name: ranking[:k] for name, ranking in found.items()}

    def _within(self, ranking: Iterable[int]) -> Ranking:
        return [position for position in ranking if self._allowed is None or position in self._allowed]

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        rankings = self.rankings(query_bundle.query_str)
        settings = self._index.settings.retrieval
        weights = {
            "stems": settings.weight_stems, "ngrams": settings.weight_ngrams,
            "related": settings.weight_related, "dense": settings.weight_dense,
        }  # fmt: skip
        fused = reciprocal_rank_fusion(
            ((weights[name], ranking) for name, ranking in rankings.items()), settings.fusion_k
        )
        fused.update({position: 0.0 for position in self._within(self._near) if position not in fused})
        ordered = sorted(fused, key=lambda position: (-fused[position], position))
        ranks: dict[int, dict[str, int]] = {position: {} for position in ordered}
        for name, ranking in rankings.items():
            for rank, position in enumerate(ranking, start=1):
                ranks[position][name] = rank
        return [self._node(position, fused[position], ranks[position]) for position in ordered]

    def _node(self, position: int, score: float, ranks: dict[str, int]) -> NodeWithScore:
        paragraph = self._index.paragraphs[position]
        node = TextNode(id_=paragraph.id, text=paragraph.text, metadata={"position": position, "ranks": ranks})
        return NodeWithScore(node=node, score=score)


def to_hits(nodes: list[NodeWithScore], index: OpenedIndex) -> tuple[Hit, ...]:
    """The nodes as hits, in their order."""
    return tuple(
        Hit(
            index.paragraphs[node.node.metadata["position"]], rank, float(node.score or 0.0),
            tuple(sorted(node.node.metadata["ranks"].items())),
        )
        for rank, node in enumerate(nodes, start=1)
    )  # fmt: skip
