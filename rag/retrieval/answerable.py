"""Whether the sources hold the answer: a small logistic model on features that do not depend on the corpus size.

The words of the question are looked up one by one in the best paragraph (by stem, else by the nearest vector): a near
miss shares most of them and lacks the one that matters, so the worst-covered words count beside the mean.
``rag.training.answerable`` learns the weights; ``models/answerable.json`` holds them with the threshold.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from rag.datatypes import Query
from rag.errors import RagError
from rag.index.encoder import StaticEncoder
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.retrieval.asked import Term, terms_of
from rag.retrieval.bags import Bags, starts
from rag.retrieval.features import FEATURES
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.ranker import Ranked, Ranker
from rag.retrieval.texts import Floats, Texts

_TAKEN = (
    "late", "s_late", "coverage", "s_coverage", "coverage_ngrams", "s_ngrams", "names", "s_names", "cosine",
    "s_figure_missing", "s_figure_asked", "s_unit", "heading_coverage", "s_definition", "s_person", "s_reason",
    "reciprocal_stems", "reciprocal_ngrams", "reciprocal_dense",
)  # fmt: skip
_OWN = (
    "score", "margin", "sure", "worst_word", "second_worst_word", "mean_word", "worst_word_anywhere", "mean_word_anywhere",
    "unknown_share", "year_missing", "name_missing", "question_words", "english", "figure_kind", "scoped", "worst_rare",
    "english_late", "everyday_late", "topic_gap", "chosen_fit", "no_figure", "chosen_coverage", "chosen_late", "chosen_ngrams",
    "year_conflict_fig", "no_definition", "no_reason", "no_person", "chosen_near", "chosen_counted", "measure_missing",
)  # fmt: skip
# a near miss shares most words and lacks one; a question in everyday words shares few: only products tell them apart
_PRODUCTS = (
    ("mean_word", "worst_word"), ("topic_gap", "figure_kind"), ("no_figure", "figure_kind"), ("coverage", "worst_rare"),
    ("chosen_fit", "figure_kind"), ("coverage", "topic_gap"),
)  # fmt: skip
_GAPS = (("mean_word", "worst_word"), ("mean_word_anywhere", "mean_word"), ("worst_word_anywhere", "worst_word"))
NAMES = _TAKEN + _OWN + tuple(f"{a}*{b}" for a, b in _PRODUCTS) + tuple(f"{a}-{b}" for a, b in _GAPS)
READ_NAMES = ("read_top", "read_best", "read_second", "read_said", "read_top*figure_kind")  # with a reader only
_ANYWHERE = 12  # paragraphs that stand for “anywhere” in the collection
VAGUE = frozenset(  # stems that say nothing of what is asked
    map(
        stem,
        "staan zeggen noemen vermelden weten bedoelen betekenen precies eigenlijk gaan komen zitten doen maken volgens document brief nota agenda tekst minister kabinet".split(),
    )
)


@dataclass(frozen=True)
class Judge:
    """Weights in the order of ``NAMES`` (and ``READ_NAMES``, with a reader), and the probability from which a question is answered."""

    weights: Floats
    bias: float
    threshold: float

    @staticmethod
    def place(name: str) -> int:
        """The place of a feature in the values."""
        return NAMES.index(name)

    def probability(self, values: Floats) -> float:
        """Probability that the question is answerable."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(values @ self.weights) + self.bias))))


@lru_cache(maxsize=1)
def shipped_subject() -> Judge:
    """The learned judge of whether the documents are about anything that a question is about; features without a reader's.

    RagError if it is for other features.
    """
    data = json.loads(resources.files("rag.models").joinpath("subject.json").read_text("utf-8"))
    if tuple(data["weights"]) != NAMES:
        raise RagError("models/subject.json is for other features; learn it anew with: python -m rag.training.subject")
    return Judge(np.asarray(list(data["weights"].values()), np.float32), float(data["bias"]), float(data["threshold"]))


@lru_cache(maxsize=2)
def shipped_judge(reading: bool = False) -> Judge:
    """The learned judge, without or with what a reader says. RagError if it is for other features."""
    folder = resources.files("rag.models")
    file = folder.joinpath("reader", "answerable.json") if reading else folder.joinpath("answerable.json")
    data = json.loads(file.read_text("utf-8"))
    if tuple(data["weights"]) != (NAMES + READ_NAMES if reading else NAMES):
        raise RagError(
            "models/answerable.json is for other features; learn it anew with: python -m rag.training.answerable"
        )
    return Judge(np.asarray(list(data["weights"].values()), np.float32), float(data["bias"]), float(data["threshold"]))


def answerable_features(
    query: Query, ranked: Sequence[Ranked], texts: Texts, encoder: StaticEncoder | None, ranker: Ranker
) -> Floats:
    """The features of a question against what was found for it, shape (names,); more of them where it was read."""
    reading = bool(ranked) and ranked[0].read is not None
    names = NAMES + READ_NAMES if reading else NAMES
    values = dict.fromkeys(names, 0.0)
    if not ranked:
        return np.zeros(len(names), np.float32)
    row = dict(zip(FEATURES, ranked[0].rows[0][1].values.tolist(), strict=True))
    values.update({name: row[name] for name in _TAKEN})
    scores = sorted((score for one in ranked[:20] for score, _ in one.rows), reverse=True)
    values["score"] = ranked[0].score
    values["margin"] = ranked[0].score - ranked[1].score if len(ranked) > 1 else 3.0
    values["sure"] = 1 / sum(math.exp(score - scores[0]) for score in scores)
    values.update(_word_values(query, ranked, texts, encoder))
    prepared = texts.of(ranked[0].position)
    years = set(re.findall(r"\b(?:19|20)\d\d\b", query.standalone))
    present = " ".join((*prepared.paragraph.heading_path, prepared.paragraph.lead_in or "", prepared.paragraph.text))
    values["year_missing"] = float(bool(years) and not all(year in present for year in years))
    values["english"] = float(query.english)
    values["figure_kind"] = float(bool(BY_NAME[query.kind].figures))
    values["scoped"] = float(not query.scope.empty)
    values["english_late"] = values["late"] * values["english"]
    values["everyday_late"] = values["s_late"] * (1 - values["s_coverage"])
    values.update(_offer_values(query, ranked, ranker))
    values.update({f"{a}*{b}": values[a] * values[b] for a, b in _PRODUCTS})
    values.update({f"{a}-{b}": values[a] - values[b] for a, b in _GAPS})
    if reading:
        values.update(_read_values(ranked, values["figure_kind"]))
    return np.asarray([values[name] for name in names], np.float32)


def _read_values(ranked: Sequence[Ranked], figure_kind: float) -> dict[str, float]:
    """What the reader says of the first paragraph, of the best and the second best, and of the first sentence."""
    read = sorted((one.read for one in ranked if one.read is not None), reverse=True)
    top = ranked[0].read or 0.0
    values = (top, read[0], read[1] if len(read) > 1 else read[0], ranked[0].said, top * figure_kind)
    return dict(zip(READ_NAMES, values, strict=True))


def _offer_values(query: Query, ranked: Sequence[Ranked], ranker: Ranker) -> dict[str, float]:
    """What the likeliest sentence that offers what is asked lacks against the sentence that is most about it."""
    rows = [
        (score, row, dict(zip(FEATURES, row.values.tolist(), strict=True)))
        for one in ranked[:8]
        for score, row in one.rows
    ]
    wanted = bool(BY_NAME[query.kind].figures)
    offering = [item for item in rows if item[2]["s_figure_asked"]] if wanted else rows
    most = max(ranker.topic(row) for _, row, _ in rows)
    if not offering:
        return {"topic_gap": 4.0, "no_figure": 1.0}
    _, row, values = max(offering, key=lambda item: item[0])
    return {
        "topic_gap": min(4.0, most - ranker.topic(row)),
        "chosen_fit": values["s_fit"],
        "chosen_near": values["s_near"],
        "chosen_counted": values["s_counted"],
        "measure_missing": float(values["s_measure"] < 0),
        "chosen_coverage": values["s_coverage"],
        "chosen_late": values["s_late"],
        "chosen_ngrams": values["s_ngrams"],
        "year_conflict_fig": values["year_conflict"],
        "no_definition": float(query.kind == "definition" and not values["s_definition"]),
        "no_reason": float(query.kind == "reason" and not values["s_reason"]),
        "no_person": float(query.kind == "person" and not values["s_person"]),
    }


def _word_values(
    query: Query, ranked: Sequence[Ranked], texts: Texts, encoder: StaticEncoder | None
) -> dict[str, float]:
    """How well the words of the question are covered, one by one."""
    asked = [
        word
        for word in dict.fromkeys(words(query.standalone))
        if word not in STOPWORDS and stem(word) not in VAGUE and not re.fullmatch(r"\d{1,2}", word)
    ]
    if not asked:
        return {}
    vectors = _word_vectors(asked, encoder)
    said = {term.stem: term for term in terms_of(query, texts.vocabulary.splitter)}
    terms = [said.get(stem(word), Term(stem(word), (), ())) for word in asked]
    covered = _covered(terms, vectors, texts, [one.position for one in ranked[:_ANYWHERE]])
    best, anywhere = covered[0], covered.max(axis=0)
    rarity = np.asarray([texts.rarity.of(stem(word)) for word in asked], np.float32)
    order = np.sort(best)
    weights = rarity / max(1e-6, float(rarity.sum()))
    named = _names(query.standalone)
    missing = [best[i] < 0.6 for i, word in enumerate(asked) if word in named]
    return {
        "worst_word": float(order[0]),
        "second_worst_word": float(order[1]) if len(order) > 1 else float(order[0]),
        "mean_word": float(best @ weights),
        "worst_word_anywhere": float(anywhere.min()),
        "mean_word_anywhere": float(anywhere @ weights),
        "unknown_share": float(weights[anywhere < 0.5].sum()),
        "name_missing": float(sum(missing) / len(missing)) if missing else 0.0,
        "question_words": min(1.0, len(asked) / 12),
        "worst_rare": float(best[int(np.argmax(rarity))]),
    }


def unknown_names(question: str, vocabulary: Container[str]) -> list[str]:
    """Names inside a question that the collection does not hold, also not as the beginning of a compound.

    >>> unknown_names("Hoeveel ligplaatsen heeft Parijs volgens het Kamerlid?", {"kamer", "haven"})
    ['Parijs']
    """
    named = re.findall(r"(?<=[a-zà-ÿ,] )([A-ZÀ-Ý][a-zà-ÿ’']{3,})(?![\w-])", question)
    return [
        name
        for name in named
        if (folded := fold(name)) not in vocabulary
        and re.sub(r"['’]?s$", "", folded) not in vocabulary
        and not any(folded[:cut] in vocabulary for cut in range(4, len(folded) - 2))
    ]


def _names(question: str) -> set[str]:
    """Folded words that are written as names or numbers inside the question."""
    found = re.findall(r"(?<=\s)[A-ZÀ-Ý][\w’'-]*|\b[A-Z]{2,}\w*|\b\d[\d.,]+\b", question)
    return {word for name in found for word in words(fold(name)) if word not in STOPWORDS}


def _word_vectors(asked: Sequence[str], encoder: StaticEncoder | None) -> Floats | None:
    if encoder is None:
        return None
    return encoder.encode(list(asked))


def _covered(terms: Sequence[Term], vectors: Floats | None, texts: Texts, positions: Sequence[int]) -> Floats:
    """For each paragraph and word how much of the word it says, itself, in parts or as an abbreviation.

    Where the cosine of the nearest word there is more (at most 0.9), that. Shape (positions, terms).
    """
    together = [texts.of(position) for position in positions]
    found = np.asarray([[term.said(prepared.all_parts) for term in terms] for prepared in together], np.float32)
    if vectors is None or texts.pieces is None:
        return found
    pieces = [[one.pieces, one.context_pieces] for one in together]
    near = texts.pieces.nearest(vectors, Bags.joined([bag for both in pieces for bag in both if bag]))
    best = np.maximum.reduceat(near, starts([len(one.sentences) + 1 for one in together]), axis=0)
    return np.asarray(np.maximum(found, np.clip(best, 0.0, 0.9)), np.float32)
