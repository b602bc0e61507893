"""Learn which sentence of a paragraph answers: ``python -m rag.training.sentences --data DIR --questions SET INDEX``.

The examples are paragraphs that hold the answer, with the sentence that does; questions for a figure are left out, since
their figure is chosen otherwise. The scores printed are cross-validated by file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from rag.datatypes import Paragraph, Query
from rag.index.encoder import SHIPPED, StaticEncoder, model_name
from rag.language.tokens import stems
from rag.retrieval.candidates import Searchable, candidate_rows
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.question import understand
from rag.retrieval.ranker import Ranked, rank, shipped_ranker
from rag.retrieval.sentence_choice import GROUPS, NAMES, group_of, sentence_features
from rag.retrieval.texts import Floats
from rag.training.data import document_files
from rag.training.ranker import overlaps, paragraphs_of, searchable
from rag.training.sets import AskedSet, holds, quotes_of, read_lines

STYLES = {"near": 1.0, "everyday": 0.6, "short": 0.7}
_SET = 3.0  # weight of a question about real documents, of which there are few
_DEPTH = 3  # paragraphs of a ranking in which the sentence that answers is looked for
_OTHERWISE = ("figure", "collection", "claim", "summary")  # ways of taking out that choose no sentence
_PENALTY, _OWN_PENALTY = 0.02, 0.05  # of the weights of all kinds, and of those of one group


@dataclass(frozen=True)
class Choice:
    """The sentences of one paragraph: their features, which of them answer, the group of the question, its weight."""

    features: Floats
    right: tuple[bool, ...]
    group: str
    weight: float


def document_choices(path: Path, encoder: StaticEncoder) -> Iterator[Choice]:
    """The questions of a file of made-up documents."""
    documents = read_lines(path)
    paragraphs = [paragraph for document in documents for paragraph in paragraphs_of(document)]
    collection = searchable(paragraphs, encoder)
    for document in documents:
        for question in document["questions"]:
            for style, weight in STYLES.items():
                if question.get(style):
                    query = understand(question[style], vocabulary=collection.texts.vocabulary)
                    for one in _ranked(collection, query):
                        here = paragraphs[one.position]
                        if here.source_id == document["id"]:
                            yield from _choice(query, here, one, question["answer_sentence"], weight)


def set_choices(questions: Path, index: Path) -> Iterator[Choice]:
    """The questions of a set over the index of its corpus; a sentence is right if it holds a gold quote."""
    asked = AskedSet.open(index)
    for one in asked.questions(questions):
        quotes = quotes_of(one.data)
        for found in _ranked(asked.collection, one.query, one.allowed):
            here = asked.opened.paragraphs[found.position]
            rows = sorted((row.sentence.start, row.sentence.end, score) for score, row in found.rows)
            right = tuple(holds(here, start, end, quotes) for start, end, _ in rows)
            yield from _made(one.query, here, rows, right, _SET)


def _ranked(collection: Searchable, query: Query, allowed: frozenset[int] | None = None) -> list[Ranked]:
    if BY_NAME[query.kind].take in _OTHERWISE:
        return []
    return rank(shipped_ranker(), candidate_rows(collection, query, allowed))[:_DEPTH]


def _choice(query: Query, here: Paragraph, one: Ranked, answer: str, weight: float) -> Iterator[Choice]:
    rows = sorted((row.sentence.start, row.sentence.end, score) for score, row in one.rows)
    right = tuple(overlaps(here.text[start:end], answer) for start, end, _ in rows)
    yield from _made(query, here, rows, right, weight)


def _made(
    query: Query, here: Paragraph, rows: Sequence[tuple[int, int, float]], right: tuple[bool, ...], weight: float
) -> Iterator[Choice]:
    """The choice, where there is one: some sentences answer and some do not."""
    if any(right) and not all(right):
        sentences = [(score, here.text[start:end]) for start, end, score in rows]
        yield Choice(sentence_features(stems(query.standalone), sentences), right, group_of(query.kind), weight)


def learn(data: Sequence[Choice]) -> Floats:
    """Weights, shape (1 + groups, names), that maximise the probability of the sentences that answer."""
    spread = np.maximum(np.concatenate([one.features for one in data]).std(axis=0), 0.05)
    blocks = [(one.features / spread, np.asarray(one.right), 1 + GROUPS.index(one.group), one.weight) for one in data]
    total = sum(one.weight for one in data)
    penalty = np.full((1 + len(GROUPS), 1), _OWN_PENALTY)
    penalty[0] = _PENALTY

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(1 + len(GROUPS), len(NAMES))
        value, gradient = 0.0, np.zeros_like(weights)
        for block, right, group, weight in blocks:
            logits = block @ (weights[0] + weights[group])
            probability = np.exp(logits - logits.max())
            probability /= probability.sum()
            mass = max(float(probability[right].sum()), 1e-12)
            value -= weight * np.log(mass)
            step = weight * (block.T @ (np.where(right, probability, 0) / mass - probability))
            gradient[0] -= step
            gradient[group] -= step
        value = value / total + float((penalty * weights**2).sum())
        return value, (gradient / total + 2 * penalty * weights).ravel()

    start = np.zeros((1 + len(GROUPS)) * len(NAMES))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x.reshape(1 + len(GROUPS), len(NAMES)) / spread, np.float32)


def first_right(weights: Floats, data: Sequence[Choice]) -> tuple[float, float]:
    """Share of paragraphs whose likeliest sentence answers: by the ranker's score alone, and by the weights."""
    alone = [one.right[int(np.argmax(one.features[:, 0]))] for one in data]
    chosen = [
        one.right[int(np.argmax(one.features @ (weights[0] + weights[1 + GROUPS.index(one.group)])))] for one in data
    ]
    return float(np.mean(alone)), float(np.mean(chosen))


def main(argv: list[str] | None = None) -> int:
    """Cross-validate by file, learn on all, write the weights with how they were learned."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.sentences", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with documents_*.jsonl")
    parser.add_argument(
        "--questions", nargs=2, action="append", default=[], metavar=("SET", "INDEX"), help="a question set and its index"
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parent.parent / "models" / "sentences.json"
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
    scores = {}
    for name, own in data.items():
        others = [one for other, ones in data.items() if other != name for one in ones]
        alone, chosen = first_right(learn(others or own), own)
        scores[name] = {"ranker": round(alone, 3), "chosen": round(chosen, 3), "n": len(own)}
        print(f"{name:22} ranker alone {alone:.3f}  chosen {chosen:.3f}  n={len(own)}")
    weights = learn([one for ones in data.values() for one in ones])
    written = {
        "learned": {"date": date.today().isoformat(), "encoder": model_name(SHIPPED), "files": list(data), "scores": scores},
        "weights": {
            group: {name: round(float(one), 4) for name, one in zip(NAMES, row, strict=True)}
            for group, row in zip(("all", *GROUPS), weights, strict=True)
        },
    }  # fmt: skip
    arguments.out.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
