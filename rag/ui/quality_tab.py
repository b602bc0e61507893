"""The tab Kwaliteit."""

from __future__ import annotations

import gradio as gr

from rag.ui.block import html_block
from rag.ui.render.quality import quality_html
from rag.ui.services import Services


def build_quality(services: Services, page: gr.Blocks) -> None:
    """Lay out the tab; it is read anew for every visitor, because versions come and go."""
    shown = html_block(quality_html(services.quality()), elem_id="vb-kwaliteit")
    page.load(lambda: quality_html(services.quality()), None, shown, api_visibility="private", show_progress="hidden")
