"""How much of a claim in words one sentence of the sources says, the words next to it and above it counting for less.

Late interaction as in :mod:`rag.figures.lexis`; what differs is what a word weighs. A light verb or adverb counts for
little, a name in full; a name that only stands around a sentence counts for little where the sentence names another, and
who speaks in the first person is taken to be whom the claim names as speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from rag.figures.lexis import Floats, best
from rag.figures.light_words import FIRST_PERSON, LIGHT, SAYS, SPEAKER, is_light
from rag.figures.polarity import NEGATIONS
from rag.figures.reading import Reading
from rag.figures.statements import related
from rag.figures.windows import Mask, Window, are_names
from rag.language.tokens import fold

TOLD, WEIGHTY = 0.6, 0.4  # credit from which a word is said, weight from which it tells something
AROUND = 0.7  # credit of a word that the heading or another sentence of the paragraph says
NAMED_AROUND = 0.9  # and of a name, since paragraphs name their subject once
RIVAL = 0.4  # and of a name where the sentence names another
SPOKEN = 0.8  # credit of a name that opens the claim, where the sentence speaks in the first person
# of "niet van de stad maar van het land" the land is what is claimed
_NOT_BUT = re.compile(r"\bniet (?!alleen\b|enkel\b|slechts\b)(?P<what>[^,.;]{2,60}?),? maar\b", re.IGNORECASE)
_OFFICE = re.compile(r"\bminister(?:ie)? (?:van|voor) \Z")


@dataclass(frozen=True)
class Cover:
    """What a window says of each word of a claim, what each word weighs, and of this the share that is said."""

    said: Floats  # shape (words,)
    own: Floats  # by the sentence of the window alone, shape (words,)
    weights: Floats  # shape (words,)
    spoken: Floats  # as ``said``, without what is taken to be said by who speaks, shape (words,)

    @property
    def share(self) -> float:
        """The share of the weights that is said, 0 to 1."""
        return self._of(self.said)

    @property
    def literal(self) -> float:
        """The share of the weights that the sentence says itself, 0 to 1."""
        return self._of(self.own)

    def _of(self, credit: Floats) -> float:
        total = float(self.weights.sum())
        return float((credit * self.weights).sum()) / total if total else 0.0

    @property
    def told(self) -> int:
        """How many words that are not light nor only who speaks the window says."""
        return int(((self.spoken >= TOLD) & (self.weights >= WEIGHTY)).sum())

    @property
    def worst(self) -> float:
        """The weight of the word that is lacking most."""
        return float(((1 - self.said) * self.weights).max(initial=0.0))


def cover_of(reading: Reading, window: Window) -> Cover:
    """What a window says of a claim."""
    names = are_names(reading)
    own = _own(reading, window, names)
    rival = _names_another(reading, window)
    near = np.where(names, RIVAL if rival else NAMED_AROUND, AROUND) * best(
        reading.credit, reading.lexis.around(window.source)
    )
    beside = np.maximum(window.credit.max(axis=1), near)
    said = np.maximum(own, np.where(names & rival, np.minimum(beside, RIVAL), beside))
    found = _with_speaker(reading, window, np.asarray(said, np.float32), own, names)
    literal = np.where(found >= 1, 1.0, own)
    return Cover(found, np.asarray(literal, np.float32), weights_of(reading, names), np.asarray(said, np.float32))


def weights_of(reading: Reading, names: Mask) -> Floats:
    """What each word of a claim weighs: its rarity up to one and a half times the median, a light word a quarter of it."""
    weights = np.minimum(reading.weights / reading.lexis.middle, 1.5)
    left_out = [one.span("what") for one in _NOT_BUT.finditer(reading.claim.sentence)]
    light = np.asarray(
        [
            is_light(word.stem) or any(start <= word.start - reading.claim.start < end for start, end in left_out)
            for word in reading.words
        ],
        bool,
    )
    weights = np.where(light, LIGHT * weights, weights)
    denying = np.asarray([fold(word.text) in NEGATIONS for word in reading.words], bool)
    weights = np.where(denying, 0.0, weights)  # yes and no are weighed by themselves
    weights = np.where(names, np.maximum(weights, 1.0), weights)
    if (says := SAYS.match(fold(reading.claim.sentence))) and SPEAKER.match(says["who"]):
        speaker = [word.start - reading.claim.start < says.end() and not word.name for word in reading.words]
        weights = np.where(np.asarray(speaker, bool), np.minimum(weights, LIGHT), weights)
    return np.asarray(weights, np.float32)


def _own(reading: Reading, window: Window, names: Mask) -> Floats:
    """The credit by the sentence itself; a name is no more than half said by a word that is not of its letters."""
    own = window.credit[:, sorted(window.own)].max(axis=1)
    stems = {word.stem for word in window.source.words}
    spelt = [word.stem in stems or any(related(word.stem, one) for one in stems) for word in reading.words]
    return np.asarray(np.where(names & ~np.asarray(spelt, bool), np.minimum(own, RIVAL), own), np.float32)


def _names_another(reading: Reading, window: Window) -> bool:
    """Whether the sentence of a window names somebody or something that the claim does not."""
    ours = {word.stem for word in reading.words}
    return any(word.name and word.stem not in ours for word in window.source.words)


def _with_speaker(reading: Reading, window: Window, said: Floats, own: Floats, names: Mask) -> Floats:
    speaks = bool(FIRST_PERSON.search(fold(window.source.sentence)))
    found = said.copy()
    for at, word in enumerate(reading.words):
        if speaks and SPEAKER.match(fold(word.text)):
            found[at] = 1.0
        elif speaks and at == 0 and names[at]:
            found[at] = max(float(said[at]), SPOKEN)
        elif names[at] and _OFFICE.search(fold(reading.claim.text[max(0, word.start - 20) : word.start])):
            found[at] = own[at]  # of which minister is the point
    return found
