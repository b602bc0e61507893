"""The verdict on claims in words: what a sentence says of a claim, in what they differ, and which sentence decides."""

import hashlib

import pytest

from rag.datatypes import Paragraph, ParagraphKind, Verdict
from rag.figures.check import check_text, near_statements, overall, statements_of
from rag.figures.evidence import evidence_for
from rag.figures.ledger import build_ledger
from rag.figures.lexis import lexis_for
from rag.figures.reading import Reading
from rag.figures.windows import nearest_window
from rag.figures.worded_cover import cover_of
from rag.figures.worded_reasons import agrees_in_denial, denies, lacks_denial, newly_all, reasons
from rag.figures.worded_search import FoundSentence
from rag.index.encoder import static_encoder
from rag.retrieval.rarity import Rarity
from rag.settings import load_settings

TEXTS = (
    "Het ministerie van Water betaalt de bewaking van de oude vuurtoren.",
    "Het fonds verstrekt geen subsidie voor kassen.",
    "Het veerbestuur vergadert vier keer per jaar in het dorpshuis.",
    "De stal telt twaalf koeien, maar we maken daarin geen onderscheid naar ras.",
    "Drie van de vijf dorpen nemen de enquête af.",
    "Ik neem het advies over de molens over.",
    "De sluiswachter van Dalmeer meldt dat de kolk lekt.",
    "Voor de overtocht betalen zij niets. Bewoners van het eiland Zandoord hebben een pas.",
)


def _paragraph(number: int, text: str) -> Paragraph:
    seal = hashlib.sha256(text.encode()).hexdigest()
    return Paragraph(f"p-{number}", "p", ParagraphKind.PARAGRAPH, (), number, None, None, None, text, (), seal)


PARAGRAPHS = tuple(_paragraph(number, text) for number, text in enumerate(TEXTS))
LEDGER, RARITY = build_ledger(PARAGRAPHS), Rarity(TEXTS)
ENCODER = static_encoder(load_settings().encoder)
EVIDENCE = evidence_for(LEDGER, PARAGRAPHS, RARITY)
LEXIS = lexis_for(EVIDENCE, ENCODER)


def _beside(claim: str):  # type: ignore[no-untyped-def]
    (statement,) = statements_of(claim)
    reading = Reading(statement, LEXIS)
    window = nearest_window(reading, near_statements(statement, EVIDENCE), EVIDENCE)
    assert window
    return reading, window


def _reasons(claim: str) -> tuple[str, ...]:
    reading, window = _beside(claim)
    return reasons(reading, window, cover_of(reading, window))


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("Het fonds verstrekt subsidie voor kassen.", "negation"),
        ("Voor het bewaken van de oude vuurtoren betaalt het ministerie van Wonen.", "name"),
        ("Het veerbestuur vergadert elke maand in het dorpshuis.", "value"),
        ("Alle dorpen nemen de enquête af.", "qualifier"),
    ],
)
def test_what_differs_is_named(claim: str, reason: str) -> None:
    assert reason in _reasons(claim)
    (check,) = check_text(claim, LEDGER, PARAGRAPHS, RARITY, ENCODER)
    assert check.verdict is Verdict.CONTRADICTED
    assert reason in check.differs


@pytest.mark.parametrize(
    "claim",
    [
        "Het ministerie van Water betaalt voor het bewaken van de oude vuurtoren.",
        "Voor kassen verstrekt het fonds geen subsidie.",
        "Het veerbestuur vergadert in het dorpshuis.",
    ],
)
def test_what_agrees_has_no_reason_and_is_supported(claim: str) -> None:
    assert _reasons(claim) == ()
    assert overall(check_text(claim, LEDGER, PARAGRAPHS, RARITY, ENCODER)) is Verdict.SUPPORTED


def test_a_denial_in_other_words_is_no_contradiction() -> None:
    reading, window = _beside("Naar ras wordt in de stal niet gekeken.")
    assert agrees_in_denial(reading, window)
    assert not lacks_denial(reading, window)
    assert "negation" not in reasons(reading, window, cover_of(reading, window))


def test_a_claim_that_denies_what_no_sentence_denies_lacks_a_denial() -> None:
    assert lacks_denial(*_beside("De kolk van Dalmeer lekt niet."))


def test_of_all_where_the_sentence_says_nothing_of_all() -> None:
    assert newly_all(*_beside("Alle sluiswachters melden dat de kolk lekt."))
    assert not newly_all(*_beside("De sluiswachter meldt dat de kolk lekt."))


def test_frames_of_scale_are_no_denials() -> None:
    assert denies("niet alleen de haven groeit") == 0
    assert denies("niemand betaalt en er is geen pas") == 2


def test_who_speaks_is_said_by_the_first_person_and_a_light_word_weighs_little() -> None:
    reading, window = _beside("De minister neemt het advies over de molens over.")
    assert cover_of(reading, window).share > 0.9
    reading, window = _beside("Het advies over de molens is opnieuw gedeeld met de tuinman.")
    weights = dict(zip((word.text for word in reading.words), cover_of(reading, window).weights, strict=True))
    assert weights["opnieuw"] < 0.5 * weights["tuinman"]


def test_of_not_this_but_that_only_that_weighs() -> None:
    reading, window = _beside("De bewaking wordt niet door de molenaar maar door het ministerie betaald.")
    weights = dict(zip((word.text for word in reading.words), cover_of(reading, window).weights, strict=True))
    assert weights["molenaar"] < 0.5 * weights["ministerie"]


def test_a_search_brings_a_sentence_without_the_words_of_the_claim() -> None:
    claim = "Bewoners van Zandoord hoeven voor de veerboot geen geld te geven."
    found = (FoundSentence("p-7", 0, 5.0),)
    (check,) = check_text(claim, LEDGER, PARAGRAPHS, RARITY, ENCODER, lambda _: found)
    assert not check.citations or check.citations[0].quote == "Voor de overtocht betalen zij niets."
    assert check.verdict is not Verdict.CONTRADICTED


def test_what_no_sentence_says_is_beyond_the_check_and_cites_nothing() -> None:
    (check,) = check_text("De vuurtoren krijgt een museum over zeehonden.", LEDGER, PARAGRAPHS, RARITY, ENCODER)
    assert check.verdict is Verdict.NOT_IN_CORPUS
    assert check.citations == ()


@pytest.mark.parametrize("claim", ["Het ministerie treedt af.", "Het fonds is tegen.", "Ik stap op."])
def test_one_word_of_weight_supports_no_claim(claim: str) -> None:
    (check,) = check_text(claim, LEDGER, PARAGRAPHS, RARITY, ENCODER)
    assert check.verdict is not Verdict.SUPPORTED


def test_a_sentence_that_denies_supports_no_claim_that_does_not() -> None:
    (check,) = check_text("Bewoners van het eiland betalen voor de overtocht.", LEDGER, PARAGRAPHS, RARITY, ENCODER)
    assert check.verdict is not Verdict.SUPPORTED
