"""Lines that say to whom and about what a document was written."""

from __future__ import annotations

import re

from rag.reading.dates import DATED
from rag.reading.pairs import KEYS

_RECEIVERS = (
    "voorzitter|president|leden|college|raad|gemeenteraad|commissie|minister|staatssecretaris|griffier|burgemeester|gedeputeerde|"
    "gedeputeerden|dijkgraaf|directie|directeur|bestuur|heer|ministerraad|secretaris|inspecteur|informateur|formateur|provinciale"
)
_ADDRESSEE = re.compile(
    rf"^(?:(?:Aan|T\.a\.v\.)\s+(?:de|het|mevrouw|den|mw\.|dhr\.|[A-Z])|"
    rf"(?:De|Het|Mevrouw|De heer)\s+(?i:{_RECEIVERS})\b).{{3,200}}$"
)
_METADATA = re.compile(rf"^({KEYS})\s*:\s*(\S.*)$", re.IGNORECASE)
BARE_PAIR = re.compile(
    r"^(Datum|(?:Ons |Uw )?[Kk]enmerk|(?:Onze |Uw )?[Rr]eferentie|Zaaknummer|Dossiernummer|Betreft|Onderwerp|"
    r"Documentnummer)\s+"
    r"([A-Z\d][^:]{0,80}[^\s.:;,?!])$"
)


def is_addressed(plain: str) -> bool:
    """Whether a short line at the head of a document is a field of it, a date or whom it is to."""
    return bool(
        _METADATA.match(plain) or DATED.match(plain) or (_ADDRESSEE.match(plain) and not plain.endswith((".", ";")))
    )
