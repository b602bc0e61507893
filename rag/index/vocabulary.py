"""What the words of a collection are: its own words, how its compounds fall apart, and the abbreviations it defines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.datatypes import Paragraph, ParagraphKind, Reading
from rag.language.abbreviations import definitions
from rag.language.compounds import Splitter
from rag.language.spelling import Speller
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.language.wordlist import known_words

_TYPED = re.compile(r"[^\W\d_]+")
_COGNATE, _COGNATE_SHARE = 5, 0.55  # letters, and part of the longer word, that two words share to be one
_INFIX = 5  # letters from which a word is looked for inside longer ones
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
        self.counts = Counter(word for text in texts for word in words(text))
        self.abbreviations, self._also = tuple(abbreviations), also

    @cached_property
    def splitter(self) -> Splitter:
        """Takes compounds apart."""
        return Splitter(self.counts.keys())

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

        def read(match: re.Match[str]) -> str:
            typed = match[0]
            name = typed[0].isupper() and not _AFTER_STOP.search(question[: match.start()])
            if typed[1:].isupper() or (names_only and not name):
                return typed
            found = self._speller.read(fold(typed), name)
            if found is None:
                return typed
            shown = found.capitalize() if typed[0].isupper() else found
            readings[typed] = Reading(typed, shown, "spelling")
            return shown

        return _TYPED.sub(read, question), tuple(readings.values())

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
