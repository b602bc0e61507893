"""Whether sentences say what a claim compares: a larger figure of something else bears out no comparison.

Words are held against words by their letters, their lemma and the lists of equal words alone; vectors of words, which lay a
bridge near a tunnel, do not count here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rag.figures.equivalents import lemma, things_of
from rag.figures.light_words import is_light
from rag.figures.polarity import directions, opposite_of
from rag.figures.reading import Reading
from rag.figures.statements import Statement, Word, related, words_in
from rag.language.tokens import fold

# verbs that say no more than that somebody has a number or an amount, and words of time
_HAVING = re.compile(
    r"(?:tel(?:t|de|den|len)|bedraagt|bedroeg|bedragen|heeft|hebben|had(?:den)?|krijgt?|krijgen|kreeg|kregen|bezit(?:ten)?|kent|kennen"
    r"|vorige?|voorgaande?|daarvoor|ervoor|eerder|jaren|jaar|aantal(?:len)?|gemiddelde?|veel|weinig|vergelijking)\Z"
)


def says_what(reading: Reading, sources: Iterable[Statement], beyond: re.Pattern[str] | None = None) -> bool:
    """Whether sentences, or what stands above them, say every word of a claim but those that compare.

    At least one of these words must be no name: what is counted, or what is done. ``beyond``: words that are left out too.
    """
    rows = list(sources)
    own = [word for one in rows for word in one.words]
    above = [word for one in rows for word in _above(one)]
    what = 0
    for word in reading.words:
        text = fold(word.text)
        named = word.stem in reading.names
        if not named and (
            is_light(word.stem) or _HAVING.match(text) or _compares(text) or (beyond and beyond.match(text))
        ):
            continue
        if not any(says_word(word, other) for other in (*own, *above)):
            return False
        what += not named
    return what > 0


def says_word(one: Word, other: Word) -> bool:
    """Whether a word says another by its letters, its lemma or the lists of equal words; one of a claim says no more."""
    if one.stem == other.stem or (related(one.stem, other.stem) and len(one.stem) < len(other.stem)):
        return True
    return _equal(fold(one.text), fold(other.text))


@lru_cache(maxsize=65536)
def _equal(one: str, other: str) -> bool:
    return lemma(one) == lemma(other) or bool(things_of(one) & things_of(other))


def _compares(text: str) -> bool:
    return any(directions(text)) or bool(re.search(r"(?:er|st|ste)\Z", text) and opposite_of(text))


def _above(source: Statement) -> Iterator[Word]:
    if source.paragraph:
        title = " . ".join([*source.paragraph.heading_path, source.paragraph.lead_in or ""])
        yield from words_in(title, 0, len(title), ())
