"""Claims without figures, on invented subjects: what the sources say in other words, deny, limit or say of another."""

import hashlib

import numpy as np
import pytest

from rag.datatypes import Paragraph, ParagraphKind, Verdict
from rag.figures.check import check_text, overall
from rag.figures.ledger import build_ledger
from rag.figures.polarity import opposite_of
from rag.figures.statements import Statement
from rag.figures.verdicts import shipped_weigher
from rag.figures.worded import shipped_same
from rag.figures.worded_features import AGAINST, FOR, NAMES
from rag.figures.wording import clauses_of, comparison, extent
from rag.index.encoder import static_encoder
from rag.retrieval.rarity import Rarity
from rag.settings import load_settings

TEXTS = (
    "De imkers van Lindehout mogen hun kasten in het natuurgebied plaatsen. Voor hobbyimkers geldt die toestemming niet.",
    "Het waterschap Oeverlanden betaalt de nieuwe stuw. De provincie beheert de stuw niet zelf.",
    "De zeilschool geeft les aan kinderen uit de wijk. De directie overweegt geen tweede vestiging in Meerzicht.",
    "Vier van de vijf molens zijn weer open voor bezoek. Molen De Haas blijft gesloten, omdat de kap wordt hersteld.",
    "Grote schepen varen langzamer dan kleine schepen door de sluis. Het aantal klachten over de sluis is gedaald.",
    "Alleen leden van de volkstuinvereniging mogen op zondag sproeien met water uit de vijver.",
    "De tarieven van het zwembad zijn in 2026 gedaald. Er komt geen sauna bij het zwembad; het quotum van 40 procent voor "
    "badmeesters blijft.",
    "Acht van de twaalf dorpshuizen kregen in 2025 subsidie voor isolatie.",
)


def _paragraph(number: int, text: str) -> Paragraph:
    seal = hashlib.sha256(text.encode()).hexdigest()
    return Paragraph(f"p-{number}", "p", ParagraphKind.PARAGRAPH, (), number, None, None, None, text, (), seal)


PARAGRAPHS = tuple(_paragraph(number, text) for number, text in enumerate(TEXTS))
LEDGER = build_ledger(PARAGRAPHS)
RARITY = Rarity(TEXTS)


def verdict(claim: str) -> Verdict | None:
    return overall(check_text(claim, LEDGER, PARAGRAPHS, RARITY, static_encoder(load_settings().encoder)))


@pytest.mark.parametrize(
    "claim",
    [
        "Imkers uit Lindehout mogen kasten plaatsen in het natuurgebied.",
        "De stuw wordt door het waterschap Oeverlanden betaald.",
        "De zeilschool geeft kinderen uit de wijk les.",
        "Omdat de kap wordt hersteld, blijft molen De Haas gesloten.",
        "Kleine schepen varen sneller door de sluis dan grote schepen.",
    ],
)
def test_what_a_source_says_in_other_words_is_supported(claim: str) -> None:
    assert verdict(claim) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "Ook hobbyimkers mogen hun kasten in het natuurgebied plaatsen.",
        "De directie overweegt een tweede vestiging in Meerzicht.",
        "Alle molens zijn weer open voor bezoek.",
        "Molen De Haas is weer open.",
        "Grote schepen varen sneller dan kleine schepen door de sluis.",
        "Het aantal klachten over de sluis is gestegen.",
        "De imkers van Lindehout mogen hun kasten niet in het natuurgebied plaatsen.",
    ],
)
def test_what_a_source_denies_limits_or_turns_round_is_contradicted(claim: str) -> None:
    assert verdict(claim) is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    "claim", ["De zeilschool verhuurt ook kano's.", "De trein naar Drakenburg rijdt op waterstof."]
)
def test_what_no_source_speaks_of_is_not_supported(claim: str) -> None:
    assert verdict(claim) is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("De tarieven van het zwembad zijn in 2026 gestegen.", "direction"),
        ("Ook voor de sauna bij het zwembad geldt een quotum van 40 procent.", "negation"),
        ("Alle dorpshuizen kregen in 2025 subsidie voor isolatie.", "qualifier"),
    ],
)
def test_what_words_turn_round_no_year_or_figure_saves(claim: str, differs: str) -> None:
    found = check_text(claim, LEDGER, PARAGRAPHS, RARITY, static_encoder(load_settings().encoder))
    assert overall(found) is Verdict.CONTRADICTED
    assert differs in {each for one in found for each in one.differs}


def test_a_rise_that_no_source_tells_of_is_in_none() -> None:
    assert verdict("De zeilschool in de wijk groeit hard.") is Verdict.NOT_IN_CORPUS


def _statement(text: str) -> Statement:
    return Statement(text, 0, len(text), ())


def test_a_comma_cuts_clauses_and_not_lists() -> None:
    texts = [
        one.text.strip(" ,")
        for one in clauses_of(_statement("De kade, de stuw en de sluis zijn af, maar de brug niet."))
    ]
    assert texts == ["de kade, de stuw en de sluis zijn af", "maar de brug niet."]
    assert [one.denied % 2 for one in clauses_of(_statement("Het plan is afgewezen, maar de brug komt er."))] == [1, 0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Alle molens draaien.", {"all"}),
        ("Bijna alle molens draaien.", {"most"}),
        ("Vier van de vijf molens draaien.", {"part"}),
        ("Vijf van de vijf molens draaien.", set()),
        ("Geen enkele molen draait.", {"none"}),
        ("Minstens één molen draait.", {"some"}),
        ("Ook de kleine molen draait.", {"also"}),
        ("Alleen de kleine molen draait.", {"only"}),
    ],
)
def test_of_how_many_something_is_said(text: str, found: set[str]) -> None:
    assert extent(text) - {"few"} == found


def test_a_comparison_has_two_sides_and_a_direction() -> None:
    found = comparison(_statement("Oude molens draaien vaker dan nieuwe gemalen."))
    assert found and found.up
    assert ([word.text for word in found.left][-1], [word.text for word in found.right]) == (
        "vaker",
        ["nieuwe", "gemalen"],
    )
    assert comparison(_statement("Oude molens draaien.")) is None


def test_opposites_come_from_one_table() -> None:
    assert (opposite_of("stijging"), opposite_of("molen")) == ("daling", None)


def test_no_weight_turns_its_feature_round() -> None:
    told = dict(zip(NAMES, shipped_same().weights, strict=True))
    assert all(told[name] >= 0 for name in FOR) and all(told[name] <= 0 for name in AGAINST)


def test_three_verdicts_share_one() -> None:
    weigher = shipped_weigher()
    chances = weigher.probabilities(np.zeros(weigher.weights.shape[1], np.float32))
    assert chances.shape == (3,) and abs(float(chances.sum()) - 1) < 1e-5
