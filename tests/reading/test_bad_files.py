"""Files that cannot be read each give one clear sentence with the name of the file and what to do."""

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from rag.datatypes import Source
from rag.errors import UnreadableError
from rag.reading import pdf
from rag.reading.document import read_document
from tests.reading.pdfs import Setter, read, texts, write_pdf

SENTENCE = "De raad stelt de begroting voor het komende jaar vast."


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "goed.pdf", lambda canvas: Setter(canvas, 60, 700).line(SENTENCE))


def why(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_document(Source("x", "x", None, None, None, (), path.name, ""), path)
    message = str(caught.value)
    assert message.startswith(f"{path.name}: ")
    assert "\n" not in message
    assert "; " in message or message.endswith("first"), "says what to do"
    return message


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_broken(tmp_path: Path) -> None:
    assert "damaged" in why(written(tmp_path / "a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_truncated(tmp_path: Path, sound: Path, share: float) -> None:
    data = sound.read_bytes()
    path = written(tmp_path / "b.pdf", data[: int(share * len(data))])
    try:
        document = read(path)  # a reader may rebuild what is whole
    except UnreadableError as error:
        assert str(error).startswith("b.pdf: ")
    else:
        assert texts(document) == [SENTENCE]


def locked(path: Path, sound: Path, user: str) -> Path:
    writer = PdfWriter(clone_from=PdfReader(sound))
    writer.encrypt(user_password=user, owner_password="eigenaar", algorithm="AES-256")
    writer.write(path)
    return path


def test_locked_with_a_password(tmp_path: Path, sound: Path) -> None:
    assert "password" in why(locked(tmp_path / "c.pdf", sound, "geheim"))


def test_locked_for_the_owner_only_is_read(tmp_path: Path, sound: Path) -> None:
    assert texts(read(locked(tmp_path / "d.pdf", sound, ""))) == [SENTENCE]


def test_scanned(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "e.pdf", lambda canvas: canvas.rect(10, 10, 500, 700, fill=1))
    assert "OCR" in why(path)


def test_only_annotations(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    writer.add_annotation(0, FreeText(text="Opmerking", rect=(50, 50, 200, 100)))
    writer.write(tmp_path / "f.pdf")
    assert "annotations" in why(tmp_path / "f.pdf")


def test_only_attachments(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    writer.add_attachment("brief.txt", b"tekst")
    writer.write(tmp_path / "g.pdf")
    assert "attach" in why(tmp_path / "g.pdf")


def test_empty(tmp_path: Path) -> None:
    assert "empty" in why(written(tmp_path / "h.pdf", b""))
    assert "empty" in why(written(tmp_path / "h.txt", b" \n"))


def test_misnamed(tmp_path: Path, sound: Path) -> None:
    assert ".pdf" in why(written(tmp_path / "i.txt", sound.read_bytes()))
    assert "plain text" in why(written(tmp_path / "i.pdf", b"Gewone tekst in een bestand met de verkeerde naam."))
    assert "web page" in why(written(tmp_path / "i2.pdf", b"<!DOCTYPE html><html><body>tekst</body></html>"))


def test_word_documents(tmp_path: Path) -> None:
    for name in ("j.docx", "j.pdf"):
        with zipfile.ZipFile(tmp_path / name, "w") as file:
            file.writestr("word/document.xml", "<w:document/>")
    assert "save it as PDF" in why(tmp_path / "j.docx")
    assert "Word" in why(tmp_path / "j.pdf")


def test_binary_with_the_name_of_text(tmp_path: Path) -> None:
    assert "not text" in why(written(tmp_path / "k.txt", b"\0\1\2\3" * 100))


def test_too_many_pages_or_bytes(tmp_path: Path, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 0)
    assert "1 pages, more than the limit" in why(sound)
    monkeypatch.setattr(pdf, "MAX_BYTES", 100)
    assert "more than the limit" in why(sound)
