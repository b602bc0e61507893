"""Digits that are no figures: note markers, document, article, page and list numbers, names, times, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.figures.apart_rules import RULES, ApartReason
from rag.figures.nouns import plural_noun
from rag.figures.places import Taken
from rag.figures.units import GLUED_MEASURES, MONTHS, PERCENT
from rag.figures.words import LABELS, NO_NAMES, STOPPERS
from rag.language.sentences import ABBREVIATIONS

__all__ = ["ApartReason", "SetApart", "set_apart"]


@dataclass(frozen=True)
class SetApart:
    """Digits at ``start:end`` that are not a figure, with the words that make them so."""

    start: int
    end: int
    surface: str
    reason: ApartReason


# what begins a word only: tried at every letter of it, a long word takes the square of its length
_MIXED = re.compile(
    r"(?<![^\W_])[^\W_]*(?:[^\W\d_]-?\d|\d-?[^\W\d_])[\w]*(?:[-/.,]?(?:(?<=\d),\d+|[^\W_]*\d[^\W_]*|(?<=-)[^\W\d_]+))*"
)
_SMALL = re.compile(
    r"(?P<name>[A-Z][\w&’'-]*)[ \u00a0](?P<number>\d{1,3}(?:\.\d(?!\d))?)(?=$|[\s,.;:)/\]’”\"?!-])(?![.,]\d)"
)
_YEARED = re.compile(
    r"(?P<name>[A-ZÀ-Ý][\w&’'./-]*)[ \u00a0](?P<number>(?:19|20)\d{2})(?![\d/]|[.,]\d)(?!\s?[-–]\s?(?:19|20)\d{2})"
)
_DAY_ROW = re.compile(
    rf"(?:(?:, | en | of | t/m | tot en met | ?[-–] ?)\d{{1,2}})* (?:{'|'.join(MONTHS)})\b", re.IGNORECASE
)
_AFTER_STOP = re.compile(r"(?<=[a-z][.,;:!?)”’»])\d{1,2}(?=\s|$)")
_AFTER_NUMBER = re.compile(r"(?<=\.\d{3})\d{1,2}(?![\d.,]*\d)")
# "open op werkdagen van 9 tot 13 uur": hours of the day, and no stretch of hours
_HOURS = re.compile(
    r"\b(?:van|tussen) (?P<hours>(?:[01]?\d|2[0-4])(?: uur)? (?:tot|en) (?:[01]?\d|2[0-4]) uur)\b(?! (?:per|lang)\b)"
)
_DAYS = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon|werk|feest|week)dag\w*|weekend\w*|dagelijks|open|geopend|bereikbaar"
    r"|gesloten)\b[^.;]*\Z",
    re.IGNORECASE,
)
# "Werkblok 3: de kade" at the beginning of a sentence: a label that is numbered, whatever it is called
_NUMBERED = re.compile(
    r"(?:(?<=^)|(?<=[.!?;|] ))(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[a-zà-ÿ]+)?)[ \u00a0]\d{1,2}[a-z]?(?=:(?:\s|$))"
)
_AT = re.compile(r"\b(?:in|te|bij|voor) \Z")
_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s]))\(?\d{1,2}\)(?=\s)")


def set_apart(text: str, markers: tuple[int, ...] = ()) -> tuple[SetApart, ...]:
    """The digits of a text that are no figures, in order and not overlapping. ``markers``: offsets of note markers.

    >>> [(one.surface, one.reason.value) for one in set_apart("Zie Kamerstuk 12 345, nr. 6 en vraag 13 (A99).")]
    [('Kamerstuk 12 345, nr. 6', 'document_number'), ('vraag 13', 'question_number'), ('A99', 'name')]
    >>> [(one.surface, one.reason.value) for one in set_apart("naar €164.50022 volgens de motie1 van 2 mei")]
    [('22', 'footnote_marker'), ('1', 'footnote_marker')]
    """
    if not any(char.isdigit() for char in text):
        return ()
    found = _Found(text)
    for reason, pattern in RULES:
        for match in pattern.finditer(text):
            found.add(match.start(), match.end(), reason)
    for match in _HOURS.finditer(text):
        if _DAYS.search(text, max(0, match.start() - 90), match.start()):
            found.add(match.start("hours"), match.end(), ApartReason.TIME)
    for match in _AFTER_NUMBER.finditer(text):
        found.add(match.start(), match.end(), ApartReason.FOOTNOTE_MARKER)
    for match in _MIXED.finditer(text):
        _mixed(found, text, match)
    for match in _AFTER_STOP.finditer(text):
        if not _abbreviated(text, match.start()):
            found.add(match.start(), match.end(), ApartReason.FOOTNOTE_MARKER)
    opened = last = 0
    for match in _INLINE.finditer(text):
        opened += text.count("(", last, match.start()) - text.count(")", last, match.start())
        last = match.start()
        if not opened:
            found.add(match.start(), match.end(), ApartReason.LIST_NUMBER)
    _labels(found, text)
    _names(found, text)
    return tuple(sorted(found.spans, key=lambda one: one.start))


class _Found:
    """What is set apart of a text so far."""

    def __init__(self, text: str) -> None:
        self.text, self.spans, self._taken = text, list[SetApart](), Taken()

    def add(self, start: int, end: int, reason: ApartReason) -> None:
        """Set ``start:end`` apart where it has digits and nothing of it is set apart yet."""
        printed = self.text[start:end]
        if self._taken.meets(start, end) or not any(char.isdigit() for char in printed):
            return
        self.spans.append(SetApart(start, end, printed, reason))
        self._taken.add(start, end)


def _abbreviated(text: str, end: int) -> bool:
    """Whether the stop before ``end`` belongs to an abbreviation ("ca.50")."""
    word = re.search(r"[\w.]+$", text[max(0, end - 80) : end])
    return bool(word and word[0].casefold() in ABBREVIATIONS)


def _mixed(found: _Found, text: str, match: re.Match[str]) -> None:
    """Letters and digits in one word: a name, a note marker glued to a word, or a number glued to its unit."""
    word = match[0]
    before = re.fullmatch(r"(?P<word>[a-zà-ÿ]{4,})(?P<digits>\d{1,2})", word)
    if before and before["word"] not in LABELS["name"].split():
        found.add(match.end() - len(before["digits"]), match.end(), ApartReason.FOOTNOTE_MARKER)
        return
    glued = re.fullmatch(r"[\d.,]+-?(?P<unit>[^\W\d_]+\d?[²³]?(?:/\w+)?)", word)
    if glued and (_unit_like(glued["unit"]) or re.match(r"jarig|jaars|daags|uurs|urig|maands", glued["unit"])):
        return
    if text[max(0, match.start() - 2) : match.start()].strip() == "€" and word[:1].isdigit():
        return
    found.add(match.start(), match.end(), ApartReason.NAME)


def _labels(found: _Found, text: str) -> None:
    """A singular noun that opens a sentence with its number and a colon."""
    for match in _NUMBERED.finditer(text):
        name = match["name"].casefold()
        if not plural_noun(name) and name not in NO_NAMES and name not in MONTHS:
            found.add(match.start(), match.end(), ApartReason.LIST_NUMBER)


def _unit_like(unit: str) -> bool:
    plain = unit.casefold()
    named = ("euro", "fte", "jaar", "uur", "mln", "mld", "miljoen", "miljard")
    return plain in GLUED_MEASURES or plain in (*PERCENT, *named)


def _names(found: _Found, text: str) -> None:
    """A capitalised word with a small number or a year behind it: "Lijn 4", "Kustdeal 2023"."""
    for pattern in (_SMALL, _YEARED):
        for match in pattern.finditer(text):
            if match["name"].casefold().strip("’'.") in NO_NAMES or match["name"].casefold() + "." in ABBREVIATIONS:
                continue
            if pattern is _SMALL and (_DAY_ROW.match(text, match.end()) or _counts(text, match)):
                continue
            if pattern is _YEARED and _heads_cell(text, match):
                continue
            if pattern is _YEARED and _begins_sentence(text, match.start()) and match["name"][1:].islower():
                continue
            found.add(match.start(), match.end(), ApartReason.NAME)


def _begins_sentence(text: str, start: int) -> bool:
    """Whether the capital at ``start`` is that of a sentence: "Ambities 2032" names nothing."""
    return start == 0 or text[:start].rstrip()[-1:] in (".", "!", "?", ":", "|", "•", "–")


def _heads_cell(text: str, match: re.Match[str]) -> bool:
    """Whether a word with a year heads a cell of a table row: "Punten 2025: 22"."""
    return text[match.end() : match.end() + 2] == ": " and bool(
        re.search(r"(?:—|;) \Z", text[max(0, match.start() - 2) : match.start()])
    )


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the small number behind a capitalised word counts something rather than naming."""
    rest = text[match.end() :]
    if re.match(r"\s?(?:%|°|[²³])", rest) or match["number"].startswith("0"):
        return True
    after = re.match(r"[ \u00a0]([\w&’'-]+)", rest)
    if not after:
        if match["name"].isupper() and len(match["name"]) > 1:
            return False
        stop = max(text.rfind(sign, 0, match.start()) for sign in ".!?") + 1
        if _AT.search(text, max(0, match.start() - 8), match.start()) and re.search(r"\d", text[stop : match.start()]):
            return True  # the last of a row: "In Dalum wonen er 12, in Westwijk 7."
        return match.start() == 0 or text[: match.start()].rstrip()[-1:] in (".", "|")
    word = after[1].casefold()
    return not (match["name"].isupper() and len(match["name"]) > 1 and word in NO_NAMES | STOPPERS)
