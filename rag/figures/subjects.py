"""What a figure is about, without a parser: the content words of its clause, else those of the sentence, lead-in
and heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def content_words(text: str) -> list[str]:
    """The words of a text that are neither function words, common verbs, qualifiers nor numbers, as printed.

    >>> content_words("De private R&D-uitgaven liggen rond de € 3 miljard per jaar")
    ['private', 'R&D-uitgaven']
    """
    kept = []
    for word in _WORD.findall(text):
        plain = word.casefold().replace("’", "'")
        if (
            plain in STOPWORDS
            or plain in STOPPERS
            or plain in _QUALIFYING
            or plain[0].isdigit()
            or plain in ("jaar", "jaren", "periode")
        ):
            continue
        kept.append(word)
    return kept


def subject_of(
    sentence: str,
    start: int,
    figures: Sequence[tuple[int, int, str | None]],
    hidden: Sequence[tuple[int, int]],
    lead_in: str | None,
    headings: Sequence[str],
) -> tuple[str | None, bool]:
    """The subject of the figure at ``start`` of a sentence, and whether lead-in or headings had to lend it.

    ``figures``: spans of all figures with the noun of their unit, ``hidden``: spans of period phrases.
    """
    masked = list(sentence)
    for a, b in hidden:
        masked[a:b] = " " * (b - a)
    for a, b, noun in figures:
        keep = noun if noun and a == start else ""
        printed = keep.rjust(b - a)[: b - a] if keep else " " * (b - a)
        masked[a:b] = printed
    clean = "".join(masked)
    left, right = _clause(clean, start)
    words = content_words(clean[left:right])
    if len(words) < 2:
        words = content_words(clean[:left])[-6:] + words
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


def _clause(text: str, start: int) -> tuple[int, int]:
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    left = max(cut for cut in cuts if cut <= start)
    right = min((cut for cut in cuts if cut > start), default=len(text))
    return left, right
