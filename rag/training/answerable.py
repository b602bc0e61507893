"""Learn when to refuse: ``python -m rag.training.answerable --data DIR``.

Answerable: the questions of the made-up documents. Unanswerable: the same questions with their gold paragraphs taken
away, which makes near misses of them, and the near misses written for the purpose (``refusals.jsonl``). Question sets
of a corpus (``--questions SET INDEX``) count more, since they are what people ask.
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

from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.index.encoder import SHIPPED, StaticEncoder, model_name
from rag.reading.structure import digest
from rag.retrieval.answerable import NAMES, READ_NAMES, answerable_features
from rag.retrieval.candidates import Searchable, candidate_rows
from rag.retrieval.question import understand
from rag.retrieval.ranker import rank, shipped_ranker
from rag.retrieval.reader import READER, Reader, shipped_reader
from rag.retrieval.reread import reread, shipped_mix
from rag.retrieval.texts import Floats
from rag.training.data import OWN, document_files
from rag.training.ranker import paragraphs_of, searchable
from rag.training.reader.apart import KEPT_APART
from rag.training.sets import AskedSet, read_lines

_SKIPPED = ("greeting", "injection", "unclear", "off_topic")  # told by their words, not by what is found
_OWN_WAY = ("collection", "unclear", "off_topic", "claim_true", "claim_false", "claim_unknown")  # decided elsewhere
FALSE_REFUSALS = 0.06  # share of answerable questions that may be refused


@dataclass(frozen=True)
class Case:
    """A question with its features and whether it is answerable."""

    features: Floats
    answerable: bool
    weight: float
    origin: str


@dataclass(frozen=True)
class Asker:
    """A collection that is asked, with the reader where there is one."""

    collection: Searchable
    reader: Reader | None

    def case(
        self, query: Query, answerable: bool, weight: float, origin: str, allowed: frozenset[int] | None = None
    ) -> Case:
        """The features of a question against what is found for it."""
        texts, encoder = self.collection.texts, self.collection.encoder
        ranked = rank(shipped_ranker(), candidate_rows(self.collection, query, allowed))
        if self.reader is not None and ranked:
            ranked = reread(self.reader, shipped_mix(), query.standalone, texts, ranked)
        static = encoder if isinstance(encoder, StaticEncoder) else None
        features = answerable_features(query, ranked, texts, static, shipped_ranker())
        return Case(features, answerable, weight, origin)


def document_cases(path: Path, encoder: StaticEncoder, reader: Reader | None) -> Iterator[Case]:
    """The questions of whole documents, those written to be refused, and some whose gold paragraphs are taken away.

    In everyday words a question with and one without its paragraph look alike, so that what is taken away from those
    teaches nothing.
    """
    documents = read_lines(path)
    paragraphs = [p for document in documents for p in paragraphs_of(document)]
    place = {p.id: i for i, p in enumerate(paragraphs)}
    asker = Asker(searchable(paragraphs, encoder), reader)
    vocabulary = asker.collection.texts.vocabulary
    everything = frozenset(range(len(paragraphs)))
    written = read_lines(OWN / "refusals_documents.jsonl")
    for document in documents:
        for number, question in enumerate(document["questions"]):
            gold = frozenset(place[f"{document['id']}:{pid}"] for pid in question["gold"])
            style = ("near", "everyday", "near", "short", "everyday", "english")[number % 6]
            yield asker.case(understand(question[style], vocabulary=vocabulary), True, 1.0, path.stem)
            if number % 4 == 0:
                yield asker.case(
                    understand(question["near"], vocabulary=vocabulary), False, 0.5, path.stem, everything - gold
                )
        own = [one for one in written if one["document"] == document["id"]]
        for refusal in (*document.get("refusals", ()), *own):
            yield asker.case(understand(refusal["question"], vocabulary=vocabulary), False, 2.0, path.stem)


def refusal_cases(path: Path, encoder: StaticEncoder, reader: Reader | None) -> Iterator[Case]:
    """The written near misses, over the passages of the whole file."""
    lines = read_lines(path)
    texts = list(dict.fromkeys(text for line in lines for text in line["passages"]))
    paragraphs = [
        Paragraph(f"r:{i}", "r", ParagraphKind.PARAGRAPH, (), i, None, None, None, text, (), digest(text))
        for i, text in enumerate(texts)
    ]
    asker = Asker(searchable(paragraphs, encoder), reader)
    vocabulary = asker.collection.texts.vocabulary
    for line in lines:
        if line["kind"] not in _SKIPPED:
            yield asker.case(
                understand(line["question"], vocabulary=vocabulary), line["kind"] == "partly", 1.0, path.stem
            )


def set_cases(questions: Path, index: Path, reader: Reader | None) -> Iterator[Case]:
    """The questions of a set over the index of its corpus."""
    asked = AskedSet.open(index)
    asker = Asker(asked.collection, reader)
    for one in asked.questions(questions):
        if one.data["kind"] not in _OWN_WAY:
            answerable = one.data["status"] in ("answered", "partly_answered")
            yield asker.case(one.query, answerable, 20.0, questions.parent.name, one.allowed)


# What speaks for an answer may not count against it, nor the other way round: near misses are mostly asked in the
# source's words and many answerable questions of the data are not, so that a free fit refuses what is covered best.
FOR = frozenset({
    "late", "s_late", "coverage", "s_coverage", "coverage_ngrams", "s_ngrams", "names", "s_names", "cosine", "s_figure_asked", "s_unit",
    "heading_coverage", "s_definition", "s_person", "s_reason", "reciprocal_stems", "reciprocal_ngrams", "reciprocal_dense", "score",
    "margin", "sure", "worst_word", "second_worst_word", "mean_word", "worst_word_anywhere", "mean_word_anywhere", "worst_rare",
    "english_late", "everyday_late", "chosen_fit", "chosen_coverage", "chosen_late", "chosen_ngrams", "mean_word*worst_word",
    "coverage*worst_rare", "chosen_fit*figure_kind", "chosen_near", "chosen_counted",
    "read_top", "read_best", "read_second", "read_said", "read_top*figure_kind",
})  # fmt: skip
AGAINST = frozenset({
    "measure_missing",
    "s_figure_missing", "unknown_share", "year_missing", "name_missing", "topic_gap", "no_figure", "year_conflict_fig", "no_definition",
    "no_reason", "no_person", "topic_gap*figure_kind", "no_figure*figure_kind", "coverage*topic_gap", "mean_word-worst_word",
    "mean_word_anywhere-mean_word", "worst_word_anywhere-worst_word",
})  # fmt: skip


def _bound(name: str) -> tuple[float | None, float | None]:
    return (0.0, None) if name in FOR else (None, 0.0) if name in AGAINST else (None, None)


def learn(cases: Sequence[Case], penalty: float = 2e-3) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression on standardised features, classes balanced."""
    features = np.stack([case.features for case in cases]).astype(np.float64)
    mean, spread = features.mean(axis=0), np.maximum(features.std(axis=0), 1e-3)
    x = np.hstack([(features - mean) / spread, np.ones((len(cases), 1))])
    y = np.asarray([case.answerable for case in cases], np.float64)
    w = np.asarray([case.weight for case in cases], np.float64)
    w = np.where(y > 0, w / w[y > 0].sum(), w / w[y == 0].sum())

    def loss(weights: Floats) -> tuple[float, Floats]:
        z = x @ weights
        value = float((w * (np.logaddexp(0, z) - y * z)).sum()) + penalty * float(weights[:-1] @ weights[:-1])
        gradient = x.T @ (w * (1 / (1 + np.exp(-z)) - y))
        gradient[:-1] += 2 * penalty * weights[:-1]
        return value, gradient

    names = (NAMES + READ_NAMES)[: x.shape[1] - 1]
    bounds = [*map(_bound, names), (None, None)]
    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[:-1] / spread
    return np.asarray(weights, np.float32), float(found[-1] - weights @ mean)


def threshold(weights: Floats, bias: float, cases: Sequence[Case], share: float = FALSE_REFUSALS) -> float:
    """The probability below which ``share`` of the answerable cases fall."""
    values = sorted(_probability(weights, bias, case) for case in cases if case.answerable)
    return float(values[int(share * len(values))])


def lowest_threshold(weights: Floats, bias: float, cases: Sequence[Case], people: set[str]) -> float:
    """The threshold that refuses too many answerable questions of no set that people wrote (of all cases without sets)."""
    groups = [[case for case in cases if case.origin == origin] for origin in sorted(people)] or [list(cases)]
    return min(threshold(weights, bias, group) for group in groups)


def _probability(weights: Floats, bias: float, case: Case) -> float:
    return float(1 / (1 + np.exp(-(case.features @ weights + bias))))


def report(weights: Floats, bias: float, limit: float, cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Refusal recall and false-refusal rate per origin."""
    out: dict[str, dict[str, float]] = {}
    for origin in dict.fromkeys(case.origin for case in cases):
        own = [case for case in cases if case.origin == origin]
        refused = [_probability(weights, bias, case) < limit for case in own]
        yes = [r for r, case in zip(refused, own, strict=True) if not case.answerable]
        no = [r for r, case in zip(refused, own, strict=True) if case.answerable]
        out[origin] = {
            "refusal_recall": round(float(np.mean(yes)), 3) if yes else float("nan"),
            "false_refusals": round(float(np.mean(no)), 3) if no else float("nan"),
        }
    return out


def cross_validated(cases: list[Case], people: set[str]) -> dict[str, Any]:
    """The scores by origin of weights that have not seen it, printed as they come; ``people``: origins that people asked."""
    scores: dict[str, Any] = {}
    for origin in dict.fromkeys(case.origin for case in cases):
        others, own = [c for c in cases if c.origin != origin], [c for c in cases if c.origin == origin]
        weights, bias = learn(others)
        limit = threshold(weights, bias, [c for c in others if c.origin in people] or others)
        scores[origin] = report(weights, bias, limit, own)[origin]
        print(
            origin,
            scores[origin],
            f"own threshold: {report(weights, bias, threshold(weights, bias, own), own)[origin] if any(c.answerable for c in own) else ''}",
        )
    return scores


def main(argv: list[str] | None = None) -> int:
    """Cross-validate by origin, learn on all, write the weights with how they were learned."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.answerable", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with documents_*.jsonl and refusals.jsonl")
    parser.add_argument(
        "--questions",
        nargs=2,
        action="append",
        default=[],
        metavar=("SET", "INDEX"),
        help="a question set and its index",
    )
    parser.add_argument("--reading", action="store_true", help="with the reader, on documents it was not trained on")
    parser.add_argument("--out", type=Path, help="the file to write; that of the product by default")
    arguments = parser.parse_args(argv)
    files = document_files(arguments.data)
    if not files:
        print(f"no documents_*.jsonl in {arguments.data}; give the folder of the training data with --data")
        return 2
    encoder = StaticEncoder(SHIPPED)
    reader = shipped_reader(encoder) if arguments.reading else None
    if reader is not None:
        files = [path for path in files if path.name in KEPT_APART]
    cases = [case for path in files for case in document_cases(path, encoder, reader)]
    if reader is None:
        cases += list(refusal_cases(arguments.data / "refusals.jsonl", encoder, reader))
    for questions, index in arguments.questions:
        cases += list(set_cases(Path(questions), Path(index), reader))
    people = {Path(questions).parent.name for questions, _ in arguments.questions}
    scores = cross_validated(cases, people)
    weights, bias = learn(cases)
    limit = lowest_threshold(weights, bias, cases, people)
    names = NAMES + READ_NAMES if reader is not None else NAMES
    written = {
        "learned": {"date": date.today().isoformat(), "encoder": model_name(SHIPPED), "cross_validated": scores},
        "threshold": round(limit, 4),
        "bias": round(bias, 5),
        "weights": {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)},
    }
    shipped = READER / "answerable.json" if reader is not None else READER.parent / "answerable.json"
    (arguments.out or shipped).write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
