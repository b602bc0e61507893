"""Short documents of many shapes, each beside what is to be read of it (``*.units``, checked by hand)."""

from pathlib import Path

import pytest

from rag.reading.document import Document, read_document
from rag.reading.manifest import load_collection

FOLDER = Path(__file__).parent / "documents"
SOURCES = {source.path: source for source in load_collection(FOLDER).sources if not source.path.endswith(".units")}


def written(document: Document) -> list[str]:
    """The source on the first line, then one unit a line: kind, place, text, markers, lead-in."""
    source = document.source
    lines = [
        " | ".join(map(str, (source.title, source.kind, source.author, source.date, ", ".join(source.references))))
    ]
    for one in document.paragraphs:
        place = " > ".join(one.heading_path)
        speaker = f"{one.speaker.value} {one.qa_number}" if one.speaker else ""
        marks = " ".join(f"^{marker.label}@{marker.offset}" for marker in one.markers)
        parts = [one.kind.value, str(one.number or ""), speaker, place, one.text, marks, one.lead_in or ""]
        lines.append(" | ".join(parts))
    return lines


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_document_is_read_as_a_person_reads_it(name: str) -> None:
    path = FOLDER / name
    document = read_document(SOURCES[name], path)
    assert written(document) == path.with_suffix(".units").read_text("utf-8").splitlines()
    assert document.report.lost == ""
