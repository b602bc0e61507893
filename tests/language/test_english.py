"""English words in Dutch: base forms, longest entries first, words without content passed over."""

import gzip
from pathlib import Path

import pytest

import rag.language
from rag.language.english import base_forms, rendered, renderings


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("bridges", "bridge"), ("policies", "policy"), ("boxes", "box"), ("planned", "plan"), ("planning", "plan"),
        ("raised", "raise"), ("raising", "raise"), ("carried", "carry"), ("children", "child"), ("built", "build"),
        ("mayor's", "mayor"),
    ],
)  # fmt: skip
def test_a_form_is_looked_up_by_its_base(word, base):
    assert base in base_forms(word)


def test_a_word_that_only_looks_like_a_form_keeps_itself_first():
    assert base_forms("glass")[0] == "glass"
    assert "glas" not in base_forms("glass")


def test_renderings_come_from_the_base_form():
    assert "boerderij" in renderings(["farms"])
    assert renderings(["zzyzx"]) == ()


def test_an_entry_of_several_words_goes_before_its_words():
    found = list(rendered("Which limitation period holds for the farms?"))
    assert next(one.dutch[0] for one in found if one.dutch) == "verjaringstermijn"
    assert (found[0].start, found[0].end) == (6, 23)


def test_function_words_say_nothing_and_unknown_words_stay():
    text = "What is there for the people of Quillarbee?"
    found = [text[one.start : one.end] for one in rendered(text)]
    assert found == ["people", "Quillarbee"]


def test_the_list_has_one_line_per_entry():
    data = gzip.decompress((Path(rag.language.__file__).parent / "english.tsv.gz").read_bytes()).decode()
    entries = [line.split("\t") for line in data.splitlines()]
    assert all(len(entry) == 2 and all(entry) for entry in entries)
    assert len({entry[0] for entry in entries}) == len(entries) > 7000
    assert f"{len(entries):,}" in (Path(rag.language.__file__).parent / "README.md").read_text("utf-8")
