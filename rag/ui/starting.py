"""What stands at the address while the page is being prepared: a page that says so and how far it is.

It answers 503 until the application is ready, so that programs know to wait; a browser asks again by itself.
"""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastapi import FastAPI

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

_BUILDING = (
    (re.compile(r"^(\d+) paragraphs of (\d+) documents$"), "{} alinea’s uit {} documenten gelezen."),
    (re.compile(r"^(\d+) texts encoded, (\d+) vectors kept$"), "{} alinea’s klaargezet om in te zoeken."),
)
_PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="1"><title>Vraagbaak start</title><style>
body {{ font: 1.15rem/1.6 system-ui, sans-serif; max-width: 38rem; margin: 15vh auto; padding: 0 1rem; color: #1c2426;
background: #f8f7f4 }} h1 {{ font-size: 1.5rem }}
@media (prefers-color-scheme: dark) {{ body {{ color: #e8edef; background: #12181b }} }}
</style></head><body><main><h1>Vraagbaak start</h1><p>{what} Deze pagina ververst zichzelf.</p><ul>{steps}</ul>
</main></body></html>"""
_POLICY = b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def in_dutch(line: str) -> str | None:
    """A line of the build as the page says it, or None where it is not for readers.

    >>> in_dutch("324 paragraphs of 5 documents")
    '324 alinea’s uit 5 documenten gelezen.'
    """
    for pattern, text in _BUILDING:
        if found := pattern.match(line):
            return text.format(*found.groups())
    return None


class Starting:
    """An ASGI application that becomes another one when that is ready."""

    def __init__(self) -> None:
        self._app: FastAPI | None = None
        self._steps: list[str] = []
        self._what = "Het duurt nog een paar tellen."
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()
        self.listening = False

    def building(self) -> None:
        """Say that an index is being built."""
        self._what = "De documenten worden gelezen en doorzoekbaar gemaakt. Dit gebeurt alleen de eerste keer."

    def step(self, line: str) -> None:
        """A line of the build."""
        if text := in_dutch(line):
            self._steps.append(text)

    def become(self, app: FastAPI) -> None:
        """Hand every request to ``app`` from now on; called from another thread."""
        if self._loop is None:
            raise RuntimeError("the server is not listening yet")
        asyncio.run_coroutine_threadsafe(self._begin(app), self._loop).result()

    async def _begin(self, app: FastAPI) -> None:
        started = asyncio.Event()

        async def live() -> None:
            async with app.router.lifespan_context(app):
                started.set()
                await self._stop.wait()

        self._task = asyncio.create_task(live())
        waiting = asyncio.create_task(started.wait())
        done, _ = await asyncio.wait({self._task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if self._task in done:
            self._task.result()
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or follow the server's own start and stop."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif self._app is not None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._wait_page(send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        self._loop = asyncio.get_running_loop()
        await receive()
        self.listening = True
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._stop.set()
        if self._task is not None:
            await self._task
        await send({"type": "lifespan.shutdown.complete"})

    async def _wait_page(self, send: Send) -> None:
        steps = "".join(f"<li>{html.escape(one)}</li>" for one in self._steps)
        body = _PAGE.format(what=self._what, steps=steps).encode()
        headers = [
            (b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode()),
            (b"retry-after", b"1"), (b"cache-control", b"no-store"), (b"content-security-policy", _POLICY),
            (b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"),
        ]  # fmt: skip
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": body})
