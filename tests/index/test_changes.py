from dataclasses import replace

from rag.datatypes import Paragraph, ParagraphKind, Source
from rag.index.changes import Change, _renumbered, pair_paragraphs, renames
from rag.reading.identity import digest


def paragraph(text, heading=("Kern",), document="d"):
    return Paragraph(
        f"{document}:{digest(text)}:1",
        document,
        ParagraphKind.PARAGRAPH,
        heading,
        1,
        None,
        None,
        None,
        text,
        (),
        digest(text),
    )


A, B, C = map(paragraph, ("De boot vaart elke dag.", "Er zijn 40 plaatsen aan boord.", "De kade wordt verlengd."))


def found(old, new):
    return [(one.what, one.old, one.new) for one in pair_paragraphs(old, new)]


def test_a_text_in_the_place_of_a_like_one_has_changed():
    other = paragraph("Er zijn 50 plaatsen aan boord.")
    assert found((A, B, C), (A, other, C)) == [(Change.CHANGED, B, other)]


def test_a_quite_other_text_is_gone_and_new():
    other = paragraph("Hierover beslist het waterschap volgend jaar pas.")
    assert found((A, B), (A, other)) == [(Change.REMOVED, B, None), (Change.ADDED, None, other)]


def test_another_place_or_heading_is_moved():
    assert found((A, B, C), (B, C, A)) == [(Change.MOVED, A, A)]
    under = replace(A, heading_path=("Vervolg",))
    assert found((A,), (under,)) == [(Change.MOVED, A, under)]


def source(id_, sha):
    return Source(id_, id_, None, None, None, (), f"{id_}.txt", sha)


def test_the_same_file_or_nearly_the_same_text_under_another_id_is_renamed():
    assert renames({"a": source("a", "1")}, {"b": source("b", "1")}, {}, {}) == {"a": "b"}
    five = [paragraph(f"Zin nummer {n} van het stuk.") for n in range(5)]
    amended = [*five[:4], paragraph("Iets anders.")]
    assert renames({"a": source("a", "1")}, {"b": source("b", "2")}, {"a": five}, {"b": amended}) == {"a": "b"}
    assert renames({"a": source("a", "1")}, {"b": source("b", "2")}, {"a": five}, {"b": five[:2]}) == {}


def test_a_paragraph_put_before_others_renumbers_them_and_repeated_texts_do_not_count():
    first, second = (replace(A, number=1), replace(A, number=2))
    assert _renumbered((first, second), (first, second)) == 0
    assert _renumbered((replace(B, number=1),), (first, replace(B, number=2))) == 1
