"""Signatures: an office that ends in a comma, then a name; or a name, then the office; of one or more signers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.reading.lines import WRAPPED_NOTE

_TITLES = r"(?:(?:drs|mr|dr|ir|ing|prof|mw|dhr|ds|em|bc|BSc|MSc)\.?\s+|mevrouw\s+|de heer\s+)*"
_INITIALS = r"(?:[A-ZÀ-Ý]\.\s?(?:[a-z]{1,2}\.\s?)?)+"
_PARTICLES = r"(?:(?:van|de|den|der|ter|ten|te|in|op|aan|’t|'t|’s|el|al|la|le|von|du|bij)\s+)*"
_SURNAME = r"[A-ZÀ-Ý][\w’'-]+(?:[-\s]+(?:(?:van|de|den|der|ter|ten|in|’t|'t)\s+)*[A-ZÀ-Ý][\w’'-]+){0,3}"
_FUNCTION = r"(?:,\s+(?:plaatsvervangend |waarnemend |loco-|vice-)?[a-zà-ÿ][\w\s’'-]{3,60})?"
_NAME = re.compile(rf"^{_TITLES}(?:{_INITIALS}\s*(?:\([A-ZÀ-Ý]\w+\)\s+)?)?{_PARTICLES}{_SURNAME}{_FUNCTION}$")
_NAMED = re.compile(rf"^{_TITLES}{_INITIALS}\s*(?:\([A-ZÀ-Ý]\w+\)\s+)?{_PARTICLES}{_SURNAME}{_FUNCTION}$")
_OFFICE = re.compile(
    r"^(?:(?:de|het|namens|mede namens|voor deze)\b|hoogachtend|met vriendelijke groet|gedeputeerde|provinciale staten|"
    r"burgemeester|"
    r"college|dijkgraaf|directeur|staatssecretaris|minister|voorzitter|secretaris|griffier|hoofd|programmadirecteur|algemeen|"
    r"[a-z]+-?griffier|commissaris|inspecteur|wethouder|rekenkamer|bestuur|raad|adjunct)",
    re.IGNORECASE,
)


def _clean(lines: Sequence[str]) -> list[str]:
    return [WRAPPED_NOTE.sub("", line).strip() for line in lines]


def is_name(line: str) -> bool:
    """Whether a line is the name of a person, with titles and perhaps the function.

    >>> is_name("mr. O. el Khattabi, secretaris"), is_name("De bijlagen zijn meegezonden.")
    (True, False)
    """
    text = _clean([line])[0].rstrip(",")
    names = re.split(r",?\s+en\s+(?=(?:drs|mr|dr|ir|ing|prof)\.|[A-Z]\.)", text)
    return len(text) < 110 and all(_NAME.match(name.strip(" ,")) for name in names)


def awaits_name(lines: Sequence[str]) -> bool:
    """Whether a block is an office or closing words that end in a comma, so that a name is to follow.

    >>> awaits_name(["De Minister van Waterzaken,"]), awaits_name(["Geachte voorzitter,"])
    (True, False)
    """
    clean = _clean(lines)
    text = " ".join(clean)
    if (
        not text.endswith(",")
        or len(text) > 140
        or re.search(r"[.;:]\s", re.sub(r"\b(?:drs|mr|dr|ir|ing|prof|[A-Z])\.", "", text))
    ):
        return False
    return bool(_OFFICE.match(text)) and not text.casefold().startswith(("hoogachtend", "met vriendelijke"))


def is_signature(lines: Sequence[str]) -> bool:
    """An office that ends in a comma, then one or two names.

    >>> is_signature(("De Minister van Waterzaken,", "A.B. de Vries"))
    True
    """
    clean = [line for line in _clean(lines) if line]
    if not 2 <= len(clean) <= 6 or any(len(line) > 110 for line in clean):
        return False
    for at in range(1, len(clean)):
        names = clean[at:]
        if awaits_name(clean[:at]) and (all(map(is_name, names)) or is_name(" ".join(names))):
            return True
    return bool(_NAMED.match(clean[0].rstrip(","))) and bool(_OFFICE.match(clean[1])) and len(clean) <= 3


def is_closing_name(line: str) -> bool:
    """Whether a line is a name with an office, as below a foreword, or an office with a name.

    >>> is_closing_name("De griffier, J. Bos")
    True
    >>> is_closing_name("Femke Bos, wethouder in Lierveld en voorzitter van het overleg"), is_closing_name("Bos, Lierveld")
    (True, False)
    """
    clean = _clean([line])[0]
    before, _, last = clean.rpartition(", ")
    if before and len(clean) < 110 and awaits_name([f"{before},"]) and _NAMED.match(last):
        return True
    name, comma, office = clean.partition(", ")
    words = len(name.split())
    return bool(comma) and 2 <= words <= 6 and len(line) < 140 and is_name(name) and bool(_OFFICE.match(office))


def is_cosigner(line: str) -> bool:
    """Whether a line after a signature is another one: initials, surname and a function.

    >>> is_cosigner("mr. O. el Khattabi, secretaris"), is_cosigner("Pelleboer")
    (True, False)
    """
    return bool(_NAMED.match(_clean([line])[0]))
