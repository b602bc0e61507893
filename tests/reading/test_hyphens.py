import json
from collections import Counter
from pathlib import Path

from rag.reading.document import hyphen_decisions
from rag.reading.hyphens import join
from rag.reading.lines import Drawer

ROOT = Path(__file__).resolve().parents[2]


def test_decisions_agree_with_those_made_by_hand() -> None:
    gold = [
        json.loads(line) for line in (ROOT / "evals/golden/hyphens_brainport.jsonl").read_text("utf-8").splitlines()
    ]
    right = 0
    for name in {unit["document"] for unit in gold}:
        ours = Counter(
            (d.before.strip("(“‘’”,"), d.after.strip("().,;:’”"), d.keep_hyphen)
            for d in hyphen_decisions(ROOT / "corpus" / f"{name}.txt")
        )
        for unit in gold:
            if unit["document"] == name:
                right += any(
                    before == unit["before"] and after.startswith(unit["after"][:3]) and keep == unit["keep_hyphen"]
                    for before, after, keep in ours
                )
    assert right >= 0.95 * len(gold)


def test_every_decision_is_listed_with_its_reason() -> None:
    drawer = Drawer()
    assert join("de in-", "en uitvoer", Counter(), drawer) == "de in- en uitvoer"
    assert join("in Noord-", "Brabant", Counter(), drawer) == "in Noord-Brabant"
    assert join("de gemeen-", "te", Counter(), drawer) == "de gemeente"
    assert join("niet-", "subsidiabele kosten", Counter(), drawer) == "niet-subsidiabele kosten"
    assert (
        join("zie https://voorbeeld.nl/een-", "pad/verder", Counter(), drawer)
        == "zie https://voorbeeld.nl/een-pad/verder"
    )
    assert join("een – tussen", "woord", Counter(), drawer) == "een – tussen woord"
    assert [d.keep_hyphen for d in drawer.decisions] == [True, True, False, True, True]
    assert all(d.reason for d in drawer.decisions)
    assert (drawer.hyphens_joined, drawer.hyphens_kept) == (1, 4)


def test_the_documents_own_spelling_goes_first() -> None:
    drawer = Drawer()
    assert join("het zorg-", "pad", Counter({"zorg-pad": 3}), drawer) == "het zorg-pad"
    assert join("het zorg-", "pad", Counter({"zorgpad": 3}), drawer) == "het zorgpad"
