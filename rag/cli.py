"""The command line: ``python -m rag ask|check|figures|disagreements|paragraphs|manifest …``.

Exit 0 done, 2 bad input, 3 something an operator must mend.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.cli_files import lines_of, text_of, write_objects
from rag.cli_given import demand_document, demand_known, demand_one_of_each
from rag.errors import RagError
from rag.settings import Settings, load_settings

if TYPE_CHECKING:
    from rag.index.opened import OpenedIndex


def main(argv: list[str] | None = None) -> int:
    """Run one command."""
    arguments = _parser().parse_args(argv)
    try:
        demand_one_of_each(arguments)
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

    check = commands.add_parser("check", parents=[folders], help="check the figures of a text against the sources")
    check.add_argument("text", nargs="?", help="a sentence, paragraph or article, in Dutch")
    check.add_argument("--file", type=Path, help="check the text of this file")
    check.add_argument("--json", action="store_true", help="print one check object")
    check.add_argument("--batch", type=Path, metavar="IN.jsonl", help='check every line, {"id", "text"}')
    check.add_argument("--out", type=Path, metavar="OUT.jsonl", help="where the batch goes (default: the screen)")
    check.set_defaults(run=_check)

    figures = commands.add_parser("figures", parents=[folders], help="list every figure that the sources state")
    figures.add_argument("--json", action="store_true", help="print a list of figure objects")
    figures.add_argument("--csv", action="store_true", help="print comma-separated values")
    for name in ("kind", "unit", "document", "subject", "year"):
        figures.add_argument(f"--{name}", help=f"only figures of this {name}")
    figures.set_defaults(run=_figures)

    differs = commands.add_parser("disagreements", parents=[folders], help="list where the sources differ")
    differs.add_argument("--json", action="store_true", help="print a list of disagreement objects")
    differs.set_defaults(run=_disagreements)

    paragraphs = commands.add_parser("paragraphs", parents=[folders], help="list the paragraphs in reading order")
    paragraphs.add_argument("document", nargs="?", help="only this document id")
    paragraphs.add_argument(
        "--id", help="what became of the paragraph with this id: as it is, changed, moved or removed"
    )
    paragraphs.add_argument("--json", action="store_true", help="print a list of Paragraph objects")
    paragraphs.set_defaults(run=_paragraphs)

    manifest = commands.add_parser("manifest", parents=[folders], help="write or refresh an entry of manifest.toml")
    manifest.add_argument("action", choices=["add"], help="add: write the entry of a file, or refresh it")
    manifest.add_argument("file", type=Path, help="a file in the corpus folder")
    manifest.set_defaults(run=_manifest)
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

    lines = lines_of(arguments.batch, arguments.out)
    engine = Engine(open_index(settings))
    write_objects(arguments.out, (answer_line(engine, line) for line in lines))
    return 0


def _check(arguments: argparse.Namespace, settings: Settings) -> int:
    from rag.answering.batch import check_line
    from rag.answering.checking import check
    from rag.answering.contract import check_object
    from rag.answering.pipeline import Engine
    from rag.answering.plain import plain_check
    from rag.index.opened import open_index

    if arguments.batch:
        lines = lines_of(arguments.batch, arguments.out)
        engine = Engine(open_index(settings))
        write_objects(arguments.out, (check_line(engine, line) for line in lines))
        return 0
    text = text_of(arguments.file) if arguments.file else arguments.text
    if not text:
        raise ValueError('Geef een tekst: python -m rag check "…", of --file F')
    engine = Engine(open_index(settings))
    checked = check(engine, text)
    if arguments.json:
        print(json.dumps(check_object(checked, engine.sources), ensure_ascii=False, indent=2))
    else:
        print(plain_check(checked, engine.sources))
    return 0


def _figures(arguments: argparse.Namespace, settings: Settings) -> int:
    from rag.answering.pipeline import Engine
    from rag.figures.ledger import write_csv, write_json
    from rag.index.opened import open_index

    index = open_index(settings)
    demand_known(arguments, index)
    engine = Engine(index)
    names = ("kind", "unit", "document", "subject", "year")
    ledger = engine.ledger.filter(**{name: getattr(arguments, name) for name in names})
    if arguments.csv:
        write_csv(ledger, sys.stdout)
    elif arguments.json:
        write_json(ledger, sys.stdout)
    else:
        for one in ledger:
            figure = one.figure
            print(f"{figure.surface:32} {figure.kind.value:12} {figure.period or '':22} {one.paragraph.id}")
    return 0


def _disagreements(arguments: argparse.Namespace, settings: Settings) -> int:
    from rag.answering.contract import disagreement_object
    from rag.answering.plain import plain_disagreement
    from rag.index.opened import open_index

    index = open_index(settings)
    if arguments.json:
        print(json.dumps([disagreement_object(one) for one in index.disagreements], ensure_ascii=False, indent=1))
        return 0
    for one in index.disagreements:
        print(plain_disagreement(one, index.sources), end="\n\n")
    return 0


def _paragraphs(arguments: argparse.Namespace, settings: Settings) -> int:
    from rag.answering.contract import paragraph_objects
    from rag.answering.reference import reference
    from rag.index.opened import open_index

    index = open_index(settings)
    if arguments.id:
        return _trace(index, arguments.id, arguments.json)
    demand_document(arguments.document, index)
    chosen = tuple(p for p in index.paragraphs if arguments.document in (None, p.source_id))
    if arguments.json:
        objects: list[dict[str, Any]] = paragraph_objects(chosen)
        print(json.dumps(objects, ensure_ascii=False, indent=1))
        return 0
    for paragraph in chosen:
        print(f"{paragraph.id}  {reference(paragraph, index.sources[paragraph.source_id])}\n  {paragraph.text}\n")
    return 0


def _trace(index: OpenedIndex, paragraph_id: str, as_json: bool) -> int:
    """Say what became of a paragraph. ValueError where nothing is known of it."""
    from rag.answering.reference import reference
    from rag.codec import dump
    from rag.index.permalinks import State, dutch_trace, trace

    found = trace(index, paragraph_id)
    if as_json:
        print(json.dumps(dump(found) | {"says": dutch_trace(found)}, ensure_ascii=False, indent=1))
        return 0
    if found.state is State.UNKNOWN:
        raise ValueError(f"{paragraph_id}: {dutch_trace(found)}")
    if found.state is not State.PRESENT:
        print(f"{dutch_trace(found)}\n")
    if found.old:
        print(f"- {found.old.text}\n")
    if found.now:
        print(f"{found.now.id}  {reference(found.now, index.sources[found.now.source_id])}\n  {found.now.text}")
    return 0


def _manifest(arguments: argparse.Namespace, settings: Settings) -> int:
    from rag.manifest_entry import add_entry

    print(add_entry(settings.corpus, arguments.file))
    return 0
