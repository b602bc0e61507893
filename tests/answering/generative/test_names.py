import pytest

from rag.answering.generative.names import common_words, names_of, unstated_codes, unstated_names, unstated_quotes

TEXT = "De heer A.B. de Vries opent de brug in Veldsum, zegt wethouder Anna Bakker van het ministerie van Waterzaken."
COMMON = common_words([TEXT, "De gemeente bouwt een brug. Bouwers zijn er genoeg."])


@pytest.mark.parametrize(
    "sentence",
    ["De Vries opent de brug.", "Volgens Anna Bakker gaat de brug in Veldsum open.", "Veldsumse bouwers zijn er genoeg.",
     "De Veldsum-brug gaat open.", "Het Ministerie van Waterzaken is blij.", "Bruggen in Veldsum gaan open."],
)  # fmt: skip
def test_names_that_the_text_holds(sentence):
    assert unstated_names(sentence, [TEXT], COMMON) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [("De brug in Hoorne gaat open.", "Hoorne"), ("Wethouder Anna Visser opent de brug.", "Anna Visser"),
     ("Zwolle krijgt een brug.", "Zwolle"), ("Anna de Vries opent de brug.", "Anna"), ("Volgens Terpstra gaat hij open.", "Terpstra"),
     ("Minister Anna Vries opent de brug.", "Anna Vries")],
)  # fmt: skip
def test_names_that_it_does_not(sentence, name):
    assert any(name in one for one in unstated_names(sentence, [TEXT], COMMON))


def test_the_first_word_is_a_name_only_where_it_is_one():
    assert names_of("Brug dicht in Veldsum").runs == (("Veldsum",),)
    assert COMMON("bouwers") and not COMMON("veldsum") and not COMMON("zwolle")


def test_numbers_that_name_something_must_stand_there():
    assert unstated_codes("Zie Kamerstuk 12 345, nr. 6.", ["Kamerstuk 12 345, nr. 6."]) == []
    assert unstated_codes("De A12 is dicht.", ["De A2 is dicht."]) == ["A12"]


def test_a_quotation_is_verbatim_or_a_fault():
    assert unstated_quotes("Zij zegt: “opent de brug in Veldsum”.", [TEXT]) == []
    assert unstated_quotes("Zij zegt: “opent de brug van Veldsum”.", [TEXT]) == ["opent de brug van Veldsum"]
    assert unstated_quotes('De "dure brug" gaat open.', [TEXT]) == ["dure brug"]
