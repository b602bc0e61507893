"""All items of a list, in order, with the sentence they hang on."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rag.answering.draft import Draft, Quote, whole
from rag.answering.engine import Engine
from rag.answering.lists import LIMIT, argues, introduction, list_of, listed, says_as_much
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.tokens import fold, stem, stems, words
from rag.retrieval.forms import bodies_named
from rag.retrieval.ranker import Ranked
from rag.retrieval.scope import within

_CLOSE = 1.0  # how far (in score) a list may stand behind the best sentence and still be the answer
_FITS = 4.0  # what a list of just as many items as asked for gains, and how far it may stand behind
_DEPTH = 10
_SERIES = re.compile(r"^([^\W\d_]{4,})\s+(?:\d{1,2}|[IVX]{1,4})\s*[:.–-]\s*\S")
COUNTED = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_SPOKEN_OF = 0.35  # share of the question's rarity that a list a little behind must hold
_RIVAL = 0.4  # a second item this likely, against the first, and the list is meant
_TIMES = frozenset(
    "jaar jaren maanden maand weken week dagen dag uur keer maal years months weeks days hours times".split()
)
_EARLY = 30  # characters at the beginning of a question, in which “de vier …” says how many are asked
_ENUMERATION = re.compile(r"(?:,[^,;:.]{2,60}){2,}(?:,? (?:en|of|and|or|alsmede) |[.;)]|$)")
_WHO = re.compile(r"(?:met |door |aan |bij )?(?:wie|who)\b")


def list_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The list that the best paragraphs belong to, or None where a sentence answers better.

    A question that says how many (“welke vijf …”) wants a list of as many items; a series of headings (“Pijler 1”,
    “Pijler 2”) is a list too.
    """
    if not ranked:
        return None
    number = asked_number(query.question)
    series = _series(engine, query, number)
    if series:
        return Draft(tuple(whole(heading, bullet=True) for heading in series))
    best: tuple[float, list[Paragraph]] | None = None
    close = 0.0 if _enumerates(engine, ranked[0]) else _CLOSE
    for one in ranked[:_DEPTH]:
        group = list_of(engine, one.position)
        if len(group) < 2 or (argues(group) and len(group) != number and not _introduces(engine, one)):
            continue
        fits = number == len(group)
        behind = ranked[0].score - one.score
        score = one.score + (0.0 if number is None else _FITS if fits else -_FITS / 2)
        reach = _FITS if fits and _speaks_of(engine, query, group) else close
        if behind > 0 and not fits and not says_as_much(engine, query, group, ranked[0]):
            continue
        if behind <= reach and (best is None or score > best[0]):
            best = (score, group)
    if best is None:
        return None
    return listed(engine, best[1])


def with_people(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """For “wie …”, only the lists and sentences that name several persons or bodies, where any stands little behind the best."""
    if not ranked or not _WHO.match(fold(query.question)):
        return ranked
    near = [one for one in ranked[:_DEPTH] if ranked[0].score - one.score <= _FITS and _names_people(engine, one)]
    return near or ranked


def _names_people(engine: Engine, one: Ranked) -> bool:
    texts = [item.text for item in list_of(engine, one.position)]
    if not texts:
        sentence = one.rows[0][1].sentence
        texts = [engine.paragraphs[one.position].text[sentence.start : sentence.end]]
    return sum(map(bodies_named, texts)) > 1


def list_hit(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The whole list where a question of another kind comes out at a list as such, and not at one of its items.

    So it is where two items of it are nearly as likely, or where the sentence it hangs on says more of the question than the
    item does.
    """
    if not ranked or engine.paragraphs[ranked[0].position].kind is not ParagraphKind.LIST_ITEM:
        return None
    best = engine.paragraphs[ranked[0].position]
    items = list_of(engine, ranked[0].position)
    members = {item.id for item in items}
    near = [one for one in ranked[1:_DEPTH] if math.exp(one.score - ranked[0].score) >= _RIVAL]
    several = any(engine.paragraphs[one.position].id in members for one in near)
    asked = set(stems(query.standalone))
    over = engine.rarity.coverage(asked, stems(" ".join((best.lead_in or "", *best.heading_path[-1:]))))
    if len(items) < 2 or argues(items):
        return None
    return listed(engine, items) if several or over > engine.rarity.coverage(asked, stems(best.text)) else None


def items_under(engine: Engine, paragraph: Paragraph, length: int) -> tuple[Quote, ...]:
    """The items of the list that a paragraph introduces with a colon, as far as an answer of ``length`` has room."""
    if not paragraph.text.rstrip().endswith(":"):
        return ()
    kept: list[Quote] = []
    for item in list_of(engine, engine.index.positions[paragraph.id]):
        length += len(item.text) + 6
        if length > LIMIT and kept:
            break
        kept.append(whole(item, bullet=True))
    return tuple(kept)


def _speaks_of(engine: Engine, query: Query, items: Sequence[Paragraph]) -> bool:
    """Whether a list with what it hangs on speaks of what is asked."""
    hangs_on = introduction(engine, items[0])
    before = hangs_on.paragraph.text if hangs_on else items[0].lead_in or ""
    said = " ".join((before, *items[0].heading_path[-1:], *(item.text for item in items)))
    asked = [one for one in stems(query.standalone) if one not in COUNTED]
    return engine.rarity.coverage(asked, stems(said)) >= _SPOKEN_OF


def _introduces(engine: Engine, one: Ranked) -> bool:
    """Whether the best sentence of a paragraph is the one that a list hangs on."""
    paragraph = engine.paragraphs[one.position]
    if paragraph.kind is ParagraphKind.LIST_ITEM or not one.rows:
        return False
    return paragraph.text[: one.rows[0][1].sentence.end].rstrip().endswith(":")


def _enumerates(engine: Engine, one: Ranked) -> bool:
    """Whether the best sentence of a paragraph that is no list item names several things in a row."""
    paragraph = engine.paragraphs[one.position]
    if paragraph.kind is ParagraphKind.LIST_ITEM or not one.rows:
        return False
    sentence = one.rows[0][1].sentence
    return bool(_ENUMERATION.search(paragraph.text[sentence.start : sentence.end]))


def asked_number(question: str) -> int | None:
    """How many items the question wants, or None where it does not say.

    >>> asked_number("Welke vijf maatregelen zijn er?"), asked_number("Welke maatregelen?")
    (5, None)
    """
    folded = fold(question)
    for match in re.finditer(r"\b(?:welke|which|what are the|de)\s+(\w+)\b(?:\s+(\w+)\b)?", folded):
        said = next((COUNTED[word] for word in match.groups() if word in COUNTED), None)
        if said and (match[0].startswith("w") or match.start() < _EARLY):
            return said
    first = words(question)[:7]
    counted = (word for word, after in zip(first, first[1:], strict=False) if after not in _TIMES)
    return next((COUNTED[word] for word in counted if word in COUNTED), None)


def _series(engine: Engine, query: Query, number: int | None) -> list[Paragraph]:
    """Headings that count what is asked for: “Pijler 1: …”, “Opgave 2: …”."""
    asked = set(stems(re.sub(r"\b[^\W\d_]+ (?:\d+|[IVX]+)\b", " ", query.as_read)))  # “onder pijler 1” is a place
    found: dict[tuple[str, str], list[Paragraph]] = {}
    for paragraph in engine.paragraphs:
        match = _SERIES.match(paragraph.text) if paragraph.kind is ParagraphKind.HEADING else None
        if match and stem(fold(match[1])) in asked and within(query.scope, paragraph):
            found.setdefault((paragraph.source_id, match[1].casefold()), []).append(paragraph)
    named = stems(query.as_read)  # “welke taken horen bij het spoor …” asks for the first
    fitting = [
        (named.index(stem(fold(noun))) if stem(fold(noun)) in named else len(named), group)
        for (_, noun), group in found.items()
        if len(group) >= 2 and number in (None, len(group))
    ]
    return min(fitting, key=lambda item: item[0])[1] if fitting else []
