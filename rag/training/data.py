"""Reading the training data folder, and keeping test text out of training.

Every reader takes the data folder. Files are described in that folder's own README.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

NEEDED = (
    "mono.txt.gz",
    "mono_sources.tsv",
    "qa_pairs.jsonl.gz",
    "weak_pairs_law_headings.jsonl.gz",
    "para_en_nl.tsv.gz",
    "sts_nl.tsv.gz",
    "syn.tsv.gz",
    "lexicon.jsonl",
    "passages_a.jsonl",
    "documents_x.jsonl",
)
QUESTION_KINDS = ("near", "everyday", "short", "english")
LAW_SOURCES = frozenset({"laws", "be_laws_nl"})
# Parallel text that is kept for testing, and text whose licence does not suit shipped weights.
PARALLEL_EXCLUDED = ("NTREX", "Tatoeba", "SICK", "freedict", "alaveteli")
MONO_EXCLUDED = frozenset({"woogle", "bron_chat", "gpt_nl", "ll_hugo"})
OWN = Path(__file__).with_name("data")  # what was written for this project and ships with it
_WORD = re.compile(r"\w+")
_SHINGLE = 10

Row = dict[str, Any]


class MissingDataError(Exception):
    """The data folder, or a file the command needs from it, is absent."""


def require(data: Path) -> None:
    """Raise one clear line when ``data`` is not a usable training data folder."""
    if not data.is_dir():
        raise MissingDataError(
            f"Training data not found: {data} is not a folder. Training and its evaluation "
            "need it; running the product does not."
        )
    absent = [name for name in NEEDED if not (data / name).is_file()]
    if absent:
        raise MissingDataError(f"Training data incomplete: {data} lacks {', '.join(absent)}.")


def _open(path: Path) -> Any:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def read_jsonl(path: Path) -> list[Row]:
    """All rows of a (gzipped) JSON-lines file."""
    with _open(path) as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_tsv(path: Path) -> list[dict[str, str]]:
    """All rows of a (gzipped) tab-separated file with a header line; no quoting."""
    with _open(path) as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _files(data: Path, pattern: str) -> list[Path]:
    """Files of the data folder and of the project's own; by name, each name once."""
    found = {path.name: path for folder in (OWN, data) for path in folder.glob(pattern)}
    return [found[name] for name in sorted(found)]


def _pairs(name: str) -> list[tuple[str, str]]:
    """Lines of two columns of a file of the project's own; none where it is absent."""
    path = OWN / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip()]
    return [(row[0], row[1]) for row in rows]


def is_held_out(row_id: str) -> bool:
    """Every tenth written passage (A010, B320, ...) is kept for development."""
    return int(re.sub(r"\D", "", row_id)) % 10 == 0


def passages(data: Path, left_out: Sequence[str] = ()) -> list[Row]:
    """The written passages of all files but those ``left_out``, in order of file and line."""
    rows: list[Row] = []
    for path in _files(data, "passages_*.jsonl"):
        if path.name not in left_out:
            rows += read_jsonl(path)
    return rows


def training_passages(data: Path, left_out: Sequence[str] = ()) -> list[Row]:
    """The written passages that may be trained on, without those of the files ``left_out``."""
    return [row for row in passages(data, left_out) if not is_held_out(row["id"])]


def documents(data: Path) -> list[list[Row]]:
    """Whole written documents, one list a file; for measuring only."""
    return [read_jsonl(path) for path in document_files(data)]


def document_files(data: Path) -> list[Path]:
    """The files of whole written documents."""
    return _files(data, "documents_*.jsonl")


def questions_answers(data: Path) -> list[Row]:
    """Real question-answer pairs with their split."""
    return read_jsonl(data / "qa_pairs.jsonl.gz")


def is_belgian(row: Row) -> bool:
    """Belgian federal parliamentary question: long, with a title of its own."""
    return str(row["source"]).startswith("dekamer")


def query_of(row: Row) -> str:
    """The text that serves as query: the title of a Belgian question, else the question."""
    return str(row["title"]) if is_belgian(row) and row.get("title") else str(row["question"])


def parallel(data: Path) -> list[tuple[str, str, bool]]:
    """English-Dutch pairs that may be trained on: (english, dutch, is a dictionary entry).

    What also stands in SICK, Tatoeba or NTREX, the test sets, is left out.
    """
    rows = read_tsv(data / "para_en_nl.tsv.gz")
    tested = _tested(data, rows)
    given = [(row["en"], row["nl"], False) for row in rows if not row["source"].startswith(PARALLEL_EXCLUDED)]
    given += [(english, dutch, False) for english, dutch in _pairs("sentences.tsv")]
    given += [(english, dutch, True) for english, dutch in _pairs("dictionary.tsv")]
    return [one for one in given if one[0] and one[1] and not {_folded(one[0]), _folded(one[1])} & tested]


def untested(data: Path, texts: Sequence[str]) -> set[str]:
    """Those of the texts that stand in none of the test sets of sentences (SICK, Tatoeba, NTREX)."""
    tested = _tested(data, read_tsv(data / "para_en_nl.tsv.gz"))
    return {text for text in texts if _folded(text) not in tested}


def _tested(data: Path, parallel_rows: list[dict[str, str]]) -> set[str]:
    kept = [row for row in parallel_rows if row["source"].startswith(("NTREX", "Tatoeba"))]
    return _sick_sentences(data, parallel_rows) | {_folded(row[key]) for row in kept for key in ("en", "nl")}


def everyday(_: Path) -> list[tuple[str, str]]:
    """Everyday phrases with the formal ones that mean the same; written for this project."""
    return _pairs("everyday_pairs.tsv")


def similar(data: Path) -> list[tuple[str, str, float]]:
    """Dutch sentences with how alike people judged them (0 to 5); no test split, nothing of SICK."""
    rows = read_tsv(data / "sts_nl.tsv.gz")
    tested = _sick_sentences(data, [])
    return [
        (row["sentence1"], row["sentence2"], float(row["score_0_5"]))
        for row in rows
        if row["source"].startswith("STSb") and row["split"] != "test"
        if not {_folded(row["sentence1"]), _folded(row["sentence2"])} & tested
    ]


def alike(data: Path) -> list[tuple[str, str]]:
    """Those judged to mean nearly the same (4 of 5 or more)."""
    return [(left, right) for left, right, score in similar(data) if score >= 4.0]


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _sick_sentences(data: Path, parallel_rows: list[dict[str, str]]) -> set[str]:
    """Folded sentences of the similarity test set, in Dutch and, where given, in English."""
    path = data / "sts_nl.tsv.gz"
    dutch = [row for row in read_tsv(path) if row["source"].startswith("SICK")] if path.is_file() else []
    found = {_folded(row[key]) for row in dutch for key in ("sentence1", "sentence2")}
    english = [row for row in parallel_rows if row["source"].startswith("SICK")]
    return found | {_folded(row[key]) for row in english for key in ("en", "nl")}


def tatoeba(data: Path) -> list[tuple[str, str]]:
    """English-Dutch test sentences."""
    rows = read_tsv(data / "para_en_nl.tsv.gz")
    return [(row["en"], row["nl"]) for row in rows if row["source"].startswith("Tatoeba")]


def sick_test(data: Path) -> list[tuple[str, str, float]]:
    """SICK-NL test pairs with their similarity; for measuring only."""
    rows = read_tsv(data / "sts_nl.tsv.gz")
    return [
        (row["sentence1"], row["sentence2"], float(row["score_0_5"]))
        for row in rows
        if row["source"] == "SICK-NL" and row["split"] == "test"
    ]


def shingles(text: str) -> set[int]:
    """Hashes of the runs of ten words in a text; a shorter text gives none."""
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[start : start + _SHINGLE])) for start in range(len(words) - _SHINGLE + 1)}


class TestTextGuard:
    """Recognises training lines that share a run of ten words with a test text."""

    __test__ = False  # not a test class for pytest

    def __init__(self, data: Path) -> None:
        self._seen: set[int] = set()
        for row in questions_answers(data):
            if row["split"] == "test":
                self._seen |= shingles(row["question"]) | shingles(row["positive"])

    def allows(self, text: str) -> bool:
        """Whether ``text`` shares no run of ten words with a test question or answer."""
        return self._seen.isdisjoint(shingles(text))


def mono(data: Path) -> Iterator[tuple[str, str]]:
    """Paragraphs with the name of their source, those of unfit licence left out.

    The file keeps the order of its table.
    """
    with (data / "mono.txt.gz").open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for row in read_tsv(data / "mono_sources.tsv"):
            for _ in range(int(row["lines"])):
                line = lines.readline()
                if not line:
                    return
                if row["source"] not in MONO_EXCLUDED:
                    yield row["source"], line.strip()
