"""“Wat zegt de brief over …?”: whether the document that is named speaks of that at all."""

from __future__ import annotations

import re

from rag.answering.engine import Engine
from rag.datatypes import Query
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.retrieval.asked import terms_of
from rag.retrieval.scope import within

_ABOUT = re.compile(
    r"\b(?:zeg\w*|gezegd|schrijf\w*|geschreven|staat|staan|meld\w*|vermeld\w*|gemeld|noem\w*|genoemd|stelt|gesteld|lees|lezen|"
    r"opgenomen|says?|said|writes?|written|mention\w*|state[sd]?)\b"
    r".*\b(?:over|about|omtrent|inzake|op het gebied van)\s+([^,.:;?]{3,80}?)\s*\?*$"
)
_SAID = 0.45  # share of the rarity of the topic's words that one paragraph must say, in whatever words
_PREFIX, _FORM = 5, 0.8  # letters at the beginning that forms of a word share, and how much such a form says of it
_LONGEST = 6  # words of a topic


def not_spoken_of(engine: Engine, query: Query) -> bool:
    """Whether it is asked what a document says about a topic of which no paragraph within the scope speaks."""
    if not (query.scope.documents or query.scope.sections) or query.english or query.kind == "claim":
        return False
    asked = _ABOUT.search(fold(query.as_read))
    if asked is None or len(asked[1].split()) > _LONGEST:
        return False
    titled = {stem(word) for one in query.scope.documents for word in words(engine.sources[one].title)}
    topic = {stem(word) for word in words(asked[1]) if word not in STOPWORDS} - titled
    terms = [term for term in terms_of(query, engine.vocabulary.splitter) if term.stem in topic]
    weights = [engine.rarity.of(term.stem) for term in terms]
    if not terms or sum(weights) == 0:
        return False
    for position, paragraph in enumerate(engine.paragraphs):
        if not within(query.scope, paragraph):
            continue
        told = engine.collection.texts.of(position).all_parts
        begun = {one[:_PREFIX] for one in told}
        said = (max(term.meant(told), _FORM * (term.stem[:_PREFIX] in begun)) for term in terms)
        if sum(weight * share for weight, share in zip(weights, said, strict=True)) >= _SAID * sum(weights):
            return False
    return True
