"""What turns a claim round or follows from a source, on invented subjects: opposites, doers, bounds, values, shares."""

import hashlib
from dataclasses import replace

import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.figures.bars import bars
from rag.figures.check import near_statements, statements_of
from rag.figures.equivalents import opposed, siblings, without_particle, word_credit
from rag.figures.evidence import evidence_for
from rag.figures.frequencies import frequencies, oftener
from rag.figures.ledger import build_ledger
from rag.figures.lexis import lexis_for
from rag.figures.parity import turns
from rag.figures.particulars import binding_differs, extreme_new, reason_of, shares_differ
from rag.figures.reading import Reading
from rag.figures.roles import roles_of
from rag.figures.statements import Statement
from rag.figures.two_values import compared_values
from rag.figures.windows import Window, nearest_window
from rag.figures.wording import clauses_of, overstates
from rag.index.encoder import static_encoder
from rag.language.tokens import stem
from rag.retrieval.rarity import Rarity
from rag.settings import load_settings

TEXTS = (
    "Een tuinplan dat minder dan 60 punten behaalt, wordt afgewezen. De jury bestaat uit drie leden.",
    "Schade van minder dan 500 euro aan de boomgaard wordt niet vergoed.",
    "Het ziekteverzuim op de werf bedroeg in 2025 gemiddeld 8,2 procent; in het eerste kwartaal van 2026 was dat 9,6 procent.",
    "De veerboot vervoerde in 2025 in totaal 112.000 reizigers, tegen 104.000 in 2024.",
    "Het aantal kano's in de haven daalde van 14.000 naar 9.000.",
    "Boten konden tot en met 31 mei 2026 gratis aanleggen bij de steiger.",
    "De gemiddelde wachttijd bij de sluis was vier minuten; de norm is zes minuten.",
)


def _paragraph(number: int, text: str) -> Paragraph:
    seal = hashlib.sha256(text.encode()).hexdigest()
    return Paragraph(f"p-{number}", "p", ParagraphKind.PARAGRAPH, (), number, None, None, None, text, (), seal)


PARAGRAPHS = tuple(_paragraph(number, text) for number, text in enumerate(TEXTS))
EVIDENCE = evidence_for(build_ledger(PARAGRAPHS), PARAGRAPHS, Rarity(TEXTS))


def laid(claim: str) -> tuple[Reading, Window]:
    (statement,) = statements_of(claim)
    reading = Reading(statement, lexis_for(EVIDENCE, static_encoder(load_settings().encoder)))
    window = nearest_window(reading, near_statements(statement, EVIDENCE), EVIDENCE)
    assert window
    return reading, window


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("Een tuinplan met 55 punten wordt afgewezen.", True),
        ("Een tuinplan met 65 punten wordt afgewezen.", False),
        ("Een tuinplan met 55 punten wordt goedgekeurd.", False),
        ("Schade van 400 euro aan de boomgaard wordt vergoed.", False),
        ("Schade van 700 euro aan de boomgaard wordt vergoed.", True),
        ("In augustus 2026 konden boten gratis aanleggen bij de steiger.", False),
        ("In april 2026 konden boten gratis aanleggen bij de steiger.", True),
    ],
)
def test_a_value_is_held_against_a_bound(claim: str, holds: bool) -> None:
    found = bars(*laid(claim))
    assert found and found.holds is holds


@pytest.mark.parametrize(
    "claim", ["Een tuinplan met minder dan 50 punten wordt afgewezen.", "De jury telt vier leden."]
)
def test_a_bound_or_another_unit_is_held_against_none(claim: str) -> None:
    assert bars(*laid(claim)) is None


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("Het ziekteverzuim op de werf was in het eerste kwartaal van 2026 hoger dan in 2025.", True),
        ("Het ziekteverzuim op de werf was in het eerste kwartaal van 2026 lager dan in 2025.", False),
        ("De veerboot vervoerde in 2025 meer reizigers dan het jaar daarvoor.", True),
        ("De veerboot vervoerde in 2025 minder reizigers dan in 2024.", False),
        ("Het aantal kano's in de haven is gestegen.", False),
        ("Het aantal kano's in de haven is niet gestegen.", True),
        ("De wachttijd bij de sluis was korter dan de norm.", True),
        ("De wachttijd bij de sluis (……………½) was korter dan de norm.", True),
    ],
)
def test_which_of_two_values_is_larger(claim: str, holds: bool) -> None:
    found = compared_values(*laid(claim))
    assert found and found[0] is holds


def test_two_values_say_nothing_of_a_claim_without_more_or_less() -> None:
    assert compared_values(*laid("De veerboot vervoerde in 2025 reizigers.")) is None


def _clause(text: str) -> Statement:
    return Statement(text, 0, len(text), ())


@pytest.mark.parametrize(
    ("claim", "source", "odd"),
    [
        ("Het verzoek is niet ingewilligd.", "Het verzoek is afgewezen.", False),
        ("De molen is open.", "De molen blijft gesloten.", True),
        ("De jury adviseerde negatief.", "De jury adviseerde positief.", True),
        ("De tuin krijgt er geen geld bij.", "De tuin krijgt geen extra middelen.", False),
        ("Begeleiders betalen niets.", "Begeleiders reizen gratis mee.", False),
        ("De kade wordt gesloopt.", "De kade wordt opgeknapt.", True),
        ("Het bezwaar is gegrond.", "Het bezwaar is ongegrond.", True),
    ],
)
def test_denials_and_opposites_count_together(claim: str, source: str, odd: bool) -> None:
    assert turns(clauses_of(_clause(claim))[0], clauses_of(_clause(source))[0]).odd is odd


def test_what_hangs_on_a_denied_clause_is_denied() -> None:
    text = "Geen subsidie wordt verstrekt voor het gewone onderhoud van de kassen, voor reizen en voor de aanschaf van kano's."
    assert [one.denied for one in clauses_of(_clause(text))] == [1, 1]
    apart = "Het gemaal krijgt geen subsidie, maar de stuw krijgt een lening en voor de kade is er een fonds."
    assert [one.denied % 2 for one in clauses_of(_clause(apart))][-1] == 0


def test_a_list_item_is_under_the_denial_of_its_lead_in() -> None:
    item = replace(_paragraph(9, "de huur van kano's;"), lead_in="Niet vergoed worden:")
    (clause,) = clauses_of(Statement(item.text, 0, len(item.text), (), item))
    assert clause.denied == 1


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("De dijk wordt betaald door de provincie.", "de provincie"),
        ("Voor scholieren betaalt de gemeente de hele rit.", "de gemeente"),
        ("Daarna neemt het ziekenhuis de post over.", "het ziekenhuis"),
        ("De tuinders schrappen zelf twaalf formulieren.", "De tuinders"),
        ("omdat de jury het plan toetst", "de jury"),
    ],
)
def test_who_does_it(text: str, doer: str) -> None:
    span = roles_of(clauses_of(_clause(text))[0]).doer
    assert span and text[slice(*span)] == doer


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("komt vier keer per jaar bijeen", {4.0}),
        ("tweemaal per week", {104.0}),
        ("elke maand", {12.0}),
        ("om de twee jaar", {0.5}),
        ("rijdt op maandag, woensdag en vrijdag", {156.0}),
        ("kost 40 euro per jaar", set()),
        ("eens per twee jaar", {0.5}),
        ("፩ keer per week of elke ፪ weken", set()),
    ],
)
def test_how_often(text: str, often: set[float]) -> None:
    assert frequencies(text) == often


def test_frequencies_are_compared_where_both_say() -> None:
    assert oftener("elke maand", "vier keer per jaar") is True
    assert oftener("elke maand", "twaalf keer per jaar") is False
    assert oftener("elke maand", "komt bijeen") is None


@pytest.mark.parametrize(
    ("claim", "source", "differ"),
    [
        ("De regeling vergoedt alle kosten.", "De bijdrage is maximaal 75 procent van de kosten.", True),
        ("De meeste huurders zijn tevreden.", "Van de huurders: 61 procent van de huurders is tevreden.", False),
        ("Geen van de molens draait.", "Vier van de vijf molens draaien.", True),
        ("De helft van de molens draait.", "Vier van de acht molens draaien.", False),
        ("Alle molens draaien.", "Van de kosten is 75 procent van de leges gedekt.", None),
    ],
)
def test_how_much_of_the_whole(claim: str, source: str, differ: bool | None) -> None:
    assert shares_differ(claim, source) is differ


def test_duty_and_advice_differ_and_a_superlative_is_news() -> None:
    assert binding_differs("Scholen moeten een plan maken.", "De raad adviseert scholen een plan te maken.")
    assert not binding_differs("Scholen moeten een plan maken.", "Scholen zijn verplicht een plan te maken.")
    assert extreme_new("De kade is de langste van het land.", ["De kade is 300 meter lang."])
    assert not extreme_new("De kade is de langste van het land.", ["Het is de langste kade."])
    assert reason_of("De sluis is dicht vanwege ijs.") is not None and reason_of("De sluis is dicht.") is None


@pytest.mark.parametrize("before", ["", "Een ½ ﬁlm … op de Straße: ", "ÉÉN ™ "])
def test_where_a_reason_begins_is_told_in_the_text_itself(before: str) -> None:
    text = f"{before}De sluis is dicht OMDAT het ijs te dik is."
    assert text[reason_of(text) :] == " het ijs te dik is."


@pytest.mark.parametrize("sign", ["፩", "፪", "፫"])
def test_a_sign_that_is_no_number_is_no_share(sign: str) -> None:
    text = f"Het klopt dat {sign} op de {sign} woningen en {sign} van de {sign} molens af zijn."
    assert shares_differ(text, "De helft van de woningen is af.") is None
    assert not overstates(text, "De helft van de molens is af.")


def test_words_that_say_one_thing_its_opposite_or_another_of_its_kind() -> None:
    assert word_credit("vergoedt", "betaald") > 0.7 and word_credit("vergoedt", "molen") == 0
    assert opposed("gesloten", "open") and not opposed("hoger", "omhoog")
    assert siblings(stem("huurder"), stem("verhuurder")) and not siblings(stem("huurder"), stem("rivier"))
    assert (without_particle("meebetaalt"), without_particle("molen")) == ("betalen", None)
