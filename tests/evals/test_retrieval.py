import gzip
import json
from pathlib import Path

import numpy as np

from evals import retrieval

ROWS = [
    {"question": "Wat kost een paspoort?", "positive": "Een paspoort kost 80 euro.", "split": "test", "source": "a"},
    {"question": "Lang", "title": "de haven", "positive": "De haven is open.", "split": "test", "source": "b"},
    {"question": "Wie?", "positive": "De haven is open.", "split": "train", "source": "b"},
    {"question": "Wat?", "positive": "Een brug gaat open.", "split": "train", "source": "b"},
]


def write(folder: Path) -> None:
    with gzip.open(folder / retrieval.FILE, "wt") as out:
        out.writelines(json.dumps(row) + "\n" for row in ROWS)


def test_titles_are_queries_and_equal_answers_are_equally_right(tmp_path: Path) -> None:
    write(tmp_path)
    task = retrieval.load_task(tmp_path / retrieval.FILE)
    assert task.queries == ["Wat kost een paspoort?", "de haven"]
    assert task.gold == [[0], [1, 2]] and task.titled.tolist() == [False, True]


def test_reciprocal_ranks_by_hand() -> None:
    scores = np.asarray([[0.1, 0.5, 0.5, 0.9], [0.0, 0.3, 0.2, 0.1]])
    assert retrieval.reciprocal_ranks(scores, [[0], [1, 2]]) == [1 / 4, 1.0]
    assert retrieval.reciprocal_ranks(scores, [[1], [2]]) == [1 / 3, 1 / 2]  # an equal score stands before it


def test_the_report_holds_the_paired_gain(tmp_path: Path) -> None:
    write(tmp_path)
    task = retrieval.load_task(tmp_path / retrieval.FILE)
    poor, good = np.zeros((2, 4), np.float32), np.eye(2, 4, dtype=np.float32)
    found = retrieval.report(task, {retrieval.BASELINE: poor, retrieval.MIX: good})
    assert found["all"][retrieval.MIX].value == 1.0
    gain = found["all"][f"{retrieval.MIX} − {retrieval.BASELINE}"]
    assert gain.value == 1 - (1 / 4 + 1 / 3) / 2 and gain.n == 2
    assert set(found) == {"all", "questions", "Belgian titles"}


def test_one_line_without_the_data(tmp_path: Path, capsys) -> None:
    assert retrieval.main(["--data", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1 and "not measured" in shown
