"""Learn where a follow-up is answered: ``python -m rag.training.follow_ups --data DIR``.

The examples are the conversations of ``followups.jsonl``: passages, and turns with the sentence that answers each. What was
answered before is taken to be what answers the turn before. Turns that begin another subject are left out, since the
weights are not used there. The scores printed are cross-validated by conversation.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from rag.datatypes import Paragraph, Turn
from rag.index.encoder import SHIPPED, StaticEncoder, model_name
from rag.retrieval.candidates import Searchable, candidate_rows
from rag.retrieval.follow_up import NAMES, Conversation, Said
from rag.retrieval.question import understand
from rag.retrieval.ranker import rank, shipped_ranker
from rag.retrieval.texts import Floats
from rag.training.ranker import overlaps, paragraphs_of, searchable
from rag.training.sets import read_lines

_FOLDS = 5
_DEPTH = 30  # paragraphs of a ranking
_PER_DOCUMENT = 10  # conversations whose passages are read as one document
_PENALTY = 0.01  # of the squared weights


@dataclass(frozen=True)
class Asked:
    """The sentences found for a follow-up: the ranker's scores, the features, the paragraph of each, which answer."""

    conversation: str
    scores: Floats
    features: Floats
    positions: tuple[int, ...]
    right: NDArray[np.bool_]


def follow_ups(path: Path, encoder: StaticEncoder) -> Iterator[Asked]:
    """Every follow-up of a file of conversations that leans on the turns before."""
    conversations = read_lines(path)
    paragraphs = [one for place, each in enumerate(conversations) for one in _passages(place, each)]
    collection = searchable(paragraphs, encoder)
    for each in conversations:
        for place in range(1, len(each["turns"])):
            yield from _asked(collection, paragraphs, each["id"], each["turns"][: place + 1])


def _passages(place: int, conversation: Mapping[str, Any]) -> list[Paragraph]:
    made = [{"kind": "paragraph", "heading": None, **one} for one in conversation["passages"]]
    for one in made:
        one["pid"] = f"{conversation['id']}{one['pid']}"
    return paragraphs_of({"id": f"D{place // _PER_DOCUMENT}", "paragraphs": made})


def _asked(
    collection: Searchable, paragraphs: Sequence[Paragraph], name: str, turns: Sequence[Mapping[str, Any]]
) -> Iterator[Asked]:
    history = tuple(Turn(turn["user"]) for turn in turns[:-1])
    query = understand(turns[-1]["user"], history, vocabulary=collection.texts.vocabulary)
    before, answer = turns[-2]["answer_sentence"], turns[-1]["answer_sentence"]
    if not query.own_words or not before or not answer:
        return
    places = ((at, one.text.find(before)) for at, one in enumerate(paragraphs))
    said = [Said(at, start, start + len(before)) for at, start in places if start >= 0]
    ranked = rank(shipped_ranker(), candidate_rows(collection, query))[:_DEPTH]
    lean = Conversation(query, said, collection.texts)
    rows = [(one.position, score, row) for one in ranked for score, row in one.rows]
    right = np.asarray(
        [overlaps(paragraphs[at].text[row.sentence.start : row.sentence.end], answer) for at, _, row in rows]
    )
    if right.any():
        scores = np.asarray([score for _, score, _ in rows], np.float32)
        features = np.concatenate([lean.features(one) for one in ranked])
        yield Asked(name, scores, features, tuple(at for at, _, _ in rows), right)


def learn(data: Sequence[Asked]) -> Floats:
    """Weights in the order of ``NAMES`` that, added to the ranker's score, make the answering sentences likeliest."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = 0.0, np.zeros_like(weights)
        for one in data:
            logits = one.scores + one.features @ weights
            likely = np.exp(logits - logits.max())
            likely /= likely.sum()
            mass = max(float(likely[one.right].sum()), 1e-12)
            value -= float(np.log(mass))
            gradient -= one.features.T @ (np.where(one.right, likely, 0) / mass - likely)
        penalty = _PENALTY * float((weights**2).sum())
        return value / len(data) + penalty, gradient / len(data) + 2 * _PENALTY * weights

    found = minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, np.float32)


def first_right(weights: Floats, data: Sequence[Asked]) -> tuple[float, float]:
    """Share of follow-ups whose best sentence answers, and whose best paragraph holds the answer."""
    sentences, found = [], []
    for one in data:
        best = int(np.argmax(one.scores + one.features @ weights))
        sentences.append(bool(one.right[best]))
        found.append(one.positions[best] in {at for at, right in zip(one.positions, one.right, strict=True) if right})
    return float(np.mean(sentences)), float(np.mean(found))


def cross_validated(data: Sequence[Asked]) -> tuple[float, float]:
    """The same with weights learned on other conversations."""
    names = sorted({one.conversation for one in data})
    scores = []
    for fold in range(_FOLDS):
        held = set(names[fold::_FOLDS])
        weights = learn([one for one in data if one.conversation not in held])
        scores += [first_right(weights, [one]) for one in data if one.conversation in held]
    return float(np.mean([one for one, _ in scores])), float(np.mean([one for _, one in scores]))


def main(argv: list[str] | None = None) -> int:
    """Cross-validate by conversation, learn on all, write the weights with how they were learned."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.follow_ups", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with followups.jsonl")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parent.parent / "models" / "follow_up.json"
    )
    arguments = parser.parse_args(argv)
    path = arguments.data / "followups.jsonl"
    if not path.is_file():
        print(f"no followups.jsonl in {arguments.data}; give the folder of the training data with --data")
        return 2
    data = list(follow_ups(path, StaticEncoder(SHIPPED)))
    alone, learned = first_right(np.zeros(len(NAMES), np.float32), data), cross_validated(data)
    for name, (sentence, paragraph) in (("ranker alone", alone), ("with the conversation", learned)):
        print(f"{name:22} sentence {sentence:.3f}  paragraph {paragraph:.3f}  n={len(data)}")
    scores = {"ranker": [round(one, 3) for one in alone], "learned": [round(one, 3) for one in learned], "n": len(data)}
    written = {
        "learned": {"date": date.today().isoformat(), "encoder": model_name(SHIPPED), "files": [path.name], "scores": scores},
        "weights": {name: round(float(one), 4) for name, one in zip(NAMES, learn(data), strict=True)},
    }  # fmt: skip
    arguments.out.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
