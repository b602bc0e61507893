"""From blocks to Paragraphs: who speaks, under which heading, with which number, tied to which notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rag.datatypes import Paragraph, ParagraphKind, Speaker
from rag.language.sentences import last_sentence
from rag.reading.addressed import BARE_PAIR, is_addressed
from rag.reading.blocks import ANSWER, BARE_NUMBER, Block, BlockKind, is_answer_label, question_label
from rag.reading.furniture import number_pages
from rag.reading.headings import heading_levels
from rag.reading.identity import Draft, digest, take_markers, with_ids, with_notes
from rag.reading.lines import WRAPPED_NOTE, Drawer
from rag.reading.listing import Lists
from rag.reading.markers import Note
from rag.reading.signatures import is_cosigner, is_signature
from rag.reading.unlabelled import answers_follow

__all__ = ["build_paragraphs", "digest"]

_CAPTION = re.compile(r"^(?:afbeelding|figuur|tabel|kaart|grafiek|foto|kader)\s+\d+[a-z]?\s*[.:–-]?\s", re.IGNORECASE)
_SEE = re.compile(
    r"\b(?:zie|verwijs|verwijzen|verwezen|verwijst)\b[^.?!]{0,90}?\bantwoord(?:en)?\s+op\s+(?:de\s+|uw\s+)?(?:schriftelijke\s+)?"
    r"vra(?:ag|gen)\s+(\d{1,3}(?:\s*(?:,|en|t/m|tot en met|–)\s*(?:vraag\s+)?\d{1,3})*)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\b(?:tabel|overzicht|onderstaande?|hieronder|schema)\b", re.IGNORECASE)
_RUNNING = (ParagraphKind.PARAGRAPH, ParagraphKind.QUESTION, ParagraphKind.ANSWER)
_SEE_WITHIN = 200  # letters from the start of an answer; further on a reference is an aside


@dataclass
class _State:
    """Where the reader is in the document."""

    path: list[tuple[int, str]] = field(default_factory=list)
    count: int = 0
    lead_in: str | None = None
    qa: str | None = None
    speaker: Speaker | None = None
    started: bool = False
    caption: str | None = None
    row: int = 0
    box: int | None = None
    outside: tuple[list[tuple[int, str]], int] = ((), 0)  # type: ignore[assignment]  # path and count around a box
    last: ParagraphKind | None = None
    labelled: int | None = None  # level of the label that says who speaks, known for Markdown
    lists: Lists = field(default_factory=Lists)
    table: str | None = None  # the sentence that announces a table
    follow: bool = False  # whether answers follow their questions without a label

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
        self.lists.close()


def build_paragraphs(
    source_id: str, blocks: list[Block], notes: list[Note], printed: dict[int, int], drawer: Drawer
) -> tuple[Paragraph, ...]:
    """The paragraphs of a document in reading order, notes at the end of the page they stand on."""
    levels = heading_levels(blocks)
    pages = number_pages(printed)
    state = _State(follow=answers_follow(blocks))
    drafts: list[Draft] = []
    for index, block in enumerate(blocks):
        level = levels.get(index, 1)
        draft = _unit(source_id, block, level, state, pages.get(block.page), drawer)
        if draft is not None:
            drafts.append(Draft(draft, block.page))
            state.started = state.started or draft.kind in _RUNNING
    return with_ids(with_notes(source_id, drafts, notes, pages))


def _unit(
    source_id: str, block: Block, level: int, state: _State, page: int | None, drawer: Drawer
) -> Paragraph | None:
    """The paragraph a block makes, or None for a label; the state moves on."""
    state.step_box(block)
    if state.follow and state.speaker is Speaker.ASKER and state.last is not None:
        state.speaker = Speaker.ANSWERER
    if block.kind in (BlockKind.QUESTION, BlockKind.ANSWER):
        _label(block, state)
        drawer.drop("vraagnummer of opschrift", block.text)
        return None
    make = _Maker(source_id, state, page)
    plain = WRAPPED_NOTE.sub("", block.text)
    if block.kind is not BlockKind.ROW:
        state.caption, state.row = None, 0
    made = _special(make, block, plain, state, drawer)
    if made is None and block.kind is BlockKind.HEADING and _may_head(block, state):
        made = _heading(make, block, level, state)
    made = made or _running(make, block.text, state)
    if made.kind in (ParagraphKind.LIST_ITEM, ParagraphKind.HEADING, ParagraphKind.SIGNATURE, ParagraphKind.METADATA):
        state.table = None
    state.last = made.kind
    return made


def _may_head(block: Block, state: _State) -> bool:
    """Plain text has no headings between questions; print has, but a question may be set in bold itself."""
    if block.level is not None:
        return True
    if block.size is None:
        return not state.qa
    return state.speaker is not Speaker.ASKER or state.last is ParagraphKind.QUESTION


def _special(make: _Maker, block: Block, plain: str, state: _State, drawer: Drawer) -> Paragraph | None:
    """Items, rows, captions, metadata and signatures; None for running text and headings."""
    if block.kind is BlockKind.ITEM:
        return _item(make, block, state)
    if block.kind is BlockKind.ROW:
        path = (*state.headings, state.caption) if state.caption else state.headings
        state.row += 1
        return replace(make(ParagraphKind.TABLE_ROW, block.text, state.row, lead_in=state.table), heading_path=path)
    signs = block.kind is BlockKind.SIGNATURE or is_signature(block.lines)
    if (state.started and signs) or (state.last is ParagraphKind.SIGNATURE and is_cosigner(plain)):
        state.qa, state.speaker = None, None
        return make(ParagraphKind.SIGNATURE, block.text, None)
    if _is_caption(block, plain):
        state.caption = plain
        return make(ParagraphKind.CAPTION, block.text, None)
    if pair := BARE_PAIR.match(plain):
        drawer.repeat(":", [])
        return make(ParagraphKind.METADATA, f"{pair[1]}: {block.text[len(pair[1]) :].strip()}", None)
    known = block.kind is BlockKind.PAIR or _metadata(plain, state)
    return make(ParagraphKind.METADATA, block.text, None) if known else None


def _item(make: _Maker, block: Block, state: _State) -> Paragraph:
    """An item of a list, with its number in that list and the sentence it hangs on."""
    number, lead = state.lists.place(block, state.lead_in, state.last is ParagraphKind.LIST_ITEM)
    return make(ParagraphKind.LIST_ITEM, block.text, number, lead_in=lead)


def _is_caption(block: Block, plain: str) -> bool:
    """Known from print, or in plain text by its first words."""
    worded = block.size is None and _CAPTION.match(plain) and len(plain) < 200 and not plain.endswith((".", ","))
    return block.kind is BlockKind.CAPTION or bool(worded)


def _label(block: Block, state: _State) -> None:
    """A question number or the word Antwoord: who speaks from here, and to which question."""
    text = block.text
    answer = ANSWER.match(text)
    question = question_label(text) or BARE_NUMBER.match(text)
    if answer or is_answer_label(text):
        state.speaker = Speaker.ANSWERER
        state.qa = qa_numbers(answer[1]) if answer and answer[1] else state.qa
    elif question:
        state.speaker, state.qa = Speaker.ASKER, qa_numbers(question[1])
        state.labelled = block.level
        if block.level is not None:
            while state.path and state.path[-1][0] >= block.level:
                state.path.pop()
    state.count = 0
    state.lists.close()
    state.last = None
    state.lead_in = None


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
    return not state.started and len(plain) <= 200 and is_addressed(plain)


def _heading(make: _Maker, block: Block, level: int, state: _State) -> Paragraph:
    text = block.text
    if state.labelled is None or level <= state.labelled:
        state.qa, state.speaker, state.labelled = None, None, None
    if state.box is not None:
        level = max([depth for depth, _ in state.outside[0]], default=0) + 1
    inside = not state.path or level > state.path[-1][0]
    while state.path and state.path[-1][0] >= level:
        state.path.pop()
    paragraph = make(ParagraphKind.HEADING, text, None)
    state.path.append((level, take_markers(text)[0]))
    state.count = 0
    state.lists.close()
    if not (inside and state.last in _RUNNING):
        state.lead_in = None
    return paragraph


def _running(make: _Maker, text: str, state: _State) -> Paragraph:
    state.count += 1
    state.lists.close()
    plain = WRAPPED_NOTE.sub("", text)
    sentence = last_sentence(plain)
    state.lead_in = sentence if sentence.rstrip().endswith(":") else None
    state.table = sentence if state.lead_in or _ANNOUNCES.search(sentence) else None
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
