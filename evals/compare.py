"""Two written runs side by side: paired differences with intervals, and the questions that turned."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.intervals import Estimate, paired_difference
from evals.record import read_record, single_scores
from evals.suite import COLUMNS, RIGHT


@dataclass(frozen=True)
class Comparison:
    """The differences after minus before per measure, over the questions in both; and the ids that turned."""

    set: str
    differences: dict[str, Estimate]
    means: dict[str, tuple[float, float]]
    now_wrong: tuple[str, ...]
    now_right: tuple[str, ...]


def compare(name: str, before: dict[str, Any], after: dict[str, Any]) -> Comparison:
    """Compare two outcomes of one set."""
    differences, means = {}, {}
    for measure in COLUMNS:
        old, new = single_scores(before, measure), single_scores(after, measure)
        shared = sorted(set(old) & set(new))
        if shared:
            pairs = [old[id_] for id_ in shared], [new[id_] for id_ in shared]
            differences[measure] = paired_difference(*pairs)
            means[measure] = (sum(pairs[0]) / len(shared), sum(pairs[1]) / len(shared))
    old, new = single_scores(before, RIGHT), single_scores(after, RIGHT)
    shared = sorted(set(old) & set(new))
    return Comparison(
        name, differences, means,
        tuple(id_ for id_ in shared if old[id_] == 1 and new[id_] != 1),
        tuple(id_ for id_ in shared if old[id_] != 1 and new[id_] == 1),
    )  # fmt: skip


def show_comparison(console: Console, before: Path, after: Path) -> None:
    """Print the comparison of two written runs, per set in both."""
    old, new = read_record(before), read_record(after)
    for name in sorted(set(old) & set(new)):
        found = compare(name, old[name], new[name])
        questions = {one["id"]: one["question"] for one in new[name].get("results", ())}
        console.print(_table(found, before.name, after.name))
        for title, ids in (("right → wrong", found.now_wrong), ("wrong → right", found.now_right)):
            console.print(f"{title}: {len(ids)}", style="bold")
            for id_ in ids:
                console.print(f"  {id_}  {questions.get(id_, '')}", markup=False, highlight=False)
    for name in sorted(set(old) ^ set(new)):
        console.print(f"{name}: only in one of the two")


def _table(found: Comparison, before: str, after: str) -> Table:
    table = Table(title=f"{found.set}: {before} → {after}", title_justify="left")
    for heading in ("measure", "n", "before", "after", "difference", "95 % (paired bootstrap)", ""):
        table.add_column(heading, justify="left" if heading in ("measure", "") else "right")
    for measure, one in found.differences.items():
        old, new = found.means[measure]
        clear = "" if one.low <= 0 <= one.high else "clear"
        table.add_row(
            measure,
            str(one.n),
            f"{old:.3f}",
            f"{new:.3f}",
            f"{one.value:+.3f}",
            f"{one.low:+.3f} to {one.high:+.3f}",
            clear,
        )
    return table
