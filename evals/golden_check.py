"""How well are documents read? Compares read paragraphs with golden files: ``python -m evals.golden_check``.

A unit matches where kind and text are equal after folding white space: then its borders and its kind are right. Units
are aligned in reading order (longest common subsequence), so that one lost unit does not shift the others.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.golden_score import Score
from rag.datatypes import Paragraph, Source
from rag.errors import UnreadableError
from rag.language.wordlist import known_words
from rag.reading.document import Document, read_document
from rag.reading.hyphens import SUSPENDED
from rag.reading.manifest import load_collection

ROOT = Path(__file__).resolve().parent
CORPORA = {
    "brainport": (ROOT.parent / "corpus", ROOT / "golden" / "brainport"),
    "second": (ROOT / "second" / "pdf", ROOT / "second" / "golden"),
}
_BROKEN = re.compile(r"([^\W\d_]+)- ([^\W\d_]+)")


def fold(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


def pairs_of(gold: Sequence[dict[str, Any]], read: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Indexes of golden and read units that match in kind and text, in order."""
    ours = [f"{p.kind.value}|{fold(p.text)}" for p in read]
    theirs = [f"{unit['kind']}|{fold(unit['text'])}" for unit in gold]
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    pairs = [(a + k, b + k) for a, b, size in matcher.get_matching_blocks() for k in range(size)]
    seen_gold, seen_read = {a for a, _ in pairs}, {b for _, b in pairs}
    spare: dict[str, list[int]] = {}
    for index, key in enumerate(ours):
        if index not in seen_read:
            spare.setdefault(key, []).append(index)
    for index, key in enumerate(theirs):  # right, but elsewhere in the order
        if index not in seen_gold and spare.get(key):
            pairs.append((index, spare[key].pop(0)))
    return sorted(pairs)


def score(name: str, gold: Sequence[dict[str, Any]], document: Document) -> Score:
    """The counts of one document."""
    read = document.paragraphs
    result = Score(name, total=len(gold), read=len(read))
    pairs = pairs_of(gold, read)
    result.units = len(pairs)
    for a, b in pairs:
        _compare(gold[a], read[b], result)
    result.markers_gold = sum(len(unit["markers"]) for unit in gold)
    glued = re.compile(r"[\ue000\ue001]")
    result.marker_texts = sum(bool(glued.search(p.text)) for p in read) + _swallowed(gold, read, pairs)
    result.broken_hyphens = sum(_broken(p.text) for p in read)
    result.unaccounted = document.report.unaccounted
    result.misses.extend(_misses(gold, read, pairs))
    return result


def _compare(unit: dict[str, Any], paragraph: Paragraph, result: Score) -> None:
    path = tuple(map(fold, unit["heading_path"]))
    right = path == tuple(map(fold, paragraph.heading_path))
    result.paths += right
    if not right:
        result.misses.append(
            f"path  {paragraph.text[:50]!r}: {' > '.join(paragraph.heading_path)} | gold {' > '.join(path)}"
        )
    open_number = unit["kind"] == "table_row" and unit["number"] is None  # the golden files number no rows
    result.numbers += open_number or unit["number"] == paragraph.number
    if not open_number and unit["number"] != paragraph.number:
        result.misses.append(f"number {paragraph.text[:50]!r}: {paragraph.number} | gold {unit['number']}")
    speaker = paragraph.speaker.value if paragraph.speaker else None
    same = (_numbers(unit["qa_number"]), unit["speaker"]) == (_numbers(paragraph.qa_number), speaker)
    result.speakers += same
    if not same:
        result.misses.append(
            f"speaker {paragraph.text[:50]!r}: {paragraph.qa_number} {speaker} "
            f"| gold {unit['qa_number']} {unit['speaker']}"
        )
    if unit["page"] == paragraph.page:
        result.pages_right += 1
    elif paragraph.page is None:
        result.pages_none += 1
    else:
        result.pages_wrong += 1
        result.misses.append(f"page  {paragraph.text[:50]!r}: {paragraph.page} | gold {unit['page']}")
    gold = {(m["offset"], m["note"]) for m in unit["markers"]}
    ours = {(m.offset, m.label) for m in paragraph.markers}
    result.markers += len(gold & ours)
    if gold != ours:
        result.misses.append(f"marker {paragraph.text[:50]!r}: {sorted(ours)} | gold {sorted(gold)}")


def _numbers(value: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", value or ""))


def _swallowed(gold: Sequence[dict[str, Any]], read: Sequence[Paragraph], pairs: list[tuple[int, int]]) -> int:
    """Read units that differ from a golden one by digits only: a marker left in, or a real digit taken out."""
    taken_gold, taken_read = {a for a, _ in pairs}, {b for _, b in pairs}
    bare = {
        re.sub(r"[\d\s]", "", unit["text"]): fold(unit["text"]) for i, unit in enumerate(gold) if i not in taken_gold
    }
    rest = [fold(p.text) for i, p in enumerate(read) if i not in taken_read and p.text.strip()]
    return sum(bare.get(re.sub(r"[\d\s]", "", text), text) != text for text in rest)


def _broken(text: str) -> int:
    """Words left broken: two halves with a hyphen and a space that together are a known word."""
    halves = ((match[1], match[2]) for match in _BROKEN.finditer(text) if match[2].casefold() not in SUSPENDED)
    return sum((before + after).casefold() in known_words() for before, after in halves)


def _misses(gold: Sequence[dict[str, Any]], read: Sequence[Paragraph], pairs: list[tuple[int, int]]) -> Iterable[str]:
    taken_gold, taken_read = {a for a, _ in pairs}, {b for _, b in pairs}
    for index, unit in enumerate(gold):
        if index not in taken_gold:
            yield f"- {index} {unit['kind']} {_ends(unit['text'])}"
    for index, paragraph in enumerate(read):
        if index not in taken_read:
            yield f"+ {index} {paragraph.kind.value} {_ends(paragraph.text)}"


def _ends(text: str) -> str:
    return text if len(text) < 200 else f"{text[:120]} … {text[-70:]}"


def check(corpus: str, only: str | None = None) -> list[Score]:
    """The scores of the documents of a corpus that have a golden file. A file that cannot be read scores zero."""
    folder, golden = CORPORA[corpus]
    scores = []
    sources = {source.id: source for source in load_collection(folder).sources}
    for path in sorted(golden.glob("*.jsonl")):
        if only and only not in path.stem:
            continue
        gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        scores.append(_read_and_score(sources.get(path.stem), folder, path.stem, gold))
    return scores


def _read_and_score(source: Source | None, folder: Path, name: str, gold: list[dict[str, Any]]) -> Score:
    if source is None:
        return Score(name, total=len(gold), misses=["- no such document"])
    began = time.perf_counter()
    try:
        document = read_document(source, folder / source.path)
    except UnreadableError as error:
        return Score(name, total=len(gold), misses=[f"- {error}"])
    result = score(name, gold, document)
    result.seconds = time.perf_counter() - began
    return result


def table(corpus: str, scores: Sequence[Score]) -> Table:
    """The scores as a table with a line of totals."""
    total = Score("total")
    for one in scores:
        total.add(one)
    columns = (
        "units",
        "read",
        "right",
        "%",
        "path",
        "number",
        "q/a",
        "page",
        "no page",
        "wrong",
        "markers",
        "in text",
        "broken -",
        "lost",
        "s",
    )
    grid = Table(title=f"{corpus}: paragraphs against the golden files", show_footer=True)
    for index, name in enumerate(("document", *columns)):
        grid.add_column(name, justify="left" if index == 0 else "right", footer=_row(total)[index], no_wrap=True)
    for one in scores:
        grid.add_row(*_row(one))
    return grid


def _row(one: Score) -> tuple[str, ...]:
    share = f"{100 * one.units / one.total:.1f}" if one.total else "–"
    return (
        one.name, str(one.total), str(one.read), str(one.units), share,
        str(one.paths), str(one.numbers), str(one.speakers),
        str(one.pages_right), str(one.pages_none), str(one.pages_wrong), f"{one.markers}/{one.markers_gold}",
        str(one.marker_texts), str(one.broken_hyphens), str(one.unaccounted), f"{one.seconds:.2f}",
    )  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """The command; exit 1 where units are lost or characters unaccounted for."""
    parser = argparse.ArgumentParser(prog="python -m evals.golden_check", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", choices=sorted(CORPORA), help="one corpus only")
    parser.add_argument("--document", help="only documents whose name contains this")
    parser.add_argument("--misses", action="store_true", help="list what differs (+ read, - golden)")
    arguments = parser.parse_args(argv)
    console = Console(width=190)
    lost = 0
    for corpus in [arguments.corpus] if arguments.corpus else CORPORA:
        scores = check(corpus, arguments.document)
        console.print(table(corpus, scores))
        lost += sum(one.unaccounted for one in scores)
        for one in scores if arguments.misses else ():
            print(f"\n{one.name}")
            print("\n".join(f"  {miss}" for miss in one.misses))
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
