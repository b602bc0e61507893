"""From blocks to Paragraphs: who speaks, under which heading, with which number, tied to which notes."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from rag.datatypes import Marker, Paragraph, ParagraphKind, Speaker
from rag.language.sentences import last_sentence
from rag.reading.blocks import ANSWER, BARE_NUMBER, QUESTION, Block, BlockKind
from rag.reading.furniture import number_pages
from rag.reading.headings import heading_levels
from rag.reading.lines import WRAPPED_NOTE, Drawer
from rag.reading.notes import Note

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATELINE = re.compile(rf"^(?:[A-Z’'][\w’'. -]{{1,40}},\s+)?\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}}$", re.IGNORECASE)
_ADDRESSEE = re.compile(r"^(?:Aan|T\.a\.v\.)\s+(?:de|het|mevrouw|de heer|den)\b.{3,120}$")
_KEYS = (
    "datum|kenmerk|ons kenmerk|uw kenmerk|onze referentie|uw referentie|referentie|betreft|onderwerp|auteur|van|aan|kopie aan|cc|"
    "bijlage(?:n|\\(n\\))?|bijlagen|directie|contactpersoon|behandeld door|telefoon|status|versie|zaaknummer|dossiernummer|"
    "portefeuillehouder|vergaderdatum|registratienummer|uw brief van|inlichtingen|uiterlijk bij"
)
_METADATA = re.compile(rf"^({_KEYS})\s*:\s*(\S.*)$", re.IGNORECASE)
_NAME = re.compile(
    r"^(?:(?:drs|mr|dr|ir|ing|prof|mw|dhr)\.\s+)*(?:[A-Z]\.\s?)*(?:(?:van|de|den|der|ter|ten|in|’t|'t)\s+)*[A-ZÀ-Ý][\w’'¸-]+(?:\s+[\w’'¸-]+){0,4}$"
)
_OFFICE = re.compile(
    r"^(?:De|Het|Namens|Mede namens|Hoogachtend|Met vriendelijke groet|Gedeputeerde|Burgemeester|[A-Z][a-z]+-?griffier)\b"
)
_CAPTION = re.compile(r"^(?:afbeelding|figuur|tabel|kaart|grafiek|foto|kader)\s+\d+[a-z]?\s*[.:–-]?\s", re.IGNORECASE)
_SEE = re.compile(
    r"^(?:zie|ik verwijs(?: u)? (?:graag )?naar|hiervoor verwijs ik(?: u)? naar)\s+(?:daarvoor\s+)?(?:het|de|mijn)?\s*antwoord(?:en)?\s+op\s+(?:de\s+)?vra(?:ag|gen)\s+([\d, en]+)",
    re.IGNORECASE,
)


@dataclass
class _State:
    """Where the reader is in the document."""

    path: list[tuple[int, str]] = field(default_factory=list)
    count: int = 0
    item: int = 0
    lead_in: str | None = None
    qa: str | None = None
    speaker: Speaker | None = None
    started: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.path)


@dataclass(frozen=True)
class _Draft:
    paragraph: Paragraph
    page: int


def build_paragraphs(
    source_id: str, blocks: list[Block], notes: list[Note], printed: dict[int, int], drawer: Drawer
) -> tuple[Paragraph, ...]:
    """The paragraphs of a document in reading order, notes at the end of the page they stand on."""
    levels = heading_levels(blocks)
    pages = number_pages(printed)
    state = _State()
    drafts: list[_Draft] = []
    for index, block in enumerate(blocks):
        level = levels.get(index, 1)
        draft = _unit(source_id, block, level, state, pages.get(block.page), drawer)
        if draft is not None:
            drafts.append(_Draft(draft, block.page))
            state.started = state.started or draft.kind is ParagraphKind.PARAGRAPH
    return _with_ids(_with_notes(source_id, drafts, notes, pages))


def is_signature(lines: tuple[str, ...]) -> bool:
    """An office that ends in a comma, then one or two names.

    >>> is_signature(("De Minister van Waterzaken,", "A.B. de Vries"))
    True
    """
    clean = [WRAPPED_NOTE.sub("", line).strip() for line in lines]
    if not 2 <= len(clean) <= 6 or any(len(line) > 90 for line in clean):
        return False
    return bool(_OFFICE.match(clean[0]) and clean[-2].endswith(",") and _NAME.match(clean[-1]))


def _unit(
    source_id: str, block: Block, level: int, state: _State, page: int | None, drawer: Drawer
) -> Paragraph | None:
    """The paragraph a block makes, or None for a label; the state moves on."""
    text = block.text
    if block.kind in (BlockKind.QUESTION, BlockKind.ANSWER):
        _label(text, state)
        drawer.drop("vraagnummer of opschrift", text)
        return None
    make = _Maker(source_id, state, page)
    if block.kind is BlockKind.ITEM:
        state.item += 1
        return make(ParagraphKind.LIST_ITEM, text, state.item, lead_in=state.lead_in)
    plain = WRAPPED_NOTE.sub("", text)
    if is_signature(block.lines):
        return make(ParagraphKind.SIGNATURE, text, None)
    if block.kind is BlockKind.PAIR or _metadata(plain, state):
        return make(ParagraphKind.METADATA, text, None)
    if _CAPTION.match(plain) and len(plain) < 200 and not plain.endswith((".", ",")):
        return make(ParagraphKind.CAPTION, text, None)
    if block.kind is BlockKind.ROW:
        state.item += 1
        return make(ParagraphKind.TABLE_ROW, text, state.item)
    if block.kind is BlockKind.HEADING and not state.qa:
        return _heading(make, text, level, state)
    return _running(make, text, state)


def _label(text: str, state: _State) -> None:
    """A question number or the word Antwoord: who speaks from here, and to which question."""
    answer = ANSWER.match(text)
    question = QUESTION.match(text) or BARE_NUMBER.match(text)
    if answer:
        state.speaker = Speaker.ANSWERER
        state.qa = answer[1] or state.qa
    elif question:
        state.speaker, state.qa = Speaker.ASKER, question[1]
    state.qa = re.sub(r"\s*(?:,|\ben\b)\s*", ", ", state.qa) if state.qa else state.qa
    state.count = state.item = 0


def _metadata(plain: str, state: _State) -> bool:
    if state.started or len(plain) > 200:
        return False
    return bool(
        _METADATA.match(plain) or _DATELINE.match(plain) or (_ADDRESSEE.match(plain) and not plain.endswith("."))
    )


def _heading(make: _Maker, text: str, level: int, state: _State) -> Paragraph:
    while state.path and state.path[-1][0] >= level:
        state.path.pop()
    paragraph = make(ParagraphKind.HEADING, text, None)
    state.path.append((level, WRAPPED_NOTE.sub("", text)))
    state.count = state.item = 0
    state.lead_in = None
    return paragraph


def _running(make: _Maker, text: str, state: _State) -> Paragraph:
    state.count += 1
    state.item = 0
    plain = WRAPPED_NOTE.sub("", text)
    sentence = last_sentence(plain)
    state.lead_in = sentence if sentence.rstrip().endswith(":") else None
    if state.speaker is None:
        return make(ParagraphKind.PARAGRAPH, text, state.count)
    kind = ParagraphKind.QUESTION if state.speaker is Speaker.ASKER else ParagraphKind.ANSWER
    see = _SEE.match(plain)
    numbers = tuple(re.findall(r"\d+", see[1])) if see else ()
    return make(kind, text, state.count, see=numbers)


@dataclass(frozen=True)
class _Maker:
    """Makes a paragraph without its id from marked text, at the place where the reader is."""

    source_id: str
    state: _State
    page: int | None

    def __call__(
        self, kind: ParagraphKind, text: str, number: int | None, lead_in: str | None = None, see: tuple[str, ...] = ()
    ) -> Paragraph:
        clean, markers = take_markers(text)
        qa = self.state.qa if self.state.speaker else None
        return Paragraph(
            "", self.source_id, kind, self.state.headings, number, self.page, qa, self.state.speaker,
            clean, markers, digest(clean), lead_in, see,
        )  # fmt: skip


def take_markers(text: str) -> tuple[str, tuple[Marker, ...]]:
    """The text without its wrapped markers, white space folded, and the offset of each."""
    markers: list[Marker] = []
    clean, at = "", 0
    for match in WRAPPED_NOTE.finditer(text):
        clean += text[at : match.start()]
        markers.append(Marker(len(clean), match[1]))
        at = match.end()
        if text[at : at + 2].strip()[:1] in {*".,;:)]"} and text[at : at + 1] == " ":
            at += 1
    clean += text[at:]
    return clean, tuple(markers)


def digest(text: str) -> str:
    """First twelve hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _with_notes(source_id: str, drafts: list[_Draft], notes: list[Note], pages: dict[int, int]) -> list[Paragraph]:
    """The paragraphs with each note after the last unit of its page, under the heading of its marker."""
    holders = {marker.label: draft.paragraph for draft in drafts for marker in draft.paragraph.markers}
    queue = list(notes)
    placed: list[Paragraph] = []
    for position, draft in enumerate(drafts):
        placed.append(draft.paragraph)
        after = drafts[position + 1].page if position + 1 < len(drafts) else None
        while queue and (after is None or queue[0].page < after):
            note = queue.pop(0)
            holder = holders.get(note.label)
            path = holder.heading_path if holder else draft.paragraph.heading_path
            placed.append(
                Paragraph(
                    "", source_id, ParagraphKind.FOOTNOTE, path, int(note.label), pages.get(note.page),
                    holder.qa_number if holder else None, None, note.text, (), digest(note.text),
                )
            )  # fmt: skip
    return placed


def _with_ids(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Ids from document, digest and occurrence; markers tied to the ids of their notes (the nearest of that number)."""
    seen: Counter[str] = Counter()
    named = []
    for paragraph in paragraphs:
        seen[paragraph.digest] += 1
        named.append(replace(paragraph, id=f"{paragraph.source_id}:{paragraph.digest}:{seen[paragraph.digest]}"))
    footnotes = [(i, p) for i, p in enumerate(named) if p.kind is ParagraphKind.FOOTNOTE]
    tied = []
    for index, paragraph in enumerate(named):
        markers = tuple(_tie(marker, index, footnotes) for marker in paragraph.markers)
        tied.append(replace(paragraph, markers=markers) if markers else paragraph)
    return tuple(tied)


def _tie(marker: Marker, index: int, footnotes: list[tuple[int, Paragraph]]) -> Marker:
    same = [(abs(i - index), p.id) for i, p in footnotes if str(p.number) == marker.label]
    return replace(marker, note_id=min(same)[1]) if same else marker
