"""The lines that the tokenizer and the skip-gram vectors are trained on."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from rag.training import data as source
from rag.training import everyday

NON_LAW_REPEATS = 3  # legislation is nine tenths of the text; the product reads policy
PAIR_REPEATS = 3
PASSAGE_REPEATS = 4
_LAW_SHARE_FOR_TOKENIZER = 0.15
_ENGLISH_REPEATS_FOR_TOKENIZER = 6


def build_mono(data: Path, target: Path) -> None:
    """Write the allowed mono lines (``source<TAB>text``), without text of the tests."""
    guard = source.TestTextGuard(data)
    part = target.with_suffix(".part")
    with part.open("w", encoding="utf-8") as out:
        for name, line in source.mono(data):
            law = name in source.LAW_SOURCES
            if line and (law or guard.allows(line)):
                out.write(f"{'law' if law else 'other'}\t{line}\n")
    part.rename(target)


def mono_lines(path: Path) -> Iterator[tuple[bool, str]]:
    """(is legislation, paragraph) of a file written by :func:`build_mono`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            kind, _, text = line.rstrip("\n").partition("\t")
            yield kind == "law", text


def lexicon_groups(data: Path) -> list[list[str]]:
    """Words and phrases of one lexicon entry that stand for the same thing."""
    groups: list[list[str]] = []
    for row in source.read_jsonl(data / "lexicon.jsonl"):
        groups.append([*row["formal"], *row["everyday"], *row["english"]])
        groups += [
            [half.strip() for half in phrase.split("↔")] for phrase in (*row["phrases"], *row["abbr"]) if "↔" in phrase
        ]
    return groups


def tokenizer_lines(data: Path, mono_path: Path, seed: int) -> Iterator[str]:
    """Balanced sample for the tokenizer: less legislation, more English."""
    rng = random.Random(seed)
    for law, text in mono_lines(mono_path):
        if not law or rng.random() < _LAW_SHARE_FOR_TOKENIZER:
            yield text
    for english, dutch, _ in source.parallel(data):
        yield dutch
        yield from itertools.repeat(english, _ENGLISH_REPEATS_FOR_TOKENIZER)
    for row in source.training_passages(data):
        for _ in range(PASSAGE_REPEATS):
            yield row["passage"]
            yield row["near"]
            yield row["everyday"]
            yield from itertools.repeat(row["english"], 4)
    for group in lexicon_groups(data):
        for _ in range(PASSAGE_REPEATS):
            yield " ; ".join(group)


def plain_lines(data: Path, mono_path: Path) -> Iterator[tuple[str, int]]:
    """(line, times it is seen) of running text for the skip-gram."""
    for law, text in mono_lines(mono_path):
        yield text, 1 if law else NON_LAW_REPEATS
    for row in source.training_passages(data):
        yield f"{row['near']} {row['passage']} {row['everyday']}", PASSAGE_REPEATS
        yield row["negative"], 1
    for group in lexicon_groups(data):
        yield " ".join(group), PASSAGE_REPEATS
    for row in everyday.texts():
        yield " ".join([row["text"], *row["everyday"], row["search"]]), PASSAGE_REPEATS
    for row in everyday.scenes():
        yield " ".join([row["nl"], *row["same"]]), PASSAGE_REPEATS


def mixed_pairs(data: Path) -> Iterator[tuple[str, str, int]]:
    """(text, text, repeats) whose tokens are interleaved, so that both share contexts.

    Source of the method: Vulić and Moens (2015), merge-and-shuffle of aligned text.
    """
    for english, dutch, _ in source.parallel(data):
        yield english, dutch, PAIR_REPEATS
    for row in source.training_passages(data):
        yield row["english"], row["near"], PASSAGE_REPEATS
        yield row["english"], row["passage"], PASSAGE_REPEATS
        yield row["everyday"], row["answer_sentence"], PASSAGE_REPEATS
    for row in everyday.texts():
        for asked in (*row["everyday"], *([row["english"]] if row.get("english") else [])):
            yield asked, row["text"], PASSAGE_REPEATS
    for row in everyday.scenes():
        yield row["en"], row["nl"], PASSAGE_REPEATS
        yield row["en_same"], row["same"][0], PASSAGE_REPEATS
