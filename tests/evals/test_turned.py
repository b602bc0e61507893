from dataclasses import replace

from evals import gate
from evals.accepted import Accepted
from evals.answers import Answered
from evals.before import Before
from evals.parse_gate import Read, parse_faults
from evals.suite import Outcome, Result
from evals.turned import measure_falls
from rag.datatypes import Source
from rag.index.versions import LeftOut
from rag.reading.document import ParseReport
from tests.evals.conftest import make_question

REPORT = ParseReport("d", 2, 20, 4000, 10, 2, 3, 3, (), ())
SOURCE = Source("d", "d", None, None, None, (), "d.txt", "1")


def what(now, sha="1", accepted=None, left_out=()):
    before = Read({"d": SOURCE}, {"d": REPORT})
    after = Read({"d": replace(SOURCE, sha256=sha)}, {"d": now}, left_out)
    return [(one.what.split(":")[0], one.accepted) for one in parse_faults(before, after, accepted or Accepted())]


def test_the_same_file_must_be_read_the_same():
    assert what(REPORT) == []
    assert what(replace(REPORT, paragraphs=19)) == [("paragraphs", None)]
    assert what(replace(REPORT, characters=3999)) == [("characters", None)]
    assert what(replace(REPORT, notes_tied=2)) == [("notes with their place", None)]
    assert what(replace(REPORT, hyphens_joined=9)) == [("words joined at a line end", None)]
    assert what(replace(REPORT, unaccounted=4, lost="x+4")) == [("letters lost or made up", None)]
    assert what(replace(REPORT, paragraphs=21, characters=4100)) == []


def test_another_file_may_be_shorter_but_not_lose_paragraphs_without_a_word():
    assert what(replace(REPORT, characters=3500, hyphens_joined=2), "2") == []
    assert what(replace(REPORT, paragraphs=19), "2") == [("paragraphs", None)]
    accepted = Accepted({}, {("d", "2"): "section 3 was withdrawn"})
    assert what(replace(REPORT, paragraphs=19), "2", accepted) == [("paragraphs", "section 3 was withdrawn")]
    assert what(replace(REPORT, paragraphs=19), "3", accepted) == [("paragraphs", None)]


def test_a_document_that_is_there_and_cannot_be_read():
    before = Read({"d": SOURCE}, {"d": REPORT})
    (one,) = parse_faults(before, Read({}, {}, (LeftOut("d", "d.txt", "d.txt: empty"),)), Accepted())
    assert "can no longer be read" in one.what
    assert parse_faults(before, Read({}, {}, (LeftOut("d", "d.txt", "twice", "e"),)), Accepted()) == ()


def outcome(values):
    results = tuple(Result(make_question(id=f"q{n}"), {}, (), {"Success@3": value}) for n, value in enumerate(values))
    return Outcome("haven", "v", "e", results, (), 0, {})


def test_a_measure_falls_only_beyond_its_tolerance_and_clearly():
    rows = {f"q{n}": Answered(f"q{n}", "", "", {"Success@3": 1.0}, "", "") for n in range(40)}
    before = Before("x", {"haven": rows})
    assert measure_falls([outcome([1.0] * 39 + [0.0])], before, frozenset()) == []  # one question: not clear
    (fall,) = measure_falls([outcome([1.0] * 34 + [0.0] * 6)], before, frozenset())
    assert fall.tolerance.name == "Success@3" and fall.difference.high < 0
    without = frozenset(f"q{n}" for n in range(34, 40))
    assert measure_falls([outcome([1.0] * 34 + [0.0] * 6)], before, without) == []
    assert not gate.GateVerdict(40, 34, fallen=(fall,)).passed
