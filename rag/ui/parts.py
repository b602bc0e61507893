"""Routes that give the page its parts and files: style, script, documents, plots, downloads, the evidence file."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from importlib import resources
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query
from fastapi.responses import FileResponse, HTMLResponse, Response

from rag.index.permalinks import dutch_trace
from rag.ui.pdf_pages import file_pages
from rag.ui.render.document import document_html
from rag.ui.render.evidence import evidence_file
from rag.ui.render.figures import COLUMNS, Wanted, figure_id, figures_csv, selected, table_rows
from rag.ui.render.plot import plot_html
from rag.ui.render.trace import gone_html, trace_html
from rag.ui.services import Services

_STATIC = {"page.css": "text/css", "page.js": "text/javascript"}
_MOST_PLOTTED = 50
_MEDIA = {".pdf": "application/pdf"}


def page_parts(services: Services) -> APIRouter:
    """Everything that the page fetches beside Gradio."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/vb/{name}")
    def static(name: str) -> Response:
        if name not in _STATIC:
            raise HTTPException(404, "Dit bestand is er niet.")
        return Response(_read(name), media_type=_STATIC[name], headers={"cache-control": "no-cache"})

    @routes.get("/favicon.ico")
    def favicon() -> Response:
        return Response(_read("favicon.svg"), media_type="image/svg+xml")

    _documents(routes, services)

    @routes.get("/bestand/{document}")
    def original(document: str) -> FileResponse:
        path = services.source_file(document)
        if path is None:
            raise HTTPException(404, "Het bestand is er niet meer, of het is veranderd na het inlezen.")
        media = _MEDIA.get(path.suffix.casefold(), "text/plain; charset=utf-8")
        return FileResponse(path, media_type=media, filename=path.name, content_disposition_type="inline")

    @routes.post("/controle/bewijs")
    def evidence(text: Annotated[str, Form()]) -> HTMLResponse:
        now = datetime.now(UTC)
        page = evidence_file(
            services.check(text),
            services.documents(),
            services.engine.index.version.id,
            now.isoformat(timespec="seconds"),
        )
        name = f"bewijs-vraagbaak-{now:%Y-%m-%d-%H%M}.html"
        return HTMLResponse(page, headers={"content-disposition": f'attachment; filename="{name}"'})

    _downloads(routes, services)
    return routes


def _documents(routes: APIRouter, services: Services) -> None:
    def whole(document: str, marked: str | None, above: str = "") -> HTMLResponse:
        source = services.documents().get(document)
        if source is None:
            raise HTTPException(404, "Dit document is er niet (meer).")
        paragraphs = services.paragraphs(document)
        pages = file_pages(services.source_file(document), paragraphs)
        return HTMLResponse(above + document_html(source, paragraphs, services.report(document), marked, pages))

    @routes.get("/deel/document/{document}")
    def document(document: str, bron: str | None = None) -> HTMLResponse:
        return whole(document, bron)

    @routes.get("/deel/alinea/{paragraph_id:path}")
    def paragraph(paragraph_id: str) -> HTMLResponse:
        found = services.trace(paragraph_id)
        if found.document is None:
            if found.old is None:
                raise HTTPException(404, dutch_trace(found))
            return HTMLResponse(gone_html(found))
        return whole(found.document, found.now.id if found.now else None, trace_html(found))

    @routes.get("/deel/grafiek")
    def plot(cijfer: Annotated[list[str], Query(max_length=_MOST_PLOTTED)]) -> HTMLResponse:
        wanted = set(cijfer)
        return HTMLResponse(plot_html([one for one in services.figures() if figure_id(one) in wanted]))


def _downloads(routes: APIRouter, services: Services) -> None:
    @routes.get("/cijfers.csv")
    def as_csv(words: str = "", kind: str = "", document: str = "", sort: str = "document") -> Response:
        found = selected(services.figures(), Wanted(words, kind, document, sort), services.documents())
        text = "\ufeff" + figures_csv(found, services.documents())
        return Response(text, media_type="text/csv; charset=utf-8", headers=_attachment("cijfers.csv"))

    @routes.get("/cijfers.xlsx")
    def as_xlsx(words: str = "", kind: str = "", document: str = "", sort: str = "document") -> Response:
        found = selected(services.figures(), Wanted(words, kind, document, sort), services.documents())
        media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return Response(
            workbook(table_rows(found, services.documents())), media_type=media, headers=_attachment("cijfers.xlsx")
        )


def workbook(rows: list[list[str | Decimal]]) -> bytes:
    """An XLSX file of the rows under the columns of the table; text is never read as a formula."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Cijfers")
    sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, Decimal):
                sheet.write_number(at, column, float(value))
            else:
                sheet.write_string(at, column, str(value))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    sheet.set_column(0, len(COLUMNS) - 1, 18)
    book.close()
    return out.getvalue()


def _attachment(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


def _read(name: str) -> bytes:
    return resources.files("rag.ui").joinpath(name).read_bytes()
