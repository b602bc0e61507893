"""Whether a period phrase and a figure of one sentence stand in different clauses, told by conjunctions and commas."""

from __future__ import annotations

import re

from rag.figures.nouns import finite_verb
from rag.figures.words import STOPPERS

_CONDITION = re.compile(r"\b(?:mits|tenzij|indien|op voorwaarde dat|met dien verstande dat|behalve als|alleen als)\b")
_REASON = re.compile(r"\b(?:omdat|doordat|aangezien|hoewel|nadat|voordat|zodra)\b")
_YEARLY = re.compile(r"\b(?:in|per|vanaf|tot|voor|na|sinds) (?:19|20)\d{2}\Z", re.IGNORECASE)
_SAID = re.compile(r"(?<!en )\bdat\b")
_TO = re.compile(r"(?<!die )\bom (?!het\b|de \w+ (?:jaar|week)\b)")
_DAY = re.compile(r"\b\d{1,2} [a-z]{3,9}\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\b(?:als (?:de|het|een|dit|dat|hij|zij|ze|er|die|wij|we|men|niet)|indien|mits|tenzij|omdat|doordat|zodat|zodra|terwijl"
    r"|wanneer|nadat|voordat|toen|hoewel|aangezien|mocht(?:en)?"
    r"|waar|waarbij|waarmee|waarin|waarover|waarna|dan|(?:die|dat) (?:ik|wij|we|hij|zij|ze|u|men))\b"
)
# the relative clause of a noun further on: "40 procent hiervan betreft leidingen die voor 1970 zijn gelegd"
_RELATIVE = re.compile(r"\s(?!van\b)(?:[^\s,;:()]+ ){2,}(?:die|dat) \Z|\s(?:[^\s,;:()]+ ){4,}(?:die|dat) \Z")
_INSIDE = re.compile(
    r"(?<!in )(?<!op )(?<!van )(?<!bij )(?<!voor )(?<!met )\bdie\b|\bwie\b|(?<!in)(?<!naar)\bwaar(?!van)\w*\b|, dat\b"
)
_ENDS_JOINED = re.compile(r"\b(?:en|maar|of)\s\Z")
_TO_DO = re.compile(r"[^;:()]{0,90}, (?:\w+ )?te \w+ ")  # "€ 5 miljoen, uit te keren in 2027"
# the verb of the main clause behind a relative clause: "de toren die in 1911 is gebouwd, meet 50 meter"
_MAIN_VERB = re.compile(r"[^,;:]*, (?P<verb>[a-zà-ÿ]+) ")
_PRONOUN = re.compile(r"(?:\w|,) (?:die|dat|waar\w*|wie)\b(?! (?:jaar|moment|tijdstip)\b)[^,;:]*\Z")
# "Van de plannen die in 2024 zijn gemaakt, is 40 procent klaar": what opens so says of when the whole is
_ADJUNCT = re.compile(r"(?:Van|Op|In|Voor|Uit|Bij|Aan|Met|Onder|Door|Na|Tijdens|Over|Tot|Sinds)\b", re.IGNORECASE)
_SEGMENT = re.compile(r"(?:[:;]|, (?:maar|terwijl|want|en)|\b(?:dat|omdat|waarbij)) ")
_AND_THAT = re.compile(r"\b(?:en|maar|of) (?:dat|om|omdat|doordat)\b")
_THAT = re.compile(r"\b(?:dat|om|omdat|doordat)\b")
_ENTRY = re.compile(r"[a-z]: ")  # "Besloten op 3 mei Auteur: … Leden: …"
_PARALLEL = re.compile(r"; (?:voor|bij|onder|\d|(?:\S+ )?daarvan)\b")
_OPENING = 2  # words before a period phrase that opens its sentence: "Met ingang van 1 mei"
_JOINED = re.compile(r"\b(?:en|maar|of) (?P<word>[^\W\d_]+)\b")
_NO_VERBS = frozenset(
    "de het een en maar of die dat dit als in op te van voor met bij door naar om per uit aan zonder waarvan waarbij waarin waarmee"
    " waar wie wat nog ook al niet geen wel zoals terwijl omdat zodat onder over ten ter tot tegen dan er ruim bijna circa".split()
)
_ARTICLES = frozenset(
    "meer minder de het een der den deze die dat dit zijn haar hun van in op aan bij met voor uit".split()
)


def other_clause_behind(gap: str) -> bool:
    """Whether the words between a figure and a period phrase behind it begin another clause.

    >>> [other_clause_behind(gap) for gap in (" en wordt ", " grasland heeft en ", ", gereed ", " van de boeren en tuinders ")]
    [True, True, True, False]
    """
    if to_be_done(gap):
        return False
    if ", " in gap or _ENDS_JOINED.search(gap) or _SUBORDINATE.search(gap):
        return True
    if _RELATIVE.match(gap):
        return True
    words = [match["word"].casefold() for match in _JOINED.finditer(gap)]
    return any((word in STOPPERS and word not in _ARTICLES) or finite_verb(word) for word in words)


def another_clause(text: str, start: int, end: int, figure: int) -> bool:
    """Whether the period phrase ``text[start:end]`` stands in another clause than the figure behind it.

    A condition lets no period through. A reason, a new part behind ";", and what somebody said or planned at that time do only
    where the phrase opens the sentence.
    """
    between = text[end:figure]
    if _CONDITION.search(between) or len(_ENTRY.findall(between)) > 1 or _in_side_clause(text, start, between):
        return True
    if len(text[:start].split()) <= _OPENING:
        return False
    if ";" in between and not _PARALLEL.match(between[between.rindex(";") :]):
        return True
    if _REASON.search(between):
        return True
    if not _YEARLY.search(text, start, end) and _TO.search(between) and re.search(r"\bte\b", text[end:]):
        return True
    return bool(_DAY.search(text, start, end) and _SAID.search(between) and "," not in between)


def _in_side_clause(text: str, start: int, between: str) -> bool:
    """Whether a period phrase stands in a relative clause before the verb of the figure's clause, or in the first of two
    that-clauses of which the figure is in the second."""
    if _AND_THAT.search(between) and _THAT.search(text, 0, start):
        return True
    left = max(text.rfind(sign, 0, start) for sign in ",;:")
    main, pronoun = _MAIN_VERB.match(between), _PRONOUN.search(text, max(0, left), start)
    if not main or not pronoun or _ADJUNCT.match(_SEGMENT.split(text[: pronoun.start()])[-1]):
        return False
    return (main["verb"] in STOPPERS and main["verb"] not in _NO_VERBS) or finite_verb(main["verb"])


def to_be_done(gap: str) -> bool:
    """Whether the words between a figure and a period phrase behind it say what is to be done by then (", te bereiken ")."""
    return bool(_TO_DO.fullmatch(gap)) and not _SUBORDINATE.search(gap)


def relative_clause_between(text: str, end: int, figure: int) -> bool:
    """Whether a relative clause begins between a period phrase and the figure behind it.

    >>> text = "Vanaf mei zijn er hulpen voor wie binnen 8 dagen verhuist"
    >>> relative_clause_between(text, 9, text.index("8"))
    True
    """
    return bool(_INSIDE.search(text, end, figure))
