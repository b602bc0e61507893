"""A question about what two sources say of one thing: who says it is no part of what is looked for."""

from __future__ import annotations

import re

_MEASURES = (
    r"(?:bedrag|bedragen|aantal|aantallen|percentage|percentages|cijfer|cijfers|getal|getallen|datum|data|jaar|jaartal|termijn|"
    r"termijnen|prijs|tarief)"
)
_SAY = r"(?:noemen|geven|melden|vermelden|hanteren|schrijven|zeggen|lijken|zijn|spreken|verschillen|komen|vinden)"
_SIDES = re.compile(
    r"\b(?:niet|on) ?(?:het )?(?:helemaal )?eens\b|\belk van (?:beide|de twee)\b|"
    r"\bde een(?:e)?\b.{1,40}\bde ander|\belkaar\b.{0,30}\btegen"
    rf"|\b{_SAY} (?:elk|allebei|beide|niet (?:hetzelfde|dezelfde)|(?:een )?(?:verschillend\w*|ander\w*)) {_MEASURES}?"
)
_ONLY_SIDES = re.compile(
    r"^welke \w+ zijn dat\W*$|"
    r"^(?:en |maar )?(?:wat zeg\w*|hoe zit dat|wie heeft (?:er )?gelijk|spre(?:ken|ekt)|kloppen|klopt dat|stroken|komen|noemen|"
    r"welke \w+ zijn dat|wat staat er|wat noemt|is dat)\b"
    r".*(?:\bde een|\bde ander|\belk\b|\bbeide|\belkaar|\bzit dat|\bgelijk|\bzijn dat|\bhetzelfde)"
)
_TWO_SAY = re.compile(
    rf"^(?:de|het) [^,.?]{{2,60}}? en (?:de|het) [^,.?]{{2,60}}?\b{_SAY}\s+"
    r"(?:het )?(?:elk |allebei |beide |niet |on)?(?:eens )?(?:hetzelfde |dezelfde |(?:een )?verschillende? |een ander |een |over )?",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"^(?P<asked>.{8,}?),? volgens (?:de|het|een)? ?[\w -]{3,40}?,? en (?:hoe ?veel|hoe lang|wanneer|wat|welke?)(?: dan)? "
    r"(?:is dat )?volgens [^?]+\??$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


def asks_sides(question: str) -> bool:
    """Whether a question sets two sources against each other.

    >>> asks_sides("De nota en de brief noemen niet hetzelfde bedrag voor de sluis. Wat zegt de een, wat de ander?")
    True
    >>> asks_sides("Hoeveel kost de sluis?")
    False
    """
    folded = " ".join(question.casefold().split())
    if re.search(r"\b(?:waarom|waardoor|hoezo|why)\b", folded):
        return False
    return bool(_SIDES.search(folded) or _EACH.match(folded)) and subject_of(question) != question.strip()


def subject_of(question: str) -> str:
    """What two sources are asked about, as a question of its own; the question itself where that cannot be told.

    >>> subject_of("De nota en de brief noemen niet hetzelfde bedrag voor de sluis. Wat zegt de een, wat de ander?")
    'Welk bedrag voor de sluis?'
    >>> subject_of("Hoe lang duurt de bouw volgens de nota, en hoe lang volgens de wethouder?")
    'Hoe lang duurt de bouw?'
    """
    if each := _EACH.match(question.strip()):
        return f"{each['asked'].rstrip(' ?')}?"
    sentences = _SENTENCE.split(question.strip())
    told = [one for one in sentences if not _ONLY_SIDES.match(one.casefold())]
    if not told or len(told) == len(sentences):
        told = sentences
    first = _TWO_SAY.sub("", told[0])
    if first == told[0]:
        return " ".join(told)
    rest = " ".join((first, *told[1:])).rstrip(" .?")
    if re.match(_MEASURES + r"\b", rest, re.IGNORECASE):
        return f"Welk {rest}?"
    return f"{rest[:1].upper()}{rest[1:]}?"
