"""Digits that are no figures: note markers, document, article, page and list numbers, names, times, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rag.figures.units import GLUED_MEASURES, PERCENT
from rag.figures.words import LABELS, NO_NAMES, STOPPERS
from rag.language.sentences import ABBREVIATIONS


class ApartReason(StrEnum):
    """Why digits are not a figure, a closed list."""

    FOOTNOTE_MARKER = "footnote_marker"
    DOCUMENT_NUMBER = "document_number"
    ARTICLE_NUMBER = "article_number"
    LIST_NUMBER = "list_number"
    PAGE_NUMBER = "page_number"
    QUESTION_NUMBER = "question_number"
    SECTION_NUMBER = "section_number"
    ORDINAL = "ordinal"
    NAME = "name"
    TIME = "time"
    PHONE_NUMBER = "phone_number"
    ADDRESS = "address"


@dataclass(frozen=True)
class SetApart:
    """Digits at ``start:end`` that are not a figure, with the words that make them so."""

    start: int
    end: int
    surface: str
    reason: ApartReason


_NUMBERS = (
    r"\d+[a-z]?(?:\.\d+)*(?:(?:,\s|\sen\s|\sof\s|\st/m\s|\stot\sen\smet\s|\s?[-–]\s?|,\sen\s)\d+[a-z]?(?:\.\d+)*)*"
)
_NO_UNIT = (
    r"(?![\d.,]*\d)(?!\s?(?:%|°|procent|euro|miljoen|miljard|mln|mld|duizend|hectare|kilometer|km|jaar|keer)\b)(?!\s?%)"
)


def _label(reason: str) -> str:
    alternatives = sorted(LABELS[reason].split(), key=len, reverse=True)
    return r"(?<![\w-])(?:" + "|".join(re.escape(one) for one in alternatives) + r")"


_DOSSIER = r"\d{2}[\s]?\d{3}(?:[\s-]?\(?(?:[IVX]{1,5}|[A-Z]{1,3})\b\)?)?(?:[-–][A-Z0-9]+)?"
_RULES: tuple[tuple[ApartReason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.VERBOSE if reason is ApartReason.DOCUMENT_NUMBER else 0))
    for reason, pattern in (
        (ApartReason.ADDRESS, r"(?:https?://|www\.)[^\s)>\]]*[^\s)>\].,;:]"),
        (
            ApartReason.ADDRESS,
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+" r"|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|eu|org|net|info)\b(?:/\S*)?",
        ),
        (ApartReason.ADDRESS, r"\bPostbus \d+|\b[1-9]\d{3} ?(?!EU|EN|IN|OP|OM)[A-Z]{2}\b(?= [A-Z’'])"),
        (
            ApartReason.PHONE_NUMBER,
            r"(?<![\w.,])(?:\+\d{2}|0031|0)[ \d()/-]{7,14}\d(?![\w,])" r"|\b0[89]00[- ]\d{4}\b|\b14 ?0\d{2,3}\b",
        ),
        (
            ApartReason.DOCUMENT_NUMBER,
            rf"""
            Kamerst(?:uk(?:ken)?|\.)\s(?:I{{1,2}}\s)?(?:(?:\d{{4}}/\d{{2,4}},\s)?{_DOSSIER}(?:,\s|\sen\s)?)+ (?:,?\
            ?nrs?\.\s?{_NUMBERS})?(?:,\s(?:p|blz|item)\.?\s\d+)?
          | Handelingen\s(?:I{{1,2}}|EK|TK)?\s?\d{{4}}/\d{{2,4}}(?:,\s(?:nr\.|item|p\.|blz\.)\s?\d+(?:[-–]\d+)*)*
          | (?:Aanhangsel|Aanh\.)[^.;]{{0,40}}?\d{{4}}/\d{{2,4}},\snr\.\s?\d+
          | \b{_DOSSIER},?\s(?:nr|nrs|letter)\.?\s{_NUMBERS}
          | \bISBN(?:-1[03])?:?\s?[\d-]{{9,17}}[\dX]
          | \bECLI:[\w:.]+ | \bCELEX:?\s?\w+ | \bCOM\s?\(\d{{4}}\)\s?\d+
          | \b(?:Stb|Stcrt|PbEU?|Pb|Trb)\.?\s(?:\d{{4}},?\s)?(?:[LC]\s?)?(?:nr\.\s?)?\d+
          | \b(?:[Rr]ichtlijn|[Vv]erordening|[Bb]esluit)\s(?:\(E[UG]\)\s)?(?:nr\.\s)?\d{{2,4}}/\d+(?:/E[UG]G?)?
          | \b(?:19|20)\d{{2}}[ZDA]\d{{4,6}}\b
          | \b[A-Z]{{2,}}(?:[-&][A-Z]+)*\s?/\s?(?:[A-Z]+\s?/\s?)?\d+(?:[-/]\d+)*
          | \b(?:[Kk]enmerk|[Rr]apportnummer|[Zz]aaknummer|[Dd]ossiernummer|[Rr]eferentie|[Pp]ublicatienummer)
            :?\s(?:[A-Z/ .-]{{0,12}})?\d[\dA-Z/.-]*
          | (?<![\w.,-])(?<!€\s)(?<!€)\d{{6,}}(?![\w,]|\.\d)(?!\s?(?:%|€|euro|[a-z]{{3}}))
            """,
        ),
        (ApartReason.FOOTNOTE_MARKER, r"\[(?:noot )?\d{1,3}\]|(?<=[a-z])\((?:noot )\d{1,3}\)"),
        (
            ApartReason.TIME,
            r"(?<![\d.,:])\d{1,2}[.:]\d{2}(?: ?[-–] ?\d{1,2}[.:]\d{2})? ?uur\b" r"|(?<![\d.,:])[0-2]?\d:[0-5]\d\b",
        ),
        (ApartReason.TIME, r"(?<=\b[Oo]m )\d{1,2} uur\b|(?<=\btot )\d{1,2} uur(?= ['’]s)"),
        (
            ApartReason.SECTION_NUMBER,
            r"^\s?\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[A-Z])" r"|(?<![\d.,])\d+(?:\.\d{1,2}){2,}(?![\d.]*\d)",
        ),
        (ApartReason.LIST_NUMBER, r"^\s?\(?\d{1,2}(?:[.)](?=\s)|\s(?=[A-Z]))|^\s?\d{1,3}\.?\s?$"),
        (ApartReason.PAGE_NUMBER, _label("page_number") + r"\s?" + _NUMBERS),
        (
            ApartReason.QUESTION_NUMBER,
            "(?i:"
            + _label("question_number")
            + r"(?: op)?)(?:\s(?:de )?(?:deel)?vra(?:ag|gen))?\s(?!\d{4})"
            + _NUMBERS
            + _NO_UNIT,
        ),
        (
            ApartReason.ARTICLE_NUMBER,
            "(?i:"
            + _label("article_number")
            + r")\s"
            + _NUMBERS
            + _NO_UNIT
            + r"(?:(?:, | en )(?:lid|onderdeel|sub) [\da-z]+\b)*",
        ),
        (ApartReason.SECTION_NUMBER, "(?i:" + _label("section_number") + r")\s?" + _NUMBERS + _NO_UNIT),
        (ApartReason.FOOTNOTE_MARKER, "(?i:" + _label("footnote_marker") + r")\s" + _NUMBERS),
        (ApartReason.DOCUMENT_NUMBER, r"(?i:(?<!\w)nrs?\.?)\s?\d+(?:(?:,|\sen)\s\d+)*(?!\s?[%]|,\d)"),
        (
            ApartReason.LIST_NUMBER,
            "(?i:" + _label("list_number") + r")\s\d{1,2}(?:(?:, | en | tot en met |[-–])\d{1,2})*\b" + _NO_UNIT,
        ),
        (ApartReason.NAME, "(?i:" + _label("name") + r")\s\d{1,4}(?:\.\d)?(?:(?:, | en | of )\d{1,2})*\b" + _NO_UNIT),
        (ApartReason.ORDINAL, r"(?<![\w.,])\d{1,3}(?:e|ste|de)\b(?! (?:plaats|plek|positie|kwartaal|helft))"),
    )
)
_MIXED = re.compile(
    r"[^\W_]*(?:[^\W\d_]-?\d|\d-?[^\W\d_])[\w]*(?:[-/.,]?(?:(?<=\d),\d+|[^\W_]*\d[^\W_]*|(?<=-)[^\W\d_]+))*"
)
_SMALL = re.compile(
    r"(?P<name>[A-Z][\w&’'-]*)[ \u00a0](?P<number>\d{1,3}(?:\.\d(?!\d))?)(?=$|[\s,.;:)/\]’”\"?!-])(?![.,]\d)"
)
_YEARED = re.compile(
    r"(?P<name>[A-ZÀ-Ý][\w&’'./-]*)[ \u00a0](?P<number>(?:19|20)\d{2})(?![\d/]|[.,]\d)(?!\s?[-–]\s?(?:19|20)\d{2})"
)
_AFTER_STOP = re.compile(r"(?<=[a-z][.,;:!?)”’»])\d{1,2}(?=\s|$)")
_AFTER_NUMBER = re.compile(r"(?<=\.\d{3})\d{1,2}(?![\d.,]*\d)")
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
    found: list[SetApart] = []
    for reason, pattern in _RULES:
        for match in pattern.finditer(text):
            _add(found, text, match.start(), match.end(), reason)
    for match in _AFTER_NUMBER.finditer(text):
        _add(found, text, match.start(), match.end(), ApartReason.FOOTNOTE_MARKER)
    for match in _MIXED.finditer(text):
        _mixed(found, text, match)
    for match in _AFTER_STOP.finditer(text):
        if not _abbreviated(text, match.start()):
            _add(found, text, match.start(), match.end(), ApartReason.FOOTNOTE_MARKER)
    for match in _INLINE.finditer(text):
        if text[: match.start()].count("(") == text[: match.start()].count(")"):
            _add(found, text, match.start(), match.end(), ApartReason.LIST_NUMBER)
    _names(found, text)
    return tuple(sorted(found, key=lambda one: one.start))


def _add(found: list[SetApart], text: str, start: int, end: int, reason: ApartReason) -> None:
    if any(one.start < end and start < one.end for one in found):
        return
    if any(char.isdigit() for char in text[start:end]):
        found.append(SetApart(start, end, text[start:end], reason))


def _abbreviated(text: str, end: int) -> bool:
    """Whether the stop before ``end`` belongs to an abbreviation ("ca.50")."""
    word = re.search(r"[\w.]+$", text[:end])
    return bool(word and word[0].casefold() in ABBREVIATIONS)


def _mixed(found: list[SetApart], text: str, match: re.Match[str]) -> None:
    """Letters and digits in one word: a name, a note marker glued to a word, or a number glued to its unit."""
    word = match[0]
    before = re.fullmatch(r"(?P<word>[a-zà-ÿ]{4,})(?P<digits>\d{1,2})", word)
    if before and before["word"] not in LABELS["name"].split():
        _add(found, text, match.end() - len(before["digits"]), match.end(), ApartReason.FOOTNOTE_MARKER)
        return
    glued = re.fullmatch(r"[\d.,]+-?(?P<unit>[^\W\d_]+\d?[²³]?(?:/\w+)?)", word)
    if glued and (_unit_like(glued["unit"]) or re.match(r"jarig|jaars|daags|uurs|urig|maands", glued["unit"])):
        return
    if text[max(0, match.start() - 2) : match.start()].strip() == "€" and word[:1].isdigit():
        return
    _add(found, text, match.start(), match.end(), ApartReason.NAME)


def _unit_like(unit: str) -> bool:
    plain = unit.casefold()
    return (
        plain in GLUED_MEASURES
        or plain in PERCENT
        or plain in ("euro", "fte", "jaar", "uur", "mln", "mld", "miljoen", "miljard")
    )


def _names(found: list[SetApart], text: str) -> None:
    """A capitalised word with a small number or a year behind it: "Lijn 4", "Kustdeal 2023"."""
    for pattern in (_SMALL, _YEARED):
        for match in pattern.finditer(text):
            if match["name"].casefold().strip("’'.") in NO_NAMES or match["name"].casefold() + "." in ABBREVIATIONS:
                continue
            if pattern is _SMALL and _counts(text, match):
                continue
            if pattern is _YEARED and _heads_cell(text, match):
                continue
            if pattern is _YEARED and _begins_sentence(text, match.start()) and match["name"][1:].islower():
                continue
            _add(found, text, match.start(), match.end(), ApartReason.NAME)


def _begins_sentence(text: str, start: int) -> bool:
    """Whether the capital at ``start`` is that of a sentence: "Ambities 2032" names nothing."""
    return start == 0 or text[:start].rstrip()[-1:] in (".", "!", "?", ":", "|", "•", "–")


def _heads_cell(text: str, match: re.Match[str]) -> bool:
    """Whether a word with a year heads a cell of a table row: "Punten 2025: 22"."""
    return text[match.end() : match.end() + 2] == ": " and bool(re.search(r"(?:—|;) \Z", text[: match.start()]))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the small number behind a capitalised word counts something rather than naming."""
    rest = text[match.end() :]
    if re.match(r"\s?(?:%|°|[²³])", rest) or match["number"].startswith("0"):
        return True
    after = re.match(r"[ \u00a0]([\w&’'-]+)", rest)
    if not after:
        if match["name"].isupper() and len(match["name"]) > 1:
            return False
        if re.search(r"\b(?:in|te|bij|voor) \Z", text[: match.start()]) and re.search(
            r"\d[^.!?]*\Z", text[: match.start()]
        ):
            return True  # the last of a row: "In Dalum wonen er 12, in Westwijk 7."
        return match.start() == 0 or text[: match.start()].rstrip()[-1:] in (".", "|")
    word = after[1].casefold()
    return not (match["name"].isupper() and len(match["name"]) > 1 and word in NO_NAMES | STOPPERS)
