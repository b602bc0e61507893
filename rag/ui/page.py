"""The page: a header and five tabs."""

from __future__ import annotations

import gradio as gr

from rag.ui.block import html_block
from rag.ui.chat import build_chat
from rag.ui.check_tab import build_check
from rag.ui.endpoints import add_endpoints
from rag.ui.examples import example_questions
from rag.ui.figures_tab import build_figures
from rag.ui.quality_tab import build_quality
from rag.ui.render.text import counted, esc
from rag.ui.services import Services
from rag.ui.sources_tab import build_sources

_LOGO = (
    '<svg class="vb-logo" viewBox="0 0 32 32" aria-hidden="true"><path d="M16 3 12.5 14h7z"/><path d="M11.6 '
    '16.5h8.8L22 29H10z"/>'
    '<path class="vb-licht" d="M10 7 2 4M10 10l-8 3M22 7l8-3M22 10l8 3"/></svg>'
)


def header_html(services: Services) -> str:
    """Name, corpus, and the switch between light and dark."""
    index = services.engine.index
    about = " · ".join(
        [
            *([esc(index.name)] if index.name else []),
            counted(len(index.sources), "document", "documenten"),
            counted(len(index.paragraphs), "alinea", "alinea’s"),
        ]
    )
    return (
        '<a class="vb-spring" href="#vb-vraag">Ga naar het vraagveld</a>'
        f'<header class="vb-kopregel"><div class="vb-merk">{_LOGO}<h1>Vraagbaak</h1><p>{about}</p></div>'
        '<button type="button" class="vb-knop" id="vb-thema" aria-pressed="false">Donker</button></header>'
        '<div id="vb-meld" role="status" aria-live="polite" class="vb-verborgen"></div>'
    )


def build_page(services: Services) -> gr.Blocks:
    """The page over some services."""
    settings = services.engine.index.settings
    page = gr.Blocks(title="Vraagbaak", analytics_enabled=False, fill_width=True)
    with page:
        add_endpoints(services)  # first, so that no event of a tab takes the name of an endpoint
        head = html_block(header_html(services), elem_id="vb-kop")
        _tabs(services, page)
        page.load(lambda: header_html(services), None, head, api_visibility="private", show_progress="hidden")
    page.queue(max_size=settings.access.queue, default_concurrency_limit=settings.access.concurrent, api_open=True)
    return page


def _tabs(services: Services, page: gr.Blocks) -> None:
    examples = example_questions(services, services.engine.index.settings.ui.examples)
    with gr.Tabs(elem_id="vb-tabs", selected="vraag", overflow_behavior="wrap"):
        with gr.Tab("Vraag", id="vraag"):
            build_chat(services, examples, page)
        with gr.Tab("Controleer", id="controleer"):
            build_check(services)
        with gr.Tab("Cijfers", id="cijfers"):
            build_figures(services, page)
        with gr.Tab("Bronnen", id="bronnen"):
            build_sources(services, page)
        with gr.Tab("Kwaliteit", id="kwaliteit"):
            build_quality(services, page)
