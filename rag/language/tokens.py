"""Tokens, stems and character n-grams of Dutch text, for search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

STOPWORDS = frozenset(
    "de het een en van in is dat die te op voor met zijn er aan om ook als bij door over maar dan of uit naar tot nog wel geen "
    "niet worden wordt werd was waren heeft hebben had kan kunnen zal zullen zou moet moeten mag mogen wil willen deze dit hier "
    "daar waar wie wat welke welk hoe hoeveel waarom wanneer hun zij ze hij we wij ik u uw je jij mijn ons onze haar hem men zich "
    "toch dus want tegen na per via ten ter des der den al alle alles meer veel zo zoals onder tussen sinds tijdens omdat zodat "
    "the a an of and in is are to for on with that this what which who how many much does do did will would be been by from at it".split()
)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:['’&][^\W\d_]+)*\d*", re.UNICODE)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+)(?![\d.])")
_SCALES = {"mld": "miljard", "mrd": "miljard", "mln": "miljoen", "mio": "miljoen"}
_SCALE = re.compile(rf"\b(?:{'|'.join(_SCALES)})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("dutch")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case without diacritics.

    >>> fold("Coördinatie van de KÍÁ")
    'coordinatie van de kia'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


class _Folded(dict[int, str]):
    """For the code of a character its folded form, where that is one character."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


_FOLDED = _Folded()


def fold_in_place(text: str) -> str:
    """A text folded character by character, so that offsets stay: what would become more than one is left as it is.

    >>> fold_in_place("Coördinatie … Straße")
    'coordinatie … straße'
    """
    return text.translate(_FOLDED)


def words(text: str) -> list[str]:
    """Folded words and numbers in order; hyphenated words fall apart, and an apostrophe is one, typed or printed.

    >>> words("De R&D-uitgaven: € 1,6 miljard (12,4%).")
    ['de', 'r&d', 'uitgaven', '1,6', 'miljard', '12,4%']
    >>> words("regio’s") == words("regio's")
    True
    """
    return _TOKEN.findall(fold(text).replace("’", "'"))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word (Snowball Dutch)."""
    return str(_stemmer().stemWord(word))


def stems(text: str) -> list[str]:
    """Stems of the content words of a text, and its numbers, in one form however they are written.

    >>> stems("Hoeveel nieuwe woningen zijn er nodig?"), stems("72.000 banen") == stems("72 000 banen")
    (['nieuwe', 'woon', 'nood'], True)
    """
    return [stem(word) for word in words(in_one_form(text)) if word not in STOPWORDS]


def in_one_form(text: str) -> str:
    """A text with its numbers as search compares them: digits ungrouped, scale words written out.

    >>> in_one_form("Kamerstuk 33 009, nr. 121: € 1.500 mln. in 2030")
    'Kamerstuk 33009, nr. 121: € 1500 miljoen. in 2030'
    """
    text = _GROUPED.sub(lambda number: re.sub(r"[.\s]", "", number[0]), text)
    return _SCALE.sub(lambda scale: _SCALES[scale[0].lower()], text)


def ngrams(text: str, n: int = 5) -> list[str]:
    """Character n-grams of the content words, each word between spaces; a shorter word stands whole.

    >>> ngrams("havenbeheer nu")[:3]
    [' have', 'haven', 'avenb']
    """
    grams: list[str] = []
    for word in words(text):
        if word in STOPWORDS:
            continue
        padded = f" {word} "
        grams.extend(padded[i : i + n] for i in range(max(1, len(padded) - n + 1)))
    return grams


def content_stems(texts: Iterable[str]) -> set[str]:
    """The stems of several texts together."""
    return {one for text in texts for one in stems(text)}
