"""Sentences that cannot be understood without the one before."""

from __future__ import annotations

import re

from rag.language.tokens import fold, stem, stems

_LEANING = re.compile(
    r"^(?:dit|dat|deze|die|hierdoor|hiervoor|hiermee|hiertoe|hierbij|hierin|hiervan|daarom|daardoor|daarmee|daarvoor|daarin|daarvan|daarbij|daartoe|zo|"
    r"ook|zij|ze|hij|het gaat|het betreft|dergelijke|beide|bovendien|daarnaast|in die|voor die|met die|op die|van deze|van die)\b",
    re.IGNORECASE,
)


_COUNTS_ON = re.compile(
    r"^[^,;:.]{0,40}?\b(?:zijn|waren|is|was|werden|wordt|worden|had|hadden|heeft|hebben) (?:dat|dit|het|ze) (?:er|nog|al)\b", re.IGNORECASE
)  # fmt: skip


def leans(sentence: str) -> bool:
    """Whether a sentence points back at the one before.

    >>> leans("Dit zijn er 35."), leans("De haven groeit."), leans("In 2031 waren dat er nog 12.")
    (True, False, True)
    """
    return bool(_LEANING.match(sentence) or _COUNTS_ON.match(sentence))


_DEFINITE = re.compile(r"^(?:de|het|deze|dit|die|dat) ([a-z&-]{4,})")


def resumes(sentence: str, before: str) -> bool:
    """Whether a sentence begins with a definite noun that the one before brought up, and may have named in full.

    >>> resumes("De motie vraagt om een brug.", "Op 3 mei is de motie van het lid Vos aangenomen.")
    True
    """
    opening = _DEFINITE.match(fold(sentence))
    return opening is not None and stem(opening[1]) in stems(before)
