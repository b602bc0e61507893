"""The plain routes for programs: the same objects as the command line gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from rag.answering.batch import read_history
from rag.answering.contract import answer_object, check_object, disagreement_object
from rag.datatypes import Source
from rag.errors import RagError
from rag.index.permalinks import dutch_trace
from rag.ui.feedback import Feedback, store_feedback
from rag.ui.objects import paragraph_object
from rag.ui.render.figures import Wanted, figure_objects, selected
from rag.ui.services import Scope, Services


class AskRequest(BaseModel):
    """The body of ``POST /api/ask``."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description="The question, in Dutch.")
    history: list[dict[str, Any]] = Field(default=[], description='Earlier turns: {"user": "…", "assistant": "…"}.')
    documents: list[str] = Field(default=[], description="Only in these document ids; empty means all.")


class CheckRequest(BaseModel):
    """The body of ``POST /api/check``."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="The text whose figures are checked.")


def api_routes(services: Services) -> APIRouter:
    """The routes under ``/api``."""
    routes = APIRouter(prefix="/api")

    _ask_routes(routes, services)

    @routes.post("/check", summary="Check every figure of a text against the sources")
    def check(body: CheckRequest) -> dict[str, Any]:
        return check_object(services.check(body.text), services.documents())

    @routes.get("/figures", summary="The figures of the documents, filtered")
    def figures(
        words: Annotated[str, Field(max_length=200)] = "", kind: str = "", document: str = "", sort: str = "document"
    ) -> list[dict[str, Any]]:
        wanted = Wanted(words, kind, document, sort)
        return figure_objects(selected(services.figures(), wanted, services.documents()))

    @routes.get("/disagreements", summary="What the sources state differently about one subject")
    def disagreements() -> list[dict[str, Any]]:
        return [disagreement_object(one) for one in services.disagreements()]

    @routes.get("/paragraphs/{paragraph_id:path}", summary="One paragraph by its id")
    def paragraph(paragraph_id: str) -> dict[str, Any]:
        found = services.paragraph(paragraph_id)
        if found is None:
            raise HTTPException(404, dutch_trace(services.trace(paragraph_id)))
        return paragraph_object(found, services.documents()[found.source_id])

    @routes.post("/feedback", summary="A thumb on an answer", status_code=201)
    def feedback(body: Feedback) -> dict[str, bool]:
        settings = services.engine.index.settings
        store_feedback(settings.index / "feedback", body, settings.feedback.store_question)
        return {"stored": True}

    return routes


def _ask_routes(routes: APIRouter, services: Services) -> None:
    @routes.post("/ask", summary="Answer a question with its sources")
    def ask(body: AskRequest) -> dict[str, Any]:
        sources = _demanded(body.documents, services)
        answer = services.ask(body.question, read_history(body.history), Scope(tuple(body.documents)))
        return answer_object(answer, sources)

    @routes.post("/ask/stream", summary="The answer as it grows: one Answer object a line, the last one whole")
    def ask_stream(body: AskRequest) -> StreamingResponse:
        sources = _demanded(body.documents, services)
        answers = services.stream(body.question, read_history(body.history), Scope(tuple(body.documents)))
        first = next(answers)  # errors of the caller and the operator come before the response begins

        def lines() -> Iterator[str]:
            for answer in chain((first,), answers):
                yield json.dumps(answer_object(answer, sources), ensure_ascii=False) + "\n"

        return StreamingResponse(lines(), media_type="application/x-ndjson")


def _demanded(documents: Sequence[str], services: Services) -> Mapping[str, Source]:
    """The documents that are loaded. ValueError where one is asked for that is not."""
    sources = services.documents()
    if unknown := [one for one in documents if one not in sources]:
        raise ValueError(f"Onbekend document: {unknown[0]}. Kies uit: {', '.join(sources)}.")
    return sources


def add_error_handlers(app: FastAPI) -> None:
    """Errors as ``{"error": "one sentence"}``: 400 for the caller, 503 for the operator."""

    @app.exception_handler(ValueError)
    async def _bad_input(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": str(error)}, status_code=400)

    @app.exception_handler(RequestValidationError)
    async def _bad_body(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return JSONResponse({"error": f"{where}: {first['msg']}"}, status_code=422)

    @app.exception_handler(HTTPException)
    async def _refused(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        return JSONResponse({"error": error.detail}, status_code=error.status_code)

    @app.exception_handler(RagError)
    async def _operator(_: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": str(error)}, status_code=503)
