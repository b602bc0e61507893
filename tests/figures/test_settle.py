"""Claims held against the figures and the clauses of one sentence: norms, parts, bounds, rows, denials, exchanged parts."""

import hashlib

import pytest

from rag.datatypes import ClaimCheck, Paragraph, ParagraphKind, Verdict
from rag.figures.check import check_text, near_statements, overall, statements_of
from rag.figures.clashes import clashes
from rag.figures.crossing import crossed
from rag.figures.evidence import evidence_for
from rag.figures.exchanged import exchanged
from rag.figures.ledger import build_ledger
from rag.figures.lexis import lexis_for
from rag.figures.ordinals import ordinal_at, ordinals
from rag.figures.permission import permission
from rag.figures.reading import Reading
from rag.figures.windows import nearest_window
from rag.index.encoder import static_encoder
from rag.retrieval.rarity import Rarity
from rag.settings import load_settings

TEXTS = (
    "Het nieuwe gemaal kostte 4,8 miljoen euro, tegen een raming van 3,1 miljoen euro.",
    "Het molenfonds krijgt 4 miljoen euro van de provincie, 2 miljoen euro van de gemeenten en 1 miljoen euro van de kerken.",
    "Een inschrijving die minder dan 40 punten behaalt, wordt afgewezen.",
    "In de eerste lichting gaan elf wijkposten open.",
    "De wachttijd voor keuringen was in 2023 gemiddeld 8 weken; in 2024 was dat 11 weken.",
    "Van de 4.200 aangeschreven bewoners vulden er 1.300 de vragenlijst over het park in.",
    "De breedte van de jaagpaden blijft twee meter.",
    "Baliemedewerkers wijzen de weg, maar ondertekenen geen formulieren voor bezoekers.",
    "De snelweg wordt betaald door de regio en beheerd door het havenbedrijf.",
    "De landelijke export van bloemzaad bedroeg 900 ton.",
    "De veerman van Dalmeer vervoert fietsers.",
    "In de brief van 7 mei 2021 staat dat de sluis sinds 2008 nauwelijks meer lekt.",
    "In 2031 telde Bosdam 40 ganzen en Rietwijk 50 ganzen.",
)


def _paragraph(number: int, text: str) -> Paragraph:
    seal = hashlib.sha256(text.encode()).hexdigest()
    return Paragraph(f"p-{number}", "p", ParagraphKind.PARAGRAPH, (), number, None, None, None, text, (), seal)


PARAGRAPHS = tuple(_paragraph(number, text) for number, text in enumerate(TEXTS))
LEDGER, RARITY = build_ledger(PARAGRAPHS), Rarity(TEXTS)
ENCODER = static_encoder(load_settings().encoder)
EVIDENCE = evidence_for(LEDGER, PARAGRAPHS, RARITY)
LEXIS = lexis_for(EVIDENCE, ENCODER)


def _checks(claim: str) -> tuple[ClaimCheck, ...]:
    return check_text(claim, LEDGER, PARAGRAPHS, RARITY, ENCODER)


def _beside(claim: str):  # type: ignore[no-untyped-def]
    (statement,) = statements_of(claim)
    reading = Reading(statement, LEXIS)
    window = nearest_window(reading, near_statements(statement, EVIDENCE), EVIDENCE)
    assert window
    return reading, window


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Het nieuwe gemaal is binnen de raming gebleven.", Verdict.CONTRADICTED),
        ("Het nieuwe gemaal kwam boven de raming uit.", Verdict.SUPPORTED),
        ("De gemeenten betalen het grootste deel van het molenfonds.", Verdict.CONTRADICTED),
        ("De provincie betaalt het grootste deel van het molenfonds.", Verdict.SUPPORTED),
        ("De kerken betalen het kleinste deel van het molenfonds.", Verdict.SUPPORTED),
        ("De wachttijd voor keuringen was in 2024 langer dan in 2023.", Verdict.SUPPORTED),
        ("De wachttijd voor keuringen was in 2024 korter dan in 2023.", Verdict.CONTRADICTED),
    ],
)
def test_a_comparison_is_reckoned_and_says_how(claim: str, verdict: Verdict) -> None:
    checks = _checks(claim)
    assert overall(checks) is verdict
    assert checks[0].derived


def test_a_value_within_a_bound_shares_what_is_said_of_it() -> None:
    assert overall(_checks("Een inschrijving met 35 punten wordt afgewezen.")) is Verdict.SUPPORTED
    assert overall(_checks("Een inschrijving met 45 punten wordt afgewezen.")) is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "De tweede lichting bestaat uit elf wijkposten.",
        "In totaal vulden 4.200 bewoners de vragenlijst over het park in.",
        "De import van bloemzaad bedroeg 900 ton.",
        "In 2023 stonden de meeste jaagpaden onder water.",
        "Ook de veerman van Zandoord vervoert fietsers.",
        "Baliemedewerkers kunnen formulieren voor bezoekers ondertekenen.",
        "Het havenbedrijf betaalt de snelweg en de regio beheert haar.",
    ],
)
def test_what_a_sentence_says_of_another_is_no_support(claim: str) -> None:
    assert overall(_checks(claim)) is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "In de brief van 7 mei 2023 staat dat de sluis sinds 2008 nauwelijks meer lekt.",
        "In de brief van 7 mei 2021 staat dat de sluis sinds 2011 nauwelijks meer lekt.",
    ],
)
def test_a_date_is_within_no_bound(claim: str) -> None:
    assert overall(_checks(claim)) is not Verdict.SUPPORTED


def test_things_of_a_row_are_told_apart_however_they_are_numbered() -> None:
    assert ordinals("in ronde drie") == ordinals("in de derde ronde") == ordinals("in ronde 3")
    assert ordinals("een derde van de huizen") == ()
    assert ordinals("Vraag een vergunning aan") == ()
    assert ordinals("❶ ronde ❷ en ronde ❸") == ()
    assert ordinals("de vorige ronde en de laatste ronde") == ()
    assert ordinal_at("in ronde 3 zijn 12 plannen", 9, 10) is not None
    assert ordinal_at("in ronde 3 zijn 12 plannen", 16, 18) is None


def test_parts_of_a_claim_that_are_exchanged() -> None:
    assert crossed(*_beside("Het havenbedrijf betaalt de snelweg en de regio beheert haar."))
    assert not crossed(*_beside("De regio betaalt de snelweg en het havenbedrijf beheert haar."))
    assert crossed(*_beside("De wachttijd voor keuringen was in 2023 gemiddeld 11 weken en in 2024 8 weken."))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Het loonbelang groeide.", "Er is een groot tekort aan zand."),
        ("Bijzonder veel vissers kwamen.", "Boven het dorp kwamen vissers."),
        ("De bakkers lopen het dorp uit.", "De molen gaat dicht."),
    ],
)
def test_letters_of_an_opposite_are_no_opposite(claim: str, source: str) -> None:
    reading = Reading(statements_of(claim)[0], LEXIS)
    assert exchanged(reading, statements_of(source)[0]) is None


@pytest.mark.parametrize(
    "claim",
    [
        "Bosdam en Rietwijk telden 40 en 50 ganzen, in 2031.",
        "Bosdam en Rietwijk telden 40 en 50 ganzen, in 2031 en 2031.",
    ],
)
def test_respective_lists_exchange_nothing(claim: str) -> None:
    assert not crossed(*_beside(claim))


def test_a_compound_with_the_opposite_part() -> None:
    reading, window = _beside("De bloemzaadimport van het land bedroeg 900 ton.")
    assert exchanged(reading, window.source)


def test_what_stays_as_it_is_does_not_change() -> None:
    assert "direction" in clashes(*_beside("De jaagpaden worden breder."))
    assert "direction" not in clashes(*_beside("De breedte van de jaagpaden blijft gelijk."))


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("je mag hier vissen", True),
        ("vissen is niet toegestaan", False),
        ("het is niet verboden om te vissen", True),
        ("er zijn vissen", None),
        ("je mag niet alleen vissen maar ook zwemmen", None),
        ("het verbod op vissen is opgeheven", None),
        ("vissen is verboden zolang het water warm is", None),
    ],
)
def test_permission(text: str, allowed: bool | None) -> None:
    assert permission(text) is allowed
