"""Whether two clauses agree in yes and no: their denials and the opposites that one has of the other's words.

A denial on either side turns the meaning round, and so does each word that stands where the other clause has its opposite
("is open", "is gesloten"): an odd number of turns contradicts, an even number agrees ("niet ingewilligd", "afgewezen"), as in
natural logic (MacCartney and Manning 2008), here without a parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.figures.equivalents import lemma, opposed, things_of
from rag.figures.polarity import antonyms, negations
from rag.figures.wording import NEGATIVE, Clause

_WORD = re.compile(r"[^\W\d_]+")
_LESS = re.compile(r"\bzonder\b|\bbehalve\b|\buitgezonderd\b|\bontbre\w+|\bontbrak\w*|\bgratis\b|\bkosteloos\b")


@dataclass(frozen=True)
class Turns:
    """By what a clause of a claim is turned round against one of a source."""

    denials: int
    opposites: int
    doubtful: int  # words of one clause that deny by their meaning and have nothing to answer them in the other

    @property
    def odd(self) -> bool:
        """Whether the clauses say the contrary, what is doubtful left out."""
        return (self.denials + self.opposites) % 2 == 1


def turns(claim: Clause, source: Clause) -> Turns:
    """How one clause stands to another, by all their words (those of grammar too: "voor", "nooit")."""
    ours, theirs = _words(claim.text), _words(source.text)
    pairs = _pairs(ours, theirs)
    taken = {one for pair in pairs for one in pair}
    doubtful = sum(
        1
        for own, other in ((claim, theirs), (source, ours))
        for found in NEGATIVE.finditer(own.text)
        if not _answered(found[0], other) and not taken.intersection(_words(found[0]))
    )
    denied = negations(claim.text) + negations(source.text) + claim.inherited + source.inherited
    return Turns(denied + len(_LESS.findall(claim.text)) + len(_LESS.findall(source.text)), len(pairs), doubtful)


def opposed_words(claim: Clause, source: Clause) -> list[tuple[str, str]]:
    """The words of two clauses that are each other's opposite, where neither clause says both."""
    return _pairs(_words(claim.text), _words(source.text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORD.findall(text)))


def _answered(words: str, other: Sequence[str]) -> bool:
    return any(_same(one, each) for one in _words(words) for each in other)


def _same(one: str, other: str) -> bool:
    return one == other or lemma(one) == lemma(other) or bool(things_of(one) & things_of(other))


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, str]]:
    """Words of two clauses that are each other's opposite, where neither clause says both; each word once."""
    found: list[tuple[str, str]] = []
    used: set[frozenset[int]] = set()
    for one in ours:
        if len(one) < 4 or any(_same(one, each) for each in theirs):
            continue
        for other in theirs:
            contrary = len(other) >= 4 and (opposed(one, other) or antonyms(one, other) or _un(one, other))
            if contrary and not any(_same(other, each) for each in ours):
                kind = things_of(one)
                if not kind or kind not in used:
                    found.append((one, other))
                    used.add(kind)
                break
    return found


def _un(one: str, other: str) -> bool:
    """Whether a syllable makes one word the opposite of the other ("gegrond", "ongegrond")."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 5 and long == f"on{short}"
