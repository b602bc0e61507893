"""An English question in the Dutch words of the collection, for search: names and figures stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.datatypes import Reading
from rag.index.vocabulary import Vocabulary
from rag.language.english import Rendered, rendered
from rag.language.tokens import stem, stems

_ALIKE = 4  # first letters that words of two languages share to be one
_MOST = 5  # renderings of a word that count beside the first
_AFTER_STOP = re.compile(r"(?:^|[.!?…:]\s*[“‘\"']?)$")


def in_dutch(question: str, vocabulary: Vocabulary) -> tuple[str, tuple[Reading, ...]]:
    """The content words of an English question in Dutch, and the further renderings that the collection uses.

    Of the renderings of a word those that the collection says are kept, the usual one first; where it says none, the usual
    one. A word that the list does not have stays as typed, and so does a name that the collection writes.
    """
    said, readings = [], []
    for one in rendered(question):
        typed = question[one.start : one.end]
        if _is_name(question, one, vocabulary):
            said.append(typed)
            continue
        if not one.dutch:
            said.append((typed[0].islower() and vocabulary.cognate(typed)) or typed)
            continue
        kept = [way for way in one.dutch if vocabulary.says(way)] or list(one.dutch[:1])
        if typed in vocabulary.counts and any(way[:_ALIKE] == typed[:_ALIKE] for way in one.dutch):
            kept.insert(0, typed)  # a word of both languages, as the collection has it
        kept = list(dict.fromkeys((*kept, *_participles(one.dutch, vocabulary))))
        said.append(kept[0])
        readings += [Reading(kept[0], way, "translation") for way in kept[1 : 1 + _MOST]]
    return " ".join(said) or question, tuple(readings)


def _participles(ways: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """The past participles of what is a verb, where the collection has them: a stem does not take off the prefix."""
    for way in filter(str.isalpha, ways):
        forms = (f"ge{root}{ending}" for root in dict.fromkeys((way, stem(way))) for ending in ("t", "d"))
        yield from (form for form in forms if form in vocabulary.counts)


def in_every_way(words: str, vocabulary: Vocabulary) -> str:
    """English words in Dutch with all renderings that the collection uses, as one string."""
    said, also = in_dutch(words, vocabulary)
    return " ".join((said, *(one.read for one in also)))


def _is_name(question: str, one: Rendered, vocabulary: Vocabulary) -> bool:
    """Whether a word has a capital of its own and the collection writes it so."""
    typed = question[one.start : one.end]
    if not typed[0].isupper() or _AFTER_STOP.search(question[: one.start]):
        return False
    return vocabulary.stems.issuperset(stems(typed))
