"""What may and may not be trained on."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from rag.training import data, pairs, ranking
from rag.training.skipgram import interleave


def test_every_tenth_passage_is_held_out() -> None:
    assert data.is_held_out("A010")
    assert not data.is_held_out("B011")


def test_test_text_is_recognised(tmp_path: Path) -> None:
    text = "een twee drie vier vijf zes zeven acht negen tien elf"
    row = {"question": "Wat?", "positive": text, "split": "test", "source": "x"}
    with gzip.open(tmp_path / "qa_pairs.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(row))
    guard = data.TestTextGuard(tmp_path)
    assert not guard.allows("Dus: " + text.upper() + " en zo voort.")
    assert guard.allows("een twee drie vier vijf zes zeven acht")


def test_parallel_test_sets_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["en\tnl\tsource", "a\tb\tNTREX-128", "c\td\tTatoeba(LASER)", "e\tf\tSICK-NL", "g\th\tSTSb-multi-mt(DeepL)"]
    lines += ["house\thuis\tfreedict-eng-nld", "E!\tz\tSTSb-multi-mt(DeepL)", "tree\tboom\tgnome-user-docs:po"]
    with gzip.open(tmp_path / "para_en_nl.tsv.gz", "wt", encoding="utf-8") as out:
        out.write("\n".join(lines))
    monkeypatch.setattr(data, "OWN", tmp_path)
    (tmp_path / "dictionary.tsv").write_text("house\thuis\n")
    found = data.parallel(tmp_path)
    assert found == [("g", "h", False), ("tree", "boom", False), ("house", "huis", True)]


def test_interleaving_keeps_order_and_tokens() -> None:
    assert interleave([1, 2], [3, 4, 5, 6]) == [3, 1, 4, 5, 2, 6]


def test_sentences_split_before_capitals() -> None:
    assert pairs.sentences("Het kost 1.200 euro. Dat is veel.") == ["Het kost 1.200 euro.", "Dat is veel."]


def test_ties_count_against_the_gold() -> None:
    import numpy as np

    scores = np.asarray([[1.0, 1.0, 0.0]], dtype=np.float32)
    assert ranking.ranks(scores, [[0]]).tolist() == [2]


def test_absent_data_gives_one_plain_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rag.training", "evaluate", "--data", str(tmp_path / "no"), "--model", "x"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "not found" in done.stderr
