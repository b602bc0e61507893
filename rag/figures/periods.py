"""Period phrases of a sentence ("tot en met 2030", "per jaar"), and which of them governs a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.datatypes import FigureKind
from rag.figures.clauses import another_clause, other_clause_behind, to_be_done
from rag.figures.dates import Dated
from rag.figures.period_words import BEFORE, COMPARED, COUNT, FREE, OF_PAPER

# what is so now, and not at the time named before
_PRESENT = re.compile(r"\b(?:huidige?|bestaande?|momenteel|thans|op dit moment|nu al|in plaats van)\b", re.IGNORECASE)
_AHEAD = re.compile(r"(?:voor|vóór|tot|eind|begin|op|per|in|tegen)\b(?! nu)", re.IGNORECASE)
_NOW = re.compile(r"\bnu\b(?! (?:juist|net|ook)\b)")
_NOW_BEHIND = re.compile(r"(?: [^\s,;.:()]+){0,3} (?:nu|thans|op dit moment)(?=\s?[.,;)]|\Z)")
# the end of a change: "naar 151", but not "naar verwachting ruim 151"
_TARGET = re.compile(
    r"\b(?:naar(?! (?:verwachting|schatting|raming|rato|boven|beneden))|tot)\s(?:\S+\s){0,2}\Z", re.IGNORECASE
)
# how long it took, and not when: "in drie jaar", "de afgelopen vijf jaar"
ELAPSED = re.compile(
    rf"(?:in|gedurende|over een periode van) (?:{COUNT}) \w+|.*\b(?:komende|afgelopen|laatste|voorbije|volgende)\b",
    re.IGNORECASE,
)
# the beginning of a change: "van 138 in 2019 naar 151"
_FROM = re.compile(r"\bvan\s(?:\S+\s){0,2}\Z", re.IGNORECASE)
_CONJUNCTION = re.compile(r"\b(?:en|maar|of|die|dat|wat|terwijl|waar\w*|als)\b")
_NEW_CLAUSE = re.compile(_CONJUNCTION.pattern + r"|[,;:()]")
RATE = re.compile(r"(?i)per |elk|ieder|lijks")


def rate_in(words: str) -> str | None:
    """The rate that a column head or a label names: "per werkdag"; None where it names none.

    >>> rate_in("Reizigers per werkdag"), rate_in("Reizigers")
    ('per werkdag', None)
    """
    return next((found[0] for found in FREE.finditer(words) if RATE.match(found[0])), None)


@dataclass(frozen=True)
class Phrase:
    """A period phrase at ``start:end``; ``rate`` for "per jaar", ``compared`` for "ten opzichte van 2019", ``dated`` where it
    names a date."""

    start: int
    end: int
    words: str
    rate: bool = False
    compared: bool = False
    dated: bool = False


def rate_and_time(text: str, rate: Phrase, when: Phrase) -> str:
    """The words of a rate and of the time it holds for: "€ 3 per jaar vanaf 2031", "in 2030 een tekort van 6 uur per week".

    >>> text = "In 2031 wordt 40 euro per jaar betaald"
    >>> rate_and_time(text, Phrase(22, 30, "per jaar", rate=True), Phrase(0, 7, "In 2031"))
    'per jaar in 2031'
    """
    if text[rate.end : when.start] == " ":
        return text[rate.start : when.end]
    return f"{rate.words} {when.words[:1].lower()}{when.words[1:]}"


def period_phrases(text: str, dates: list[Dated]) -> list[Phrase]:
    """The period phrases of a text: every date with the preposition before it, and the rates.

    >>> from rag.figures.dates import find_dates
    >>> text = "In de periode tot 2030 komt er jaarlijks € 3 miljoen bij"
    >>> [one.words for one in period_phrases(text, find_dates(text))]
    ['In de periode tot 2030', 'jaarlijks']
    """
    found: list[Phrase] = []
    for one in dates:
        if found and one.start < found[-1].end:
            continue  # the second day of "van 8 op 9 mei"
        left = max(0, one.start - 60)
        match = BEFORE.search(text[left : one.start])
        start = left + match.start() if match else one.start
        start += 3 if text.startswith(("in op ", "in per ", "in vanaf ", "uit op "), start) else 0  # "gaat in op 1 mei"
        if match or text[one.start - 1 : one.start] == "(":
            level = re.search(r"\bniveau\b", text[start : one.start])
            told = text.startswith("van ", start) and one.kind is FigureKind.DATE and OF_PAPER.search(text, 0, start)
            compared = bool(level or told or COMPARED.search(text[max(0, start - 60) : start]))
            end = _both(text, one, dates)
            found.append(Phrase(start, end, text[start:end], compared=compared, dated=True))
    for match in FREE.finditer(text):
        if not any(match.start() < one.end and one.start < match.end() for one in found):
            rate = bool(RATE.match(match[0])) or "lijks" in match[0] or match[0].casefold().startswith("eenmalig")
            compared = bool(COMPARED.search(text[max(0, match.start() - 60) : match.start()]))
            found.append(Phrase(match.start(), match.end(), match[0], rate, compared))
    return sorted(found, key=lambda one: one.start)


def _both(text: str, one: Dated, dates: list[Dated]) -> int:
    """Where a year ends with the year that is joined to it: "in 2026 en 2027", "op 3 en 4 mei"."""
    for other in dates:
        days = one.kind is FigureKind.DATE and not re.search(r"[a-z]", text[one.start : one.end], re.IGNORECASE)
        if (
            days
            and other.start > one.end
            and re.fullmatch(r"(?:, \d{1,2})*,? (?:en|of|op) ", text[one.end : other.start])
        ):
            return other.end
        if other.kind is one.kind is FigureKind.YEAR and _AND_YEAR.fullmatch(text, one.end, other.start):
            return other.end
    return one.end


_AND_YEAR = re.compile(r"(?:, (?:19|20)\d{2})*,? en ")
_LEVEL = re.compile(r" \((?:[a-z]+ )?")
_OF_YEAR = re.compile(r"van (?:19|20)\d{2}\Z", re.IGNORECASE)  # "het plan van 2026 omvat:"
_ASIDE = re.compile(r"\b(?:waar\w*|die|dat|zoals|omdat|volgens|sinds)\b[^;:]*\Z")


def lent_phrases(lead_in: str, dates: list[Dated]) -> list[Phrase]:
    """The period phrases that a lead-in lends to its items: those of its main clause, or its one bare year.

    >>> from rag.figures.dates import find_dates
    >>> for text in ("Doelen 2031:", "Wij doen het volgende, waarover u in april meer hoort:"):
    ...     print([one.words for one in lent_phrases(text, find_dates(text))])
    ['2031']
    []
    """
    phrases = [one for one in period_phrases(lead_in, dates) if not one.compared]
    if not phrases and len(dates) == 1 and len(lead_in.split()) <= 6:
        only = dates[0]
        return [Phrase(only.start, only.end, lead_in[only.start : only.end])]
    return [one for one in phrases if not _ASIDE.search(lead_in, 0, one.start) and not _OF_YEAR.match(one.words)]


def _depth(text: str, start: int, end: int) -> tuple[int, int]:
    """Brackets closed and opened between two places."""
    closed = opened = 0
    for char in text[start:end]:
        if char == "(":
            opened += 1
        elif char == ")":
            opened, closed = (opened - 1, closed) if opened else (opened, closed + 1)
    return closed, opened


def governing(text: str, start: int, end: int, others: list[int], phrases: list[Phrase]) -> Phrase | None:
    """The phrase that governs the figure at ``start:end`` of one sentence; ``others``: where the other figures begin.

    Behind the figure, before the next figure and in the same brackets; else the nearest before it, unless an earlier
    figure has it and this one is the end of a change ("van 138 in 2019 naar 151").
    """
    phrases = [one for one in phrases if not one.compared or _when(text, one, start)]
    for phrase in phrases:
        if (
            phrase.start >= end
            and not any(end <= other < phrase.start for other in others)
            and _near(text, end, phrase)
            and not (phrase.rate and text[end : phrase.start].strip() and _opens_next(text, phrase, others))
            and not (ELAPSED.match(phrase.words) and _NEW_CLAUSE.search(text, end, phrase.start))
        ):
            return phrase
    before = [phrase for phrase in phrases if phrase.end <= start and not phrase.rate]
    for phrase in reversed(before):
        closed, opened = _depth(text, phrase.end, start)
        if (closed and not _whole_bracket(text, phrase)) or another_clause(text, phrase.start, phrase.end, start):
            continue
        taken = any(other < phrase.start and _FROM.search(text, max(0, other - 160), other) for other in others)
        if taken and opened == 0 and _TARGET.search(text[max(0, start - 30) : start]):
            return _around_bracket(text, start, before)
        if _PRESENT.search(text, phrase.end, start) or (
            _AHEAD.match(phrase.words) and (_NOW.search(text, phrase.end, start) or _NOW_BEHIND.match(text, end))
        ):
            return None
        return phrase
    rates = [
        phrase
        for phrase in phrases
        if phrase.rate and phrase.end <= start < phrase.end + 40 and not _CONJUNCTION.search(text, phrase.end, start)
        if not re.match(r"\s(?:hoger|lager|meer|minder|groter|kleiner) dan\b", text[end:])
    ]
    return rates[-1] if rates else None


def _opens_next(text: str, rate: Phrase, others: list[int]) -> bool:
    """Whether a rate stands right before another figure: "onze drie sluizen schutten per week 400 schepen"."""
    return any(rate.end < other and len(text[rate.end : other].split()) <= 1 for other in others)


def _when(text: str, phrase: Phrase, start: int) -> bool:
    """Whether a time that is compared with is that of a figure behind it: "meer dan een jaar eerder, toen het er 40 waren",
    "op het niveau van 2023 (40)"."""
    if phrase.end >= start:
        return False
    return text.startswith(", toen ", phrase.end) or bool(_LEVEL.fullmatch(text, phrase.end, start))


def _around_bracket(text: str, start: int, before: list[Phrase]) -> Phrase | None:
    """The phrase right before the bracket that a change stands in: "tot 2032 (van 138 in 2019 naar 151)"."""
    for phrase in reversed(before):
        gap = text[phrase.end : start]
        if re.match(r"\s?\((?:van|nu)\b[^()]*\Z", gap):
            return phrase
    return None


def _near(text: str, end: int, phrase: Phrase) -> bool:
    closed, opened = _depth(text, end, phrase.start)
    gap = text[end : phrase.start]
    if phrase.rate and (len(gap.split()) > 2 or phrase.words.endswith("lijkse")):
        return False
    if closed or opened > 1 or (not phrase.rate and other_clause_behind(gap)):
        return False
    if gap.endswith(", ") or re.search(
        r"[;]|, (?:en|maar|terwijl|waarvan|tegen|een|in)\b|: |\bdat (?:zij|ze|hij|we|men)\b", gap
    ):
        return False
    if opened:
        return _whole_bracket(text, phrase)
    return len(gap.split()) <= 8 or to_be_done(gap)


def _whole_bracket(text: str, phrase: Phrase) -> bool:
    return text[phrase.start - 1 : phrase.start] == "(" and text[phrase.end : phrase.end + 1] == ")"
