"""The named Gradio endpoints, which are the MCP tools too; their docstrings are what a client reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import gradio as gr
from gradio.events import api

from rag.answering.batch import read_history
from rag.answering.contract import answer_object, check_object, disagreement_object
from rag.errors import RagError
from rag.index.permalinks import dutch_trace
from rag.ui.objects import paragraph_object
from rag.ui.render.figures import Wanted, figure_objects, selected
from rag.ui.services import Scope, Services


def _answering(services: Services) -> tuple[Callable[..., dict[str, Any]], Callable[..., dict[str, Any]]]:
    def ask(question: str, history: str = "[]", documents: str = "") -> dict[str, Any]:
        """Answer a question about the loaded Dutch government documents with verbatim, cited quotes, or refuse.

        Args:
            question: The question, in Dutch.
            history: Earlier turns as JSON, such as [{"user": "earlier question"}].
            documents: Ids of the only documents to look in, separated by commas; empty means all.

        Returns:
            An Answer object: status, answer, citations, figures, disagreements.
        """
        try:
            ids = tuple(one.strip() for one in documents.split(",") if one.strip())
            answer = services.ask(question, read_history(json.loads(history or "[]")), Scope(ids))
        except (ValueError, RagError) as error:
            raise gr.Error(str(error), print_exception=False) from error
        return answer_object(answer, services.documents())

    def check(text: str) -> dict[str, Any]:
        """Check every figure in a Dutch text against the loaded documents.

        Args:
            text: The sentence or article to check.

        Returns:
            The verdict of the whole, and per figure: supported, contradicted or not_in_corpus, with citations.
        """
        try:
            return check_object(services.check(text), services.documents())
        except (ValueError, RagError) as error:
            raise gr.Error(str(error), print_exception=False) from error

    return ask, check


def add_endpoints(services: Services) -> None:
    """Add ``/ask``, ``/check``, ``/figures``, ``/disagreements`` and ``/paragraph`` to the page being built."""

    def figures(words: str = "", kind: str = "", document: str = "") -> list[dict[str, Any]]:
        """List the figures that the loaded documents state.

        Args:
            words: Only figures near all of these words; empty means all.
            kind: One of money, percentage, percentage_point, count, ratio, rank, year, date, period, duration, range.
            document: The id of the only document to look in; empty means all.

        Returns:
            Figures with value, unit, qualifier, period, subject and the id of their paragraph.
        """
        found = selected(services.figures(), Wanted(words, kind, document), services.documents())
        return figure_objects(found)

    def disagreements() -> list[dict[str, Any]]:
        """List what the loaded documents state differently about one subject, side by side."""
        return [disagreement_object(one) for one in services.disagreements()]

    def paragraph(paragraph_id: str) -> dict[str, Any]:
        """Give one paragraph of a document with where it stands.

        Args:
            paragraph_id: The id, as an Answer object or a figure gives it.
        """
        found = services.paragraph(paragraph_id)
        if found is None:
            raise gr.Error(dutch_trace(services.trace(paragraph_id)), print_exception=False)
        return paragraph_object(found, services.documents()[found.source_id])

    for tool in (*_answering(services), figures, disagreements, paragraph):
        api(tool, api_name=tool.__name__, concurrency_id="ask")
