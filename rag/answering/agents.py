"""Who does something: the sentence of a paragraph that names someone new, and says the action of the question as a noun.

“Wie voert het toezicht uit?” is answered by “De uitvoering ligt bij de Havendienst.”, and “Welke molenaars deden mee?”
by “de molenaars Klaver en Lindeboom”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rag.answering.named import names_written
from rag.datatypes import Query
from rag.language.tokens import STOPWORDS, fold, stem, stems, words
from rag.retrieval.forms import bodies_named

_ENDING = re.compile(r"(?:ing|[dt]er|er|aar|ster|atie|ator|d|t)$")
_PARTICLES = frozenset("aan af bij door in mee na om op over toe tot uit voor weg".split())
_WHICH = re.compile(r"\b(?:welke?|which|what)\s+(?:[\w-]+\s+){0,2}?([\w-]{4,})")
_LEAST = 4  # letters of a root
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_ACTS = re.compile(
    r"\b(?:doet|doen|verzorgt|verzorgen|coördineert|coördineren|leidt|leiden|door|belegd bij|ligt bij|liggen bij|berust bij|"
    r"in handen van|onder leiding van|in opdracht van|[Tt]rekker:?|[Ww]oordvoerder (?:is|zijn))\s+(?:de |het |een )?(?=[A-ZÀ-Ý])"
)
_PARTICIPLE = re.compile(rf"^({'|'.join(sorted(_PARTICLES))}|)ge(\w{{3,}}[dt])$")
_ROLE = re.compile(r"\b(?:wie|who) (?:is|was|zijn|waren|are|were) (?:nou |eigenlijk |dan )?(?:de|het|the) ([\w-]{4,})")
_VOICED = str.maketrans("vz", "fs")


@lru_cache(maxsize=50_000)
def roots(word: str) -> frozenset[str]:
    """What a verb may share with the noun for the action and with the one for who does it.

    >>> sorted(roots("uitvoering")), sorted(roots("woordvoerder")), sorted(roots("voert"))
    (['uitfo', 'uitfoer'], ['woordfo', 'woordfoer'], ['foer', 'foert'])
    """
    whole = stem(_PARTICIPLE.sub(r"\1\2", word))
    ending = _ENDING.search(whole)
    forms = {whole, whole[: ending.start()]} if ending else {whole}
    return frozenset(_DOUBLE.sub(r"\1", one).translate(_VOICED) for one in forms if len(one) >= _LEAST)


def roots_asked(question: str) -> frozenset[str]:
    """The roots of the content words of a question, verbs with a particle apart put together (“voert … uit”)."""
    told = words(fold(question))
    apart = [word for word in told if word in _PARTICLES]
    content = [word for word in told if word not in STOPWORDS and word not in _PARTICLES]
    found = {one for word in content for one in roots(word)}
    found |= {f"{particle.translate(_VOICED)}{one}" for particle in apart for word in content for one in roots(word)}
    return frozenset(found)


def names_new(query: Query, sentence: str) -> bool:
    """Whether a sentence names a person or body, or anything else by name, that the question does not."""
    asked = set(words(query.as_read)) | set(words(query.standalone))
    if any(not set(words(name)) & asked for name in _names(sentence)):
        return True
    return bodies_named(sentence) > bodies_named(query.as_read)


def says_who(query: Query, sentence: str) -> bool:
    """Whether a sentence names someone new beside the things asked for, or beside the action as a noun or another form."""
    if not names_new(query, sentence):
        return False
    folded = fold(query.as_read)
    asked = _WHICH.search(folded)
    if asked and _followed_by_name(sentence, stem(asked[1])):
        return True
    role = _ROLE.search(folded)
    if role and re.search(rf"\b{re.escape(role[1])}(?::| is\b| zijn\b| was\b)", fold(sentence)):
        return True
    literal = set(stems(query.as_read))
    asked_roots = roots_asked(query.as_read)
    return any(
        roots(word) & asked_roots for word in words(sentence) if len(word) > _LEAST and stem(word) not in literal
    )


def acts(sentence: str) -> bool:
    """Whether a sentence says outright whose task something is (“door de Havendienst”, “de werving doet Klaver”)."""
    return bool(_ACTS.search(sentence))


def _followed_by_name(sentence: str, noun: str) -> bool:
    found = re.finditer(r"\b([^\W\d_]{4,})\s+(?=[A-ZÀ-Ý][\w-]+)", sentence)
    return any(stem(fold(one[1])) == noun for one in found)


def _names(sentence: str) -> Iterator[str]:
    """The names in a sentence, those of one or two letters left out."""
    yield from (name for name in names_written(sentence) if len(name) > 2)
