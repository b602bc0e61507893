"""Where a question says to look: documents by title, kind, date or number; sections; question numbers.

A place that is named and does not exist is kept in ``unmatched``: the answer then says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.datatypes import Paragraph, ParagraphKind, Scope, Source
from rag.language.english import rendered
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.retrieval.dated import DATE, ENGLISH_MONTHS, dates_in_order
from rag.retrieval.numbered import MONTHS, headings_of, named_pages, numbered_sections, question_numbers

# words for a kind of document, and what the kind of a source or its title must hold for the word to mean it
_KIND_WORDS: tuple[tuple[str, str], ...] = (
    (r"(?:kamer)?brie(?:f|ven)|letters?", r"brief"),
    (r"(?:beslis)?nota|(?:decision |policy )?(?:memo|memorandum|note)", r"nota|memo"),
    (r"(?:strategische |regionale |strategic |regional )?agenda", r"agenda"),
    (
        r"(?:lijst van )?(?:vragen en )?antwoorden|kamervragen|(?:list of )?(?:questions and )?answers?|vragenlijst|beantwoording",
        r"antwoord|kamervragen",
    ),
    (r"rapport(?:age)?|report|voortgangsrapportage|monitor", r"rapport|monitor"),
    (r"besluit|beschikking|regeling|decision|decree", r"besluit|regeling|beschikking"),
    (r"programma(?:plan)?|programme|program", r"programma"),
    (r"convenant|akkoord|covenant|accord", r"convenant|akkoord"),
)
_DIRECTLY = re.compile(r"\W*(?:(?:is|was|werd|verscheen|kwam)\b.*)?")
_IN = r"(?:in|uit|volgens|van|bij|blijkens|op basis van|according to|from|of|per|noemt|zegt|vermeldt|meldt|schrijft|stelt|staat er in|vat|gaat|samenvatting van|does|did|do)\s+(?:de|het|die|dat|deze|dit|the|this|that|interne|internal)\s+(?:[\w'’]+\s+)?"
# a kind of document as the last part of a longer word: it names a document only if that word stands in its title
_COMPOUND = re.compile(
    rf"\b{_IN}([\w-]+(?:agenda|nota|rapport|rapportage|monitor|regeling|besluit|verordening|programma|visie|plan|akkoord|brief))\b"
)
_SECTION = re.compile(
    r"\b(?:subsection|paragraph|kop(?:je)?|paragraaf|hoofdstuk|onderdeel|sectie|kader|tekstkader|box|tekstvak|section|chapter|pijler|heading|artikel|bijlage|deel)\b\s*(?:over\s+|met de titel\s+|getiteld\s+|on\s+|about\s+|entitled\s+|called\s+|of the\s+)?[‘'“\"«]?([^’'”\"»?,.]{3,80})"
)
_QUOTED = re.compile(r"[‘“\"«']([^’”\"»']{4,90})[’”\"»']")
_APPENDIX = re.compile(r"\b(?:bijlage|appendix|annex)\b")
_KIND_NAMES = frozenset(
    "brief kamerbrief nota beslisnota agenda rapport monitor besluit regeling subsidieregeling verordening programma convenant akkoord "
    "document stuk antwoorden letter memo report decision document agreement bijlage appendix annex agenda".split()
)
_GENERIC = frozenset(
    map(
        stem,
        "brief kamerbrief nota agenda strategisch regionale antwoorden vragen rapport besluit lijst over inzake".split(),
    )
)


def find_scope(question: str, sources: Sequence[Source], paragraphs: Sequence[Paragraph], dutch: str = "") -> Scope:
    """The scope that a question names; empty where it names none. ``dutch`` are the words of an English one in Dutch."""
    folded = dates_in_order(" ".join(fold(question).split()))
    documents, unmatched = _documents(folded, sources, dutch)
    numbers, missing = question_numbers(folded, documents, paragraphs)
    called = {one.id: _KIND_NAMES | set(words(f"{one.title} {one.kind or ''}")) for one in sources}
    parts, absent = numbered_sections(folded, documents, paragraphs, called)
    sections = parts or _sections(question, documents, paragraphs)
    pages = named_pages(folded, documents, paragraphs)
    return Scope(documents, sections, numbers, (*unmatched, *missing, *absent), pages)


def _documents(folded: str, sources: Sequence[Source], dutch: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Documents named in the question, and the names that fit none."""
    by_title = tuple(source.id for source in sources if _title_named(folded, source, sources))
    by_title = by_title or _by_compound(folded, sources)
    if by_title:
        return by_title, ()
    named = [
        (match.start(), match[0], meaning)
        for word, meaning in _KIND_WORDS
        if (match := re.search(rf"{_IN}(?:{word})\b|^(?:de|het)?\s*(?:{word})\b", folded))
    ]
    if not named:
        return _by_compound_and_date(folded, sources), ()
    _, name, meaning = min(named)
    found, missing = _by_date(folded, name, _of_kind(meaning, sources), dutch)
    if not found:
        return found, missing
    also = (
        source.id
        for word, other in _KIND_WORDS
        if other != meaning and re.search(rf"\b(?:en|of|and|or)\s+(?:de|het|the)\s+(?:{word})\b", folded)
        for source in _of_kind(other, sources)
    )
    return tuple(dict.fromkeys((*found, *also))), missing


def _of_kind(meaning: str, sources: Sequence[Source]) -> list[Source]:
    return [source for source in sources if re.search(meaning, fold(f"{source.kind or ''} {source.id}"))]


def _by_compound(folded: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """Documents of which the title has the compound that the question names, “in de woonagenda”."""
    found = {match[1] for match in _COMPOUND.finditer(folded)}
    named = {one for one in found if not any(re.fullmatch(word, one) for word, _ in _KIND_WORDS)}
    exact = tuple(
        source.id for source in sources if named & set(words(f"{source.title} {source.id.replace('-', ' ')}"))
    )
    return exact or tuple(source.id for source in sources if any(_compounds(one, source) for one in named))


def _compounds(name: str, source: Source) -> bool:
    """Whether a compound is the kind of a source behind a word of its title (“de veernota” of “Nota over het veer”)."""
    for word, meaning in _KIND_WORDS:
        first = re.fullmatch(rf"([\w-]{{4,}}?)s?-?(?:{word})", name)
        if first and re.search(meaning, fold(source.kind or "")):
            return stem(first[1]) in set(map(stem, words(source.title)))
    return False


def _by_compound_and_date(folded: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """The documents of a kind that is named in a compound (“de havennota van 3 mei 2031”), if one has that very date."""
    for word, meaning in _KIND_WORDS:
        if match := re.search(rf"{_IN}[\w-]+(?:{word})\b", folded):
            date = DATE.match(folded[match.end() :].lstrip())
            if date and date[3]:
                return _by_date(folded, match[0], _of_kind(meaning, sources), "")[0]
    return ()


def _by_date(folded: str, name: str, fitting: list[Source], dutch: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    after = folded[folded.index(name) + len(name) - 1 :][:60]
    date = DATE.search(after)
    if date:
        month = (MONTHS + ENGLISH_MONTHS).index(date[2]) % 12 + 1
        day = f"-{month:02d}-{int(date[1]):02d}"
        dated = [s for s in fitting if s.date and s.date.endswith(day) and (not date[3] or s.date.startswith(date[3]))]
        if dated:
            return tuple(source.id for source in dated), ()
        if date[0].startswith("op ") and fitting and not _DIRECTLY.fullmatch(after[: date.start()].strip()):
            return tuple(source.id for source in _telling_most(fitting, f"{folded} {dutch}")), ()  # the day of a fact
        undated = [s for s in fitting if s.date is None]
        if not date[3] and undated:
            return tuple(source.id for source in undated), ()
        return (), (f"{name.strip()} {date[0].strip()}",)
    if year := re.search(r"\b(?:van|uit|of|from)\s+((?:19|20)\d\d)\b", after):
        dated = [source for source in fitting if source.date and source.date.startswith(year[1])]
        return (tuple(source.id for source in dated), ()) if dated else ((), (f"{name.strip()} van {year[1]}",))
    return tuple(source.id for source in _telling_most(fitting, f"{folded} {dutch}")), ()


def _telling_most(fitting: list[Source], question: str) -> list[Source]:
    """Of several sources of a kind those that the question names by most of what sets their titles apart."""
    if len(fitting) < 2:
        return fitting
    asked = set(map(stem, words(question)))
    shares = {source.id: len(_telling(source, fitting) & asked) for source in fitting}
    best = max(shares.values())
    return [source for source in fitting if shares[source.id] == best] if best else fitting


def _telling(source: Source, sources: Sequence[Source]) -> set[str]:
    """Stems of a title that other titles do not share."""
    own = {
        stem(word) for word in words(f"{source.title} {source.id.replace('-', ' ')}") if word not in STOPWORDS
    } - _GENERIC
    others = {stem(word) for other in sources if other.id != source.id for word in words(other.title)}
    return own - others


def _title_named(folded: str, source: Source, sources: Sequence[Source]) -> bool:
    """Whether most of the title stands in the question, or the title's own name with its kind."""
    title = fold(source.title)
    if len(title) > 12 and title in folded:
        return True
    return any(fold(reference) in folded for reference in source.references if len(reference) > 8)


def _sections(question: str, documents: Iterable[str], paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Headings named after a word such as kopje, or quoted."""
    wanted = tuple(documents)
    headings = dict.fromkeys(
        heading for p in paragraphs if not wanted or p.source_id in wanted for heading in headings_of(p)
    )
    names = [match[1] for match in _SECTION.finditer(question.casefold()) if not match[1][0].isdigit()]
    names += [match[1] for match in _QUOTED.finditer(question)]
    names += [said for name in names if (said := " ".join(one.dutch[0] for one in rendered(name) if one.dutch))]
    folded = fold(question)
    appendix = bool(_APPENDIX.search(folded))
    return tuple(
        heading
        for heading in headings
        if any(_names(name, heading) for name in names)
        or _pointed_at(folded, heading)
        or (appendix and fold(heading).startswith("bijlage"))
    )


def _pointed_at(folded: str, heading: str) -> bool:
    """Whether the question says “in de …” or “volgens het …” with the heading itself."""
    return bool(re.search(rf"\b(?:in|uit|onder|volgens)\s+(?:de|het|this|the)\s+{re.escape(fold(heading))}\b", folded))


def _names(name: str, heading: str) -> bool:
    asked = [stem(word) for word in words(name) if word not in STOPWORDS]
    there = {stem(word) for word in words(heading) if word not in STOPWORDS}
    if not asked or not there:
        return False
    common = sum(one in there for one in asked)
    return common >= max(1, 0.75 * len(there)) or (asked[0] in there and len(there) <= 3 and common >= 0.5 * len(there))


_DOCUMENT_WORD = rf"[\w-]*(?:{'|'.join(word for word, _ in _KIND_WORDS)}|plan|visie|verordening)"
_SCOPE_PHRASE = re.compile(
    rf"\b{_IN}{_DOCUMENT_WORD}\b"
    rf"(?:[^,.?!]{{0,60}}?\b(?:van|of|d\.d\.)\s+\d{{1,2}}\s+(?:{'|'.join(MONTHS + ENGLISH_MONTHS)})(?:\s+\d{{4}})?)?",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s*(?:(?:van|over|voor|de|het|en|in|of|the|on|about)\s+)*([^\W_][\w–-]*)")


def without_scope(question: str, titles: Iterable[str] = ()) -> str:
    """The question without the words that name its document, which would only draw the search to the document's title.

    Words of the ``titles`` go too where they follow the word for the document.

    >>> without_scope("Wanneer komen er bruggen volgens de brief over de haven van 4 oktober?")
    'Wanneer komen er bruggen ?'
    >>> without_scope("Hoe lang is de kade volgens het havenplan Veldsum?", ["Havenplan Veldsum 2030"])
    'Hoe lang is de kade ?'
    """
    named = {word for title in titles for word in words(title)} - STOPWORDS
    rest, at = "", 0
    for phrase in _SCOPE_PHRASE.finditer(question):
        rest, at = f"{rest} {question[at : phrase.start()]}", phrase.end()
        while (tail := _TITLE_TAIL.match(question, at)) and set(words(tail[1])) & named:
            at = tail.end()
    rest = " ".join(f"{rest} {question[at:]}".split())
    return rest if any(word not in STOPWORDS for word in words(rest)) else question


def within(scope: Scope, paragraph: Paragraph) -> bool:
    """Whether a paragraph lies in the scope; a row of a table also where its label is the section that is named."""
    if scope.documents and paragraph.source_id not in scope.documents:
        return False
    if scope.qa_numbers and not set((paragraph.qa_number or "").split(", ")) & set(scope.qa_numbers):
        return False
    if scope.pages and paragraph.page not in scope.pages:
        return False
    if not scope.sections:
        return True
    label = (paragraph.text.partition(" — ")[0],) if paragraph.kind is ParagraphKind.TABLE_ROW else ()
    return any(heading in scope.sections for heading in (*headings_of(paragraph), *label))
