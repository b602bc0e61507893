import pytest

from rag.datatypes import Source
from rag.retrieval.loaded import about_the_collection, beside_documents
from rag.retrieval.question import understand

SOURCES = (
    Source("nota-veer", "Nota Veerdienst Harsloo", "nota", "Directie Vaarwegen", "2025-04-03", (), "n.md", "0"),
    Source("brief", "Kamerbrief Stuwmeren", "kamerbrief", "De Minister van Waterzaken", None, (), "b.md", "1"),
)


@pytest.mark.parametrize(
    "question",
    ["Welke documenten heb je?", "hoeveel stukken zitten er in totaal in", "Wie ondertekende de Kamerbrief Stuwmeren?",
     "Van wanneer is de nota over de veerdienst Harsloo?", "Wat is het nieuwste stuk in de verzameling?",
     "Hoeveel Kamerbrieven zitten erin?", "Van welke directie komt de nota?"],
)  # fmt: skip
def test_questions_about_the_collection(question):
    assert about_the_collection(question, SOURCES)
    assert understand(question, sources=SOURCES).kind == "collection"


@pytest.mark.parametrize(
    "question",
    ["Door wie is het Waterplan Hoge Venen Zuid opgesteld?", "Wanneer moeten alle brieven van de gemeenten begrijpelijk zijn?",
     "Wie schreef het advies over de verzakte sluisdeuren bij Ooldert?", "Hoeveel brieven verstuurde de belastingdienst aan ouders?",
     "Welke vissers zijn uitgezonderd van het laatste stuk vaargeul?"],
)  # fmt: skip
def test_questions_about_what_stands_in_documents(question):
    assert understand(question, sources=SOURCES).kind != "collection"


def test_what_is_left_beside_titles_dates_and_words_about_documents():
    assert beside_documents("Wie schreef de nota Veerdienst Harsloo van 3 april 2025?", SOURCES) == []
    assert beside_documents("Wie schreef de nota over oesters?", SOURCES) == ["oester"]
