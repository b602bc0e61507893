from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from rag.datatypes import Status
from rag.ui.conversation import Conversation, choices, recalled, remember, sound
from rag.ui.starting import Starting


def test_the_newest_conversation_comes_first_and_the_oldest_goes(services):
    answer = services.ask("ligplaatsen")
    first, second = Conversation("een").add("Vraag een?", answer), Conversation("twee").add("Vraag twee?", answer)
    kept = remember(second, remember(first, [], 2), 2)
    assert choices(kept) == [("Vraag twee?", "twee"), ("Vraag een?", "een")]
    third = Conversation("drie").add("Vraag drie?", answer)
    assert [one["id"] for one in remember(third, kept, 2)] == ["drie", "twee"]
    again = first.add("En dan?", answer)
    assert choices(remember(again, kept, 5))[0] == ("Vraag een? (en 1 vervolgvraag)", "een")


def test_what_could_not_be_asked_is_no_turn_of_the_conversation(services):
    answer = services.ask("ligplaatsen")
    failed = replace(answer, status=Status.ERROR, text="De vraag is te lang.")
    talked = Conversation("een").add("a" * 9_000, failed).add("ligplaatsen", answer)
    assert [turn.user for turn in talked.turns] == ["ligplaatsen"]


@pytest.mark.parametrize(
    "past", [None, "x", {"id": 1}, [1, {"id": 2}, {"id": "a", "turns": "x"}, {"id": "b", "turns": []}]]
)
def test_a_memory_that_was_tampered_with_is_left_alone(past):
    assert sound(past) == []


def test_what_is_recalled_is_questions_and_answers():
    assert recalled({"turns": [{"q": "a", "a": "b"}, {"q": 1, "a": "b"}, None]}) == [("a", "b")]


def test_until_it_is_ready_the_address_says_so_and_how_far():
    starting = Starting()
    starting.building()
    starting.step("324 paragraphs of 5 documents")
    starting.step("secret path /home/x")
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {}

    asyncio.run(starting({"type": "http", "path": "/"}, receive, send))
    assert sent[0]["status"] == 503
    assert "324 alinea’s uit 5 documenten gelezen." in sent[1]["body"].decode()
    assert "secret" not in sent[1]["body"].decode()
