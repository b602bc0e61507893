"""The words of a collection: slips, abbreviations both ways, and what a version keeps of them."""

import json

import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.errors import RagError
from rag.index.opened import open_index
from rag.index.vocabulary import Vocabulary, abbreviations_of
from tests.conftest import build_live

TEXTS = [
    "De Dienst Havens en Water (DHW) bedient de sluizen van Veldsum.",
    "De RES (Regionale Energiestrategie) van wethouder Adriaanssens noemt 12 ligplaatsen.",
]
PARAGRAPHS = [
    Paragraph(f"p{i}", "d", ParagraphKind.PARAGRAPH, (), i, None, None, None, text, (), str(i))
    for i, text in enumerate(TEXTS)
]


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary(TEXTS, abbreviations_of(PARAGRAPHS))


def test_slips_are_read_and_told(vocabulary):
    text, readings = vocabulary.corrected("hoeveel ligplatsen heeft Adriaansens in 20300")
    assert text == "hoeveel ligplaatsen heeft Adriaanssens in 20300"
    assert [(one.typed, one.read, one.why) for one in readings] == [
        ("ligplatsen", "ligplaatsen", "spelling"),
        ("Adriaansens", "Adriaanssens", "spelling"),
    ]


def test_a_right_question_stays_as_it_is(vocabulary):
    question = "Hoeveel bazen klussen er bij de DHW in Veldsum?"
    assert vocabulary.corrected(question) == (question, ())


def test_in_another_language_only_names_are_read(vocabulary):
    text, _ = vocabulary.corrected("how many ligplatsen does Adriaansens want", names_only=True)
    assert text == "how many ligplatsen does Adriaanssens want"


def test_abbreviations_both_ways(vocabulary):
    def forms(question):
        return [(one.typed, one.read) for one in vocabulary.written_forms(question)]

    assert forms("wat doet de dhw?") == [("dhw", "Dienst Havens en Water")]
    assert forms("wat doet de Dienst Havens en Water?") == [("dienst havens water", "DHW")]
    assert forms("wat doet de haven?") == []


def test_an_abbreviation_is_kept_with_its_place():
    one = abbreviations_of(PARAGRAPHS)[0]
    assert (one.short, one.paragraph_id, TEXTS[0][one.start : one.end]) == ("DHW", "p0", "Dienst Havens en Water (DHW)")


def test_a_version_keeps_what_its_sources_define(tiny_index):
    assert tiny_index.abbreviations == ()
    assert "abbreviations.jsonl" in tiny_index.version.files


def test_an_index_of_an_earlier_release_is_told_apart(tiny_settings):
    build_live(tiny_settings)
    (manifest,) = tiny_settings.index.glob("versions/*/manifest.json")
    data = json.loads(manifest.read_text("utf-8"))
    del data["files"]["abbreviations.jsonl"]
    manifest.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(RagError, match=r"rebuild with: python ingest\.py"):
        open_index(tiny_settings)
