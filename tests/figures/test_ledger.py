"""The ledger: filters and writers."""

import csv
import io
import json

import pytest

from rag.answering.contract import figure_object
from rag.datatypes import FigureKind
from rag.figures.ledger import FIELDS, build_ledger, row, write_csv, write_json
from tests.figures.sources import PARAGRAPHS

LEDGER = build_ledger(PARAGRAPHS)


def test_filters_narrow() -> None:
    assert {one.figure.surface for one in LEDGER.filter(kind="money")} == {"€ 1,6 miljard", "€ 1,5 miljard"}
    assert [one.figure.surface for one in LEDGER.filter(kind=FigureKind.MONEY, document="agenda")] == ["€ 1,5 miljard"]
    assert [one.figure.surface for one in LEDGER.filter(unit="schepen")] == ["22.600 schepen"]
    assert "812 leden" in {one.figure.surface for one in LEDGER.filter(subject="bibliotheek")}
    assert "790" in {one.figure.surface for one in LEDGER.filter(year=2019)}


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="prijs"):
        LEDGER.filter(kind="prijs")


def test_writers_name_the_fields_of_the_contract() -> None:
    assert [row(one) for one in LEDGER] == [figure_object(one) for one in LEDGER]
    text = io.StringIO()
    write_json(LEDGER, text)
    assert len(json.loads(text.getvalue())) == len(LEDGER)
    table = io.StringIO(newline="")
    write_csv(LEDGER, table)
    rows = list(csv.DictReader(io.StringIO(table.getvalue())))
    assert (tuple(rows[0]), len(rows)) == (FIELDS, len(LEDGER))
