"""Names typed in small letters are read as the collection writes them."""

import pytest

from rag.index.vocabulary import Vocabulary

TEXTS = (
    "Bij de fabriek van ZWX in Lierdam werken 40 mensen. Lierdam groeit. De Minister bezoekt Lierdam.",
    "Ook in Utrecht staat een molen. De route loopt van Utrecht naar Lierdam, en van daar naar Utrecht.",
    "Volgens de Minister en het Rijk betaalt de Minister; de Kamerbrief van het Rijk zegt dat. Trekker: Organisatie Veer.",
    "De boot vaart naar Zeewâl. Volgens de schipper is Zeewâl ver. In het Café Molenzicht is het café vol; naar Café Oost.",
    "Kadebeheer is duur. In de winter kost het kadebeheer meer.",
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(TEXTS)


@pytest.mark.parametrize(
    ("typed", "read"), [("lierdam", "Lierdam"), ("utrecht", "Utrecht"), ("zeewal", "Zeewâl"), ("zeewâl", "Zeewâl")]
)
def test_names(vocabulary: Vocabulary, typed: str, read: str) -> None:
    assert [one.read for one in vocabulary.named(f"hoeveel mensen in {typed}")] == [read]


@pytest.mark.parametrize(
    "word", ["minister", "rijk", "kadebeheer", "kamerbrief", "trekker", "molen", "volgens", "onbekend", "cafe", "café"]
)
def test_no_names(vocabulary: Vocabulary, word: str) -> None:
    assert vocabulary.named(f"hoeveel {word} is er") == ()


def test_a_name_with_a_slip_is_read_with_its_capital(vocabulary: Vocabulary) -> None:
    assert vocabulary.corrected("percentage molens lierdm")[0] == "percentage molens Lierdam"
