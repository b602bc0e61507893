"""What a question names by its number: sections (“artikel 5”), pages, and questions put to a government (“vraag 7”)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from rag.datatypes import Paragraph, ParagraphKind
from rag.figures.find import find_figures
from rag.language.tokens import fold

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_UNITS = r"(?!\s*(?:procent|%|miljoen|miljard|euro|jaar|jarigen|jongeren|" + "|".join(MONTHS) + r"|\d{4}))"
_QUESTION_NUMBER = re.compile(
    r"\b(?:vra(?:ag|gen)|questions?)\s+(?:nummer\s+|nr\.?\s*)?(\d{1,3})\b"
    + _UNITS
    + r"|\b(?:antwoord(?:t|en|de)?|answers?)\b(?:\s+\w+){0,3}?\s+(?:op|van|bij|to)\s+(\d{1,3})\b"
    + _UNITS
    + r"|\b(?:vroeg|vraagt|vroegen|vragen|commissie|wilde)\b[^.?!]{0,25}\bbij\s+(\d{1,3})\b"
    + _UNITS
)
# “artikel 5”, “bijlage B”, “paragraaf 3.2”: a section by its number
_PART_WORD = (
    r"artikel|article|paragraaf|section|hoofdstuk|chapter|bijlage|appendix|annex|pijler|pillar|onderdeel|deel|part|spoor|stap|fase|"
    r"maatregel|actielijn|actie"
)
_PART_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2}){0,2}|[ivx]{1,4}|[a-h])\b(?![\w%-]| procent)"
_PART = re.compile(rf"\b(?<!welk )(?<!welke )({_PART_WORD})\s+(?:nummer\s+|nr\.?\s*)?({_PART_NUMBER})")
_OWNER = re.compile(r"\s+(?:van|uit|in|of) (?:de|het|the) ((?:[\w-]+ )?[\w-]{4,})")
_PAGE = re.compile(r"\b(?:bladzijde|blz\.?|bladz\.?|pagina|page)\s+(\d{1,4})\b")


def numbered_sections(
    folded: str,
    documents: Iterable[str],
    paragraphs: Sequence[Paragraph],
    names: Mapping[str, Collection[str]] | None = None,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Headings named by their number (“artikel 5”), and those named that do not exist where others of the kind do.

    A heading has the number behind the same word; or it begins with the number alone, which says nothing of its absence.
    With ``names``, the words of each document's title and kind, “artikel 5 van het Havenfonds” is no article of a document
    that is not called so: it is a part of something that the documents speak of.
    """
    parts = [part for part in _PART.finditer(folded) if not _measured(folded, part)]
    if not parts:
        return (), ()
    wanted = tuple(documents)
    found: list[str] = []
    missing: list[str] = []
    for part in parts:
        word, number = part[1], re.escape(part[2])
        called = None if wanted or names is None else _called(folded[part.end() :], names)
        inside = wanted if called is None else called
        if called is not None and not inside:
            continue
        headings = dict.fromkeys(h for p in paragraphs if not inside or p.source_id in inside for h in headings_of(p))
        own = [h for h in headings if re.match(rf"{word}\s+{number}(?![\w-]|\.\d)", fold(h))]
        bare = [h for h in headings if part[2][0].isdigit() and re.match(rf"{number}(?:[.)]\s|\s)", fold(h))]
        if not own and sum(bool(re.match(rf"{word}\s+{_PART_NUMBER}", fold(h))) for h in headings) > 1:
            missing.append(part[0])
        found += own or bare
    return tuple(dict.fromkeys(found)), () if found else tuple(missing)


def _called(after: str, names: Mapping[str, Collection[str]]) -> tuple[str, ...] | None:
    """The documents called as the thing that a section is said to be of; None where it is said to be of nothing."""
    owner = _OWNER.match(after)
    if owner is None:
        return None
    said = owner[1].split()[:2]
    return tuple(id_ for id_, own in names.items() if any(_same(word, other) for word in said for other in own))


def _same(word: str, other: str) -> bool:
    longer, shorter = sorted((word, other), key=len, reverse=True)
    return word == other or (len(shorter) > 5 and longer.endswith(shorter))


def _measured(folded: str, part: re.Match[str]) -> bool:
    """Whether the number behind the word has a unit or a scale word (“de maatregel 5 miljoen kost”), so numbers no part."""
    return part[2].isdigit() and any(
        one.start <= part.start(2) < one.end and (one.unit or str(one.value) != str(int(part[2])))
        for one in find_figures(folded)
    )


def named_pages(folded: str, documents: Iterable[str], paragraphs: Sequence[Paragraph]) -> tuple[int, ...]:
    """Printed pages that are named and known; a page that nobody knows narrows nothing."""
    named = dict.fromkeys(int(page) for page in _PAGE.findall(folded))
    if not named:
        return ()
    wanted = tuple(documents)
    known = {p.page for p in paragraphs if not wanted or p.source_id in wanted}
    return tuple(page for page in named if page in known)


def question_numbers(
    folded: str, documents: Iterable[str], paragraphs: Sequence[Paragraph]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers of questions that are named and known, and those named that do not exist where questions have numbers."""
    named = dict.fromkeys(match[1] or match[2] or match[3] for match in _QUESTION_NUMBER.finditer(folded))
    if not named:
        return (), ()
    wanted = tuple(documents)
    known = {
        number
        for p in paragraphs
        if p.qa_number and (not wanted or p.source_id in wanted)
        for number in p.qa_number.split(", ")
    }
    if not known:
        return (), ()
    return tuple(n for n in named if n in known), tuple(f"vraag {n}" for n in named if n not in known)


def headings_of(paragraph: Paragraph) -> tuple[str, ...]:
    """The headings over a paragraph, and itself if it is one."""
    own = (paragraph.text,) if paragraph.kind is ParagraphKind.HEADING else ()
    return paragraph.heading_path + own
