"""Which figures of two documents are put side by side, and what is said of them."""

from dataclasses import replace

import numpy as np
import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.figures.differing import closeness, comparable, equal
from rag.figures.disagree import disagreements, restated
from rag.figures.evidence import evidence_for
from rag.figures.ledger import build_ledger
from rag.figures.meaning import Meaning, covered, likeness, shipped_encoder
from rag.figures.pair_features import AGAINST, FOR, NAMES
from rag.figures.rivals import STANDING, chosen, rivals, standing
from rag.figures.same_thing import shipped_scorer
from rag.figures.sides import sides, told
from rag.figures.topics import Topics
from rag.retrieval.rarity import Rarity

ONE = [
    "De tramlijn naar Oudedorp is 14 kilometer lang en kost € 320 miljoen.",
    "Op een werkdag vervoert de tram naar verwachting 18.500 reizigers.",
    "De eerste tram rijdt eind 2031.",
    "In het museum hangen 240 schilderijen.",
]
OTHER = [
    "Voor de tram naar Oudedorp is € 355 miljoen nodig.",
    "De tram krijgt per werkdag ongeveer 21.000 reizigers te verwerken.",
    "De eerste tram naar Oudedorp rijdt in het tweede kwartaal van 2032.",
    "De gemeente plantte 355 bomen langs de singel.",
]


def _paragraphs(texts: list[str], document: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            f"{document}-{number}", document, ParagraphKind.PARAGRAPH, (), number, None, None, None, text, (), str(number)
        )
        for number, text in enumerate(texts, 1)
    )  # fmt: skip


PARAGRAPHS = _paragraphs(ONE, "plan") + _paragraphs(OTHER, "brief")
RARITY = Rarity(one.text for one in PARAGRAPHS)


def test_what_is_meant_alike_is_put_side_by_side() -> None:
    found = disagreements(build_ledger(PARAGRAPHS), PARAGRAPHS, RARITY)
    sides = [{side.surface for side in one.statements} for one in found]
    assert {"18.500 reizigers", "21.000 reizigers"} in sides
    assert all("value" in one.differs for one in found)
    assert not any("355 bomen" in one or "240 schilderijen" in one for one in sides)


def test_statements_that_agree_are_not_shown() -> None:
    twice = _paragraphs(ONE, "plan") + _paragraphs(ONE, "brief")
    assert not disagreements(build_ledger(twice), twice, Rarity(one.text for one in twice))


def test_an_empty_collection_has_none() -> None:
    assert disagreements(build_ledger(()), (), Rarity(())) == ()


def test_the_order_of_the_documents_does_not_matter() -> None:
    swapped = PARAGRAPHS[4:] + PARAGRAPHS[:4]
    shown = [
        {frozenset(side.surface for side in one.statements) for one in disagreements(build_ledger(p), p, RARITY)}
        for p in (PARAGRAPHS, swapped)
    ]
    assert shown[0] == shown[1]


def test_a_figure_has_one_partner_in_another_document() -> None:
    found = rivals(build_ledger(PARAGRAPHS), PARAGRAPHS, RARITY, shipped_encoder())
    scores = np.linspace(0.9, 0.6, len(found))
    kept = chosen(found, scores, 0.5)
    ends = [(found[at].one.place, found[at].other.document) for at in kept]
    assert len(ends) == len(set(ends))
    assert not chosen(found, scores, 0.95)


def test_the_best_pair_leads_its_competitors() -> None:
    found = rivals(build_ledger(PARAGRAPHS), PARAGRAPHS, RARITY, shipped_encoder())
    table = standing(found, np.arange(len(found), dtype=float))
    assert table.shape == (len(found), len(STANDING))
    assert table[-1, STANDING.index("best_of_both")] == 1
    assert table[-1, STANDING.index("lead_min")] > 0


def test_a_number_in_text_and_table_is_told_twice() -> None:
    text = "De renovatie van de watertoren kost in totaal € 48,3 miljoen."
    row = Paragraph(
        "toren-9", "toren", ParagraphKind.TABLE_ROW, ("Kosten watertoren",), 9, None, None, None,
        "Totaal renovatie watertoren — Raming 2027: € 48,3 miljoen", (), "9",
    )  # fmt: skip
    paragraphs = (*_paragraphs([text], "toren"), row)
    rarity = Rarity(one.text for one in paragraphs)
    found = rivals(build_ledger(paragraphs), paragraphs, rarity, shipped_encoder())
    assert not [one for one in found if one.equal]


def test_documents_without_a_common_subject_are_not_compared() -> None:
    bakery = ["De bakkerij verkocht vorig jaar 340 broden op een werkdag.", "De oven is in 2031 aan vervanging toe."]
    paragraphs = _paragraphs(ONE, "plan") + _paragraphs(bakery, "bakkerij")
    found = rivals(build_ledger(paragraphs), paragraphs, Rarity(one.text for one in paragraphs), shipped_encoder())
    assert not [one for one in found if one.one.document != one.other.document]


def test_clauses_of_changes_and_wholes_are_told_apart() -> None:
    texts = ["Het tarief is 6 procent hoger.", "Van de 420 molens draaien er 300.", "Er draaien 300 molens."]
    paragraphs = _paragraphs(texts, "molens")
    evidence = evidence_for(build_ledger(paragraphs), paragraphs, Rarity(texts))
    meaning = Meaning(evidence.statements, shipped_encoder())
    cues = {one.figure.surface: one.cues for one in sides(told(evidence), evidence, meaning, Topics(evidence, meaning))}
    assert "change" in cues["6 procent"]
    assert "whole" in next(found for surface, found in cues.items() if surface.startswith("420"))
    assert not {"change", "whole"} & cues["300 molens"]


def test_words_are_near_by_stem_compound_and_vector() -> None:
    meaning = Meaning((), shipped_encoder())
    ours, theirs = (
        meaning.words(dict.fromkeys(words, 1.0)) for words in (("woning", "huisarts"), ("woning", "dokter", "kade"))
    )
    nearness = likeness(ours, theirs, meaning)
    assert nearness[0, 0] == 1
    assert nearness[1, 1] > 0.5 > nearness[0, 2]
    assert covered(nearness, ours.weights) == pytest.approx((1 + nearness[1, 1]) / 2)


def test_weights_fit_the_features_and_point_the_right_way() -> None:
    weights = dict(zip(NAMES, shipped_scorer().first, strict=True))
    assert all(weights[name] >= 0 for name in FOR)
    assert all(weights[name] <= 0 for name in AGAINST)
    assert 0 < shipped_scorer().threshold < 1


def _shown(*paragraphs: Paragraph) -> list[set[str]]:
    found = disagreements(build_ledger(paragraphs), paragraphs, Rarity(one.text for one in paragraphs))
    return [{side.surface for side in one.statements} for one in found]


def _row(text: str, document: str, number: int = 9) -> Paragraph:
    return replace(
        _paragraphs([text], document)[0], id=f"{document}-{number}", kind=ParagraphKind.TABLE_ROW, number=number
    )


def test_a_document_is_set_against_its_own_table() -> None:
    (text,) = _paragraphs(["In 2025 telde Kersenland 386 imkers, de meeste met hooguit tien kasten."], "plan")
    row, elsewhere = "Kersenland totaal — Imkers 2025: 368", "Pruimenland — Imkers 2025: 368"
    assert [{"386 imkers", "368"}] == _shown(text, _row(row, "plan"))
    assert not _shown(text, _row(elsewhere, "plan"))
    assert not _shown(text, _row(row.replace("2025", "2021"), "plan"))


def test_what_a_document_states_again_stands_beside() -> None:
    again = "Verwacht gebruik van de tram per werkdag: 21.000 reizigers."
    told_twice = (*PARAGRAPHS, replace(_paragraphs([again], "brief")[0], id="brief-9", number=9))
    found = rivals(build_ledger(told_twice), told_twice, RARITY, shipped_encoder())
    of = {one.other.statement.sentence: one for one in found if one.one.figure.surface == "18.500 reizigers"}
    first, second = of[OTHER[1]], of[again]
    assert list(restated([first], [first, second])) == [second]
    assert not list(restated([first], [one for one in found if one.equal or one.one.document == one.other.document]))


@pytest.mark.parametrize(
    ("ours", "theirs", "same_value", "near"),
    [
        ("80 weken", "22 maanden", False, True),
        ("13 weken", "3 maanden", True, True),
        ("40 megawatt", "40 megawattuur", False, True),
        ("12 uur", "twaalf maanden", False, False),
        ("40 hectare", "40 procent", False, False),
    ],
)
def test_stretches_and_other_units_are_compared(ours: str, theirs: str, same_value: bool, near: bool) -> None:
    told_twice = _paragraphs([f"De bouw van de tram duurt {ours}."], "plan") + _paragraphs(
        [f"De bouw van de tram duurt {theirs}."], "brief"
    )
    evidence = evidence_for(build_ledger(told_twice), told_twice, RARITY)
    meaning = Meaning(evidence.statements, shipped_encoder())
    one, other = sides(told(evidence), evidence, meaning, Topics(evidence, meaning))
    assert equal(one, other) is same_value
    assert (comparable(one, other) and closeness(one, other) > 0.5) is near


def test_values_of_other_years_do_not_disagree() -> None:
    brief = _paragraphs(["In 2024 vervoerde de tram naar Oudedorp 18.500 reizigers per werkdag."], "brief")
    plan = _paragraphs(["In 2025 vervoerde de tram naar Oudedorp 21.000 reizigers per werkdag."], "plan")
    assert not _shown(*brief, *plan)
    same_year = _paragraphs([plan[0].text.replace("2025", "2024")], "plan")
    assert _shown(*brief, *same_year)
