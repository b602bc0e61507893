"""What a figure is about, without a parser: the content words of its clause, else those of the sentence, lead-in
and heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from rag.figures.qualifiers import QUALIFIERS
from rag.figures.words import STOPPERS
from rag.language.tokens import STOPWORDS

_CLAUSE = re.compile(
    r";|:|, (?=(?:en|maar|terwijl|waarvan|tegen|ofwel|waar|die|dat)\b)| \(|\)| (?=(?:terwijl"
    r"|maar|tegen|waarvan|waarmee)\b)"
)
_WORD = re.compile(r"[^\W_][\w’'&/-]*")
_QUALIFYING = frozenset(word for words in QUALIFIERS for word in words.split())
_BRACKETED = re.compile(r"\([^()]*\)")
_LETTER = re.compile(
    r"(?:(?:Be)?[Aa]ntwoord(?:en|ing)?|[Vv]ragen|[Ll]ijst van vragen|Kamervragen|(?:Kamer)?[Bb]rief|Motie|Amendement"
    r"|Verslag|Verzoek|Reactie)\b.*?(?:\b(?:over|betreffende|inzake|omtrent)\b|\Z)(?P<topic>.*)",
    re.DOTALL,
)
LONGEST = 12
_BESIDE = 20  # characters beside a figure that its noun can make the border of a clause


def content_words(text: str) -> list[str]:
    """The words of a text that are neither function words, common verbs, qualifiers nor numbers, as printed.

    >>> content_words("De private R&D-uitgaven liggen rond de € 3 miljard per jaar")
    ['private', 'R&D-uitgaven']
    """
    return list(_content(text))


def _content(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        plain = match[0].casefold().replace("’", "'")
        if (
            plain in STOPWORDS
            or plain in STOPPERS
            or plain in _QUALIFYING
            or plain[0].isdigit()
            or plain in ("jaar", "jaren", "periode")
        ):
            continue
        yield match[0]


def _last_words(text: str, count: int) -> list[str]:
    """The last content words of a text, read from as near its end as gives so many."""
    reach = 200
    while reach < len(text):
        _, _, tail = text[-reach:].partition(" ")  # the first word may be cut
        if len(found := content_words(tail)) >= count:
            return found[-count:]
        reach *= 4
    return content_words(text)[-count:]


class Clauses:
    """A sentence in which figures and phrases of time are blank, and where its clauses begin: made once for all its figures.

    ``figures``: spans of all figures with the noun of their unit, ``hidden``: spans of period phrases.
    """

    def __init__(
        self, sentence: str, figures: Sequence[tuple[int, int, str | None]], hidden: Sequence[tuple[int, int]]
    ) -> None:
        masked = list(sentence)
        for a, b in (*hidden, *((a, b) for a, b, _ in figures)):
            masked[a:b] = " " * (b - a)
        self._blank = "".join(masked)
        self._nouns = {a: (b, noun) for a, b, noun in figures if noun}
        self._cuts = _cuts(self._blank)

    def around(self, start: int) -> tuple[str, int, int]:
        """The blank sentence with the noun of the figure at ``start``, and the span of its clause."""
        text, cuts = self._blank, self._cuts
        if start in self._nouns:
            end, noun = self._nouns[start]
            text = text[:start] + noun.rjust(end - start)[: end - start] + text[end:]
            near = slice(max(0, start - _BESIDE), end + _BESIDE)
            if _CLAUSE.findall(text[near]) != _CLAUSE.findall(self._blank[near]):
                cuts = _cuts(text)
        after = bisect_right(cuts, start)
        return text, cuts[after - 1], cuts[after] if after < len(cuts) else len(text)


def subject_of(clauses: Clauses, start: int, lead_in: str | None, headings: Sequence[str]) -> tuple[str | None, bool]:
    """The subject of the figure at ``start`` of a sentence, and whether lead-in or headings had to lend it."""
    text, left, right = clauses.around(start)
    words = list(islice(_content(text[left:right]), LONGEST))
    if len(words) < 2:
        words = _last_words(text[:left], 6) + words
    lent = False
    if len(words) < 2:
        words, lent = content_words(lead_in or _topic(headings))[:8] + words, True
    return " ".join(words[:LONGEST]) or None, lent and bool(words)


def _topic(headings: Sequence[str]) -> str:
    """What the nearest heading says the text is about: of a letter's title neither who writes nor who is written to."""
    heading = headings[-1] if headings else ""
    if letter := _LETTER.match(heading):
        return _BRACKETED.sub(" ", letter["topic"])
    return heading


def _cuts(text: str) -> list[int]:
    """Where the clauses of a text begin, and its end."""
    return [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
