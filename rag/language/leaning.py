"""Sentences that cannot be understood without the one before."""

from __future__ import annotations

import re

_LEANING = re.compile(
    r"^(?:dit|dat|deze|die|hierdoor|hiervoor|hiermee|hiertoe|hierbij|hierin|hiervan|daarom|daardoor|daarmee|daarvoor|daarin|daarvan|daarbij|daartoe|zo|"
    r"ook|zij|ze|hij|het gaat|het betreft|dergelijke|beide|bovendien|daarnaast|in die|voor die|met die|op die|van deze|van die)\b",
    re.IGNORECASE,
)


def leans(sentence: str) -> bool:
    """Whether a sentence points back at the one before.

    >>> leans("Dit zijn er 35."), leans("De haven groeit.")
    (True, False)
    """
    return bool(_LEANING.match(sentence))
