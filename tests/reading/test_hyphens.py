import json
from collections import Counter
from pathlib import Path

from rag.reading.document import hyphen_decisions
from rag.reading.hyphens import join, own_words
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


def test_a_hyphen_that_the_typesetter_alone_uses_is_taken_out() -> None:
    drawer, own = Drawer(), own_words(["zuid-oost en noord-west", "in vrijwel ieder gesprek naar vo\u2010"])
    assert join("kwam naar vo\u2010", "ren.", own, drawer) == "kwam naar voren."
    assert join("Noord\u2010", "Wold", own, drawer) == "Noord\u2010Wold"
    everywhere = own_words(["zuid\u2010oost en mbo\u2010niveau in de regio"])
    assert join("het mbo\u2010", "diploma", everywhere, drawer) == "het mbo\u2010diploma"


def test_a_short_word_is_an_abbreviation_only_where_the_whole_is_no_word() -> None:
    drawer = Drawer()
    assert join("kwam naar vo-", "ren.", Counter(), drawer) == "kwam naar voren."
    assert join("het vo-", "onderwijs", Counter(), drawer) == "het vo-onderwijs"
