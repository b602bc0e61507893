"""Nothing under rag/ knows a name or a figure of the collection that is shipped: the mechanism is general.

Names are the words of the corpus that stand capitalised inside a sentence and are no Dutch words. Figures are its
numbers of three or more significant digits. Learned weights and word lists are left out: what is in them came from
their training data, which their cards name. Examples in docstrings count: they shape what the code was tried on.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SUFFIXES = {".py", ".toml", ".json", ".css", ".js", ".html", ".svg", ".txt", ".md"}
# Capitalised in the corpus, and yet no fact of it. Whatever else is found is a fault.
ALLOWED = {
    "vocabulary of every Dutch government document": "Kamer Kamerstuk Kamerstukken Kamerbrief Minister Ministerie "
    "Ministers Staten Staten-Generaal Tweede Haag Zaken Samenvatting Verenigde Unie",
    "the country, the union and their languages": "Nederland Nederlandse België Europees Europese Europe European",
    "provinces and points of the compass, which tell how a hyphen is read": "Noord Zuid Zuidoost Brabant Holland "
    "Noord-Brabant Zuid-Holland",
    "English words of our own names and docstrings": "Engine Report Ranking Project Program Research Interest House "
    "High Gate Deal Systems Next Common Summary Critical Important Capital Safety Fund Trade Generation Development",
}
_NAME = re.compile(r"(?<=[a-zé,;] )[A-Z][\w’'&-]{3,}")
_LOWER = re.compile(r"(?<!\w)[a-zà-ÿ][\w-]+")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?!\w)")
_BARE = 4  # digits up to which a number without separators is in any program (1024, 201)


@cache
def dutch_words() -> frozenset[str]:
    with gzip.open(PROJECT / "rag" / "language" / "words.txt.gz", "rt", encoding="utf-8") as lines:
        return frozenset(line.strip().casefold() for line in lines)


def corpus_text() -> str:
    texts = [path.read_text("utf-8") for path in sorted((PROJECT / "corpus").glob("*.txt"))]
    return " ".join(" ".join(texts).split())


def names(text: str) -> set[str]:
    """Capitalised words inside sentences, of four letters or more, that are no Dutch word.

    A word is no Dutch word if the list does not know it, or if the text itself never writes it without the capital: the
    list knows "eindhoven", too.
    """
    allowed = {word for words in ALLOWED.values() for word in words.split()}
    found = {re.sub(r"['’]s$", "", match.group()).rstrip("-'’&0123456789") for match in _NAME.finditer(text)}
    lower = set(_LOWER.findall(text))
    return {one for one in found - allowed if len(one) > 3 and not _is_dutch(one, lower)}


def _is_dutch(word: str, lower: set[str]) -> bool:
    first, _, last = word.rpartition("-")
    if first.isupper() and last.islower() and last in dutch_words():  # "R&D-uitgaven"
        return True
    return word.casefold() in dutch_words() and word.casefold() in lower


def figures(text: str) -> set[str]:
    """Numbers with three or more significant digits, as written; no years, and no short ones without separators."""
    long = {one for one in _NUMBER.findall(text) if significant(one) >= 3}
    return {one for one in long if not (one.isdigit() and len(one) <= _BARE)}


def significant(number: str) -> int:
    """Digits of a number without leading and trailing zeros.

    >>> significant("72.000"), significant("1.148"), significant("0,25")
    (2, 4, 2)
    """
    return len(re.sub(r"\D", "", number).strip("0"))


def product_files() -> list[Path]:
    files = [path for path in sorted((PROJECT / "rag").rglob("*")) if path.suffix in SUFFIXES and path.is_file()]
    return [path for path in files if "models" not in path.relative_to(PROJECT).parts]


def mentioned(known: Iterable[str], text: str) -> set[str]:
    """Which of the known strings stand in a text as whole words; names as written, since "next" is no fact."""
    return {one for one in known if re.search(rf"(?<![\w.,-]){re.escape(one)}(?![\w-]|[.,]\d)", text)}


@cache
def facts() -> frozenset[str]:
    text = corpus_text()
    return frozenset(names(text) | figures(text))


@pytest.mark.parametrize("path", product_files(), ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_name_and_no_figure_of_the_corpus_is_in_the_product(path: Path) -> None:
    assert mentioned(facts(), path.read_text("utf-8")) == set()


def test_names_and_figures_are_derived_and_found() -> None:
    text = (
        "De raad. Volgens Havenbedrijf Veldsum kost dit 48,75 miljoen in 2031, en 1024 keer. R&D-uitgaven volgens ons."
    )
    assert "Veldsum" in names(text) and "Volgens" not in names(text)
    assert figures(text) == {"48,75"}
    assert mentioned({"Veldsum", "48,75"}, 'NAME = "Veldsum"  # 48,75.') == {"Veldsum", "48,75"}
    assert mentioned({"Veldsum", "48,75"}, "Veldsumse 48,751 148,75") == set()


def test_the_corpus_gives_enough_to_look_for() -> None:
    assert len(names(corpus_text())) > 100 and len(figures(corpus_text())) > 10
