import pytest

from rag.retrieval.kinds import KINDS, kind_of


@pytest.mark.parametrize(("example", "name"), [(e, row.name) for row in KINDS for e in row.examples])
def test_every_example_falls_in_its_own_row(example, name):
    assert kind_of(example).name == name


def test_names_are_unique_and_the_last_row_takes_everything():
    assert len({row.name for row in KINDS}) == len(KINDS)
    assert kind_of("blauw").name == "open"
