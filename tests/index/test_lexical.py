import numpy as np

from rag.index.lexical import LexicalIndex

TEXTS = ["De sluizen worden bediend.", "Netcongestie remt bedrijven.", ""]


def test_inflected_word_finds_its_stem(tmp_path):
    scores = LexicalIndex.build("stems", TEXTS).scores("Wie bedient de sluis?")
    assert scores.argmax() == 0
    assert scores[1] == 0


def test_part_of_a_compound_is_found_by_ngrams():
    scores = LexicalIndex.build("ngrams", TEXTS).scores("congestie")
    assert scores.argmax() == 1
    assert scores[1] > 0


def test_saved_index_gives_the_same_scores(tmp_path):
    built = LexicalIndex.build("ngrams", TEXTS)
    built.save(tmp_path / "x")
    assert np.array_equal(LexicalIndex.load("ngrams", tmp_path / "x").scores("sluizen"), built.scores("sluizen"))


def test_a_question_without_known_words_scores_nothing():
    assert not LexicalIndex.build("stems", TEXTS).scores("xyzzy").any()
