"""A claim question: the verdict, in what it differs, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.checking import check, claim_of
from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.phrases import enumerate_words, phrase
from rag.answering.sentence_answer import likely_sentences
from rag.datatypes import Citation, ClaimCheck, Query, Status, Verdict
from rag.figures.check import BY_WORDS
from rag.language.typed import written_out
from rag.retrieval.ranker import Ranked

_DIFFERS = {"value", "unit", "qualifier", "period", "subject", "direction", "negation", "name"}
_MOST = 2


def claim_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The verdict on the claim with its evidence; not in the corpus where no source speaks of it."""
    checked = check(engine, claim_of(written_out(query.question)))
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
        said = phrase("claim_seems_contradicted", query.english) if unsure else _against(query, deciding)
    return Draft((said, *quotes), verdict=verdict)


def unknown_draft(query: Query) -> Draft:
    """The answer to a claim that the sources do not speak of."""
    return Draft((phrase("claim_unknown", query.english),), Status.NOT_IN_CORPUS, Verdict.NOT_IN_CORPUS)


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
