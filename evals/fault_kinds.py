"""The faults that are planted: in the files, and in what reads, encodes, ranks and refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from evals.planting import CORPUS, CORPUS_FAULT, REFUSED, refresh_manifest, some_questions
from evals.questions import Question, QuestionSet
from rag.index.encoder import SHIPPED
from rag.reading.document import Document, read_document
from rag.reading.manifest import file_digest, load_collection
from rag.settings import Settings

_GLUED = "22"


@dataclass(frozen=True)
class Fault:
    """A fault of a sort: how it is planted into the copy, and the exit code that refuses it.

    ``plant`` may change files, give other settings, and enter patches into the stack for faults of the program.
    """

    sort: str
    name: str
    code: int
    plant: Callable[[Settings, ExitStack], Settings]


def amounts(questions: QuestionSet) -> list[tuple[Question, str, str]]:
    """Right questions after one figure with a single evidence: question, document, and the number as printed there."""
    known = {one.id for one in some_questions(10_000).questions}
    found = []
    for one in questions.questions:
        if one.id not in known or len(one.evidence) != 1 or len(one.evidence[0]) != 1 or len(one.figures) != 1:
            continue
        evidence = one.evidence[0][0]
        printed = re.findall(r"(?<![\w.,/])\d[\d.,]*\d(?![\w/])", evidence.quote)
        if len(printed) == 1 and place_of(evidence.document, evidence.quote, printed[0]):
            found.append((one, evidence.document, printed[0]))
    return found[:: max(1, len(found) // 12)]


def place_of(document: str, quote: str, printed: str) -> tuple[str, int] | None:
    """The file and the offset of a number in it, where the quote stands there without a hyphen at a line end."""
    source = next((one for one in load_collection(CORPUS).sources if one.id == document), None)
    if source is None:
        return None
    text = (CORPUS / source.path).read_text("utf-8")
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return (source.path, match.start() + match[0].index(printed)) if match else None


def source_faults(base: Settings, asked: list[tuple[Question, str, str]], each: int) -> Iterator[Fault]:
    """Faults in the files themselves."""
    for question, document, printed in asked:
        place = place_of(document, question.evidence[0][0].quote, printed)
        assert place is not None
        file, at = place
        other = str((int(printed[0]) + 4) % 9 + 1) + printed[1:]
        yield Fault("digit changed", f"{printed} → {other}", CORPUS_FAULT, _replaced(file, at, printed, other, False))
        yield Fault(
            "digit changed, manifest refreshed",
            f"{printed} → {other}",
            REFUSED,
            _replaced(file, at, printed, other, True),
        )
        glued = printed + _GLUED
        yield Fault(
            "marker glued into an amount", f"{printed} → {glued}", REFUSED, _replaced(file, at, printed, glued, True)
        )
    sources = load_collection(base.corpus).sources
    for number in range(each):
        source = sources[number % len(sources)]
        yield Fault("paragraph lost from a file", f"{source.id} {number}", REFUSED, _cut(source.path, number))
        yield Fault("document emptied", source.id, CORPUS_FAULT, _emptied(source.path, False))
        yield Fault("document emptied, manifest refreshed", source.id, REFUSED, _emptied(source.path, True))


def _edit(file: str, change: Callable[[str], str], refresh: bool) -> Callable[[Settings, ExitStack], Settings]:
    def plant(settings: Settings, _: ExitStack) -> Settings:
        path = settings.corpus / file
        before = file_digest(path)
        path.write_text(change(path.read_text("utf-8")), "utf-8")
        if refresh:
            refresh_manifest(settings.corpus, file, before)
        return settings

    return plant


def _replaced(file: str, at: int, old: str, new: str, refresh: bool) -> Callable[[Settings, ExitStack], Settings]:
    return _edit(file, lambda text: text[:at] + new + text[at + len(old) :], refresh)


def _emptied(file: str, refresh: bool) -> Callable[[Settings, ExitStack], Settings]:
    return _edit(file, lambda _: "", refresh)


def _cut(file: str, number: int) -> Callable[[Settings, ExitStack], Settings]:
    """A longer paragraph of the file taken out, another one for each number."""

    def change(text: str) -> str:
        parts = re.split(r"(\n[ \t]*\n)", text)
        long = [i for i, part in enumerate(parts) if len(part) > 200]
        del parts[long[(7 * number + 3) % len(long)]]
        return "".join(parts)

    return _edit(file, change, True)


def program_faults(folder: Path, each: int) -> Iterator[Fault]:
    """Faults in what reads, encodes, ranks and refuses, with the corpus as it was."""
    yield Fault("marker glued: reader leaves markers in", "no notes", REFUSED, _patched_reader(_markers_left))
    for number in range(each):
        yield Fault("paragraph lost by the reader", f"no. {number}", REFUSED, _patched_reader(_dropping(number)))
    for number in range(min(each, 3)):
        yield Fault("encoder swapped", f"rows shuffled, seed {number}", REFUSED, _encoder(folder, number))
    for name, change in list(_WEIGHTS.items())[: max(1, each)]:
        yield Fault("ranking weights upset", name, REFUSED, _ranker(change))
    for share in (0.0, 0.25, 0.5)[: max(1, each)]:
        yield Fault("refusal threshold lowered", f"to {share:.0%}", REFUSED, _threshold(share))


_WEIGHTS: dict[str, Callable[[Any], Any]] = {
    "signs turned": lambda weights: -weights,
    "reversed": lambda weights: weights[::-1].copy(),
    "all alike": lambda weights: np.full_like(weights, float(weights.mean())),
    "shuffled": lambda weights: np.random.default_rng(3).permutation(weights),
}


def _patched_reader(enter: Callable[[ExitStack], None]) -> Callable[[Settings, ExitStack], Settings]:
    """Another program reads: what the one before has read is not taken over."""

    def plant(settings: Settings, stack: ExitStack) -> Settings:
        stack.enter_context(patch("rag.index.known.reader_digest", lambda: "another reader"))
        enter(stack)
        return settings

    return plant


def _markers_left(stack: ExitStack) -> None:
    stack.enter_context(patch("rag.reading.document.split_notes", lambda lines, *_: (lines, [], set())))


def _dropping(number: int) -> Callable[[ExitStack], None]:
    def enter(stack: ExitStack) -> None:
        def read(source: Any, path: Path) -> Document:
            document = read_document(source, path)
            at = (11 * number + 5) % len(document.paragraphs)
            left = document.paragraphs[:at] + document.paragraphs[at + 1 :]
            size = sum(len(one.text) for one in left)
            return replace(
                document, paragraphs=left, report=replace(document.report, paragraphs=len(left), characters=size)
            )

        stack.enter_context(patch("rag.gather.read_document", read))

    return enter


def _encoder(folder: Path, seed: int) -> Callable[[Settings, ExitStack], Settings]:
    def plant(settings: Settings, _: ExitStack) -> Settings:
        from shutil import copytree

        from safetensors.numpy import load_file, save_file

        model = copytree(SHIPPED, folder / f"other-{seed}")
        path = next(model.rglob("model.safetensors"))
        tensors = load_file(path)
        tensors["embedding.weight"] = np.random.default_rng(seed).permutation(tensors["embedding.weight"])
        save_file(tensors, path)
        return settings.model_copy(update={"encoder": settings.encoder.model_copy(update={"model": str(model)})})

    return plant


def _ranker(change: Callable[[Any], Any]) -> Callable[[Settings, ExitStack], Settings]:
    def plant(settings: Settings, stack: ExitStack) -> Settings:
        from rag.retrieval.ranker import Ranker, shipped_ranker

        upset = Ranker(change(shipped_ranker().weights))
        stack.enter_context(patch("rag.answering.engine.shipped_ranker", lambda: upset))
        return settings

    return plant


def _threshold(share: float) -> Callable[[Settings, ExitStack], Settings]:
    def plant(settings: Settings, stack: ExitStack) -> Settings:
        from rag.retrieval.answerable import shipped_judge

        lowered = replace(shipped_judge(), threshold=shipped_judge().threshold * share)
        stack.enter_context(patch("rag.answering.decide.shipped_judge", lambda: lowered))
        return settings

    return plant
