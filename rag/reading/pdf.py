"""PDF to printed lines, by pypdf: the file is opened here, and refused here with one clear sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, PyPdfError

from rag.errors import UnreadableError
from rag.reading.glyphs import Drawn
from rag.reading.layout import printed_lines
from rag.reading.lines import Drawer, Line
from rag.reading.pages import read_page

MAX_PAGES = 2_000  # at some 0.05 s a page two minutes of reading; the longest Dutch budget papers have some 600 pages
MAX_BYTES = 100_000_000  # parsed in memory at several times its size; larger files are scans or drawings, not text
_HEADER = b"%PDF-"  # ISO 32000-1, 7.5.2; readers accept it within the first 1,024 bytes


def pdf_lines(path: Path, drawer: Drawer) -> tuple[list[Line], dict[int, int]]:
    """The lines of a PDF in reading order, and the printed numbers of its pages by index from 0.

    UnreadableError says in one sentence what is wrong with the file and what to do.
    """
    _look(path)
    with _named(path):
        reader = _open(path)
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise UnreadableError(
                f"{path.name}: {count} pages, more than the limit of {MAX_PAGES}; split it into parts"
            )
        if count == 0:
            raise UnreadableError(f"{path.name}: the PDF has no pages; save it anew from its source")
        drawn = [_draw(reader, index, drawer) for index in range(count)]
    if not any(page.runs for page in drawn):
        raise UnreadableError(f"{path.name}: {_why_empty(reader)}")
    return printed_lines(drawn, drawer)


def _look(path: Path) -> None:
    """What can be said of a file without parsing it."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableError(f"{path.name}: the file is empty; fetch or save it again")
    if size > MAX_BYTES:
        raise UnreadableError(
            f"{path.name}: {size // 1_000_000} MB, more than the limit of {MAX_BYTES // 1_000_000} MB; split it"
        )
    with path.open("rb") as file:
        start = file.read(1024)
    if _HEADER not in start:
        raise UnreadableError(f"{path.name}: not a PDF but {_kind(start)}; give the file the extension of what it is")


def _kind(start: bytes) -> str:
    if start.startswith(b"PK\x03\x04"):
        return "a Word, Excel or zip file"
    if start.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return "an old Word or RTF file"
    if start.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        return "a web page"
    return "another kind of file" if b"\0" in start else "plain text"


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Whatever goes wrong while parsing becomes one sentence with the name of the file."""
    try:
        yield
    except UnreadableError:
        raise
    except FileNotDecryptedError as error:
        raise UnreadableError(f"{path.name}: the PDF is locked with a password; save a copy without one") from error
    except MemoryError as error:
        raise UnreadableError(f"{path.name}: the PDF needs more memory than there is; split it into parts") from error
    except (
        PyPdfError,
        OSError,
        ValueError,
        ArithmeticError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
        AssertionError,
    ) as error:
        raise UnreadableError(
            f"{path.name}: the PDF is damaged or cut short ({_short(error)}); fetch or save it again"
        ) from error


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__


def _open(path: Path) -> PdfReader:
    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(f"{path.name}: the PDF is locked with a password; save a copy without one")
    return reader


def _draw(reader: PdfReader, index: int, drawer: Drawer) -> Drawn:
    """One page; a page that cannot be read does not take the others down."""
    try:
        page = read_page(reader.pages[index])
    except (PyPdfError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError) as error:
        drawer.doubt(f"pagina {index + 1} is niet te lezen ({_short(error)})")
        return Drawn((), (), 595.0, 842.0)
    if not page.runs:
        drawer.doubt(f"geen tekstlaag op pagina {index + 1}")
    return page


def _why_empty(reader: PdfReader) -> str:
    """Why no page has text: attachments or annotations only, or a scan."""
    with_notes = any("/Annots" in page and page["/Annots"] for page in reader.pages)
    try:
        attached = bool(reader.attachments)
    except (PyPdfError, LookupError, TypeError, AttributeError):
        attached = False
    if attached:
        return "no text on any page, only attachments; save the attached files and add those"
    if with_notes and not any("/XObject" in (page.get("/Resources") or {}) for page in reader.pages):
        return "no text on any page, only annotations; print the PDF to a new one so that they become text"
    return "no text layer on any page (a scan?); run it through OCR first"
