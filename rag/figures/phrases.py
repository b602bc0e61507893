"""What stands around a number: the unit behind it, the qualifier before or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from rag.datatypes import Qualifier
from rag.figures.nouns import is_adjective, is_no_noun, plural_noun
from rag.figures.qualifiers import AFTER_QUALIFIERS, QUALIFIERS
from rag.figures.units import MEASURES, PERCENT, PERCENTAGE_POINT, TIMES
from rag.figures.words import STOPPERS
from rag.language.numbers import parse_cardinal
from rag.language.wordlist import verb_forms


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SPACE = r"[ \u00a0]"
_WORD = re.compile(_SPACE + r"(?P<word>[(]?[^\W\d_][\w’'&/-]*[)]?[\w-]*|\([\w-]+\)[\w-]*)")
_MEASURE = re.compile(rf"{_SPACE}?(?P<unit>{_longest_first(list(MEASURES))})(?![\w²³/])", re.IGNORECASE)
_TIME = re.compile(rf"(?:{_SPACE}|-)?(?P<unit>{_longest_first(list(TIMES))})(?![\w²³])", re.IGNORECASE)
_PERCENT = re.compile(
    rf"{_SPACE}?(?:(?P<point>{_longest_first(list(PERCENTAGE_POINT))})"
    rf"|(?P<percent>{_longest_first(list(PERCENT))}))(?!\w)",
    re.IGNORECASE,
)
_PRINTED = [words.replace("'", "’") for words in QUALIFIERS] + list(QUALIFIERS)
_QUALIFIER = re.compile(
    rf"(?:(?<=^)|(?<=[\s(\[“\"‘'’,:;–-]))(?P<qualifier>{_longest_first(_PRINTED)})\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:\s+(?:de|het|een|zo['’]n|van|met|tot|op|in|dan|nog|maar|slechts|nu|totaal|er|al|liefst"
    r"|gemiddeld|euro|te|jaarlijks|wel|hoogte van|liefst|eerst|pas))?\s*\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s(?P<after>{_longest_first(list(AFTER_QUALIFIERS))})\b|\s(?P<most>maximaal|hooguit)\b(?=\s*[,.;)]|\Z)",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?P<limit>uiterlijk|(?:op (?:zijn|z['’]n) )?(?:vroegst|laatst))(?:\s+(?!en\b|maar\b)[^\s,.;]+){0,5}\s+\Z",
    re.IGNORECASE,
)


_AMOUNT = re.compile(
    r"(?:(?<![\d.,])(?!(?:19|20)\d{2}\s)[\d.,]*\d"
    r"|%|\bprocent|\bprocentpunt|\bmiljoen|\bmiljard|\beuro|\bkeer|\bmaal)\s\Z",
    re.IGNORECASE,
)
# nouns that keep their form behind a number
_INVARIANT = frozenset("cent punt stuk kwart lux bar sievert becquerel ampère hertz pascal man dollar".split())
_NEVER_HEADS = frozenset({"extra", "meest", "minst", "additioneel", "additionele"})


@dataclass(frozen=True)
class Unit:
    """A unit as printed, ending at ``end`` of the text."""

    printed: str
    end: int
    measure: bool = False


def percent_after(text: str, end: int) -> tuple[bool, int] | None:
    """Whether percentage points (True) or per cent (False) stand at ``end``, and where they end."""
    match = _PERCENT.match(text, end)
    return (bool(match["point"]), match.end()) if match else None


def duration_after(text: str, end: int) -> Unit | None:
    """The unit of time at ``end``; "5-jarig" counts as years."""
    match = _TIME.match(text, end)
    if not match or (text[end] == "-" and match["unit"].casefold() not in ("jarig", "jarige", "jarigen", "jaars")):
        return None
    return Unit(
        "jaar" if match["unit"].casefold() in ("jarig", "jarige", "jarigen", "jaars") else match["unit"], match.end()
    )


def unit_after(text: str, end: int, value: Decimal | None = None) -> Unit | None:
    """The unit of measure or the noun phrase behind a number: its head with the adjectives, as printed.

    With ``value`` the noun must be singular behind one, and plural behind other whole numbers.

    >>> text = "Er zijn 64.000 nieuwe banen nodig en 130 hectare ruimte"
    >>> unit_after(text, 14).printed, unit_after(text, 40).printed
    ('nieuwe banen', 'hectare')
    """
    match = _MEASURE.match(text, end)
    if match and not (match["unit"].casefold() == "m" and match[0] == " m"):
        return Unit(match["unit"], match.end(), measure=True)
    if value == 1:
        return _singular(text, end)
    found = _noun_phrase(text, end)
    if found and value is not None and value == value.to_integral_value() and not _counts_many(found.printed):
        return None
    return found


def _counts_many(printed: str) -> bool:
    """Whether a phrase can stand behind a whole number: a plural, or what is written as a symbol."""
    head = printed.rsplit(maxsplit=1)[-1]
    return plural_noun(head) or head in _INVARIANT or not head[-1].isalpha() or any(char.isupper() for char in head[1:])


def _singular(text: str, end: int) -> Unit | None:
    """The noun behind "één", with its adjectives: "één landelijk loket"."""
    match = _WORD.match(text, end)
    start = match.start("word") if match else end
    while match and match["word"].casefold() not in STOPPERS and parse_cardinal(match["word"]) is None:
        after = _WORD.match(text, match.end())
        leads = (is_adjective(match["word"]) or is_no_noun(match["word"])) and after and _may_head(after["word"])
        if not leads:
            printed = text[start : match.end()].rstrip(")")
            return Unit(printed, start + len(printed))
        match = after
    return _noun_phrase(text, end)


def _may_head(word: str) -> bool:
    """Whether a word can go on the noun phrase before it: no function word, participle or infinitive."""
    plain = word.casefold()
    participle = is_no_noun(word) and re.search(r"[dt]\Z", plain)
    return plain not in STOPPERS and plain not in verb_forms() and not participle


def _noun_phrase(text: str, end: int) -> Unit | None:
    start: int | None = None
    words: list[str] = []
    place = end
    while len(words) < 7 and (match := _WORD.match(text, place)):
        word = match["word"]
        joint = word.casefold() in ("en", "of") and words and _joins(text, match.end(), words[-1])
        if (word.casefold() in STOPPERS or word in verb_forms() or parse_cardinal(word) is not None) and not joint:
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


_LIST = re.compile(r"(?:, (?P<item>[^\W\d_][\w’'-]*(?:en|s)))+ (?:en|of) (?P<last>[^\W\d_][\w’'-]*(?:en|s))\b")


def _listed(text: str, end: int) -> int:
    """Where a list of heads ends: "bedrijven, kennisinstellingen en overheden"."""
    match = _LIST.match(text, end)
    if match and not any(match[name].casefold() in STOPPERS for name in ("item", "last")):
        return match.end()
    return end


def qualifier_before(text: str, start: int) -> tuple[Qualifier, int] | None:
    """The qualifier whose words end right before ``start`` (an article may stand between), and where it begins.

    >>> qualifier_before("liggen rond de € 3", 15)
    (<Qualifier.APPROXIMATELY: 'approximately'>, 7)
    """
    left = max(0, start - 60)
    head = text[left:start]
    gap = _BETWEEN.search(head)
    for cut in (len(head.rstrip()), gap.start() if gap else 0):
        match = _QUALIFIER.search(head[:cut])
        if match and not _compared(match["qualifier"], head[: match.start("qualifier")]):
            printed = match["qualifier"].casefold().replace("’", "'")
            return QUALIFIERS[printed], left + match.start("qualifier")
    return None


def _compared(qualifier: str, before: str) -> bool:
    """Whether "meer dan" compares with the figure behind it: "6 procent meer dan de 20 miljoen van vorig jaar"."""
    return qualifier.casefold().endswith(" dan") and bool(_AMOUNT.search(before))


def qualifier_after(text: str, end: int) -> tuple[Qualifier, int] | None:
    """The qualifier right behind a figure ("vijftien jaar of langer"), and where it ends."""
    match = _AFTER.match(text, end)
    if not match:
        return None
    return (AFTER_QUALIFIERS[match["after"].casefold()] if match["after"] else Qualifier.AT_MOST), match.end()


def limit_before(text: str, start: int) -> tuple[Qualifier, int] | None:
    """The limit that governs the date at ``start`` from further off ("uiterlijk op het overleg van 2024"), and its
    start."""
    match = _DATE_WORDS.search(text, max(0, start - 80), start)
    if not match:
        return None
    latest = match["limit"].casefold().endswith(("uiterlijk", "laatst"))
    return (Qualifier.AT_MOST if latest else Qualifier.AT_LEAST), match.start()


def canonical(unit: str | None, value: Decimal) -> tuple[str | None, Decimal]:
    """A unit of measure or time in its base name, with the value in it; other units as they are.

    >>> canonical("gigawatt", Decimal("1.5")), canonical("weken", Decimal(2)), canonical("banen", Decimal(5))
    (('watt', Decimal('1500000000.0')), ('dag', Decimal('14')), ('banen', Decimal('5')))
    """
    plain = (unit or "").casefold()
    name, factor = MEASURES.get(plain) or TIMES.get(plain) or (unit, Decimal(1))
    return name, value * factor
