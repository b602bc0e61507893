"""Other words for what is asked."""

import gzip
from pathlib import Path

import rag.language
from rag.language.synonyms import related, worked_out
from rag.language.tokens import stems


def others(question: str) -> set[frozenset[str]]:
    return {other for one in related(stems(question)) for other in one.others}


def test_everyday_words_give_the_formal_ones():
    assert frozenset(stems("woning")) in others("hoeveel huizen komen erbij")


def test_english_words_give_the_dutch_ones():
    assert frozenset(stems("woningtekort")) in others("how large is the housing shortage?")


def test_every_related_word_comes_from_words_that_were_asked():
    asked = set(stems("te weinig huizen in de stad"))
    assert all(one.asked <= asked and one.asked not in one.others for one in related(asked))
    assert related([]) == ()


def test_what_was_worked_out_is_of_the_words_as_they_are() -> None:
    """Else: python -m rag.training.related."""
    data = (Path(rag.language.__file__).parent / "related.tsv.gz").read_bytes()
    assert gzip.decompress(data).decode() == worked_out()
