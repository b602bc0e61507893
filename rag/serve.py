"""The command ``python app.py``: the page on an address, with an index built first where there is none."""

from __future__ import annotations

import argparse
import getpass
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import CorpusError, RagError
from rag.index.versions import read_pointer
from rag.settings import Settings, load_settings

if TYPE_CHECKING:
    from rag.ui.services import Services
    from rag.ui.starting import Starting


def main(argv: list[str] | None = None) -> int:
    """Serve until interrupted. Exit 2 for a fault in the corpus, 3 for what an operator must mend."""
    arguments = _parser().parse_args(argv)
    try:
        if arguments.user:
            return _show_user(arguments.user)
        _demand_port(arguments.port)
        settings = load_settings(arguments.index, arguments.corpus)
        host, port = arguments.host or settings.server.host, arguments.port or settings.server.port
        return _serve(settings, host, port, arguments.open)
    except RagError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, CorpusError) else 3


def _demand_port(port: int | None) -> None:
    if port is not None and not 1 <= port <= 65535:
        raise RagError(f"there is no port {port}; give one from 1 to 65535 with --port")


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

    if not name.strip():
        raise RagError("a user needs a name; run: python app.py --user NAME")
    password = getpass.getpass(f"Wachtwoord voor {name}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(password) < 8:
        raise RagError("the password is shorter than 8 characters; choose a longer one and run it again")
    print("Zet dit in het bestand waar RAG_SETTINGS naar wijst:\n")
    print(f'[access.users]\n"{name}" = "{hash_password(password)}"')
    return 0


def _serve(settings: Settings, host: str, port: int, open_to_all: bool) -> int:
    """Listen at once, prepare beside it, and hand over; an error in preparing ends the server and is raised here."""
    import uvicorn

    from rag.ui.access import demand_users
    from rag.ui.starting import Starting

    demand_users(host, settings.access.users, open_to_all)
    starting = Starting()
    server = uvicorn.Server(uvicorn.Config(starting, host=host, port=port, log_level="warning"))
    failed: list[Exception] = []

    def prepare() -> None:
        try:
            _prepare(settings, host, port, starting)
        except Exception as error:  # noqa: BLE001 - kept and raised below, in the thread that can end the program
            failed.append(error)
            server.should_exit = True

    thread = threading.Thread(target=prepare, daemon=True)
    thread.start()
    server.run()
    if failed:
        raise failed[0]
    return 0


def _prepare(settings: Settings, host: str, port: int, starting: Starting) -> None:
    """Build the index if there is none, open it, make the page, and put it in the place of the waiting page."""
    from rag.ui.access import is_loopback

    if read_pointer(settings.index) is None:
        starting.building()
        _first_build(settings, starting.step)
    from rag.ui.quick import import_gradio

    import_gradio()
    from rag.ui.server import Live, build_app
    from rag.ui.services import Services

    services = Services(Live(settings))
    _introduce(services)
    app = build_app(settings, services, is_loopback(host))
    while not starting.listening:
        time.sleep(0.01)
    starting.become(app)
    print(f"De pagina staat op http://{f'[{host}]' if ':' in host else host}:{port}", flush=True)


def _first_build(settings: Settings, step: Callable[[str], None]) -> None:
    from rag.ingest import ingest

    def say(line: str) -> None:
        print(f"  {line}", flush=True)
        step(line)

    print("Er is nog geen index; die wordt nu gebouwd. De kwaliteit is nog niet gemeten.", flush=True)
    ingest(settings, say, None)


def _introduce(services: Services) -> None:
    """The index version, and one question with its cited answer."""
    from rag.answering.plain import plain_answer

    index = services.engine.index
    print(f"Indexversie {index.version.id}: {index.version.documents} documenten, {index.version.paragraphs} alinea's")
    if index.example:
        answer = services.ask(index.example)
        print(f"\nVraag:    {index.example}\nAntwoord: {plain_answer(answer, index.sources)}\n", flush=True)
