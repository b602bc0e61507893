"""The noun phrase behind a number: its head with the adjectives, as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.figures.nouns import is_adjective, is_no_noun, plural_noun
from rag.figures.words import STOPPERS
from rag.language.numbers import parse_cardinal
from rag.language.wordlist import verb_forms

_SPACE = r"[ \u00a0]"
_WORD = re.compile(_SPACE + r"(?P<word>[(]?[^\W\d_][\w’'&/-]*[)]?[\w-]*|\([\w-]+\)[\w-]*)")
# nouns that keep their form behind a number
_INVARIANT = frozenset("cent punt stuk kwart ppm ppb lux bar sievert becquerel ampère hertz pascal man dollar".split())
_LANGUAGE = re.compile(
    r"(?:[A-Z][a-zë]*(?:ees|eens|ans|ands|ools|urks|aars|ees|ries|uits|els|eems)|Arabisch|Russisch|Tigrinya)"
)
_ADVERBS = frozenset("open hoger lager later eerder beter slechter langer korter vaker nog niet pas goed lang".split())
_NEVER_HEADS = frozenset({"extra", "meest", "minst", "additioneel", "additionele"})


@dataclass(frozen=True)
class Unit:
    """A unit as printed, ending at ``end`` of the text."""

    printed: str
    end: int
    measure: bool = False


def counts_many(printed: str) -> bool:
    """Whether a phrase can stand behind a whole number: a plural, or what is written as a symbol."""
    head = printed.rsplit(maxsplit=1)[-1]
    return plural_noun(head) or head in _INVARIANT or not head[-1].isalpha() or any(char.isupper() for char in head[1:])


def singular_phrase(text: str, end: int) -> Unit | None:
    """The noun behind "één", with its adjectives: "één landelijk loket"."""
    match = _WORD.match(text, end)
    start = match.start("word") if match else end
    while match and parse_cardinal(match["word"]) is None:
        after = _WORD.match(text, match.end())
        adverbial = match["word"].casefold() in STOPPERS  # "één landelijk loket"
        if adverbial and not (is_adjective(match["word"]) and after and _may_head(after["word"])):
            break
        leads = (is_adjective(match["word"]) or is_no_noun(match["word"])) and after and _may_head(after["word"])
        if not leads and _LANGUAGE.fullmatch(match["word"]):
            return None  # "één Pools en één Fries": who speaks it
        if not leads:
            printed = text[start : match.end()].rstrip(")")
            return Unit(printed, start + len(printed))
        match = after
    return noun_phrase(text, end)


def _may_head(word: str) -> bool:
    """Whether a word can go on the noun phrase before it: no function word, participle or infinitive."""
    plain = word.casefold()
    participle = is_no_noun(word) and re.search(r"[dt]\Z", plain)
    return plain not in STOPPERS and plain not in verb_forms() and not participle


def noun_phrase(text: str, end: int) -> Unit | None:
    """The plural noun at ``end`` with what stands before it, else the first word that can head a phrase."""
    start: int | None = None
    words: list[str] = []
    place = end
    if gerund := _GERUNDIVE.match(text, end):
        found = noun_phrase(text, gerund.end())
        return Unit(text[gerund.start("te") : found.end], found.end) if found and counts_many(found.printed) else None
    while len(words) < 7 and (match := _WORD.match(text, place)):
        word = match["word"]
        if word.startswith("(") and ")" not in word:
            break  # a bracket that closes further on: "3,8 (op een schaal van 5)"
        joint = word.casefold() in ("en", "of") and words and _joins(text, match.end(), words[-1])
        opens = not words and _opens(text, match)
        if (
            (not opens and word.casefold() in STOPPERS) or word in verb_forms() or parse_cardinal(word) is not None
        ) and not joint:
            break
        start = match.start("word") if start is None else start
        words.append(word)
        place = match.end()
        if plural_noun(word) and not joint:
            listed = _listed(text, place)
            listed -= len(text[start:listed]) - len(_without_bracket(text[start:listed]))
            return Unit(text[start:listed], listed)
        if text[place : place + 1] not in (" ", "\u00a0"):
            break
    while words and is_no_noun(words[-1]):
        words.pop()
    if start is None or not words or all(word.casefold() in _NEVER_HEADS for word in words):
        return None
    words = words[:1] if not is_adjective(words[0]) else words
    return _first_words(text, start, len(words[:4]))


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a word that ends phrases elsewhere opens this one: "twee open dagen", "zes later gevonden munten"."""
    after = _WORD.match(text, match.end())
    if not after or match["word"] not in _ADVERBS:
        return False
    head = _WORD.match(text, after.end())
    if match["word"] == "open" and plural_noun(after["word"]):
        return True
    return bool(head and re.search(r"(?:[dt]|g)e\Z", after["word"]) and plural_noun(head["word"]))


def _without_bracket(printed: str) -> str:
    """A phrase without the bracket that closes around it and not in it."""
    return printed.rstrip(")") if printed.count(")") > printed.count("(") else printed


def _first_words(text: str, start: int, count: int) -> Unit:
    match = re.compile(r"\S+(?:\s\S+){" + str(count - 1) + "}").match(text, start)
    assert match
    printed = match[0].rstrip(".,;:!?…”’)»")
    return Unit(printed, start + len(printed))


def _joins(text: str, end: int, before: str) -> bool:
    """Whether "en" joins two modifiers of one head: "tech en IT arbeidsplaatsen"."""
    following = [match["word"] for match in _iterate(text, end, 3)]
    if plural_noun(before) or not following:
        return False
    if before.endswith("-") and plural_noun(following[0]):
        return True  # "huur- en koopwoningen"
    heads = [index for index, word in enumerate(following) if plural_noun(word)]
    return bool(heads) and heads[0] >= 1 and not any(word.casefold() in STOPPERS for word in following[: heads[0]])


def _iterate(text: str, end: int, limit: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    while len(found) < limit and (match := _WORD.match(text, end)):
        found.append(match)
        end = match.end()
    return found


_GERUNDIVE = re.compile(
    _SPACE + r"(?P<te>(?:(?:nieuw|extra|nog|aanvullend|gezamenlijk|jaarlijks) )?te) [a-zà-ÿ]{4,}en(?= [a-zà-ÿ])"
)  # "vijf te sluiten stations"
_PAIR = re.compile(r" en (?P<other>[a-zà-ÿ]{6,})\b(?![-’'])")
_HEAD = re.compile(r"[a-zà-ÿ-]+\Z")
_PERSONS = re.compile(r"(?:[^aeiou]|aa|eu|oo|ie)(?:ers|rs)\Z|(?:isten|anten|enten|aten|lingen|ogen|ici)\Z")
_ACTS = re.compile(r"(?:[a-z]{3,}(?<!l)ingen|heden|teiten|scholen|huizen|gebouwen|woningen|winkels)\Z")
_LIST = re.compile(r"(?:, (?P<item>[^\W\d_][\w’'-]*(?:en|s)))+ (?:en|of) (?P<last>[^\W\d_][\w’'-]*(?:en|s))\b")


def _listed(text: str, end: int) -> int:
    """Where a list of heads ends: "bedrijven, kennisinstellingen en overheden"."""
    match = _LIST.match(text, end)
    if match and not any(match[name].casefold() in STOPPERS for name in ("item", "last")):
        return match.end()
    pair = _PAIR.match(text, end)
    before = _HEAD.search(text, max(0, end - 80), end)
    if pair and before and _kin(before[0].casefold(), pair["other"].casefold()):
        return pair.end()
    return end


def _kin(one: str, other: str) -> bool:
    """Whether two plural nouns have an ending of the same sort: both name persons, or both acts."""
    if one in STOPPERS or other in STOPPERS or {one, other} & verb_forms():
        return False
    return any(ending.search(one) and ending.search(other) for ending in (_PERSONS, _ACTS))
