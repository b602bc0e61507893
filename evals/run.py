"""Run the question sets against an index.

Exit 0 at or above the baseline, 1 below it or with a broken invariant, 2 bad input, 3 something an operator must mend.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.baseline import BASELINE, falls, load_baseline, save_baseline
from evals.evidence import counting
from evals.questions import (
    CORPORA,
    HELD_OUT,
    OPEN,
    QuestionSet,
    corpus_documents,
    load_questions,
    load_set,
    set_names,
    verify_held_out,
)
from evals.record import write_record
from evals.screen import show
from evals.suite import Outcome, run
from rag.errors import RagError
from rag.settings import PROJECT, Settings, load_settings

OTHERS = tuple(name for name in CORPORA if name != "brainport")  # each with an index of its own
_MINIMUM_WIDTH = 150


def main(argv: list[str] | None = None) -> int:
    """The command ``python -m evals``."""
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments)
    except RagError as error:
        print(error, file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", type=Path, help="index folder (default: .index, or RAG_INDEX)")
    parser.add_argument(
        "--questions", type=Path, metavar="FILE.jsonl", help="this question file, not the committed sets"
    )
    parser.add_argument(
        "--both", action="store_true", help="run the second corpus as well, building its index if missing"
    )
    parser.add_argument(
        "--all", action="store_true", help="run every other corpus as well, building its index if missing"
    )
    parser.add_argument(
        "--composer", choices=("extractive", "llm"), default="extractive",
        help="llm: also put every question to the language model of the settings, and show both",
    )  # fmt: skip
    parser.add_argument("--held-out", action="store_true", help="the sealed sets (for a release): aggregates only")
    parser.add_argument(
        "--out", type=Path, default=PROJECT / "reports", help="folder for JSON and HTML (default: reports)"
    )
    parser.add_argument("--baseline", type=Path, default=BASELINE, help="baseline file (default: evals/baseline.json)")
    parser.add_argument("--save-baseline", action="store_true", help="write this run to the baseline file")
    parser.add_argument(
        "--compare", nargs=2, type=Path, metavar=("A.json", "B.json"), help="compare two written runs, and stop"
    )
    return parser


def _run(arguments: argparse.Namespace) -> int:
    console = Console()
    if not console.is_terminal:  # a log has no width of its own
        console = Console(width=_MINIMUM_WIDTH)
    if arguments.compare:
        from evals.compare import show_comparison

        show_comparison(console, *arguments.compare)
        return 0
    if arguments.out.exists() and not arguments.out.is_dir():
        raise RagError(f"{arguments.out} is a file; give a folder with --out")
    outcomes = run_all(arguments, console)
    if not outcomes:
        raise RagError("no question fits the documents of this index; give questions with --questions FILE.jsonl")
    single = not arguments.held_out
    for outcome in outcomes:
        show(console, outcome, single)
    written = write(arguments.out, outcomes, single)
    if arguments.composer == "llm":
        from evals.composers import show_worded

        worded = run_all(arguments, console, worded=True)
        written.append(show_worded(console, arguments.out, outcomes, worded, single))
    console.print(f"written: {', '.join(map(str, written))}", highlight=False, soft_wrap=True)
    return _verdict(arguments, outcomes, console)


def run_all(arguments: argparse.Namespace, console: Console, worded: bool = False) -> list[Outcome]:
    """Every set that fits the index, and with ``--both`` or ``--all`` every set that fits the other ones.

    Answers are verbatim, or with ``worded`` those of the language model of the settings (RagError where there is none).
    """
    places = [load_settings(arguments.index)]
    for name in OTHERS if arguments.all else OTHERS[:1] if arguments.both else ():
        places.append(other_settings(name, console))
    outcomes = []
    for settings in places:
        composed = with_composer(settings, worded)
        outcomes += run_index(composed, question_sets(arguments.questions, arguments.held_out), console)
    return outcomes


def with_composer(settings: Settings, worded: bool) -> Settings:
    """The settings without a language model, or as they are where one is named."""
    if not worded:
        return settings.model_copy(update={"llm": settings.llm.model_copy(update={"provider": "none"})})
    if settings.llm.provider == "none":
        raise RagError(
            "no language model is configured; set RAG_LLM__PROVIDER, RAG_LLM__MODEL and RAG_LLM__BASE_URL (docs/llm.md)"
        )
    return settings


def question_sets(file: Path | None, held_out: bool) -> list[QuestionSet]:
    """The sets of a run: one file, the open sets, or the sealed ones after their digests were checked."""
    if file is not None:
        questions = load_questions(file)
        name = file.stem if file.name != OPEN else file.parent.name
        return [QuestionSet(name, questions, corpus_documents(file.parent.name, questions))]
    if not held_out:
        return [load_set(name) for name in set_names()]
    names = set_names(file=HELD_OUT)
    for name in names:
        verify_held_out(name)
    return [load_set(name, HELD_OUT) for name in names]


def run_index(settings: Settings, sets: Iterable[QuestionSet], console: Console) -> list[Outcome]:
    """The sets of which any question counts for the live version of an index."""
    from rag.answering.pipeline import Engine
    from rag.index.opened import open_index

    engine = Engine(open_index(settings))
    outcomes = []
    for one in sets:
        questions = counting(one, engine.index.sources)
        if not questions:
            continue
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task(f"{one.name}: questions", total=len(questions))
            skipped = len(one.questions) - len(questions)
            outcomes.append(run(engine, one.name, questions, skipped, lambda task=task, p=progress: p.advance(task)))  # type: ignore[misc]
    return outcomes


def other_settings(name: str, console: Console) -> Settings:
    """The settings of another corpus; its index is built where it is missing or of another encoder."""
    from rag.index.versions import read_pointer, read_version
    from rag.ingest import encoder_name, ingest

    settings = load_settings(PROJECT / f".index-{name}", CORPORA[name])
    pointer = read_pointer(settings.index)
    if pointer is None or read_version(settings.index, pointer.live).encoder != encoder_name(settings):
        console.print(f"building the index of the {name} corpus in {settings.index.name}")
        ingest(settings, lambda line: console.print(f"  {line}", highlight=False), None)
    return settings


def write(folder: Path, outcomes: Sequence[Outcome], single: bool) -> list[Path]:
    """JSON and HTML of a run; a sealed run has JSON with aggregates only."""
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / ("evals.json" if single else "held_out.json")
    write_record(record, outcomes, single)
    if not single:
        return [record]
    from evals.report import write_report

    page = folder / "evals.html"
    write_report(page, outcomes)
    return [record, page]


def _verdict(arguments: argparse.Namespace, outcomes: Sequence[Outcome], console: Console) -> int:
    broken = [f"{one.name}: {name}" for one in outcomes for name, share in one.invariants().items() if share < 1]
    for line in broken:
        console.print(f"broken invariant: {line}", style="bold red")
    if arguments.save_baseline:
        save_baseline(arguments.baseline, outcomes)
        console.print(f"baseline written: {arguments.baseline}", soft_wrap=True)
        return 1 if broken else 0
    if arguments.held_out or arguments.questions:
        return 1 if broken else 0
    fallen = []
    baseline = load_baseline(arguments.baseline)
    for outcome in outcomes:
        found, remark = falls(outcome, baseline)
        fallen += found
        if remark:
            console.print(remark)
    for fall in fallen:
        console.print(f"below the baseline: {fall}", style="bold red", highlight=False)
    if not fallen:
        console.print("at or above the baseline")
    return 1 if fallen or broken else 0
