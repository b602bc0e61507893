"""Whether a sentence with an equal figure states that figure of a claim: named features and a small logistic model.

Values, units, qualifiers and rates are compared exactly before this (:mod:`rag.figures.match`); what is judged here is
whether both speak of the same subject, year and direction. ``rag.training.support`` learns the weights;
``models/support.json`` holds them with how they were learned.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from rag.datatypes import Figure
from rag.errors import RagError
from rag.figures.contrast import contrast
from rag.figures.lexis import Floats, best
from rag.figures.match import clauses, doubtful, opposed, polarity, rate
from rag.figures.polarity import denials
from rag.figures.reading import Reading
from rag.figures.statements import Statement, Word
from rag.figures.values import quantity
from rag.figures.windows import window_of
from rag.figures.worded import shipped_same
from rag.figures.worded_features import features as worded_features

# features that speak for the claim and those that speak against it; the model may not turn them round
FOR = (
    "cover", "own_cover", "local", "noun", "digits", "lead", "paragraph_lead", "forward_lead", "anchor_lead", "wide_lead", "joint",
    "brief_lead",
)  # fmt: skip
AGAINST = (
    "worst", "new_name", "other_name", "near_lacking", "near_unsaid", "substituted", "rival_before",
    "rival_behind", "year_rival", "year_else", "year_away", "year_other", "negation", "negation_whole", "focus",
    "direction", "direction_whole", "opposite", "negated_beside", "crossed", "exchanged", "rate_lost",
    "total_lost", "short", "elsewhere", "named", "worded",
)  # fmt: skip
NAMES = FOR + AGAINST
SHORT = ("maand", "week", "dag", "uur", "kwartaal")


@dataclass(frozen=True)
class Model:
    """Weights in the order of ``NAMES``, and the probability from which a figure counts as stated."""

    weights: Floats
    bias: float
    threshold: float
    agreeing: float  # the lower threshold where stems and parallel figures alone would choose the same figure

    def probability(self, values: Floats) -> float:
        """Probability that the sentence states the claim's figure."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(values @ self.weights) + self.bias))))


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The learned model. RagError if it is for other features."""
    data = json.loads(resources.files("rag.models").joinpath("support.json").read_text("utf-8"))
    if tuple(data["weights"]) != NAMES:
        raise RagError("models/support.json is for other features; learn it anew with: python -m rag.training.support")
    return Model(
        np.asarray(list(data["weights"].values()), np.float32),
        float(data["bias"]),
        float(data["threshold"]),
        float(data["agreeing"]),
    )


def features(
    reading: Reading,
    one: Figure,
    source: Statement,
    other: Figure,
    beside: Sequence[Statement],
    leads: tuple[float, float],
    digits: float,
    marks: tuple[bool, bool] = (False, False),
) -> Floats:
    """The features of a claim's figure against an equal figure of a sentence, shape (names,).

    ``beside``: the sentences of its paragraph; ``leads``: by how much it fits better than the best other value anywhere
    and in its paragraph; ``digits``: significant digits that claim and paragraph share; ``marks``: whether the claim's
    words are those of a parallel figure, and whether it names somebody else.
    """
    own = best(reading.credit, reading.lexis.own(source))
    values = dict.fromkeys(NAMES, 0.0)
    values["cover"], values["own_cover"] = reading.cover(source), reading.share(own)
    values["local"] = reading.local(one, source, other)
    values["noun"] = _noun(reading, one, other)
    values["digits"] = min(digits, 4.0) / 4
    values["lead"], values["paragraph_lead"] = (max(-0.5, min(0.5, each)) for each in leads)
    values["elsewhere"], values["named"] = map(float, marks)
    values["short"] = 1 - min(1.0, len(reading.words) / 6)
    values.update(_lacking(reading, one, source, other))
    values.update(_turned(reading, one, source, other))
    values.update(contrast(reading, one, source, other, beside))
    window = window_of(reading, source, beside)
    values["worded"] = 1 - shipped_same().probability(worded_features(reading, window, marks[1]))
    return np.asarray([values.get(name, 0.0) for name in NAMES], np.float32)


def _lacking(reading: Reading, one: Figure, source: Statement, other: Figure) -> dict[str, float]:
    """What of the claim the sentence lacks: the rarest word, the rarest name, the word nearest to the figure; and where
    the sentence has another word in its place."""
    scale = np.minimum(reading.weights / reading.lexis.middle, 1.5)
    lacking = (1 - reading.covered(source)) * scale
    near = reading.claim.near(one, 4)
    close = np.asarray([min(1.0, near.get(word.stem, 0.0)) for word in reading.words], np.float32)
    here = (1 - best(reading.credit, reading.lexis.own(source))) * scale * close
    there = _unsaid(reading, source, other)
    names = np.asarray([word.stem in reading.names and not _alias(word, source) for word in reading.words], bool)
    new = bool(len(names)) and float(lacking[names].max(initial=0.0))
    lost = (source.names | source.named_before) - reading.claim.stems
    heaviest = max((reading.lexis.rarity(each) / reading.lexis.middle for each in lost), default=0.0)
    return {
        "worst": float(lacking.max(initial=0.0)),
        "new_name": float(new),
        "other_name": min(float(new), heaviest, 1.5),
        "near_lacking": float(here.max(initial=0.0)),
        "near_unsaid": there,
        "substituted": min(float(here.max(initial=0.0)), there),
    }


def _alias(word: Word, source: Statement) -> bool:
    """Whether a name of the claim may be another form of one of the paragraph's: "Friese" for "Friesland", or initials."""
    known = source.stems | source.around
    if len(word.stem) >= 4 and any(word.stem[:4] == each[:4] for each in known):
        return True
    capitals = "".join(each.text[0] for each in source.words if each.text[0].isalpha()).casefold()
    return word.text.isupper() and len(word.text) >= 2 and word.text.casefold() in capitals


def _unsaid(reading: Reading, source: Statement, other: Figure) -> float:
    """Weight of the rarest word nearest to the source's figure for which the claim has none."""
    near = source.near(other, 4)
    credit = reading.credit.max(axis=0) if len(reading.words) else None
    rows = zip(source.words, reading.lexis.own(source), strict=True)
    return max(
        (
            min(1.0, near.get(word.stem, 0.0))
            * min(1.5, reading.lexis.rarity(word.stem) / reading.lexis.middle)
            * (1 - (float(credit[place]) if credit is not None else 0.0))
            for word, place in rows
        ),
        default=0.0,
    )


def _turned(reading: Reading, one: Figure, source: Statement, other: Figure) -> dict[str, float]:
    """Whether the claim denies the sentence or goes the other way, by their clauses and as a whole."""
    claim = reading.claim
    clause, whole = polarity(claim, source, one, other), polarity(claim, source)
    half = polarity(claim, source, None, other)
    mine, yours = rate(claim, one), rate(source, other)
    told_apart = 0.3 if "negation" not in whole and _denied_beside(reading, source) else 1.0
    return {
        "negation": float("negation" in clause) * _sure(claim, one, source, other) * told_apart,
        "negation_whole": float("negation" in whole),
        "focus": float("negation" in clause and _focus(reading, source, other)),
        "direction": float("direction" in clause),
        "direction_whole": float("direction" in half),
        "opposite": float(opposed(claim, one, source, other)),
        "rate_lost": float(mine is None and yours in SHORT),
        "total_lost": float(mine is None and yours in ("jaar", "keer")),
    }


def _sure(claim: Statement, one: Figure, source: Statement, other: Figure) -> float:
    """How sure a difference in denials is: less where words such as "zonder" may or may not deny."""
    return 0.4 if doubtful(claim, one) or doubtful(source, other) else 1.0


def _denied_beside(reading: Reading, source: Statement) -> bool:
    """Whether a claim that denies speaks of what another clause of the sentence denies ("… ; bij de brug nog geen")."""
    if denials(reading.claim.sentence) % 2 == 0:
        return False
    rows = list(zip(source.words, reading.lexis.own(source), strict=True))
    for start, end in clauses(source):
        inside = [float(reading.credit[:, place].max()) for word, place in rows if start <= word.start < end]
        if denials(source.text[start:end]) % 2 and max(inside, default=0.0) >= 0.9:
            return True
    return False


def _focus(reading: Reading, source: Statement, other: Figure) -> bool:
    """Whether the claim speaks of what the clause of the source denies: a word behind its negation."""
    spans = [(a, b) for a, b in clauses(source) if a <= other.start < b]
    start, end = spans[0] if spans else (source.start, source.end)
    denied = re.search(r"\b(?:niet|geen|nooit|nog geen)\b", source.text[start:end])
    if not denied or not len(reading.words):
        return True
    credit = reading.credit.max(axis=0)
    rows = zip(source.words, reading.lexis.own(source), strict=True)
    behind = [float(credit[place]) for word, place in rows if start + denied.end() <= word.start < end]
    return not behind or max(behind) >= 0.4


def _noun(reading: Reading, one: Figure, other: Figure) -> float:
    """How well the noun of the claim's count stands for that of the source; 0.7 where there is nothing to compare."""
    a, b = quantity(one), quantity(other)
    if not a or not b or a.dimension != "count" or b.dimension != "count" or not one.unit or not other.unit:
        return 0.7
    return reading.lexis.word_credit(one.unit.split()[-1], other.unit.split()[-1])
