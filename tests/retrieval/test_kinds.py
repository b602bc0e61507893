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
        ("Met welke bijdrage van de dorpen rekent het plan?", "open"),
        ("Welke risico's zien de vissers?", "list"),
        ("Welke grote en kleine havens zijn er?", "list"),
        ("Aan welke eisen moet een visser voldoen?", "list"),
    ],
)
def test_which_one_is_no_list(question, name):
    assert kind_of(question).name == name
