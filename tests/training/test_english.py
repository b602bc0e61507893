"""The English word list: dictionary before synonyms, nothing made of function words, the shipped file as made."""

import gzip
from pathlib import Path

import rag.training.english as making


def test_entries_lose_their_little_words_and_what_says_nothing():
    made = making.entries("to Moor\taanmeren\nthe buoy\tboei\nthe buoy\tdrijver\nof the\tvan de\nmoor\twel")
    assert made["moor"] == ["aanmeren"]
    assert made["buoy"][:2] == ["boei", "drijver"]
    assert "of the" not in made


def test_the_shipped_list_is_the_one_that_is_made():
    package = Path(making.__file__).resolve().parent.parent
    made = making.entries((package / "training" / "data" / "dictionary.tsv").read_text("utf-8"))
    shipped = gzip.decompress((package / "language" / "english.tsv.gz").read_bytes()).decode()
    assert shipped == "\n".join(f"{key}\t{'|'.join(ways)}" for key, ways in made.items())
