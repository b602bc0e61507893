"""Everyday questions share no content word with their evidence, and the sets are large enough per kind."""

import re
from collections import Counter

import pytest

from evals.questions import EVALS, Question, load_set, set_names
from rag.language.tokens import stems

_NAME = re.compile(r"(?<!^)(?<![.!?:;] )\b[A-ZÀ-Ý][\w/&’'-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MINIMUM = re.compile(r"^\| `(\w+)` \| (\d+) \| (\d+) \|", re.MULTILINE)


def names(text: str) -> set[str]:
    """Stems of the words that are capitalised inside a sentence."""
    return {stem for match in _NAME.finditer(text) for stem in stems(match.group())}


def shared(question: Question) -> set[str]:
    """Content stems that the question has in common with a quote of its evidence, without names and years."""
    asked = set(stems(question.question))
    found: set[str] = set()
    for quote in (one.quote for need in question.evidence for one in need):
        found |= (asked & set(stems(quote))) - names(quote) - names(question.question)
    return {stem for stem in found if not _YEAR.fullmatch(stem)}


EVERYDAY = [
    question for name in set_names() for question in load_set(name).questions if question.kind == "figure_everyday"
]


@pytest.mark.parametrize("question", EVERYDAY, ids=lambda question: question.id)
def test_no_content_stem_is_shared(question: Question) -> None:
    assert shared(question) == set()


def test_a_shared_word_is_seen() -> None:
    from tests.evals.conftest import make_question

    evidence = [[{"document": "d", "quote": "In 2030 komen er in Veldsum bijna 1.200 ligplaatsen bij"}]]
    assert shared(make_question(question="Hoeveel ligplaatsen krijgt Veldsum er in 2030?", evidence=evidence)) == set(
        stems("ligplaatsen")
    )
    assert shared(make_question(question="Hoeveel boten passen straks extra in Veldsum?", evidence=evidence)) == set()


def minimums() -> list[tuple[str, str, int]]:
    """Set, kind and least number of open questions, as evals/README.md states them."""
    rows = _MINIMUM.findall((EVALS / "README.md").read_text("utf-8"))
    return [
        (name, kind, int(count))
        for kind, *counts in rows
        for name, count in zip(("brainport", "second"), counts, strict=True)
    ]


@pytest.mark.parametrize(("name", "kind", "least"), minimums())
def test_enough_questions_of_each_kind(name: str, kind: str, least: int) -> None:
    assert Counter(question.kind for question in load_set(name).questions)[kind] >= least


def test_every_kind_has_a_minimum() -> None:
    kinds = {question.kind for name in set_names() for question in load_set(name).questions}
    assert kinds == {kind for _, kind, _ in minimums()}
