import pytest

from rag.datatypes import Turn
from rag.retrieval.conversation import leans, stand_alone
from rag.retrieval.question import expected_unit, is_english, parts_of, understand

BEFORE = (Turn("Hoeveel woningen komen er tot 2030 bij in Veldsum?", "Bijna 5.000."),)


def test_follow_up_brings_the_topic_and_replaces_the_year():
    alone = stand_alone("En na 2035?", BEFORE)
    assert "woningen" in alone.search
    assert "2035" in alone.search
    assert "2030" not in alone.search
    assert "Hoeveel woningen komen er tot 2030 bij in Veldsum?" in (alone.shown or "")


@pytest.mark.parametrize(
    "question", ["Wat kost een nieuwe sluis in Hoorne gemiddeld?", "Wat is de hoofdstad van Mongolië?"]
)
def test_a_new_subject_is_left_as_it_is(question):
    assert stand_alone(question, BEFORE).shown is None


@pytest.mark.parametrize("question", ["waarom?", "en landelijk?", "wie neemt daar het voortouw?", "En in 2022 dan"])
def test_what_cannot_stand_alone_leans(question):
    assert leans(question)


@pytest.mark.parametrize(
    ("question", "pointing"),
    [
        ("Wat moet een visser hier voor betalen?", True),
        ("Wat krijgt een visser hier eigenlijk voor?", True),
        ("Wat moet een visser hier voor betalen in Tolwerd?", True),
        ("Hoeveel boten mogen hier voor 2030 nog varen?", False),
        ("Wat kost een ligplaats hier voor acht boten?", False),
        ("Wat kost een ligplaats hier voor het veer?", False),
        ("Wat kost een ligplaats hier voor bewoners?", False),
        ("Welke sluis ligt hier bij Havendijken?", False),
        ("Welke huizen liggen hier voor woningen?", False),
    ],
)
def test_an_adverb_taken_apart_leans_where_no_noun_phrase_follows(question: str, pointing: bool) -> None:
    assert leans(question) is pointing


def test_kind_of_an_elliptic_follow_up_is_that_of_the_turn_before():
    assert understand("En na 2035?", BEFORE).kind == "figure"


def test_two_questions_are_split_and_a_conjunction_is_not():
    assert parts_of("Hoeveel banen zijn er, en wat kost de kade?") == ("Hoeveel banen zijn er", "wat kost de kade?")
    assert parts_of("Wat zeggen hbo en wo over de kade?") == ("Wat zeggen hbo en wo over de kade?",)


def test_language_and_unit():
    assert is_english("How many jobs are needed by 2030?")
    assert not is_english("Hoeveel start-ups telt de regio?")
    assert expected_unit("Hoeveel procent van de banen?") is None
    assert expected_unit("hoeveel nieuwe woningen komen er?") == "nieuwe woningen"


def test_chat_abbreviations_are_written_out_before_anything_is_read():
    query = understand("hvl parkeerplekken komen er bij vd haven")
    assert query.kind == "figure"
    assert query.expected_unit == "parkeerplekken"
    assert "van de haven" in query.standalone


LONGER = (Turn("Hoe hoog is de uitkering van het Garantiefonds Oostmeer voor vissers?", "€ 1.200."),)


@pytest.mark.parametrize(
    ("question", "kept", "left"),
    [
        ("wie beheert het?", "garantiefonds", "uitkering"),
        ("waarom is dat zo weinig?", "oostmeer", "uitkering"),
        ("en voor kwekers?", "uitkering", "hoog het"),
        ("wat moet je daarvoor doen?", "garantiefonds", "vissers"),
        ("hoeveel aanvragen kwamen er binnen?", "oostmeer", "hoog is"),
    ],
)
def test_a_follow_up_keeps_the_topic_and_not_what_was_asked_of_it(question, kept, left):
    alone = stand_alone(question, LONGER)
    assert kept in alone.search
    assert left not in alone.search


def test_a_name_that_stands_everywhere_is_no_topic():
    before = (Turn("Hoeveel woningen staan er in Zilt?"),)
    assert "woningen" in stand_alone("wie beheert dat?", before, frequent={"zilt"}).search
    assert "woningen" not in stand_alone("wie beheert dat?", before).search


@pytest.mark.parametrize("question", ["Wie leidt het Zeefonds Noord?", "Wat gebeurde er in 1953 met de dijk?"])
def test_a_question_with_a_name_or_year_of_its_own_stands_alone(question):
    assert stand_alone(question, LONGER).shown is None


def test_a_question_that_begins_with_a_verb_can_be_the_first_of_two():
    assert parts_of("Is de sluis dicht, en hoeveel boten wachten er?") == (
        "Is de sluis dicht",
        "hoeveel boten wachten er?",
    )


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wat is het maximum per aanvraag, en binnen hoeveel weken na afloop is er een besluit?",
            ("Wat is het maximum per aanvraag", "binnen hoeveel weken na afloop is er een besluit?"),
        ),
        ("Wanneer gaat de sluis dicht en voor wie geldt dat?", ("Wanneer gaat de sluis dicht", "voor wie geldt dat?")),
        (
            "Rond de jaarwisseling: hoeveel hubs waren er en hoeveel volgens de raad?",
            ("Rond de jaarwisseling: hoeveel hubs waren er", "Rond de jaarwisseling: hoeveel volgens de raad?"),
        ),
        ("In 2024: hoeveel boten lagen er in Tolwerd?", ("In 2024: hoeveel boten lagen er in Tolwerd?",)),
        ("Hoeveel boten en hoeveel ponten?", ("Hoeveel boten en hoeveel ponten?",)),
        ("Hoe groot zijn Tolwerd en Oudeveen?", ("Hoe groot zijn Tolwerd en Oudeveen?",)),
    ],
)
def test_two_questions_in_one_fall_apart(question, parts):
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    ("before", "follow", "unit"),
    [
        ("Hoeveel aanvragen zijn er gedaan?", "En hoeveel daarvan zijn ingetrokken?", "aanvragen"),
        ("Hoeveel leden heeft de raad?", "Hoeveel daarvan komen er van het waterschap?", "leden"),
        ("Hoeveel vacatures waren er in Tolwerd?", "Nog even over Oudeveen, hoeveel wordt daarvan bouwrijp?", None),
        ("Hoeveel leden heeft de raad?", "Hoeveel krijg je daarvoor?", None),
    ],
)
def test_what_a_part_counts_is_what_the_turn_before_counted(before, follow, unit):
    assert understand(follow, (Turn(before),)).expected_unit == unit


def test_signs_of_units_are_searched_in_words_too():
    from rag.index.vocabulary import Vocabulary

    readings = understand("hoeveel m3 zand", vocabulary=Vocabulary(("Er is 400 kubieke meter zand.",))).readings
    assert [(one.typed, one.read) for one in readings] == [("m3", "kubieke meter")]
