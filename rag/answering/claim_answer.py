"""A claim question: the verdict, in what it differs, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.checking import check, claim_of
from rag.answering.claim_search import best_sentences
from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.phrases import enumerate_words, phrase
from rag.answering.sentence_answer import likely_sentences
from rag.datatypes import Citation, ClaimCheck, Query, Status, Verdict
from rag.figures.check import BY_WORDS
from rag.language.tokens import words
from rag.language.typed import written_out
from rag.retrieval.ranker import Ranked

_DIFFERS = {"value", "unit", "qualifier", "period", "subject", "direction", "negation", "name"}
_IN_WORDS = {
    "negation": "differs_negation",
    "direction": "differs_direction",
    "qualifier": "differs_extent",
    "value": "differs_frequency",
}
_MOST = 2
_NEAREST = 320  # characters of a sentence that is shown beside a refusal
_FEW = 6  # words below which a sentence says nothing by itself


def claim_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The verdict on the claim with its evidence; not in the corpus where no source speaks of it."""
    found = best_sentences(engine, ranked)
    checked = check(engine, claim_of(written_out(query.question)), lambda _: found)
    verdict = checked.verdict
    if verdict in (None, Verdict.NOT_IN_CORPUS):
        return None
    deciding = [one for one in checked.checks if one.verdict is verdict] or list(checked.checks)
    quotes = _quotes([citation for one in deciding for citation in one.citations])
    if not quotes:
        quotes = [quote for _, quote in likely_sentences(engine, ranked)[:1]]
    unsure = all(one.note == BY_WORDS for one in deciding)
    if verdict is Verdict.SUPPORTED:
        said = phrase("claim_seems_supported" if unsure else "claim_supported", query.english)
    else:
        said = _seems_against(query, deciding) if unsure else _against(query, deciding)
    return Draft((said, *quotes), verdict=verdict)


def unknown_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft:
    """The answer to a claim that the sources neither bear out nor contradict, with the sentence that comes nearest."""
    nearest = next((quote.text for _, quote in likely_sentences(engine, ranked)[:1]), "")
    if len(words(nearest)) < _FEW or len(nearest) > _NEAREST:
        said = phrase("claim_unknown", query.english)
    else:
        said = phrase("claim_nearest", query.english, what=nearest)
    return Draft((said,), Status.NOT_IN_CORPUS, Verdict.NOT_IN_CORPUS)


def _seems_against(query: Query, checks: Sequence[ClaimCheck]) -> str:
    """The verdict on words, naming in what the claim differs where that can be said in a word."""
    differs = [phrase(_IN_WORDS[one]) for check in checks for one in check.differs if one in _IN_WORDS]
    if not differs or query.english:
        return phrase("claim_seems_contradicted", query.english)
    return phrase("claim_seems_contradicted_in", what=enumerate_words(list(dict.fromkeys(differs))))


def _against(query: Query, checks: Sequence[ClaimCheck]) -> str:
    differs = list(dict.fromkeys(d for one in checks for d in one.differs if d in _DIFFERS))
    if not differs or query.english:
        return phrase("claim_contradicted_plain", query.english)
    return phrase("claim_contradicted", what=enumerate_words([phrase(f"differs_{one}") for one in differs]))


def _quotes(citations: Sequence[Citation]) -> list[Quote]:
    seen: dict[tuple[str, int], Quote] = {}
    for one in citations:
        seen.setdefault((one.paragraph.id, one.start), Quote(one.paragraph, one.start, one.end))
    return list(seen.values())[:_MOST]
