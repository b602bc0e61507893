"""Dense search: vectors in Chroma, through llama-index's store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.index.encoder import Vectors
from rag.settings import ChromaSettings

if TYPE_CHECKING:
    from llama_index.vector_stores.chroma import ChromaVectorStore


def _client(folder: Path) -> Any:
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    import chromadb
    from chromadb.config import Settings as ChromaConfig

    return chromadb.PersistentClient(path=str(folder), settings=ChromaConfig(anonymized_telemetry=False))


def build_store(
    folder: Path, name: str, ids: list[str], texts: list[str], vectors: Vectors, settings: ChromaSettings
) -> None:
    """Make the collection ``name`` (never used before) in a folder of its own. OSError where it cannot be written."""
    import chromadb.errors

    graph = {"space": "cosine", "ef_construction": settings.ef_construction, "ef_search": settings.ef_search}
    try:
        collection = _client(folder).create_collection(name, embedding_function=None, configuration={"hnsw": graph})
        for start in range(0, len(ids), 500):
            part = slice(start, start + 500)
            collection.add(ids=ids[part], documents=texts[part], embeddings=vectors[part])
    except chromadb.errors.InternalError as error:
        raise OSError(f"Chroma could not write to {folder}: {error}") from error


def open_store(folder: Path, name: str) -> ChromaVectorStore:
    """The collection as a llama-index vector store."""
    from llama_index.vector_stores.chroma import ChromaVectorStore

    collection = _client(folder).get_collection(name, embedding_function=None)
    return ChromaVectorStore(chroma_collection=collection)


def nearest(store: ChromaVectorStore, vector: Vectors, k: int) -> list[tuple[str, float]]:
    """Ids and similarities of the ``k`` vectors nearest to ``vector`` (shape (dimensions,)), best first."""
    # the store's own query also fetches the texts and makes a node of each, which takes longer than the search
    found = store.client.query(query_embeddings=[vector], n_results=k, include=["distances"])
    return [(id_, 1 - distance) for id_, distance in zip(found["ids"][0], found["distances"][0], strict=True)]
