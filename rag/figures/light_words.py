"""Words that say little of what a claim in words is about, and the speakers that a text in the first person stands for."""

from __future__ import annotations

import re

from rag.language.tokens import fold, stem

LIGHT = 0.25  # of its rarity, what a light word counts for: another verb or adverb in its place changes little
_WORDS = """
aan af al alle allemaal alleen altijd bedoeld bepaalde best beter bezig bij bijna bijvoorbeeld binnen blijft blijven bracht brengen
brengt buiten circa daarbij daarin dacht denken denkt ding dingen diverse doen doet deed door door echt eerder eerste eigen eigenlijk
elke erg erin eruit ervoor feit gaan gaat gaf gebeuren gebeurt gebied gebracht gebruikt gedaan gegeven gehouden gekeken gemaakt
gemiddeld genoemd genomen gesteld geval gevallen geven geeft geweest gewoon geworden goed had hadden heel heeft heet hele
helemaal heten hierbij hield hoefde hoeft hoeven houden houdt ieder iemand inmiddels juist keken kijken kijkt komende kan konden kon
kunnen kwestie laat laatste land later laten liet maakt manier mag mede meer meestal men mensen minder mochten moest moeten moet
mogen naar nam neemt nemen niet nieuw nieuwe nodig noemen noemt nog nooit nu ongeveer op opnieuw personen plaats rond ruim sinds
soort speciaal sprake steeds stellen stelt telkens tijdens toe toen uit uitmaakt vallen valt vanaf verder verschillende vindt vinden
volgens vond vooraf voorlopig vraagt vragen waarin waarmee waaruit was weer wel werd werden wil willen word worden
wordt zaak zaken zal zat zeker zelf zit zitten zoals zullen duren duurt dat
mee terug over eruit onder
"""
_STEMS = frozenset(stem(fold(word)) for word in _WORDS.split())
SPEAKER = re.compile(
    r"^(?:minister|bewindsperso|staatssecretari|kabinet|departement|ministerie|college|wethouder|gedeputeerd|provincie|gemeente"
    r"|regering|rijk|bestuur|rekenkamer|inspectie|burgemeester)"
)
# who is said to say it, where that alone is told: "De minister vindt dat …"
SAYS = re.compile(
    r"^(?:(?:de|het|onze) )?(?P<who>[^\W\d_]+) (?:vindt|vinden|zegt|zeggen|schrijft|schrijven|stelt|stellen|meldt|melden"
    r"|verwacht|verwachten|denkt|denken|noemt) (?:ook |nu )?(?:dat|het)\b"
)
FIRST_PERSON = re.compile(r"\b(?:ik|mij|mijn|wij|we|ons|onze)\b")


def is_light(stemmed: str) -> bool:
    """Whether a stem is that of a light word.

    >>> is_light(stem("opnieuw")), is_light(stem("haven"))
    (True, False)
    """
    return stemmed in _STEMS
