"""Where the first paragraph lacks what was asked, the next one answers, if it is nearly as likely."""

from dataclasses import replace

from rag.answering.draft import Draft, whole
from rag.answering.engine import Engine
from rag.answering.next_best import next_best
from rag.answering.pipeline import STEPS, State, check_reply
from rag.datatypes import Status
from rag.retrieval.question import understand

QUESTION = "Wat kost de uitbreiding van de haven van Veldsum?"


def _state(engine: Engine) -> State:
    state = State(understand(QUESTION, vocabulary=engine.vocabulary))
    for step in STEPS[: STEPS.index(check_reply)]:
        state = step(engine, state)
    without = next(one for one in engine.paragraphs if "35 medewerkers" in one.text)
    return replace(state, draft=Draft((whole(without),)), status=Status.ANSWERED)


def test_the_next_paragraph_answers_where_the_first_holds_no_money(tiny_index):
    engine = Engine(tiny_index)
    state = check_reply(engine, _state(engine))
    assert state.draft is not None and "48,5 miljoen" in state.draft.quotes[0].text


def test_refused_where_no_other_paragraph_is_left(tiny_index):
    engine = Engine(tiny_index)
    state = replace(_state(engine), ranked=())
    assert next_best(engine, state.query, (), state.draft) is None
    assert check_reply(engine, state).status is Status.NOT_IN_CORPUS


def test_an_answer_that_passes_stays(tiny_index):
    engine = Engine(tiny_index)
    money = next(one for one in engine.paragraphs if "48,5 miljoen" in one.text)
    state = replace(_state(engine), draft=Draft((whole(money),)))
    assert check_reply(engine, state) == state
