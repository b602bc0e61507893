"""PDF to printed lines, by pypdf."""

from __future__ import annotations

from pathlib import Path

from rag.errors import UnreadableError
from rag.reading.lines import Drawer, Line


def pdf_lines(path: Path, drawer: Drawer) -> list[Line]:
    """The lines of a PDF, page by page. UnreadableError says in one sentence what is wrong with the file."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(f"{path.name}: the PDF is locked with a password; save a copy without one")
        pages = [page.extract_text() for page in reader.pages]
    except FileNotDecryptedError as error:
        raise UnreadableError(f"{path.name}: the PDF is locked with a password; save a copy without one") from error
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError(f"{path.name}: not a sound PDF ({error}); save it anew as PDF") from error
    lines: list[Line] = []
    for number, text in enumerate(pages):
        if not text.strip():
            drawer.doubt(f"geen tekstlaag op pagina {number + 1}")
        lines.extend(Line(line.strip(), number) for line in text.split("\n") if line.strip())
    if not lines:
        raise UnreadableError(f"{path.name}: no text layer on any page (a scan?); run it through OCR first")
    return lines
