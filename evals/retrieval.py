"""Retrieval on real questions: the test questions of a question-and-answer file among all of its answers.

``python -m evals.retrieval --data DIR`` (or ``DATA=DIR``) wants ``qa_pairs.jsonl.gz`` in that folder, with lines
``{"question", "positive", "source", "split", "title"?}``. Where a question has a title (long questions of the Belgian
parliament do), the title is the query. The baseline is made in the same run: BM25 over stems and over 5-grams.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from evals.intervals import Estimate, bootstrap_mean, paired_difference
from rag.errors import RagError
from rag.index.encoder import static_encoder
from rag.index.lexical import LexicalIndex
from rag.settings import load_settings

FILE = "qa_pairs.jsonl.gz"
STEMS, BASELINE, MEAN, MIX = "BM25 stems", "BM25 stems + 5-grams", "mean vector", "mix"
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Task:
    """Queries, the texts ranked for each, the positions of the right texts per query, and which queries are titles."""

    queries: list[str]
    texts: list[str]
    gold: list[list[int]]
    titled: NDArray[np.bool_]


def load_task(path: Path) -> Task:
    """The task of a file. Equal answers are equally right. RagError where the file is not right."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
        texts = [row["positive"] for row in rows]
        tests = [number for number, row in enumerate(rows) if row["split"] == "test"]
        queries = [rows[number].get("title") or rows[number]["question"] for number in tests]
    except (OSError, ValueError, KeyError) as error:
        raise RagError(f"{path} cannot be read ({error}); give the folder that holds it with --data DIR") from error
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        places.setdefault(text, []).append(number)
    titled = np.asarray([bool(rows[number].get("title")) for number in tests])
    return Task(queries, texts, [places[texts[number]] for number in tests], titled)


def reciprocal_ranks(scores: Scores, gold: Sequence[Sequence[int]]) -> list[float]:
    """1 / rank of the best right text per query; texts with an equal score stand before it.

    >>> reciprocal_ranks(np.asarray([[3.0, 2.0, 1.0], [1.0, 1.0, 0.0]]), [[1], [0]])
    [0.5, 0.5]
    """
    found = []
    for row, right in zip(scores, gold, strict=True):
        best = max(row[place] for place in right)
        wrong = np.delete(row, list(right))
        found.append(1.0 / (1 + int((wrong >= best).sum())))
    return found


def standardised(scores: Scores) -> Scores:
    """Scores with mean 0 and deviation 1 per query, so that those of several methods can be summed (Lee 1997)."""
    deviation = np.maximum(scores.std(axis=1, keepdims=True), 1e-6)
    return np.asarray((scores - scores.mean(axis=1, keepdims=True)) / deviation, np.float32)


def score(task: Task) -> dict[str, Scores]:
    """Scores of every text for every query by method, each of shape (queries, texts)."""
    lexical = {
        name: np.stack([index.scores(query) for query in task.queries])
        for name in ("stems", "ngrams")
        for index in [LexicalIndex.build(name, task.texts)]
    }
    both = standardised(lexical["stems"]) + standardised(lexical["ngrams"])
    found = {STEMS: lexical["stems"], BASELINE: both}
    encoder = static_encoder(load_settings().encoder)
    if encoder is not None:
        found[MEAN] = encoder.encode(task.queries) @ encoder.encode(task.texts).T
        found[MIX] = both + standardised(found[MEAN])
    return found


def report(task: Task, scores: dict[str, Scores]) -> dict[str, dict[str, Estimate]]:
    """MRR per method on all queries, on questions and on titles apart; and the gain of the mix over the baseline."""
    parts = {"all": np.ones(len(task.queries), bool), "questions": ~task.titled, "Belgian titles": task.titled}
    ranks = {name: np.asarray(reciprocal_ranks(one, task.gold)) for name, one in scores.items()}
    found: dict[str, dict[str, Estimate]] = {}
    for part, chosen in parts.items():
        if not chosen.any():
            continue
        found[part] = {name: bootstrap_mean(list(one[chosen])) for name, one in ranks.items()}
        if MIX in ranks:
            found[part][f"{MIX} − {BASELINE}"] = paired_difference(
                list(ranks[BASELINE][chosen]), list(ranks[MIX][chosen])
            )
    return found


def show(found: dict[str, dict[str, Estimate]], texts: int) -> None:
    """Print the report."""
    console = Console(width=110) if not sys.stdout.isatty() else Console()
    made = Table(title=f"MRR among {texts} answers (95 %, bootstrap)", title_justify="left")
    made.add_column("method")
    for part, estimates in found.items():
        made.add_column(f"{part}, n {next(iter(estimates.values())).n}", justify="right")
    for method in found["all"]:
        if "−" in method:
            made.add_section()
        sign = "+" if "−" in method else ""
        cells = (estimates[method] for estimates in found.values())
        made.add_row(method, *(f"{one.value:{sign}.3f} ({one.low:{sign}.3f} – {one.high:{sign}.3f})" for one in cells))
    console.print(made)


def main(argv: list[str] | None = None) -> int:
    """The command ``python -m evals.retrieval``."""
    parser = argparse.ArgumentParser(prog="python -m evals.retrieval", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("DATA"), help=f"folder with {FILE} (or DATA=)")
    folder: Path | None = parser.parse_args(argv).data
    if folder is None or not (Path(folder) / FILE).is_file():
        print(
            f"no {FILE} {f'in {folder}' if folder else ''}: not measured; give its folder with --data DIR or DATA=DIR"
        )
        return 0
    try:
        task = load_task(Path(folder) / FILE)
        show(report(task, score(task)), len(task.texts))
    except RagError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
