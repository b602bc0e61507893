"""What the figures room is worth, in counts: ``python -m evals.figures_check [--corpus DIR ...]``.

For each corpus: digits accounted for, untouched sentences supported, mutants caught by kind, and, where
``evals/claims``
has lists for it, restatements supported, false restatements supported, and disagreements found and real. Every second
claim of a list was developed on, the others were not; so were three quarters of the passages. A disagreement that is
labelled borderline is neither asked for nor counted as shown.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.figures_mutants import mutants
from rag.datatypes import Disagreement, Paragraph, ParagraphKind, Verdict
from rag.errors import RagError
from rag.figures.cells import row_apart, row_figures
from rag.figures.check import check_text, overall
from rag.figures.disagree import disagreements
from rag.figures.find import find_figures, set_apart
from rag.figures.ledger import Ledger, build_ledger
from rag.index.encoder import static_encoder
from rag.language.sentences import split_sentences
from rag.language.tokens import words
from rag.reading.document import read_document
from rag.reading.manifest import load_collection
from rag.retrieval.rarity import Rarity
from rag.settings import load_settings
from rag.training.support import passage_paragraph

HERE = Path(__file__).parent
RUNNING = (ParagraphKind.PARAGRAPH, ParagraphKind.LIST_ITEM, ParagraphKind.ANSWER)
# name of a folder, or of the one it lies in -> suffix of its lists in evals/claims
LISTS = {"corpus": ""} | {
    name: f"_{name}" for name in ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
}
SAME_QUOTE = 0.8  # share of a labelled quote's words that a shown sentence must hold


@dataclass(frozen=True)
class Room:
    """A corpus with what the checks need of it."""

    paragraphs: tuple[Paragraph, ...]
    ledger: Ledger
    rarity: Rarity

    def verdict(self, text: str) -> Verdict | None:
        """The verdict on a whole text."""
        return overall(
            check_text(text, self.ledger, self.paragraphs, self.rarity, static_encoder(load_settings().encoder))
        )


def load_room(folder: Path) -> Room:
    """Read every document of a folder. RagError where the folder or a file is at fault."""
    sources = load_collection(folder).sources
    paragraphs = tuple(one for source in sources for one in read_document(source, folder / source.path).paragraphs)
    return Room(paragraphs, build_ledger(paragraphs), Rarity(one.text for one in paragraphs))


def digits(room: Room) -> tuple[int, int]:
    """Digits that are in a figure or set apart, and all digits."""
    counted = total = 0
    for one in room.paragraphs:
        is_row = one.kind is ParagraphKind.TABLE_ROW
        stated = row_figures(one) if is_row else find_figures(one.text, one.markers)
        apart = row_apart(one) if is_row else set_apart(one.text, one.markers)
        spans = [(each.start, each.end) for each in stated] + [(each.start, each.end) for each in apart]
        held = {at for start, end in spans for at in range(start, end)}
        places = [at for at, char in enumerate(one.text) if char.isdecimal()]
        total += len(places)
        counted += len(held.intersection(places))
    return counted, total


def statements_with_figures(room: Room) -> list[str]:
    """The sentences of running text that state a figure; questions state none."""
    found = []
    for one in room.paragraphs:
        if one.kind in RUNNING:
            sentences = [one.text[start:end] for start, end in split_sentences(one.text)]
            found += [text for text in sentences if not text.endswith("?") and find_figures(text)]
    return found


def mutation(room: Room, sentences: list[str]) -> tuple[Counter[str], Counter[str]]:
    """Mutants that are not called supported, and all mutants, by kind."""
    caught: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for sentence in sentences:
        for one in mutants(sentence):
            made[one.kind] += 1
            caught[one.kind] += room.verdict(one.text) is not Verdict.SUPPORTED
    return caught, made


def labelled(name: str) -> list[dict[str, Any]]:
    """The lines of a list in evals/claims; none where it is not there."""
    path = HERE / "claims" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line] if path.exists() else []


def is_numeric(entry: dict[str, Any]) -> bool:
    """Whether a labelled disagreement is between figures: each side states one, and not only the subject differs."""
    return bool(set(entry["differs"]) - {"subject"}) and all(find_figures(one["quote"]) for one in entry["statements"])


def same(entry: dict[str, Any], shown: Disagreement) -> bool:
    """Whether a shown disagreement has two of the statements of a labelled one."""
    matched = {
        index
        for side in shown.statements
        for index, one in enumerate(entry["statements"])
        if one["document"] == side.paragraph.source_id and _quoted(one["quote"], side.quote)
    }
    return len(matched) >= 2


def _quoted(quote: str, sentence: str) -> bool:
    wanted, there = set(words(quote)), set(words(sentence))
    return len(wanted & there) >= SAME_QUOTE * len(wanted) or (
        len(there) >= 5 and len(wanted & there) >= SAME_QUOTE * len(there)
    )


def report(folder: Path) -> Table:
    """The counts for one corpus."""
    room = load_room(folder)
    table = Table("measure", "count", "of", "share", title=f"{folder} ({len(room.paragraphs)} paragraphs)")
    _row(table, "digits accounted for", *digits(room))
    sentences = statements_with_figures(room)
    _row(table, "untouched supported", sum(room.verdict(one) is Verdict.SUPPORTED for one in sentences), len(sentences))
    started = time.perf_counter()
    caught, made = mutation(room, sentences)
    for kind in sorted(made):
        _row(table, f"mutants caught: {kind}", caught[kind], made[kind])
    _row(table, "mutants caught", caught.total(), made.total())
    table.add_row(
        "milliseconds a check", f"{1000 * (time.perf_counter() - started) / max(1, made.total()):.1f}", "", ""
    )
    suffix = LISTS.get(folder.name, LISTS.get(folder.resolve().parent.name))
    if suffix is not None:
        _lists(table, room, suffix)
    return table


def _lists(table: Table, room: Room, suffix: str) -> None:
    true = [one["claim"] for one in labelled("restatements" + suffix)]
    false = [one["claim"] for one in labelled("false_restatements" + suffix)]
    for name, part in (("developed on", 0), ("kept apart", 1)):
        _claims(table, room, name, true[part::2], false[part::2])
    entries = labelled("disagreements" + suffix)
    shown = disagreements(room.ledger, room.paragraphs, room.rarity)
    borderline = [one for one in entries if one.get("borderline")]
    entries = [one for one in entries if not one.get("borderline")]
    numeric = [one for one in entries if is_numeric(one)]
    real = [any(same(one, each) for one in entries) for each in shown]
    judged = [
        each for each, it_is in zip(shown, real, strict=True) if it_is or not any(same(one, each) for one in borderline)
    ]
    _row(
        table,
        "disagreements found (numeric, dated)",
        sum(any(same(one, each) for each in shown) for one in numeric),
        len(numeric),
    )
    _row(
        table,
        "disagreements shown that are real",
        sum(real),
        len(judged),
    )


def _claims(table: Table, room: Room, name: str, true: list[str], false: list[str]) -> None:
    told = [room.verdict(text) for text in true]
    _row(table, f"restatements supported ({name})", told.count(Verdict.SUPPORTED), len(told))
    wrong = [room.verdict(text) for text in false]
    _row(table, f"false restatements supported ({name})", wrong.count(Verdict.SUPPORTED), len(wrong))
    _row(table, f"false restatements contradicted ({name})", wrong.count(Verdict.CONTRADICTED), len(wrong))


def passages_report(name: str, kept: Callable[[int, int], bool]) -> Table:
    """The counts for made-up passages, each a document of one paragraph; ``kept``: whether one of so many is kept apart."""
    rows = labelled(name)
    table = Table("measure", "count", "of", "share", title=f"evals/claims/{name}.jsonl ({len(rows)} passages)")
    paragraphs = tuple(passage_paragraph(row["id"], row["passage"]) for row in rows)
    room = Room(paragraphs, build_ledger(paragraphs), Rarity(one.text for one in paragraphs))
    parts = {apart: [row for at, row in enumerate(rows) if kept(at, len(rows)) is apart] for apart in (False, True)}
    for told, part in (("developed on", parts[False]), ("kept apart", parts[True])):
        true = [text for row in part for text in row["true"]]
        _claims(table, room, told, true, [one["claim"] for row in part for one in row["false"]])
        unstated = [room.verdict(text) for row in part for text in row["unstated"]]
        _row(table, f"unstated not in the corpus ({told})", unstated.count(Verdict.NOT_IN_CORPUS), len(unstated))
        _row(table, f"unstated supported ({told})", unstated.count(Verdict.SUPPORTED), len(unstated))
    return table


def _row(table: Table, name: str, count: int, total: int) -> None:
    share = f"{100 * Decimal(count) / total:.1f}%" if total else "-"
    table.add_row(name, str(count), str(total), share)


def main() -> int:
    """Print the counts; 1 where a corpus cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.figures_check", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, action="append", help="a folder of documents; may be given more than once"
    )
    asked = parser.parse_args().corpus
    others = [HERE / "second" / "pdf", HERE / "third" / "docs", HERE / "fourth" / "docs"]
    folders = asked or [HERE.parent / "corpus", *(one for one in others if one.is_dir())]
    console = Console()
    for folder in folders:
        try:
            console.print(report(folder))
        except RagError as error:
            console.print(f"[red]{error}[/red]")
            return 1
    if not asked and labelled("passages"):
        console.print(passages_report("passages", lambda at, count: at >= count * 3 // 4))
    for name in ("passages_worded", "passages_everyday"):
        if not asked and labelled(name):
            console.print(passages_report(name, lambda at, _: at % 3 == 2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
