"""Whether the paragraphs that a generated sentence cites state what it says.

Stricter than the check of a claim in one way and looser in another. Stricter: only the cited paragraphs count, a figure
must be *stated* there (nothing is derived), a rate may not be dropped, every name and quotation must stand there. Looser:
since the paragraph is known, an equal figure needs no further likeness of words to be taken for the same statement; what
is asked is that no other figure of the cited paragraphs fits its words better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rag.answering.generative.binding import Part, exclusive, only_in, own_words, part_of
from rag.answering.generative.names import unstated_codes, unstated_names, unstated_quotes
from rag.answering.generative.planted import planted_from
from rag.answering.generative.turned import turned
from rag.answering.reference import dutch_date
from rag.datatypes import CitedFigure, Figure, FigureKind, Paragraph, ParagraphKind, Source
from rag.figures.evidence import Evidence, RarityLike
from rag.figures.find import find_figures
from rag.figures.ledger import Ledger
from rag.figures.match import Match, match, rate
from rag.figures.statements import Statement, related
from rag.figures.values import comparable, is_dated, quantity, same_value
from rag.index.versions import figures_of
from rag.language.sentences import split_sentences
from rag.language.tokens import fold, stem
from rag.retrieval.question import is_english

Similarity = Callable[[str, str], float]
NEEDED = 0.5  # share of a sentence's rarity that its paragraphs must state, from development on other texts
LIKE_NOUN = 0.32  # cosine of two nouns from which a count of the one may be given as a count of the other
WITH_FIGURE = 0.3  # the same for a sentence whose figures are all stated


@dataclass(frozen=True)
class Background:
    """What is known of the collection: rarity of stems, words that are no names, likeness of two texts."""

    rarity: RarityLike
    common: Callable[[str], bool]
    similarity: Similarity | None = None


@dataclass(frozen=True)
class Ground:
    """The cited paragraphs with their sources: what a sentence may say."""

    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Source | None, ...]
    background: Background

    @cached_property
    def stated(self) -> tuple[Paragraph, ...]:
        """The paragraphs up to the first sentence that is an instruction to a model; questions state nothing."""
        told = (one for one in self.paragraphs if one.kind is not ParagraphKind.QUESTION)
        return tuple(replace(one, text=one.text[: planted_from(one.text)].rstrip()) for one in told)

    @cached_property
    def evidence(self) -> Evidence:
        """The sentences of the paragraphs."""
        cited = [
            CitedFigure(figure, one)
            for whole, one in zip(
                (p for p in self.paragraphs if p.kind is not ParagraphKind.QUESTION), self.stated, strict=True
            )
            for figure in figures_in(whole)
            if figure.end <= len(one.text)
        ]
        return Evidence(Ledger(tuple(cited)), self.stated, self.background.rarity)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Their sentences, and after them the headings and lead-ins."""
        return (*self.evidence.statements, *(one for each in self.stated for one in _around(each)))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts that may lend a name: paragraphs with what stands around them, and what is known of a source."""
        found = [text for one in self.stated for text in (one.text, one.lead_in or "", *one.heading_path)]
        for source in self.sources:
            if source:
                found += [source.title, source.author or "", source.kind or "", *source.references]
        return tuple(text for text in found if text)


@lru_cache(maxsize=4096)
def figures_in(paragraph: Paragraph) -> tuple[Figure, ...]:
    """The figures of a paragraph, found once."""
    return tuple(figures_of(paragraph))


_DOCUMENT_ITSELF = "het document"  # stands for its title, whose names and years are those of the document
_PRINTED = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*")


def _unprinted(sentence: str, ground: Ground) -> list[str]:
    """The numbers in digits that the cited paragraphs do not print so; thousands may be grouped or not."""
    dates = [dutch_date(source.date) for source in ground.sources if source]
    stated = {_ungrouped(number) for text in (*ground.texts, *dates) for number in _PRINTED.findall(text)}
    return [number for number in _PRINTED.findall(sentence) if _ungrouped(number) not in stated]


def _ungrouped(number: str) -> str:
    return re.sub(r"\.(?=\d{3}(?!\d))", "", number)


def _around(paragraph: Paragraph) -> Iterator[Statement]:
    for text in (paragraph.lead_in, *paragraph.heading_path):
        if text:
            yield Statement(text, 0, len(text), find_figures(text), paragraph)


def verbatim(sentence: str, ground: Ground) -> bool:
    """Whether a sentence is a whole sentence of its paragraphs, word for word."""
    plain = sentence.strip().rstrip(".;")
    return any(
        plain == one.text[start:end].strip().rstrip(".;")
        for one in ground.stated
        for start, end in split_sentences(one.text)
    )


def faults(sentence: str, ground: Ground) -> tuple[str, ...]:
    """Why a sentence may not be shown; empty where its paragraphs state it.

    Reasons: ``question``, ``quote``, ``name``, ``figure``, ``value``, ``unit``, ``qualifier``, ``period``, ``subject``,
    ``negation``, ``direction``, ``language``, ``unsupported``.
    """
    if sentence.rstrip().endswith("?"):
        return ("question",)
    if verbatim(sentence, ground):
        return ()
    if is_english(sentence):
        return ("language",)
    found: list[str] = []
    for source in ground.sources:
        if source and len(source.title.split()) > 1:
            sentence = sentence.replace(source.title, _DOCUMENT_ITSELF)
    if unstated_quotes(sentence, [one.text for one in ground.stated]):
        found.append("quote")
    if unstated_names(sentence, ground.texts, ground.background.common) or unstated_codes(sentence, ground.texts):
        found.append("name")
    claim = Statement(sentence, 0, len(sentence), find_figures(sentence))
    figures = list(_figure_faults(claim, ground))
    found += figures
    found += turned(claim, ground.evidence.statements, ground.evidence)
    if not found and _unprinted(sentence, ground):
        found.append("figure")
    if not found and (_narrowed(claim, ground) or not _covered(claim, ground)):
        found.append("unsupported")
    return tuple(dict.fromkeys(found))


_DOCUMENT = re.compile(
    r"\b(?:\w*brief|nota|agenda|document|rapport|verslag|besluit|antwoord\w*|stuk|plan|visie|akkoord|deal|notitie|"
    r"memorie|bijlage|beleid\w*|brochure|persbericht|advies)(?: \w+){0,3} ?(?:\(|van |uit |d\.d\. ?|gedateerd )$",
    re.IGNORECASE,
)
_LABEL = 2  # words up to which a part of a sentence is a label and its figure ("de sluis 3 miljoen")
_TIMES = frozenset({"jaar", "maand", "kwartaal", "week", "dag", "uur"})
_RATE = {
    name: re.compile(rf"\b{stem_}\w*", re.IGNORECASE)
    for name, stem_ in {
        "jaar": "(?:jaar|jaren)", "maand": "maand", "kwartaal": "kwartaal", "week": "wek?e", "dag": "dag", "uur": "uu?r"
    }.items()
}  # fmt: skip


def _figure_faults(claim: Statement, ground: Ground) -> Iterator[str]:
    for one in claim.figures:
        options = [
            (source, other, result)
            for source in ground.statements
            for other in source.figures
            if (result := match(claim, one, source, other))
        ]
        equal = [row for row in options if not row[2].differs and not row[2].derived]
        if is_dated(one):
            if not equal and not _dates_document(claim, one, ground):
                yield "period"
        elif not equal:
            yield _nearest_difference([row[2] for row in options])
        else:
            yield from _misplaced(claim, one, equal, ground)


def _nearest_difference(options: Sequence[Match]) -> str:
    differing = [one.differs for one in options if one.differs and one.differs != ("value",)]
    return differing[0][0] if differing else "value" if options else "figure"


def _dates_document(claim: Statement, one: Figure, ground: Ground) -> bool:
    """Whether a date is that of a cited document, said of the document ("de brief van 8 juni 2023")."""
    dates = [source.date for source in ground.sources if source and source.date]
    head = claim.text[: one.start]
    said = bool(_DOCUMENT.search(head)) or any(
        source and source.title and head.rstrip(" (,").endswith(source.title) for source in ground.sources
    )
    return said and any(date.startswith(str(one.value)) for date in dates) and one.upper is None


def _misplaced(
    claim: Statement, one: Figure, equal: Sequence[tuple[Statement, Figure, Match]], ground: Ground
) -> Iterator[str]:
    """In what the equal figure that fits best is about something else than the sentence says; () where one fits."""
    verdicts = [tuple(_about_else(claim, one, source, other, ground)) for source, other, _ in equal]
    if () not in verdicts:
        yield from min(verdicts, key=len)


def _about_else(claim: Statement, one: Figure, source: Statement, chosen: Figure, ground: Ground) -> Iterator[str]:
    if _rate_dropped(claim, one, source, chosen):
        yield "period"
    if _other_noun(one, chosen, source, ground):
        yield "unit"
    ours, theirs, own = part_of(claim, one), part_of(source, chosen), own_words(source, chosen)
    if _years_apart(ours.years, theirs, source):
        yield "period"
    if _of_another_sentence(one, chosen, source, ours, ground):
        yield "subject"
    for statement in ground.statements:
        for other in statement.figures:
            if is_dated(other) or other is chosen or not comparable(other, one) or same_value(other, one):
                continue
            rival_part = part_of(statement, other)
            if ours.years and rival_part.years and not ours.years & rival_part.years:
                continue
            held = theirs.stems if statement is source else own
            if _fits_better(claim, one, chosen, other, (ours, held, rival_part), statement is source, ground):
                yield "subject"
                return


def _of_another_sentence(one: Figure, chosen: Figure, source: Statement, ours: Part, ground: Ground) -> bool:
    """Whether a figure is said to be of what only another sentence speaks of, and what the source says it is of is gone.

    Only the first word of what the sentence says it is of is looked at, and not where it is like a word of the source.
    """
    said, told = (re.findall(r"[^\W\d_]{4,}", each.subject or "") for each in (one, chosen))
    similar = ground.background.similarity
    if not said or not told or one.kind is FigureKind.COUNT:
        return False
    head, own = stem(fold(said[0])), source.stems | source.before
    if head in own or any(related(head, word) for word in own):
        return False
    elsewhere = any(head in each.stems for each in ground.evidence.statements if each is not source)
    words = [stem(fold(each)) for each in told]
    gone = [
        each
        for each, word in zip(told, words, strict=True)
        if not any(word == w or related(word, w) for w in ours.sentence)
    ]
    return elsewhere and bool(gone) and not (similar and any(similar(said[0], each) >= LIKE_NOUN for each in told))


def _fits_better(
    claim: Statement,
    one: Figure,
    chosen: Figure,
    other: Figure,
    words: tuple[Part, frozenset[str], Part],
    beside: bool,
    ground: Ground,
) -> bool:
    """Whether the words of a figure are rather those of another one.

    So they are if the rarest word that only one of the two has is the other's, if a name is, or one of a part that is
    little more than a label ("bedrijven 12"). Where the sentence gives both figures, in another order than the source,
    they must tell the two apart.
    """  # fmt: skip
    ours, held, rival = words
    mine, theirs = exclusive(ours, held, rival, ground.evidence)
    labels = only_in(ours, rival, held)
    names, own_names = labels & ours.names, only_in(ours, Part(held, *(frozenset(),) * 3, ""), rival.stems) & ours.names
    if beside and len(held) <= _LABEL and any(each in held for each in ours.stems - rival.stems):
        return False
    if theirs > mine or (names and not own_names) or (labels and beside and len(rival.stems) <= _LABEL):
        return True
    twin = next((each for each in claim.figures if each is not one and same_value(other, each)), None)
    if twin is None or mine > theirs:
        return False
    kept_order = beside and (one.start < twin.start) == (chosen.start < other.start)
    return not kept_order


def _years_apart(ours: frozenset[str], theirs: Part, source: Statement) -> bool:
    """Whether a figure is given another year than its source gives it."""
    if not ours:
        return False
    if theirs.years:
        return not (ours <= theirs.years or theirs.years <= ours)
    stated = {str(one.value)[:4] for one in source.figures if is_dated(one)}
    return len(stated) > 1 and not ours <= stated


def _other_noun(one: Figure, chosen: Figure, source: Statement, ground: Ground) -> bool:
    """Whether a count is of something else by name: neither the source's noun, a wider one, nor one of like meaning."""
    if one.kind not in (FigureKind.COUNT, FigureKind.RANGE) or not one.unit or quantity_of(one) != "count":
        return False
    noun = fold(one.unit.split()[-1])
    told = [fold(word) for word in re.findall(r"[^\W\d_]+", source.sentence)]
    if chosen.unit:
        told = [fold(word) for word in re.findall(r"[^\W\d_]+", chosen.unit)] + [
            word for word in told if not _counted_elsewhere(word, chosen, ground)
        ]
    if any(stem(word) == stem(noun) or (len(noun) > 3 and word.endswith(noun)) for word in told):
        return False
    similar = ground.background.similarity
    heads = [chosen.unit.split()[-1]] if chosen.unit else told
    return not (similar and any(similar(noun, head) >= LIKE_NOUN for head in heads))


def _counted_elsewhere(word: str, chosen: Figure, ground: Ground) -> bool:
    units = {
        fold(other.unit.split()[-1])
        for one in ground.statements
        for other in one.figures
        if other.unit and other is not chosen
    }
    return any(stem(word) == stem(unit) for unit in units)


def quantity_of(one: Figure) -> str | None:
    """The dimension of a figure ("count", "share", "euro" …), None for dates."""
    found = quantity(one)
    return found.dimension if found else None


def _rate_dropped(claim: Statement, one: Figure, source: Statement, other: Figure) -> bool:
    """Whether the source says it is per year and the sentence does not."""
    theirs = rate(source, other)
    return theirs in _TIMES and rate(claim, one) is None and not _RATE[theirs].search(claim.sentence)


def _covered(claim: Statement, ground: Ground) -> bool:
    evidence = ground.evidence
    if not claim.stems:
        return bool(claim.figures)
    said = frozenset().union(*(one.stems | one.before for one in ground.statements))
    total = sum(evidence.weight(each) for each in claim.stems)
    found = sum(evidence.weight(each) * _said(each, said) for each in claim.stems)
    share = found / total if total else 0.0
    if ground.background.similarity:
        soft = max((ground.background.similarity(claim.sentence, one.sentence) for one in ground.statements), default=0)
        share = max(share, (share + soft) / 2)
    return share >= (WITH_FIGURE if claim.figures else NEEDED)


def _narrowed(claim: Statement, ground: Ground) -> bool:
    """Whether a compound of the sentence narrows a word of the source by something that the source does not say
    ("landbouwexport" of "export")."""
    told = {fold(word) for text in ground.texts for word in re.findall(r"[^\W\d_]+", text)}
    for word in (fold(one.text) for one in claim.words if len(one.text) >= 8):
        if word in told or any(other.startswith(word) or other.endswith(word) for other in told):
            continue
        heads = [other for other in told if len(other) >= 4 and word.endswith(other) and len(word) - len(other) >= 4]
        rest = word[: -len(max(heads, key=len))] if heads else ""
        if rest and not any(other.startswith(rest[:5]) for other in told):
            return True
    return False


def _said(each: str, said: frozenset[str]) -> float:
    return 1.0 if each in said else 0.7 if any(related(each, other) for other in said) else 0.0
