"""Compounds taken apart into words that exist, with the linking s, e or en between them.

Every way to cover the word with words of the list (and of the collection) is scored by its least common part, as the
frequency-based splitting of Koehn and Knight (2003) does with the mean, and each further part costs. Particles and
suffixes that happen to be words (“terug|getrokken”, “beding|ingen”) are no parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rag.language.tokens import STOPWORDS, in_one_form, stem, words
from rag.language.wordlist import folded_commonness

_NOT_FIRST = STOPWORDS | frozenset(
    "aan af anti be bene bij bin bloot com con contra de des dis dood door eruit ex extra ge gelijk goed heen her hier hooge in "
    "inter kwijt langs los mee mis na neer niet om on onder ont op open over overeen par per pre pro re rond samen stil sub tegen "
    "ten ter terug thuis toe uit van vast ver vice vol voor voort vooruit waar wan weg zelf".split()
)
_NOT_LAST = STOPWORDS | frozenset(
    "aars aar air ang achtig achtige aren atie aties baar den eer eerd eerde elijk elijke elijks enen ende eren erij ers eur gaan "
    "gang heden heid houden iek iging ijk ing ingen isch ische iteit jarig jarige komen kundig kundige kwam lag ledig lijk lijke "
    "lijks ling lingen loos loze matig matige nam nemen nen rij ring schap schappen staan staande staat stand stander ster sters "
    "tal tand teit toe ver vol waarts".split()
)
_SHORTEST, _SHORTEST_PART = 7, 3  # letters of a compound, of a part
_COMMON, _COMMON_HEAD, _COMMON_SHORT = 3, 4, 7  # least commonness of a part, of the last one, of one of three letters
_PER_PART = 3.0  # what a further part costs, in commonness
_WHOLE = 4  # a word this much more common than its least common part is no longer felt as a compound
_OWN = 5  # commonness of a word that only the collection knows
_SHORTEST_OWN = 5
_LINKS = ("s", "en", "e")


class Splitter:
    """Splits compounds by the word list and the words of a collection (``own``, folded)."""

    def __init__(self, own: Collection[str] = ()) -> None:
        listed = folded_commonness()
        self.own = frozenset(
            word for word in own if len(word) >= _SHORTEST_OWN and word.isalpha() and word not in listed
        )
        self._known: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word in order, without linking letters; the word alone where it is no compound.

        >>> Splitter().parts("arbeidsmarkttekort"), Splitter().parts("woningen")
        (('arbeid', 'markt', 'tekort'), ('woningen',))
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return (word,)
        if word not in self._known:
            parts = self._split(word)
            self._known[word] = parts if len(parts) == 1 else tuple(leaf for part in parts for leaf in self.parts(part))
        return self._known[word]

    def _common(self, word: str) -> int:
        found = folded_commonness().get(word, -1)
        return _OWN if found < 0 and word in self.own else found

    def _split(self, word: str) -> tuple[str, ...]:
        covers = list(self._covers(word, 0, (), 99.0))
        if not covers:
            return (word,)
        least, parts = max(covers, key=lambda cover: cover[0] - _PER_PART * len(cover[1]))
        return (word,) if folded_commonness().get(word, -1) > least + _WHOLE else parts

    def _covers(
        self, word: str, start: int, parts: tuple[str, ...], least: float
    ) -> Iterator[tuple[float, tuple[str, ...]]]:
        """Every cover of the rest of a word: its least commonness and its parts."""
        rest = word[start:]
        enough = _COMMON_HEAD if len(rest) > _SHORTEST_PART else _COMMON_SHORT
        if parts and rest not in _NOT_LAST and self._common(rest) >= enough:
            yield min(least, self._common(rest)), (*parts, rest)
        for end in range(start + _SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            found = self._base(word[start:end])
            if found:
                yield from self._covers(word, end, (*parts, found[0]), min(least, found[1]))

    def _base(self, piece: str) -> tuple[str, float] | None:
        """The word that a part stands for, and how common it is; a linking letter costs half a class."""
        enough = _COMMON if len(piece) > _SHORTEST_PART else _COMMON_SHORT
        if piece not in _NOT_FIRST and self._common(piece) >= enough:
            return piece, self._common(piece)
        for link in _LINKS:
            base = piece.removesuffix(link)
            needed = _COMMON + 2 * (link == "e")
            if base != piece and len(base) > _SHORTEST_PART and base not in _NOT_FIRST and self._common(base) >= needed:
                return base, self._common(base) - 0.5
        return None

    def stems(self, text: str) -> list[str]:
        """Stems of the content words of a text with compounds in parts, and its numbers.

        >>> set(Splitter().stems("Een tekort op de arbeidsmarkt")) == set(Splitter().stems("arbeidsmarkttekort"))
        True
        """
        return [stem(part) for word in words(in_one_form(text)) if word not in STOPWORDS for part in self.parts(word)]


def splitter_for(texts: Iterable[str]) -> Splitter:
    """A splitter that also knows the words of these texts."""
    return Splitter({word for text in texts for word in words(text)})
