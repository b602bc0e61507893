"""When not to answer: by kind, by scope, and by what the sources hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answering.definition_answer import unexplained
from rag.answering.engine import Engine
from rag.datatypes import Query, Status
from rag.language.tokens import STOPWORDS, stem, stems, words
from rag.language.wordlist import known_words, verb_forms
from rag.retrieval.address import (
    SAYS_LITTLE,
    addresses_the_assistant,
    asks_advice,
    commands,
    exclaims,
    hangs_on_today,
    points_at_nothing,
)
from rag.retrieval.answerable import NAMES, answerable_features, shipped_judge, shipped_subject, unknown_names
from rag.retrieval.asked import terms_of
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Floats

_KINDS = {"instruction": Status.OFF_TOPIC, "greeting": Status.OFF_TOPIC}
_OWN_WAY = ("collection", "summary", "claim")  # kinds that decide for themselves
_NEAR = 5  # paragraphs that stand for what the documents speak of
_SPOKEN_OF = 0.45  # share of the question's rarity in one of them, from which small talk is no small talk
_OF_A_DAY = 0.6  # the same for a question that hangs on today
_NOUN = 4  # letters of a noun that tells
_NAMED = 0.15  # the same for an exclamation


def refuse_by_kind(query: Query) -> Status | None:
    """Off topic for greetings and instructions, unclear where the question names nothing and nothing was said before."""
    if query.kind in _KINDS:
        return _KINDS[query.kind]
    if commands(query.question):
        return Status.OFF_TOPIC
    if query.kind in ("collection", "summary") or not query.scope.empty:
        return None
    if not stems(query.standalone):
        return Status.UNCLEAR
    several = len(query.standalone.split()) > 1
    alone = not query.history and query.kind != "definition" and several
    return Status.UNCLEAR if alone and points_at_nothing(query.question) else None


def refuse_by_scope(query: Query) -> bool:
    """Whether the question names a document or number that does not exist, and no other place."""
    scope = query.scope
    return bool(scope.unmatched) and not (scope.qa_numbers or scope.sections)


def beside_the_documents(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> bool:
    """Whether a question is put to the assistant, hangs on today or only exclaims, and no paragraph speaks of it."""
    if query.history or not query.scope.empty:
        return False
    if asks_advice(query.as_read) and _unheard_of(engine, query):
        return True
    today, to_you = hangs_on_today(query.as_read), addresses_the_assistant(query.as_read)
    if not (today or to_you or exclaims(query.question)):
        return False
    asked = set(stems(query.standalone)) - SAYS_LITTLE
    texts = [engine.collection.texts.of(one.position).all_parts for one in ranked[:_NEAR]]
    covered = max((engine.rarity.coverage(asked, text) for text in texts), default=0.0)
    return covered < (_OF_A_DAY if today else _SPOKEN_OF if to_you else _NAMED)


def _unheard_of(engine: Engine, query: Query) -> bool:
    """Whether the collection never uses a noun that a question is about, also not in a compound or by another name."""
    asked = [word for word in words(query.as_read) if word not in STOPWORDS and stem(word) not in SAYS_LITTLE]
    passed = {"best", "beste", *re.findall(r"^hoe ([a-z]+)", " ".join(words(query.as_read)))} | verb_forms()
    known = engine.vocabulary.counts
    spoken = frozenset(map(stem, known))
    meant = {term.stem: term.stems for term in terms_of(query, engine.vocabulary.splitter)}
    return any(
        len(word) >= _NOUN and word not in passed and not any(word in one for one in known)
        and not meant.get(stem(word), frozenset()) & spoken
        for word in asked
    )  # fmt: skip


def unreadable(engine: Engine, query: Query) -> bool:
    """Whether none of several words of a question stands in the collection or is Dutch: keys struck at random."""
    said = [word for word in words(query.as_read) if word.isalpha() and word not in STOPWORDS]
    counts, dutch = engine.vocabulary.counts, known_words()
    return len(said) > 1 and not query.english and not any(word in counts or word in dutch for word in said)


def refuse_if_unanswerable(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Status | None:
    """Off topic where the collection knows none of the question's words, not in the corpus where the answer is missing."""
    if query.kind in _OWN_WAY:
        return None
    struck = unreadable(engine, query)
    if struck or not ranked or unexplained(engine, query):
        return Status.UNCLEAR if struck else Status.NOT_IN_CORPUS
    values = answerable_features(query, ranked, engine.collection.texts, engine.static, engine.ranker)
    if beside_the_documents(engine, query, ranked):
        return Status.OFF_TOPIC
    if not query.english and unknown_names(query.as_read, engine.vocabulary.counts):
        return Status.NOT_IN_CORPUS
    judge = shipped_judge(ranked[0].read is not None)
    if judge.probability(values) >= judge.threshold and not _of_another_subject(query, values):
        return None
    known = values[judge.place("mean_word_anywhere")]
    foreign = (
        known < engine.index.settings.answer.off_topic_below
        and not (query.english or query.own_words)
        and query.scope.empty
    )
    return Status.OFF_TOPIC if foreign else Status.NOT_IN_CORPUS


def _of_another_subject(query: Query, values: Floats) -> bool:
    """Whether the documents are about nothing that the question is about; a follow-up leans on what was found before."""
    subject = shipped_subject()
    return not query.history and query.scope.empty and subject.probability(values[: len(NAMES)]) < subject.threshold
