import pytest

from rag.answering.pipeline import Engine, ask


@pytest.fixture(scope="module")
def engine(tiny_index):
    return Engine(tiny_index)


@pytest.mark.parametrize(
    "question",
    [
        "hoeveel stukken zitten er in totaal in",
        "Welke documenten heb je?",
        "Hoeveel stukken zijn er en waar gaan die over?",
    ],
)
def test_the_documents_are_counted_and_listed(engine, question):
    text = ask(engine, question).text
    assert text.startswith(f"Er zijn {len(engine.sources)} documenten geladen:")
    assert "staat niets" not in text


def test_a_document_that_is_not_loaded_is_said_to_be_named_where_it_is(engine):
    assert "De bronnen noemen het wel:" in ask(engine, "Zit de haven van Veldsum er ook bij?").text
    unknown = ask(engine, "Zit het Oesterplan Ooldert er ook bij?").text
    assert unknown.startswith("Nee")
    assert "noemen het wel" not in unknown


def test_the_newest_document_is_no_document_of_that_name(engine):
    assert not ask(engine, "Wat is het meest recente stuk in de verzameling?").text.startswith("Nee")
