"""The tab Cijfers: the figures of the documents, filtered; the disagreements. Wiring only."""

from __future__ import annotations

from urllib.parse import urlencode

import gradio as gr

from rag.datatypes import FigureKind
from rag.ui.block import html_block
from rag.ui.render.answer import disagreement_html
from rag.ui.render.figures import SORTS, Wanted, selected, table_html
from rag.ui.render.text import KINDS, counted
from rag.ui.services import Services


def figures_html(
    services: Services, words: str = "", kind: str = "", document: str = "", sort: str = "document"
) -> str:
    """The table under the filters."""
    wanted = Wanted(words.strip()[:200], kind, document, sort)
    sources = services.documents()
    query = urlencode({"words": wanted.words, "kind": wanted.kind, "document": wanted.document, "sort": wanted.sort})
    limit = services.engine.index.settings.ui.figures_per_page
    return table_html(selected(services.figures(), wanted, sources), sources, limit, query)


def disagreements_html(services: Services) -> str:
    """What sources state differently, side by side."""
    found = services.disagreements()
    if not found:
        return '<p class="vb-melding">Er zijn geen verschillen tussen de bronnen gevonden.</p>'
    blocks = "".join(disagreement_html(one, services.documents()) for one in found)
    return f"<p>{counted(len(found), 'onderwerp', 'onderwerpen')} waarover bronnen iets anders zeggen.</p>{blocks}"


def build_figures(services: Services, page: gr.Blocks) -> None:
    """Lay out the tab and wire it."""
    html_block(
        '<div class="vb-inleiding"><h2>Alle cijfers uit de documenten</h2><p>Zoek en kies. Elk cijfer verwijst '
        "naar de alinea "
        "waar het staat.</p></div>"
    )
    kinds = [("alle soorten", ""), *((KINDS[kind], kind.value) for kind in FigureKind)]
    documents = [("alle documenten", ""), *((one.title, one.id) for one in services.documents().values())]
    orders = [(label, key) for key, label in SORTS.items()]
    with gr.Row(elem_id="vb-cijferfilters"):
        words = gr.Textbox(
            label="Zoek", placeholder="bijvoorbeeld een onderwerp", elem_id="vb-zoek", max_length=200, min_width=200
        )
        kind = gr.Dropdown(kinds, value="", label="Soort", filterable=False, min_width=160, elem_id="vb-soort")
        document = gr.Dropdown(documents, value="", label="Document", filterable=False, min_width=200)
        sort = gr.Dropdown(orders, value="document", label="Volgorde", filterable=False, min_width=200)
    table = html_block(figures_html(services), elem_id="vb-cijfers")
    filters = [words, kind, document, sort]

    def show(*values: str) -> str:
        return figures_html(services, *values)

    for event in (words.submit, words.change, kind.change, document.change, sort.change):
        event(show, filters, table, api_visibility="private", show_progress="hidden", trigger_mode="always_last")
    with gr.Accordion("Verschillen tussen bronnen", open=False, elem_id="vb-verschillen"):
        differences = html_block('<p class="vb-klein">De bronnen worden vergeleken …</p>')
    page.load(lambda: disagreements_html(services), None, differences, api_visibility="private", show_progress="hidden")
