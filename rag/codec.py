"""One codec between the frozen types and JSON, by pydantic's adapters for dataclasses."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: Any) -> Any:
    """A frozen value as what json can write: enums as their values, Decimals as text, tuples as lists."""
    return _adapter(cast(Hashable, type(value))).dump_python(value, mode="json")


def load(kind: type[T], data: Any) -> T:
    """The value of a kind from its JSON form. ValueError (of pydantic) names what does not fit."""
    return _adapter(cast(Hashable, kind)).validate_python(data)  # type: ignore[no-any-return]


def write_lines(path: Path, values: Iterable[Any]) -> None:
    """Frozen values as JSON, one a line."""
    with path.open("w", encoding="utf-8") as out:
        for value in values:
            out.write(json.dumps(dump(value), ensure_ascii=False) + "\n")


def read_lines(kind: type[T], path: Path) -> tuple[T, ...]:
    """The values that :func:`write_lines` wrote."""
    lines = path.read_text("utf-8").split("\n")
    return tuple(_adapter(cast(Hashable, kind)).validate_json(line) for line in lines if line)
