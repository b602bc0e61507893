"""What a near miss leaves open: the slot that the question asks for has no filler that the question does not hold itself.

The checks are those of ``rag.answering.near_miss``, which lists them.
"""

from __future__ import annotations

import re

from rag.answering.attached import attached_in
from rag.answering.figure_answer import figures_asked
from rag.answering.list_answer import COUNTED
from rag.answering.named import names_written
from rag.answering.near_miss_cues import (
    ASKS_CAUSE,
    CAUSE,
    CAUSE_NEAR,
    COUNTS,
    ENUMERATES,
    HOLDER,
    INDEFINITE_NAME,
    LEANS_BACK,
    NAMED_BEHIND,
    NAMES_CAUSE,
    NUMBER,
    PARTICIPLE,
    PERFECT,
    PERSON,
    REACHED_BY,
    TOLD_WHICH,
    TOPIC,
    WHICH_NUMBER,
    WHICH_ONE,
    WHO_ARE,
    WHO_SAYS,
    WHY,
)
from rag.answering.reply import Reply, names_in
from rag.language.sentences import split_sentences
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.language.wordlist import known_words
from rag.retrieval.kinds import BY_NAME

_TOLD = 0.55  # share of the question that a sentence says, from which it is the one that the question is about
_EXPLAINS = ("reason", "manner", "condition")  # kinds that are answered beside the words of the question
_BECAME = frozenset("geworden geweest gegaan gekomen gedaan gebleven".split())  # participles that say little
_SEVERAL = 2  # things at least, where a number is not read
_LONG, _REACH = 6, 70  # letters of a noun that ends a compound; characters within which a person is named
_ALIKE, _DONE_ALIKE = 0.5, 0.45  # cosine from which a word stands for another


def asked_figure(reply: Reply) -> bool:
    """The figure that leads the answer is one that the question states itself."""
    if reply.lead is None or BY_NAME[reply.query.kind].take != "figure":
        return False
    return (reply.lead.kind, reply.lead.value) in figures_asked(reply.query)


def not_so_yet(reply: Reply) -> bool:
    """Whether something was done is asked (“is … toegekend?”), and the answer does not say that it was."""
    if reply.query.english or not PERFECT.search(reply.asked):
        return False
    done = (one for one in PARTICIPLE.findall(reply.asked) if one not in STOPWORDS | _BECAME and one in known_words())
    told = " ".join((*reply.paragraph.heading_path, reply.paragraph.lead_in or "", reply.text))
    return any(reply.lacks(one, told, _DONE_ALIKE) for one in done)


def not_enumerated(reply: Reply) -> bool:
    """Which of a number of things is asked (“welke vijf dorpen”), and the answer does not go through them."""
    asked = WHICH_NUMBER.search(reply.asked)
    if not asked or reply.query.english:
        return False
    number, noun = COUNTED.get(asked[1]) or (int(asked[1]) if asked[1].isdigit() else _SEVERAL), asked[2]
    bullets = [quote for quote in reply.draft.quotes if quote.bullet]
    if len(bullets) > 1:
        return len(bullets) != number and _list_of_others(reply, noun)
    texts = [reply.paragraph.lead_in or "", *(quote.text for quote in reply.draft.quotes)]
    fresh = set(names_written(reply.text)) - set(names_written(reply.query.as_read))
    return len(fresh) < number and not any(ENUMERATES.search(fold(text)) for text in texts)


def unnamed(reply: Reply) -> bool:
    """What someone or something is called is asked, and where the answer speaks of that one no name stands beside it."""
    asked = None if reply.query.english else HOLDER.search(reply.asked)
    if not asked:
        return False
    texts = [quote.text[slice(*span)] for quote in reply.draft.quotes for span in split_sentences(quote.text)]
    found = [(text, one) for text in texts for one in re.finditer(r"[\w-]+", text) if _same(one[0], asked[1])]
    return bool(found) and not any(_named(reply, text, one.start(), one.end()) for text, one in found)


def _same(word: str, noun: str) -> bool:
    folded = fold(word)
    return stem(folded) == stem(noun) or (len(noun) >= _LONG and folded.endswith(noun))


def _named(reply: Reply, text: str, start: int, end: int) -> bool:
    """Whether a name stands next to ``text[start:end]``: behind it, in quotation marks, or a person's within reach."""
    if re.search(r"[“‘\"]|\b(?:heet|heette|heten|genaamd|genoemd|namelijk|te weten)\b", text):
        return True
    asked = set(words(reply.query.as_read)) - STOPWORDS
    behind = NAMED_BEHIND.match(text[end:])
    if behind and not set(words(behind[1])) & asked:
        return True
    before = re.split(r" en | of |[;)]", text[max(0, start - _REACH) : start])[-1]
    after = re.split(r" en | of |[;(]", text[end : end + _REACH])[0]
    return any(not set(words(one[0])) & asked for side in (before, after) for one in PERSON.finditer(side))


def _list_of_others(reply: Reply, noun: str) -> bool:
    """Whether what leads a list in counts something else than a noun, and does not speak of that noun."""
    first = next(quote for quote in reply.draft.quotes if quote.bullet)
    leads = [quote.text for quote in reply.draft.quotes if not quote.bullet]
    before = fold(" ".join((*leads, first.paragraph.lead_in or "")))
    counted = COUNTS.findall(before)
    counts_others = bool(counted) and noun not in counted and reply.lacks(noun, before, 2.0)
    told = " ".join((before, *first.paragraph.heading_path[-1:], first.text))
    return counts_others or (not before.strip() and reply.lacks(noun, told, _ALIKE))


def only_restated(reply: Reply) -> bool:
    """A reason is asked, and neither the sentence that the question is about nor the one before or behind it says a cause, nor
    the second behind it where both lean back."""
    if not (ASKS_CAUSE.search(reply.asked) or WHY.search(reply.asked)) or reply.query.english:
        return False
    if reply.query.kind == "person" or any(one.bullet for one in reply.draft.quotes):
        return False
    told = [fold(quote.text[slice(*span)]) for quote in reply.draft.quotes for span in split_sentences(quote.text)]
    shares = [reply.share_said(one) for one in told]
    about = shares.index(max(shares))
    named = any(NAMES_CAUSE.search(one) for one in told)
    if named or shares[about] < _TOLD or CAUSE.search(told[about]):
        return False
    beside = told[max(0, about - 1) : about] + told[about + 1 : about + 2]
    behind = told[about + 1 : about + 3]
    leaning = behind[1:] if all(LEANS_BACK.search(one) for one in behind) else []
    return not any(CAUSE_NEAR.search(one) for one in (*beside, *leaning))


def not_reached(reply: Reply) -> bool:
    """A telephone number, an address on the web or an hour is asked, and the answer holds none."""
    if reply.query.kind == "date" or BY_NAME[reply.query.kind].take == "figure":
        return False
    return any(cue.search(reply.asked) and not told.search(reply.said) for cue, told in REACHED_BY)


def some_one(reply: Reply) -> bool:
    """Which one it is is asked (“welke aannemer”), and the answer says that it is one (“een aannemer”)."""
    asked = None if reply.query.english or ":" in reply.text else WHICH_ONE.search(reply.asked)
    if not asked or BY_NAME[reply.query.kind].take == "figure" or not INDEFINITE_NAME.search(asked[1]):
        return False
    one = re.compile(rf"\b(?:een|één|enkele|verschillende) (?:\w+ ){{0,3}}{re.escape(asked[1])}\b", re.IGNORECASE)
    found = [(quote.text, match) for quote in reply.draft.quotes for match in one.finditer(quote.text)]
    return (
        bool(found)
        and not any(TOLD_WHICH.match(text[match.end() :]) for text, match in found)
        and not _comes_again(reply, found)
    )


def _comes_again(reply: Reply, found: list[tuple[str, re.Match[str]]]) -> bool:
    """Whether behind “een sluiswachter” the noun comes again or the next sentence opens with a name."""
    text, match = found[-1]
    behind, own = text[match.end() :], stem(fold(match[0].split()[-1]))
    named = names_in(behind[behind.find(". ") + 1 :]) - set(words(reply.query.as_read)) if ". " in behind else False
    return bool(named) or own in {stem(word) for word in words(behind)}


def nobody_new(reply: Reply) -> bool:
    """Who someone is or are is asked, and the answer names nobody that the question does not."""
    return not reply.query.english and not reply.new_names and bool(WHO_ARE.search(reply.asked))


def other_part(reply: Reply) -> bool:
    """Something is asked of a part (“in de bouw”), of which nothing speaks that the answer leans on, and the answer's sentence
    names another part instead."""
    if reply.query.english or reply.query.kind in _EXPLAINS or not reply.in_source_words:
        return False
    asked = attached_in(WHO_SAYS.sub(" ", reply.query.as_read))
    own = {stem(word) for word in words(reply.query.as_read)}
    told = attached_in(reply.paragraph.text[slice(*reply.sentence)])
    title = reply.engine.sources[reply.paragraph.source_id].title
    for part in asked:
        rival = any(one.preposition == part.preposition and stem(one.noun) not in own for one in told)
        if (
            rival
            and part.noun in reply.engine.vocabulary.counts
            and reply.lacks(part.noun, f"{reply.leaned_on} {title}", _ALIKE)
        ):
            return True
    return False


def other_topic(reply: Reply) -> bool:
    """What a document says about something is asked, and what it was answered with does not speak of that."""
    asked = None if reply.query.scope.empty or reply.query.english else TOPIC.search(reply.asked)
    if not asked or BY_NAME[reply.query.kind].take == "figure":
        return False
    named = [word for word in words(asked[1]) if word not in STOPWORDS and not re.fullmatch(NUMBER, word)]
    told = reply.near(0, 0)
    return bool(named) and all(reply.lacks(word, told, _ALIKE) for word in named)
