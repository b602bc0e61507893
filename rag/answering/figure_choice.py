"""Which figure a question in everyday words asks for: a softmax over the figures found, that leans on meaning.

Where a question shares its words with the sources, what stands near a figure tells which one is asked
(``rag.answering.figure_answer``). Where it shares few, the likeness of the figure's own phrase and of its sentence by
vectors, and whether a figure of that sort answers such a question, tell more. So what this model adds grows with the share
of the question that no sentence means, and is nothing where half of it is meant, for an English question and for a
follow-up.

``rag.training.figure_choice`` learns the weights; ``models/figure_choice.json`` holds them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from rag.answering.counted import PEOPLE, counts_people
from rag.answering.engine import Engine
from rag.answering.own_phrase import own_phrase
from rag.datatypes import Figure, FigureKind, Paragraph, ParagraphKind, Query
from rag.errors import RagError
from rag.language.tokens import words
from rag.retrieval.features import FEATURES
from rag.retrieval.texts import Floats

_TEXT = (
    "s_late",
    "late",
    "cosine",
    "s_ngrams",
)  # of the ranker's features those that say how near the text is by form and meaning
_SORTS = (  # what is asked (“unit”: “hoeveel” with a noun, “bare”: without one) and the kind of a figure
    "unit:count", "unit:money", "unit:percentage", "unit:duration", "unit:ratio", "unit:range",
    "bare:count", "bare:money", "bare:percentage", "bare:duration", "bare:ratio", "bare:range",
    "duration:duration", "duration:count", "duration:period", "duration:date", "duration:year", "duration:range",
    "percentage:percentage", "percentage:ratio", "percentage:percentage_point",
    "date:date", "date:year", "date:period", "date:range", "money:money", "money:range",
)  # fmt: skip
NAMES = (
    "rules", *_TEXT, "phrase_cosine", "sentence_cosine", "digits", "one_or_two", "people", "no_people", "length", "phrase_length", *_SORTS,
)  # fmt: skip
_MEANT = FEATURES.index("s_meant")
_ENOUGH = 0.5  # share of a question that a sentence means, from which its words tell which figure is asked
_STEEP = 1.5  # how fast the weight of this model grows below that share
_TWO = 2


@dataclass(frozen=True)
class Candidate:
    """A figure that may be the answer: its value in the ranker's score, the span of its sentence, the likeness of what it
    counts, the share of the question that the sentence says, the sentence's features for the ranker, and whether it is of
    another place, body or year.
    """

    value: float
    paragraph: Paragraph
    figure: Figure
    start: int
    end: int
    likeness: float
    coverage: float
    features: Floats
    elsewhere: bool = False


@lru_cache(maxsize=1)
def shipped_weights() -> Floats:
    """The learned weights. RagError if they are for other features."""
    data = json.loads(resources.files("rag.models").joinpath("figure_choice.json").read_text("utf-8"))
    if tuple(data["weights"]) != NAMES:
        raise RagError(
            "models/figure_choice.json is for other features; learn it anew with: python -m rag.training.figure_choice"
        )
    return np.asarray(list(data["weights"].values()), np.float32)


def chosen(engine: Engine, query: Query, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, best first."""
    share = everyday(query, found)
    if share > 0 and len(found) > 1:
        features = choice_features(engine, query, found)
        values = weighed(features, share, shipped_weights(), np.asarray([one.elsewhere for one in found]))
        found = [replace(one, value=float(value)) for one, value in zip(found, values, strict=True)]
    return sorted(found, key=lambda one: -one.value)


def weighed(features: Floats, share: float, weights: Floats, elsewhere: NDArray[np.bool_]) -> Floats:
    """The values of candidates: those of the rules (the first feature), and as far as ``share`` goes those of the weights.

    What is of another place or year gains no more by its words than the one that gains least.
    """
    gains = features[:, 1:] @ weights[1:]
    gains = np.where(elsewhere, gains.min(initial=0.0), gains)
    return np.asarray(((1 - share) + share * weights[0]) * features[:, 0] + share * gains, np.float32)


def everyday(query: Query, found: Sequence[Candidate]) -> float:
    """How much the weights count, 0 to 1: the more, the less of the question the best of the sentences means.

    Not at all where the rules put a figure of another place or year first: the one asked for is then likely to be nowhere.
    """
    if query.english or query.own_words or not found or max(found, key=lambda one: one.value).elsewhere:
        return 0.0
    meant = max(float(one.features[_MEANT]) for one in found)
    return min(1.0, max(0.0, _STEEP * (1 - meant / _ENOUGH)))


def choice_features(engine: Engine, query: Query, found: Sequence[Candidate]) -> Floats:
    """The features of each candidate, shape (candidates, names)."""
    sentences = [one.paragraph.text[one.start : one.end] for one in found]
    own = [
        own_phrase(text, one.figure.start - one.start, one.figure.end - one.start)
        for text, one in zip(sentences, found, strict=True)
    ]
    cosines = _cosines(engine, query, [*own, *sentences]).reshape(2, len(found))
    asked = f"{'unit' if query.expected_unit else 'bare'}" if query.kind == "figure" else query.kind
    people = bool(PEOPLE.intersection(words(query.expected_unit or "")))
    return np.asarray(
        [
            [
                one.value,
                *(float(one.features[FEATURES.index(name)]) for name in _TEXT),
                *cosines[:, place],
                *_own(one, people),
                math.log(max(3, len(sentences[place]))) / 5,
                len(own[place].split()) / 10,
                *(float(sort == f"{asked}:{one.figure.kind.value}") for sort in _SORTS),
            ]
            for place, one in enumerate(found)
        ],
        np.float32,
    )


def _own(one: Candidate, people: bool) -> tuple[float, ...]:
    """What a figure shows by itself: printed in digits, one or two of something, of people where people are asked for."""
    figure = one.figure
    small = figure.kind is FigureKind.COUNT and isinstance(figure.value, Decimal) and figure.value <= _TWO
    counted = counts_people(figure)
    digits = figure.surface[:1].isdigit() or figure.surface[:1] == "€" or one.paragraph.kind is ParagraphKind.TABLE_ROW
    return float(digits), float(small), float(people and counted), float(people and not counted)


def _cosines(engine: Engine, query: Query, texts: list[str]) -> Floats:
    """How alike each text and the question are; 0 where no embedder can tell."""
    if engine.static is None:
        return np.zeros(len(texts), np.float32)
    vectors = engine.static.encode([query.in_both, *texts])
    return np.asarray(vectors[1:] @ vectors[0], np.float32)
