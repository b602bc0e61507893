"""The command ``python app.py``: the page on an address, with an index built first where there is none."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rag.errors import CorpusError, RagError
from rag.index.versions import read_pointer
from rag.ingest import ingest
from rag.settings import Settings, load_settings


def main(argv: list[str] | None = None) -> int:
    """Serve until interrupted. Exit 2 for a fault in the corpus, 3 for what an operator must mend."""
    parser = argparse.ArgumentParser(prog="python app.py", description="The chat page of Vraagbaak.")
    parser.add_argument("--host", help="address to listen on (default: 127.0.0.1, this machine only)")
    parser.add_argument("--port", type=int, help="port (default: 7860)")
    parser.add_argument("--corpus", type=Path, help="folder with documents (default: corpus)")
    parser.add_argument("--index", type=Path, help="index folder (default: .index)")
    arguments = parser.parse_args(argv)
    try:
        settings = load_settings(arguments.index, arguments.corpus)
        return _serve(settings, arguments.host or settings.server.host, arguments.port or settings.server.port)
    except RagError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, CorpusError) else 3


def _serve(settings: Settings, host: str, port: int) -> int:
    if read_pointer(settings.index) is None:
        print("Er is nog geen index; die wordt nu gebouwd.", flush=True)
        ingest(settings, lambda line: print(f"  {line}", flush=True), None)
    _introduce(settings)
    import uvicorn

    from rag.ui.server import build_app

    app = build_app(settings)
    print(f"De pagina staat op http://{host}:{port}", flush=True)
    uvicorn.run(app, host=host, port=port, log_level="warning")
    return 0


def _introduce(settings: Settings) -> None:
    """The index version, and one question with its cited answer."""
    from rag.answering.pipeline import Engine, ask
    from rag.answering.plain import plain_answer
    from rag.index.opened import open_index

    engine = Engine(open_index(settings))
    print(f"Indexversie {engine.index.version.id}: {engine.index.version.documents} documenten, {engine.index.version.paragraphs} alinea's")
    if engine.index.example:
        answer = ask(engine, engine.index.example)
        print(f"\nVraag:    {engine.index.example}\nAntwoord: {plain_answer(answer, engine.index.sources)}\n", flush=True)
