"""The independent evaluation: five tasks, each against BM25, printed as Markdown tables."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from rag.training import data as source
from rag.training import ranking
from rag.training.model import Embedder

Report = dict[str, float]


def real_questions(model: Embedder, data: Path) -> Report:
    """Test questions among all answers of both splits: MRR, Dutch and Belgian apart."""
    rows = source.questions_answers(data)
    tests = [number for number, row in enumerate(rows) if row["split"] == "test"]
    queries = [source.query_of(rows[number]) for number in tests]
    texts = [row["positive"] for row in rows]
    same: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        same.setdefault(text, []).append(number)
    gold = [same[texts[number]] for number in tests]
    belgian = np.asarray([source.is_belgian(rows[number]) for number in tests])
    ranker = ranking.Ranker(model, texts)
    report: Report = {}
    for method, scores in ranker.scores(queries).items():
        found = ranking.ranks(scores, gold)
        report[f"qa/all/{method}"] = ranking.mrr(found)
        report[f"qa/dutch/{method}"] = ranking.mrr(found[~belgian])
        report[f"qa/belgian/{method}"] = ranking.mrr(found[belgian])
    return report


def held_out_passages(model: Embedder, data: Path) -> Report:
    """Questions of the held-out passages among all passages: Success@1, 3 and 10."""
    rows = source.passages(data)
    texts = [row["passage"] for row in rows]
    tests = [number for number, row in enumerate(rows) if source.is_held_out(row["id"])]
    gold = [[number] for number in tests]
    ranker = ranking.Ranker(model, texts)
    report: Report = {}
    for kind in source.QUESTION_KINDS:
        queries = [rows[number][kind] for number in tests]
        for method, scores in ranker.scores(queries).items():
            found = ranking.ranks(scores, gold)
            for depth in (1, 3, 10):
                report[f"passages/{kind}@{depth}/{method}"] = ranking.success(found, depth)
    return report


def paragraph_text(row: source.Row) -> str:
    """A paragraph with its heading in front."""
    return f"{row['heading']}. {row['text']}" if row.get("heading") else str(row["text"])


def whole_documents(model: Embedder, data: Path) -> Report:
    """Gold paragraph among all paragraphs of the documents of one file: Success@1 and 3."""
    collected: dict[str, list[int]] = {}
    for file in source.documents(data):
        place: dict[tuple[str, int], int] = {}
        texts: list[str] = []
        for document in file:
            for paragraph in document["paragraphs"]:
                place[document["id"], paragraph["pid"]] = len(texts)
                texts.append(paragraph_text(paragraph))
        asked = [(document["id"], q) for document in file for q in document["questions"]]
        ranker = ranking.Ranker(model, texts)
        gold = [[place[name, pid] for pid in question["gold"]] for name, question in asked]
        for kind in source.QUESTION_KINDS:
            queries = [question[kind] for _, question in asked]
            for method, scores in ranker.scores(queries).items():
                found = ranking.ranks(scores, gold)
                collected.setdefault(f"{kind}/{method}", []).extend(found.tolist())
    report: Report = {}
    for name, found_ranks in collected.items():
        kind, method = name.split("/")
        for depth in (1, 3):
            share = ranking.success(np.asarray(found_ranks), depth)
            report[f"documents/{kind}@{depth}/{method}"] = share
    return report


def translation(model: Embedder, data: Path) -> Report:
    """Tatoeba: the Dutch sentence of each English one among all Dutch ones, Success@1."""
    pairs = source.tatoeba(data)
    scores = model.embed([english for english, _ in pairs])
    scores = scores @ model.embed([dutch for _, dutch in pairs]).T
    same: dict[str, list[int]] = {}
    for number, (_, dutch) in enumerate(pairs):
        same.setdefault(dutch, []).append(number)
    found = ranking.ranks(scores, [same[dutch] for _, dutch in pairs])
    return {"tatoeba/en-nl@1/mean": ranking.success(found, 1)}


def similarity(model: Embedder, data: Path) -> Report:
    """SICK-NL test: Spearman correlation of the cosine with the human score."""
    rows = source.sick_test(data)
    left = model.embed([row[0] for row in rows])
    right = model.embed([row[1] for row in rows])
    cosines = (left * right).sum(axis=1)
    return {"sick-nl/spearman/mean": float(spearmanr(cosines, [row[2] for row in rows])[0])}


def evaluate(model: Embedder, data: Path) -> Report:
    """All five tasks; keys are ``task/part/method``, values are fractions."""
    report: Report = {}
    for task in (real_questions, held_out_passages, whole_documents, translation, similarity):
        report |= task(model, data)
    return report


def table(report: Report) -> str:
    """The report as a Markdown table: one row a task and part, one column a method."""
    rows: dict[str, dict[str, float]] = {}
    for key, value in report.items():
        name, _, method = key.rpartition("/")
        rows.setdefault(name, {})[method] = value
    lines = ["| task | " + " | ".join(ranking.METHODS) + " |"]
    lines.append("|---|" + "---|" * len(ranking.METHODS))
    for name, values in rows.items():
        cells = [f"{values[m]:.3f}" if m in values else "" for m in ranking.METHODS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
