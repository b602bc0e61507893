"""Small PDFs for the tests, drawn with reportlab in other fonts, sizes and places than the second corpus."""

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4, A5
from reportlab.pdfgen.canvas import Canvas

from rag.datatypes import Paragraph, Source
from rag.reading.document import Document, read_document

Draw = Callable[[Canvas], None]


def write_pdf(path: Path, *pages: Draw, size: tuple[float, float] = A4) -> Path:
    """One page per drawing."""
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def read(path: Path) -> Document:
    return read_document(Source(path.stem, path.stem, None, None, None, (), path.name, ""), path)


def of_kind(document: Document, kind: str) -> list[Paragraph]:
    return [paragraph for paragraph in document.paragraphs if paragraph.kind.value == kind]


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


class Setter:
    """Sets lines one under the other."""

    def __init__(
        self, canvas: Canvas, x: float, y: float, font: str = "Times-Roman", size: float = 11.0, leading: float = 14.0
    ):
        self.canvas, self.x, self.y, self.font, self.size, self.leading = canvas, x, y, font, size, leading

    def line(
        self, text: str, dx: float = 0.0, font: str | None = None, size: float | None = None, down: float | None = None
    ) -> None:
        self.canvas.setFont(font or self.font, size or self.size)
        self.canvas.drawString(self.x + dx, self.y, text)
        self.y -= down or self.leading

    def white(self, points: float = 9.0) -> None:
        self.y -= points

    def paragraph(self, *lines: str) -> None:
        for text in lines:
            self.line(text)
        self.white()


A5_PAGE = A5
