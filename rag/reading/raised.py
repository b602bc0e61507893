"""Raised digits: an exponent stays in the text as a sign of its own, any other is the marker of a note."""

from __future__ import annotations

import re

from rag.reading.lines import NOTE_CLOSE, NOTE_OPEN

_UNIT = re.compile(r"(?:^|[\d\s/·(])(?:[kcdmhµ]?m|[kdc]?ha|s|cm)$")
ELEMENT = re.compile(r"(?:^|[^A-Za-z])(?:C|N|S|P|H|CO|NO|SO|PM|O|CH|NH|Nm|H2SO)$")
_POWER = re.compile(r"[×x·]\s*10$")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNS = str.maketrans("0123456789-–", f"{_RAISED}⁻⁻")
_DIGITS = str.maketrans(_RAISED, "0123456789")
_PRINTED = re.compile(rf"(?<=\S)[{_RAISED}]{{1,3}}(?![{_RAISED}⁻])|^[{_RAISED}]{{1,3}}(?=\s*\S)", re.MULTILINE)


def exponent(digits: str, before: str) -> str | None:
    """Raised digits as an exponent, if the text before them ends in a unit or in a power of ten; else None.

    >>> exponent("2", "een veld van 300 m"), exponent("2", "het besluit")
    ('²', None)
    """
    if (digits in ("2", "3") and _UNIT.search(before)) or _POWER.search(before):
        return digits.translate(_SIGNS)
    return None


def wrapped(label: str) -> str:
    """A marker as the readers pass it on."""
    return f"{NOTE_OPEN}{label}{NOTE_CLOSE}"


def wrap_raised(text: str) -> str:
    """Text in which raised digits that are markers of notes are wrapped; exponents stay.

    >>> wrap_raised("Een veld van 300 m² ligt braak.") == "Een veld van 300 m² ligt braak."
    True
    """

    def mark(match: re.Match[str]) -> str:
        digits = match[0].translate(_DIGITS)
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        kept = exponent(digits, line) or ELEMENT.search(line)
        return match[0] if kept else wrapped(digits)

    return _PRINTED.sub(mark, text)
