"""The shape of Dutch words: what looks like a plural noun, an adjective, a participle or a verb behind a number."""

from __future__ import annotations

import re

from rag.figures.words import PLURAL_EXCEPTIONS, STOPPERS, UNDECLINED
from rag.language.wordlist import verb_forms

_SPACE = r"[ \u00a0]"
# participles in -en are no plurals: "100.000 toegenomen", "14 vastgelopen"
_STRONG = (
    r"ge(?:stegen|komen|nomen|bleven|worden|sloten|kozen|holpen|gaan|geven|kregen|lopen|trokken|schreven|storven|zien|houden"
    r"|weest|bonden|schoven|zonden|worpen|broken|sproken|laten|wezen|schonken|stoten|bogen|hangen|zworven|doken|troffen|sprongen|wonnen|zongen|dwongen|worven|zwegen|meden|kropen|slopen)"
)
_PARTICIPLE = re.compile(
    r"(?:toe|af|op|aan|uit|in|terug|bij|over|door|na|voor|mee|weg|neer|tegen|achter)ge(?!leg|val|\w+enen\b)(?!\w+(?:eer|ig|aar)den)\w{3,}en"
    rf"|(?:be|ver|ont|her)(?:trokken|sloten|vroren|vrozen|bonden|dronken|schoven|gaven|geten|laten|houden|scheiden|boden|zonnen|vlogen|stoten)"
    rf"|(?:vast|gereed|los|vrij|stil|samen|klaar|open|dicht|rond|schoon|hoog|laag|thuis|leeg|goed|plaats|deel)?{_STRONG}"
    r"|\w*zien|(?:her|be|ver|over|onder|om|door)(?:schreven|kozen|nomen|leden|wonnen|streken|worven|wezen|zonden|broken|vonden|worpen|gaan)"
    r"|(?:af|weg|uit|in|op|mee|tegen|om|toe|aan)gevallen"
    r"|be(?:gonnen|gint|zet|steed|taald|sloten)|ver(?:dwenen|loren|trokken|kregen|schenen|strekt)"
)
# "laboratoria", "consortia", "centra", "technici"
_LATIN = re.compile(
    r"(?:(?:t|m|p|n)oria|sortia|teria|nasia|stadia|podia|geria|centra|musea|[^\W\d_]{2,}[cdlmnrst]ici|(?:en|s)-generaal|eaus)\Z"
)

_STRONG_PAST = re.compile(
    r"(?!(?:op|uit|in|aan)gaven)(?:be|ver|ont|her|over|onder|af|aan|op|uit|in|door|toe|mee|bij|weg|na|om|terug|weer|samen|plaats|vast|deel)?(?:lieten|kregen|gaven|namen|deden|gingen|kwamen|bleven|schreven|spraken|keken|hielden|brachten|zochten"
    r"|dachten|kochten|vonden|lazen|reden|liepen|sloten|trokken|vroegen|zagen|vielen|stonden|kozen|hielpen|wierpen|wezen|troffen|wonnen"
    r"|leidden|meldden|antwoordden|besteedden|landden|startten|verrichtten|reageerden|eindigden|voldeden"
    r"|begonnen|bogen|gleden|stegen|sliepen|riepen|droegen|sloegen|vertrokken)"
)

# a number that opens a clause: what follows "vier van de tien" there is its noun or its verb
_OPENS = re.compile(r"(?:^|[.:;!?(]\s?|, (?:en|maar|want) )(?:[\w.,]+ (?:van de|op de|van elke|op elke) )?\Z")
_VERB = re.compile(
    rf"{_SPACE}(?P<verb>[a-zà-ÿ]+en) (?:dat|zich|hun|niet|geen|het|een|ze|zij|er|wel|graag|nooit|vaak)\b"
)


def verb_after(text: str, start: int, end: int) -> bool:
    """Whether the word behind the number at ``start:end`` is a verb: the number opens the clause, an object follows.

    >>> verb_after("Zes vrezen dat het niet lukt", 0, 3), verb_after("Zes dorpen in het noorden", 0, 3)
    (True, False)
    """
    return bool(_VERB.match(text, end) and _OPENS.search(text[max(0, start - 30) : start]))


def is_strong_past(word: str) -> bool:
    """Whether a word is a past tense of a list of strong verbs.

    >>> is_strong_past("kwamen"), is_strong_past("komen")
    (True, False)
    """
    return bool(_STRONG_PAST.fullmatch(word.casefold()))


def finite_verb(word: str) -> bool:
    """Whether a word is a finite verb: a strong past tense of a list, else what goes back on an infinitive that is known.

    >>> [finite_verb(word) for word in ("lieten", "rekenden", "maakte", "adviseert", "studenten", "ontwerp")]
    [True, True, True, True, False, False]
    """
    plain = word.casefold()
    if _STRONG_PAST.fullmatch(plain):
        return True
    ending = re.search(r"(?<=.{3})(?:[dt]en?|t)\Z", plain)
    if not ending or plain in PLURAL_EXCEPTIONS:
        return False
    root = plain[: ending.start()]
    roots = [root, root + root[-1:], re.sub(r"([aeou])\1([^aeiou])\Z", r"\1\2", root)]
    roots += [one[:-1] + {"f": "v", "s": "z"}[one[-1]] for one in tuple(roots) if one[-1:] in ("f", "s")]
    return any(one + "en" in verb_forms() for one in roots)


def plural_noun(word: str) -> bool:
    """Whether a word looks like a plural noun.

    >>> plural_noun("kernen"), plural_noun("toegenomen"), plural_noun("afgestudeerden")
    (True, False, True)
    """
    plain = word.casefold().strip("()")
    if plain in PLURAL_EXCEPTIONS:
        return True
    if plain in STOPPERS or plain in UNDECLINED or len(plain) < 4 or _PARTICIPLE.fullmatch(plain):
        return False
    if plain in verb_forms() or _STRONG_PAST.fullmatch(plain):
        return False
    if _LATIN.search(plain):
        return True
    return bool(re.search(r"(?:[^e]en|een|ën|eren|[a-zë]s|['’]s|['’]ers|ers)$", plain)) and not re.search(
        r"(?:loos|ss|us|is|sch|isch)$", plain
    )


def is_adjective(word: str) -> bool:
    """Whether a word looks like an adjective."""
    plain = word.casefold()
    return (
        plain.endswith("e")
        or plain in UNDECLINED
        or bool(re.search(r"(?:isch|lijk|loos|ig|baar|eel|ief|aal|air|iek|ant|ent)$", plain))
    )


def is_no_noun(word: str) -> bool:
    """Whether a word is a participle or the like"""
    plain = word.casefold()
    return (
        plain in STOPPERS
        or bool(_PARTICIPLE.fullmatch(plain))
        or bool(re.search(r"(?:lijk|isch|baar|loos)$", plain))
        or bool(re.fullmatch(r"(?:\w{0,5}ge|be|ver|ont|her)\w{3,}[dt]", plain))
    )
