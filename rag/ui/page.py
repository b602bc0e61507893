"""The page, in Gradio: wiring only."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr

from rag.answering.batch import read_history
from rag.answering.contract import answer_object
from rag.answering.pipeline import Engine, ask
from rag.datatypes import Turn
from rag.ui.render import chat_text, source_panel

CSS = Path(__file__).with_name("page.css")
THEME = gr.themes.Base(
    font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica", "Arial", "sans-serif"],
    font_mono=["ui-monospace", "Consolas", "monospace"],
)
Messages = list[dict[str, Any]]


def turns(messages: Messages) -> tuple[Turn, ...]:
    """The user's earlier turns; what the page itself answered is left out (it may hold markup)."""
    return tuple(Turn(_text(message["content"])) for message in messages if message["role"] == "user")


def _text(content: Any) -> str:
    """The text of a message, which Gradio gives as a string or as a list of parts."""
    if isinstance(content, str):
        return content
    return " ".join(part.get("text", "") for part in content if isinstance(part, dict))


def build_page(engine: Callable[[], Engine]) -> gr.Blocks:
    """The chat page; ``engine`` gives the one that is live now."""

    def answer_chat(question: str, messages: Messages) -> tuple[str, Messages, str]:
        if not question.strip():
            return "", messages, ""
        live = engine()
        shown = [*messages, {"role": "user", "content": question}]
        try:
            answer = ask(live, question, turns(messages))
        except ValueError as error:
            return "", [*shown, {"role": "assistant", "content": html.escape(str(error))}], ""
        text = chat_text(answer)
        return "", [*shown, {"role": "assistant", "content": text}], source_panel(answer, live.index.sources)

    def answer_api(question: str, history: str = "[]") -> dict[str, Any]:
        live = engine()
        return answer_object(ask(live, question, read_history(json.loads(history or "[]"))), live.index.sources)

    with gr.Blocks(title="Vraagbaak", analytics_enabled=False) as page:
        gr.Markdown("# Vraagbaak\nStel een vraag over de documenten. Elk antwoord is een letterlijk citaat met zijn bron.")
        with gr.Row():
            with gr.Column(scale=3):
                chat = gr.Chatbot(label="Gesprek", height=480, feedback_options=None, buttons=[])
                question = gr.Textbox(label="Uw vraag", placeholder="Typ uw vraag en druk op Enter", elem_id="vraag")
                send = gr.Button("Stel de vraag", variant="primary")
            with gr.Column(scale=2):
                gr.Markdown("## Bronnen")
                panel = gr.HTML(elem_id="bronpaneel")
        for event in (question.submit, send.click):
            event(answer_chat, [question, chat], [question, chat, panel], api_visibility="private")
        gr.api(answer_api, api_name="ask")
    return page
