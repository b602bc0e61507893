"""Our own HTML in the page, without the style and script that Gradio adds to it."""

from __future__ import annotations

import gradio as gr


def html_block(value: str, elem_id: str | None = None) -> gr.HTML:
    """A block of HTML that is already escaped."""
    return gr.HTML(value, elem_id=elem_id, js_on_load=None, apply_default_css=False)
