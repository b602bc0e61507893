"""Other words for what is asked."""

from rag.language.synonyms import related
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
