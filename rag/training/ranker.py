"""Learn the ranker's weights on whole made-up documents: ``python -m rag.training.ranker --data DIR --out FILE``.

The documents are none of those the embedder has seen (else the ranker trusts the vectors too much). Each data file is
one collection, so that the ranker has to choose between paragraphs of one document that share a subject. The weights
that ship are learned on all files; the scores printed are cross-validated by file.
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

from rag.datatypes import Paragraph, ParagraphKind, Speaker
from rag.index.embedded import embedded_text
from rag.index.encoder import SHIPPED, StaticEncoder, model_name
from rag.index.lexical import ANALYSERS, LexicalIndex
from rag.reading.structure import digest
from rag.retrieval.candidates import Searchable, candidate_rows
from rag.retrieval.features import FEATURES, Row
from rag.retrieval.question import understand
from rag.retrieval.texts import Floats, Texts
from rag.training.data import document_files
from rag.training.sets import AskedSet, holds, quotes_of, read_lines

# everyday questions share so little with their paragraphs that they teach the weights little but noise (docs/log.md)
STYLES = {"near": 1.0, "everyday": 0.3, "short": 0.5, "english": 0.5}
_KINDS = {
    "list_item": ParagraphKind.LIST_ITEM,
    "item": ParagraphKind.LIST_ITEM,
    "question": ParagraphKind.QUESTION,
    "answer": ParagraphKind.ANSWER,
    "footnote": ParagraphKind.FOOTNOTE,
}


@dataclass(frozen=True)
class Example:
    """One question: the features of its candidate sentences, which of them are right, and how much it counts."""

    style: str
    features: Floats  # (sentences, features)
    positions: tuple[int, ...]  # paragraph of each sentence
    right: tuple[bool, ...]
    gold: frozenset[int]
    weight: float


def paragraphs_of(document: dict[str, Any]) -> list[Paragraph]:
    """The paragraphs of a made-up document as the product would have read them."""
    made = []
    for one in document["paragraphs"]:
        kind = _KINDS.get(one["kind"], ParagraphKind.PARAGRAPH)
        speaker = {ParagraphKind.QUESTION: Speaker.ASKER, ParagraphKind.ANSWER: Speaker.ANSWERER}.get(kind)
        path = (one["heading"],) if one["heading"] else ()
        key = f"{document['id']}:{one['pid']}"
        made.append(
            Paragraph(
                key, document["id"], kind, path, one["pid"], None, None, speaker, one["text"], (), digest(one["text"])
            )
        )
    return made


def searchable(paragraphs: Sequence[Paragraph], encoder: StaticEncoder) -> Searchable:
    """Paragraphs ready to be searched, in memory."""
    embedded = [embedded_text(paragraph) for paragraph in paragraphs]
    lexical = {name: LexicalIndex.build(name, embedded) for name in ANALYSERS}
    return Searchable(encoder.encode(embedded), lexical, Texts(paragraphs, embedded, encoder), encoder)


def examples(path: Path, encoder: StaticEncoder) -> Iterator[Example]:
    """Every question of a data file in every style."""
    documents = read_lines(path)
    paragraphs = [paragraph for document in documents for paragraph in paragraphs_of(document)]
    place = {paragraph.id: position for position, paragraph in enumerate(paragraphs)}
    collection = searchable(paragraphs, encoder)
    for document in documents:
        for question in document["questions"]:
            gold = frozenset(place[f"{document['id']}:{pid}"] for pid in question["gold"])
            for style, weight in STYLES.items():
                if question.get(style):
                    rows = candidate_rows(
                        collection, understand(question[style], vocabulary=collection.texts.vocabulary)
                    )
                    yield _example(style, rows, paragraphs, gold, question["answer_sentence"], weight)


def set_examples(questions: Path, index: Path, weight: float) -> Iterator[Example]:
    """The answerable questions of a set over the index of its corpus; a sentence is right if it holds a gold quote."""
    asked = AskedSet.open(index)
    paragraphs = asked.opened.paragraphs
    for one in asked.questions(questions):
        gold, quotes = asked.gold(one.data), quotes_of(one.data)
        if not gold or one.data["kind"] == "collection":
            continue
        rows = candidate_rows(asked.collection, one.query, one.allowed)
        right = tuple(
            row.position in gold and holds(paragraphs[row.position], row.sentence.start, row.sentence.end, quotes)
            for row in rows
        )
        if not any(right):
            right = tuple(row.position in gold for row in rows)
        features = np.stack([row.values for row in rows]) if rows else np.zeros((0, len(FEATURES)), np.float32)
        yield Example(one.data["kind"], features, tuple(row.position for row in rows), right, gold, weight)


def _example(
    style: str, rows: list[Row], paragraphs: Sequence[Paragraph], gold: frozenset[int], answer: str, weight: float
) -> Example:
    right = tuple(
        row.position in gold and overlaps(paragraphs[row.position].text[row.sentence.start : row.sentence.end], answer)
        for row in rows
    )
    if not any(right):
        right = tuple(row.position in gold for row in rows)
    features = np.stack([row.values for row in rows]) if rows else np.zeros((0, len(FEATURES)), np.float32)
    return Example(style, features, tuple(row.position for row in rows), right, gold, weight)


def overlaps(sentence: str, answer: str) -> bool:
    """Whether one of two sentences holds the other, white space aside."""
    a, b = " ".join(sentence.split()), " ".join(answer.split())
    return a in b or b in a


def learn(data: Sequence[Example], penalty: float = 1e-3) -> Floats:
    """Weights that maximise the probability of the right sentences under a softmax over the candidates."""
    usable = [one for one in data if any(one.right) and not all(one.right)]
    stacked = np.concatenate([one.features for one in usable]).astype(np.float64)
    spread = np.maximum(stacked.std(axis=0), 1e-3)
    blocks = [(one.features / spread, np.asarray(one.right), one.weight) for one in usable]
    total = sum(one.weight for one in usable)

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, gradient = 0.0, np.zeros_like(weights)
        for block, right, weight in blocks:
            logits = block @ weights
            probability = np.exp(logits - logits.max())
            probability /= probability.sum()
            mass = float(probability[right].sum())
            value -= weight * np.log(max(mass, 1e-12))
            posterior = np.where(right, probability, 0) / max(mass, 1e-12)
            gradient -= weight * (block.T @ (posterior - probability))
        return value / total + penalty * float(weights @ weights), gradient / total + 2 * penalty * weights

    bounds = [_bound(name, float(one)) for name, one in zip(FEATURES, spread, strict=True)]
    found = minimize(
        loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 300}
    )
    return np.asarray(found.x / spread, np.float32)


def _bound(name: str, spread: float) -> tuple[float | None, float | None]:
    """The kind of a unit may tip the scales and not decide: few questions of the data ask for rows or signatures."""
    if not name.startswith("is_"):
        return None, None
    most = 5.0 if name == "is_question" else 1.0
    return -most * spread, most * spread


def evaluate(weights: Floats, data: Sequence[Example]) -> dict[str, tuple[float, float, float, int]]:
    """Per style: Success@1 and @3 of the paragraph, share of right sentences first, and the number of questions."""
    found: dict[str, tuple[float, float, float, int]] = {}
    for style in dict.fromkeys(one.style for one in data):
        ones = [one for one in data if one.style == style]
        results = [_result(weights, one) for one in ones]
        if results:
            means = np.mean(results, axis=0)
            found[style] = (float(means[0]), float(means[1]), float(means[2]), len(ones))
    return found


def _result(weights: Floats, one: Example) -> tuple[float, float, float]:
    if not one.positions:
        return 0.0, 0.0, 0.0
    order = np.argsort(-(one.features @ weights), kind="stable")
    paragraphs = list(dict.fromkeys(one.positions[i] for i in order))
    return (
        float(paragraphs[0] in one.gold),
        float(bool(set(paragraphs[:3]) & one.gold)),
        float(one.right[int(order[0])]),
    )


def main(argv: list[str] | None = None) -> int:
    """Cross-validate by file, learn on all, write the weights with how they were learned."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.ranker", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with documents_*.jsonl")
    parser.add_argument(
        "--questions",
        nargs=2,
        action="append",
        default=[],
        metavar=("SET", "INDEX"),
        help="a question set and its index",
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent.parent / "models" / "ranker.json")
    arguments = parser.parse_args(argv)
    files = document_files(arguments.data)
    if not files:
        print(f"no documents_*.jsonl in {arguments.data}; give the folder of the training data with --data")
        return 2
    encoder = StaticEncoder(SHIPPED)
    data = {path.name: list(examples(path, encoder)) for path in files}
    for questions, index in arguments.questions:
        data[Path(questions).parent.name] = list(set_examples(Path(questions), Path(index), 3.0))
    scores: dict[str, Any] = {}
    for name, own in data.items():
        others = [one for other, ones in data.items() if other != name for one in ones]
        scores[name] = evaluate(learn(others or own), own)
        for style, (first, three, sentence, count) in scores[name].items():
            print(
                f"{name:22} {style:9} Success@1 {first:.3f}  Success@3 {three:.3f}  sentence {sentence:.3f}  n={count}"
            )
    weights = learn([one for ones in data.values() for one in ones])
    written: dict[str, dict[str, Any]] = {
        "learned": {
            "date": date.today().isoformat(),
            "encoder": model_name(SHIPPED),
            "files": list(data),
            "scores": scores,
        },
        "weights": {name: round(float(weight), 5) for name, weight in zip(FEATURES, weights, strict=True)},
    }
    arguments.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    for name, weight in sorted(written["weights"].items(), key=lambda item: -abs(item[1])):
        print(f"{name:20} {weight:+.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
