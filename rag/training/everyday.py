"""What was written to teach the vectors the words that people say: texts with questions, scenes, a word list.

The files ship with the project (``data/``).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.training.data import OWN, Row, read_jsonl, untested

_WORD = re.compile(r"[a-z]{3,}")
_SAME, _NEAR, _FAR = 4.8, 3.4, 1.6  # as people judge other words for the same, one thing changed, another scene
_OFTEN = 3  # times that a word of the everyday questions must be asked to go before the list


@dataclass(frozen=True)
class Said:
    """A word that people say, what else it is called (by officials above all), and in English."""

    word: str
    others: tuple[str, ...]
    english: tuple[str, ...]


def texts() -> list[Row]:
    """One or two official sentences (``text``), three everyday questions that they answer and search words (``search``)."""
    return [row for path in sorted(OWN.glob("everyday_*.jsonl")) for row in read_jsonl(path)]


def scenes() -> list[Row]:
    """A sentence of daily life (``nl``), the same in other words (``same``), with a difference (``near``), and in English."""
    return [row for path in sorted(OWN.glob("scenes_*.jsonl")) for row in read_jsonl(path)]


def graded(data: Path) -> list[tuple[str, str, float]]:
    """Sentences of the scenes with how alike they are, on the scale of judged likeness (0 to 5); none of a test set."""
    rows = [
        (row["nl"], other, score)
        for row in scenes()
        for score, others in ((_SAME, row["same"]), (_NEAR, row["near"]), (_FAR, [row["far"]]))
        for other in others
    ]
    kept = untested(data, list({text for left, right, _ in rows for text in (left, right)}))
    return [row for row in rows if {row[0], row[1]} <= kept]


def said() -> list[Said]:
    """The list of words that people say."""
    path = OWN / "said.tsv"
    rows = [line.split("\t") for line in path.read_text("utf-8").split("\n") if line]
    return [Said(word, tuple(others.split("|")), tuple(english.split("|"))) for word, others, english in rows]


def words() -> Iterator[str]:
    """Words of everyday Dutch, lower case, without accents: those often asked, then a list by frequency (``everyday_words.txt``)."""
    asked = Counter(word for row in texts() for one in row["everyday"] for word in _WORD.findall(plain(one)))
    yield from (word for word, count in asked.most_common() if count >= _OFTEN)
    yield from (OWN / "everyday_words.txt").read_text("utf-8").split()


def digest() -> str:
    """Short mark of all that is written here, so that a stage made of other texts is not taken up again."""
    files = [*OWN.glob("everyday_*"), *OWN.glob("scenes_*.jsonl")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()[:8]


def plain(text: str) -> str:
    """Lower case, accents stripped, as the tokenizer does it."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in parts if unicodedata.category(sign) != "Mn")
