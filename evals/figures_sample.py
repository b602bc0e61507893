"""Draw figures, and digits set apart, for somebody to judge: ``python -m evals.figures_sample CORPUS --out FILE``.

A judge reads each paragraph and says whether the figure is read rightly (kind, value, unit, qualifier, period), or
whether the digits are rightly no figure and for the reason given. ``python -m evals.figures_sample --judged FILE`` prints
the shares. What was judged stays in ``evals/claims/figures_judged_*.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rag.codec import dump
from rag.datatypes import Paragraph, ParagraphKind
from rag.figures.cells import row_apart
from rag.figures.find import set_apart
from rag.index.opened import open_index
from rag.index.versions import figures_of
from rag.settings import load_settings

EACH = 100
FIELDS = ("surface", "kind", "value", "upper", "unit", "qualifier", "period", "subject")


def _told(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "paragraph_id": paragraph.id,
        "section": " › ".join(paragraph.heading_path),
        "lead_in": paragraph.lead_in,
        "text": paragraph.text,
    }


def figures(paragraphs: tuple[Paragraph, ...]) -> Iterator[dict[str, Any]]:
    """Every figure of the ledger with its paragraph."""
    for paragraph in paragraphs:
        for figure in figures_of(paragraph):
            data = dump(figure)
            yield {"what": "figure", **{name: data[name] for name in FIELDS}, "start": figure.start, **_told(paragraph)}


def apart(paragraphs: tuple[Paragraph, ...]) -> Iterator[dict[str, Any]]:
    """Every run of digits that is no figure, with the reason."""
    for paragraph in paragraphs:
        is_row = paragraph.kind is ParagraphKind.TABLE_ROW
        for one in row_apart(paragraph) if is_row else set_apart(paragraph.text, paragraph.markers):
            surface = paragraph.text[one.start : one.end]
            if any(char.isdecimal() for char in surface):
                told = _told(paragraph)
                yield {"what": "apart", "surface": surface, "reason": str(one.reason), "start": one.start, **told}


def draw(index: Path, seed: int) -> list[dict[str, Any]]:
    """At most ``EACH`` of both, drawn at random."""
    paragraphs = open_index(load_settings(index)).paragraphs
    rng = random.Random(seed)
    drawn: list[dict[str, Any]] = []
    for found in (list(figures(paragraphs)), list(apart(paragraphs))):
        drawn += rng.sample(found, min(EACH, len(found)))
    return drawn


def shares(judged: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """How many are right, and how many were judged, per sort."""
    sorts = dict.fromkeys(one["what"] for one in judged)
    groups = {sort: [one for one in judged if one["what"] == sort] for sort in sorts}
    return {sort: (sum(bool(one["right"]) for one in group), len(group)) for sort, group in groups.items()}


def main() -> int:
    """Draw, or print the shares of what was judged."""
    parser = argparse.ArgumentParser(prog="python -m evals.figures_sample", description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path, nargs="?", help="the index to draw from")
    parser.add_argument("--out", type=Path, help="the file to write")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--judged", type=Path, nargs="+", help="judged files to count")
    arguments = parser.parse_args()
    if arguments.judged:
        for path in arguments.judged:
            lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
            counted = ", ".join(f"{sort} {right}/{total}" for sort, (right, total) in shares(lines).items())
            print(f"{path.stem}: {counted} right")
        return 0
    if not arguments.index or not arguments.out:
        parser.error("give an index and --out, or --judged")
    drawn = draw(arguments.index, arguments.seed)
    arguments.out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in drawn), encoding="utf-8")
    print(f"{len(drawn)} drawn")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
