"""Answers worded by a language model beside the verbatim ones, on the same questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from evals.compare import show_comparison
from evals.measures import percentile
from evals.record import write_record
from evals.screen import show
from evals.suite import Outcome


def show_worded(
    console: Console, folder: Path, verbatim: Sequence[Outcome], worded: Sequence[Outcome], single: bool
) -> Path:
    """Print the worded run, what the model cost and lost, and the comparison; the path of its JSON."""
    console.rule("worded by the language model")
    for outcome in worded:
        show(console, outcome, single)
        for line in cost(outcome):
            console.print(line, highlight=False)
    record = folder / ("evals-llm.json" if single else "held_out-llm.json")
    write_record(record, worded, single)
    if single:
        show_comparison(console, folder / "evals.json", record)
    return record


def cost(outcome: Outcome) -> list[str]:
    """What a run asked of the model: answers worded and fallen back (with why), sentences kept and removed, tokens,
    seconds."""
    answers = [result.answer for result in outcome.results if result.answer]
    asked: list[dict[str, Any]] = [one["wording"] for one in answers if "wording" in one]
    fell = Counter(one["fallback_reason"] for one in answers if "wording" in one and one["fallback_reason"])
    removed = Counter(reason.split(":")[0] for one in asked for reason in one["removed"])
    tokens = [sum(one[name] or 0 for one in asked) for name in ("prompt_tokens", "completion_tokens")]
    seconds = [one["seconds"] for one in asked]
    return [
        f"asked of the model: {len(asked)} of {len(answers)} questions; worded {len(asked) - fell.total()}, "
        f"fell back {fell.total()}",
        *(f"  {count} × {reason}" for reason, count in fell.most_common()),
        f"sentences kept {sum(one['kept'] for one in asked)}, removed {removed.total()}"
        + (f" ({', '.join(f'{name} {count}' for name, count in removed.most_common())})" if removed else ""),
        f"tokens read {tokens[0]}, written {tokens[1]}; seconds median {percentile(seconds, 0.5):.2f}, "
        f"p95 {percentile(seconds, 0.95):.2f}",
    ]
