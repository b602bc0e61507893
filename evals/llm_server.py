"""A language model that plays parts: a real HTTP server that speaks the OpenAI protocol and Ollama's, streaming too.

What it says is decided by a part: a function from the messages of a request to a :class:`Reply`. It runs on this machine
only, and no model is behind it.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Messages = list[dict[str, Any]]
_FENCED = re.compile(r"<<<P(\d+)\n(.*?)\nP\1>>>", re.DOTALL)
_PIECE = 7  # characters a chunk, so that tokens and numbers are cut in two


@dataclass(frozen=True)
class Reply:
    """What a part says: a text, an HTTP status, or a way to fail.

    ``stop_after`` breaks the connection off after so many characters, ``silent`` waits so many seconds first, ``raw`` is
    sent as it is instead of the protocol, ``ended`` is how the model says it stopped.
    """

    text: str = ""
    status: int = 200
    stop_after: int | None = None
    silent: float = 0.0
    raw: bytes | None = None
    ended: str = "stop"


Part = Callable[[Messages], Reply]


@dataclass
class Played:
    """The requests so far: path, whether streamed, and messages."""

    requests: list[tuple[str, bool, Messages]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


class ModelServer:
    """A server on a free port; ``part`` may be changed between requests."""

    def __init__(self, part: Part = lambda _: Reply("GEEN ANTWOORD")) -> None:
        self.part = part
        self.played = Played()
        owner = self

        class Handler(_Handler):
            server_of = owner

        self._server = _Quiet(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """Where it listens: ``/v1`` after it for the OpenAI protocol."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def base_url(self, provider: str) -> str:
        """The address as the settings of a provider want it."""
        return f"{self.address}/v1" if provider == "openai" else self.address

    def __enter__(self) -> ModelServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that were broken off, by the part or by a client that gave up."""


class _Handler(BaseHTTPRequestHandler):
    server_of: ModelServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        """Answer a chat in the protocol of its path."""
        body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))) or b"{}")
        messages = body.get("messages", [])
        ollama = self.path.startswith("/api/")
        streamed = bool(body.get("stream", ollama))
        self.server_of.played.requests.append((self.path, streamed, messages))
        self.server_of.played.headers.append(dict(self.headers.items()))
        if self.path not in ("/v1/chat/completions", "/api/chat"):
            self._send(404, "application/json", b'{"error": "not here"}')
            return
        reply = self.server_of.part(messages)
        if reply.silent:
            time.sleep(reply.silent)
        try:
            self._reply(reply, str(body.get("model", "")), ollama, streamed, messages)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _reply(self, reply: Reply, model: str, ollama: bool, streamed: bool, messages: Messages) -> None:
        if reply.status != 200:
            error = {"error": {"message": "no", "type": "server", "code": reply.status}}
            self._send(reply.status, "application/json", json.dumps({"error": "no"} if ollama else error).encode())
        elif reply.raw is not None:
            kind = "application/x-ndjson" if ollama else "text/event-stream"
            self._send(200, kind if streamed else "application/json", reply.raw)
        elif not streamed:
            self._send(200, "application/json", json.dumps(_whole(reply, model, ollama, messages)).encode())
        else:
            self._stream(reply, model, ollama, messages)

    def _stream(self, reply: Reply, model: str, ollama: bool, messages: Messages) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/x-ndjson" if ollama else "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for line in _lines(reply, model, ollama, messages):
            data = (f"{line}\n" if ollama else f"data: {line}\n\n").encode()
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()
        if reply.stop_after is not None:
            self.close_connection = True
            self.connection.close()
            return
        self.wfile.write(b"0\r\n\r\n")

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _tokens(text: str) -> int:
    return len(text.split())


def _asked(messages: Messages) -> int:
    return sum(_tokens(str(one.get("content"))) for one in messages)


def _lines(reply: Reply, model: str, ollama: bool, messages: Messages) -> Iterator[str]:
    text = reply.text if reply.stop_after is None else reply.text[: reply.stop_after]
    for place in range(0, len(text), _PIECE):
        piece = text[place : place + _PIECE]
        yield json.dumps(_ollama(model, piece) if ollama else _chunk(model, {"role": "assistant", "content": piece}))
    if reply.stop_after is not None:
        return
    if ollama:
        done = {
            "done": True,
            "done_reason": reply.ended,
            "prompt_eval_count": _asked(messages),
            "eval_count": _tokens(text),
        }
        yield json.dumps(_ollama(model, "") | done)
        return
    yield json.dumps(_chunk(model, {}, reply.ended))
    usage = {"prompt_tokens": _asked(messages), "completion_tokens": _tokens(text)}
    usage["total_tokens"] = sum(usage.values())
    yield json.dumps({**_chunk(model, {}), "choices": [], "usage": usage})
    yield "[DONE]"


def _whole(reply: Reply, model: str, ollama: bool, messages: Messages) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.text}
    if ollama:
        return _ollama(model, reply.text) | {"done": True, "done_reason": reply.ended}
    usage = {"prompt_tokens": _asked(messages), "completion_tokens": _tokens(reply.text), "total_tokens": 0}
    choice = {"index": 0, "message": message, "finish_reason": reply.ended}
    return {"id": "x", "object": "chat.completion", "created": 0, "model": model, "choices": [choice], "usage": usage}


def _chunk(model: str, delta: dict[str, str], ended: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": ended}
    return {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": model, "choices": [choice]}


def _ollama(model: str, words: str) -> dict[str, Any]:
    return {
        "model": model,
        "created_at": "2000-01-01T00:00:00Z",
        "message": {"role": "assistant", "content": words},
        "done": False,
    }


def given(messages: Messages) -> dict[int, str]:
    """The paragraphs in a request: token number to text, without the lines on document and place."""
    user = str(messages[-1].get("content", ""))
    return {int(number): body.split("\n", 2)[2] for number, body in _FENCED.findall(user)}
