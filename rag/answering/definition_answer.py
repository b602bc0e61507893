"""What something is: the sentence that says so by its form, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import fold, stems
from rag.retrieval.scope import within

_ARTICLE = r"(?:een|de|het|die|dat|an?|the|zo'n)?\s*"
_TERM = (
    re.compile(rf"\bwaar(?:voor)? staa(?:t|n) (?:de )?(?:afkorting(?:en)? )?{_ARTICLE}(.+?) voor\b", re.IGNORECASE),
    re.compile(r"^(.+?),? waar staat (?:dat|die|het|de afkorting)\b.* voor\b", re.IGNORECASE),
    re.compile(rf"\b(?:verstaat|verstaan|bedoelt|bedoeld|bedoelen)\b.*?\b(?:onder|met)\s+{_ARTICLE}(.+?)(?: (?:in|volgens|uit|bij) (?:de|het|die|deze)\b.*)?\s*\?*$", re.IGNORECASE),
    re.compile(rf"\bwat (?:betekent|betekenen|houdt)\s+{_ARTICLE}(.+?)(?: (?:in|volgens|uit|bij|eigenlijk|precies|voor)\b.*)?\s*\?*$", re.IGNORECASE),
    re.compile(rf"\bwhat does\s+{_ARTICLE}(.+?) (?:mean|stand for)\b", re.IGNORECASE),
    re.compile(rf"\b(?:wat|what) (?:is|zijn|are|was)\s+(?:nou |nu |eigenlijk |precies )*{_ARTICLE}(.+?)(?: (?:eigenlijk|precies|nou|voor iets|volgens)\b.*)?\s*\?*$", re.IGNORECASE),
)  # fmt: skip
_CASE = re.compile(
    rf"\bwanneer (?:spree?kt?|spreken|is(?: er)?(?: \w+)? sprake)\b.*?\bvan\s+{_ARTICLE}([^,?]+?)\s*\?*$", re.IGNORECASE
)  # “wanneer is er sprake van …” is answered by the sentence that says so
_CASE_STATED = r"\bvan (?:een |de |het )?{name} (?:is|wordt|spreekt|spreken|spreek)\b.{{0,40}}\b(?:als|indien|wanneer|zodra|bij)\b|\b(?:sprake|spreken|spreekt|gesproken) van (?:een |de |het )?{name},? (?:als|indien|wanneer|zodra|bij)\b"
_WORD = re.compile(
    r"\b(?:het woord|de term|het begrip|de afkorting|het begrip|the (?:word|term|abbreviation))\s+([‘“'\"]?[^\s,.?]+(?: [^\s,.?]+)??[’”'\"]?)"
    r"(?=[\s,.?](?:.*\b(?:bedoel\w*|beteken\w*|inhoudt|houdt|staat .*voor|verstaan|verstaat|mean\w*|stands? for|is dat)\b))",
    re.IGNORECASE,
)  # “Ik lees steeds het woord spuikom. Wat bedoelen ze daarmee?”
_SO_CALLED = re.compile(
    r"\bwanneer (?:is|zijn|wordt|worden|geldt|gelden|noem\w*|heet|heten|telt|tellen|vind\w*|beschouw\w*)\b.*?\b([a-z]{4,})\s*\?*$"
)  # “Wanneer heet een kade verouderd?” is answered by “Een kade is verouderd als …”
_SO_CALLED_IF = r"\b(?:is|zijn|geldt|gelden|heet|heten|noemen|noemt|telt|tellen)\b[^.;]{{0,40}}\b{name},? (?:genoemd )?(?:als|indien|wanneer|zodra)\b"
_SPOKEN_OF = re.compile(r"\b(?:sprake|spreek|spreekt|spreken|gesproken)\b")
_STANDS_FOR = re.compile(r"\b(?:sta(?:at|an) .*\bvoor|afkorting|voluit|stands? for)\b", re.IGNORECASE)
_QUOTES = "‘’“”'\"«» ?.,"
_LONGEST = 5  # words of a term
_STATES = (ParagraphKind.HEADING, ParagraphKind.QUESTION, ParagraphKind.METADATA)


def asked_term(question: str) -> str | None:
    """The term whose meaning is asked.

    >>> asked_term("Wat wordt er in de nota bedoeld met drooglegging?"), asked_term("waar staat KBV voor")
    ('drooglegging', 'KBV')
    """
    for pattern in _TERM:
        match = pattern.search(question.strip())
        if match:
            term = match[1].strip(_QUOTES)
            return term if term and len(term.split()) <= _LONGEST else None
    return None


def definition_draft(engine: Engine, query: Query) -> Draft | None:
    """The sentence that defines the asked term by its form, or None."""
    case = _CASE.search(query.as_read.strip())
    if case and len(case[1].split()) <= _LONGEST:
        return _case_draft(engine, query, case[1].strip(_QUOTES))
    if draft := _so_called_draft(engine, query):
        return draft
    word = _WORD.search(query.as_read)
    term = word[1].strip(_QUOTES) if word else asked_term(query.as_read)
    if not (query.kind == "definition" or word) or not term:
        return None
    best: tuple[int, Quote] | None = None
    for strength, quote in _abbreviated(engine, query, term):
        if best is None or strength > best[0]:
            best = (strength, quote)
    for paragraph in _stating(engine, query, term, *(_singular(fold(term)) + ending for ending in ("", "s", "'s"))):
        for strength, quote in _defining(paragraph, fold(term)):
            if best is None or strength > best[0]:
                best = (strength, quote)
    return Draft((best[1],)) if best else None


def _so_called_draft(engine: Engine, query: Query) -> Draft | None:
    """The sentence that says when a thing is what the question ends with, of a thing that the question names; or None."""
    asked = _SO_CALLED.search(fold(query.as_read).strip())
    if asked is None:
        return None
    form = re.compile(_SO_CALLED_IF.format(name=re.escape(asked[1])))
    others = set(stems(query.standalone)) - set(stems(asked[1]))
    found: list[tuple[int, Quote]] = []
    for paragraph in _stating(engine, query, asked[1]):
        for start, end in split_sentences(paragraph.text):
            stated = form.search(fold(paragraph.text[start:end]))
            before = set(stems(paragraph.text[start : start + stated.start()])) if stated else set()
            if before & others:
                found.append((len(others & set(stems(paragraph.text[start:end]))), Quote(paragraph, start, end)))
    return Draft((max(found, key=lambda one: one[0])[1],)) if found else None


def _case_draft(engine: Engine, query: Query, term: str) -> Draft | None:
    """The sentence that says when one speaks of a term, or None; of several the one that says so outright (“sprake”), then
    the one with most words of the question, in its paragraph if not itself."""
    form = re.compile(_CASE_STATED.format(name=re.escape(fold(term))))
    asked = set(stems(query.standalone))
    best: tuple[tuple[bool, int, int], Quote] | None = None
    for paragraph in _stating(engine, query, term):
        around = len(asked & set(stems(" ".join((*paragraph.heading_path, paragraph.text)))))
        for start, end in split_sentences(paragraph.text):
            sentence = paragraph.text[start:end]
            if not (stated := form.search(fold(sentence))):
                continue
            rank = bool(_SPOKEN_OF.search(stated[0])), len(asked & set(stems(sentence))), around
            if best is None or rank > best[0]:
                best = rank, Quote(paragraph, start, end)
    return Draft((best[1],)) if best else None


def _stating(engine: Engine, query: Query, *forms: str) -> Iterator[Paragraph]:
    """The paragraphs within the scope that state something, and have all words of one of the forms of a term, in order."""
    there = {position for form in forms for position in engine.vocabulary.positions.with_all(form)}
    for position in sorted(there):
        paragraph = engine.paragraphs[position]
        if paragraph.kind not in _STATES and within(query.scope, paragraph):
            yield paragraph


def unexplained(engine: Engine, query: Query) -> bool:
    """Whether it is asked what an abbreviation stands for, and no source says so."""
    term = asked_term(query.as_read)
    if query.kind != "definition" or not term or not _STANDS_FOR.search(query.question):
        return False
    return bool(re.search(r"\b[A-Z][A-Z&]+\b", term)) and definition_draft(engine, query) is None


def _abbreviated(engine: Engine, query: Query, term: str) -> Iterator[tuple[int, Quote]]:
    """The sentences that say what an abbreviation stands for; before all others where just that is asked."""
    wanted = {fold(term), _singular(fold(term))}
    strength = 5 if _STANDS_FOR.search(query.question) else 3
    for one in engine.index.abbreviations:
        paragraph = engine.paragraphs[engine.index.positions[one.paragraph_id]]
        if paragraph.kind in _STATES or not within(query.scope, paragraph) or fold(one.short) not in wanted:
            continue
        for start, end in split_sentences(paragraph.text):
            if start <= one.start < end:
                yield strength, Quote(paragraph, start, end)


def _singular(term: str) -> str:
    return re.sub(r"['’]?s$", "", term)


def _defining(paragraph: Paragraph, term: str) -> Iterator[tuple[int, Quote]]:
    singular = _singular(term)
    name = rf"(?:{re.escape(term)}|{re.escape(singular)}(?:['’]?s)?)"
    forms = (
        (4, rf"^[“‘(]?(?:[a-z]\.\s*)?{name}\s*:\s*\S"),
        (4, rf"^(?:een |de |het |onder )?[“‘]?{name}[”’]? (?:is|zijn|betekent|wordt verstaan|verstaan wij|verstaan we) (?:een|het|de|dat|om|alle|elke?)\b"),
        (3, rf"\b[a-z][\w-]+\W+\(\s*[“‘«]?{name}[”’»]?\s*[),]"),
        (3, rf"\b{name}\s*\((?:oftewel|ofwel|dat wil zeggen|d\.w\.z\.)?,?\s*[a-z][\w-]+ [\w-]+"),
        (2, rf"\b{name}\s*\((?:oftewel|ofwel|dat wil zeggen|d\.w\.z\.),?"),
        (2, rf"\b{name},? (?:oftewel|ofwel|dat wil zeggen|ook wel)\b|\b(?:oftewel|ook wel)\b.{{0,40}}\b{name}\b.{{0,12}}genoemd"),
        (1, rf"\b{name} als \w|\b{name} is (?:een|het|de)\b"),
    )  # fmt: skip
    for start, end in split_sentences(paragraph.text):
        folded = fold(paragraph.text[start:end])
        if singular.split()[0][:4] not in folded:
            continue
        for strength, form in forms:
            if re.search(form, folded):
                yield strength, Quote(paragraph, start, end)
                break
