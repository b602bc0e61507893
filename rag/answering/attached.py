"""What a question hangs on its subject: the nouns behind its prepositions, with their adjectives (“in de bouw”)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag.answering.near_miss_cues import NO_GROUP
from rag.figures.nouns import finite_verb
from rag.language.tokens import STOPWORDS, fold, stem
from rag.language.wordlist import verb_forms
from rag.retrieval.answerable import VAGUE

_PREPOSITIONS = frozenset(
    "van voor in bij op uit onder door aan met naar tussen rond per tegen over binnen buiten langs sinds na tijdens zonder vanuit "
    "namens via".split()
)
_DETERMINERS = frozenset(
    "de het een der den deze die dat dit alle elke elk iedere ieder zo'n zijn haar hun ons onze mijn je uw".split()
)
_MEASURES = NO_GROUP | frozenset(  # what is asked for, and how it is measured
    "aantallen bedragen som hoogte maanden week weken dag dagen uur uren euro keer maal miljoen miljard tijd moment einde begin eind "
    "hele geld kosten mensen personen soort manier vorm kwartaal ogenblik open vandaag gisteren morgen".split()
)
_NUMBER = re.compile(r"\d|^(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)$")
_PAST = re.compile(  # singular past tenses that no rule makes
    r"(?:ging|kwam|stond|was|liep|bleef|kreeg|gaf|nam|deed|zag|lag|zat|viel|hield|vond|sprak|kon|mocht|wou|begon|gold|hing|koos|"
    r"sloot|trok|droeg|steeg|kocht|bracht|dacht|riep|reed|schreef|verloor|bood|won|wist|hielp|at|las|sliep|woog)(?:en)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[\w’'&-]+|[,.;:?!()]")
_SHORTEST = 4  # letters of a noun that tells


@dataclass(frozen=True)
class Attached:
    """A folded preposition and the folded noun behind it."""

    preposition: str
    noun: str


@lru_cache(maxsize=512)
def attached_in(text: str) -> tuple[Attached, ...]:
    """The prepositions of a text with the nouns behind them; names, measures and verbs left out.

    >>> [(one.preposition, one.noun) for one in attached_in("Hoeveel vacatures stonden er in 2026 open in de gestapelde bouw?")]
    [('in', 'bouw')]
    """
    return tuple(one for one in _phrases(_WORD.findall(text)) if _tells(one.noun))


def _tells(noun: str) -> bool:
    measure = noun in _MEASURES or noun in STOPWORDS or stem(noun) in VAGUE
    return len(noun) >= _SHORTEST and not measure and not _verb(noun)


def _verb(word: str) -> bool:
    return word in verb_forms() or bool(_PAST.fullmatch(word)) or finite_verb(word)


def _phrases(tokens: list[str]) -> Iterator[Attached]:
    folded = [fold(token).replace("’", "'") for token in tokens]
    for place, word in enumerate(folded):
        if word in _PREPOSITIONS and (noun := _noun(tokens, folded, place + 1)):
            yield Attached(word, noun)


def _noun(tokens: list[str], folded: list[str], place: int) -> str | None:
    """The noun that a preposition governs, past determiners, numbers and adjectives; None for a name or a pronoun."""
    while place < len(folded) and (folded[place] in _DETERMINERS or _NUMBER.search(folded[place])):
        if _YEAR.fullmatch(folded[place]):
            return None
        place += 1
    while place < len(folded) and tokens[place][0].islower() and not _ends(folded[place]):
        following = folded[place + 1] if place + 1 < len(folded) else "."
        adjective = folded[place].endswith("e") and not _ends(following) and not _verb(following)
        if not adjective or tokens[place + 1][0].isupper():
            return folded[place]
        place += 1
    return None


def _ends(word: str) -> bool:
    return not word[0].isalpha() or word in STOPWORDS or word in _PREPOSITIONS or word in _DETERMINERS
