"""Who may use the page, and how often: users with hashed passwords, and a limit on requests."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rag.errors import RagError

_N, _R, _P, _LENGTH = 2**14, 8, 1, 32  # scrypt: 16 MiB and some 50 ms a password
_REMEMBERED = 256


def hash_password(password: str) -> str:
    """``scrypt$n$r$p$salt$key`` of a password (hashlib.scrypt, RFC 7914).

    >>> check_password("geheim", hash_password("geheim")), check_password("anders", hash_password("geheim"))
    (True, False)
    """
    salt = secrets.token_bytes(16)
    key = hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, dklen=_LENGTH)
    return "$".join(["scrypt", str(_N), str(_R), str(_P), _text(salt), _text(key)])


def check_password(password: str, stored: str) -> bool:
    """Whether a password belongs to a stored hash. RagError for a hash that is not one of ours."""
    try:
        name, n, r, p, salt, key = stored.split("$")
        if name != "scrypt":
            raise ValueError(name)
        expected = base64.b64decode(key)
        found = hashlib.scrypt(
            password.encode(), salt=base64.b64decode(salt), n=int(n), r=int(r), p=int(p), dklen=len(expected)
        )
    except ValueError as error:
        raise RagError("a user's hash in [access] is not valid; make it with: python app.py --user NAME") from error
    return hmac.compare_digest(found, expected)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine itself.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def demand_users(host: str, users: Mapping[str, str], open_to_all: bool) -> None:
    """RagError where the page would be open to others without anybody having said so."""
    if is_loopback(host) or users or open_to_all:
        return
    raise RagError(
        f"{host} can be reached by others and no users are set; make one with: python app.py --user NAME, "
        "or say that everybody may use it with: python app.py --open"
    )


class Limiter:
    """At most ``amount`` events a minute per key, in a sliding window. ``clock`` gives seconds."""

    def __init__(self, amount: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._amount, self._clock = amount, clock
        self._events: OrderedDict[str, deque[float]] = OrderedDict()

    def allow(self, key: str) -> bool:
        """Count an event; False where the limit has been reached."""
        if self.full(key):
            return False
        self._events.setdefault(key, deque()).append(self._clock())
        self._events.move_to_end(key)
        while len(self._events) > 10_000:
            self._events.popitem(last=False)
        return True

    def full(self, key: str) -> bool:
        """Whether the limit has been reached, without counting."""
        events = self._events.get(key, deque())
        while events and self._clock() - events[0] >= 60:
            events.popleft()
        return len(events) >= self._amount


@dataclass(frozen=True)
class Who:
    """Who sends a request: a user's name, or None where there are no users; and the address."""

    user: str | None
    address: str


class Users:
    """Checks HTTP Basic credentials. A password once found right is remembered by a keyed digest, in memory only."""

    def __init__(self, users: Mapping[str, str]) -> None:
        self._users = dict(users)
        self._secret = secrets.token_bytes(32)
        self._known: OrderedDict[bytes, str] = OrderedDict()
        self._decoy = hash_password(secrets.token_hex(8)) if users else ""

    def __bool__(self) -> bool:
        """Whether there are users at all."""
        return bool(self._users)

    def name(self, authorization: str) -> str | None:
        """The user's name where the header is right, else None. Unknown names take as long as wrong passwords."""
        digest = hmac.digest(self._secret, authorization.encode(), "sha256")
        if digest in self._known:
            return self._known[digest]
        pair = _basic(authorization)
        if pair is None:
            return None
        name, password = pair
        right = check_password(password, self._users.get(name, self._decoy))
        if not right or name not in self._users:
            return None
        self._known[digest] = name
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return name


def _basic(authorization: str) -> tuple[str, str] | None:
    scheme, _, data = authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(data, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None
