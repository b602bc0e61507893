"""Honest updates on copies of the committed corpus and index; each must go live. Exit 1 if one does not."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.fault_kinds import amounts, place_of
from evals.planting import (
    LIVE,
    REFUSED,
    Tried,
    accept,
    attempt,
    copy_of,
    light_encoder,
    prepare,
    refresh_manifest,
    some_questions,
    with_questions,
)
from evals.preview import answers_changed
from evals.questions import EVALS, Question, QuestionSet
from rag.index.changes import Change, Changes, compare_versions
from rag.index.opened import open_index
from rag.index.versions import read_pointer
from rag.manifest_entry import add_entry
from rag.reading.manifest import file_digest
from rag.settings import Settings

_LETTER = "kamerbrief-drinkwater.pdf"  # of the second corpus: about something else
_CONTRADICTS = """Rectificatie

Den Haag, 1 maart 2031

In een eerder stuk stond het volgende: “{quote}” Dat klopt niet meer. Het juiste cijfer is {other}: {new}
"""


@dataclass(frozen=True)
class Update:
    """One update: how it is made, and what must be seen afterwards in the changes (None: nothing is wrong).

    ``accepted``: whether it must be refused until a person accepts it (True), must go live at once (False), or may turn
    questions near a threshold wrong, which are then named and accepted one by one (None).
    """

    name: str
    make: Callable[[Settings], None]
    wrong: Callable[[Changes], str | None]
    accepted: bool | None = None


@dataclass(frozen=True)
class Ended:
    """How an update ended; ``first`` is the try before a person accepted what it takes away."""

    update: Update
    tried: Tried
    changes: Changes
    first: Tried | None = None


def main(argv: list[str] | None = None) -> int:
    """Make every update and print a table."""
    parser = argparse.ArgumentParser(prog="python -m evals.updates", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--questions", type=int, help="judge with about so many questions (default: the whole set)")
    parser.add_argument("--short", action="store_true", help="judge with 30 questions")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder, light_encoder():
        return show(run(Path(folder), 30 if arguments.short else arguments.questions))


def run(folder: Path, count: int | None) -> list[Ended]:
    """Every update on a copy of its own."""
    asked = amounts(some_questions(None))[1]
    questions = with_questions(some_questions(count), (asked[0],))
    base = prepare(folder / "base", questions)
    return [make(copy_of(base, folder / str(n)), one, questions) for n, one in enumerate(updates(*asked))]


def make(settings: Settings, update: Update, questions: QuestionSet) -> Ended:
    """Make an update; where the gate refuses it, accept what it names with what it says to paste, and try once more."""
    live = read_pointer(settings.index)
    assert live is not None
    before = open_index(settings)
    update.make(settings)
    tried, first = attempt(settings, questions), None
    if tried.code == REFUSED:
        first = tried
        entries = [line for line in tried.lines if line.startswith("[[accepted]]")]
        accept(settings.corpus, "\n".join(entries).replace('reason = ""', 'reason = "meant"'))
        tried = attempt(settings, questions)
    after = open_index(settings)
    changes = compare_versions(before, after)
    if tried.code == LIVE:
        answers = answers_changed(settings, live.live, after.version.id, changes, questions)
        changes = replace(changes, answers=answers)
    print(f"{update.name}: exit {tried.code}: {tried.reason}", flush=True)
    for line in first.lines if first else ():
        print(f"  {line[:160]}", flush=True)
    return Ended(update, tried, changes, first)


def updates(question: Question, document: str, printed: str) -> list[Update]:
    """The honest updates; the figure that is amended and contradicted is the one of a question that is right."""
    quote = question.evidence[0][0].quote
    place = place_of(document, quote, printed)
    assert place is not None
    other = str((int(printed[0]) + 4) % 9 + 1) + printed[1:]
    return [
        Update("a new PDF letter", _letter, partial(_only, Change.ADDED)),
        Update("an amended figure, accepted with a reason", partial(_amend, place, printed, other),
               partial(_shows, printed, other), True),
        Update("a removal", partial(_remove, document), partial(_only, Change.REMOVED)),
        Update("a rename, entry refreshed", partial(_rename, document), partial(_only, Change.RENAMED), False),
        Update("the same letter twice, same file", partial(_twice, document, ""), _nothing, False),
        Update("the same letter twice, another file", partial(_twice, document, "\n\n"), _nothing, False),
        Update("a letter that contradicts an old one",
               partial(_contradict, quote, quote.replace(printed, other), other), partial(_only, Change.ADDED)),
    ]  # fmt: skip


def _letter(settings: Settings) -> None:
    shutil.copy(EVALS / "second" / "pdf" / _LETTER, settings.corpus)
    add_entry(settings.corpus, settings.corpus / _LETTER)


def _amend(place: tuple[str, int], printed: str, other: str, settings: Settings) -> None:
    file, at = place
    path = settings.corpus / file
    before, text = file_digest(path), path.read_text("utf-8")
    path.write_text(text[:at] + other + text[at + len(printed) :], "utf-8")
    refresh_manifest(settings.corpus, file, before)


def _file_of(settings: Settings, document: str) -> Path:
    return settings.corpus / open_index(settings).sources[document].path


def _remove(document: str, settings: Settings) -> None:
    _file_of(settings, document).unlink()
    manifest = settings.corpus / "manifest.toml"
    parts = manifest.read_text("utf-8").split("[[document]]")
    manifest.write_text("[[document]]".join(part for part in parts if f'id = "{document}"' not in part), "utf-8")


def _rename(document: str, settings: Settings) -> None:
    path = _file_of(settings, document)
    add_entry(settings.corpus, path.rename(path.with_name(f"2031-{path.name}")))


def _twice(document: str, more: str, settings: Settings) -> None:
    path = _file_of(settings, document)
    path.with_name(f"kopie-van-{path.name}").write_text(path.read_text("utf-8") + more, "utf-8")


def _contradict(quote: str, new: str, other: str, settings: Settings) -> None:
    path = settings.corpus / "rectificatie.txt"
    path.write_text(_CONTRADICTS.format(quote=quote, new=new, other=other), "utf-8")
    add_entry(settings.corpus, path)


def _only(what: Change, changes: Changes) -> str | None:
    found = [one.what for one in changes.documents]
    return None if found == [what] else f"documents: {found}"


def _nothing(changes: Changes) -> str | None:
    return None if not changes.documents and not changes.paragraphs else "something changed"


def _shows(old: str, new: str, changes: Changes) -> str | None:
    """The figure old beside new, and an answer that had the old one and does not have it any more."""
    figures = any(
        one.old and one.new and old in one.old.paragraph.text and new in one.new.paragraph.text
        for one in changes.figures
    )
    if not figures:
        return "the figure is not shown old beside new"
    answers = any(old in one.old and one.old != one.new for one in changes.answers)
    return None if answers else "no answer is shown old beside new"


def show(rows: list[Ended]) -> int:
    """The table; 1 if any update did not go live or is not shown as it should be."""
    table = Table(title="honest updates", title_justify="left")
    for heading in ("update", "at first", "accepted", "went live", "changes shown", "answers that changed"):
        table.add_column(heading)
    failed = False
    for one in rows:
        wrong = one.update.wrong(one.changes)
        as_meant = one.update.accepted is None or one.update.accepted == (one.first is not None)
        failed |= one.tried.code != LIVE or wrong is not None or not as_meant
        entries = sum(line.startswith("[[accepted]]") for line in one.first.lines) if one.first else 0
        table.add_row(
            one.update.name, "refused" if one.first else "live", str(entries), "yes" if one.tried.code == LIVE else "NO",
            wrong or "yes", str(len(one.changes.answers)),
        )  # fmt: skip
    Console(width=120).print(table)
    for one in rows:
        for answer in one.changes.answers[:2]:
            print(
                f"  {answer.question}\n    - {' '.join(answer.old.split())[:200]}\n    + {' '.join(answer.new.split())[:200]}"
            )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
