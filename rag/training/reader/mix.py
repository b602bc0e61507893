"""Learn what the reader counts for beside the ranker: ``python -m rag.training.reader.mix --data DIR``.

On documents that the reader was not trained on, and on question sets of a corpus. The scores printed are
cross-validated by file, with the paired bootstrap of the difference.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from rag.datatypes import Query
from rag.index.encoder import SHIPPED, StaticEncoder
from rag.retrieval.candidates import Searchable, candidate_rows
from rag.retrieval.question import understand
from rag.retrieval.ranker import rank, shipped_ranker
from rag.retrieval.reader import READER, Reader, shipped_reader
from rag.retrieval.reread import Mix, read_best
from rag.retrieval.texts import Floats
from rag.training import data as source
from rag.training.ranker import STYLES, overlaps, paragraphs_of, searchable
from rag.training.reader.apart import KEPT_APART
from rag.training.sets import AskedSet, holds, quotes_of, read_lines

_RESAMPLES = 2_000


@dataclass(frozen=True)
class Example:
    """Scores (rows, 3) of the sentences read for a question: ranker, pair, sentence; and which are right."""

    style: str
    scores: Floats
    positions: tuple[int, ...]
    right: tuple[bool, ...]
    gold: frozenset[int]
    weight: float


def _example(
    collection: Searchable, reader: Reader, query: Query, allowed: frozenset[int] | None
) -> tuple[list[list[float]], list[int], list[tuple[int, int]]]:
    ranked = rank(shipped_ranker(), candidate_rows(collection, query, allowed))
    read = read_best(reader, query.standalone, collection.texts, ranked)
    scores: list[list[float]] = []
    positions: list[int] = []
    spans: list[tuple[int, int]] = []
    for one, found in zip(ranked, read, strict=False):
        for (score, row), said in zip(one.rows, found.sentences, strict=True):
            scores.append([score, found.pair, said])
            positions.append(one.position)
            spans.append((row.sentence.start, row.sentence.end))
    return scores, positions, spans


def document_examples(path: Path, reader: Reader, encoder: StaticEncoder) -> Iterator[Example]:
    """Every question of a data file in every style."""
    documents = read_lines(path)
    paragraphs = [paragraph for document in documents for paragraph in paragraphs_of(document)]
    place = {paragraph.id: position for position, paragraph in enumerate(paragraphs)}
    collection = searchable(paragraphs, encoder)
    vocabulary = collection.texts.vocabulary
    for document in documents:
        for question in document["questions"]:
            gold = frozenset(place[f"{document['id']}:{pid}"] for pid in question["gold"])
            for style, weight in STYLES.items():
                scores, positions, spans = _example(
                    collection, reader, understand(question[style], vocabulary=vocabulary), None
                )
                right = tuple(
                    position in gold and overlaps(paragraphs[position].text[slice(*span)], question["answer_sentence"])
                    for position, span in zip(positions, spans, strict=True)
                )
                yield Example(style, np.asarray(scores, np.float32), tuple(positions), right, gold, weight)


def set_examples(questions: Path, index: Path, reader: Reader, weight: float) -> Iterator[Example]:
    """The answerable questions of a set over the index of its corpus."""
    asked = AskedSet.open(index)
    for one in asked.questions(questions):
        gold, quotes = asked.gold(one.data), quotes_of(one.data)
        if not gold or one.data["kind"] == "collection":
            continue
        scores, positions, spans = _example(asked.collection, reader, one.query, one.allowed)
        right = tuple(
            position in gold and holds(asked.opened.paragraphs[position], *span, quotes)
            for position, span in zip(positions, spans, strict=True)
        )
        yield Example(one.data["kind"], np.asarray(scores, np.float32), tuple(positions), right, gold, weight)


def learn(data: Sequence[Example]) -> Floats:
    """Weights (3,), not below zero, that maximise the probability of the right sentences."""
    usable = [one for one in data if any(one.right) and not all(one.right)]

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, gradient, total = 0.0, np.zeros(3), 0.0
        for one in usable:
            logits = one.scores @ weights
            share = np.exp(logits - logits.max())
            share /= share.sum()
            right = np.asarray(one.right)
            mass = max(float(share[right].sum()), 1e-12)
            value -= one.weight * np.log(mass)
            gradient -= one.weight * (one.scores.T @ (np.where(right, share, 0) / mass - share))
            total += one.weight
        return value / total, np.asarray(gradient / total)

    found = minimize(loss, np.asarray([1.0, 0.1, 0.1]), jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * 3)
    return np.asarray(found.x, np.float32)


def results(weights: Floats, data: Sequence[Example]) -> Floats:
    """Success@1 and @3 of the paragraph and whether the first sentence is right, shape (questions, 3)."""
    rows = []
    for one in data:
        if not one.positions:
            rows.append((0.0, 0.0, 0.0))
            continue
        order = np.argsort(-(one.scores @ weights), kind="stable")
        found = list(dict.fromkeys(one.positions[i] for i in order))
        first, three = found[0] in one.gold, bool(set(found[:3]) & one.gold)
        rows.append((float(first), float(three), float(one.right[int(order[0])])))
    return np.asarray(rows, np.float32)


def bootstrap(difference: Floats) -> tuple[float, float]:
    """The 95 % interval of a mean of paired differences."""
    rng = np.random.default_rng(1)
    drawn = difference[rng.integers(0, len(difference), (_RESAMPLES, len(difference)))].mean(axis=1)
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def report(data: dict[str, list[Example]]) -> dict[str, Any]:
    """Per file and style, without and with the reader; weights learned on the other files."""
    scores: dict[str, Any] = {}
    for name, own in data.items():
        weights = learn([one for other, ones in data.items() if other != name for one in ones] or own)
        for style in [*dict.fromkeys(one.style for one in own if name.startswith("documents")), "all"]:
            ones = [one for one in own if style in ("all", one.style)]
            without, with_it = results(np.asarray([1, 0, 0], np.float32), ones), results(weights, ones)
            low, high = bootstrap((with_it - without)[:, 0])
            a, b = without.mean(axis=0), with_it.mean(axis=0)
            scores[f"{name} {style}"] = [[round(float(x), 3) for x in a], [round(float(x), 3) for x in b], len(ones)]
            print(
                f"{name:20} {style:9} n={len(ones):4}  S@1 {a[0]:.3f} -> {b[0]:.3f} ({low:+.3f} to {high:+.3f})"
                f"  S@3 {a[1]:.3f} -> {b[1]:.3f}  sentence {a[2]:.3f} -> {b[2]:.3f}",
                flush=True,
            )
    return scores


def main() -> int:
    """Cross-validate by file, learn on all, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.reader.mix", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the training data folder")
    parser.add_argument(
        "--questions", nargs=2, action="append", default=[], metavar=("SET", "INDEX"), help="a set and its index"
    )
    arguments = parser.parse_args()
    encoder = StaticEncoder(SHIPPED)
    reader = shipped_reader(encoder)
    if reader is None:
        print("there is no reader in rag/models/reader; train one with: python -m rag.training.reader")
        return 2
    files = [path for path in source.document_files(arguments.data) if path.name in KEPT_APART]
    data = {path.stem: list(document_examples(path, reader, encoder)) for path in files}
    for questions, index in arguments.questions:
        data[Path(questions).parent.name] = list(set_examples(Path(questions), Path(index), reader, 3.0))
    scores = report(data)
    weights = learn([one for ones in data.values() for one in ones])
    mix = Mix(*(round(float(weight), 4) for weight in weights))
    written = {"learned": {"date": date.today().isoformat(), "scores": scores}, "weights": mix.__dict__}
    (READER / "mix.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    print(mix)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
