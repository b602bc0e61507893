"""One exchange with a language model: words as they come, within limits of time, with the reason where it fails."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from rag.settings import LlmSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_WAITS = (0.2, 0.8, 2.0, 4.0)  # seconds before each next try
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
LONGEST = 40_000  # characters; a model that goes on and on is cut off
_END = object()


class Failure(StrEnum):
    """Why a model gave no whole answer, a closed list."""

    TIMEOUT = "timeout"
    BUSY = "busy"
    SERVER = "server_error"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped_half_way"
    GARBAGE = "garbage"


class TalkError(Exception):
    """The exchange failed; ``failure`` says how, ``detail`` what was caught (without the key or the prompt)."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure.value}{': ' if detail else ''}{detail}")
        self.failure = failure


@dataclass
class Exchange:
    """What an exchange cost so far: seconds, and tokens where the endpoint counts them; ``ended`` tells how it ended."""

    seconds: float = 0.0
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    ended: str | None = None
    tries: int = field(default=0)


class Talker:
    """A model with the limits of the settings."""

    def __init__(self, llm: LLM, settings: LlmSettings) -> None:
        self._llm = llm
        self._settings = settings

    @property
    def model(self) -> str:
        """The name of the model."""
        return self._settings.model

    def say(self, system: str, user: str, exchange: Exchange) -> Iterator[str]:
        """The words of the reply as they come; what it cost is written to ``exchange``.

        Tried again only before the first word. TalkError says why there is no whole reply.
        """
        began = time.monotonic()
        until = began + self._settings.total
        try:
            while True:
                exchange.tries += 1
                started = False
                try:
                    for delta in self._once(system, user, exchange, until):
                        started = True
                        yield delta
                    return
                except TalkError as error:
                    if started or not self._again(error, exchange.tries, until):
                        raise
        finally:
            exchange.seconds += time.monotonic() - began

    def _again(self, error: TalkError, tries: int, until: float) -> bool:
        wait = _WAITS[min(tries, len(_WAITS)) - 1]
        worth = error.failure in (Failure.BUSY, Failure.SERVER, Failure.UNREACHABLE, Failure.GARBAGE)
        if not worth or tries > self._settings.retries or time.monotonic() + wait >= until:
            return False
        time.sleep(wait)
        return True

    def _once(self, system: str, user: str, exchange: Exchange, until: float) -> Iterator[str]:
        total = 0
        exchange.ended = None
        for response in self._within(system, user, until):
            _count(response, exchange)
            delta = response.delta or ""
            total += len(delta)
            if total > LONGEST:
                raise TalkError(Failure.GARBAGE, "no end to it")
            if delta:
                yield delta
        if not total:
            raise TalkError(Failure.GARBAGE, "no words")
        if exchange.ended is None:
            raise TalkError(Failure.STOPPED)

    def _within(self, system: str, user: str, until: float) -> Iterator[Any]:
        """The responses of the model, read in a thread of their own so that no silence outlasts the limits."""
        waiting: queue.Queue[Any] = queue.Queue(maxsize=64)
        stop = threading.Event()
        threading.Thread(target=self._read, args=(system, user, waiting, stop), daemon=True).start()
        try:
            while True:
                patience = min(self._settings.timeout, until - time.monotonic())
                try:
                    found = waiting.get(timeout=max(0.0, patience)) if patience > 0 else _raise_empty()
                except queue.Empty:
                    raise TalkError(Failure.TIMEOUT) from None
                if found is _END:
                    return
                if isinstance(found, Exception):
                    raise _translated(found) from found
                yield found
        finally:
            stop.set()

    def _read(self, system: str, user: str, waiting: queue.Queue[Any], stop: threading.Event) -> None:
        from llama_index.core.llms import ChatMessage, MessageRole

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=system),
            ChatMessage(role=MessageRole.USER, content=user),
        ]
        try:
            for response in self._llm.stream_chat(messages):
                if not _put(waiting, response, stop):
                    return
            _put(waiting, _END, stop)
        except Exception as error:  # noqa: BLE001 - a model call must not take the answer down; it is told in the reason
            _put(waiting, error, stop)


def _raise_empty() -> Any:
    raise queue.Empty


def _put(waiting: queue.Queue[Any], what: Any, stop: threading.Event) -> bool:
    """Whether somebody still listens."""
    while not stop.is_set():
        try:
            waiting.put(what, timeout=0.2)
            return True
        except queue.Full:
            continue
    return False


def _count(response: Any, exchange: Exchange) -> None:
    """Tokens and how it ended, from the raw chunk of either protocol."""
    raw = response.raw
    usage = _field(raw, "usage")
    prompt = _field(usage, "prompt_tokens") if usage is not None else _field(raw, "prompt_eval_count")
    written = _field(usage, "completion_tokens") if usage is not None else _field(raw, "eval_count")
    exchange.prompt_tokens = prompt if isinstance(prompt, int) else exchange.prompt_tokens
    exchange.completion_tokens = written if isinstance(written, int) else exchange.completion_tokens
    choices = _field(raw, "choices")
    ended = _field(choices[0], "finish_reason") if choices else None
    if ended is None and _field(raw, "done"):
        ended = _field(raw, "done_reason") or "stop"
    exchange.ended = str(ended) if ended else exchange.ended


def _field(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)


def _translated(error: Exception) -> TalkError:
    """The failure behind what a client library raised; its text may quote the request, so only the type is kept."""
    if isinstance(error, TalkError):
        return error
    status = getattr(error, "status_code", None)
    name = type(error).__name__
    chain = " ".join(type(one).__name__ for one in _causes(error))
    if isinstance(status, int) and status >= 400:
        failure = Failure.BUSY if status in (429, 503, 529) else Failure.SERVER if status in _BUSY else Failure.REFUSED
        return TalkError(failure, f"HTTP {status}")
    if "Timeout" in chain:
        return TalkError(Failure.TIMEOUT, name)
    if "RemoteProtocol" in chain or "IncompleteRead" in chain or "ReadError" in chain:
        return TalkError(Failure.STOPPED, name)
    if "Connect" in chain:
        return TalkError(Failure.UNREACHABLE, name)
    return TalkError(Failure.GARBAGE, name)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
