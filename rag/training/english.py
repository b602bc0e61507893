"""Write the English-Dutch word list of search: ``python -m rag.training.english``.

It holds the dictionary of ``data/dictionary.tsv`` and the English words of ``language/synonyms.tsv.gz``, with infinitives
without “to” and without what is only made of function words.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from pathlib import Path

from rag.language.english import FUNCTION_WORDS
from rag.language.synonyms import lines
from rag.language.tokens import STOPWORDS, fold, words

_PACKAGE = Path(__file__).resolve().parent.parent
_MOST = 6  # renderings of an entry
_FIRST, _WAYS, _WORDS = 2, 3, 2  # of a thing the English words and the Dutch ways that count, and words of a way
_LITTLE = re.compile(r"^(?:to|the|an?) (?=\S)")


def entries(dictionary: str) -> dict[str, list[str]]:
    """English entries with their Dutch, the dictionary's before those of the synonyms."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for line in dictionary.splitlines():
        left, dutch = line.casefold().split("\t")
        found[_LITTLE.sub("", left).replace("’", "'")][dutch] = None
    for formal, everyday, english, *_ in lines():
        ways = [way.casefold() for way in (*formal, *everyday) if len(way.split()) <= _WORDS]
        for one in english[:_FIRST]:
            found[one.casefold()].update(dict.fromkeys(ways[:_WAYS]))
    return {key: list(ways)[:_MOST] for key, ways in sorted(found.items()) if _says(key, ways)}


def _says(english: str, dutch: dict[str, None]) -> bool:
    """Whether an entry has a content word on both sides."""
    for way in [way for way in dutch if all(word in STOPWORDS for word in words(fold(way)))]:
        del dutch[way]
    return bool(dutch) and any(word not in FUNCTION_WORDS for word in english.split())


def main() -> int:
    """Write ``rag/language/english.tsv.gz``, the same bytes for the same words."""
    made = entries((_PACKAGE / "training" / "data" / "dictionary.tsv").read_text("utf-8"))
    text = "\n".join(f"{english}\t{'|'.join(dutch)}" for english, dutch in made.items())
    target = _PACKAGE / "language" / "english.tsv.gz"
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{target.name}: {len(made)} entries, {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
