"""What is counted, where a question names it by a word for anything or for anybody (“hoeveel mensen”, “hoeveel plekken”)."""

from __future__ import annotations

import re

from rag.datatypes import Figure
from rag.language.tokens import fold, stem, words

PEOPLE = frozenset("mensen lui personen volk man gasten types kerels".split())
ANYTHING = frozenset(map(stem, "plekken plekjes plaatsen plaatsjes dingen stuks zaken".split()))
_PERSONS = re.compile(
    r"(?:mensen|personen|bewoners?|leden|kinderen|ouders|ouderen|jongeren|doden|gewonden|genoten|vrouwen|mannen|jongens|meisjes|burgers|"
    r"studenten|patienten|clienten|klanten|gezinnen|huishoudens|lingen|isten|aars|eurs|[^t]ers|sters|enden)$"
)
_THINGS = re.compile(
    r"(?:meters|liters|kamers|nummers|computers|containers|cijfers|letters|winters|zomers|vensters|wateren|(?:s|m)oorten)$"
)


def counts_people(figure: Figure) -> bool:
    """Whether what a figure counts is people, by the ends of its nouns.

    >>> from rag.figures.find import find_figures
    >>> [counts_people(one) for one in find_figures("Er zijn 40 kopers, 12 doden en 300 kilometers.")]
    [True, True, False]
    """
    nouns = words(fold(figure.unit or ""))
    return any(_PERSONS.search(noun) and not _THINGS.search(noun) for noun in nouns)
