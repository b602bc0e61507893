"""Import Gradio without the work that only its own developers need."""

from __future__ import annotations

import importlib
import inspect
import sys
from typing import Any


def import_gradio() -> None:
    """Import Gradio (6.31) without writing type stubs beside its components, which takes half of its import time.

    Gradio passes over a component whose source file cannot be found (``gradio.component_meta``); for the time of the
    import none can.
    """
    if "gradio" in sys.modules:
        return
    original = inspect.getfile

    def getfile(thing: Any) -> str:
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError("no stubs")
        return original(thing)

    inspect.getfile = getfile  # type: ignore[assignment]  # narrower for the time of one import
    try:
        importlib.import_module("gradio")
    finally:
        inspect.getfile = original
