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
from rag.reading.pairs import KEYS
from rag.reading.signatures import is_cosigner, is_signature

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATELINE = re.compile(rf"^(?:[A-Z’'][\w’'. -]{{1,40}},\s+)?\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}}$", re.IGNORECASE)
_RECEIVERS = (
    "voorzitter|president|leden|college|raad|gemeenteraad|commissie|minister|staatssecretaris|griffier|burgemeester|gedeputeerde|"
    "gedeputeerden|dijkgraaf|directie|directeur|bestuur|heer|ministerraad|secretaris|inspecteur|informateur|formateur|provinciale"
)
_ADDRESSEE = re.compile(
    rf"^(?:(?:Aan|T\.a\.v\.)\s+(?:de|het|mevrouw|den|mw\.|dhr\.|[A-Z])|(?:De|Het|Mevrouw|De heer)\s+(?i:{_RECEIVERS})\b).{{3,200}}$"
)
_METADATA = re.compile(rf"^({KEYS})\s*:\s*(\S.*)$", re.IGNORECASE)
_BARE_PAIR = re.compile(
    r"^(Datum|(?:Ons |Uw )?[Kk]enmerk|(?:Onze |Uw )?[Rr]eferentie|Zaaknummer|Dossiernummer|Betreft|Onderwerp|Documentnummer)\s+"
    r"([A-Z\d][^:]{0,80}[^\s.:;,?!])$"
)
_CAPTION = re.compile(r"^(?:afbeelding|figuur|tabel|kaart|grafiek|foto|kader)\s+\d+[a-z]?\s*[.:–-]?\s", re.IGNORECASE)
_SEE = re.compile(
    r"\b(?:zie|verwijs|verwijzen|verwezen|verwijst)\b[^.?!]{0,90}?\bantwoord(?:en)?\s+op\s+(?:de\s+|uw\s+)?(?:schriftelijke\s+)?"
    r"vra(?:ag|gen)\s+(\d{1,3}(?:\s*(?:,|en|t/m|tot en met|–)\s*(?:vraag\s+)?\d{1,3})*)",
    re.IGNORECASE,
)
_SEE_WITHIN = 200  # letters from the start of an answer; further on a reference is an aside


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
    caption: str | None = None
    box: int | None = None
    outside: tuple[list[tuple[int, str]], int] = ((), 0)  # type: ignore[assignment]  # path and count around a box
    last: ParagraphKind | None = None
    item_left: float | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.path)

    def step_box(self, block: Block) -> None:
        """Enter or leave a box; after it the section goes on where it was."""
        if block.box == self.box:
            return
        if self.box is not None and block.box is not None and block.kind is not BlockKind.HEADING and block.opens_page:
            return
        if self.box is not None:
            self.path, self.count = list(self.outside[0]), self.outside[1]
        if block.box is not None:
            self.outside = (list(self.path), self.count)
        self.box = block.box
        self.item = 0


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


def _unit(source_id: str, block: Block, level: int, state: _State, page: int | None, drawer: Drawer) -> Paragraph | None:
    """The paragraph a block makes, or None for a label; the state moves on."""
    state.step_box(block)
    if block.kind in (BlockKind.QUESTION, BlockKind.ANSWER):
        _label(block.text, state)
        drawer.drop("vraagnummer of opschrift", block.text)
        return None
    make = _Maker(source_id, state, page)
    plain = WRAPPED_NOTE.sub("", block.text)
    if block.kind is not BlockKind.ROW:
        state.caption = None
    made = _special(make, block, plain, state, drawer)
    if made is None and block.kind is BlockKind.HEADING and _may_head(block, state):
        made = _heading(make, block.text, level, state)
    made = made or _running(make, block.text, state)
    state.last = made.kind
    return made


def _may_head(block: Block, state: _State) -> bool:
    """Plain text has no headings between questions; print has, but a question may be set in bold itself."""
    if block.size is None:
        return not state.qa
    return state.speaker is not Speaker.ASKER or state.last is ParagraphKind.QUESTION


def _special(make: _Maker, block: Block, plain: str, state: _State, drawer: Drawer) -> Paragraph | None:
    """Items, rows, captions, metadata and signatures; None for running text and headings."""
    if block.kind is BlockKind.ITEM:
        if state.item and re.match(r"^\W?(?:1|a|i)\W$", block.label) and state.last is ParagraphKind.LIST_ITEM:
            state.item = 0
        state.item += 1
        return make(ParagraphKind.LIST_ITEM, block.text, state.item, lead_in=state.lead_in)
    if block.kind is BlockKind.ROW:
        path = (*state.headings, state.caption) if state.caption else state.headings
        return replace(make(ParagraphKind.TABLE_ROW, block.text, None), heading_path=path)
    if (state.started and is_signature(block.lines)) or (state.last is ParagraphKind.SIGNATURE and is_cosigner(plain)):
        state.qa, state.speaker = None, None
        return make(ParagraphKind.SIGNATURE, block.text, None)
    if (pair := _BARE_PAIR.match(plain)) and block.kind in (BlockKind.TEXT, BlockKind.PAIR, BlockKind.HEADING) and not block.cells:
        drawer.repeat(":", [])
        return make(ParagraphKind.METADATA, f"{pair[1]}: {block.text[len(pair[1]) :].strip()}", None)
    if block.kind is BlockKind.PAIR or (block.kind is not BlockKind.CAPTION and _metadata(plain, state)):
        return make(ParagraphKind.METADATA, block.text, None)
    if block.kind is BlockKind.CAPTION or (block.size is None and _CAPTION.match(plain) and len(plain) < 200 and not plain.endswith((".", ","))):
        state.caption = plain
        return make(ParagraphKind.CAPTION, block.text, None)
    return None


def _label(text: str, state: _State) -> None:
    """A question number or the word Antwoord: who speaks from here, and to which question."""
    answer = ANSWER.match(text)
    question = QUESTION.match(text) or BARE_NUMBER.match(text)
    if answer:
        state.speaker = Speaker.ANSWERER
        state.qa = qa_numbers(answer[1]) if answer[1] else state.qa
    elif question:
        state.speaker, state.qa = Speaker.ASKER, qa_numbers(question[1])
    state.count = state.item = 0
    state.last = None


def qa_numbers(text: str) -> str:
    """Question numbers written out.

    >>> qa_numbers("3 t/m 5"), qa_numbers("3, 4 en 5")
    ('3, 4, 5', '3, 4, 5')
    """
    numbers: list[int] = []
    for part in re.split(r"\s*(?:,|\ben\b)\s*", text):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 50:
            numbers.extend(range(ends[0], ends[1] + 1))
        else:
            numbers.extend(ends)
    return ", ".join(map(str, numbers))


def _metadata(plain: str, state: _State) -> bool:
    if state.started or len(plain) > 200:
        return False
    return bool(
        _METADATA.match(plain) or _DATELINE.match(plain) or (_ADDRESSEE.match(plain) and not plain.endswith("."))
    )


def _heading(make: _Maker, text: str, level: int, state: _State) -> Paragraph:
    state.qa, state.speaker = None, None
    if state.box is not None:
        level = max([depth for depth, _ in state.outside[0]], default=0) + 1
    while state.path and state.path[-1][0] >= level:
        state.path.pop()
    paragraph = make(ParagraphKind.HEADING, text, None)
    state.path.append((level, take_markers(text)[0]))
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
    see = _SEE.search(plain[:_SEE_WITHIN]) if kind is ParagraphKind.ANSWER else None
    numbers = tuple(qa_numbers(see[1]).split(", ")) if see else ()
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
                    None, None, note.text, (), digest(note.text),
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
