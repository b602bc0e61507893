"""The second corpus written as Markdown and plain text gives the units that its golden files hold for the PDFs."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from evals.golden_check import Score, score
from rag.datatypes import Source
from rag.reading.document import read_document
from tests.reading.rewritten import as_markdown, as_text

SECOND = Path(__file__).resolve().parents[2] / "evals" / "second"
NOT_IN_TEXT = ("table_row", "footnote", "caption")


def scored(folder: Path, make: Callable[[dict[str, Any]], str], extension: str) -> Score:
    total = Score("total")
    for path in sorted((SECOND / "sources").glob("*.json")):
        source = json.loads(path.read_text("utf-8"))
        file = folder / f"{source['id']}{extension}"
        file.write_text(make(source), "utf-8")
        lines = (SECOND / "golden" / f"{source['id']}.jsonl").read_text("utf-8").splitlines()
        gold = [json.loads(line) | {"page": None} for line in lines]
        if extension == ".txt":
            gold = [unit | {"markers": []} for unit in gold if unit["kind"] not in NOT_IN_TEXT]
        document = read_document(Source(source["id"], "", None, None, None, (), file.name, ""), file)
        total.add(score(source["id"], gold, document))
    return total


@pytest.mark.parametrize("bold", [False, True], ids=["labels as headings", "labels in bold"])
def test_markdown(tmp_path: Path, bold: bool) -> None:
    total = scored(tmp_path, partial(as_markdown, bold_labels=bold), ".md")
    assert total.units == total.total == total.read
    assert total.markers == total.markers_gold > 0
    assert total.speakers >= 0.99 * total.units and total.paths >= 0.99 * total.units
    assert total.unaccounted == 0


@pytest.mark.parametrize("width", [0, 90], ids=["a paragraph a line", "wrapped"])
def test_plain_text(tmp_path: Path, width: int) -> None:
    total = scored(tmp_path, partial(as_text, width=width), ".txt")
    assert total.units >= 0.99 * total.total
    assert total.speakers >= 0.98 * total.units
    assert total.unaccounted == 0
