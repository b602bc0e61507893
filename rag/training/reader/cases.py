"""Questions with candidate paragraphs: what the reader learns to read.

Candidates are the gold paragraphs and the ones of the same file that the shipped static
vectors rank highest, so that the reader learns to choose where the retriever hesitates.
A question to refuse has only wrong candidates.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rag.training import data as source
from rag.training.evaluate import paragraph_text
from rag.training.model import Embedder
from rag.training.reader.apart import KEPT_APART

Floats = npt.NDArray[np.float32]
_HARD = 10  # candidates of a question beside its gold paragraphs


@dataclass(frozen=True)
class Case:
    """A question, its candidate texts, which of them answer it, and the answering sentence."""

    question: str
    texts: tuple[str, ...]
    gold: tuple[bool, ...]
    sentence: str
    style: str
    group: str


def _ranked(model: Embedder, questions: list[str], texts: list[str]) -> npt.NDArray[np.int64]:
    """Texts of each question, best first, by standardised cosine plus late interaction."""

    def standard(scores: Floats) -> Floats:
        found: Floats = (scores - scores.mean(axis=1, keepdims=True)) / (scores.std(axis=1, keepdims=True) + 1e-6)
        return found

    total = standard(model.embed(questions) @ model.embed(texts).T) + standard(model.late(questions, texts))
    return np.argsort(-total, axis=1, kind="stable")


def _case(question: str, order: list[int], gold: set[int], texts: list[str], rest: tuple[str, str, str]) -> Case:
    chosen = sorted(gold) + order
    return Case(question, tuple(texts[n] for n in chosen), tuple(n in gold for n in chosen), *rest)


def of_documents(model: Embedder, rows: list[source.Row], refusals: list[source.Row], negatives: int) -> Iterator[Case]:
    """Cases of the documents of one file, answerable ones and questions to refuse."""
    place: dict[tuple[str, int], int] = {}
    texts: list[str] = []
    for row in rows:
        for paragraph in row["paragraphs"]:
            place[row["id"], paragraph["pid"]] = len(texts)
            texts.append(paragraph_text(paragraph))
    asked: list[tuple[str, set[int], tuple[str, str, str]]] = []
    for row in rows:
        for question in row["questions"]:
            gold = {place[row["id"], pid] for pid in question["gold"]}
            for style in source.QUESTION_KINDS:
                asked.append((question[style], gold, (question["answer_sentence"], style, row["id"])))
        for refusal in row.get("refusals", []):
            asked.append((refusal["question"], set(), ("", f"refuse_{refusal['style']}", row["id"])))
    known = {row["id"] for row in rows}
    for refusal in refusals:
        if refusal["document"] in known:
            rest = ("", f"refuse_{refusal['style']}", refusal["document"])
            asked.append((refusal["question"], set(), rest))
    ranked = _ranked(model, [question for question, _, _ in asked], texts)
    for (question, gold, rest), order in zip(asked, ranked, strict=True):
        others = [int(n) for n in order if int(n) not in gold][:negatives]
        yield _case(question, others, gold, texts, rest)


def of_passages(model: Embedder, data: Path, negatives: int, seed: int) -> Iterator[Case]:
    """Cases of the written passages: the passage, its written negative and hard others."""
    rows = source.training_passages(data)
    texts = [row["passage"] for row in rows]
    rng = random.Random(seed)
    for style in source.QUESTION_KINDS:
        ranked = _ranked(model, [row[style] for row in rows], texts)
        for number, (row, order) in enumerate(zip(rows, ranked, strict=True)):
            hard = [int(n) for n in order[:12] if int(n) != number]
            picked = [texts[n] for n in rng.sample(hard, negatives - 1)]
            found = (row["passage"], row["negative"], *picked)
            gold = (True, *[False] * (len(found) - 1))
            yield Case(row[style], found, gold, row["answer_sentence"], style, f"passage {row['id']}")


def of_refusals(data: Path) -> Iterator[Case]:
    """Written questions over a few passages, to refuse or partly to answer."""
    for row in source.read_jsonl(data / "refusals.jsonl"):
        if row["kind"] in ("greeting", "injection", "unclear"):
            continue
        sentence = row.get("answer_sentence") or ""
        texts = tuple(row["passages"])
        gold = tuple(bool(sentence) and sentence in text for text in texts)
        yield Case(row["question"], texts, gold, sentence, "near" if any(gold) else "refuse_near", row["id"])


def written_cases(data: Path, embedder: Embedder) -> list[Case]:
    """All questions that the reader may learn from: documents not kept apart, passages, questions to refuse."""
    refusals = source.read_jsonl(source.OWN / "refusals_documents.jsonl")
    found: list[Case] = []
    for path in source.document_files(data):
        if path.name not in KEPT_APART:
            found += of_documents(embedder, source.read_jsonl(path), refusals, _HARD)
    return [*found, *of_passages(embedder, data, 6, 1), *of_refusals(data)]
