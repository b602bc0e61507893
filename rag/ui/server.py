"""The server: the page, and the same answers for programs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from rag.answering.batch import read_history
from rag.answering.contract import answer_object
from rag.answering.pipeline import Engine, ask
from rag.errors import RagError
from rag.index.opened import open_index
from rag.index.versions import read_pointer
from rag.settings import Settings
from rag.ui.page import CSS, THEME, build_page


class Live:
    """The engine of the live version, opened anew when another version has become live."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine: Engine | None = None

    def __call__(self) -> Engine:
        """The engine to answer with now."""
        pointer = read_pointer(self._settings.index)
        current = self._engine
        if current is None or (pointer and pointer.live != current.index.version.id):
            current = self._engine = Engine(open_index(self._settings))
        return current


class AskRequest(BaseModel):
    """The body of ``POST /api/ask``."""

    model_config = ConfigDict(extra="forbid")

    question: str
    history: list[dict[str, Any]] = []
    documents: list[str] = []


def build_app(settings: Settings) -> FastAPI:
    """The application: API routes first, the page at the root."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    live = Live(settings)
    app = FastAPI(title="Vraagbaak", docs_url=None, redoc_url=None)

    @app.exception_handler(ValueError)
    async def _bad_input(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": str(error)}, status_code=400)

    @app.exception_handler(RagError)
    async def _operator(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": str(error)}, status_code=503)

    @app.post("/api/ask")
    def api_ask(body: AskRequest) -> dict[str, Any]:
        engine = live()
        answer = ask(engine, body.question, read_history(body.history), tuple(body.documents))
        return answer_object(answer, engine.index.sources)

    page = build_page(live)
    return gr.mount_gradio_app(
        app, page, path="/", theme=THEME, css_paths=[Path(CSS)], footer_links=[], run_history=False, ssr_mode=False, show_error=True
    )
