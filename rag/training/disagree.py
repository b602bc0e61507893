"""Learn to tell disagreements: ``python -m rag.training.disagree --pairs DIR [--beside DIR ...]``.

Every labelled pair of documents (:mod:`rag.training.labelled_pairs`) is a collection with some documents beside it that
have nothing to do with it. A first logistic model says whether two figures state one thing; a second one weighs that with
how the pair stands among its competitors. Both are cross-validated by pair of documents; the threshold is the lowest at
which the share of shown pairs that are labelled ones is as asked.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from rag.datatypes import Paragraph
from rag.figures.ledger import build_ledger
from rag.figures.meaning import Floats, shipped_encoder
from rag.figures.pair_features import AGAINST, FOR, NAMES
from rag.figures.rivals import Rival, chosen, rivals
from rag.figures.same_thing import SECOND, Scorer, second_features
from rag.index.encoder import SHIPPED, model_name
from rag.retrieval.rarity import Rarity
from rag.training.labelled_pairs import LabelledPair, read_pairs, titled
from rag.training.ranker import paragraphs_of
from rag.training.sets import read_lines

TRUE, AGREES, OPEN, OTHER = 1, 2, 3, 0
FOLDS = 5
BESIDE, STEP = 8, 4  # documents beside a pair, and how far these lie apart in the list of all
PRECISION = 0.65  # of what is shown, over the labelled pairs; a false pair costs a reader more than a missed one
LONGER = 3  # pairs are left as they are, made longer on one side, or on both, in turn
UNLABELLED = 0.7  # nearness of documents beside a pair from which they may disagree, which nobody has labelled
PENALTIES = (2.0, 0.5)
TRUE_WEIGHT = 3.0
# Real documents name what they are about, and count, in the same words more than the made-up pairs do, which were written
# to share none; and they hold more dates that have nothing to do with each other. These weigh at least so much, in
# standard deviations.
LEAST = {"passage_terms": 0.25, "own_near": 0.25, "noun": 0.3, "noun_there": 0.15, "days": 0.2}


@dataclass(frozen=True, eq=False)
class Collection:
    """A labelled pair among other documents: its candidate pairs and their labels."""

    name: str
    found: list[Rival]
    labels: Floats
    wanted: int


def collection(pair: LabelledPair, beside: Sequence[Sequence[Paragraph]], longer: int = 0) -> Collection:
    """The candidates of a pair of documents and the documents beside it; so many of the pair as ``longer`` says get one
    of those as further chapters, as most documents are about more than what another is about."""
    own = sorted({one.source_id for one in pair.paragraphs})[:longer]
    chapters = [tuple(replace(one, source_id=into) for one in more) for into, more in zip(own, beside, strict=False)]
    told = [*chapters, *beside[len(chapters) :]]
    paragraphs = pair.paragraphs + tuple(one for document in told for one in document)
    rarity = Rarity(one.text for one in paragraphs)
    found = rivals(build_ledger(paragraphs), paragraphs, rarity, shipped_encoder())
    wanted = {one.key for one in pair.labels if one.key[0].isalpha()}
    return Collection(pair.name, found, np.asarray([_label(pair, one) for one in found]), len(wanted))


def _label(pair: LabelledPair, one: Rival) -> int:
    keys = [
        pair.key_at(side.statement.paragraph.id, side.figure.start, side.figure.end)
        for side in (one.one, one.other)
        if side.statement.paragraph
    ]
    if keys[0] and keys[0] == keys[1]:
        return (TRUE if one.differs else AGREES) if keys[0][0].isalpha() else AGREES if keys[0][0] == "=" else OPEN
    own = {paragraph.source_id for paragraph in pair.paragraphs}
    both = {one.one.document, one.other.document}
    if len(both) == 1:
        return OTHER
    if not both & own and one.values[NAMES.index("document_terms")] >= UNLABELLED:
        return OPEN
    return OPEN if one.equal and set(one.differs) <= {"qualifier"} and both <= own else OTHER


def logistic(x: Floats, y: Floats, weights: Floats, penalty: float, names: Sequence[str] = ()) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression on standardised features, with the signs of FOR and AGAINST."""
    mean, spread = x.mean(axis=0), np.maximum(x.std(axis=0), 0.02)
    table = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])

    def loss(at: Floats) -> tuple[float, Floats]:
        z = table @ at
        value = float((weights * (np.logaddexp(0, z) - y * z)).sum()) + penalty * float(at[:-1] @ at[:-1])
        gradient = table.T @ (weights * (1 / (1 + np.exp(-z)) - y))
        gradient[:-1] += 2 * penalty * at[:-1]
        return value, gradient

    bounds = [
        (LEAST.get(name, 0.0) if name in FOR else None, -LEAST.get(name, 0.0) if name in AGAINST else None)
        for name in names
    ]
    bounds += [(None, None)] * (table.shape[1] - len(bounds))
    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    learned = found[:-1] / spread
    return learned, float(found[-1] - learned @ mean)


def learn(collections: Sequence[Collection], threshold: float = 0.5) -> Scorer:
    """Both models over all collections."""
    x = np.concatenate([np.stack([one.values for one in each.found]) for each in collections])
    labels = np.concatenate([each.labels for each in collections])
    known = labels != OPEN
    same = ((labels == TRUE) | (labels == AGREES)).astype(float)
    first = logistic(x[known], same[known], np.where(same > 0, TRUE_WEIGHT, 1.0)[known], PENALTIES[0], NAMES)
    rows = np.concatenate([second_features(each.found, first[0], first[1]) for each in collections])
    told = (labels != OPEN) & (labels != AGREES)
    second = logistic(rows[told], (labels == TRUE)[told].astype(float), np.ones(int(told.sum())), PENALTIES[1])
    return Scorer(first[0], first[1], second[0], second[1], threshold)


def cross_validated(collections: Sequence[Collection]) -> tuple[Floats, Floats]:
    """Probability of every candidate by a model that has not seen its documents, and its label."""
    scores, labels = [], []
    for fold in range(FOLDS):
        scorer = learn([one for at, one in enumerate(collections) if at % FOLDS != fold])
        for one in collections[fold::FOLDS]:
            scores.append(matched(one.found, scorer.probabilities(one.found)))
            labels.append(one.labels)
    return np.concatenate(scores), np.concatenate(labels)


def matched(found: Sequence[Rival], scores: Floats) -> Floats:
    """The scores, zero for a pair one of whose figures has a likelier partner in the other's document."""
    kept = np.zeros(len(found))
    for index in chosen(found, scores, 0.0):
        kept[index] = scores[index]
    return kept


def at_threshold(scores: Floats, labels: Floats, wanted: int, limit: float) -> dict[str, float]:
    """How many are shown, how many of these are labelled, and the shares."""
    shown = (scores >= limit) & ((labels == TRUE) | (labels == OTHER))
    real = int((shown & (labels == TRUE)).sum())
    return {
        "threshold": round(limit, 3), "shown": int(shown.sum()), "real": real,
        "precision": round(real / max(1, int(shown.sum())), 3), "found": round(real / wanted, 3),
    }  # fmt: skip


def choose(scores: Floats, labels: Floats, wanted: int) -> float:
    """The lowest threshold with the precision asked, to hundredths."""
    steps = [step / 100 for step in range(5, 96)]
    good = [step for step in steps if at_threshold(scores, labels, wanted, step)["precision"] >= PRECISION]
    return min(good, default=0.5)


def beside_documents(folders: Sequence[Path], pairs: Sequence[LabelledPair]) -> list[tuple[Paragraph, ...]]:
    """The documents of ``documents_*.jsonl`` in some folders, less those that the pairs were made of."""
    known = {one.digest for pair in pairs for one in pair.paragraphs}
    files = [path for folder in folders for path in sorted(folder.glob("documents_*.jsonl"))]
    documents = [_titled(one) for path in files for one in read_lines(path)]
    return [one for one in documents if not known & {paragraph.digest for paragraph in one}]


def _titled(document: dict[str, Any]) -> tuple[Paragraph, ...]:
    """The paragraphs of a made-up document, under its title where such a document prints one."""
    title = titled(document.get("title", ""), document.get("kind", ""))
    path = (title,) if title else ()
    return tuple(replace(one, heading_path=path + one.heading_path) for one in paragraphs_of(document))


def company(others: Sequence[tuple[Paragraph, ...]], at: int) -> list[tuple[Paragraph, ...]]:
    """The documents beside the pair at a place: so many that most documents of the collection share no subject."""
    places = dict.fromkeys((at + step * STEP) % len(others) for step in range(BESIDE)) if others else {}
    return [others[place] for place in places]


def written(scorer: Scorer, scores: dict[str, Any]) -> str:
    """The scorer as JSON, with how it was learned."""
    data = {
        "learned": {"date": date.today().isoformat(), "encoder": model_name(SHIPPED), "cross_validated": scores},
        "threshold": scorer.threshold,
        "bias": round(scorer.first_bias, 5),
        "weights": {name: round(float(each), 5) for name, each in zip(NAMES, scorer.first, strict=True)},
        "standing_bias": round(scorer.second_bias, 5),
        "standing": {name: round(float(each), 5) for name, each in zip(SECOND, scorer.second, strict=True)},
    }
    return json.dumps(data, indent=1) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Cross-validate, choose the threshold, learn on all, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.disagree", description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=Path, required=True, help="folder with the labelled pairs (*.txt)")
    parser.add_argument("--beside", type=Path, action="append", default=[], help="folder with documents_*.jsonl")
    out = Path(__file__).resolve().parent.parent / "models" / "disagree.json"
    parser.add_argument("--out", type=Path, default=out)
    arguments = parser.parse_args(argv)
    try:
        pairs = read_pairs(arguments.pairs)
    except ValueError as error:
        print(error)
        return 2
    others = beside_documents(arguments.beside, pairs)
    collections = [collection(one, company(others, at), at % LONGER) for at, one in enumerate(pairs)]
    scores, labels = cross_validated(collections)
    wanted = sum(one.wanted for one in collections)
    limit = choose(scores, labels, wanted)
    for step in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, limit):
        print(at_threshold(scores, labels, wanted, step))
    arguments.out.write_text(
        written(learn(collections, limit), at_threshold(scores, labels, wanted, limit)), encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
