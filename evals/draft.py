"""Questions drafted from the thumbs of readers, for a person to approve; they are never written into the sets."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.before import engine_of
from evals.feedback import read_feedback
from evals.questions import QUESTIONS, load_questions, read_question
from rag.errors import RagError
from rag.settings import load_settings

if TYPE_CHECKING:
    from rag.answering.pipeline import Engine

FILE = "drafts.jsonl"
_OTHERS = 3  # paragraphs beside those that the reader saw, as evidence to choose from
_LONGEST = 300  # characters of a quote
_KIND = "feedback"
_REASONS = {
    "wrong_figure": "the reader says that the figure is wrong",
    "wrong_source": "the reader says that the source is wrong",
    "not_found": "the reader says that it does stand in the sources",
    "other": "the reader says that the answer is wrong",
}


def main(argv: list[str] | None = None) -> int:
    """Exit 0 with how many questions were drafted, 3 where an operator must mend something."""
    parser = argparse.ArgumentParser(prog="python -m evals.draft", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", type=Path, help="index folder (default: .index, or RAG_INDEX)")
    parser.add_argument("--out", type=Path, help=f"drafts file (default: {FILE} in the index folder)")
    arguments = parser.parse_args(argv)
    try:
        settings = load_settings(arguments.index)
        if not settings.index.is_dir():
            raise RagError(f"there is no index at {settings.index}; give one with --index")
        out = arguments.out or settings.index / FILE
        demand_no_set(out)
        thumbs = read_feedback(settings.index)
        told = [one for one in thumbs if one.get("question")]
        known = {question.id for question in load_questions(out)} if out.exists() else set()
        drafts = drafted(engine_of(settings), told, known) if told else []
        append(out, drafts)
    except RagError as error:
        print(error, file=sys.stderr)
        return 3
    silent = len(thumbs) - len(told)
    print(f"{len(drafts)} questions drafted to {out}; {len(thumbs)} thumbs, {silent} without their question")
    if silent:
        print("a thumb keeps its question only with: feedback.store_question = true")
    if drafts:
        print("read each one, correct its evidence, status and must_mention, and move it into a set of evals/questions")
    return 0


def demand_no_set(out: Path) -> None:
    """RagError for a place among the question sets: a draft is no question until a person says so."""
    if out.resolve().is_relative_to(QUESTIONS.resolve()):
        raise RagError(f"{out} lies among the question sets; give another file with --out, and move what you approve")


def drafted(engine: Engine, thumbs: Iterable[dict[str, Any]], known: set[str]) -> list[dict[str, Any]]:
    """One draft for each question that has none yet, in the format of the sets."""
    drafts: dict[str, dict[str, Any]] = {}
    for one in thumbs:
        id_ = f"fb-{hashlib.sha256(one['question'].strip().casefold().encode()).hexdigest()[:10]}"
        if id_ not in known and id_ not in drafts:
            drafts[id_] = draft(engine, id_, one)
            read_question(drafts[id_])
    return list(drafts.values())


def draft(engine: Engine, id_: str, thumb: dict[str, Any]) -> dict[str, Any]:
    """A question with evidence to choose from: what the reader saw, and for a wrong answer what was found beside it.

    All paragraphs are alternatives of one need. For a right answer (thumb up) they are those that were cited; for a
    wrong one a person has to strike out those that do not answer it.
    """
    from rag.answering.batch import answer_line

    line = json.dumps({"id": id_, "question": thumb["question"]}, ensure_ascii=False)
    answer = answer_line(engine, line)
    seen = [one for one in thumb.get("paragraph_ids", ()) if one in engine.index.positions]
    quotes = {one["paragraph_id"]: one["quote"] for one in answer["citations"]}
    wrong = thumb.get("thumb") == "down"
    others = [one["paragraph_id"] for one in answer["retrieved"] if one["paragraph_id"] not in seen][:_OTHERS]
    chosen = list(dict.fromkeys([*others, *seen] if wrong else seen or list(quotes)))
    evidence = [_evidence(engine, one, quotes) for one in chosen]
    status = "answered" if evidence and (wrong or thumb.get("status") == "answered") else "not_in_corpus"
    return {
        "id": id_, "kind": _KIND, "voice": "reader", "question": thumb["question"], "status": status, "verdict": None,
        "evidence": [evidence] if status == "answered" else [], "must_mention": [], "figures": [],
        "notes": _notes(thumb, answer),
    }  # fmt: skip


def _evidence(engine: Engine, paragraph_id: str, quotes: dict[str, str]) -> dict[str, str]:
    paragraph = engine.index.paragraphs[engine.index.positions[paragraph_id]]
    return {"document": paragraph.source_id, "quote": quotes.get(paragraph_id, paragraph.text[:_LONGEST])}


def _notes(thumb: dict[str, Any], answer: dict[str, Any]) -> str:
    says = _REASONS.get(str(thumb.get("reason")), "") if thumb.get("thumb") == "down" else "the reader says it is right"
    parts = ["DRAFT, to be approved", says or _REASONS["other"], f"version {thumb.get('index_version')}"]
    parts.append(f"answered then: {thumb.get('answer') or '(not kept)'}")
    return "; ".join([*parts, f"answered now: {answer['answer']}"])


def append(out: Path, drafts: Iterable[dict[str, Any]]) -> None:
    """Add drafts to the file; what a person changed in it stays."""
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in drafts)
    if lines:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("a", encoding="utf-8") as file:
            file.write(lines)


if __name__ == "__main__":
    sys.exit(main())
