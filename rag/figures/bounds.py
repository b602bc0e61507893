"""Whether "tot" before an amount is a bound ("subsidie tot € 500"), and not the end of a change ("steeg tot 30%")."""

from __future__ import annotations

import re

from rag.figures.joined import CHANGE

_TO = re.compile(r"(?:(?<=^)|(?<=[\s(]))(?:tot(?: en met)?|t/m) (?P<well>wel )?\Z", re.IGNORECASE)
# an end that is reached at most, even of a change: "kan oplopen tot", "in droge jaren tot"
_REACHED = re.compile(
    r"\b(?:kan|kunnen|kon|konden)\b[^.;:\d]{0,60}\b(?:oplopen|gaan|reiken|duren|uitlopen|komen) tot \Z"
    r"|, (?:in|bij|op|soms|plaatselijk|lokaal|oplopend)\b[^,.;:()\d]{0,30} tot \Z"
    r"|\b(?:oplopend|variërend) tot \Z|\buitschieters? (?:naar boven )?tot \Z",
    re.IGNORECASE,
)
_END_BEFORE = re.compile(r"\b(?:tot|naar)\s\S*\d")
# verbs and nouns of change beside those of joined.CHANGE; what follows "tot" is where they end
_MOVES = re.compile(
    r"\b(?:\w*(?:breng|bracht|krimp|kromp|beperk|verruim|verkort|verbre|breid|verhoog|verhog|verlaag|verlag|hoogd|laagd|verminder"
    r"|vergroot|vergrot|reduc|halveer|halver|verdubbel|verklein|teruggev|terugv|dalen|stijgen|klimmen|groeien|scherp|soepel)\w*"
    r"|leid(?:t|de|den|en)?|geleid|stel(?:t|de|den|len)|bijgesteld|zak(?:t|te|ten|ken)|(?:op|uit|terug)?l(?:oop|oopt|open|iep|iepen)"
    r"|\w*gelopen|kom(?:t|en)|kwam(?:en)?|gekomen|toename|afname|behoren|behoort|dwingen|verplich\w+)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[^.,;:()]{0,50}")
_PARTICLE = re.compile(r"\b(?:op|terug|bij|toe|uit|aan|door|af|over|verder|inmiddels) tot (?:wel )?\Z", re.IGNORECASE)
# "de verruiming geldt voor toneelclubs tot 90 leden": a group, and not the end of a change
_FOR_THOSE = re.compile(r"\bvoor (?!zover)[a-zà-ÿ-]+(?:en|s) (?:tot|t/m)(?: en met)? \Z", re.IGNORECASE)
_FROM = re.compile(r"\bvan\s(?:€\s?)?\d[^;:()]*\Z")
_SENTENCE = re.compile(r"[.!?;]\s")


def bound_before(text: str, start: int) -> bool:
    """Whether "tot" before ``start`` says what is reached at most.

    >>> [bound_before(text, text.index("30%")) for text in (
    ...     "Dat kan oplopen tot 30%", "Dat steeg tot 30%", "Een korting tot 30%", "Het loopt op tot 30%")]
    [True, False, True, False]
    """
    to = _TO.search(text, max(0, start - 16), start)
    if not to:
        return False
    left = max(0, start - 160)
    sentence = text[left:start]
    for stop in _SENTENCE.finditer(sentence):
        left = max(0, start - 160) + stop.end()
    if _REACHED.search(text, left, start) and not _END_BEFORE.search(text, left, start):
        return True
    if to["well"] or _FOR_THOSE.search(text, left, start):
        return True
    head = text[left : to.start()].replace("looptijd", "")
    behind = _BEHIND.match(text, start)
    if behind and re.search(r"\bte\b", behind[0]) and _MOVES.search(behind[0]):
        return False  # "tot 12 weken te hebben teruggebracht"
    return not (CHANGE.search(head) or _MOVES.search(head) or _FROM.search(head) or _PARTICLE.search(text, left, start))
