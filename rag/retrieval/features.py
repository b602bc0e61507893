"""What is known of a sentence as an answer to a question: named numbers that do not depend on the size of the corpus.

Two floors: paragraph features (the sparse and dense scores against the best of the candidates, cosine, late
interaction, coverage) and sentence features (the same on the sentence, and whether it holds what the kind asks for).
Late interaction is MaxSim of ColBERT (Khattab and Zaharia 2020) over static vectors: each piece of the question to its
nearest piece in the text, weighted by the rarity that the length of its vector has learned.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.datatypes import Query
from rag.index.encoder import StaticEncoder
from rag.language.compounds import Splitter
from rag.language.tokens import STOPWORDS, fold, ngrams, stem, stems, words
from rag.retrieval.asked import terms_of
from rag.retrieval.bags import Bags, starts, unit_rows
from rag.retrieval.figure_fit import figure_fit
from rag.retrieval.figure_near import measures_asked
from rag.retrieval.forms import FORMS, NAME, ONLY_FOR
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.rarity import Rarity
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
    "s_figure_asked", "s_figure_missing", "s_unit", "s_list", "s_reason", "s_definition", "s_person", "s_date", "s_fit",
    "lead_in_list", "is_item", "is_row", "is_footnote", "is_metadata", "is_caption", "is_question", "is_heading",
})  # fmt: skip

FITS = 0.1  # of a figure, from which it can answer
_SAYS = r"\b[^.]{0,25}\b(?:is|zijn|betekent|wil zeggen|houdt in|betreft|verstaan)\b"
_IN_OTHER_WORDS = r"\b(?:oftewel|ofwel|ook wel|dat wil zeggen|wordt verstaan|genoemd)\b"


class Asked:
    """A question ready to be compared."""

    def __init__(self, query: Query, encoder: StaticEncoder | None, rarity: Rarity, splitter: Splitter) -> None:
        self.query, self.rarity = query, rarity
        self.terms = terms_of(query, splitter)
        self.rarities = [rarity.of(term.stem) for term in self.terms]
        self.total = sum(self.rarities)
        self.telling = frozenset(one for term in self.terms for one in term.stems)
        self._meant: dict[frozenset[str], float] = {}
        self.stems = frozenset(stems(query.standalone))
        self.grams = frozenset(ngrams(query.in_both))
        self.names = frozenset(
            stem(word)
            for name in NAME.findall(query.english_words or query.standalone)
            for word in words(name)
            if word not in STOPWORDS
        ) | frozenset(one for one in stems(query.standalone) if one[0].isdigit())
        self.years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", query.standalone))
        self.unit = frozenset(stem(word) for word in words(query.expected_unit or "") if word not in STOPWORDS)
        self.row = BY_NAME[query.kind]
        self.measures = measures_asked(query.standalone) if self.row.take == "figure" else frozenset()
        self.counted: Floats | None = None
        if encoder and query.expected_unit and self.row.name in ("figure", "duration"):
            self.counted = encoder.encode([query.expected_unit])[0]
        self.pieces: Floats | None = None
        if encoder:
            _, vectors = encoder.pieces(query.in_both)
            lengths = np.linalg.norm(vectors, axis=1)
            self.pieces = unit_rows(vectors)
            self.weights = lengths / max(1e-9, float(lengths.sum()))

    def meant(self, present: frozenset[str]) -> float:
        """Share (0 to 1) of the question's rarity that a text means, whose stems and parts of compounds are ``present``."""
        there = present & self.telling
        if there not in self._meant:
            values = (term.meant(there) for term in self.terms)
            self._meant[there] = sum(map(operator.mul, values, self.rarities)) / max(self.total, 1e-9)
        return self._meant[there]

    def late(self, nearest: Floats) -> Floats:
        """For each text the weighted mean of how near its nearest piece is to those of the question; 0 where it has none.

        ``nearest`` has shape (texts, pieces of the question), minus infinity where a text has no piece.
        """
        if not nearest.shape[1]:
            return np.zeros(len(nearest), np.float32)
        weighed = (np.maximum(nearest, -1.0) * self.weights).sum(axis=1)
        return np.where(np.isneginf(nearest[:, 0]), 0.0, weighed).astype(np.float32)

    @cached_property
    def defining(self) -> re.Pattern[str]:
        """Says what a word of the question is: “X (Y)”, “X is …”, “ook wel”, “oftewel”; matches folded text."""
        named = "|".join(re.escape(word) for word in words(self.query.standalone) if word not in STOPWORDS)
        ways = [rf"\((?:{named})s?\)", rf"(?:{named})['’]?s?\s*\(", rf"\b(?:{named}){_SAYS}"] if named else []
        return re.compile("|".join((*ways, _IN_OTHER_WORDS)))


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
        {"s_late": late} | _said(asked, texts, together) | _shown(asked, together) | _fitting(asked, texts, together)
    )
    values = np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float32)
    places = ((at, each) for at, one in zip(candidates, together, strict=True) for each in one.sentences)
    return [Row(at, each, own) for (at, each), own in zip(places, values, strict=True)]


Columns = dict[str, NDArray[Any]]


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


def _fitting(asked: Asked, texts: Texts, together: Sequence[Prepared]) -> Columns:
    """Whether each sentence has a figure that can answer, how well it fits, and whether it counts what is asked."""
    names = ("s_figure_asked", "s_figure_missing", "s_fit", "s_unit", "s_measure", "s_counted", "s_near")
    if not asked.row.figures:
        return dict.fromkeys(names, np.zeros(sum(len(prepared.sentences) for prepared in together)))
    fits = [fits for prepared in together for fits in _fits(asked, prepared)]
    best = np.asarray([max(each, default=0.0) for each in fits])
    unit = np.asarray([bool(asked.unit & own) for prepared in together for own in prepared.stems])
    present = best > FITS
    values = (
        present, ~present, np.minimum(1.0, best / 4), present & unit, _measured(asked, together), _counted(asked, together, fits),
        _near(asked, texts, together, fits),
    )  # fmt: skip
    return dict(zip(names, values, strict=True))


Fits = Sequence[Sequence[float]]


def _fits(asked: Asked, prepared: Prepared) -> list[list[float]]:
    """How well each figure of each sentence fits."""
    return [
        [figure_fit(asked.query, text, one, one.start - sentence.start) for one in figures]
        for text, sentence, figures in zip(prepared.texts, prepared.sentences, prepared.figures, strict=True)
    ]


def _measured(asked: Asked, together: Sequence[Prepared]) -> NDArray[np.float64]:
    """1 where a sentence has a figure in the measure that is asked, -1 where it has not, 0 where none is asked."""
    if not asked.measures:
        return np.zeros(sum(len(prepared.sentences) for prepared in together))
    return np.asarray([1.0 if asked.measures & own else -1.0 for prepared in together for own in prepared.measures])


def _counted(asked: Asked, together: Sequence[Prepared], fits: Fits) -> NDArray[np.float64]:
    """How alike what is counted is in the question and in a figure of each sentence, by vectors."""
    found = np.zeros(len(fits))
    if asked.counted is None:
        return found
    vectors = (vectors for prepared in together for vectors in prepared.counted)
    for number, (own, fit) in enumerate(zip(vectors, fits, strict=True)):
        if own is not None and max(fit) > 0:
            found[number] = max(0.0, float((own @ asked.counted)[np.asarray(fit) > 0].max()))
    return found


def _near(asked: Asked, texts: Texts, together: Sequence[Prepared], fits: Fits) -> NDArray[np.float64]:
    """Late interaction of the question with the words about a figure of each sentence, nearer ones counting more."""
    each = np.asarray([fit > FITS for own in fits for fit in own])
    if texts.pieces is None or asked.pieces is None or not each.any():
        return np.zeros(len(fits))
    windows = [prepared.windows for prepared in together if prepared.windows is not None]
    weights = np.concatenate([prepared.nearness for prepared in together])
    late = asked.late(texts.pieces.nearest(asked.pieces, Bags.joined(windows), weights)) * each
    counts = [len(own) for own in fits]
    ends = np.cumsum(counts)
    return np.asarray([max(late[end - count : end], default=0.0) for end, count in zip(ends, counts, strict=True)])
