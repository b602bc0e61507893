"""What a run looks like on the screen: a table per set, its invariants, and what fell."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from evals.intervals import Estimate
from evals.invariants import INVARIANTS
from evals.measures import percentile
from evals.suite import COLUMNS, TOTAL, Outcome

_NARROW = 150
_SHOWN_BREACHES = 5


def show(console: Console, outcome: Outcome, single: bool = True) -> None:
    """Print an outcome; without ``single`` no question is named."""
    console.print(table(outcome, wide=console.width >= _NARROW))
    total = outcome.estimates()["right"]
    lengths, milliseconds = outcome.lengths(), [1000 * one for one in outcome.seconds()]
    console.print(
        f"right {total.value:.3f} (95 %: {total.low:.3f} to {total.high:.3f}, n {total.n}); "
        f"length median {percentile(lengths, 0.5):.0f}, max {max(lengths, default=0):.0f} characters; "
        f"latency median {percentile(milliseconds, 0.5):.0f} ms, p95 {percentile(milliseconds, 0.95):.0f} ms"
    )
    for name in INVARIANTS:
        share = outcome.invariants()[name]
        broken = [one for one in outcome.breaches if one.invariant == name]
        console.print(f"invariant: {name} {100 * share:.1f} %", style="" if share == 1 else "bold red")
        for one in broken[:_SHOWN_BREACHES] if single else ():
            console.print(f"  {one.question}: {one.detail}", markup=False, highlight=False)
    if outcome.skipped:
        console.print(
            f"{outcome.skipped} questions of this set do not fit the documents of the index and were not asked"
        )


def table(outcome: Outcome, wide: bool) -> Table:
    """Measures per kind and in total; a dash where a measure does not apply."""
    made = Table(title=f"{outcome.name} · index {outcome.index_version} · {outcome.encoder}", title_justify="left")
    made.add_column("kind", no_wrap=True)
    made.add_column("n", justify="right")
    for heading in COLUMNS.values():
        made.add_column(heading, justify="right", no_wrap=True, header_style="bold" if wide else "")
    for kind in outcome.kinds:
        made.add_row(*_row(outcome, kind))
    made.add_section()
    made.add_row(*_row(outcome, TOTAL), style="bold")
    return made


def _row(outcome: Outcome, kind: str) -> list[str]:
    estimates = outcome.estimates(kind)
    return [kind, str(len(outcome.of_kind(kind))), *(cell(estimates.get(name)) for name in COLUMNS)]


def cell(one: Estimate | None) -> str:
    """A value in the table.

    >>> cell(Estimate(0.5, 0.4, 0.6, 10)), cell(None)
    ('.500', '–')
    """
    if one is None:
        return "–"
    return f"{one.value:.3f}".removeprefix("0")
