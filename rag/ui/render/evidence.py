"""The evidence file of a checked text: one HTML file, readable without a network, that shows what was compared."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from rag.answering.checking import Checked
from rag.datatypes import ClaimCheck, Source
from rag.ui.render.check import claim_html, marked_text, summary_html
from rag.ui.render.document import facts_html
from rag.ui.render.sources import where_html
from rag.ui.render.text import esc, moment, paragraph_html


def evidence_file(checked: Checked, sources: Mapping[str, Source], version: str, created: str) -> str:
    """A complete HTML document without script or outside files; ``created`` is an ISO moment."""
    style = resources.files("rag.ui").joinpath("evidence.css").read_text("utf-8")
    claims = "".join(_claim(one, place, checked.text, sources) for place, one in enumerate(checked.checks, start=1))
    cited = dict.fromkeys(one.paragraph.source_id for claim in checked.checks for one in claim.citations)
    documents = "".join(
        f"<section><h3>{esc(sources[one].title)}</h3>{facts_html(sources[one])}</section>" for one in cited
    )
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Bewijsbestand Vraagbaak</title><style>{style}</style></head><body><main>"
        "<h1>Bewijsbestand</h1>"
        f"<p>Gemaakt door Vraagbaak op {esc(moment(created))}, indexversie {esc(version)}.</p>"
        f'<h2>De tekst</h2>{summary_html(checked)}<div class="vb-getoetst">{marked_text(checked, link=False)}</div>'
        f'<h2>Cijfer voor cijfer</h2><ol class="vb-claims">{claims}</ol>'
        f"<h2>De documenten</h2>{documents or '<p>Geen.</p>'}"
        "<h2>Hoe u dit leest</h2><p>“Klopt”: een bron noemt dit cijfer met dezelfde waarde, eenheid, nauwkeurigheid en "
        "periode over dit onderwerp. “Wijkt af”: een bron noemt over dit onderwerp iets anders. “Niet in de bronnen”: "
        "geen van de geladen documenten zegt hier iets over; dat maakt het cijfer niet onjuist. De vingerafdruk "
        "(sha256) "
        "van een document laat u nagaan of u hetzelfde bestand hebt.</p></main></body></html>"
    )


def _claim(claim: ClaimCheck, place: int, text: str, sources: Mapping[str, Source]) -> str:
    found = "".join(
        f"<section><h4>{esc(sources[one.paragraph.source_id].title)}</h4>"
        f"{where_html(one.paragraph, sources[one.paragraph.source_id])}"
        f"<p>Citaat: “{esc(one.quote)}”</p>"
        f"<blockquote>{paragraph_html(one.paragraph, ((one.start, one.end),))}</blockquote>"
        f"<p>Alinea-id: <code>{esc(one.paragraph.id)}</code></p></section>"
        for one in claim.citations
    )
    return claim_html(claim, place, text, sources).removesuffix("</li>") + f"{found}</li>"
