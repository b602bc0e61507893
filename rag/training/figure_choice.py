"""Learn which figure an everyday question asks for: ``python -m rag.training.figure_choice --data DIR --questions SET INDEX``.

What the rules of ``rag.answering.figure_answer`` say of a figure is the first feature. Only questions that share few words
with the sources teach anything. The scores printed are cross-validated by file: the share of questions whose right figure is
first, of those that have one among the candidates.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from rag.answering.engine import Engine
from rag.answering.figure_answer import found_figures
from rag.answering.figure_choice import NAMES, Candidate, choice_features, everyday, weighed
from rag.datatypes import Query, Source
from rag.index.encoder import SHIPPED, StaticEncoder, model_name
from rag.index.opened import OpenedIndex
from rag.index.versions import IndexVersion, figures_of
from rag.retrieval.candidates import candidate_rows
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.question import understand
from rag.retrieval.ranker import rank, shipped_ranker
from rag.retrieval.texts import Floats
from rag.settings import load_settings
from rag.training.data import document_files
from rag.training.ranker import overlaps, paragraphs_of, searchable
from rag.training.sets import AskedSet, holds, quotes_of, read_lines, squeeze

STYLES = {"everyday": 1.0}  # of near ones hardly any is asked in so few words of the source that the weights count
_SET = 10.0  # weight of a question about real documents, of which there are few
_PENALTY = 0.06


@dataclass(frozen=True)
class Choice:
    """The figures of one question: their features, which are right, which are of another place or year, how much the weights count."""

    style: str
    features: Floats
    right: NDArray[np.bool_]
    elsewhere: NDArray[np.bool_]
    share: float
    weight: float


def made_up(path: Path, encoder: StaticEncoder) -> Engine:
    """An engine over a file of made-up documents, in memory."""
    documents = read_lines(path)
    paragraphs = tuple(paragraph for document in documents for paragraph in paragraphs_of(document))
    sources = {one["id"]: _source(one) for one in documents}
    version = IndexVersion("made-up", "", "", "", encoder.name, "", len(documents), len(paragraphs), 0, {})
    opened = OpenedIndex(version, path, sources, paragraphs, None, None, load_settings())
    opened.__dict__["figures"] = tuple(figures_of(paragraph) for paragraph in paragraphs)
    engine = Engine(opened)
    engine.__dict__.update(collection=searchable(paragraphs, encoder), static=encoder)
    return engine


def _source(document: dict[str, Any]) -> Source:
    return Source(document["id"], document["title"], document["kind"], None, document.get("date"), (), "", "")


def document_choices(path: Path, encoder: StaticEncoder) -> Iterator[Choice]:
    """The figure questions of a file of made-up documents; every figure of the sentence that answers is right."""
    engine = made_up(path, encoder)
    for document in read_lines(path):
        for question in document["questions"]:
            gold = {f"{document['id']}:{pid}" for pid in question["gold"]}
            answer = question["answer_sentence"]
            for style, weight in STYLES.items():
                if question.get(style):
                    query = understand(question[style], vocabulary=engine.vocabulary)
                    found = _found(engine, query)
                    right = [one.paragraph.id in gold and overlaps(_sentence(one), answer) for one in found]
                    yield from _choice(engine, query, found, right, style, weight)


def set_choices(questions: Path, index: Path) -> Iterator[Choice]:
    """The questions of a set over the index of its corpus; right is a figure that a gold paragraph states and an answer must."""
    asked = AskedSet.open(index)
    engine = Engine(asked.opened)
    for one in asked.questions(questions):
        if not one.data["evidence"]:
            continue
        gold, quotes = asked.gold(one.data), quotes_of(one.data)
        wanted = [[each] if isinstance(each, str) else each for each in one.data.get("must_mention") or ()]
        found = _found(engine, one.query, one.allowed)
        right = [
            asked.opened.positions[each.paragraph.id] in gold
            and (_states(each, wanted) if wanted else holds(each.paragraph, each.start, each.end, quotes))
            for each in found
        ]
        yield from _choice(engine, one.query, found, right, one.data["kind"], _SET)


def _sentence(one: Candidate) -> str:
    return one.paragraph.text[one.start : one.end]


def _states(one: Candidate, wanted: Sequence[Sequence[str]]) -> bool:
    """Whether a figure is printed as one of the wordings that an answer must have."""
    text = one.paragraph.text
    printed = squeeze(text[max(0, one.figure.start - 3) : one.figure.end + 3])
    return any(squeeze(wording).strip("%") in printed for wordings in wanted for wording in wordings)


def _found(engine: Engine, query: Query, allowed: frozenset[int] | None = None) -> list[Candidate]:
    if BY_NAME[query.kind].take != "figure":
        return []
    ranked = rank(shipped_ranker(), candidate_rows(engine.collection, query, allowed))
    return list(found_figures(engine, query, ranked))


def _choice(
    engine: Engine, query: Query, found: Sequence[Candidate], right: Sequence[bool], style: str, weight: float
) -> Iterator[Choice]:
    """The choice, where there is one: some figures are right and some are not."""
    if any(right) and not all(right):
        features = choice_features(engine, query, found)
        yield Choice(
            style,
            features,
            np.asarray(right),
            np.asarray([one.elsewhere for one in found]),
            everyday(query, found),
            weight,
        )


def learn(data: Sequence[Choice]) -> Floats:
    """Weights of the features that maximise the probability of the right figures."""
    usable = [one for one in data if one.share > 0]
    spread = np.maximum(np.concatenate([one.features for one in usable]).std(axis=0), 0.05)
    spread[0] = 1.0
    blocks = [
        ((1 - one.share) * one.features[:, 0], one.share * one.features / spread, one.right, one.weight)
        for one in usable
    ]
    total = sum(one.weight for one in usable)
    start = np.zeros(len(NAMES))
    start[0] = 1.0

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = 0.0, np.zeros_like(weights)
        for rules, block, right, weight in blocks:
            logits = rules + block @ weights
            probability = np.exp(logits - logits.max())
            probability /= probability.sum()
            mass = max(float(probability[right].sum()), 1e-12)
            value -= weight * np.log(mass)
            gradient -= weight * (block.T @ (np.where(right, probability, 0) / mass - probability))
        away = weights - start
        return value / total + _PENALTY * float((away**2).sum()), gradient / total + 2 * _PENALTY * away

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return np.asarray(found / spread, np.float32)


def first_right(weights: Floats, data: Sequence[Choice]) -> tuple[float, float]:
    """Share of the questions whose first figure is right: by the rules alone, and with the weights."""
    alone = [one.right[int(np.argmax(one.features[:, 0]))] for one in data]
    both = [one.right[int(np.argmax(weighed(one.features, one.share, weights, one.elsewhere)))] for one in data]
    return float(np.mean(alone)), float(np.mean(both))


def cross_validated(data: dict[str, list[Choice]]) -> dict[str, dict[str, float]]:
    """Scores per style and kind, each file judged by the weights of the others."""
    judged: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for name, own in data.items():
        weights = learn([one for other, ones in data.items() if other != name for one in ones])
        for one in own:
            judged[one.style].append(first_right(weights, [one]))
    return {
        style: {"rules": round(float(alone), 3), "chosen": round(float(both), 3), "n": len(pairs)}
        for style, pairs in judged.items()
        for alone, both in [np.mean(pairs, axis=0)]
    }


def main(argv: list[str] | None = None) -> int:
    """Cross-validate by file, learn on all, write the weights with how they were learned."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.figure_choice", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with documents_*.jsonl")
    parser.add_argument(
        "--questions", nargs=2, action="append", default=[], metavar=("SET", "INDEX"), help="a question set and its index"
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parent.parent / "models" / "figure_choice.json"
    )
    arguments = parser.parse_args(argv)
    files = document_files(arguments.data)
    if not files:
        print(f"no documents_*.jsonl in {arguments.data}; give the folder of the training data with --data")
        return 2
    encoder = StaticEncoder(SHIPPED)
    data = {path.name: list(document_choices(path, encoder)) for path in files}
    for questions, index in arguments.questions:
        data[Path(questions).parent.name] = list(set_choices(Path(questions), Path(index)))
    scores = cross_validated(data)
    for style, score in scores.items():
        print(f"{style:18} rules {score['rules']:.3f}  chosen {score['chosen']:.3f}  n={score['n']}")
    weights = learn([one for ones in data.values() for one in ones])
    written = {
        "learned": {"date": date.today().isoformat(), "encoder": model_name(SHIPPED), "files": list(data), "scores": scores},
        "weights": {name: round(float(one), 4) for name, one in zip(NAMES, weights, strict=True)},
    }  # fmt: skip
    arguments.out.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
