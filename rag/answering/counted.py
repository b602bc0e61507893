"""What is counted, where a question names it by a word for anything or for anybody (“hoeveel mensen”, “hoeveel plekken”)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.datatypes import Figure
from rag.language.tokens import fold, stem, words

PEOPLE = frozenset("mensen lui personen volk man gasten types kerels".split())
ANYTHING = frozenset(map(stem, "plekken plekjes plaatsen plaatsjes dingen stuks zaken".split()))
_PERSONS = re.compile(
    r"(?:mensen|personen|leden|kinderen|ouders|ouderen|jongeren|doden|gewonden|genoten|vrouwen|mannen|jongens|meisjes|burgers|leraren|"
    r"artsen|ambtenaren|krachten|boeren|docenten|studenten|patienten|clienten|cliënten|klanten|agenten|gezinnen|huishoudens|leerlingen|"
    r"vluchtelingen|isten|aars|monteurs|adviseurs|bestuurders|woners|kopers|werkers|nemers|huurders|zoekers|gangers|reizigers|rijders|"
    r"bezoekers|gebruikers|deelnemers|aanmelders|kiezers|lezers|rechthebbenden|geslaagden|afgestudeerden|kundigen|starters|stappers|coaches|"
    r"begeleiders|vrijwilligers|eigenaars|eigenaren|verleners|stromers)$"
)
_THINGS = re.compile(
    r"(?:meters|liters|kamers|nummers|computers|containers|cijfers|letters|winters|zomers|vensters|wateren|(?:s|m)oorten)$"
)


_OF = re.compile(r"\s*(?:\w+ )?van (?:de|het|alle|onze|die|deze|in totaal)? ?", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:totaal|totale|alles bij elkaar|alle|allemaal|samen|total|altogether)\b")


def is_whole(sentence: str, offset: int, figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether a figure is the whole of which another of its sentence counts a part (“19 van de 48”, “Van de 48 zijn er 19”).

    ``offset``: of the figure in its sentence; ``others``: the other figures of the sentence, in the offsets of the paragraph.

    >>> from rag.figures.find import find_figures
    >>> text = "Van de 48 sluizen zijn er 19 nagekeken."
    >>> whole, part = find_figures(text)
    >>> is_whole(text, whole.start, whole, [part]), is_whole(text, part.start, part, [whole])
    (True, False)
    """
    start = figure.start - offset
    alike = [one for one in others if one.kind is figure.kind and one.unit == figure.unit]
    if any(one.end < figure.start and _OF.fullmatch(sentence[one.end - start : offset]) for one in alike):
        return True
    before = re.search(r"\bvan (?:de|het|alle|onze|die|deze) $", sentence[:offset], re.IGNORECASE)
    return bool(before) and any(one.start > figure.end for one in alike)


def asks_whole(question: str) -> bool:
    """Whether a question asks for a whole (“in totaal”)."""
    return bool(_WHOLE.search(fold(question)))


def counts_people(figure: Figure) -> bool:
    """Whether what a figure counts is people, by the ends of its nouns.

    >>> from rag.figures.find import find_figures
    >>> [counts_people(one) for one in find_figures("Er zijn 40 kopers, 12 doden en 300 kilometers.")]
    [True, True, False]
    """
    return any(names_persons(noun) for noun in words(fold(figure.unit or "")))


def names_persons(noun: str) -> bool:
    """Whether a folded plural noun names people, by its end.

    >>> names_persons("kopers"), names_persons("kilometers")
    (True, False)
    """
    return bool(_PERSONS.search(noun)) and not _THINGS.search(noun)
