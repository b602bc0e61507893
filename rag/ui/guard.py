"""The gate before every request: host, user, paths, limits; and the security headers of every response (ASGI)."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from rag.settings import AccessSettings
from rag.ui.access import Limiter, Users, is_loopback
from rag.ui.html_page import own_page

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# What of Gradio's own routes the page and its clients use; uploads, file serving, proxying, run history are not.
_GRADIO = re.compile(
    r"^/(?:$|config/?$|theme\.css$|robots\.txt$|manifest\.json$|assets/|static/|gradio_api/(?:info|openapi\.json|app_id|"
    r"startup-events|heartbeat/|queue/|run/|call/|api/|cancel|reset|mcp)(?:/|$|[^/]*))"
)
_OWN = re.compile(r"^/(?:api/|vb/|deel/|bestand/|controle/|cijfers\.(?:csv|xlsx)$|openapi\.json$|favicon\.ico$)")
_WORK = re.compile(r"^/(?:api/|controle/|cijfers\.|gradio_api/(?:queue/join|run/|call/|api/|mcp))")
_LARGEST = 1_000_000


def content_policy(nonce: str) -> str:
    """The content security policy of the page.

    Gradio's HTML component compiles its template with ``Function`` (so ``unsafe-eval``) and sets styles from script
    (so ``unsafe-inline`` for styles). Inline script runs only with the nonce of this response.
    """
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"
    )


class Guard:
    """Wraps the application; see the functions for what is refused and why."""

    def __init__(self, app: App, access: AccessSettings, loopback: bool) -> None:
        self._app, self._access, self._loopback = app, access, loopback
        self._users = Users(access.users)
        self._requests = Limiter(access.requests_per_minute)
        self._failures = Limiter(access.failures_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        sender = _with_headers(send, nonce, scope["path"])
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(sender, *refusal)
            return
        if scope["path"] == "/":
            await _whole_page(self._app, scope, receive, sender, nonce)
            return
        await self._app(scope, receive, sender)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and text of the refusal, or None where the request may pass."""
        headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
        address = scope["client"][0] if scope.get("client") else "onbekend"
        if not self._known_host(headers.get("host", "")):
            return 421, "Dit adres is niet van deze server. Zet de naam onder [access] hosts in de instellingen."
        user, refusal = self._who(headers.get("authorization"), address)
        return refusal or self._what(scope["path"], headers, user, address)

    def _who(self, authorization: str | None, address: str) -> tuple[str | None, tuple[int, str] | None]:
        """The user's name (None where there are no users), or why nobody is let in."""
        if not self._users:
            return None, None
        if self._failures.full(address):
            return None, (429, "Te vaak een verkeerd wachtwoord. Probeer het over een minuut opnieuw.")
        user = self._users.name(authorization or "")
        if user is None and authorization is not None:
            self._failures.allow(address)
        return user, None if user else (401, "Log in met uw naam en wachtwoord.")

    def _what(self, path: str, headers: dict[str, str], user: str | None, address: str) -> tuple[int, str] | None:
        """Why this path or this much is refused. Without users this machine itself is not limited."""
        if not (_GRADIO.match(path) or _OWN.match(path)):
            return 404, "Deze pagina bestaat niet."
        length = headers.get("content-length", "0")
        if not re.fullmatch(r"[0-9]{1,18}", length) or int(length) > _LARGEST:
            return 413, "Dit is te groot."
        limited = user is not None or not is_loopback(address)
        if limited and _WORK.match(path) and not self._requests.allow(user or address):
            return 429, "Dit gaat te snel. Wacht een minuut en probeer het opnieuw."
        return None

    def _known_host(self, host: str) -> bool:
        """On loopback only loopback names are answered, so that no other site can have its name point here."""
        if not self._loopback or self._users:
            return True
        name = re.sub(r":\d+$", "", host)
        return is_loopback(name) or name in self._access.hosts


def _with_headers(send: Send, nonce: str, path: str) -> Send:
    own = {
        b"content-security-policy": content_policy(nonce).encode(),
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"no-referrer",
        b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
        b"cross-origin-opener-policy": b"same-origin",
        b"cross-origin-resource-policy": b"same-origin",
    }
    if path.startswith("/bestand/"):  # the viewer of the browser itself must be able to show the file
        own[b"content-security-policy"] = b"default-src 'none'; frame-ancestors 'self'; style-src 'unsafe-inline'"
    if path == "/" or path.startswith(("/api/", "/deel/", "/controle/")):
        own[b"cache-control"] = b"no-store"

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message["headers"] if name.lower() not in own]
            message = {**message, "headers": [*kept, *own.items()]}
        await send(message)

    return sender


async def _refuse(send: Send, status: int, text: str) -> None:
    body = json.dumps({"error": text}, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if status == 401:
        headers.append((b"www-authenticate", b'Basic realm="Vraagbaak", charset="UTF-8"'))
    if status == 429:
        headers.append((b"retry-after", b"60"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _whole_page(app: App, scope: Scope, receive: Receive, send: Send, nonce: str) -> None:
    """Collect the page of Gradio, make it our own, send it."""
    start: Message = {}
    body = bytearray()

    async def collect(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    await app(scope, receive, collect)
    content = bytes(body)
    headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
    if any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers):
        content = own_page(content.decode(), nonce).encode()
    headers.append((b"content-length", str(len(content)).encode()))
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": content if scope["method"] != "HEAD" else b""})
