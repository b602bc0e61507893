"""Line-end hyphens, judged by the text they were made from: ``python -m evals.hyphens``.

The golden paragraphs of both corpora are set anew in narrow columns with Dutch hyphenation patterns (pyphen, which the
reader does not know), so that every line-end hyphen has a known truth: the printer put it there, or the word owns it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.reading.hyphens import join, own_words
from rag.reading.lines import Drawer

GOLDEN = (Path(__file__).with_name("golden") / "brainport", Path(__file__).with_name("second") / "golden")
WIDTHS = (28, 33, 38, 44, 52)
ASKED = 500


@dataclass(frozen=True)
class Case:
    """Two lines around a line-end hyphen, and what stands there in the text they were made from."""

    before: str
    after: str
    truth: str
    document: str


def main(argv: list[str] | None = None) -> int:
    """Print how many of the decisions are right, and the wrong ones. Exit 1 below 99 %."""
    parser = argparse.ArgumentParser(prog="python -m evals.hyphens", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=20261121)
    arguments = parser.parse_args(argv)
    cases, words = set_anew()
    drawn = random.Random(arguments.seed).sample(cases, min(ASKED, len(cases)))
    wrong = [case for case in drawn if not right(case, words[case.document])]
    kept = sum("-" in case.truth for case in drawn)
    print(f"{len(drawn)} of {len(cases)} line-end hyphens drawn, {kept} of which belong to the word")
    print(f"right: {len(drawn) - len(wrong)} ({(len(drawn) - len(wrong)) / len(drawn):.1%})")
    for case in wrong:
        print(f"  {case.document}: …{case.before[-25:]} | {case.after[:25]}…  should be {case.truth!r}")
    return 0 if len(wrong) <= 0.01 * len(drawn) else 1


def set_anew() -> tuple[list[Case], dict[str, Counter[str]]]:
    """Every line-end hyphen of every document at every width, and the words of each document as its lines have them."""
    import pyphen

    patterns = pyphen.Pyphen(lang="nl_NL")
    cases: list[Case] = []
    words: dict[str, Counter[str]] = {}
    for folder in GOLDEN:
        for path in sorted(folder.glob("*.jsonl")):
            texts = [json.loads(line)["text"] for line in path.read_text("utf-8").split("\n") if line.strip()]
            for width in WIDTHS:
                document = f"{path.stem}@{width}"
                lines: list[str] = []
                for text in texts:
                    made, own = _broken(text, width, patterns, document)
                    cases += made
                    lines += own
                words[document] = own_words(lines)
    return cases, words


def _broken(text: str, width: int, patterns: Any, document: str) -> tuple[list[Case], list[str]]:
    """A paragraph broken to lines of a width, as a printer does, with the truth of each hyphen at a line end."""
    lines = [""]
    cases = []
    for word in text.split():
        room = width - len(lines[-1]) - 1
        if len(word) <= room or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
            continue
        cut = next((c for c in _cuts(word, patterns) if c[0] <= room), None)
        if cut is None:
            lines.append(word)
            continue
        place, head = cut
        before, after = f"{lines[-1]} {head}", word[place:]
        lines[-1] = before
        lines.append(after)
        cases.append(Case(before, after, word, document))
    return cases, lines


def _cuts(word: str, patterns: Any) -> Iterator[tuple[int, str]]:
    """Where a word may be broken, longest head first: (letters taken, what is printed there)."""
    places = {match.end(): word[: match.end()] for match in re.finditer(r"(?<=\w)-(?=\w{2})", word)}
    if word.strip(".,;:()“”‘’").isalpha():
        places.update({place: word[:place] + "-" for place in patterns.positions(word) if 2 < place < len(word) - 2})
    yield from sorted(places.items(), reverse=True)


def right(case: Case, own: Counter[str]) -> bool:
    """Whether the two lines are joined to the text they were made from."""
    joined = join(case.before, case.after, own, Drawer())
    return joined.endswith(case.truth) or joined.split()[-1] == case.truth


if __name__ == "__main__":
    raise SystemExit(main())
