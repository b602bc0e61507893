"""Which century a decade is of: "in de jaren dertig" is past or to come as its clause tells, and is no figure where it does not."""

from __future__ import annotations

import re

from rag.figures.nouns import finite_verb, is_strong_past
from rag.language.numbers import parse_cardinal

DECADE = re.compile(
    r"(?<=\bjaren )['’‘]?(?:(?P<decade>\d0)(?!\d)"
    r"|(?P<named>twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)\b)",
    re.IGNORECASE,
)
_EITHER = ("20", "30", "40")  # of the century before, or still to come
_REACH = 160  # characters on each side that are looked at
_STOP = re.compile(r"[.;:!?()]\s|[;:()]")
_LAST = re.compile(r" van (?:de (?:vorige|twintigste|20e|20ste)|vorige) eeuw")
_THIS = re.compile(r" van (?:de(?:ze)? (?:huidige |eenentwintigste |21e |21ste )?|deze )eeuw")
_SINCE = re.compile(r"\b(?:uit|sinds) (?:de )?(?:(?:begin|eind|midden) )?(?:de )?jaren \Z", re.IGNORECASE)
_BY = re.compile(r"\b(?:tegen|uiterlijk)(?: (?:in|het|de|begin|eind|einde|midden|van))* jaren \Z", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:zal|zullen|verwacht\w*|verwachting\w*|doel|doelen|doelstelling\w*|streeft|streven|komende|gepland\w*|prognose\w*)\b"
    r"|\b(?:wordt|worden)\b.*\b20[2-9]\d\b|\b20[2-9]\d\b.*\b(?:wordt|worden)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:werd|werden|was|waren|had|hadden|vroeger|destijds|toenmalige|1[89]\d{2})\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:wordt|worden|moet|moeten|kan|kunnen|wil|willen|zal|zullen)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?!gepland)(?:\w{0,6}ge[a-zë]{3,}(?:[dt]|en)|(?:ver|be|ont)[a-zë]{3,}[dt])\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:is|zijn|heeft|hebben)\b", re.IGNORECASE)
_WORD = re.compile(r"(?:(?P<article>\b(?:de|het|een|die|deze|dit|dat) ))?\b(?P<word>[a-zà-ÿ]{4,})\b")


def decade_value(text: str, match: re.Match[str]) -> str | None:
    """The decade that a match of :data:`DECADE` names, as "193X"; None where neither past nor future is told.

    >>> [decade_value(text, DECADE.search(text)) for text in (
    ...     "In de jaren ’30 werd de dijk gebouwd.", "De dijk zal in de jaren dertig af zijn.", "De jaren dertig.")]
    ['193X', '203X', None]
    """
    tens = match["decade"] or str(parse_cardinal(match["named"].casefold()))
    if tens not in _EITHER or _LAST.match(text, match.end()):
        return f"19{tens[0]}X"
    if _THIS.match(text, match.end()):
        return f"20{tens[0]}X"
    head = text[max(0, match.start() - 60) : match.start()]
    if _SINCE.search(head):
        return f"19{tens[0]}X"
    if _BY.search(head):
        return f"20{tens[0]}X"
    for clause in _around(text, match.start(), match.end()):
        ahead, behind = bool(_AHEAD.search(clause)), _is_past(clause)
        if ahead is not behind:
            return f"{20 if ahead else 19}{tens[0]}X"
    return None


def vague_decades(text: str) -> list[tuple[int, int]]:
    """The spans of the decades of a text whose century is not told."""
    return [match.span() for match in DECADE.finditer(text) if decade_value(text, match) is None]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The part between commas that a place stands in, and the sentence or the part between stops."""
    left, right = max(0, start - _REACH), end + _REACH
    head, tail = text[left:start], text[end:right]
    head = _STOP.split(head)[-1]
    tail = _STOP.split(tail)[0]
    sentence = head + text[start:end] + tail
    return head.rpartition(",")[2] + text[start:end] + tail.partition(",")[0], sentence


def _is_past(clause: str) -> bool:
    """Whether a clause is told in the past tense, or tells what is done."""
    if _BEHIND.search(clause):
        return True
    if not _OPEN.search(clause) and _DONE.search(clause):
        return True
    return any(
        is_strong_past(one["word"]) or (one["word"].endswith(("de", "te", "den", "ten")) and finite_verb(one["word"]))
        for one in _WORD.finditer(clause)
        if not one["article"]
    )
