"""What the words of a collection are: its own words, how its compounds fall apart, and the abbreviations it defines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.datatypes import Paragraph, ParagraphKind, Reading
from rag.index.inverted import WordPositions
from rag.language.abbreviations import definitions
from rag.language.compounds import Splitter
from rag.language.spelling import Speller
from rag.language.tokens import STOPWORDS, fold, fold_in_place, stem, words
from rag.language.wordlist import folded_commonness, known_words, rare_words

_TYPED = re.compile(r"[^\W\d_]+")
_COGNATE, _COGNATE_SHARE = 5, 0.55  # letters, and part of the longer word, that two words share to be one
_INFIX = 5  # letters from which a word is looked for inside longer ones
_SHORTEST_NAME = 4  # letters of a name that is looked for in small letters
_OFTEN_NAMED = 3  # times that a word of the word list must stand with a capital to be taken for a name
_COMMON_NAME = 10  # commonness up to which a word of the list may be a name: that of a large town
_BEFORE = 12  # characters before a word that tell whether it begins a sentence, or follows an article
_ARTICLE = re.compile(r"\b(?:de|het|een|deze|dit|die|dat|the|an?)\s$", re.IGNORECASE)
_AFTER_STOP = re.compile(r"(?:^|[.!?…:]\s*[“‘\"']?)$")


@dataclass(frozen=True)
class Abbreviation:
    """A short form, what it stands for, and where a paragraph says so: ``start:end`` of its text."""

    short: str
    long: str
    paragraph_id: str
    start: int
    end: int


def abbreviations_of(paragraphs: Sequence[Paragraph]) -> tuple[Abbreviation, ...]:
    """Every definition of an abbreviation in the paragraphs, in reading order."""
    splitter = Splitter()
    return tuple(
        Abbreviation(one.short, one.long, paragraph.id, one.start, one.end)
        for paragraph in paragraphs
        if paragraph.kind is not ParagraphKind.METADATA
        for one in definitions(paragraph.text, splitter.parts)
    )


class Vocabulary:
    """The words of a collection, made once per index version.

    ``texts`` are the embedded texts; ``also`` are words that are right though neither text nor word list has them.
    """

    def __init__(
        self, texts: Iterable[str], abbreviations: Sequence[Abbreviation] = (), also: Collection[str] = frozenset()
    ) -> None:
        self._texts = tuple(texts)
        self.counts = Counter(word for text in self._texts for word in words(text))
        self._written: dict[str, str | None] = {}
        self.abbreviations, self._also = tuple(abbreviations), also

    @cached_property
    def positions(self) -> WordPositions:
        """In which texts the words stand."""
        return WordPositions(self._texts)

    @cached_property
    def splitter(self) -> Splitter:
        """Takes compounds apart."""
        return Splitter(self.counts.keys())

    @cached_property
    def _small(self) -> frozenset[str]:
        """The folded words that stand in small letters anywhere."""
        return frozenset(map(fold, {word for text in self._texts for word in _TYPED.findall(text) if word.islower()}))

    @cached_property
    def _listed(self) -> Splitter:
        """Takes compounds of the word list apart, without the collection's own words."""
        return Splitter()

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(map(stem, self.counts))

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(word for word in self.counts if word.isalpha())

    def cognate(self, word: str) -> str | None:
        """The word of the collection that shares most letters at the beginning with a word of another language, if many."""
        place = bisect_left(self._sorted, word)
        near = self._sorted[max(0, place - 3) : place + 3]
        shared = {other: _shared(word, other) for other in near}
        best = max(near, key=lambda other: (shared[other], -len(other)), default="")
        enough = max(_COGNATE, _COGNATE_SHARE * max(len(word), len(best)))
        return best if best and shared[best] >= enough else None

    def says(self, phrase: str) -> bool:
        """Whether each content word of a phrase is said in the collection, by itself or inside a compound."""
        asked = [word for word in words(phrase) if word not in STOPWORDS]
        return bool(asked) and all(
            stem(word) in self.stems or (len(word) >= _INFIX and self._in_compound(word)) for word in asked
        )

    def _in_compound(self, word: str) -> bool:
        root = stem(word)
        return any(
            root in map(stem, self.splitter.parts(other)) for other in self.counts if other != word and root in other
        )

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self.counts, self.splitter, self._also)

    def corrected(self, question: str, names_only: bool = False) -> tuple[str, tuple[Reading, ...]]:
        """A question with its slips of the keyboard read as known words, and which they were.

        With ``names_only`` (a question in another language) only words with a capital are looked at.
        """
        readings: dict[str, Reading] = {}
        asked = frozenset(stem(word) for word in words(question) if word not in STOPWORDS)

        def beside(typed: str) -> Callable[[str], float]:
            return lambda word: self._beside(word, asked - {stem(typed)})

        def read(match: re.Match[str]) -> str:
            typed = match[0]
            name = typed[0].isupper() and not _AFTER_STOP.search(question[: match.start()])
            if typed[1:].isupper() or (names_only and not name):
                return typed
            found = self._speller.read(fold(typed), name, beside(fold(typed)))
            if found is None:
                return typed
            shown = self.written(found) or (found.capitalize() if typed[0].isupper() else found)
            readings[typed] = Reading(typed, shown, "spelling")
            return shown

        return _TYPED.sub(read, question), tuple(readings.values())

    def _beside(self, word: str, others: frozenset[str]) -> float:
        """The largest share of other words, by their stems, that stand in one text with a word; 0 where none has it."""
        if word not in self.counts or not others:
            return 0.0
        beside = [self.positions.with_stem(other) for other in others]
        most = max((sum(at in there for there in beside) for at in self.positions.of(word)), default=0)
        return most / len(others)

    def named(self, question: str) -> tuple[Reading, ...]:
        """The words of a question in small letters that are names, as the collection writes them."""
        typed = dict.fromkeys(
            word for word in _TYPED.findall(question) if word.islower() and len(word) >= _SHORTEST_NAME
        )
        names = ((word, self.written(fold(word))) for word in typed if fold(word) not in STOPWORDS)
        return tuple(Reading(word, name, "name") for word, name in names if name)

    def written(self, word: str) -> str | None:
        """How the collection writes a folded word that it always begins with a capital, also within a sentence; else None.

        A word of the word list, or made of such words, is a name only if it stands there several times and never after an
        article: a place does, and what an official letter writes with a capital (“de Minister”) does not.
        """
        if word not in self._written:
            self._written[word] = self._name(word) if word in self.counts and word not in self._small else None
        return self._written[word]

    def _name(self, word: str) -> str | None:
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![^\W\d_])")
        inside: Counter[str] = Counter()
        articles = 0
        for position in self.positions.written_out(word):
            text = self._texts[position]
            for match in pattern.finditer(fold_in_place(text)):
                before = text[max(0, match.start() - _BEFORE) : match.start()]
                if (
                    not _AFTER_STOP.search(before) and text[match.end() : match.end() + 1] != ":"
                ):  # “Trekker:” is a label
                    inside[text[match.start() : match.end()]] += 1
                    articles += bool(_ARTICLE.search(before))
        if not inside or any(form[0].islower() for form in inside):
            return None
        common = folded_commonness().get(word, 0)
        dutch = common or word in rare_words() or len(self._listed.parts(word)) > 1
        if dutch and (articles or common > _COMMON_NAME or inside.total() < _OFTEN_NAMED):
            return None
        return inside.most_common(1)[0][0]

    @cached_property
    def _forms(self) -> dict[tuple[str, ...], dict[str, None]]:
        """For each form of an abbreviation, as the stems of its words, the other forms."""
        found: dict[tuple[str, ...], dict[str, None]] = {}
        for one in self.abbreviations:
            if not any(char.isupper() for char in one.short[1:]) and fold(one.short) in known_words():
                continue
            for form, other in ((one.short, one.long), (one.long, one.short)):
                key = _key(form)
                if key and key != _key(other):
                    found.setdefault(key, {})[other] = None
        return found

    def written_forms(self, question: str) -> tuple[Reading, ...]:
        """The abbreviations in a question with what they stand for, and the other way round, as the sources define them.

        A short form that is also a word counts only as the sources write it.
        """
        typed = [word for word in words(question) if word not in STOPWORDS]
        asked = [stem(word) for word in typed]
        exact = set(re.findall(r"[\w&-]+", question))
        found = []
        for length in range(1, min(len(asked), 8) + 1):
            for start in range(len(asked) - length + 1):
                for other in self._forms.get(tuple(asked[start : start + length]), ()):
                    short = length == 1 and len(words(other)) > 1
                    if (
                        short
                        and typed[start] in known_words()
                        and not any(fold(one) == typed[start] and one != typed[start] for one in exact)
                    ):
                        continue
                    found.append(Reading(" ".join(typed[start : start + length]), other, "abbreviation"))
        return tuple(dict.fromkeys(found))


def _shared(one: str, other: str) -> int:
    """How many letters two words share at the beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _key(form: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(form) if word not in STOPWORDS)
