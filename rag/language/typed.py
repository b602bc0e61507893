"""Questions as people type them: chat abbreviations written out, compounds typed apart joined again."""

from __future__ import annotations

import re
from collections.abc import Container

from rag.datatypes import Reading
from rag.language.numbers import numbers_written_out
from rag.language.tokens import STOPWORDS, fold

_CHAT = {
    "wnr": "wanneer", "hvl": "hoeveel", "hoevl": "hoeveel", "wrm": "waarom", "wrom": "waarom", "vd": "van de", "vh": "van het", "id": "in de",
    "ih": "in het", "mbt": "met betrekking tot", "ivm": "in verband met", "tav": "ten aanzien van", "eig": "eigenlijk", "idd": "inderdaad",
    "t": "het", "n": "een", "der": "er", "kvk": "kvk", "ofz": "of zo", "iig": "in ieder geval", "nml": "namelijk", "aub": "", "svp": "",
    "wa": "wat", "da": "dat", "magge": "mogen", "hebbe": "hebben", "zulle": "zullen", "hoeveer": "hoever", "hoev": "hoeveel",
    "wrs": "waarschijnlijk", "tm": "tot en met", "itt": "in tegenstelling tot", "obv": "op basis van", "dmv": "door middel van",
}  # fmt: skip
_UNITS = {
    "m3": "kubieke meter",
    "m2": "vierkante meter",
    "km2": "vierkante kilometer",
    "km": "kilometer",
    "ha": "hectare",
    "mw": "megawatt",
}
_TOGETHER = {
    "v d": "van de",
    "v h": "van het",
    "hoe veel": "hoeveel",
    "da's": "dat is",
    "da’s": "dat is",
    "wa's": "wat is",
}
_SPLIT = re.compile(rf"\b(?:{'|'.join(_TOGETHER)})\b")
_WORD = re.compile(r"(?<![\w'’-])([a-z]{1,6})(?![\w'’-])")


def written_out(question: str) -> str:
    """The question with chat abbreviations and numbers written out; capitals are left alone, since they may be names.

    >>> written_out("wnr is t plan vd haven klaar")
    'wanneer is het plan van de haven klaar'
    """
    question = _SPLIT.sub(lambda match: _TOGETHER[match[0].lower()], question)
    return numbers_written_out(" ".join(_WORD.sub(lambda match: _CHAT.get(match[1], match[1]), question).split()))


def unit_forms(question: str) -> tuple[Reading, ...]:
    """The signs of units in a question with their words, and the other way round.

    >>> [one.read for one in unit_forms("hoeveel m3 zand en hoeveel hectare")]
    ['kubieke meter', 'ha']
    """
    folded = fold(question)
    both = [pair for sign, word in _UNITS.items() for pair in ((sign, word), (word, sign))]
    return tuple(
        Reading(one, other, "abbreviation") for one, other in both if re.search(rf"(?<![\w-]){one}(?![\w-])", folded)
    )


def joined_compounds(question: str, vocabulary: Container[str]) -> list[str]:
    """Words typed apart that the collection writes as one.

    >>> joined_compounds("het haven beheer in de regio", {"havenbeheer"})
    ['havenbeheer']
    """
    typed = re.findall(r"[^\W\d_]+", fold(question))
    pairs = [a + b for a, b in zip(typed, typed[1:], strict=False) if a not in STOPWORDS and b not in STOPWORDS]
    return [pair for pair in dict.fromkeys(pairs) if len(pair) >= 7 and pair in vocabulary]
