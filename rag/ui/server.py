"""The server: the page, its parts, and the same answers for programs, behind one gate."""

from __future__ import annotations

import os
import threading

import gradio as gr
from fastapi import FastAPI

from rag.answering.pipeline import Engine
from rag.index.opened import open_index
from rag.index.versions import read_pointer
from rag.settings import Settings
from rag.ui.api import add_error_handlers, api_routes
from rag.ui.guard import Guard
from rag.ui.page import build_page
from rag.ui.parts import page_parts
from rag.ui.services import Services
from rag.ui.theme import page_theme


class Live:
    """The engine of the live version, opened anew when another version has become live."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine: Engine | None = None
        self._lock = threading.Lock()

    def __call__(self) -> Engine:
        """The engine to answer with now."""
        pointer = read_pointer(self._settings.index)
        current = self._engine
        if current is not None and (pointer is None or pointer.live == current.index.version.id):
            return current
        with self._lock:
            current = self._engine
            if current is None or (pointer and pointer.live != current.index.version.id):
                current = self._engine = Engine(open_index(self._settings))
            return current


def build_app(settings: Settings, services: Services | None = None, loopback: bool = True) -> FastAPI:
    """The application: own routes first, the page at the root. ``loopback``: only this machine can reach it."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    services = services or Services(Live(settings))
    app = FastAPI(title="Vraagbaak", version="1", docs_url=None, redoc_url=None)
    add_error_handlers(app)
    app.include_router(api_routes(services))
    app.include_router(page_parts(services))
    gr.mount_gradio_app(
        app, build_page(services), path="/", theme=page_theme(), footer_links=[], run_history=False, ssr_mode=False,
        show_error=True, mcp_server=True, enable_monitoring=False, pwa=False, max_file_size=1,
    )  # fmt: skip
    app.add_middleware(Guard, access=settings.access, loopback=loopback)
    return app
