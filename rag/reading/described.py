"""What a document says of itself: title, kind, author, date and numbers, where its head or its end states them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rag.datatypes import Paragraph, ParagraphKind, Source
from rag.language.sentences import split_sentences
from rag.reading.borders import SALUTATION
from rag.reading.dates import DATED, ENDS_DATED, MONTH, WRITTEN, dates_in
from rag.reading.kinds import bare_kind, kind_of, named_kind

_HEAD = 30  # units at the beginning of a document that can say what it is
_TAIL = 12  # units at the end, where a date and signatures stand
_OPENING = 3  # running paragraphs in which a document may say when it was adopted
_PAIR = re.compile(r"^(?P<key>[^\W\d_][\w ()./-]{1,38}?): (?P<value>.+)$", re.DOTALL)
_TITLE_KEYS = ("titel", "title")
_SUBJECT_KEYS = ("betreft", "onderwerp")
_DATE_KEYS = (
    "datum", "date", "datum besluit", "datum brief", "publicatiedatum", "verzenddatum", "vastgesteld", "vastgesteld op",
    "datum vaststelling", "vergaderdatum", "bekendgemaakt", "ontvangen",
)  # fmt: skip
_AUTHOR_KEYS = (
    "afzender", "auteur", "auteurs", "auteur(s)", "author", "authors", "opgesteld door", "uitgebracht door", "van",
    "antwoord van", "beantwoord door", "steller", "opsteller", "uitgave", "uitgever", "organisatie", "instantie", "penvoerder",
)  # fmt: skip
_NUMBER_KEYS = (
    "kenmerk", "ons kenmerk", "onze referentie", "referentie", "references", "documentnummer", "rapportnummer",
    "zaaknummer", "kamerstuk", "dossiernummer", "registratienummer",
)  # fmt: skip
_SECTIONS = re.compile(
    r"^(?:[\dIVX]+[.)]?\s|(?:inleiding|samenvatting|voorwoord|vooraf|aanleiding|leeswijzer|inhoud(?:sopgave)?|algemeen|"
    r"artikel|hoofdstuk|vraag|antwoord)\b)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"^(?:provincie|gemeente|ministerie|waterschap|hoogheemraadschap|directoraat|tweede kamer|eerste kamer)\b", re.I
)
_ITSELF = re.compile(r"\b(?:deze|dit|de|het)\s+([\w-]+)", re.IGNORECASE)
_ADOPTER = re.compile(r"^(?:De |Het )?(?P<author>[A-Z].{3,80}?) (?:heeft|hebben) (?:deze|dit|de|het) ")
_RECEIVED = re.compile(rf"\((?:ontvangen|verzonden|vastgesteld)\s+(?:op\s+)?({WRITTEN})\)", re.IGNORECASE)
_OF = re.compile(rf"\bvan\s+(?P<author>[A-Z].{{3,80}}?)\s+van\s+(?P<date>{WRITTEN})\b")
_NUMBERED = re.compile(r"\bKamerstuk(?:ken)?\s+\d[\d ]*(?:[A-Z]+)?(?:,?\s+nr\.\s*\d+)?")
# the head of a parliamentary paper: file number and name, number of the paper, what it is, when it was adopted
_PAPER = re.compile(
    r"(?:^|\s)(?P<file>\d{2}[  ]?\d{3}(?:[  -][IVX]+)?)\s+(?P<about>[A-Z].{4,200}?)\s+Nr\.\s*(?P<number>\d+[A-Z]?)\s+"
    rf"(?P<kind>[A-Z][A-Z’' -]{{6,90}}[A-Z])(?![a-z])(?:\s+(?:Vastgesteld|Ontvangen)\s+(?P<date>{WRITTEN}))?"
)
_PAPER_HEAD = 8  # units at the beginning in which such a head stands
_RUNNING = (ParagraphKind.PARAGRAPH, ParagraphKind.QUESTION, ParagraphKind.ANSWER)
_SHORT = (ParagraphKind.METADATA, ParagraphKind.HEADING)


@dataclass(frozen=True)
class Described:
    """What a document says of itself; None and () where it says nothing."""

    title: str | None
    kind: str | None
    date: str | None
    references: tuple[str, ...]
    author: str | None = None


def filled(source: Source, paragraphs: Sequence[Paragraph]) -> Source:
    """A source with what was not known of it read from the document; what its manifest says stays."""
    if source.title and source.kind and source.author and source.date and source.references:
        return source
    found = describe(paragraphs, Path(source.path))
    return replace(
        source,
        title=source.title or found.title or file_title(Path(source.path)),
        kind=source.kind or found.kind,
        author=source.author or found.author,
        date=source.date or found.date,
        references=source.references or (() if source.title else found.references),
    )


def file_title(path: Path) -> str:
    """The name of a file as a title, for a document that has none.

    >>> file_title(Path("nota_fietsen-2031.md"))
    'Nota fietsen 2031'
    """
    title = re.sub(r"[-_]+", " ", path.stem).strip()
    return title[:1].upper() + title[1:]


def describe(paragraphs: Sequence[Paragraph], path: Path) -> Described:
    """Title, kind, date, numbers and author, where the document states them as such.

    A date counts only as a value of its own, behind a place or a word such as “vastgesteld op”, in the title, or where
    the document says of itself when it was adopted: never a date in running text about something else.
    """
    head = _head(paragraphs)
    pairs = _pairs(head)
    heading = _heading(paragraphs, head)
    subject = _first(pairs, _SUBJECT_KEYS)
    letterhead = subject and any(map(_salutes, paragraphs[:_HEAD])) and not named_kind(heading or "")
    headed = heading if heading and not bare_kind(heading) and not letterhead else None
    paper = _PAPER.search(" ".join(one.text for one in paragraphs[:_PAPER_HEAD]))
    own = _first(pairs, _TITLE_KEYS) or (_paper_title(paper) if paper else headed)
    title = own or subject or heading
    author = _author(paragraphs, pairs, own)
    kind = kind_of(paragraphs, head, own, subject, author, path.stem)
    return Described(
        title and title[:1].upper() + title[1:],
        kind,
        _date(paragraphs, head, pairs, own) or (paper and next(iter(dates_in(paper["date"] or "")), None)),
        _numbers(head, pairs) or ((f"Kamerstuk {paper['file']}, nr. {paper['number']}",) if paper else ()),
        author,
    )


def _paper_title(paper: re.Match[str]) -> str:
    """What a parliamentary paper is and about, “Verslag van een schriftelijk overleg: Dijken en kaden”."""
    return f"{paper['kind'].capitalize()}: {paper['about']}"


def _head(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The units before the first running text; a salutation or a first short line is none."""
    for at, one in enumerate(paragraphs[:_HEAD]):
        if one.kind in (*_RUNNING, ParagraphKind.LIST_ITEM, ParagraphKind.TABLE_ROW):
            line = one.kind is ParagraphKind.PARAGRAPH and len(one.text) < 260 and not re.search(r"[.!?:;,]$", one.text)
            if not line:
                return paragraphs[:at]
    return paragraphs[:_HEAD]


def _pairs(head: Sequence[Paragraph]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for one in head:
        if one.kind is ParagraphKind.METADATA and (match := _PAIR.fullmatch(one.text)):
            pairs.setdefault(match["key"].casefold(), match["value"].strip())
    return pairs


def _first(pairs: Mapping[str, str], keys: Sequence[str]) -> str | None:
    return next((pairs[key] for key in keys if pairs.get(key) and re.search(r"\w", pairs[key])), None)


def _heading(paragraphs: Sequence[Paragraph], head: Sequence[Paragraph]) -> str | None:
    """The heading that is the title: the first one in the head that is no section, else a first line that stands alone."""
    headings = [one.text for one in head if one.kind is ParagraphKind.HEADING and not _SECTIONS.match(one.text)]
    bodies = [text for text in headings if _BODY.match(text) and not named_kind(text)]
    headings = [text for text in headings if text not in bodies] or headings
    if headings:
        return next((text for text in headings if not bare_kind(text)), headings[0])
    first = head[0] if head else None
    if first is not None and first.kind is ParagraphKind.PARAGRAPH and not any(map(_salutes, paragraphs[:_HEAD])):
        return first.text
    return None


def _salutes(one: Paragraph) -> bool:
    return one.kind is ParagraphKind.PARAGRAPH and bool(SALUTATION.match(one.text))


def _author(paragraphs: Sequence[Paragraph], pairs: Mapping[str, str], title: str | None) -> str | None:
    """By its key, else by the signature at the end, else by the title (“Besluit van … van 3 mei 2031”)."""
    named = _first({key: value for key, value in pairs.items() if not dates_in(value)}, _AUTHOR_KEYS)
    entitled = _OF.search(title or "")
    if named or entitled:
        return named or (entitled["author"] if entitled else None)
    signed = [one.text for one in paragraphs[-2 * _TAIL :] if one.kind is ParagraphKind.SIGNATURE]
    if signed:
        return re.sub(r"^(?:hoogachtend|met vriendelijke groet)\W+", "", signed[-1], flags=re.IGNORECASE)
    return next((match["author"] for text in _adopting(paragraphs) if (match := _ADOPTER.match(text))), None)


def _adopting(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Sentences of the first running texts in which the document says when it was adopted."""
    running = [one.text for one in paragraphs if one.kind in _RUNNING][:_OPENING]
    sentences = [text[start:end] for text in running for start, end in split_sentences(text)]
    return [one for one in sentences if "vastgesteld" in one and any(map(named_kind, _ITSELF.findall(one)))]


def _date(
    paragraphs: Sequence[Paragraph], head: Sequence[Paragraph], pairs: Mapping[str, str], title: str | None
) -> str | None:
    """The one date that the document gives as its own; a whole date before a month."""
    texts = [value for key in _DATE_KEYS if (value := pairs.get(key))]
    texts += [
        match[1] for one in head if one.kind in (*_SHORT, ParagraphKind.PARAGRAPH) and (match := DATED.match(one.text))
    ]
    if match := _OF.search(title or ""):
        texts.append(match["date"])
    texts += [match[1] for one in paragraphs[:_HEAD] for match in _RECEIVED.finditer(one.text)]
    texts += _adopting(paragraphs)
    texts += [match[1] for one in paragraphs[-_TAIL:] if (match := DATED.match(one.text))]
    texts += [match[1] for one in head if (match := ENDS_DATED.search(one.text))]
    texts += [one.text for one in head if MONTH.match(one.text)]
    found = [dates[0] for text in texts if len(dates := dates_in(text)) == 1]
    return next((one for one in found if len(one) == 10), found[0] if found else None)


def _numbers(head: Sequence[Paragraph], pairs: Mapping[str, str]) -> tuple[str, ...]:
    values = [f"Kamerstuk {pairs[key]}" if key == "kamerstuk" else pairs[key] for key in _NUMBER_KEYS if key in pairs]
    values += [match[0].strip() for one in head if one.kind in _SHORT for match in _NUMBERED.finditer(one.text)]
    return tuple(dict.fromkeys(one for one in values if any(char.isdigit() for char in one)))
