"""The first step of the gate: the parse reports of a candidate beside those of the live version, per document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.accepted import Accepted
from evals.tolerances import OTHER_FILE, SAME_FILE, Tolerance
from rag.datatypes import Source
from rag.index.versions import LeftOut
from rag.reading.document import ParseReport

_NAMES = {
    "paragraphs": "paragraphs", "characters": "characters", "notes": "notes", "notes_tied": "notes with their place",
    "hyphens_joined": "words joined at a line end", "hyphens_kept": "hyphens kept at a line end",
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """What was read: sources and reports by document id, and the files left out."""

    sources: Mapping[str, Source]
    reports: Mapping[str, ParseReport]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class ParseFault:
    """A document that was read worse than before; ``accepted`` is the reason why that may be, or None."""

    document: str
    sha256: str
    what: str
    accepted: str | None = None


def parse_faults(before: Read | None, now: Read, accepted: Accepted) -> tuple[ParseFault, ...]:
    """Everything that was read worse than before, or not at all."""
    found = [
        ParseFault(id_, source.sha256, "no paragraph was read from it")
        for id_, source in now.sources.items()
        if id_ not in now.reports or now.reports[id_].paragraphs == 0
    ]
    if before is not None:
        found += _unreadable(before, now)
        for id_ in now.sources:
            if id_ in before.reports and id_ in now.reports:
                found += _worse(before, now, id_)
    found += _unaccounted(before, now)
    return tuple(
        ParseFault(one.document, one.sha256, one.what, accepted.documents.get((one.document, one.sha256)))
        for one in found
    )


def _unreadable(before: Read, now: Read) -> list[ParseFault]:
    """Documents that were there and whose file is still there, but cannot be read any more."""
    return [
        ParseFault(one.id, "", f"was there, and can no longer be read: {one.reason}")
        for one in now.left_out
        if one.id in before.sources and one.repeats is None
    ]


def _worse(before: Read, now: Read, id_: str) -> list[ParseFault]:
    same = before.sources[id_].sha256 == now.sources[id_].sha256
    old, new = before.reports[id_], now.reports[id_]
    about = "the same file" if same else "the file changed"
    return [
        ParseFault(id_, now.sources[id_].sha256, f"{_NAMES[one.name]}: {was} before, {is_} now ({about})")
        for one in (SAME_FILE if same else OTHER_FILE)
        for was, is_ in ((int(getattr(old, one.name)), int(getattr(new, one.name))),)
        if falls(was, is_, one)
    ]


def falls(was: int, now: int, tolerance: Tolerance) -> bool:
    """Whether a count fell by more than its share.

    >>> falls(100, 95, Tolerance("x", 0.05, "")), falls(100, 94, Tolerance("x", 0.05, "")), falls(3, 4, Tolerance("x", 0, ""))
    (False, True, False)
    """
    return was - now > tolerance.room * was + 1e-9


def _unaccounted(before: Read | None, now: Read) -> list[ParseFault]:
    """Letters that are neither in a paragraph nor left out for a reason: more than before is a fault of reading."""
    found = []
    for id_, report in now.reports.items():
        was = before.reports[id_].unaccounted if before and id_ in before.reports else 0
        if report.unaccounted > was and (before is None or id_ in before.reports):
            what = f"letters lost or made up: {was} before, {report.unaccounted} now ({report.lost[:60]})"
            found.append(ParseFault(id_, now.sources[id_].sha256, what))
    return found


def changes_of_reading(before: Read, now: Read) -> Sequence[str]:
    """One line per document whose counts differ, better or worse."""
    lines = []
    for id_ in now.sources:
        old, new = before.reports.get(id_), now.reports.get(id_)
        if old and new:
            moved = [
                f"{name} {getattr(old, key)} → {getattr(new, key)}"
                for key, name in _NAMES.items()
                if getattr(old, key) != getattr(new, key)
            ]
            if moved:
                lines.append(f"{id_}: {', '.join(moved)}")
    return lines
