"""How much of a question's words a text says or means."""

import pytest

from rag.datatypes import Query, Reading
from rag.language.compounds import Splitter
from rag.language.tokens import stems
from rag.retrieval.asked import related_stems, searched, terms_of


def term(question: str, *readings: Reading):
    return terms_of(Query(question, question, "open", readings=readings), Splitter())


def present(text: str) -> frozenset[str]:
    return frozenset(stems(text)) | frozenset(Splitter().stems(text))


def test_a_compound_is_said_by_its_parts_and_the_other_way_round():
    (compound,) = term("arbeidsmarkttekort")
    assert compound.said(present("het arbeidsmarkttekort")) == 1
    assert compound.said(present("een tekort op de arbeidsmarkt")) == pytest.approx(0.9)
    assert 0 < compound.said(present("een tekort")) < 0.9
    (simple,) = term("tekort")
    assert simple.said(present("het arbeidsmarkttekort")) == 1


def test_an_abbreviation_is_said_by_its_long_form():
    (short,) = term("DHW", Reading("dhw", "Dienst Havens en Water", "abbreviation"))
    assert short.said(present("de Dienst Havens en Water")) == pytest.approx(0.95)
    assert 0 < short.said(present("de dienst op het water")) < 0.9


def test_a_synonym_means_half_and_never_less_than_what_is_said():
    (house,) = term("huizen")
    text = present("er komen woningen bij")
    assert house.said(text) == 0
    assert house.meant(text) == 0.5
    assert house.meant(present("een weg")) == 0
    (compound,) = term("huizenmarkt")
    assert compound.meant(present("de markt")) == compound.said(present("de markt")) > 0
    assert related_stems([house])


def test_only_other_forms_are_searched_beside_the_question():
    query = Query(
        "x",
        "wat doet dhw",
        "open",
        readings=(Reading("dwh", "dhw", "spelling"), Reading("dhw", "Dienst Havens", "abbreviation")),
    )
    assert searched(query) == "wat doet dhw Dienst Havens"
