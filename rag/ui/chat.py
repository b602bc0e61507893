"""The tab Vraag: conversation, question, scope, earlier conversations, and the source panel. Wiring only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr

from rag.datatypes import Answer, Status
from rag.errors import RagError
from rag.ui.block import html_block
from rag.ui.conversation import Conversation, choices, recalled, remember, sound
from rag.ui.render.answer import Context, conversation
from rag.ui.render.text import esc
from rag.ui.services import Scope, Services

_PANEL = (
    '<aside id="vb-paneel" aria-labelledby="vb-paneel-kop"><div class="vb-paneelkop"><h2 id="vb-paneel-kop" '
    'tabindex="-1">'
    'Bronnen</h2><button type="button" class="vb-knop vb-sluit" data-sluit>Sluit</button></div>'
    '<div id="vb-paneel-inhoud"><p class="vb-leeg">Bij een antwoord ziet u hier de alinea’s waar het uit komt, '
    "met het citaat gemarkeerd.</p></div></aside>"
)
_SECRET = "vraagbaak-1"


@dataclass(frozen=True)
class ChatTab:
    """The components that others must reach."""

    question: gr.Textbox
    ask: Any


def build_chat(services: Services, examples: tuple[str, ...], page: gr.Blocks) -> None:
    """Lay out the tab and wire it."""
    settings = services.engine.index.settings
    state = gr.State(Conversation())
    past = gr.BrowserState([], storage_key="vraagbaak-gesprekken", secret=_SECRET)
    with gr.Row(elem_id="vb-vraagtab", equal_height=False):
        with gr.Column(scale=3, min_width=320, elem_id="vb-links"):
            talk = html_block("", elem_id="vb-gesprek")
            with gr.Column(elem_id="vb-voorbeelden") as welcome:
                html_block(_welcome(services))
                example_buttons = [gr.Button(one, elem_classes="vb-voorbeeld", size="md") for one in examples]
            with gr.Row(elem_id="vb-invoer"):
                question = gr.Textbox(
                    label="Uw vraag", placeholder="Stel uw vraag", elem_id="vb-vraag", lines=1,
                    max_lines=5, max_length=settings.server.longest_question, autofocus=False, container=False, scale=1,
                )  # fmt: skip
                send = gr.Button("Vraag", variant="primary", elem_id="vb-stel", scale=0, min_width=110)
            with gr.Row(elem_id="vb-onder"):
                with gr.Accordion("Zoek alleen in …", open=False, elem_id="vb-bereik"):
                    scope = scope_filters(services)
                earlier, forget = _earlier_talks()
            new = gr.Button("Nieuw gesprek", elem_id="vb-nieuw", size="sm")
        with gr.Column(scale=2, min_width=320, elem_id="vb-rechts"):
            html_block(_PANEL)

    view = View(services)
    shown = [question, talk, state, welcome]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

    def save(talked: Conversation, kept: Any) -> Any:
        """Remember the conversation; one without questions changes nothing, so that no memory is lost on opening."""
        return remember(talked, kept, settings.ui.conversations) if talked.exchanges else gr.skip()

    def listed(kept: Any) -> Any:
        return gr.update(choices=choices(kept), value=None)

    for event in (question.submit, send.click):
        event(view.answer, [question, state, *scope], shown, concurrency_id="ask", **quiet).then(
            save, [state, past], past, **quiet
        )
    for button in example_buttons:
        button.click(view.answer, [button, state, *scope], shown, concurrency_id="ask", **quiet).then(
            save, [state, past], past, **quiet
        )
    past.change(listed, past, earlier, **quiet)
    page.load(listed, past, earlier, **quiet)
    new.click(lambda: ("", "", Conversation(), gr.update(visible=True)), None, shown, **quiet)
    earlier.input(view.reopen, [earlier, past], shown, concurrency_id="ask", **quiet)
    forget.click(lambda: ([], gr.update(choices=[], value=None)), None, [past, earlier], **quiet)
    page.load(view.open_link, [state], shown, concurrency_id="ask", **quiet).then(save, [state, past], past, **quiet)


def _earlier_talks() -> tuple[gr.Radio, gr.Button]:
    """The conversations that the browser remembers, and the button that forgets them."""
    with gr.Accordion("Eerdere gesprekken", open=False, elem_id="vb-eerder"):
        earlier = gr.Radio([], label="Kies een gesprek om het verder te voeren", elem_id="vb-gesprekken")
        html_block(
            '<p class="vb-klein">Deze lijst staat alleen in uw eigen browser. Bij het openen zoekt '
            'Vraagbaak '
            "de antwoorden opnieuw op.</p>"
        )  # fmt: skip
        forget = gr.Button("Wis de lijst", size="sm")
    return earlier, forget


def scope_filters(services: Services) -> list[Any]:
    """The filters on documents, kinds and dates."""
    sources = services.documents()
    kinds = sorted({one.kind or "onbekend" for one in sources.values()})
    documents = gr.CheckboxGroup(
        [(one.title, one.id) for one in sources.values()], label="Documenten", elem_id="vb-documenten"
    )
    chosen = gr.CheckboxGroup(kinds, label="Soort")
    with gr.Row():
        after = gr.Textbox(label="Vanaf (jaar of dag)", placeholder="2023 of 31-12-2023", max_length=10, min_width=140)
        before = gr.Textbox(
            label="Tot en met (jaar of dag)", placeholder="2024 of 31-12-2024", max_length=10, min_width=140
        )
    return [documents, chosen, after, before]


def iso_day(text: str) -> str:
    """A day or year as people type it, as ISO; empty stays empty. ValueError says how to write it.

    >>> iso_day("8-6-2023"), iso_day("2023"), iso_day("")
    ('2023-06-08', '2023', '')
    """
    text = text.strip()
    if not text or (text.isascii() and text.isdecimal() and len(text) == 4):
        return text
    parts = text.replace("/", "-").split("-")
    try:
        numbers = [int(part) for part in parts]
        day, month, year = numbers if len(parts[0]) < 4 else reversed(numbers)
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ValueError(f"“{text}” is geen datum. Schrijf een jaar (2023) of een dag (31-12-2023).") from error


class View:
    """What the events of the tab do, as functions of their inputs."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def context(self) -> Context:
        """What rendering needs."""
        settings = self._services.engine.index.settings

        def neighbours(paragraph: Any) -> Any:
            return self._services.neighbours(paragraph, settings.ui.context)

        return Context(self._services.documents(), neighbours, settings.feedback.store_question)

    def answer(
        self, question: str, talked: Conversation, documents: list[str], kinds: list[str], after: str, before: str
    ) -> Iterator[tuple[Any, ...]]:
        """Show the question at once, then the answer as it grows."""
        if not question.strip():
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()  # not "", which would wipe what is being typed
            return
        context = self.context()
        waiting = conversation(talked.exchanges, context, question)
        yield "", waiting, talked, gr.update(visible=False)
        latest = talked
        for answer in self._answers(
            question, talked, lambda: Scope(tuple(documents), tuple(kinds), iso_day(after or ""), iso_day(before or ""))
        ):
            latest = talked.add(question, answer)
            yield gr.skip(), conversation(latest.exchanges, context), latest, gr.skip()

    def _answers(self, question: str, talked: Conversation, scope: Callable[[], Scope]) -> Iterator[Answer]:
        try:
            yield from self._services.stream(question, talked.turns, scope())
        except (ValueError, RagError) as error:
            yield self._failed(question, str(error))

    def _failed(self, question: str, text: str) -> Answer:
        version = self._services.engine.index.version.id
        return Answer(question, Status.ERROR, text, (), (), (), (), "none", version, 0.0)

    def reopen(self, chosen: str | None, past: Any) -> tuple[Any, ...]:
        """An earlier conversation, its questions asked anew."""
        found = next((one for one in sound(past) if one["id"] == chosen), None)
        if found is None:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        talked = Conversation(found["id"])
        for question, earlier in recalled(found):
            answer = list(self._answers(question, talked, Scope))[-1]
            talked = talked.add(question, answer, earlier)
        return "", conversation(talked.exchanges, self.context()), talked, gr.update(visible=False)

    def open_link(self, talked: Conversation, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """Ask the question of a shared link (``?vraag=…``)."""
        question = str(request.query_params.get("vraag", ""))
        yield from self.answer(question, talked, [], [], "", "")


def _welcome(services: Services) -> str:
    index = services.engine.index
    name = f" over {esc(index.name)}" if index.name else ""
    amount = len(index.sources)
    documents = "1 document" if amount == 1 else f"{amount} documenten"
    return (
        f'<div class="vb-welkom"><h2>Wat wilt u weten{name}?</h2><p>Vraagbaak zoekt het antwoord op '
        f"in {documents}. U krijgt een "
        "letterlijk citaat en de plaats waar het staat. Staat het er niet, dan zegt Vraagbaak dat.</p>"
        '<p class="vb-privacy">Uw vragen worden niet bewaard op de server.</p></div>'
    )
