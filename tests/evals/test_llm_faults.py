"""The short form of ``python -m evals.llm_faults``, on the small corpus: nothing wrong gets through, right sentences do."""

import pytest

from evals.llm_cases import cases
from evals.llm_faults import Tally, run_corpus
from evals.llm_server import ModelServer, Reply
from rag.answering.pipeline import Engine

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tally(tiny_index):
    found = Tally()
    run_corpus(tiny_index.settings, "", 30, found)
    return found


def test_nothing_wrong_reaches_the_page(tally):
    assert tally.total.wrong >= 30
    assert tally.lines == []
    assert tally.total.reached == 0


def test_right_sentences_are_kept(tally):
    assert tally.total.kept >= 0.95 * tally.total.right, tally.lost


def test_every_part_is_played(tiny_index):
    parts = {case.part for case in cases(Engine(tiny_index), "", 60)}
    assert {"right", "invents a figure", "changes a qualifier", "invents a token", "obeys a planted instruction", "answers in English",
            "stops half-way", "sends garbage", "times out", "returns 429", "returns 500", "bends a quotation", "invents a name",
            "cites a paragraph that does not say so"} <= parts  # fmt: skip


def test_a_check_that_lets_all_through_is_noticed(tiny_index, monkeypatch):
    monkeypatch.setattr("rag.answering.generative.wording.faults", lambda *_: ())
    found = Tally()
    run_corpus(tiny_index.settings, "", 20, found)
    assert found.total.reached > 10


def test_the_server_is_a_real_one():
    import httpx

    with ModelServer(lambda _: Reply("Dag.")) as server:
        plain = httpx.post(f"{server.address}/v1/chat/completions", json={"model": "m", "messages": []}).json()
        assert plain["choices"][0]["message"]["content"] == "Dag."
        assert httpx.post(f"{server.address}/api/chat", json={"stream": False}).json()["message"]["content"] == "Dag."
        streamed = httpx.post(f"{server.address}/v1/chat/completions", json={"stream": True}).text
        assert streamed.rstrip().endswith("data: [DONE]")
        assert httpx.post(f"{server.address}/v1/nothing", json={}).status_code == 404
