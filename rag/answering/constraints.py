"""What a question holds its answer to, beside its subject: the names in it, and the years.

What a sentence leans on stands before it, in its heading or in the title, never after it: a name that the document comes
to only later is not what the sentence is about. So a name is met where the headings, the paragraph up to the answer, or the
title say it; a place is contradicted where the answer's sentence names another one instead. A year is contradicted where
the figure is of another one, and met where it stands before the answer or dates the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rag.answering.engine import Engine
from rag.answering.named import (
    Named,
    bearers,
    is_said,
    names_asked,
    names_written,
    noun_before,
    says_noun,
    seasons_in,
    stands_for,
    years_in,
)
from rag.answering.near_miss_cues import WHO_SAYS
from rag.datatypes import Figure, Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.language.wordlist import known_words
from rag.retrieval.asked import Term, terms_of

_WHOLE = 0.5  # how much of a name must be said: one half of a compound (“Oosthaven”, “Westhaven”) says another
EXAMPLES = re.compile(r"\b(?:als|zoals) [A-ZÀ-Ý][\w’'-]+(?: (?:en|of) [A-ZÀ-Ý][\w’'-]+)?")  # “ondernemingen als Klaver”
_SHORT = re.compile(r"(?<![\w.-])[a-z]{3}(?![\w-])")  # names too short to be looked up elsewhere
_THERE = re.compile(r"\b(?:daar|hier|aldaar)\b(?!.* (?:over|van|mee|aan|voor|op|door|bij|tegen|om|uit|in|naar)\b)")
_POINTS = re.compile(r"\b(?:daar|hier|aldaar)\b")


@dataclass(frozen=True)
class Constraints:
    """The names and years of a question, and whether a span of a paragraph meets them."""

    engine: Engine
    query: Query

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """The names that the collection knows."""
        known = self.engine.vocabulary.counts
        asked = names_asked(EXAMPLES.sub(" ", WHO_SAYS.sub(" ", asking(self._in_capitals))))
        found = (one for one in asked if one.parts and all(part in known for part in one.parts))
        return tuple(one for one in found if self._place(one) or not self._names_document(one))

    @cached_property
    def _in_capitals(self) -> str:
        """The question with the short words in it that the collection only writes in capitals (“pqr”) written so."""

        def capitals(match: re.Match[str]) -> str:
            known = match[0] in STOPWORDS or match[0] in known_words()
            written = None if known else self.engine.vocabulary.written(match[0])
            return written if written and written.isupper() else match[0]

        return _SHORT.sub(capitals, self.query.as_read)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years asked for; none where a year or a day is the question."""
        return frozenset() if self.query.kind in ("date", "year") else years_in(self.query.as_read)

    def other_name(self, paragraph: Paragraph, start: int, end: int, quoted: str = "") -> bool:
        """Whether a name of the question is not what the span is about; ``quoted`` is what else is shown.

        Of several names one that the span says stands for the others, unless it names a rival of one of them.
        """
        shown = f"{paragraph.text[start:end]} {quoted}"
        said = any(self._met(one, shown) for one in self.names)
        return any(self._unmet(one, paragraph, start, end, quoted, said) for one in self.names)

    def other_year(self, paragraph: Paragraph, end: int, figure: Figure | None, quoted: str = "") -> bool:
        """Whether no year of the question is said up to ``end``, or the figure is one of another year."""
        if not self.years:
            return False
        asked, said = seasons_in(self.query.as_read), seasons_in(paragraph.text[:end].rsplit(". ", 1)[-1])
        if asked and said and not asked & said:
            return True
        if figure is not None and figure.period and (stated := years_in(figure.period)):
            return not stated & self.years
        source = self.engine.sources[paragraph.source_id]
        told = f"{_before(paragraph, end)} {quoted} {source.title} {source.date or ''}"
        return not years_in(told) & self.years

    def _unmet(self, named: Named, paragraph: Paragraph, start: int, end: int, quoted: str, said: bool) -> bool:
        place = not named.text.isupper() and (named.placed or self._place(named))
        titled = self._met(named, self.engine.sources[paragraph.source_id].title)
        sentence = paragraph.text[start:end]
        shown = " ".join((*paragraph.heading_path, paragraph.lead_in or "", sentence, quoted))
        if place and (not titled or self._place(named)) and self._rivals(sentence) and not _POINTS.search(sentence):
            return not self._met(named, shown)
        if (
            said
            or titled
            or self._met(named, f"{_before(paragraph, end)} {quoted}")
            or self.by_noun(named, paragraph, shown)
        ):
            return False
        alone = place and paragraph.kind is not ParagraphKind.LIST_ITEM
        return alone or not self._met(named, self._earlier(paragraph))

    def by_noun(self, named: Named, paragraph: Paragraph, shown: str) -> bool:
        """Whether a text says the noun before a name for it (“het waterschap”), in a document of that name or where no other
        bears the noun, or speaks of the government or country that the name stands for."""
        source = self.engine.sources[paragraph.source_id]
        if stands_for(named, f"{source.title} {shown}", self.query.as_read):
            return True
        noun = noun_before(named, self.query.as_read)
        if noun is None or not says_noun(noun, shown):
            return False
        if is_said(named, set(words(source.title))):
            return True
        found = self._bearers(noun, source.id)
        return bool(found) and all(is_said(named, set(words(one))) for one in found)

    def _bearers(self, noun: str, source: str) -> frozenset[str]:
        """The names behind a noun in a document, looked up once."""
        key = (noun, source)
        if key not in self._borne:
            own = (one for one in self.engine.paragraphs if one.source_id == source)
            self._borne[key] = bearers(noun, (" ".join((*one.heading_path, one.text)) for one in own))
        return self._borne[key]

    @cached_property
    def _borne(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    def _names_document(self, named: Named) -> bool:
        titles = (set(words(source.title)) for source in self.engine.sources.values())
        return any(is_said(named, title) for title in titles)

    def _place(self, named: Named) -> bool:
        return fold(named.text) in self.engine.place_names or named.parts[-1] in self.engine.place_names

    def _rivals(self, sentence: str) -> bool:
        """Whether a sentence names a place that the question does not."""
        asked = set(words(self.query.standalone)) | set(words(self.query.as_read))
        places = self.engine.place_names
        written = names_written(sentence)
        return any(fold(one) in places and not one.isupper() and not set(words(one)) & asked for one in written)

    def _met(self, named: Named, text: str) -> bool:
        told = words(text)
        if is_said(named, set(told)):
            return True
        split = self.engine.vocabulary.splitter.parts
        present = frozenset(stem(part) for word in told for part in (word, *split(word)))
        terms = self._terms
        return all(terms.get(stem(part), Term(stem(part), (), ())).said(present) >= _WHOLE for part in named.parts)

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.stem: term for term in terms_of(self.query, self.engine.vocabulary.splitter)}

    def _earlier(self, paragraph: Paragraph) -> str:
        """The paragraph before one in its document; for an item the one that its list hangs on."""
        place = self.engine.index.positions[paragraph.id] - 1
        while place > 0 and paragraph.kind is self.engine.paragraphs[place].kind is ParagraphKind.LIST_ITEM:
            place -= 1
        before = self.engine.paragraphs[max(0, place)]
        return before.text if before.source_id == paragraph.source_id else ""


def _before(paragraph: Paragraph, end: int) -> str:
    """Headings, lead-in and the text of a paragraph up to ``end``."""
    return " ".join((*paragraph.heading_path, paragraph.lead_in or "", paragraph.text[:end]))


def asking(question: str) -> str:
    """The sentences of a question that ask, without those before them that tell how one comes to it: unless it asks for what is
    there.

    >>> asking("Ik woon in Aardam. Hoeveel kost een ligplaats in Schor?")
    'Hoeveel kost een ligplaats in Schor?'
    >>> asking("Ik woon in Aardam. Hoeveel kost daar een ligplaats?")
    'Ik woon in Aardam. Hoeveel kost daar een ligplaats?'
    """
    told = [question[slice(*span)] for span in split_sentences(question)]
    asked = [one for one in told if one.rstrip().endswith("?")]
    alone = " ".join(asked)
    return question if not alone or _THERE.search(alone) else alone
