"""An answer worded by a model: sentence by sentence verified and shown, with the verbatim answer to fall back on."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rag.answering.generative.choose import choose, task_of
from rag.answering.generative.ground import Background, Ground, figures_in
from rag.answering.generative.names import common_words
from rag.answering.generative.prompts import asked, instruction
from rag.answering.generative.provider import make_llm
from rag.answering.generative.sentences import Said, SentenceReader
from rag.answering.generative.standalone import rewritten
from rag.answering.generative.support import faults, verbatim
from rag.answering.generative.talk import Exchange, Talker, TalkError
from rag.answering.phrases import phrase
from rag.datatypes import Answer, Citation, CitedFigure, Hit, Paragraph, Query, Status, Turn, Wording
from rag.figures.find import find_figures
from rag.figures.statements import Statement
from rag.figures.values import same_value
from rag.language.sentences import split_sentences
from rag.retrieval.conversation import stand_alone

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from rag.answering.engine import Engine

COMPOSER = "llm"
_GROUNDS = 256  # sets of cited paragraphs kept ready for the next sentence or answer
_NO_ANSWER = re.compile(r"^\W*geen antwoord\W*$", re.IGNORECASE)
_OWN_WAY = ("claim", "collection")  # verdicts and lists of documents are not for a model to word


@dataclass(frozen=True)
class Kept:
    """A verified sentence with the spans of the paragraphs that state it."""

    said: Said
    spans: tuple[tuple[Paragraph, int, int], ...]


class Writer:
    """Words the answers of one engine with the model of its settings; keeps answers in memory."""

    def __init__(self, engine: Engine, llm: LLM | None = None) -> None:
        self._engine = engine
        self._settings = engine.index.settings.llm
        self.talker = Talker(llm or make_llm(self._settings), self._settings)
        self.background = Background(
            engine.rarity, common_words(one.text for one in engine.paragraphs), engine.similarity
        )
        self._answers: OrderedDict[tuple[str, ...], Answer] = OrderedDict()
        self._grounds: OrderedDict[tuple[Paragraph, ...], Ground] = OrderedDict()
        self._lock = threading.Lock()

    def stand_alone(self, question: str, history: tuple[Turn, ...]) -> str | None:
        """A follow-up question rewritten to stand alone; None where it does so already, or the model fails."""
        if not history or not self._settings.standalone or stand_alone(question, history).shown is None:
            return None
        return rewritten(self.talker, question, history)

    def words(self, query: Query, answer: Answer) -> bool:
        """Whether the model is asked at all: never where nothing is answered, or where the answer is not prose."""
        return answer.status is Status.ANSWERED and answer.verdict is None and query.kind not in _OWN_WAY

    def word(self, query: Query, answer: Answer, hits: Sequence[Hit]) -> Iterator[Answer]:
        """The answer as it grows, verified; the last one is whole, or the verbatim one with the reason."""
        paragraphs = choose(query, (one.paragraph for one in answer.citations), hits, self._settings.paragraphs)
        key = self._key(query, paragraphs)
        with self._lock:
            known = self._answers.get(key)
        if known is not None and known.wording is not None:
            yield replace(known, seconds=answer.seconds, wording=replace(known.wording, cached=True, seconds=0.0))
            return
        last = answer
        for last in self._written(query, answer, paragraphs):
            yield last
        if last.composer == COMPOSER:
            self._keep(key, last)

    def _key(self, query: Query, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
        """Question, index version and model; the paragraphs stand for scope and history."""
        return (
            query.question,
            query.standalone,
            self._engine.index.version.id,
            self.talker.model,
            *(p.id for p in paragraphs),
        )

    def _keep(self, key: tuple[str, ...], answer: Answer) -> None:
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > self._settings.cache:
                self._answers.popitem(last=False)

    def _written(self, query: Query, answer: Answer, paragraphs: tuple[Paragraph, ...]) -> Iterator[Answer]:
        exchange = Exchange()
        kept: list[Kept] = []
        removed: list[str] = []
        try:
            for said in self._sentences(query, paragraphs, exchange):
                found, why = self._verified(said, paragraphs)
                if found is None:
                    removed.append(why)
                    continue
                kept.append(found)
                yield self._answer(answer, kept, removed, exchange)
        except TalkError as error:
            yield self._fallen(answer, error.failure.value, kept, removed, exchange)
            return
        yield self._done(answer, kept, removed, exchange)

    def _sentences(self, query: Query, paragraphs: Sequence[Paragraph], exchange: Exchange) -> Iterator[Said]:
        reader = SentenceReader()
        sources = [self._engine.sources.get(one.source_id) for one in paragraphs]
        question = asked(query.shown or query.question, paragraphs, sources)
        for words in self.talker.say(instruction(task_of(query)), question, exchange):
            yield from reader.feed(words)
        yield from reader.close(exchange.ended != "length")

    def _done(self, answer: Answer, kept: list[Kept], removed: list[str], exchange: Exchange) -> Answer:
        total = len(kept) + len(removed)
        if not kept:
            reason = "no_answer" if removed == ["no_answer"] else "nothing_left"
        elif len(removed) > self._settings.most_removed * total:
            reason = "too_much_removed"
        else:
            return self._answer(answer, kept, removed, exchange)
        return self._fallen(answer, reason, kept, removed, exchange)

    def _fallen(self, answer: Answer, reason: str, kept: list[Kept], removed: list[str], exchange: Exchange) -> Answer:
        """The verbatim answer with why it is shown; nothing that the model wrote is in it."""
        spent = self._wording(kept, removed, exchange)
        return replace(
            answer, fallback_reason=phrase(f"llm_{reason}"), wording=replace(spent, kept=0),
            seconds=answer.seconds + exchange.seconds,
        )  # fmt: skip

    def _wording(self, kept: list[Kept], removed: list[str], exchange: Exchange) -> Wording:
        return Wording(
            self.talker.model,
            exchange.seconds,
            exchange.prompt_tokens,
            exchange.completion_tokens,
            len(kept),
            tuple(removed),
        )

    def _answer(self, answer: Answer, kept: list[Kept], removed: list[str], exchange: Exchange) -> Answer:
        text, citations = rendered(kept)
        return replace(
            answer, text=text, citations=citations, figures=_stated(citations), composer=COMPOSER,
            removed=(*answer.removed, *removed), seconds=answer.seconds + exchange.seconds,
            wording=self._wording(kept, removed, exchange),
        )  # fmt: skip

    def ground(self, paragraphs: Sequence[Paragraph]) -> Ground:
        """What a sentence may say that cites these paragraphs; kept while they are asked for again and again."""
        key = tuple(paragraphs)
        with self._lock:
            found = self._grounds.pop(key, None)
            if found is None:
                found = Ground(key, tuple(self._engine.sources.get(one.source_id) for one in key), self.background)
            self._grounds[key] = found
            while len(self._grounds) > _GROUNDS:
                self._grounds.popitem(last=False)
        return found

    def _verified(self, said: Said, paragraphs: Sequence[Paragraph]) -> tuple[Kept | None, str]:
        """The sentence with the paragraphs that state it, or None and the reason (with the words, for the record)."""
        if _NO_ANSWER.match(said.text):
            return None, "no_answer"
        if not said.whole:
            return None, _told("unfinished", said)
        known = [paragraphs[number - 1] for number in said.cited if 0 < number <= len(paragraphs)]
        alone = [one for one in known if not faults(said.text, self.ground([one]))]
        if alone:
            return self._kept(said, alone), ""
        exact = [one for one in paragraphs if verbatim(said.text, self.ground([one]))]
        if exact:
            return self._kept(said, exact[:1]), ""
        if not known:
            return None, _told("unknown_token" if said.cited or said.unknown else "uncited", said)
        why = faults(said.text, self.ground(known))
        return (self._kept(said, known), "") if not why else (None, _told(why[0], said))

    def _kept(self, said: Said, paragraphs: Sequence[Paragraph]) -> Kept:
        return Kept(said, tuple((one, *stating(said.text, self.ground([one]))) for one in paragraphs))


def _stated(citations: Sequence[Citation]) -> tuple[CitedFigure, ...]:
    """The figures of the cited spans, each once."""
    found = {
        (one.paragraph.id, figure.start): CitedFigure(figure, one.paragraph)
        for one in citations
        for figure in figures_in(one.paragraph)
        if one.start <= figure.start and figure.end <= one.end
    }
    return tuple(found.values())


def _told(reason: str, said: Said) -> str:
    return f"{reason}: {said.text[:200]}"


def rendered(kept: Sequence[Kept]) -> tuple[str, tuple[Citation, ...]]:
    """The Markdown of verified sentences and their citations: of each paragraph the sentence that says it."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    text = ""
    for one in kept:
        marks = ""
        for paragraph, start, end in one.spans:
            key = (paragraph.id, start, end)
            if key not in numbers:
                numbers[key] = len(citations) + 1
                citations.append(Citation(numbers[key], paragraph, paragraph.text[start:end], start, end))
            marks += f" [{numbers[key]}]"
        lead = "\n- " if one.said.bullet else "\n\n" if one.said.fresh and text else " " if text else ""
        text += f"{lead}{one.said.text}{marks}"
    return text.strip(), tuple(citations)


def stating(sentence: str, ground: Ground) -> tuple[int, int]:
    """The span of the sentences of one paragraph that state a sentence: the one with most of its figures and words, and
    on to the last that has a figure which it lacks."""
    paragraph = ground.paragraphs[0]
    claim = Statement(sentence, 0, len(sentence), find_figures(sentence))
    rows = ground.evidence.statements
    if not rows:
        spans = split_sentences(paragraph.text)
        return spans[0] if spans else (0, len(paragraph.text))

    def holds(one: Statement) -> set[int]:
        return {at for at, each in enumerate(claim.figures) if any(same_value(other, each) for other in one.figures)}

    best = max(rows, key=lambda one: (len(holds(one)), ground.evidence.coverage(claim, one), -one.start))
    start, end, lacking = best.start, best.end, set(range(len(claim.figures))) - holds(best)
    for one in rows:
        if lacking & holds(one):
            start, end = min(start, one.start), max(end, one.end)
            lacking -= holds(one)
    return start, end
