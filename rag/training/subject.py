"""Learn whether a question is about anything that the documents are about: ``python -m rag.training.subject --questions SET INDEX …``.

Every question with an answer is put to the index of its own corpus and to indexes of others, where nothing answers it. The
judge of answerability (``rag.training.answerable``) learns on near misses; this one on what is no miss at all. The features are
the same and the model a logistic one, learned anew without each index in turn to print what it does on documents it has not seen.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from rag.answering.pipeline import Engine, State, by_kind, by_scope, retrieve
from rag.answering.understood import by_rules
from rag.index.encoder import SHIPPED, model_name
from rag.index.opened import open_index
from rag.retrieval.answerable import NAMES, answerable_features
from rag.settings import load_settings
from rag.training.sets import read_lines

KINDS = frozenset("figure_everyday figure_source who_what why_how list sloppy english definition".split())
OTHERS = 3  # other indexes that a question is put to
REFUSED = 0.008  # share of the answerable questions, cross-validated, that the threshold may refuse
_PENALTY = 0.003


@dataclass(frozen=True)
class Asked:
    """Features of questions, shape (questions, names), whether the documents are on their subject, and the index asked."""

    values: NDArray[np.float64]
    own: NDArray[np.bool_]
    index: NDArray[np.str_]


def asked(sets: Sequence[tuple[Path, Path]], seed: int = 1) -> Asked:
    """The questions of all sets, each over its own index and over some of the others."""
    engines = {str(index): Engine(open_index(load_settings(index))) for _, index in sets}
    rng = random.Random(seed)
    rows = []
    for path, index in sets:
        for line in read_lines(path):
            if line["kind"] not in KINDS or line.get("history"):
                continue
            others = [name for name in engines if name != str(index)]
            for name in [str(index), *rng.sample(others, min(OTHERS, len(others)))]:
                rows += [(values, name == str(index), name) for values in _features(engines[name], line["question"])]
    return Asked(
        np.asarray([row[0] for row in rows]), np.asarray([row[1] for row in rows]), np.asarray([r[2] for r in rows])
    )


def _features(engine: Engine, question: str) -> Iterator[NDArray[np.float32]]:
    state = State(by_rules(engine, question, ()))
    for step in (by_kind, by_scope, retrieve):
        state = step(engine, state)
        if state.status.abstained:
            return
    if state.ranked:
        yield answerable_features(state.query, state.ranked, engine.collection.texts, engine.static, engine.ranker)[
            : len(NAMES)
        ]


def learn(values: NDArray[np.float64], own: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Weights, shape (names,), and bias; both sorts of question count the same."""
    mean, spread = values.mean(axis=0), np.maximum(values.std(axis=0), 0.05)
    scaled = (values - mean) / spread
    signs = np.where(own, 1.0, -1.0)
    share = np.where(own, 0.5 / max(own.sum(), 1), 0.5 / max((~own).sum(), 1))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (scaled @ weights[1:] + weights[0])
        slope = -share * signs / (1 + np.exp(np.clip(margins, -50, 50)))
        value = float((share * np.logaddexp(0, -margins)).sum()) + _PENALTY * float((weights[1:] ** 2).sum())
        return value, np.concatenate([[slope.sum()], scaled.T @ slope + 2 * _PENALTY * weights[1:]])

    found = minimize(loss, np.zeros(values.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = found[1:] / spread
    return weights, float(found[0] - weights @ mean)


def cross_validated(data: Asked) -> NDArray[np.float64]:
    """The probability of each question, by what was learned without its index."""
    found = np.zeros(len(data.own))
    for name in sorted(set(data.index.tolist())):
        inside = data.index == name
        weights, bias = learn(data.values[~inside], data.own[~inside])
        found[inside] = 1 / (1 + np.exp(-(data.values[inside] @ weights + bias)))
    return found


def main(argv: list[str] | None = None) -> int:
    """Learn, print what is refused of both sorts, write ``models/subject.json``."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.subject", description=__doc__.splitlines()[0])
    parser.add_argument("--questions", nargs=2, action="append", type=Path, required=True, metavar=("SET", "INDEX"))
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent.parent / "models" / "subject.json")
    arguments = parser.parse_args(argv)
    data = asked([(one[0], one[1]) for one in arguments.questions])
    found = cross_validated(data)
    threshold = round(float(np.quantile(found[data.own], REFUSED)), 3)
    scores = {
        "questions": int(data.own.sum()),
        "answerable refused": round(float((found[data.own] < threshold).mean()), 3),
        "of other corpora refused": round(float((found[~data.own] < threshold).mean()), 3),
    }
    print(scores)
    weights, bias = learn(data.values, data.own)
    learned = {"date": date.today().isoformat(), "encoder": model_name(SHIPPED), "cross_validated": scores}
    named = {name: round(float(one), 5) for name, one in zip(NAMES, weights, strict=True)}
    out = {"learned": learned, "threshold": threshold, "bias": round(bias, 5), "weights": named}
    arguments.out.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
