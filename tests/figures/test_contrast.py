"""The parts of a sentence with parallel figures, and what a claim's words say of them."""

import pytest

from rag.figures.check import near_statements, statements_of
from rag.figures.contrast import contrast, parts_of, years_of
from rag.figures.evidence import evidence_for
from rag.figures.ledger import build_ledger
from rag.figures.lexis import COMPOUND, NARROWER, lexis_for
from rag.figures.loose import open_case, options_of
from rag.figures.reading import Reading
from rag.figures.support import AGAINST, FOR, NAMES, shipped_model
from tests.figures.sources import PARAGRAPHS, RARITY

EVIDENCE = evidence_for(build_ledger(PARAGRAPHS), PARAGRAPHS, RARITY)
LEXIS = lexis_for(EVIDENCE, None)


def features_of(text: str, place: int = 0) -> dict[str, float]:
    (claim,) = statements_of(text)
    case = open_case(claim, near_statements(claim, EVIDENCE), EVIDENCE, LEXIS)
    one = claim.figures[place]
    option = next(each for each in options_of(case, one) if not each.found.differs)
    beside = EVIDENCE.beside(option.statement)
    return contrast(case.reading, one, option.statement, option.found.source, beside)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("In Oostwijk wonen 43.500 mensen, in Westwijk 27.700.", 2),
        ("Het aantal klachten daalde van 2.140 in 2019 naar 1.312.", 1),
        ("De bibliotheek telt 812 leden, tegen 790 eerder.", 1),
        ("De kade kost 3 miljoen euro, de brug 5 miljoen euro.", 2),
    ],
)
def test_figures_of_one_thing_share_a_part(text: str, groups: int) -> None:
    (claim,) = statements_of(text)
    numbers = [one for one in claim.figures if not isinstance(one.value, str)]
    assert len({(part.left, part.right) for part in parts_of(claim, numbers[0])}) == groups


def test_a_year_before_counts_from_the_year_of_the_sentence() -> None:
    (claim,) = statements_of("In 2024 waren er 18.900 leden; een jaar eerder waren dat er 19.250.")
    assert years_of(claim, claim.text.index(";"), claim.end) == {"2023"}


def test_exchanged_figures_speak_against_the_claim() -> None:
    assert features_of("In Westwijk wonen 43.500 mensen en in Oostwijk 27.700.")["exchanged"] > 0.5
    straight = features_of("In Westwijk wonen 27.700 mensen en in Oostwijk 43.500.")
    assert (straight["exchanged"], straight["joint"] > 0.5) == (0.0, True)


def test_ends_of_a_change_that_are_crossed() -> None:
    assert features_of("Het aantal klachten ging van 1.312 naar 2.140.")["crossed"] == 1.0
    assert features_of("Het aantal klachten ging van 2.140 naar 1.312.")["crossed"] == 0.0


def test_credit_of_words() -> None:
    assert LEXIS.word_credit("kade", "kades") == 1.0
    assert LEXIS.word_credit("plaatsen", "arbeidsplaatsen") == COMPOUND
    assert LEXIS.word_credit("arbeidsplaatsen", "plaatsen") == NARROWER
    assert LEXIS.word_credit("kade", "museum") == 0.0


def test_a_reading_covers_what_its_sentence_says() -> None:
    (claim,) = statements_of("De haven van Dalum verwerkte ruim 22.600 schepen.")
    reading = Reading(claim, LEXIS)
    covers = {one.sentence[:20]: reading.cover(one) for one in EVIDENCE.statements}
    assert max(covers, key=lambda key: covers[key]) == "De haven van Dalum k"


def test_no_feature_is_turned_round_by_learning() -> None:
    weights = dict(zip(NAMES, shipped_model().weights.tolist(), strict=True))
    assert all(weights[name] >= 0 for name in FOR)
    assert all(weights[name] <= 0 for name in AGAINST)
