"""The page over a small index, with answers laid down here: these tests are about the page, not the answers."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace

import pytest

from rag.answering.checking import Checked
from rag.datatypes import (
    Answer,
    Citation,
    CitedFigure,
    ClaimCheck,
    Disagreement,
    Figure,
    FigureKind,
    Hit,
    Statement,
    Status,
    Verdict,
)
from rag.figures.check import overall
from rag.ui.services import Scope, Services

CHROMIUM = shutil.which("chromium")
QUOTE = "In de periode tot 2030 komen er bijna 1.200 ligplaatsen bij in de haven van Veldsum."
OTHER = "De veerdienst vervoerde in 2024 ruim 87.000 reizigers tussen Veldsum en Hoorne."
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


ANYWHERE = Scope()


class LaidDown(Services):
    """Answers by a word in the question, each over paragraphs of the small index."""

    def _citation(self, number: int, quote: str) -> Citation:
        paragraph = next(one for one in self.engine.index.paragraphs if quote in one.text)
        start = paragraph.text.index(quote)
        return Citation(number, paragraph, quote, start, start + len(quote))

    def ask(self, question, history=(), scope=ANYWHERE):
        if not question.strip():
            raise ValueError("De vraag is leeg.")
        ids = () if scope.empty else self.scoped(scope)
        version = self.engine.index.version.id
        hits = tuple(Hit(one, rank, 1.0 / rank) for rank, one in enumerate(self.engine.index.paragraphs[:5], start=1))
        if "mongolië" in question.casefold() or ids == ("nota-veerdienst",):
            text = "Dat staat niet in de bronnen."
            return Answer(question, Status.NOT_IN_CORPUS, text, (), (), (), hits, "extractive", version, 0.01)
        first, second = self._citation(1, QUOTE), self._citation(2, OTHER)
        sides = tuple(Statement(s, c.paragraph, c.quote) for s, c in (("1.200", first), ("87.000", second)))
        text = f"Bijna 1.200 ligplaatsen. “{QUOTE}” [1]\n\nZie ook [2]."
        return Answer(
            question, Status.ANSWERED, text, (first, second), (), (Disagreement("haven", ("value",), sides),), hits,
            "extractive", version, 0.01, standalone=f"{question} (in de haven)" if history else None,
        )  # fmt: skip

    def stream(self, question, history=(), scope=None):
        yield self.ask(question, history, scope)

    def check(self, text):
        if not text.strip():
            raise ValueError("Er staat nog geen tekst.")
        verdicts = {"1.200": Verdict.SUPPORTED, "900": Verdict.CONTRADICTED, "77": Verdict.NOT_IN_CORPUS}
        claims = []
        for surface, verdict in verdicts.items():
            if surface in text:
                cited = () if verdict is Verdict.NOT_IN_CORPUS else (self._citation(1, QUOTE),)
                differs = ("value",) if verdict is Verdict.CONTRADICTED else ()
                start = text.index(surface)
                claims.append(ClaimCheck(start, start + len(surface), surface, verdict, differs, None, cited))
        claims.sort(key=lambda one: one.start)
        return Checked(text, overall(claims), tuple(claims))

    def figures(self):
        one, two = self._citation(1, QUOTE).paragraph, self._citation(1, OTHER).paragraph
        at, where = one.text.index("1.200"), two.text.index("87.000")
        return (
            CitedFigure(Figure("1.200", at, at + 5, FigureKind.COUNT, Decimal(1200), period="tot 2030",
                               unit="ligplaatsen", subject="ligplaatsen in de haven"), one),
            CitedFigure(Figure("87.000", where, where + 6, FigureKind.COUNT, Decimal(87000), period="in 2024",
                               unit="reizigers", subject="reizigers van de veerdienst"), two),
        )  # fmt: skip

    def disagreements(self):
        return self.ask("ligplaatsen").disagreements


@pytest.fixture(scope="session")
def services(tiny_index) -> LaidDown:
    engine = SimpleNamespace(index=tiny_index)
    return LaidDown(lambda: engine)


@contextlib.contextmanager
def serving(app) -> Iterator[str]:
    """An application on a free port of this machine, in a thread."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started, "the server did not start"
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        server.force_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def app(services, tiny_index):
    from rag.ui.server import build_app

    return build_app(tiny_index.settings, services)


@pytest.fixture(scope="session")
def address(app) -> Iterator[str]:
    with serving(app) as where:
        yield where


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser, address):
    """Open the page in a browser of its own; fails on any request that is not to the app's own origin."""
    contexts, requested = [], []

    def open_page(width=1440, height=900, theme="light", path="", **options):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("request", lambda request: requested.append(request.url))
        page.goto(address + path)
        page.wait_for_selector("#vb-tabs [role=tab]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    outside = [one for one in requested if not one.startswith((address, "data:", "blob:"))]
    assert requested
    assert not outside
