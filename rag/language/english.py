"""English words and phrases with their Dutch, for search in Dutch texts (``english.tsv.gz``).

A line is an English entry and its Dutch renderings, the usual one first. A word is looked up as it stands and in its
base forms: singular of a plural, infinitive of a form in -s, -ed, -ing or an irregular one.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

FUNCTION_WORDS = frozenset(
    "the a an of and or but nor so in on at by for from to into onto with without within about as is are am was were be been being "
    "do does did doing done have has had having will would shall should can could may might must this that these those there here "
    "it its they them their theirs he him his she her hers we us our ours you your yours i me my mine one ones who whom whose what "
    "which when where why how much many more most some any each every all both either neither no not only also too very just than "
    "then if because while during upon per such same other another else up down out off over again yet still even ever according "
    "be said say says against about around among between through since until before after across towards apart".split()
)
_MOST_WORDS = 5  # of an entry
_IRREGULAR = dict(
    pair.split("/")
    for pair in (
        "children/child men/man women/woman people/person feet/foot lives/life halves/half leaves/leaf shelves/shelf "
        "became/become began/begin begun/begin bought/buy brought/bring built/build caught/catch chose/choose chosen/choose "
        "came/come drew/draw drawn/draw drove/drive driven/drive fell/fall fallen/fall felt/feel found/find gave/give given/give "
        "went/go gone/go grew/grow grown/grow held/hold kept/keep knew/know known/know laid/lay led/lead left/leave lent/lend "
        "lost/lose made/make meant/mean met/meet paid/pay rose/rise risen/rise ran/run saw/see seen/see sold/sell sent/send "
        "shown/show spent/spend spoke/speak spoken/speak stood/stand taken/take took/take taught/teach thought/think told/tell "
        "understood/understand won/win wrote/write written/write began/begin fed/feed sought/seek dealt/deal drawn/draw "
        "broken/break broke/break lain/lie worn/wear struck/strike withdrew/withdraw withdrawn/withdraw undertook/undertake"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’&-][^\W_]+)*|\d+(?:[.,]\d+)*%?", re.UNICODE)


@dataclass(frozen=True)
class Rendered:
    """Words of a text, at ``start:end``, and the Dutch for them, the usual one first; empty where the list has none."""

    start: int
    end: int
    dutch: tuple[str, ...]


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """The entries with their renderings as they stand in the file: plain strings keep the garbage collector out."""
    data = gzip.decompress(resources.files("rag.language").joinpath("english.tsv.gz").read_bytes()).decode()
    return dict(line.split("\t") for line in data.splitlines())


def base_forms(word: str) -> tuple[str, ...]:
    """The word itself and the forms it may be one of, the likeliest first.

    >>> base_forms("policies")[1], base_forms("planned")[1], "take" in base_forms("taking")
    ('policy', 'plan', True)
    """
    return tuple(dict.fromkeys((word, *_bases(word))))


def _bases(word: str) -> Iterator[str]:
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    if word.endswith(("'s", "’s")):
        yield word[:-2]
    if len(word) < 4:
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith(("ses", "xes", "zes", "ches", "shes")):
        yield from (word[:-2], word[:-1])
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2:
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
                yield stem[:-1]
            if ending == "ed" and stem.endswith("i"):
                yield stem[:-1] + "y"
            yield from (stem, stem + "e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def renderings(phrase: Sequence[str]) -> tuple[str, ...]:
    """The Dutch for English words in lower case, the last and the first also by their base forms; () where there is none."""
    table, found = _table(), dict[str, None]()
    heads = base_forms(phrase[0]) if len(phrase) > 1 else ("",)
    for last in base_forms(phrase[-1]):
        for first in heads:
            key = " ".join((*((first, *phrase[1:-1]) if first else ()), last))
            if key in table:
                found.update(dict.fromkeys(table[key].split("|")))
        if found and len(phrase) > 1:
            break
    return tuple(found)


def rendered(text: str) -> Iterator[Rendered]:
    """The content words of an English text in order, each with its Dutch; longer entries go before shorter ones."""
    tokens = list(_WORD.finditer(text))
    folded = [token[0].casefold().replace("’", "'") for token in tokens]
    place = 0
    while place < len(tokens):
        size, dutch = _longest(folded, place)
        if dutch or folded[place] not in FUNCTION_WORDS:
            yield Rendered(tokens[place].start(), tokens[place + size - 1].end(), dutch)
        place += size


def _longest(folded: Sequence[str], place: int) -> tuple[int, tuple[str, ...]]:
    """How many words from a place on are one entry, and the Dutch for them."""
    for size in range(min(_MOST_WORDS, len(folded) - place), 0, -1):
        phrase = folded[place : place + size]
        if phrase[0] in FUNCTION_WORDS or phrase[-1] in FUNCTION_WORDS:
            continue
        if dutch := renderings(phrase):
            return size, dutch
        if size == 1 and "-" in phrase[0] and (dutch := renderings(phrase[0].split("-"))):
            return 1, dutch
    return 1, ()
