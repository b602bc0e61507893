"""Whether a text allows something or forbids it, denials counted in: "niet verboden" allows."""

from __future__ import annotations

import re
from functools import lru_cache

_MAY = re.compile(
    r"\b(?:mag|mogen|mocht|mochten|toegestaan|geoorloofd|(?P<no>verboden|verbied\w*|verbood|verbod|ontoelaatbaar|ongeoorloofd))\b"
)
_NOT_BEFORE = re.compile(r"\b(?:niet|geen|nooit|niemand)(?: (?:meer|langer|altijd|ook))?(?: een)? \Z")
_NOT_BEHIND = re.compile(r"(?: (?!(?:maar|als|die|wie|dat|tenzij)\b)[^\W\d_]+){0,6}? (?:niet|geen|nooit|nergens)\b")
# what allows only under a condition, or ends a ban, tells neither
_UNTOLD = re.compile(
    r"\bniet (?:alleen|enkel|slechts|uitsluitend)\b|\b(?:zolang|mits|als|indien|wanneer|tenzij|behalve|alleen|uitsluitend|slechts)\b"
    r"|\bverbod\b.*\b(?:opgeheven|heft|heffen|hief|vervalt|vervallen|verviel|ingetrokken|trekt|trok|afgeschaft|eindigt|beeindigd|loopt)\b"
    r"|\b(?:opgeheven|vervallen|ingetrokken|afgeschaft|opheffing|intrekking|einde)\b.*\bverbod\b"
)


@lru_cache(maxsize=65536)
def permission(text: str) -> bool | None:
    """Whether a folded text allows (True) or forbids (False) something; None where it does neither, or both.

    >>> permission("de tuin sproeien is niet verboden"), permission("je mag niet meer sproeien"), permission("de tuin")
    (True, False, None)
    >>> permission("het verbod is opgeheven"), permission("je mag niet alleen sproeien maar ook maaien")
    (None, None)
    """
    if _UNTOLD.search(text):
        return None
    found: set[bool] = set()
    for one in _MAY.finditer(text):
        found.add(
            bool(_NOT_BEFORE.search(text[: one.start()]) or _NOT_BEHIND.match(text[one.end() :])) is bool(one["no"])
        )
    return found.pop() if len(found) == 1 else None
