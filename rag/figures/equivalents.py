"""Words that say one thing, its opposite, or another of its kind: for laying a claim in everyday words beside a source.

``equivalents.txt`` holds a thing a line, with its opposite behind "|"; ``siblings.tsv.gz`` (in ``rag.language``) the words
that are written side by side far more often than by chance ("gemeenten of provincies"), which are kinds of one thing.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rag.language.synonyms import lines
from rag.language.tokens import fold, stem
from rag.language.wordlist import verb_forms

SAME_LEMMA = 0.95  # credit of another form of the same verb
SAME_THING = 0.8  # credit of a word that says the same
NEAR_THING = 0.65  # credit of a word of the same entry of the list for search, which is wider
_SEPARABLE = (
    "aan af achter bij binnen door dicht in mee na neer om onder op open over plaats samen tegen terug thuis toe uit vast voor "
    "voort vrij weg"
).split()


@dataclass(frozen=True)
class Things:
    """For each folded word (or lemma) the things it says, and for each thing its opposite."""

    of: dict[str, frozenset[int]]
    against: dict[int, int]


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    text = resources.files("rag.figures").joinpath("equivalents.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and line[0] != "#")


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Infinitives: those of the word list, and those that stand here with other forms behind them."""
    listed = (word.partition("/") for line in _lines() for word in line.split())
    return verb_forms() | frozenset(fold(word) for word, more, _ in listed if more and word.endswith("en"))


@lru_cache(maxsize=1)
def _things() -> Things:
    found: dict[str, set[int]] = defaultdict(set)
    against: dict[int, int] = {}
    for number, line in enumerate(_lines()):
        sides = line.split("|")
        for side, words in enumerate(sides):
            for word in words.split():
                for form in word.split("/"):
                    found[fold(form)].add(2 * number + side)
                if word.split("/")[0].endswith("en"):
                    found[lemma(word.split("/")[0])].add(2 * number + side)
        if len(sides) == 2:
            against |= {2 * number: 2 * number + 1, 2 * number + 1: 2 * number}
    return Things({word: frozenset(one) for word, one in found.items()}, against)


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The infinitive that a folded word is a regular form of, where one is known; else its stem.

    >>> [lemma(word) for word in ("betaalt", "betaald", "werkte", "gewerkt", "opgelegd", "brug")]
    ['betalen', 'betalen', 'werken', 'werken', 'opleggen', 'brug']
    """
    if word in _verbs():
        return word
    for body, prefix in _bodies(word):
        for ending in ("t", "d", "te", "de", "ten", "den", ""):
            if len(body) - len(ending) >= 3 and body.endswith(ending):
                root = body[: len(body) - len(ending)]
                if known := next((one for one in _infinitives(root) if prefix + one in _verbs()), None):
                    return prefix + known
    return stem(word)


@lru_cache(maxsize=65536)
def is_verb(word: str) -> bool:
    """Whether a folded word is a form of a verb that is known.

    >>> is_verb("betaalt"), is_verb("schrappen"), is_verb("gemeente")
    (True, True, False)
    """
    return word in _verbs() or lemma(word) in _verbs()


@lru_cache(maxsize=65536)
def without_particle(word: str) -> str | None:
    """The infinitive of a verb without the particle that stands apart in a main clause; None for other words.

    >>> without_particle("meebetaalt"), without_particle("afval")
    ('betalen', None)
    """
    for prefix in _SEPARABLE:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 4 and is_verb(rest):
            return lemma(rest)
    return None


def _bodies(word: str) -> list[tuple[str, str]]:
    """What may be left of a word without the marks of a participle, with what stands before it in the infinitive."""
    found = [(word, "")]
    if word.startswith("ge") and word[-1:] in "dt":
        found.insert(0, (word[2:], ""))
    for prefix in _SEPARABLE:
        if word.startswith(prefix + "ge") and word[-1:] in "dt":
            found.append((word[len(prefix) + 2 :], prefix))
    return found


def _infinitives(root: str) -> list[str]:
    roots = [root, root + root[-1:], re.sub(r"([aeou])\1([^aeiou])\Z", r"\1\2", root)]
    roots += [one[:-1] + {"f": "v", "s": "z"}[one[-1]] for one in tuple(roots) if one[-1:] in ("f", "s")]
    return [one + "en" for one in roots]


@lru_cache(maxsize=65536)
def things_of(word: str) -> frozenset[int]:
    """The things that a folded word says."""
    found = _things().of
    return found.get(word, frozenset()) | found.get(lemma(word), frozenset())


@lru_cache(maxsize=1)
def _entries() -> dict[str, frozenset[int]]:
    """For each stem of a single word the entries of the list for search that it stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, (formal, everyday, *_) in enumerate(lines()):
        for term in (*formal, *everyday):
            if " " not in term and len(term) > 3:
                found[stem(fold(term))].add(number)
    return {word: frozenset(one) for word, one in found.items()}


def entries_of(stemmed: str) -> frozenset[int]:
    """The entries of the list for search in which a stem stands as a word of its own."""
    return _entries().get(stemmed, frozenset())


def word_credit(one: str, other: str) -> float:
    """Credit (0 to 1) of a folded word for another by these lists alone.

    >>> word_credit("vergoedt", "betaald"), word_credit("betaalt", "betaald"), word_credit("stijgt", "daalt")
    (0.8, 0.95, 0.0)
    """
    if lemma(one) == lemma(other):
        return SAME_LEMMA
    if things_of(one) & things_of(other):
        return SAME_THING
    return NEAR_THING if entries_of(stem(one)) & entries_of(stem(other)) and not opposed(one, other) else 0.0


@lru_cache(maxsize=65536)
def opposed(one: str, other: str) -> bool:
    """Whether two folded words say opposite things, and no same thing.

    >>> opposed("positieve", "negatief"), opposed("gesloopt", "opgeknapt"), opposed("hoger", "omhoog")
    (True, True, False)
    """
    ours, theirs = things_of(one), things_of(other)
    if ours & theirs or lemma(one) == lemma(other):
        return False
    return any(_things().against.get(each) in theirs for each in ours)


def opposites_of(things: frozenset[int]) -> frozenset[int]:
    """The things that are the opposite of some, without those that are among them."""
    return frozenset(_things().against[each] for each in things if each in _things().against) - things


@lru_cache(maxsize=1)
def _siblings() -> frozenset[tuple[str, str]]:
    data = gzip.decompress(resources.files("rag.language").joinpath("siblings.tsv.gz").read_bytes()).decode()
    pairs = (line.split("\t") for line in data.splitlines())
    return frozenset((stem(fold(one)), stem(fold(other))) for one, other in pairs)


@lru_cache(maxsize=65536)
def siblings(one: str, other: str) -> bool:
    """Whether two stems are kinds of one thing, and not the same.

    >>> siblings(stem("huurder"), stem("verhuurder")), siblings(stem("huurder"), stem("rivier"))
    (True, False)
    """
    return one != other and ((one, other) in _siblings() or (other, one) in _siblings())
