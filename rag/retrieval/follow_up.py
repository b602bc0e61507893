"""Where the answer to a follow-up stands: near what was answered before, but seldom in the same sentence again.

The topic that a follow-up takes over brings back the sentence that answered the turn before, since that is the sentence most
like it. So beside the ranker's score this model looks at what the follow-up says of its own, whether a paragraph is the one
that was quoted before or stands next to it, and whether the sentence itself has been quoted already. One weight each, learned
as the ranker's are: ``rag.training.follow_ups`` learns them, ``models/follow_up.json`` holds them.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from threading import Lock

import numpy as np

from rag.datatypes import Query
from rag.errors import RagError
from rag.retrieval.asked import terms_of
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Floats, Sentence, Texts

NAMES = (
    "own", "own_after", "own_in_paragraph", "same", "next_to", "document", "said", "after_said", "before_said",
)  # fmt: skip
_REMEMBERED = 256  # earlier turns whose answers are kept


@dataclass(frozen=True)
class Said:
    """A span of a paragraph that an earlier turn was answered with."""

    position: int
    start: int
    end: int


class SaidBefore:
    """The spans that earlier turns were answered with; at most ``most`` of them, the oldest go first.

    Threads that answer at the same time share it.
    """

    def __init__(self, most: int = _REMEMBERED) -> None:
        self._most = most
        self._kept: dict[Hashable, tuple[Said, ...]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> tuple[Said, ...] | None:
        """What was kept under a key; None where nothing was, or no longer."""
        with self._lock:
            return self._kept.get(key)

    def keep(self, key: Hashable, spans: tuple[Said, ...]) -> None:
        """Keep the spans, in place of the oldest where there is no room."""
        with self._lock:
            self._kept.pop(key, None)
            while len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = spans


@lru_cache(maxsize=1)
def shipped_weights() -> Floats:
    """The learned weights in the order of ``NAMES``. RagError if they are for other features."""
    data = json.loads(resources.files("rag.models").joinpath("follow_up.json").read_text("utf-8"))
    if tuple(data["weights"]) != NAMES:
        raise RagError(
            "models/follow_up.json is for other features; learn it anew with: python -m rag.training.follow_ups"
        )
    return np.asarray(list(data["weights"].values()), np.float32)


class Conversation:
    """A follow-up with what answered the turn before, ready to be compared with sentences."""

    def __init__(self, query: Query, said: Sequence[Said], texts: Texts) -> None:
        self._said, self._texts = tuple(said), texts
        self._terms = terms_of(replace(query, standalone=query.own_words), texts.vocabulary.splitter)
        self._rarities = [texts.rarity.of(term.stem) for term in self._terms]

    def features(self, one: Ranked) -> Floats:
        """The features of the sentences of a paragraph in the order of its rows, shape (rows, names)."""
        prepared = self._texts.of(one.position)
        own = [self._own(parts) for parts in prepared.parts]
        quoted = [self._is_quoted(one.position, each) for each in prepared.sentences]
        shared = [self._own(prepared.all_parts), *self._place(one.position)]
        place = {each.start: at for at, each in enumerate(prepared.sentences)}
        found = []
        for _, row in one.rows:
            at = place[row.sentence.start]
            after = own[at + 1] if at + 1 < len(own) else 0.0
            follows = at > 0 and quoted[at - 1] and not quoted[at]
            precedes = at + 1 < len(own) and quoted[at + 1] and not quoted[at]
            found.append([own[at], after, *shared, float(quoted[at]), float(follows), float(precedes)])
        return np.asarray(found, np.float32)

    def _own(self, present: frozenset[str]) -> float:
        """Share (0 to 1) of the rarity of the follow-up's own words that a text means."""
        said = sum(term.meant(present) * rare for term, rare in zip(self._terms, self._rarities, strict=True))
        return said / max(sum(self._rarities), 1e-9)

    def _is_quoted(self, position: int, sentence: Sentence) -> bool:
        return any(
            one.position == position and one.start < sentence.end and sentence.start < one.end for one in self._said
        )

    def _place(self, position: int) -> list[float]:
        """Whether a paragraph is one that was quoted, stands next to one, is of the same document."""
        source = self._texts.paragraphs[position].source_id
        here = [one.position for one in self._said if self._texts.paragraphs[one.position].source_id == source]
        same = position in here
        beside = not same and any(abs(one - position) == 1 for one in here)
        return [float(same), float(beside), float(bool(here))]


def neighbours(said: Sequence[Said], texts: Texts) -> set[int]:
    """The positions of the paragraphs that were quoted before, and of those next to them in the same document."""
    near = {one.position + step for one in said for step in (-1, 0, 1)}
    sources = {texts.paragraphs[one.position].source_id for one in said}
    return {at for at in near if 0 <= at < len(texts.paragraphs) and texts.paragraphs[at].source_id in sources}


def lean(ranked: Sequence[Ranked], conversation: Conversation, weights: Floats) -> list[Ranked]:
    """The paragraphs in a new order, with what the conversation says of their sentences added to the scores."""
    found = []
    for one in ranked:
        added = conversation.features(one) @ weights
        rows = sorted(
            ((score + float(more), row) for (score, row), more in zip(one.rows, added, strict=True)),
            key=lambda item: -item[0],
        )
        found.append(replace(one, score=rows[0][0], rows=tuple(rows)))
    return sorted(found, key=lambda one: (-one.score, one.position))
