import pytest

from rag.answering.generative.sentences import SentenceReader


def read(text, piece=3, whole=True):
    reader, found = SentenceReader(), []
    for place in range(0, len(text), piece):
        found += reader.feed(text[place : place + piece])
    return found + list(reader.close(whole))


@pytest.mark.parametrize("piece", [1, 2, 5, 400])
def test_sentences_and_tokens_come_out_the_same_however_they_are_cut(piece):
    text = "De kade kost € 5 mln. per jaar [P1]. Dat is veel. [P2][P3] Op 4 mei jl. is dit besloten [P1, P2]."
    found = read(text, piece)
    assert [(one.text, one.cited) for one in found] == [
        ("De kade kost € 5 mln. per jaar.", (1,)), ("Dat is veel.", (2, 3)), ("Op 4 mei jl. is dit besloten.", (1, 2)),
    ]  # fmt: skip


def test_a_sentence_is_given_as_soon_as_the_next_begins():
    reader = SentenceReader()
    assert list(reader.feed("De kade is af [P1]. ")) == []
    assert [one.text for one in reader.feed("De ")] == ["De kade is af."]


def test_items_of_a_list_and_lines():
    found = read("- een kade [P1]\n- een brug [P2]\n\nMeer niet [P1].")
    assert [(one.text, one.bullet, one.fresh) for one in found] == [
        ("een kade", True, True), ("een brug", True, True), ("Meer niet.", False, True)
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["[17]", "[bron]", "[P99]", "【P4】", "[1] [2]", "(P12)"])
def test_no_bracket_survives(mark):
    (said,) = read(f"De kade is af {mark}.")
    assert said.text == "De kade is af."
    assert said.unknown or set(said.cited) <= {99, 4, 12}


def test_what_the_model_thinks_aloud_is_left_out():
    assert [one.text for one in read("<think>Even zien. Ik raad maar wat.</think>De kade is af [P1].")] == [
        "De kade is af."
    ]


def test_a_sentence_that_was_broken_off_is_known():
    assert [one.whole for one in read("De kade is af [P1]. De brug kost 1", whole=False)] == [True, False]
