"""The words of a question with the other ways in which a text may say them: compounds in parts, abbreviations, synonyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rag.datatypes import Query, Reading
from rag.language.compounds import Splitter
from rag.language.synonyms import related
from rag.language.tokens import STOPWORDS, stem, stems, words

_PARTS, _RELATED = 0.9, 0.5  # how much of a word is said by its parts, by a synonym
_OTHER_FORM = {"abbreviation": 0.95, "translation": 0.8}  # and by its other form
Stems = frozenset[str]


@dataclass(frozen=True)
class Term:
    """A content word of a question by its stem; ``same`` and ``related`` are sets of stems with how much they say of it."""

    stem: str
    same: tuple[tuple[float, Stems], ...]
    related: tuple[Stems, ...]

    @property
    def stems(self) -> Stems:
        """Every stem that says something of the word."""
        return frozenset({self.stem}.union(*(way for _, way in self.same), *self.related))

    def said(self, present: Stems) -> float:
        """How much (0 to 1) of the word stands in a text, itself, in parts or in its other form."""
        if self.stem in present:
            return 1.0
        return max((weight * len(way & present) / len(way) for weight, way in self.same), default=0.0)

    def meant(self, present: Stems) -> float:
        """How much of the word a text says, synonyms counted too."""
        said = self.said(present)
        if said >= _RELATED:
            return said
        found = self._otherwise & present
        if not found:
            return said
        if found & self._alone:
            return _RELATED
        return max((said, *(_RELATED * len(way & found) / len(way) for way in self._several)))

    @cached_property
    def _otherwise(self) -> Stems:
        """The stems of everything that the word may also be called: most texts hold none of them."""
        return frozenset().union(*self.related)

    @cached_property
    def _alone(self) -> Stems:
        """The synonyms of one word."""
        return frozenset().union(*(way for way in self.related if len(way) == 1))

    @cached_property
    def _several(self) -> tuple[Stems, ...]:
        """The synonyms of several words."""
        return tuple(way for way in self.related if len(way) > 1)


def terms_of(query: Query, splitter: Splitter) -> tuple[Term, ...]:
    """The content words of what is searched, each once, in order."""
    return _terms(query.standalone, query.readings, splitter)


@lru_cache(maxsize=64)  # one answer asks for them several times
def _terms(standalone: str, readings: tuple[Reading, ...], splitter: Splitter) -> tuple[Term, ...]:
    asked = {stem(word): word for word in words(standalone) if word not in STOPWORDS}
    others: dict[str, dict[Stems, None]] = defaultdict(dict)
    for one in related(asked):
        for key in one.asked:
            others[key].update(dict.fromkeys(one.others))
    forms: dict[str, list[tuple[float, Stems]]] = defaultdict(list)
    for key, word in asked.items():
        parts = frozenset(map(stem, splitter.parts(word)))
        if len(parts) > 1:
            forms[key].append((_PARTS, parts))
    for reading in readings:
        weight = _OTHER_FORM.get(reading.why)
        if weight and (read := frozenset(stems(reading.read))):
            for key in stems(reading.typed):
                forms[key].append((weight, read))
    return tuple(Term(key, tuple(forms[key]), tuple(others[key])) for key in asked)


def related_stems(terms: Iterable[Term]) -> list[str]:
    """The stems of everything that the words may also be called, for a search of their own."""
    return sorted({one for term in terms for way in term.related for one in way})


def searched(query: Query) -> str:
    """The text to search with: the question, and the other forms of the abbreviations in it."""
    forms = [one.read for one in query.readings if one.why == "abbreviation"]
    return " ".join((query.in_both, *forms))
