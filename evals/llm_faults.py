"""What a wrong language model gets onto the page, and what a right one keeps: ``python -m evals.llm_faults``.

A made-up model behind a real HTTP server, speaking the OpenAI protocol and then Ollama's, words answers over both corpora.
Printed: wrong figures, names, quotations and the like that reached the page, also half-way through streaming (must be 0),
and the share of right sentences that were kept. Exit 1 where one of the two is not met.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.invariants import breaches
from evals.llm_cases import Case, cases
from evals.llm_server import Messages, ModelServer, Reply, given
from rag.answering.contract import answer_object
from rag.answering.generative.planted import without_planted
from rag.answering.generative.prompts import as_data
from rag.answering.generative.wording import COMPOSER, Writer
from rag.answering.pipeline import Engine
from rag.datatypes import Answer, Citation, Hit, Paragraph, Query, Status
from rag.errors import RagError
from rag.index.opened import open_index
from rag.index.versions import read_pointer
from rag.language.sentences import split_sentences
from rag.settings import PROJECT, Settings, load_settings

KEPT = 0.95  # share of right sentences that must be kept
CORPORA = (
    (PROJECT / ".index", PROJECT / "corpus", ""),
    (PROJECT / ".index-second", PROJECT / "evals/second/pdf", "_second"),
)
PROTOCOLS = ("openai", "ollama")


@dataclass
class Count:
    """Of one part: cases, wrong texts that could have passed and did, right sentences written and kept."""

    cases: int = 0
    wrong: int = 0
    reached: int = 0
    right: int = 0
    kept: int = 0
    fell_back: int = 0
    free: int = 0
    free_kept: int = 0


@dataclass
class Tally:
    """Counts by part and kept sentences by sort, and what went wrong in words."""

    parts: dict[str, Count] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> Count:
        """All parts together."""
        rows = self.parts.values()
        return Count(*(sum(getattr(row, name) for row in rows) for name in Count.__dataclass_fields__))


def main(argv: list[str] | None = None) -> int:
    """The command; 2 where there is no index to ask."""
    parser = argparse.ArgumentParser(prog="python -m evals.llm_faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--cases", type=int, default=150, help="cases for each corpus and protocol (default: 150, so 600)"
    )
    parser.add_argument(
        "--misses", action="store_true", help="also print what was lost, and every wrong text that passed"
    )
    arguments = parser.parse_args(argv)
    console = Console(width=120)
    tally = Tally()
    try:
        for index, corpus, suffix in CORPORA:
            if read_pointer(index) is not None:
                run_corpus(load_settings(index, corpus), suffix, arguments.cases, tally)
    except RagError as error:
        console.print(f"[red]{error}[/red]")
        return 2
    if not tally.parts:
        console.print("there is no index to ask; build one with: python ingest.py, and python -m evals --both")
        return 2
    return show(console, tally, arguments.misses)


def run_corpus(settings: Settings, suffix: str, count: int, tally: Tally) -> None:
    """Every case of one corpus against both protocols."""
    made = cases(Engine(open_index(settings)), suffix, count)
    for protocol in PROTOCOLS:
        with ModelServer() as server:
            engine = Engine(open_index(with_model(settings, protocol, server.base_url(protocol))))
            writer = engine.writer
            assert writer
            for case in made:
                judge(engine, case, play(engine, writer, server, case), tally)


def with_model(settings: Settings, provider: str, base_url: str) -> Settings:
    """The settings with a made-up model that is given up on within seconds."""
    llm = settings.llm.model_copy(
        update={
            "provider": provider,
            "model": "played",
            "base_url": base_url,
            "timeout": 4.0,
            "total": 12.0,
            "retries": 0,
            "cache": 0,
        }
    )
    return settings.model_copy(update={"llm": llm})


def play(engine: Engine, writer: Writer, server: ModelServer, case: Case) -> list[Answer]:
    """What the page shows, in order, when the model of a case words an answer that cites the paragraphs of the case."""

    def part(messages: Messages) -> Reply:
        numbers = {text: number for number, text in given(messages).items()}
        marks = [f"[P{numbers.get(_shown(one), 77)}]" for one in case.paragraphs]
        reply = case.fails or Reply()
        return replace(reply, text=_filled(case.reply, marks))

    server.part = part
    verbatim = _verbatim(engine, case)
    hits = tuple(Hit(one, rank, 1.0 / rank) for rank, one in enumerate(case.paragraphs, start=1))
    query = Query("Wat staat daarover in de stukken?", "stukken", "open")
    return list(writer.word(query, verbatim, hits))


def _shown(one: Paragraph) -> str:
    """A paragraph as the prompt has it."""
    return as_data(" ".join(part for part in (one.lead_in, without_planted(one.text)) if part))


def _filled(reply: str, marks: list[str]) -> str:
    for place, mark in enumerate(marks):
        reply = reply.replace(f"{{{place}}}", mark)
    return reply


def _verbatim(engine: Engine, case: Case) -> Answer:
    """The extractive answer of a case: the first sentence of each paragraph."""
    citations = []
    for number, one in enumerate(case.paragraphs, start=1):
        start, end = split_sentences(one.text)[0]
        citations.append(Citation(number, one, one.text[start:end], start, end))
    text = " ".join(f"“{one.quote}” [{one.number}]" for one in citations)
    version = engine.index.version.id
    return Answer("?", Status.ANSWERED, text, tuple(citations), (), (), (), "extractive", version, 0.0)


def judge(engine: Engine, case: Case, shown: list[Answer], tally: Tally) -> None:
    """Count what reached the page and what was kept."""
    count = tally.parts.setdefault(case.part, Count())
    count.cases += 1
    count.wrong += len(case.wrong) + (case.miscited is not None)
    worded = [one for one in shown if one.composer == COMPOSER]
    passed = {wrong for wrong in case.wrong for one in worded if _says(one, wrong)}
    passed |= {detail for one in worded for detail in _broken(engine, case, one)}
    if case.miscited and any(_miscites(one, *case.miscited, case) for one in worded):
        passed.add(f"miscited: {case.miscited[0]}")
    count.reached += len(passed)
    tally.lines += [f"{case.part}: {one}" for one in sorted(passed)]
    last = shown[-1]
    count.fell_back += last.composer != COMPOSER
    if case.fails is not None and (last.composer == COMPOSER or not last.fallback_reason):
        count.reached += 1
        tally.lines.append(f"{case.part}: no fall-back")
    for right in case.right:
        count.right += 1
        count.free += right in case.free
        if last.composer == COMPOSER and _says(last, right):
            count.kept += 1
            count.free_kept += right in case.free
        else:
            tally.lost.append(f"{case.part}: {right}  <- {last.wording.removed if last.wording else ''}")
    for reason in last.wording.removed if last.wording else ():
        tally.reasons[reason.split(":")[0]] += 1


def _says(answer: Answer, text: str) -> bool:
    return " ".join(text.split()).rstrip(".") in answer.text


def _miscites(answer: Answer, text: str, place: int, case: Case) -> bool:
    """Whether a sentence stands in the answer with the paragraph that does not say so."""
    start = answer.text.find(text.rstrip("."))
    if start < 0:
        return False
    behind = answer.text[start + len(text) :].split("]")[0]
    number = int("".join(char for char in behind if char.isdigit()) or 0)
    cited = next((one for one in answer.citations if one.number == number), None)
    return cited is None or cited.paragraph.id == case.paragraphs[place].id


def _broken(engine: Engine, case: Case, answer: Answer) -> list[str]:
    """What holds of every answer and does not of this one: numbers stated, quotes verbatim."""
    paragraphs = {one.id: one for one in (*engine.paragraphs, *case.paragraphs)}
    found = breaches("case", answer_object(answer, engine.sources), paragraphs, engine.sources, "")
    return [f"{one.invariant}: {one.detail}" for one in found]


def show(console: Console, tally: Tally, misses: bool) -> int:
    """The table; 1 where something wrong reached the page or too little was kept."""
    table = Table(
        "part the model plays", "cases", "wrong written", "reached the page", "right written", "kept", "fell back"
    )
    for name, one in sorted(tally.parts.items()):
        table.add_row(name, *_cells(one))
    total = tally.total
    table.add_section()
    table.add_row("all", *_cells(total))
    console.print(table)
    console.print(f"removed, by reason: {', '.join(f'{name} {n}' for name, n in tally.reasons.most_common())}")
    share = total.kept / max(1, total.right)
    console.print(f"wrong texts that reached the page: {total.reached} of {total.wrong} in {total.cases} cases")
    console.print(f"right sentences kept: {total.kept} of {total.right} ({100 * share:.1f} %)")
    console.print(f"of these in free wording: {total.free_kept} of {total.free}")
    if misses:
        for line in (*tally.lines, *(f"lost: {one}" for one in tally.lost)):
            console.print(line, highlight=False, markup=False, soft_wrap=True)
    return 0 if not total.reached and share >= KEPT else 1


def _cells(one: Count) -> list[str]:
    kept = f"{one.kept} ({100 * one.kept / one.right:.0f} %)" if one.right else "-"
    return [str(one.cases), str(one.wrong), str(one.reached), str(one.right), kept, str(one.fell_back)]


if __name__ == "__main__":
    raise SystemExit(main())


__all__ = ["KEPT", "Path", "main", "run_corpus"]
