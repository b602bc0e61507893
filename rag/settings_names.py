"""The names of environment variables that set something, the slips in them, and those of other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from difflib import get_close_matches

from pydantic.fields import FieldInfo

from rag.errors import RagError

PREFIX, NESTED = "RAG_", "__"
_FOLDERS = frozenset({"INDEX", "CORPUS"})
_LIKE = 0.8  # likeness to the name of a setting from which another name is taken for a slip

Fields = Mapping[str, FieldInfo]


def demand_known_names(fields: Fields, own: str) -> None:
    """RagError for a variable of the environment that misspells a setting or gives one no value; others with the prefix
    of the settings, which some other program may own, are named on standard error."""
    known = [name.upper() for name in fields]
    for name in sorted(os.environ):
        plain = name.upper().removeprefix(PREFIX)
        if not name.upper().startswith(PREFIX) or name.upper() == own:
            continue
        section, *keys = plain.split(NESTED)
        if section in known:
            _demand_value(name, section, keys)
        elif meant := _meant(plain, fields, own):
            raise RagError(
                f"environment variable {name} sets nothing; write {PREFIX}{meant} if that is meant, or unset it"
            )
        else:
            sys.stderr.write(f"environment variable {name} sets nothing here and is passed over\n")


def _meant(plain: str, fields: Fields, own: str) -> str | None:
    """The setting of which a name without its prefix is a slip, None where it is like none."""
    section, *keys = plain.split(NESTED)
    kinds = {name.upper(): field.annotation for name, field in fields.items()}
    for name, kind in kinds.items():
        of = {key.upper() for key in getattr(kind, "model_fields", ())}
        if plain.startswith(f"{name}_") and plain.removeprefix(f"{name}_") in of:
            return f"{name}{NESTED}{plain.removeprefix(f'{name}_')}"
    found = get_close_matches(section, [*kinds, own.removeprefix(PREFIX)], n=1, cutoff=_LIKE)
    return NESTED.join([found[0], *keys]) if found else None


def _demand_value(name: str, section: str, keys: list[str]) -> None:
    value = os.environ[name].strip()
    if section not in _FOLDERS:
        if not keys and not value.startswith("{"):
            raise RagError(
                f"environment variable {name} is no JSON object, and {section.lower()!r} is a section; "
                f"write {PREFIX}{section}{NESTED}KEY for one setting of it, or unset it"
            )
    elif keys:
        raise RagError(
            f"environment variable {name} sets nothing; {PREFIX}{section} is a folder without keys, so unset it"
        )
    elif not value:
        raise RagError(f"environment variable {name} is empty; give a folder, or unset it")
