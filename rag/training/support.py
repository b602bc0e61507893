"""Learn whether a sentence states a claim's figure: ``python -m rag.training.support --claims FILE --set DIR TRUE FALSE``.

Each figure of a claim is laid against the equal figures of the sources. Of a true claim, those of the passage it was
made from state it, those elsewhere do not. Of a false claim at least one figure is not stated: the one that the model
of the round before held least likely (multiple-instance learning, Andrews et al. 2002); its other figures teach nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from rag.datatypes import Figure, FigureKind, Paragraph, ParagraphKind
from rag.figures.check import near_statements, statements_of
from rag.figures.evidence import evidence_for
from rag.figures.find import find_figures
from rag.figures.ledger import build_ledger
from rag.figures.lexis import Floats, lexis_for
from rag.figures.loose import Case, open_case, options_of, values_of_option
from rag.figures.support import AGAINST, FOR, NAMES
from rag.figures.twins import align
from rag.figures.values import is_dated, same_value
from rag.index.encoder import SHIPPED, StaticEncoder, model_name
from rag.language.tokens import words
from rag.reading.document import read_document
from rag.reading.manifest import load_collection
from rag.retrieval.rarity import Rarity

SYMBOLIC = ("value", "scale", "unit", "qualifier")  # changes that exact comparison tells
BOUNDS = [(0.0, None)] * len(FOR) + [(None, 0.0)] * len(AGAINST) + [(None, None)]
ROUNDS = 6
AGREEING = 0.3  # where the rule by stems agrees
THRESHOLD = 0.6  # chosen on the claims that are learned from, with all that is compared exactly after it
ALTERED = 0.25  # weight of a claim that was made from a true one
PENALTY = 3.0
OUT = SHIPPED.parent / "support.json"
ELSEWHERE = 0.3  # weight of an equal figure of another passage
_SAME = 0.5  # share of a passage's words that a sentence of it must share with a quote


@dataclass(frozen=True)
class Claim:
    """A claim with the paragraph or quote it was made from (none for what no source states)."""

    text: str
    passage: str
    true: bool
    changed: str
    origin: str
    weight: float = 1.0


@dataclass(frozen=True)
class Row:
    """An equal figure of a sentence for a figure of a claim: features, whether in the passage, and of which claim."""

    values: Floats
    inside: bool
    claim: int
    figure: int


def claims_of_passages(path: Path, keep: Iterable[int]) -> tuple[list[Paragraph], list[Claim]]:
    """The passages of a file as paragraphs, and the claims on those whose place is in ``keep``."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    paragraphs = [passage_paragraph(row["id"], row["passage"]) for row in rows]
    claims = []
    for row in (rows[index] for index in keep):
        claims += [Claim(text, row["passage"], True, "", row["id"]) for text in row["true"]]
        claims += [Claim(one["claim"], row["passage"], False, one["changed"], row["id"]) for one in row["false"]]
        claims += [Claim(text, "", False, "unstated", row["id"]) for text in row["unstated"]]
    return paragraphs, claims


def passage_paragraph(name: str, text: str) -> Paragraph:
    """A passage as a document of one paragraph."""
    seal = hashlib.sha256(text.encode()).hexdigest()
    return Paragraph(name, name, ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (), seal)


def claims_of_lists(true: Path, false: Path, parity: int = 0) -> list[Claim]:
    """Every second claim of two lists."""
    found = []
    for path, is_true in ((true, True), (false, False)):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
        for row in rows[parity::2]:
            found.append(Claim(row["claim"], row["quote"], is_true, row.get("changed", ""), f"{path.stem}-{row['id']}"))
    return found


def rows_of(paragraphs: Sequence[Paragraph], claims: Sequence[Claim], encoder: StaticEncoder) -> list[Row]:
    """The rows of claims on a collection. Claims that a sentence repeats nearly word for word are left out."""
    rarity = Rarity(one.text for one in paragraphs)
    evidence = evidence_for(build_ledger(paragraphs), tuple(paragraphs), rarity)
    lexis = lexis_for(evidence, encoder)
    found: list[Row] = []
    for number, claim in enumerate(claims):
        for statement in statements_of(claim.text):
            near = near_statements(statement, evidence)
            if any(align(statement, one) for one in near):
                continue
            found += _rows(open_case(statement, near, evidence, lexis), claim, number)
    return found


def _rows(case: Case, claim: Claim, number: int) -> Iterator[Row]:
    for index, one in enumerate(case.claim.figures):
        if is_dated(one):
            continue
        options = options_of(case, one)
        for option in options:
            if not option.found.differs:
                inside = _inside(option.statement.sentence, claim.passage)
                yield Row(values_of_option(case, one, option, options), inside, number, index)


def altered(claim: Claim) -> Iterator[Claim]:
    """Claims made from a true one that no longer hold: a figure replaced by another of the passage, two exchanged, a
    year replaced by another of the passage."""
    figures = find_figures(claim.text)
    around = find_figures(claim.passage)
    numbers = [one for one in figures if not is_dated(one) and any(same_value(each, one) for each in around)]
    for one in numbers:
        others = [each for each in around if not is_dated(each) and each.kind is one.kind and each.unit is not None]
        for other in others:
            if not any(same_value(other, each) for each in figures) and _digits(one) and _digits(other):
                yield replace(claim, text=_put(claim.text, one, _digits(other)), true=False, changed="subject")
    for one, other in combinations(numbers, 2):
        if one.kind is other.kind and one.value != other.value and _digits(one) and _digits(other):
            text = _put(_put(claim.text, other, _digits(one)), one, _digits(other))
            yield replace(claim, text=text, true=False, changed="swap")
    years = {str(each.value)[:4] for each in around if is_dated(each) and str(each.value)[:4].isdigit()}
    for one in figures:
        if one.kind is FigureKind.YEAR:
            for year in sorted(years - {str(each.value)[:4] for each in figures if is_dated(each)}):
                yield replace(claim, text=_put(claim.text, one, year), true=False, changed="year")


_PLAIN = re.compile(r"\d[\d.,]*(?<=\d)(?: (?:miljoen|miljard))?")


def _digits(one: Figure) -> str:
    found = _PLAIN.search(one.surface)
    return found[0] if found else ""


def _put(text: str, one: Figure, new: str) -> str:
    return text[: one.start] + _PLAIN.sub(new, one.surface, count=1) + text[one.end :]


def _inside(sentence: str, passage: str) -> bool:
    if not passage or sentence in passage or passage in sentence:
        return bool(passage)
    ours, theirs = set(words(passage)), set(words(sentence))
    return len(ours & theirs) >= _SAME * min(len(ours), len(theirs))


@dataclass(frozen=True)
class Fitted:
    """Weights for the raw features."""

    weights: Floats
    bias: float

    def of(self, values: Floats) -> Floats:
        """Probabilities, shape (rows,)."""
        return np.asarray(1 / (1 + np.exp(-np.clip(values @ self.weights + self.bias, -30, 30))), np.float32)


def fit(rows: Sequence[Row], claims: Sequence[Claim], penalty: float = 1.0) -> Fitted:
    """Logistic regression in rounds: each picks the witness of every false claim anew."""
    values = np.stack([row.values for row in rows])
    fitted: Fitted | None = None
    for _ in range(ROUNDS):
        kept, labels, weights = _labelled(rows, claims, fitted, values)
        fitted = logistic(values[kept], labels, weights, penalty, BOUNDS)
    assert fitted
    return fitted


def _labelled(
    rows: Sequence[Row], claims: Sequence[Claim], fitted: Fitted | None, values: Floats
) -> tuple[list[int], Floats, Floats]:
    scores = fitted.of(values) if fitted else values[:, NAMES.index("cover")]
    groups: dict[tuple[int, int], list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault((row.claim, row.figure), []).append(place)
    kept: list[tuple[int, float, float]] = []
    worst: dict[int, tuple[float, list[int]]] = {}
    for (number, _), places in groups.items():
        claim = claims[number]
        inside = [place for place in places if rows[place].inside]
        kept += [(place, 0.0, ELSEWHERE / len(places)) for place in places if not rows[place].inside]
        if claim.true and inside:
            kept.append((max(inside, key=lambda place: scores[place]), 1.0, 1.0))
        elif inside and claim.changed not in SYMBOLIC:
            best = max(float(scores[place]) for place in inside)
            if number not in worst or best < worst[number][0]:
                worst[number] = (best, inside)
    for _, inside in worst.values():
        kept += [(place, 0.0, 2.0 * claims[rows[place].claim].weight / len(inside)) for place in inside]
    rows_kept = [place for place, _, _ in kept]
    labels = np.asarray([label for _, label, _ in kept], np.float32)
    return rows_kept, labels, np.asarray([weight for _, _, weight in kept], np.float32)


Bounds = Sequence[tuple[float | None, float | None]]


def logistic(values: Floats, labels: Floats, weights: Floats, penalty: float, bounds: Bounds) -> Fitted:
    """Weighted logistic regression on standardized features; ``bounds``: of each weight and of the bias."""
    mean, scale = values.mean(axis=0), values.std(axis=0) + 1e-6
    rows = ((values - mean) / scale).astype(np.float64)
    labels, weights = labels.astype(np.float64), weights.astype(np.float64)

    def loss(theta: Floats) -> tuple[float, Floats]:
        scores = rows @ theta[:-1] + theta[-1]
        chances = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        cost = -(weights * (labels * np.log(chances + 1e-9) + (1 - labels) * np.log(1 - chances + 1e-9))).sum()
        slope = weights * (chances - labels)
        gradient = np.append(rows.T @ slope + penalty * theta[:-1], slope.sum())
        return float(cost + penalty / 2 * (theta[:-1] ** 2).sum()), np.asarray(gradient)

    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    own = found[:-1] / scale
    return Fitted(np.asarray(own, np.float32), float(found[-1] - (own * mean).sum()))


def claim_scores(rows: Sequence[Row], chances: Floats) -> dict[int, float]:
    """For each claim with an equal figure the least of its figures' best probabilities."""
    best: dict[tuple[int, int], float] = {}
    for row, chance in zip(rows, chances, strict=True):
        key = (row.claim, row.figure)
        best[key] = max(best.get(key, 0.0), float(chance))
    least: dict[int, float] = {}
    for (claim, _), chance in best.items():
        least[claim] = min(least.get(claim, 1.0), chance)
    return least


def cross_validated(rows: Sequence[Row], claims: Sequence[Claim], penalty: float, parts: int = 6) -> dict[int, float]:
    """For each claim with an equal figure its score by a model that has not seen its passage."""
    origins = sorted({claim.origin for claim in claims}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    scores: dict[int, float] = {}
    for part in range(parts):
        away = set(origins[part::parts])
        fitted = fit([row for row in rows if claims[row.claim].origin not in away], claims, penalty)
        told = [row for row in rows if claims[row.claim].origin in away]
        scores |= claim_scores(told, fitted.of(np.stack([row.values for row in told])))
    return scores


def shares_at(threshold: float, scores: dict[int, float], claims: Sequence[Claim]) -> tuple[float, float]:
    """The shares of the true claims and of the written false ones that a threshold supports, of those with equal figures.

    What exact comparison tells (another value, unit or qualifier) is left out.
    """
    told = [(claim, scores[n]) for n, claim in enumerate(claims) if n in scores and claim.weight == 1]
    true = [score >= threshold for claim, score in told if claim.true]
    false = [
        score >= threshold for claim, score in told if not claim.true and claim.changed not in (*SYMBOLIC, "unstated")
    ]
    return sum(true) / max(1, len(true)), sum(false) / max(1, len(false))


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, print what was learned, and write ``models/support.json``."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.support", description=__doc__)
    parser.add_argument("--claims", type=Path, required=True, help="passages with claims, JSON lines")
    parser.add_argument("--keep", type=int, default=120, help="passages from the first on that are learned from")
    parser.add_argument(
        "--set", type=Path, nargs=3, action="append", default=[], metavar=("DOCUMENTS", "TRUE", "FALSE"),
        help="a folder of documents with a list of true and one of false claims; every second one is learned from",
    )  # fmt: skip
    parser.add_argument("--threshold", type=float, default=THRESHOLD, help="probability from which a figure is stated")
    asked = parser.parse_args(arguments)
    encoder = StaticEncoder(SHIPPED)
    rows: list[Row] = []
    claims: list[Claim] = []
    for paragraphs, told in _collections(asked.claims, asked.keep, asked.set):
        made = [replace(one, weight=ALTERED) for claim in told if claim.true for one in altered(claim)]
        found = rows_of(paragraphs, [*told, *made], encoder)
        rows += [replace(row, claim=row.claim + len(claims)) for row in found]
        claims += [*told, *made]
    scores = cross_validated(rows, claims, PENALTY)
    threshold = asked.threshold
    supported, wrong = shares_at(threshold, scores, claims)
    fitted = fit(rows, claims, PENALTY)
    print(
        f"{len(claims)} claims, {len(rows)} rows; cross-validated at {threshold}: "
        f"{supported:.3f} of the true, {wrong:.3f} of the false claims with equal figures"
    )
    written = {
        "made": date.today().isoformat(),
        "command": "python -m rag.training.support",
        "embedder": model_name(SHIPPED),
        "claims": len(claims),
        "cross_validated": {"true_supported": round(supported, 4), "false_supported": round(wrong, 4)},
        "threshold": round(threshold, 4),
        "agreeing": AGREEING,
        "bias": round(fitted.bias, 5),
        "weights": {name: round(float(weight), 5) for name, weight in zip(NAMES, fitted.weights, strict=True)},
    }
    OUT.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    return 0


def _collections(
    passages: Path, keep: int, sets: Sequence[Sequence[Path]]
) -> Iterator[tuple[Sequence[Paragraph], list[Claim]]]:
    yield claims_of_passages(passages, range(keep))
    for folder, true, false in sets:
        sources = load_collection(folder).sources
        paragraphs = [one for source in sources for one in read_document(source, folder / source.path).paragraphs]
        yield paragraphs, claims_of_lists(true, false)


if __name__ == "__main__":
    raise SystemExit(main())
