"""The learned ranker as a llama-index node postprocessor, and the search as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeWithScore, QueryBundle

from rag.datatypes import Query
from rag.retrieval.candidates import Scores, Searchable, features_of
from rag.retrieval.follow_up import Conversation, Said, lean, shipped_weights
from rag.retrieval.ranker import Ranked, Ranker, rank
from rag.retrieval.reader import Reader
from rag.retrieval.reread import Mix, reread
from rag.retrieval.texts import Texts


class LearnedReranker(BaseNodePostprocessor):
    """Orders candidate nodes by the learned ranker; ``ranked`` of a node's metadata holds its sentences, best first."""

    _collection: Searchable = PrivateAttr()
    _ranker: Ranker = PrivateAttr()
    _query: Query = PrivateAttr()
    _scores: Scores = PrivateAttr()

    def __init__(self, collection: Searchable, ranker: Ranker, query: Query, scores: Scores, **data: Any) -> None:
        super().__init__(**data)
        self._collection, self._ranker, self._query, self._scores = collection, ranker, query, scores

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        by_position = {node.node.metadata["position"]: node for node in nodes}
        rows = features_of(self._collection, self._query, sorted(by_position), self._scores)
        return [_scored(by_position[one.position], one) for one in rank(self._ranker, rows)]


class LeaningReranker(BaseNodePostprocessor):
    """Orders the nodes of a follow-up anew by what the turn before was answered with."""

    _conversation: Conversation = PrivateAttr()

    def __init__(self, texts: Texts, query: Query, said: Sequence[Said], **data: Any) -> None:
        super().__init__(**data)
        self._conversation = Conversation(query, said, texts)

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        by_position = {node.node.metadata["position"]: node for node in nodes}
        ranked = [node.node.metadata["ranked"] for node in nodes]
        return [_scored(by_position[one.position], one) for one in lean(ranked, self._conversation, shipped_weights())]


class ReadingReranker(BaseNodePostprocessor):
    """Orders the best nodes anew by what the reader says of question and paragraph."""

    _reader: Reader = PrivateAttr()
    _mix: Mix = PrivateAttr()
    _texts: Texts = PrivateAttr()
    _query: Query = PrivateAttr()

    def __init__(self, reader: Reader, mix: Mix, texts: Texts, query: Query, **data: Any) -> None:
        super().__init__(**data)
        self._reader, self._mix, self._texts, self._query = reader, mix, texts, query

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        by_position = {node.node.metadata["position"]: node for node in nodes}
        ranked = [node.node.metadata["ranked"] for node in nodes]
        found = reread(self._reader, self._mix, self._query.in_both, self._texts, ranked)
        return [_scored(by_position[one.position], one) for one in found]


def _scored(node: NodeWithScore, one: Ranked) -> NodeWithScore:
    node.node.metadata["ranked"] = one
    return NodeWithScore(node=node.node, score=one.score)
