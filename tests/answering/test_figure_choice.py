"""The figure that an everyday question asks for."""

import json
from dataclasses import replace
from importlib import resources

import numpy as np
import pytest

from rag.answering import figure_choice
from rag.answering.figure_choice import NAMES, Candidate, choice_features, chosen, everyday, weighed
from rag.datatypes import Paragraph, ParagraphKind, Query, Scope
from rag.errors import RagError
from rag.figures.find import find_figures
from rag.retrieval.features import FEATURES

TEXT = "De sluis telt één kamer en is gebouwd voor 40 bewoners."
PARAGRAPH = Paragraph("a:1", "a", ParagraphKind.PARAGRAPH, (), None, None, None, None, TEXT, (), "d")


class Bare:
    """An engine without an embedder."""

    static = None


def query(question: str, unit: str | None = None, **others: object) -> Query:
    return replace(Query(question, question, "figure", unit, Scope(), ()), **others)  # type: ignore[arg-type]


def found(meant: float) -> list[Candidate]:
    features = np.zeros(len(FEATURES), np.float32)
    features[FEATURES.index("s_meant")] = meant
    one, forty = find_figures(TEXT)
    rules = ((2.0, one), (1.9, forty))
    return [Candidate(value, PARAGRAPH, figure, 0, len(TEXT), 1.0, 0.0, features) for value, figure in rules]


def test_the_weights_count_where_little_of_the_question_is_meant() -> None:
    asked = query("Hoeveel lui metselden dat ding?", "lui")
    assert [everyday(asked, found(meant)) for meant in (0.0, 0.6)] == [1.0, 0.0]
    assert 0 < everyday(asked, found(0.3)) < 1
    assert everyday(replace(asked, english=True), found(0.0)) == 0
    first, second = found(0.0)
    assert everyday(asked, [replace(first, elsewhere=True), second]) == 0
    assert everyday(asked, [first, replace(second, elsewhere=True)]) == 1
    assert everyday(replace(asked, own_words="hoeveel lui"), found(0.0)) == 0


def test_one_of_something_does_not_lead_where_many_are_asked_for() -> None:
    asked = query("Hoeveel lui metselden dat ding?", "lui")
    assert chosen(Bare(), asked, found(0.9))[0].figure.surface.startswith("één")  # type: ignore[arg-type]
    assert chosen(Bare(), asked, found(0.0))[0].figure.surface.startswith("40")  # type: ignore[arg-type]


def test_features_say_what_a_figure_shows() -> None:
    rows = choice_features(Bare(), query("Hoeveel lui?", "lui"), found(0.0))  # type: ignore[arg-type]
    shown = [dict(zip(NAMES, row, strict=True)) for row in rows.tolist()]
    assert [one["one_or_two"] for one in shown] == [1.0, 0.0]
    assert [one["people"] for one in shown] == [0.0, 1.0]
    assert [one["digits"] for one in shown] == [0.0, 1.0]
    assert all(one["unit:count"] == 1.0 and one["bare:count"] == 0.0 for one in shown)


def test_a_share_of_nothing_leaves_the_rules() -> None:
    features = np.ones((2, len(NAMES)), np.float32)
    features[0, 0] = 3.0
    weights = np.full(len(NAMES), 9.0, np.float32)
    assert weighed(features, 0.0, weights, np.asarray([False, False])).tolist() == [3.0, 1.0]


def test_what_is_of_another_place_gains_nothing_by_its_words() -> None:
    features = np.zeros((2, len(NAMES)), np.float32)
    features[0, 1] = 1.0
    weights = np.ones(len(NAMES), np.float32)
    assert weighed(features, 1.0, weights, np.asarray([False, False])).tolist() == [1.0, 0.0]
    assert weighed(features, 1.0, weights, np.asarray([True, False])).tolist() == [0.0, 0.0]


def test_weights_for_other_features_are_refused(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    data = json.loads(resources.files("rag.models").joinpath("figure_choice.json").read_text("utf-8"))
    del data["weights"]["rules"]
    (tmp_path / "figure_choice.json").write_text(json.dumps(data))
    monkeypatch.setattr(figure_choice.resources, "files", lambda _: tmp_path)
    figure_choice.shipped_weights.cache_clear()
    with pytest.raises(RagError, match=r"figure_choice\.json"):
        figure_choice.shipped_weights()
    monkeypatch.undo()
    figure_choice.shipped_weights.cache_clear()
