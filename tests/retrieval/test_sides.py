"""Two sources set against each other are no part of what is looked for."""

import pytest

from rag.datatypes import Source
from rag.retrieval.question import understand
from rag.retrieval.sides import asks_sides, subject_of

SOURCES = tuple(
    Source(id_, title, kind, None, None, (), f"{id_}.txt", "0")
    for id_, title, kind in (("brief", "Kamerbrief Haven", "kamerbrief"), ("nota", "Nota Haven", "nota"))
)


@pytest.mark.parametrize(
    ("question", "subject", "kind"),
    [
        (
            "De brief en de havendeal zijn het niet eens over wanneer de sluis opent. Wat zegt de een, wat de ander?",
            "Wanneer de sluis opent?",
            "date",
        ),
        (
            "De brief en de nota geven elk een aantal boten in Veldsum. Welke aantallen zijn dat?",
            "Welk aantal boten in Veldsum?",
            "figure",
        ),
        (
            "Hoeveel betaalden schippers in 2031? Spreken de agenda en de raad elkaar daarin tegen?",
            "Hoeveel betaalden schippers in 2031?",
            "figure",
        ),
        ("Hoe lang duurt de bouw volgens de regio en hoe lang volgens de raad?", "Hoe lang duurt de bouw?", "duration"),
    ],
)
def test_what_is_looked_for_is_the_subject(question, subject, kind):
    assert asks_sides(question)
    assert subject_of(question) == subject
    query = understand(question, sources=SOURCES)
    assert (query.standalone, query.kind, query.sides) == (subject, kind, True)


@pytest.mark.parametrize(
    "question",
    [
        "Waarom werden de partijen het niet eens over een raster?",
        "Hoeveel kost de sluis volgens de nota?",
        "Wanneer opent de sluis en hoeveel kost dat?",
    ],
)
def test_one_source_or_none_is_asked(question):
    assert not asks_sides(question)
    assert not understand(question, sources=SOURCES).sides


def test_two_documents_that_are_named_are_asked_apart():
    assert not understand("Hoe lang duurt het volgens de brief, en hoe lang volgens de nota?", sources=SOURCES).sides
