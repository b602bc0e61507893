"""What kind of document it is: by its form where that is telling, else by the words of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.datatypes import Paragraph, ParagraphKind
from rag.reading.blocks import ARTICLE
from rag.reading.borders import SALUTATION

# The kind by the words that name it; of several in one title the word that comes first counts.
_WORDS = {
    "antwoorden": r"antwoord(?:en)? op (?:\w+ ){0,3}?(?:kamer|staten|raads)?vragen|vragen en antwoorden|antwoorden kamervragen|"
    r"beantwoording (?:van )?(?:\w+ ){0,3}?(?:kamer|staten|raads)?vragen",
    "kamerbrief": r"kamerbrief|brief aan de (?:tweede|eerste) kamer",
    "brief": r"[\w-]*brief",
    "nota": r"[\w-]*nota|[\w-]*notitie|memo(?:randum)?|ter (?:beslissing|besluitvorming|informatie)",
    "agenda": r"[\w-]*agenda",
    "rapport": r"[\w-]*rapport(?:age)?|[\w-]*monitor|[\w-]*evaluatie|[\w-]*onderzoek|verkenning|advies",
    "verslag": r"[\w-]*verslag|notulen",
    "besluit": r"[\w-]*besluit|[\w-]*regeling|[\w-]*verordening|beschikking|beleidsregels?",
    "programma": r"[\w-]*programma",
    "visie": r"[\w-]*visie",
    "convenant": r"convenant|[\w-]*akkoord|(?:samenwerkings|bestuurs)overeenkomst|regiodeal",
    "motie": r"motie|amendement",
    "plan": r"[\w-]*plan",
}
_KINDS = {kind: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for kind, words in _WORDS.items()}
_BARE = re.compile(
    rf"^(?:{'|'.join(_WORDS.values())}|lijst van vragen en antwoorden|concept|vertrouwelijk|definitief)(?:\s+ter \w+)?\W*$",
    re.IGNORECASE,
)
_PARLIAMENT = re.compile(
    r"\b(?:voorzitter|president|leden)\s+(?:van\s+)?(?:de\s+)?(?:tweede|eerste)\s+kamer\b|\bstaten-generaal\b",
    re.IGNORECASE,
)


def bare_kind(title: str) -> bool:
    """Whether a title says no more than what kind of document it is.

    >>> bare_kind("NOTA"), bare_kind("Ter beslissing"), bare_kind("Nota fietsen")
    (True, True, False)
    """
    return bool(_BARE.match(title.strip()))


def named_kind(text: str) -> str | None:
    """The kind that a text names first; of words at one place the longer, then the one that says more.

    >>> named_kind("Nota aanbieding Kamerbrief"), named_kind("Antwoorden op vragen over het plan"), named_kind("De pont")
    ('nota', 'antwoorden', None)
    """
    found = [
        (match.start(), -len(match[0]), place, kind)
        for place, (kind, words) in enumerate(_KINDS.items())
        if (match := words.search(text))
    ]
    return min(found)[3] if found else None


def kind_of(
    paragraphs: Sequence[Paragraph],
    head: Sequence[Paragraph],
    title: str | None,
    subject: str | None,
    author: str | None,
    name: str,
) -> str | None:
    """The kind of a document: answers and letters to parliament by their form, else by words, else by form."""
    short = [one.text for one in head if one.kind in (ParagraphKind.METADATA, ParagraphKind.HEADING)]
    letter = any(
        one.kind is ParagraphKind.PARAGRAPH and SALUTATION.match(one.text) for one in paragraphs[: len(head) + 2]
    )
    asked = (ParagraphKind.QUESTION, ParagraphKind.ANSWER)
    running = [one.kind in asked for one in paragraphs if one.kind in (*asked, ParagraphKind.PARAGRAPH)]
    answered = {one.qa_number for one in paragraphs if one.kind is ParagraphKind.ANSWER and one.qa_number}
    if len(answered) > 1 and 2 * sum(running) > len(running):
        return "antwoorden"
    if letter and any(map(_PARLIAMENT.search, short)):
        return "kamerbrief"
    stated = named_kind(title or "") or named_kind(
        " ".join(one.text for one in head if one.kind is ParagraphKind.HEADING)
    )
    articles = sum(one.kind is ParagraphKind.HEADING and bool(ARTICLE.match(one.text)) for one in paragraphs)
    if stated or letter:
        return stated or "brief"
    if articles > 2:
        return "besluit"
    audit = "rapport" if re.search(r"rekenkamer|planbureau|inspectie", author or "", re.IGNORECASE) else None
    return audit or named_kind(subject or "") or named_kind(re.sub(r"[-_]+", " ", name))
