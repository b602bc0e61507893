"""What is known of a sentence as an answer to a question: named numbers that do not depend on the size of the corpus.

Two floors: paragraph features (the sparse and dense scores against the best of the candidates, cosine, late
interaction, coverage) and sentence features (the same on the sentence, and whether it holds what the kind asks for).
Late interaction is MaxSim of ColBERT (Khattab and Zaharia 2020) over static vectors: each piece of the question to its
nearest piece in the text, weighted by the rarity that the length of its vector has learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.language.tokens import fold
from rag.retrieval.asking import Asked
from rag.retrieval.bags import Bags, starts
from rag.retrieval.figure_features import Columns, fitting
from rag.retrieval.forms import FORMS, ONLY_FOR
from rag.retrieval.texts import Floats, Prepared, Sentence, Texts

PARAGRAPH_FEATURES = (
    "bm25_stems", "bm25_ngrams", "cosine", "late", "coverage", "coverage_ngrams", "heading_coverage", "names",
    "first_third", "reciprocal_stems", "reciprocal_ngrams", "reciprocal_dense",
    "meant",
)  # fmt: skip
SENTENCE_FEATURES = (
    "s_late", "s_coverage", "s_ngrams", "s_names", "s_figure_asked", "s_figure_missing", "s_unit", "s_list", "s_reason", "s_definition",
    "s_person", "s_date", "s_fit", "year_conflict", "s_leaning", "s_short", "s_long", "is_item", "is_footnote", "is_heading", "is_question",
    "is_metadata", "is_caption", "is_row", "lead_in_list", "s_meant", "s_measure", "s_counted", "s_near",
)  # fmt: skip
FEATURES = PARAGRAPH_FEATURES + SENTENCE_FEATURES
# features that say what the sentence offers, not what it is about
OFFERS = frozenset({
    "s_figure_asked", "s_figure_missing", "s_unit", "s_list", "s_reason", "s_definition", "s_person", "s_date", "s_fit", "s_measure",
    "lead_in_list", "is_item", "is_row", "is_footnote", "is_metadata", "is_caption", "is_question", "is_heading",
})  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A sentence of a candidate paragraph with its features, in the order of ``FEATURES``."""

    position: int
    sentence: Sentence
    values: Floats


def rows(
    asked: Asked, texts: Texts, candidates: Sequence[int], scores: dict[str, Floats], cosines: Floats
) -> list[Row]:
    """The features of every sentence of the candidates.

    ``scores`` maps an analyser to its BM25 scores of all paragraphs and ``cosines`` are those of the vectors, both of
    shape (paragraphs,).
    """
    if not candidates:
        return []
    together = [texts.of(position) for position in candidates]
    counts = [len(prepared.sentences) for prepared in together]
    whole = _lexical(asked, texts, together)
    whole |= _ranked(np.asarray(candidates), scores, cosines)
    whole["meant"] = np.asarray([asked.meant(prepared.all_parts) for prepared in together])
    whole["first_third"] = np.asarray(counts) <= 3
    whole["year_conflict"] = np.asarray([bool(asked.years) and not asked.years & one.years for one in together])
    whole["late"], late = _late(asked, texts, together, counts)
    columns = {name: np.repeat(values, counts) for name, values in whole.items()}
    columns |= (
        {"s_late": late} | _said(asked, texts, together) | _shown(asked, together) | fitting(asked, texts, together)
    )
    values = np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float32)
    places = ((at, each) for at, one in zip(candidates, together, strict=True) for each in one.sentences)
    return [Row(at, each, own) for (at, each), own in zip(places, values, strict=True)]


def _lexical(asked: Asked, texts: Texts, together: Sequence[Prepared]) -> Columns:
    """What of the question stands in each paragraph, its headings, and its title."""
    around = Bags.joined([prepared.around for prepared in together])
    rare, named, grams = _weights(asked, texts)
    covered, names = around.sums(rare), around.sums(named)
    return {
        "coverage": covered[::3],
        "heading_coverage": covered[1::3],
        "names": names[2::3],
        "coverage_ngrams": Bags.joined([prepared.all_grams for prepared in together]).sums(grams),
    }


def _said(asked: Asked, texts: Texts, together: Sequence[Prepared]) -> Columns:
    """The same of each sentence."""
    rare, named, grams = _weights(asked, texts)
    return {
        "s_coverage": Bags.joined([prepared.with_context for prepared in together]).sums(rare),
        "s_names": Bags.joined([prepared.own for prepared in together]).sums(named),
        "s_ngrams": Bags.joined([prepared.grams for prepared in together]).sums(grams),
        "s_meant": np.asarray([asked.meant(parts) for prepared in together for parts in prepared.parts]),
    }


def _weights(asked: Asked, texts: Texts) -> list[NDArray[np.float64]]:
    """What each stem of the question says by its rarity, each of its names, each of its n-grams, as shares."""
    rare = {stem: asked.rarity.of(stem) for stem in asked.stems}
    alike = (dict.fromkeys(asked.names, 1.0), dict.fromkeys(asked.grams, 1.0))
    return [texts.numbers.weighed(one) / (sum(one.values()) or 1.0) for one in (rare, *alike)]


def _ranked(index: NDArray[np.intp], scores: dict[str, Floats], cosines: Floats) -> Columns:
    """The scores of the candidates against the best of them, and their reciprocal ranks."""
    found: Columns = {"cosine": cosines[index], "reciprocal_dense": 1 / (1 + _ranks(cosines[index]))}
    for name in ("stems", "ngrams"):
        own = scores[name][index]
        found[f"bm25_{name}"] = own / max(1e-9, float(own.max()))
        found[f"reciprocal_{name}"] = 1 / (1 + _ranks(own))
    return found


def _ranks(values: Floats) -> NDArray[np.int64]:
    order = np.argsort(-values, kind="stable")
    ranks = np.empty(len(values), np.int64)
    ranks[order] = np.arange(len(values))
    return ranks


def _late(asked: Asked, texts: Texts, together: Sequence[Prepared], counts: Sequence[int]) -> tuple[Floats, Floats]:
    """Late interaction with each paragraph, and with each sentence, for which headings and lead-in count a little less."""
    if texts.pieces is None or asked.pieces is None:
        return np.zeros(len(together), np.float32), np.zeros(sum(counts), np.float32)
    own = texts.pieces.nearest(asked.pieces, Bags.joined([one.pieces for one in together if one.pieces]))
    context = texts.pieces.nearest(
        asked.pieces, Bags.joined([one.context_pieces for one in together if one.context_pieces])
    )
    whole = np.maximum(np.maximum.reduceat(own, starts(counts), axis=0), context)
    return asked.late(whole), asked.late(np.maximum(own, np.repeat(context * np.float32(0.9), counts, axis=0)))


def _shown(asked: Asked, together: Sequence[Prepared]) -> Columns:
    """What each sentence shows by itself, where it matters to the kind of question."""
    shown = np.concatenate([prepared.forms for prepared in together])
    found = {
        name: shown[:, number] * (asked.row.name in ONLY_FOR.get(name, (asked.row.name,)))
        for number, name in enumerate(FORMS)
    }
    found["s_definition"] = np.zeros(len(shown))
    if asked.row.name == "definition":
        said = (fold(text) for prepared in together for text in prepared.texts)
        found["s_definition"] = np.asarray([bool(asked.defining.search(text)) for text in said])
    return found
