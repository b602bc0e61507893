"""Joining printed lines: which hyphen at a line end belongs to the word, and which was put there by the printer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rag.language.wordlist import known_words
from rag.reading.lines import Drawer, HyphenDecision

_HYPHENS = "-\u00ad\u2010\u2011"
_PRINTED = "\u2010"  # what typesetting programs put at a line end; a writer types “-”
_REACH = 300  # letters of the text so far that are looked at; longer than any word or web address
_SHORT_WORDS = frozenset(
    ["mbo", "hbo", "wo", "vo", "po", "ict", "it", "ai", "eu", "vs", "ov", "mkb", "havo", "vwo", "vmbo"]
)
_PREFIXES = frozenset(
    ["niet", "ex", "oud", "quasi", "vice", "adjunct", "loco"]
)  # written with a hyphen before a noun or participle
SUSPENDED = {"en", "of", "tot", "als", "noch", "dan", "maar", "respectievelijk", "resp.", "&"}
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W_]+)*")
_TAIL = re.compile(r"(\S*?)[-\u00ad\u2010\u2011]$")
_HEAD = re.compile(r"^([^\W_]+)((?:-[^\W_]+)*)")


def own_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands whole inside a line of the document (hyphenated words as such), lower case.

    U+2010 is counted too: where it stands at line ends alone, the typesetter put it there.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        words = _WORD.findall(text.casefold())
        counts.update(words if text[-1:] not in _HYPHENS else words[:-1])
        counts[_PRINTED] += text[:-1].count(_PRINTED)
    return counts


def keeps_hyphen(before: str, after: str, own: Counter[str]) -> bool:
    """Whether the hyphen between two halves of a printed word belongs to the word.

    >>> keeps_hyphen("groeimoge", "lijkheden", Counter()), keeps_hyphen("Zuid", "Holland", Counter())
    (False, True)
    """
    return judge(before, after, own)[0]


def judge(before: str, after: str, own: Counter[str]) -> tuple[bool, str]:
    """Whether the hyphen belongs to the word, and why.

    Decided in this order: what follows is no small letter; the document writes one of the two forms itself; the word
    list knows one of them; the first half is an abbreviation or ends in a vowel that clashes; else the printer put it.
    """
    if not after[:1].islower():
        return True, "no small letter follows"
    joined, hyphened = (before + after).casefold(), f"{before}-{after}".casefold()
    last = joined.rsplit("-", 1)[-1]
    if own[hyphened] != own[joined]:
        return own[hyphened] > own[joined], "the document writes it so"
    return _by_form(before, after, hyphened, last)


def _by_form(before: str, after: str, hyphened: str, last: str) -> tuple[bool, str]:
    """The verdict of word list, abbreviations and vowels, where the document itself says nothing."""
    tail = re.split(r"[-/(]", before)[-1]
    words = known_words()
    if len(tail) > 1 and _abbreviation(tail) and not (tail.islower() and last in words):
        return True, "abbreviation"
    clash = _clash(tail, after) and tail.casefold() in words and after.casefold() in words
    if hyphened in words and (clash or last not in words):
        return True, "in the word list"
    if last in words:
        return False, "in the word list"
    if _abbreviation(tail) or tail.casefold() in _PREFIXES:
        return True, "abbreviation or prefix"
    return clash, "two vowels would be read as one" if clash else "put there by the printer"


def _abbreviation(word: str) -> bool:
    """Capitals, digits or no vowel at all: “R&D”, “TO2”, “hbo” is left to the word list."""
    letters = [char for char in word if char.isalpha()]
    if not letters or any(char.isdigit() for char in word):
        return True
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return True
    return word.casefold() in _SHORT_WORDS


def _clash(before: str, after: str) -> bool:
    """Whether two vowels would be read as one across the joint, where Dutch writes a hyphen."""
    pair = (before[-1:] + after[:1]).casefold()
    return pair in {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu", "ij"}


def join(before: str, after: str, own: Counter[str], drawer: Drawer) -> str:
    """Two printed lines as one running text, with the hyphen at the line end kept or taken out."""
    end = before[-_REACH:]
    if end[-1:] not in _HYPHENS:
        return f"{before} {after}"
    tail, head = _TAIL.search(end), _HEAD.match(after)
    printed = end.endswith(_PRINTED) and not own[_PRINTED] and after[:1].islower()
    soft = head and (end.endswith("\u00ad") or printed)
    address = re.search(r"(?:://|www\.)\S*$", end)
    if not soft and not address and not (tail and after and re.search(r"[\w)&]$", tail[1])):
        return f"{before} {after}"
    if address:
        return _kept(before, after, "", drawer, "web address")
    if not head or (head[1].casefold() in SUSPENDED and not soft):
        return _kept(before, after, " ", drawer, "suspended")
    word = tail[1] if tail else ""
    half = re.split(r"[\s(“”‘’'\"/]", word)[-1] or word
    keep, reason = (False, "soft hyphen") if soft else judge(half, head[1], own)
    return _kept(before, after, "", drawer, reason) if keep else _joined(before, after, drawer, reason)


def join_lines(texts: list[str], drawer: Drawer) -> str:
    """Printed lines as one running text."""
    text = texts[0] if texts else ""
    for line in texts[1:]:
        text = join(text, line, drawer.own, drawer)
    return text


def _ends(before: str, after: str) -> tuple[str, str]:
    return before[-_REACH:].rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]


def _joined(before: str, after: str, drawer: Drawer, reason: str) -> str:
    first, second = _ends(before, after)
    drawer.decisions.append(HyphenDecision(first, second, first[:-1] + second, False, reason))
    drawer.removed[before[-1]] += 1
    return before[:-1] + after


def _kept(before: str, after: str, space: str, drawer: Drawer, reason: str) -> str:
    first, second = _ends(before, after)
    drawer.decisions.append(HyphenDecision(first, second, first + space + second, True, reason))
    return before + space + after
