"""The command line: ``python -m rag ask|paragraphs …``. Exit 0 done, 2 bad input, 3 something an operator must mend."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rag.errors import RagError
from rag.settings import Settings, load_settings


def main(argv: list[str] | None = None) -> int:
    """Run one command."""
    arguments = _parser().parse_args(argv)
    try:
        settings = load_settings(arguments.index, arguments.corpus)
        run: Callable[[argparse.Namespace, Settings], int] = arguments.run
        return run(arguments, settings)
    except RagError as error:
        print(error, file=sys.stderr)
        return 3
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rag", description="Ask, check and list what the documents state.")
    folders = argparse.ArgumentParser(add_help=False)
    folders.add_argument("--index", type=Path, help="index folder (default: .index, or RAG_INDEX)")
    folders.add_argument("--corpus", type=Path, help="corpus folder (default: corpus, or RAG_CORPUS)")
    commands = parser.add_subparsers(required=True, metavar="command")

    ask = commands.add_parser("ask", parents=[folders], help="answer a question with its sources")
    ask.add_argument("question", nargs="?", help="the question, in Dutch")
    ask.add_argument("--json", action="store_true", help="print one Answer object")
    ask.add_argument("--batch", type=Path, metavar="IN.jsonl", help="answer every line of a file")
    ask.add_argument("--out", type=Path, metavar="OUT.jsonl", help="where the batch goes (default: the screen)")
    ask.add_argument("--document", action="append", default=[], help="only in this document id (may be repeated)")
    ask.set_defaults(run=_ask)

    paragraphs = commands.add_parser("paragraphs", parents=[folders], help="list the paragraphs in reading order")
    paragraphs.add_argument("document", nargs="?", help="only this document id")
    paragraphs.add_argument("--json", action="store_true", help="print a list of Paragraph objects")
    paragraphs.set_defaults(run=_paragraphs)
    return parser


def _ask(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.batch:
        return _ask_batch(arguments, settings)
    if not arguments.question:
        raise ValueError('Geef een vraag: python -m rag ask "hoeveel …?"')
    from rag.answering.contract import answer_object
    from rag.answering.pipeline import Engine, ask
    from rag.answering.plain import plain_answer
    from rag.index.opened import open_index

    engine = Engine(open_index(settings))
    answer = ask(engine, arguments.question, documents=tuple(arguments.document))
    if arguments.json:
        print(json.dumps(answer_object(answer, engine.index.sources), ensure_ascii=False, indent=2))
    else:
        print(plain_answer(answer, engine.index.sources))
    return 0


def _ask_batch(arguments: argparse.Namespace, settings: Settings) -> int:
    """Every line is answered; a line that cannot be is an object with status error, and the rest goes on."""
    from rag.answering.batch import answer_line
    from rag.answering.pipeline import Engine
    from rag.index.opened import open_index

    lines = _read_lines(arguments.batch)
    engine = Engine(open_index(settings))
    out = arguments.out.open("w", encoding="utf-8") if arguments.out else sys.stdout
    try:
        for line in lines:
            out.write(json.dumps(answer_line(engine, line), ensure_ascii=False) + "\n")
    finally:
        if arguments.out:
            out.close()
    return 0


def _read_lines(path: Path) -> Iterator[str]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} cannot be read ({error}); give a JSONL file in UTF-8") from error
    return iter([line for line in text.split("\n") if line.strip()])


def _paragraphs(arguments: argparse.Namespace, settings: Settings) -> int:
    from rag.answering.contract import paragraph_objects
    from rag.answering.reference import reference
    from rag.index.opened import open_index

    index = open_index(settings)
    if arguments.document and arguments.document not in index.sources:
        raise ValueError(f"no document {arguments.document!r}; there are: {', '.join(index.sources)}")
    chosen = tuple(p for p in index.paragraphs if arguments.document in (None, p.source_id))
    if arguments.json:
        objects: list[dict[str, Any]] = paragraph_objects(chosen)
        print(json.dumps(objects, ensure_ascii=False, indent=1))
        return 0
    for paragraph in chosen:
        print(f"{paragraph.id}  {reference(paragraph, index.sources[paragraph.source_id])}\n  {paragraph.text}\n")
    return 0
