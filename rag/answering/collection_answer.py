"""Questions about the collection itself: from the manifest, with the line of the document that says it where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.answering.draft import Draft, Quote, whole
from rag.answering.engine import Engine
from rag.answering.phrases import enumerate_words, phrase
from rag.answering.reference import dutch_date
from rag.datatypes import Paragraph, ParagraphKind, Query, Source, Status
from rag.language.sentences import split_sentences
from rag.language.tokens import fold, stems, words
from rag.retrieval.loaded import beside_documents

_DATE = re.compile(
    r"\b(?:wanneer|datum|gedateerd|dag|recent|nieuwste|laatste|oudste|oud|jongste|dated|date|when|latest|recentste)\b"
)
_AUTHOR = re.compile(
    r"\b(?:wie|tekende|ondertekend\w*|getekend|schreef|geschreven|auteur|afzender|opgesteld|opsteller|naam|namen|stelde|ministerie|directoraat\S*|signed|wrote|author)\b"
)
_NUMBER = re.compile(r"\b(?:kenmerk|kamerstuk\w*|dossiernummer|referentie|nummer|reference)\b")
_NEWEST = re.compile(r"\b(?:recent\w*|nieuwste|laatste|jongste|latest|newest)\b")
_OLDEST = re.compile(r"\b(?:oudste|eerste|oldest)\b")
_UNDATED = re.compile(r"\b(?:zonder|geen|without) (?:eigen )?(?:datum|date)\b")
_MENTIONS = re.compile(
    r"\b(?:komt|komen|staat|gaat|gaan|wordt|worden|noemt|noemen|genoemd|vermeld\w*|ter sprake|mention\w*)\b"
)
_WHICH = re.compile(r"\b(?:in welke|welke|which)\b.{0,12}\b(?:stukken|documenten|bronnen|brieven|documents|teksten)\b")
_PRESENT = re.compile(
    r"^(?:en )?(?:zit|zitten|heb|hebben|staat|staan|is|zijn)\b.*\b(?:er ?(?:ook )?(?:bij|tussen|in)|erbij|in de (?:collectie|verzameling))\b"
)
_HOW_MANY_QUESTIONS = re.compile(r"\bhoeveel (?:vragen|antwoorden)\b|\bhow many (?:questions|answers)\b")
_METADATA = (ParagraphKind.METADATA, ParagraphKind.SIGNATURE)


def collection_draft(engine: Engine, query: Query) -> Draft:
    """What the manifest says that answers the question: dates, authors, numbers, or the list of documents."""
    folded = fold(query.question)
    topic = beside_documents(query.question)
    if topic and _WHICH.search(folded) and _MENTIONS.search(folded) and not _AUTHOR.search(folded):
        return _mentioning(engine, topic)
    if topic and _PRESENT.search(folded) and not _DATE.search(folded):
        return _presence(engine, topic, query)
    sources = chosen(engine, query)
    if _HOW_MANY_QUESTIONS.search(folded) and (counted := _questions(engine, sources)):
        return counted
    return _dated(engine, folded, sources) or _described(engine, folded, sources)


def _dated(engine: Engine, folded: str, sources: list[Source]) -> Draft | None:
    """Which document has no date, is the newest or the oldest; None where that is not asked."""
    undated = [source for source in engine.sources.values() if not source.date]
    if _UNDATED.search(folded):
        return _listing(undated, len(undated), counted=False)
    dated = sorted((s for s in sources if s.date), key=lambda s: s.date or "")
    if not dated or not (_NEWEST.search(folded) or _OLDEST.search(folded)):
        return None
    draft = _about(engine, [dated[-1] if _NEWEST.search(folded) else dated[0]], "date")
    if not undated:
        return draft
    unknown = phrase("undated_too", what=enumerate_words([source.title for source in undated]))
    return replace(draft, parts=(*draft.parts, unknown))


def _questions(engine: Engine, sources: Sequence[Source]) -> Draft | None:
    """How many numbered questions each document answers, with its last one; None where none counts through to the end."""
    lines: list[str | Quote] = []
    for source in sources:
        numbered = [p for p in engine.paragraphs if p.source_id == source.id and p.qa_number]
        numbers = {number for paragraph in numbered for number in (paragraph.qa_number or "").split(", ")}
        last = next((p for p in numbered if str(len(numbers)) in (p.qa_number or "").split(", ")), None)
        if last is not None:
            lines.append(f"\n- {phrase('questions', title=source.title, count=len(numbers))}")
            lines.append(Quote(last, *split_sentences(last.text)[0]))
    return Draft(tuple(lines)) if lines else None


def _described(engine: Engine, folded: str, sources: list[Source]) -> Draft:
    """The field that is asked of some documents, else their list."""
    if _NUMBER.search(folded):
        return _about(engine, sources, "references")
    if _AUTHOR.search(folded):
        return _about(engine, sources, "author")
    if _DATE.search(folded) and len(sources) < len(engine.sources):
        return _about(engine, sources, "date")
    return _listing(sources, len(sources), counted=True)


def _mentioning(engine: Engine, topic: Sequence[str]) -> Draft:
    """The documents that speak of a topic, each with its first sentence that names it."""
    parts: list[str | Quote] = []
    for source in engine.sources.values():
        found = next(
            (quote for p in engine.paragraphs if p.source_id == source.id for quote in _naming(p, topic)), None
        )
        if found is not None:
            parts += [f"\n- {describe(source)}:", found]
    return Draft(tuple(parts)) if parts else Draft((phrase("not_in_corpus"),), Status.NOT_IN_CORPUS)


def _naming(paragraph: Paragraph, topic: Sequence[str]) -> Iterator[Quote]:
    if paragraph.kind is ParagraphKind.HEADING:
        return
    for start, end in split_sentences(paragraph.text):
        if set(topic) <= set(stems(paragraph.text[start:end])):
            yield Quote(paragraph, start, end)


def _presence(engine: Engine, topic: Sequence[str], query: Query) -> Draft:
    """Whether a document of that title is loaded."""
    wanted = set(topic)
    loaded = [s for s in engine.sources.values() if len(wanted & set(stems(s.title))) >= 0.75 * len(wanted)]
    if loaded:
        return _listing(loaded, len(loaded), counted=False)
    mentioned = next((quote for paragraph in engine.paragraphs for quote in _naming(paragraph, topic)), None)
    told: tuple[str | Quote, ...] = () if mentioned is None else (phrase("mentioned"), mentioned)
    listed = _listing(list(engine.sources.values()), len(engine.sources), counted=mentioned is None)
    return Draft((phrase("not_loaded"), *told, *listed.parts))


def chosen(engine: Engine, query: Query) -> list[Source]:
    """The documents the question is about: those in scope, else those whose title or kind it names, else all."""
    if query.scope.documents:
        return [engine.sources[one] for one in query.scope.documents]
    asked = set(stems(query.standalone))
    if quoted := re.search(r"[‘“\"«']([^’”\"»']{12,})[’”\"»']", query.question):
        titled = [s for s in engine.sources.values() if fold(quoted[1]) in fold(s.title)]
        kinds = [s for s in titled if set(stems(s.kind or "")) & asked]
        if titled:
            return kinds or titled
    named = [s for s in engine.sources.values() if set(stems(s.kind or "")) & asked]
    people = {name for s in engine.sources.values() for name in _surnames(s)} & set(words(query.question))
    if people:
        named = [s for s in (named or engine.sources.values()) if people & _surnames(s)]
    return named or list(engine.sources.values())


def _surnames(source: Source) -> set[str]:
    """Folded capitalised words of the author that are no part of an office: the last word after the comma."""
    name = (source.author or "").rsplit(",", 1)
    return {words(name[1])[-1]} if len(name) == 2 and words(name[1]) else set()


def describe(source: Source) -> str:
    """Title with date, as the manifest has them."""
    return f"{source.title} ({dutch_date(source.date)})"


def _listing(sources: Sequence[Source], count: int, counted: bool) -> Draft:
    parts: list[str | Quote] = [phrase("documents", count=count)] if counted else []
    parts += [f"\n- {describe(source)}" for source in sources]
    return Draft(tuple(parts))


def _about(engine: Engine, sources: Sequence[Source], field: str) -> Draft:
    parts: list[str | Quote] = []
    for source in sources:
        value = _value(source, field)
        line = f"{source.title}: {value}."
        parts.append(f"\n- {line}" if len(sources) > 1 else line)
        evidence = _line(engine, source, field)
        if evidence is not None:
            parts.append(evidence)
    return Draft(tuple(parts))


def _value(source: Source, field: str) -> str:
    if field == "date":
        return dutch_date(source.date)
    if field == "references":
        return "; ".join(source.references) or "geen eigen nummer bekend"
    return source.author or "geen auteur bekend"


def _line(engine: Engine, source: Source, field: str) -> Quote | None:
    """The line of the document that states it: signature, date line, or key and value."""
    lines = [p for p in engine.paragraphs if p.source_id == source.id and p.kind in _METADATA]
    for paragraph in lines:
        if _states(paragraph, source, field):
            return whole(paragraph)
    return None


def _states(paragraph: Paragraph, source: Source, field: str) -> bool:
    if field == "date":
        return bool(source.date) and dutch_date(source.date) in paragraph.text
    if field == "references":
        return any(reference in paragraph.text for reference in source.references)
    if paragraph.kind is ParagraphKind.SIGNATURE:
        return True
    names = [word for word in words(source.author or "") if len(word) > 5]
    return bool(names) and all(name in fold(paragraph.text) for name in names[-2:])
