"""What each part of the ranking is worth: ``python -m rag.training.ablation --data DIR --questions SET INDEX``.

The ranker is learned on the written documents, once with all its features and once without those of each part, and asked
on the documents kept apart and on the question sets, which it has not learned from. The candidates stay those of all
retrievers. A difference whose 95 % interval (paired bootstrap, Efron and Tibshirani 1993) excludes zero is clear.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from rag.index.encoder import SHIPPED, StaticEncoder
from rag.retrieval.features import FEATURES, OFFERS
from rag.retrieval.texts import Floats
from rag.training.data import document_files
from rag.training.ranker import Example, examples, learn, set_examples
from rag.training.reader.apart import KEPT_APART
from rag.training.reader.mix import bootstrap

MEAN = ("cosine", "reciprocal_dense")
LATE = ("late", "s_late")
PARTS: dict[str, tuple[str, ...]] = {
    "mean vector": MEAN,
    "late interaction": LATE,
    "both": MEAN + LATE,
    "BM25 on stems": ("bm25_stems", "reciprocal_stems"),
    "character 5-grams": ("bm25_ngrams", "reciprocal_ngrams", "coverage_ngrams", "s_ngrams"),
    "coverage by rarity": ("coverage", "s_coverage"),
    "compounds, abbreviations, synonyms": ("meant", "s_meant"),
    "heading": ("heading_coverage",),
    "names": ("names", "s_names"),
    "what the sentence offers": tuple(sorted(OFFERS)),
}


def without(data: Sequence[Example], names: Sequence[str]) -> list[Example]:
    """The examples with these features zero, so that no weight can use them."""
    kept = np.asarray([name not in names for name in FEATURES], np.float32)
    return [replace(one, features=one.features * kept) for one in data]


def firsts(weights: Floats, data: Sequence[Example]) -> Floats:
    """Whether the paragraph put first is right, per question (questions,)."""
    found = [bool(one.positions) and one.positions[int(np.argmax(one.features @ weights))] in one.gold for one in data]
    return np.asarray(found, np.float32)


def main(argv: list[str] | None = None) -> int:
    """Learn without each part and print what is lost."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.ablation", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with documents_*.jsonl")
    parser.add_argument("--questions", nargs=2, action="append", default=[], metavar=("SET", "INDEX"), type=Path)
    arguments = parser.parse_args(argv)
    files = document_files(arguments.data)
    if not files:
        print(f"no documents_*.jsonl in {arguments.data}; give the folder of the training data with --data")
        return 2
    encoder = StaticEncoder(SHIPPED)
    learned = [one for path in files if path.name not in KEPT_APART for one in examples(path, encoder)]
    asked = {"documents kept apart": [o for path in files if path.name in KEPT_APART for o in examples(path, encoder)]}
    for questions, index in arguments.questions:
        asked[questions.parent.name] = list(set_examples(questions, index, 1.0))
    Console(width=140).print(table(learned, asked))
    return 0


def table(learned: Sequence[Example], asked: dict[str, list[Example]]) -> Table:
    """Success@1 with everything, and the difference without each part."""
    shown = Table("without", *(f"{name} ({len(ones)})" for name, ones in asked.items()))
    weights = learn(learned)
    whole = {name: firsts(weights, ones) for name, ones in asked.items()}
    shown.add_row("nothing", *(f"{values.mean():.3f}" for values in whole.values()))
    for part, names in PARTS.items():
        weights = learn(without(learned, names))
        cells = []
        for name, ones in asked.items():
            differences = firsts(weights, without(ones, names)) - whole[name]
            low, high = bootstrap(differences)
            cells.append(f"{differences.mean():+.3f} ({low:+.3f} to {high:+.3f}){' *' if low > 0 or high < 0 else ''}")
        shown.add_row(part, *cells)
    return shown


if __name__ == "__main__":
    raise SystemExit(main())
