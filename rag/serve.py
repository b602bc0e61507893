"""The command ``python app.py``: the page on an address, with an index built first where there is none."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from rag.errors import CorpusError, RagError
from rag.index.versions import read_pointer
from rag.settings import Settings, load_settings


def main(argv: list[str] | None = None) -> int:
    """Serve until interrupted. Exit 2 for a fault in the corpus, 3 for what an operator must mend."""
    arguments = _parser().parse_args(argv)
    try:
        if arguments.user:
            return _show_user(arguments.user)
        settings = load_settings(arguments.index, arguments.corpus)
        host, port = arguments.host or settings.server.host, arguments.port or settings.server.port
        return _serve(settings, host, port, arguments.open)
    except RagError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, CorpusError) else 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="The chat page of Vraagbaak.")
    parser.add_argument("--host", help="address to listen on (default: 127.0.0.1, this machine only)")
    parser.add_argument("--port", type=int, help="port (default: 7860)")
    parser.add_argument("--corpus", type=Path, help="folder with documents (default: corpus)")
    parser.add_argument("--index", type=Path, help="index folder (default: .index)")
    parser.add_argument(
        "--open", action="store_true", help="let everybody who can reach the address use it, without users"
    )
    parser.add_argument(
        "--user", metavar="NAME", help="ask for a password, print the line for [access] users, and stop"
    )
    return parser


def _show_user(name: str) -> int:
    from rag.ui.access import hash_password

    password = getpass.getpass(f"Wachtwoord voor {name}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(password) < 8:
        raise RagError("the password is shorter than 8 characters; choose a longer one and run it again")
    print("Zet dit in het bestand waar RAG_SETTINGS naar wijst:\n")
    print(f'[access.users]\n"{name}" = "{hash_password(password)}"')
    return 0


def _serve(settings: Settings, host: str, port: int, open_to_all: bool) -> int:
    from rag.ui.access import demand_users, is_loopback

    demand_users(host, settings.access.users, open_to_all)
    if read_pointer(settings.index) is None:
        _first_build(settings)
    import uvicorn

    from rag.ui.server import Live, build_app
    from rag.ui.services import Services

    services = Services(Live(settings))
    _introduce(services)
    app = build_app(settings, services, is_loopback(host))
    print(f"De pagina staat op http://{f'[{host}]' if ':' in host else host}:{port}", flush=True)
    uvicorn.run(app, host=host, port=port, log_level="warning")
    return 0


def _first_build(settings: Settings) -> None:
    from rag.ingest import ingest

    print("Er is nog geen index; die wordt nu gebouwd. De kwaliteit is nog niet gemeten.", flush=True)
    ingest(settings, lambda line: print(f"  {line}", flush=True), None)


def _introduce(services: object) -> None:
    """The index version, and one question with its cited answer."""
    from rag.answering.plain import plain_answer
    from rag.ui.services import Services

    assert isinstance(services, Services)
    index = services.engine.index
    print(f"Indexversie {index.version.id}: {index.version.documents} documenten, {index.version.paragraphs} alinea's")
    if index.example:
        answer = services.ask(index.example)
        print(f"\nVraag:    {index.example}\nAntwoord: {plain_answer(answer, index.sources)}\n", flush=True)
