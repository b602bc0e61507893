"""How fast it is: cold and warm answers, ingest, memory, each beside a baseline of the same run on the same machine.

Absolute times say something about this machine only; the ratio is what is compared between runs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.evidence import counting
from evals.measures import percentile
from evals.questions import load_set, set_names
from rag.errors import RagError
from rag.settings import PROJECT, Settings, load_settings

IMPORTS = "import chromadb, llama_index.core"
_QUESTION = "Hoeveel kost het?"


@dataclass(frozen=True)
class Line:
    """One measurement in its unit, and that of its baseline."""

    name: str
    value: float
    unit: str
    baseline_name: str = ""
    baseline: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the baseline."""
        return self.value / self.baseline if self.baseline else None


def median_seconds(work: Callable[[], object], runs: int) -> float:
    """The median of several runs."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def process(*arguments: str) -> None:
    """Run Python with these arguments to its end. RagError where it fails."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RagError(f"{' '.join(arguments)} failed: {done.stderr.strip()[-300:]}; run it by itself to see why")


def cold(settings: Settings, runs: int) -> list[Line]:
    """A question from a process of its own, beside the import of the two libraries it cannot do without."""
    places = ("--index", str(settings.index), "--corpus", str(settings.corpus))
    imports = median_seconds(lambda: process("-c", IMPORTS), runs)
    asked = median_seconds(lambda: process("-m", "rag", "ask", _QUESTION, *places), runs)
    return [Line("cold answer, median", asked, "s", f'python -c "{IMPORTS}"', imports)]


def warm(settings: Settings, count: int) -> list[Line]:
    """Answers of an opened index, beside BM25 over stems alone on the same questions."""
    from rag.answering.batch import answer_line
    from rag.answering.pipeline import Engine
    from rag.index.opened import open_index

    engine = Engine(open_index(settings))
    fitting = [q for name in set_names() for q in counting(load_set(name), engine.index.sources)]
    if not fitting:
        raise RagError("no question set fits this index; bench the index of a committed corpus")
    questions = [fitting[number * len(fitting) // count] for number in range(count)]
    stems = engine.index.lexical["stems"]
    answer_line(engine, questions[0].line())
    answers = [median_seconds(lambda q=q: answer_line(engine, q.line()), 1) for q in questions]  # type: ignore[misc]
    lexical = [median_seconds(lambda q=q: stems.scores(q.question), 1) for q in questions]  # type: ignore[misc]
    return [
        Line(f"warm answer, {name} of {count}", 1000 * percentile(answers, at), "ms", f"BM25 stems alone, {name}",
             1000 * percentile(lexical, at))
        for name, at in (("median", 0.5), ("p95", 0.95))
    ]  # fmt: skip


def ingest_times(settings: Settings) -> list[Line]:
    """A full build and one of an unchanged corpus, in processes of their own, beside reading the documents."""
    reading = (
        "from rag.ingest import read_collection; from rag.settings import load_settings; from pathlib import Path; "
    )
    reading += f"read_collection(load_settings(None, Path({str(settings.corpus)!r})), print)"
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("ingest.py", "--no-gate", "--index", folder, "--corpus", str(settings.corpus))
        alone = median_seconds(lambda: process("-c", reading), 1)
        full = median_seconds(lambda: process(*arguments), 1)
        again = median_seconds(lambda: process(*arguments), 1)
    return [
        Line("ingest, full", full, "s", "reading alone", alone),
        Line("ingest, unchanged corpus", again, "s", "reading alone", alone),
    ]


def memory() -> list[Line]:
    """Peak memory of this process, which answered, beside the largest of those it started (ingest, with torch)."""
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return [
        Line("peak memory, answering", own, "MiB"),
        Line("peak memory, ingest", children, "MiB", "answering", own),
    ]


def show(lines: Sequence[Line]) -> None:
    """Print the measurements."""
    made = Table(title=f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}", title_justify="left")
    for heading in ("", "this", "baseline", "", "ratio"):
        made.add_column(heading, justify="left" if not heading else "right")
    for line in lines:
        base = f"{line.baseline:.2f} {line.unit}" if line.baseline else "–"
        ratio = f"{line.ratio:.2f} ×" if line.ratio else "–"
        made.add_row(line.name, f"{line.value:.2f} {line.unit}", base, line.baseline_name, ratio)
    (Console() if sys.stdout.isatty() else Console(width=130)).print(made)


def main(argv: list[str] | None = None) -> int:
    """The command ``python -m evals.bench``."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", type=Path, help="index folder (default: .index)")
    parser.add_argument("--corpus", type=Path, help="corpus folder (default: corpus)")
    parser.add_argument("--runs", type=int, default=5, help="cold runs (default: 5)")
    parser.add_argument("--questions", type=int, default=100, help="warm questions (default: 100)")
    parser.add_argument(
        "--out", type=Path, default=PROJECT / "reports", help="folder for bench.json (default: reports)"
    )
    arguments = parser.parse_args(argv)
    settings = load_settings(arguments.index, arguments.corpus)
    try:
        lines = warm(settings, arguments.questions) + cold(settings, arguments.runs) + ingest_times(settings) + memory()
    except RagError as error:
        print(error, file=sys.stderr)
        return 3
    show(lines)
    arguments.out.mkdir(parents=True, exist_ok=True)
    rows = [asdict(line) | {"ratio": line.ratio} for line in lines]
    (arguments.out / "bench.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
