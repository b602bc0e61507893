"""The tab Bronnen: the documents, each readable in full. The script of the page fetches the document that is chosen."""

from __future__ import annotations

from collections import Counter
from typing import Any

import gradio as gr

from rag.ui.block import html_block
from rag.ui.render.document import document_list
from rag.ui.services import Services


def sources_html(services: Services) -> str:
    """The list of documents beside an empty reader."""
    index = services.engine.index
    amounts = Counter(one.source_id for one in index.paragraphs)
    return (
        '<div class="vb-bronnen"><div class="vb-bronnenlijst"><h2>Documenten</h2>'
        f"{document_list(index.sources, amounts)}</div>"
        '<div id="vb-lezer" aria-live="off"><p class="vb-leeg">Kies een document om het in zijn geheel te '
        "lezen.</p></div></div>"
    )


def build_sources(services: Services, page: gr.Blocks) -> None:
    """Lay out the tab."""
    made_of = services.engine.index.version.id
    shown = html_block(sources_html(services), elem_id="vb-bronnen")

    def renew() -> Any:
        """The list again, only where another version has become live since."""
        return gr.skip() if services.engine.index.version.id == made_of else sources_html(services)

    page.load(renew, None, shown, api_visibility="private", show_progress="hidden")
