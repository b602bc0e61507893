"""Where follow-ups are answered: near what was answered before, and seldom in the same sentence."""

from __future__ import annotations

import json

import numpy as np
import pytest

from rag.datatypes import Paragraph, ParagraphKind, Query, Turn
from rag.errors import RagError
from rag.retrieval import follow_up as room
from rag.retrieval.features import Row
from rag.retrieval.follow_up import NAMES, Conversation, Said, lean, neighbours, shipped_weights
from rag.retrieval.kinds import kind_of
from rag.retrieval.question import understand
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Texts

MILL = "De molen van Oudeveen maalde in 2023 400 ton graan. Vrijwilligers bakken er elke zaterdag brood van."
NEXT = "Restauratie van de wieken kost 90.000 euro. De helft betaalt het waterschap."
OTHER = "De manege van Tolwerd telt 60 pony's. Een rijles kost 22 euro."


def _texts() -> Texts:
    paragraphs = [
        Paragraph(text, source, ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (), text)
        for text, source in ((MILL, "molen"), (NEXT, "molen"), (OTHER, "manege"))
    ]
    return Texts(paragraphs, [one.text for one in paragraphs], None)


def _ranked(texts: Texts, scores: dict[int, tuple[float, float]]) -> list[Ranked]:
    found = []
    for position, own in scores.items():
        sentences = texts.of(position).sentences
        rows = tuple(
            (score, Row(position, sentence, np.zeros(1, np.float32)))
            for score, sentence in sorted(zip(own, sentences, strict=True), key=lambda item: -item[0])
        )
        found.append(Ranked(position, rows[0][0], rows))
    return sorted(found, key=lambda one: -one.score)


def _best(own_words: str, scores: dict[int, tuple[float, float]]) -> tuple[int, int]:
    texts = _texts()
    query = Query(own_words, f"{own_words} molen Oudeveen", "open", own_words=own_words)
    said = (Said(0, 0, MILL.index(". ") + 1),)
    first = lean(_ranked(texts, scores), Conversation(query, said, texts), shipped_weights())[0]
    return first.position, texts.of(first.position).sentences.index(first.rows[0][1].sentence)


def test_the_sentence_after_the_one_that_was_quoted_wins_from_it() -> None:
    assert _best("en wat doen ze daarmee?", {0: (2.0, 0.5), 1: (0.2, 0.1), 2: (0.0, 0.1)}) == (0, 1)


def test_what_the_follow_up_says_of_its_own_finds_the_next_paragraph() -> None:
    assert _best("wat kost de restauratie?", {0: (2.0, 1.0), 1: (0.6, 0.1), 2: (0.4, 0.7)}) == (1, 0)


def test_a_sentence_that_says_all_of_it_wins_in_another_document_too() -> None:
    assert _best("wat kost een rijles op de manege?", {0: (1.0, 0.4), 1: (0.6, 0.1), 2: (1.4, 1.9)}) == (2, 1)


def test_neighbours_end_at_the_border_of_a_document() -> None:
    assert neighbours((Said(1, 0, 5),), _texts()) == {0, 1}
    assert neighbours((Said(2, 0, 5),), _texts()) == {2}
    assert neighbours((), _texts()) == set()


def test_weights_for_other_features_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped_weights.cache_clear()
    monkeypatch.setattr(room, "NAMES", (*NAMES, "new"))
    with pytest.raises(RagError, match=r"rag\.training\.follow_ups"):
        shipped_weights()
    shipped_weights.cache_clear()


def test_the_shipped_weights_say_with_what_they_were_learned() -> None:
    from importlib import resources

    data = json.loads(resources.files("rag.models").joinpath("follow_up.json").read_text("utf-8"))
    alone, learned = data["learned"]["scores"]["ranker"], data["learned"]["scores"]["learned"]
    assert learned[0] > alone[0] and learned[1] > alone[1]


@pytest.mark.parametrize(
    ("before", "follow", "kind"),
    [
        ("Hoeveel boten liggen er in Tolwerd?", "en in Oudeveen?", "figure"),
        ("Hoeveel boten liggen er in Tolwerd?", "wat vinden de vissers ervan", "open"),
        ("Hoeveel boten liggen er in Tolwerd?", "mag ik daar ook liggen?", "open"),
        ("Hoeveel boten liggen er in Tolwerd?", "ik heb zelf een kano, geldt het dan ook", "open"),
        ("Wat kost de kade?", "wat legt de gemeente daarvan op tafel?", "money"),
        ("Wie bouwt de kade?", "klopt het dat hij te laat is?", "claim"),
    ],
)
def test_a_follow_up_takes_the_kind_of_the_turn_before_only_where_it_asks_nothing_itself(
    before: str, follow: str, kind: str
) -> None:
    assert understand(follow, (Turn(before),)).kind == kind


@pytest.mark.parametrize(
    "follow",
    [
        "Wat moet ik daar dan voor doen, om die eerste twee jaar niks te betalen?",
        "Wat moet een gewone visser hier allemaal niet van weten, en hoeveel moet hij hier voor betalen in Tolwerd?",
        "Krijg ik daar nog iets voor, of hoe gaat dat, en wat mag ik daar nu wel mee?",
    ],
)
def test_a_pronominal_adverb_taken_apart_points_back(follow: str) -> None:
    assert understand(follow, (Turn("Hoeveel kan ik lenen uit het Molenfonds?"),)).own_words == follow


@pytest.mark.parametrize(
    "follow",
    [
        "Hoeveel kaarten voor de veerpont mag een bewoner van Lei hier voor 2030 nog kopen bij de gemeente?",
        "Hoeveel ligplaatsen krijgt de haven van Tolwerd hier voor acht nieuwe vissersboten erbij?",
        "Welke kades van de haven in Oudeveen legt de gemeente hier voor de vissers aan?",
        "Welke subsidie kunnen telers in Oudeveen daar voor kassen van hout aanvragen bij het waterschap?",
        "Welke woningen bouwt de gemeente Oudeveen hier aan Havenkade en Molenweg komend jaar?",
    ],
)
def test_a_place_before_a_noun_phrase_points_at_nothing(follow: str) -> None:
    assert understand(follow, (Turn("Hoeveel kan ik lenen uit het Molenfonds?"),)).own_words == ""


@pytest.mark.parametrize(
    "follow",
    ["Hoeveel subsidie is er voor kunstgras in Tolwerd in 2024?", "Wie kiest de leden van de Dorpsraad Oudeveen?"],
)
def test_a_question_that_stands_alone_leans_on_nothing(follow: str) -> None:
    assert understand(follow, (Turn("Hoeveel kan ik lenen uit het Molenfonds?"),)).own_words == ""
    assert kind_of(follow).name in ("figure", "money", "person")
