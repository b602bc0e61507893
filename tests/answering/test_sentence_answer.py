from dataclasses import replace

import numpy as np
import pytest

from rag.answering.draft import Draft, Quote, render, shortened_to
from rag.answering.engine import Engine
from rag.answering.list_answer import asked_number, items_under, list_draft, list_hit, with_people
from rag.answering.lists import list_of
from rag.answering.sentence_answer import sentence_draft
from rag.answering.spans import leaning_start
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.retrieval.features import FEATURES, Row
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Sentence


def unit(text, kind=ParagraphKind.PARAGRAPH, number=1, path=()):
    return Paragraph(f"a:{text[:12]}:1", "a", kind, path, number, None, None, None, text, (), text[:12])


def engine_of(tiny_index, *paragraphs):
    return Engine(replace(tiny_index, paragraphs=paragraphs))


def ranked(position, text, *scores):
    spans = split_sentences(text)
    rows = [
        (score, Row(position, Sentence(*span), np.zeros(len(FEATURES), np.float32)))
        for score, span in zip(scores, spans, strict=True)
    ]
    return Ranked(position, max(scores), tuple(sorted(rows, key=lambda row: -row[0])))


def query(question, kind):
    return Query(question, question, kind)


REASON = (
    "Twee dorpen zijn overgeslagen. Zij hebben geen winkel, waardoor bewoners ver moeten reizen. Er is veel gepraat."
)


def test_the_reason_that_follows_comes_along(tiny_index):
    engine = engine_of(tiny_index, unit(REASON))
    draft = sentence_draft(
        engine, query("Waarom zijn twee dorpen overgeslagen?", "reason"), [ranked(0, REASON, 9, 7, 3)]
    )
    assert draft.quotes[0].text == " ".join(REASON.split(". ")[0:1]) + ". " + REASON.split(". ")[1] + "."


def test_a_likely_paragraph_is_shown_beside_the_first_and_an_unlikely_one_is_not(tiny_index):
    one, other, third = "De kade kost 4 miljoen.", "Volgens de raming kost de kade 5 miljoen.", "Er is ook een kraan."
    engine = engine_of(tiny_index, unit(one), unit(other), unit(third))
    hits = [ranked(0, one, 9.0), ranked(1, other, 8.6), ranked(2, third, 5.0)]
    draft = sentence_draft(engine, query("Wat weten we van de kade?", "open"), hits)
    assert [quote.text for quote in draft.quotes] == [one, other]


def test_a_sentence_that_introduces_a_list_brings_its_items(tiny_index):
    lead = "Het stuwmeer krijgt drie taken:"
    items = [
        unit(text, ParagraphKind.LIST_ITEM, n)
        for n, text in enumerate(("water bergen;", "stroom maken;", "zwemmen."), 1)
    ]
    engine = engine_of(tiny_index, unit(lead), *items)
    draft = sentence_draft(engine, query("Wat wordt er van het stuwmeer verwacht?", "open"), [ranked(0, lead, 9.0)])
    assert [quote.text for quote in draft.quotes] == [lead, *(item.text for item in items)]
    assert items_under(engine, unit("Het meer is diep."), 0) == ()


def test_the_items_stand_after_the_sentence_they_hang_on_and_each_once(tiny_index):
    lead = "Aan de havenmeester:"
    items = [
        unit(text, ParagraphKind.LIST_ITEM, n) for n, text in enumerate(("Punt 1: baggeren.", "Punt 2: meten."), 1)
    ]
    engine = engine_of(tiny_index, unit(lead), *items)
    hits = [ranked(0, lead, 9.0), ranked(2, items[1].text, *[8.8] * len(split_sentences(items[1].text)))]
    draft = sentence_draft(engine, query("Wat raadt de commissie de havenmeester aan?", "open"), hits)
    assert [quote.text for quote in draft.quotes] == [lead, *(item.text for item in items)]


def test_a_long_first_sentence_leaves_room_for_the_one_that_answers(tiny_index):
    long = (
        "De raad besloot "
        + "na lang overleg met alle betrokken dorpen en wijken in de streek " * 6
        + "tot sluiting van het bad."
    )
    text = f"{long} Dat kwam doordat het dak lekte en de reparatie te duur was."
    engine = engine_of(tiny_index, unit(text))
    draft = sentence_draft(engine, query("Waarom sloot de raad het bad?", "reason"), [ranked(0, text, 9.0, 8.0)])
    assert "doordat het dak lekte" in draft.quotes[0].text


def test_a_question_is_not_answered_by_the_subject_of_a_letter(tiny_index):
    subject, told = (
        unit("Betreft: Baggeren van de haven", ParagraphKind.METADATA),
        unit("Firma Kleij baggert de haven."),
    )
    engine = engine_of(tiny_index, subject, told)
    asked = query("Welke firma doet het baggeren van de haven?", "person")
    hits = [ranked(0, subject.text, 9.0), ranked(1, told.text, 8.9)]
    assert [quote.paragraph for quote in sentence_draft(engine, asked, hits).quotes] == [told]


LEAD = unit("De zomeropvang kent deze groepen:")
GROUPS = tuple(
    unit(text, ParagraphKind.LIST_ITEM, n) for n, text in enumerate(("peuters;", "kleuters;", "oudere kinderen."), 1)
)


def test_two_items_of_a_list_that_are_as_likely_mean_the_list(tiny_index):
    engine = engine_of(tiny_index, LEAD, *(replace(item, lead_in=LEAD.text) for item in GROUPS))
    near = [ranked(2, GROUPS[1].text, 6.0), ranked(1, GROUPS[0].text, 5.8)]
    far = [ranked(2, GROUPS[1].text, 6.0), ranked(1, GROUPS[0].text, 2.0)]
    asked = query("verdeling kleuters", "open")
    assert [quote.text for quote in list_hit(engine, asked, near).quotes][1:] == [item.text for item in GROUPS]
    assert list_hit(engine, asked, far) is None


def test_a_list_of_another_size_is_passed_over_for_one_that_fits(tiny_index):
    three = [unit(f"punt {n} van de eis;", ParagraphKind.LIST_ITEM, n) for n in (1, 2, 3)]
    two = [unit(f"hulp {n} voor vissers;", ParagraphKind.LIST_ITEM, n) for n in (1, 2)]
    engine = engine_of(tiny_index, unit("Er zijn drie eisen:"), *three, unit("Voor vissers:"), *two)
    hits = [ranked(0, "Er zijn drie eisen:", 9.0), ranked(5, two[0].text, 7.5)]
    draft = list_draft(engine, query("Welke twee soorten hulp voor vissers zijn er?", "list"), hits)
    assert [quote.text for quote in draft.quotes][1:] == [item.text for item in two]
    assert [item.number for item in list_of(engine, 5)] == [1, 2]


def test_a_sentence_that_names_several_things_beats_a_list_that_is_no_likelier(tiny_index):
    text = "De markt verkoopt vis, brood, kaas en bloemen."
    engine = engine_of(tiny_index, unit(text), unit("Verder geldt:"), *GROUPS)
    hits = [ranked(0, text, 9.0), ranked(2, GROUPS[0].text, 8.5)]
    assert list_draft(engine, query("Welke waren verkoopt de markt?", "list"), hits) is None


@pytest.mark.parametrize(
    ("question", "number"),
    [("Welke vijf?", 5), ("In het plan staat een rijtje taken van de wijk. Welke vier?", 4), ("Welke taken?", None),
     ("Wat doen de drie havens?", 3), ("Op welke twee dagen vaart de boot?", 2), ("Welke kades gaan na twee jaar dicht?", None)],
)  # fmt: skip
def test_how_many_are_asked(question, number):
    assert asked_number(question) == number


def test_the_name_in_the_sentence_before_comes_along_where_it_is_asked():
    text = "Op 3 mei is de motie van het lid Vos aangenomen. De motie vraagt om een brug."
    start = text.index("De motie")
    assert leaning_start(unit(text), start) == start
    assert leaning_start(unit(text), start, named=True) == 0


def test_an_answer_keeps_to_its_length_and_loses_its_last_quotes():
    quotes = [Quote(unit(f"{'lang ' * 20}{n}"), 0, 101) for n in range(5)]
    draft = Draft((quotes[0], "Zie ook:", quotes[1], quotes[2], "Over “de kade” staat niets in de bronnen."))
    short = shortened_to(draft, 180)
    assert short.parts == (quotes[0], "Over “de kade” staat niets in de bronnen.")
    assert len(render(short)[0]) <= 180
    assert shortened_to(draft, 2000) is draft


def test_who_sits_in_it_is_answered_by_people_and_not_by_points(tiny_index):
    point = unit("De haven wordt bereikbaar voor grote schepen.", ParagraphKind.LIST_ITEM, 1)
    people = unit("Aan de tafel zitten de burgemeester, de gedeputeerde en de directeur van de haven.")
    engine = engine_of(tiny_index, point, people)
    hits = [ranked(0, point.text, 9), ranked(1, people.text, 7)]
    assert with_people(engine, query("Wie zitten er allemaal aan de haventafel?", "list"), hits) == hits[1:]
    assert with_people(engine, query("Wat bespreekt de haventafel?", "list"), hits) == hits
    far = [ranked(0, point.text, 9), ranked(1, people.text, 3)]
    assert with_people(engine, query("Wie zitten er aan de haventafel?", "list"), far) == far


def test_a_note_that_only_names_a_source_is_not_shown_beside_the_answer(tiny_index):
    answer = unit("De dijk is opgehoogd omdat het water stijgt.")
    note = unit("Deltaplan Water. https://voorbeeld.nl/deltaplan", ParagraphKind.FOOTNOTE)
    engine = engine_of(tiny_index, answer, note)
    asked = query("Waarom is de dijk opgehoogd?", "reason")
    hits = [
        ranked(0, answer.text, 9),
        Ranked(1, 8.9, (ranked(1, note.text, *[8.9] * len(split_sentences(note.text))).rows)),
    ]
    assert [quote.paragraph for quote in sentence_draft(engine, asked, hits).quotes] == [answer]
    told = replace(note, text="Het water stijgt omdat het meer regent.")
    engine = engine_of(tiny_index, answer, told)
    hits[1] = ranked(1, told.text, 8.9)
    assert len(sentence_draft(engine, asked, hits).quotes) == 2
