"""The tab Controleer: paste a text, see which figures hold. Wiring only."""

from __future__ import annotations

import gradio as gr

from rag.answering.checking import LONGEST
from rag.errors import RagError
from rag.ui.block import html_block
from rag.ui.render.check import checked_html
from rag.ui.render.text import esc
from rag.ui.services import Services


def build_check(services: Services) -> None:
    """Lay out the tab and wire it."""
    html_block(
        '<div class="vb-inleiding"><h2>Kloppen de cijfers in uw tekst?</h2><p>Plak een zin of een heel artikel. '
        "Vraagbaak "
        "zoekt bij elk cijfer wat de documenten erover zeggen. Uw tekst wordt niet bewaard.</p></div>"
    )
    text = gr.Textbox(
        label="Tekst om te controleren", lines=6, max_lines=20, max_length=LONGEST, elem_id="vb-tekst", container=False
    )
    with gr.Row():
        send = gr.Button("Controleer", variant="primary", elem_id="vb-controleer", size="md", scale=0, min_width=160)
        clear = gr.Button("Wis", elem_id="vb-wis", size="md", scale=0, min_width=90)
    result = html_block("", elem_id="vb-uitkomst")

    def check(given: str) -> str:
        try:
            return checked_html(services.check(given), services.documents())
        except (ValueError, RagError) as error:
            return f'<p class="vb-melding">{esc(error)}</p>'

    send.click(check, text, result, api_visibility="private", show_progress="minimal", concurrency_id="ask")
    clear.click(lambda: ("", ""), None, [text, result], api_visibility="private", show_progress="hidden")
