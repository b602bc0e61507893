"""What the figures of a sentence say of it as an answer: whether one can answer, what it counts, the words near it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.retrieval.asking import Asked
from rag.retrieval.bags import Bags
from rag.retrieval.figure_fit import figure_fit
from rag.retrieval.texts import Prepared, Texts

FITS = 0.1  # of a figure, from which it can answer
Columns = dict[str, NDArray[Any]]
Fits = Sequence[Sequence[float]]


def fitting(asked: Asked, texts: Texts, together: Sequence[Prepared]) -> Columns:
    """Whether each sentence has a figure that can answer, how well it fits, and whether it counts what is asked."""
    names = ("s_figure_asked", "s_figure_missing", "s_fit", "s_unit", "s_measure", "s_counted", "s_near")
    if not asked.row.figures:
        return dict.fromkeys(names, np.zeros(sum(len(prepared.sentences) for prepared in together)))
    fits = [fits for prepared in together for fits in _fits(asked, prepared)]
    best = np.asarray([max(each, default=0.0) for each in fits])
    unit = np.asarray([bool(asked.unit & own) for prepared in together for own in prepared.stems])
    present = best > FITS
    values = (
        present, ~present, np.minimum(1.0, best / 4), present & unit, _measured(asked, together), _counted(asked, together, fits),
        _near(asked, texts, together, fits),
    )  # fmt: skip
    return dict(zip(names, values, strict=True))


def _fits(asked: Asked, prepared: Prepared) -> list[list[float]]:
    """How well each figure of each sentence fits."""
    return [
        [figure_fit(asked.query, text, one, one.start - sentence.start) for one in figures]
        for text, sentence, figures in zip(prepared.texts, prepared.sentences, prepared.figures, strict=True)
    ]


def _measured(asked: Asked, together: Sequence[Prepared]) -> NDArray[np.float64]:
    """1 where a sentence has a figure in the measure that is asked, -1 where it has not, 0 where none is asked."""
    if not asked.measures:
        return np.zeros(sum(len(prepared.sentences) for prepared in together))
    return np.asarray([1.0 if asked.measures & own else -1.0 for prepared in together for own in prepared.measures])


def _counted(asked: Asked, together: Sequence[Prepared], fits: Fits) -> NDArray[np.float64]:
    """How alike what is counted is in the question and in a figure of each sentence, by vectors."""
    found = np.zeros(len(fits))
    if asked.counted is None:
        return found
    vectors = (vectors for prepared in together for vectors in prepared.counted)
    for number, (own, fit) in enumerate(zip(vectors, fits, strict=True)):
        if own is not None and max(fit) > 0:
            found[number] = max(0.0, float((own @ asked.counted)[np.asarray(fit) > 0].max()))
    return found


def _near(asked: Asked, texts: Texts, together: Sequence[Prepared], fits: Fits) -> NDArray[np.float64]:
    """Late interaction of the question with the words about a figure of each sentence, nearer ones counting more."""
    each = np.asarray([fit > FITS for own in fits for fit in own])
    if texts.pieces is None or asked.pieces is None or not each.any():
        return np.zeros(len(fits))
    windows = [prepared.windows for prepared in together if prepared.windows is not None]
    weights = np.concatenate([prepared.nearness for prepared in together])
    late = asked.late(texts.pieces.nearest(asked.pieces, Bags.joined(windows), weights)) * each
    counts = [len(own) for own in fits]
    ends = np.cumsum(counts)
    return np.asarray([max(late[end - count : end], default=0.0) for end, count in zip(ends, counts, strict=True)])
