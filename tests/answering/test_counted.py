import pytest

from rag.answering.checking import claim_of
from rag.answering.counted import asks_whole, counts_people, is_whole
from rag.figures.find import find_figures


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Er kwamen 40 bezoekers.", True),
        ("Er zijn 80 artsen.", True),
        ("Er liggen 320 dossiers.", False),
        ("Er zijn 12 instellingen.", False),
    ],
)
def test_what_counts_people(text, people):
    assert counts_people(find_figures(text)[0]) is people


@pytest.mark.parametrize("text", ["Van de 48 boten zijn er 19 gekeurd.", "Dit blijkt bij 19 van de 48 boten."])
def test_the_whole_is_told_from_its_part(text):
    figures = {str(one.value): one for one in find_figures(text)}
    whole, part = figures["48"], figures["19"]
    assert is_whole(text, whole.start, whole, [part])
    assert not is_whole(text, part.start, part, [whole])


def test_two_counts_side_by_side_are_no_whole_and_part():
    first, second = find_figures("Er zijn 48 boten en 19 boten.")
    assert not is_whole("Er zijn 48 boten en 19 boten.", second.start, second, [first])


def test_a_question_may_ask_for_the_whole():
    assert asks_whole("Hoeveel boten zijn er in totaal?")
    assert not asks_whole("Hoeveel boten zijn te laat gekeurd?")


def test_a_place_with_the_name_of_an_adverb_stays_in_the_claim():
    assert "Echt" in claim_of("Is het waar dat de gemeente Echt 32.000 inwoners heeft?")
