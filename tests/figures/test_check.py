"""Claims against the ledger: untouched, restated, changed, and not there."""

import pytest

from evals.figures_mutants import mutants
from rag.datatypes import Verdict
from rag.figures.check import check_text, overall
from rag.figures.find import find_figures
from rag.figures.ledger import build_ledger
from rag.language.sentences import split_sentences
from tests.figures.sources import PARAGRAPHS, RARITY

LEDGER = build_ledger(PARAGRAPHS)
SENTENCES = [one.text[a:b] for one in PARAGRAPHS for a, b in split_sentences(one.text)]


def verdict(text: str) -> Verdict | None:
    return overall(check_text(text, LEDGER, PARAGRAPHS, RARITY))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_untouched_sentences_are_supported(sentence: str) -> None:
    assert verdict(sentence) is Verdict.SUPPORTED


@pytest.mark.parametrize("sentence", [one for one in SENTENCES if find_figures(one)])
def test_no_mutant_is_supported(sentence: str) -> None:
    made = list(mutants(sentence))
    assert made
    assert [one for one in made if verdict(one.text) is Verdict.SUPPORTED] == []


@pytest.mark.parametrize(
    "claim",
    [
        "Klopt het dat voor de nieuwe kade bijna 1.600 miljoen euro nodig is?",
        "60 procent van de studenten kiest techniek.",
        "Drie op de vijf studenten kiezen voor techniek.",
        "In Dalum verwerkte de haven in 2024 meer dan 22.600 schepen.",
        "Westwijk heeft 27.700 inwoners.",
    ],
)
def test_restatements_are_supported(claim: str) -> None:
    assert verdict(claim) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Voor de nieuwe kade is meer dan € 1,6 miljard nodig.", "qualifier"),
        ("In Westwijk wonen 43.500 mensen.", "subject"),
        ("Het aantal klachten steeg van 2.140 naar 1.312.", "direction"),
        ("De gemeente Dalum betaalt mee aan het museum.", "negation"),
        ("Van de studenten kiest 40% voor techniek.", "value"),
    ],
)
def test_changed_claims_are_contradicted_and_say_how(claim: str, differs: str) -> None:
    (one, *_) = [one for one in check_text(claim, LEDGER, PARAGRAPHS, RARITY) if one.verdict is not Verdict.SUPPORTED]
    assert (one.verdict, differs in one.differs) == (Verdict.CONTRADICTED, True)
    assert all(each.paragraph.text[each.start : each.end] == each.quote for each in one.citations)


@pytest.mark.parametrize("claim", ["De veerboot vaart 14 keer per dag naar het eiland.", "De koning opent de brug."])
def test_what_no_source_states_is_not_in_the_corpus(claim: str) -> None:
    assert verdict(claim) is Verdict.NOT_IN_CORPUS


@pytest.mark.parametrize("told", ["22.600", "29.600"])
def test_a_figure_of_the_source_contradicts_only_what_counts_the_same(told: str) -> None:
    text = f"De haven van Dalum kreeg in 2024 ruim {told} schepen te verwerken en 4.000 vrachtwagens."
    found = {one.surface: one.verdict for one in check_text(text, LEDGER, PARAGRAPHS, RARITY)}
    assert found["4.000 vrachtwagens"] is Verdict.NOT_IN_CORPUS
    assert found[f"{told} schepen"] is (Verdict.SUPPORTED if told == "22.600" else Verdict.CONTRADICTED)


def test_what_follows_is_marked_with_its_calculation() -> None:
    (one,) = check_text("In de haven van Dalum kwamen meer dan 22.000 schepen.", LEDGER, PARAGRAPHS, RARITY)
    assert (one.verdict, one.derived) == (Verdict.SUPPORTED, "22.600 is meer dan 22.000")
    (two,) = check_text("In Oostwijk en Westwijk samen wonen 71.200 mensen.", LEDGER, PARAGRAPHS, RARITY)
    assert (two.verdict, two.derived) == (Verdict.SUPPORTED, "43.500 + 27.700 = 71.200")


def test_the_worst_verdict_is_the_verdict_of_the_whole() -> None:
    assert (
        verdict("60 procent van de studenten kiest techniek. In Westwijk wonen 43.500 mensen.") is Verdict.CONTRADICTED
    )
    assert overall(()) is None


@pytest.mark.xfail(strict=True, reason="known gap: quite other words without a similarity function are not recognised")
def test_gap_everyday_words() -> None:
    assert verdict("De boekenuitleen had op de eerste dag van juni 2023 ruim achthonderd klanten.") is Verdict.SUPPORTED
