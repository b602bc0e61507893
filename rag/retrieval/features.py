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

import numpy as np
from numpy.typing import NDArray

from rag.datatypes import FigureKind, ParagraphKind, Query
from rag.index.encoder import StaticEncoder
from rag.language.compounds import Splitter
from rag.language.tokens import STOPWORDS, fold, ngrams, stem, stems, words
from rag.retrieval.asked import terms_of
from rag.retrieval.figure_fit import figure_fit
from rag.retrieval.figure_near import measures_asked
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.rarity import Rarity
from rag.retrieval.texts import Floats, Prepared, Sentence, Texts, unit_rows

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

_REASON = re.compile(
    r"\b(?:omdat|doordat|daarom|daardoor|vanwege|wegens|aangezien|dankzij|waardoor|hierdoor|want|reden|gevolg|oorzaak|zodat|om te|doel|zo kan|nodig|als gevolg)\b"
)
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-ZÀ-Ý][\w&/’'-]*|\b[A-Z]{2,}\w*")
_LEANING = re.compile(
    r"^(?:dit|dat|deze|die|hierdoor|hiervoor|hiermee|daarom|daardoor|daarmee|daarvoor|daarin|hierin|zo|ook|zij|ze|hij|het gaat)\b"
)
_PERSON = re.compile(
    r"\b(?:minister|staatssecretaris|wethouder|burgemeester|gedeputeerde|voorzitter|directeur|lid|commissaris|griffier|college|ministerie|provincie|gemeente|bedrijf|stichting|inspectie|kabinet)\w*\b|\b(?:[A-Z]\.)+\s?[A-Z]\w+"
)


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
            for name in _NAME.findall(query.english_words or query.standalone)
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
            if len(vectors):
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

    def late(self, similarities: Floats | None) -> float:
        """Weighted mean over the question's pieces of their best similarity."""
        return float(similarities @ self.weights) if similarities is not None else 0.0

    def best(self, pieces: Floats | None) -> Floats | None:
        """For each piece of the question its best similarity in a text, shape (pieces,)."""
        if self.pieces is None or pieces is None or not len(pieces):
            return None
        return np.asarray((self.pieces @ pieces.T).max(axis=1), np.float32)


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0


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
    index = np.asarray(candidates)
    tops = {name: max(1e-9, float(values[index].max())) for name, values in scores.items()}
    ranks = {name: _ranks(values[index]) for name, values in (*scores.items(), ("dense", cosines))}
    found: list[Row] = []
    for place, position in enumerate(candidates):
        prepared = texts.of(position)
        context = asked.best(prepared.context_pieces)
        bests = [asked.best(pieces) for pieces in prepared.pieces] or [None] * len(prepared.sentences)
        whole = _maximum([*bests, context])
        shared = _paragraph_values(asked, prepared, position, whole, scores, tops, cosines)
        shared += [1 / (1 + ranks[name][place]) for name in ("stems", "ngrams", "dense")]
        shared.append(asked.meant(prepared.all_parts))
        for number, sentence in enumerate(prepared.sentences):
            late = asked.late(_maximum([bests[number], None if context is None else context * 0.9]))
            own = _sentence_values(asked, prepared, number, late)
            found.append(Row(position, sentence, np.asarray(shared + own, np.float32)))
    return found


def _ranks(values: Floats) -> NDArray[np.int64]:
    order = np.argsort(-values, kind="stable")
    ranks = np.empty(len(values), np.int64)
    ranks[order] = np.arange(len(values))
    return ranks


def _maximum(parts: Sequence[Floats | None]) -> Floats | None:
    present = [part for part in parts if part is not None]
    return np.maximum.reduce(present) if present else None


def _paragraph_values(
    asked: Asked,
    prepared: Prepared,
    position: int,
    whole: Floats | None,
    scores: dict[str, Floats],
    tops: dict[str, float],
    cosines: Floats,
) -> list[float]:
    return [
        float(scores["stems"][position]) / tops["stems"],
        float(scores["ngrams"][position]) / tops["ngrams"],
        float(cosines[position]),
        asked.late(whole),
        asked.rarity.coverage(asked.stems, prepared.all_stems),
        _share(asked.grams, prepared.all_grams),
        asked.rarity.coverage(asked.stems, prepared.context_stems),
        _share(asked.names, prepared.named_stems),
        float(len(prepared.sentences) <= 3),
    ]


def _sentence_values(asked: Asked, prepared: Prepared, number: int, late: float) -> list[float]:
    text, own = prepared.texts[number], prepared.stems[number]
    folded = fold(text)
    kind, paragraph = asked.row.name, prepared.paragraph
    wanted = asked.row.figures
    start = prepared.sentences[number].start
    fits = [figure_fit(asked.query, text, figure, figure.start - start) for figure in prepared.figures[number]]
    present = bool(wanted) and max(fits, default=0.0) > 0.1
    is_list = kind == "list"
    return [
        late,
        asked.rarity.coverage(asked.stems, own | prepared.context_stems),
        _share(asked.grams, prepared.grams[number]),
        _share(asked.names, own),
        float(present),
        float(bool(wanted) and not present),
        float(present and bool(asked.unit) and bool(asked.unit & own)),
        float(is_list and (text.count(",") >= 2 or paragraph.kind is ParagraphKind.LIST_ITEM)),
        float(kind in ("reason", "manner") and bool(_REASON.search(folded))),
        float(kind == "definition" and _defines(asked, text, folded)),
        float(kind == "person" and bool(_PERSON.search(text) or _NAME.search(text))),
        float(kind == "date" and any(figure.kind is FigureKind.DATE for figure in prepared.figures[number])),
        min(1.0, max(fits, default=0.0) / 4) if wanted else 0.0,
        float(bool(asked.years) and not asked.years & prepared.years),
        float(bool(_LEANING.match(folded))),
        float(len(text) < 40),
        float(len(text) > 300),
        float(paragraph.kind is ParagraphKind.LIST_ITEM),
        float(paragraph.kind is ParagraphKind.FOOTNOTE),
        float(paragraph.kind is ParagraphKind.HEADING),
        float(paragraph.kind is ParagraphKind.QUESTION),
        float(paragraph.kind in (ParagraphKind.METADATA, ParagraphKind.SIGNATURE)),
        float(paragraph.kind is ParagraphKind.CAPTION),
        float(paragraph.kind is ParagraphKind.TABLE_ROW),
        float(is_list and text.rstrip().endswith(":")),
        asked.meant(prepared.parts[number]),
        _measure(asked, prepared, number),
        _counted(asked, prepared, number, fits),
        _near(asked, prepared, number, fits),
    ]


def _measure(asked: Asked, prepared: Prepared, number: int) -> float:
    """1 where the sentence has a figure in the measure that is asked, -1 where it has not, 0 where none is asked."""
    return 0.0 if not asked.measures else 1.0 if asked.measures & prepared.measures[number] else -1.0


def _counted(asked: Asked, prepared: Prepared, number: int, fits: Sequence[float]) -> float:
    """How alike what is counted is in the question and in a figure of the sentence, by vectors."""
    vectors = prepared.counted[number]
    if asked.counted is None or vectors is None:
        return 0.0
    alike = vectors @ asked.counted
    return max((float(one) for one, fit in zip(alike, fits, strict=True) if fit > 0), default=0.0)


def _near(asked: Asked, prepared: Prepared, number: int, fits: Sequence[float]) -> float:
    """Late interaction of the question with the words about a figure of the sentence, nearer ones counting more."""
    decays = [one for one, fit in zip(prepared.decays[number], fits, strict=False) if fit > 0.1]
    if asked.pieces is None or not decays:
        return 0.0
    alike = asked.pieces @ prepared.pieces[number].T
    return max(asked.late(np.asarray((alike * one).max(axis=1), np.float32)) for one in decays)


def bodies_named(text: str) -> int:
    """How many persons and bodies a text names by office or by initials.

    >>> bodies_named("Deelnemers zijn de minister, de burgemeester en J.K. Visser.")
    3
    """
    return len(_PERSON.findall(text))


def _defines(asked: Asked, text: str, folded: str) -> bool:
    """Whether the sentence says what a word of the question is: “X (Y)”, “X is …”, “ook wel”, “oftewel”."""
    named = [word for word in words(asked.query.standalone) if word not in STOPWORDS]
    if any(re.search(rf"\({re.escape(word)}s?\)|{re.escape(word)}['’]?s?\s*\(", folded) for word in named):
        return True
    if any(
        re.search(
            rf"\b{re.escape(word)}\b[^.]{{0,25}}\b(?:is|zijn|betekent|wil zeggen|houdt in|betreft|verstaan)\b", folded
        )
        for word in named
    ):
        return True
    return bool(re.search(r"\b(?:oftewel|ofwel|ook wel|dat wil zeggen|wordt verstaan|genoemd)\b", folded))
