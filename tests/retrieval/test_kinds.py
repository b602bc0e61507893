import pytest

from rag.retrieval.kinds import KINDS, kind_of


@pytest.mark.parametrize(("example", "name"), [(e, row.name) for row in KINDS for e in row.examples])
def test_every_example_falls_in_its_own_row(example, name):
    assert kind_of(example).name == name


def test_names_are_unique_and_the_last_row_takes_everything():
    assert len({row.name for row in KINDS}) == len(KINDS)
    assert kind_of("blauw").name == "open"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Welke instantie controleert of vissers zich aan de regels houden?", "person"),
        ("Welk bureau onderzoekt de sluizen?", "person"),
        ("Op welke manier werken vissers samen?", "manner"),
        ("Met welke bijdrage van de dorpen rekent het plan?", "money"),
        ("Welke risico's zien de vissers?", "list"),
        ("Welke grote en kleine havens zijn er?", "list"),
        ("Aan welke eisen moet een visser voldoen?", "list"),
    ],
)
def test_which_one_is_no_list(question, name):
    assert kind_of(question).name == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Hoeveel boten kun je kwijt in de haven?", "figure"),
        ("Hoeveel tijd ben je kwijt met de veerpont?", "duration"),
        ("Welk deel van de kosten is dat, in euro's?", "money"),
        ("Hoe diep is de vaargeul?", "figure"),
        ("Hoe dikwijls vaart de pont?", "figure"),
        ("Welke capaciteit krijgt de sluis?", "figure"),
        ("Wat was de investering in de steiger?", "money"),
        ("Wie mag eerst wanneer de sluis dicht is?", "person"),
        ("Who goes first when the lock is closed?", "person"),
        ("En sinds wanneer is de sluis dicht?", "date"),
        ("Wat gebeurt er als schippers de haven niet kunnen betalen?", "open"),
        ("Wat vindt de schipper ervan dat vissers moeten betalen?", "open"),
        ("Hoe gaat het project verder?", "manner"),
    ],
)
def test_what_kind_of_number_is_asked(question, name):
    assert kind_of(question).name == name


@pytest.mark.parametrize(
    "question", ["Hoe gaat het met de vissers?", "Wat ben je kwijt aan een boete?", "hoe gaat het nu in de haven"]
)
def test_a_question_that_opens_like_a_greeting_is_none(question):
    assert kind_of(question).name != "greeting"


@pytest.mark.parametrize("question", ["Hoe gaat het met je?", "wat ben jij eigenlijk", "hoe gaat het?"])
def test_talk_to_the_program_stays_one(question):
    assert kind_of(question).name == "greeting"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Welk bureau heeft verkend hoeveel boten er passen?", "person"),
        ("Wie onderzocht hoeveel vissers er verdienen?", "person"),
        ("Waarom is niet bekend hoeveel boten er zijn?", "reason"),
        ("Welk bureau is voor hoeveel euro ingehuurd?", "money"),
        ("Hoeveel boten passen er?", "figure"),
    ],
)
def test_how_many_inside_a_question_for_someone(question, name):
    assert kind_of(question).name == name
