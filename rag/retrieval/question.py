"""Understanding a question: stand-alone form, language, kind, expected unit, scope, and its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.datatypes import Paragraph, Query, Reading, Scope, Source, Turn
from rag.index.vocabulary import Vocabulary
from rag.language.english import FUNCTION_WORDS
from rag.language.tokens import STOPWORDS, fold, words
from rag.language.typed import unit_forms, written_out
from rag.language.verbs import is_verb
from rag.retrieval.conversation import Standalone, elliptic, stand_alone
from rag.retrieval.english import in_dutch, in_every_way
from rag.retrieval.kinds import BY_NAME, KindRow, claims, kind_of
from rag.retrieval.loaded import about_the_collection
from rag.retrieval.scope import find_scope, without_scope
from rag.retrieval.sides import asks_sides, subject_of
from rag.retrieval.tables import row_peers

_ENGLISH = frozenset(
    "the of is are what which who how many much does did do in for and to by from when where why was were has have will an on with there it as at".split()
)
_DUTCH = frozenset(
    "de het een van is zijn wat welke wie hoe hoeveel waarom wanneer waar in voor en te door er niet dat die op met bij aan of worden wordt ik je u".split()
)
_ASKING = (
    r"(?:(?:aan|binnen|bij|door|in|met|na|naar|onder|op|over|per|sinds|tegen|tot|uit|van|vanaf|voor|at|by|for|from|in|of|on|to|under|with|within) )?"
    r"(?:hoeveel|wie|wat|welke?|waarom|waarvoor|waardoor|wanneer|waar|hoe|hoelang|how|who|what|which|why|when|where)"
)
_LEAD = re.compile(rf"^((?!.*\b{_ASKING}\b.*:)[^:?]{{4,90}}):\s+(?={_ASKING}\b)", re.IGNORECASE)  # “In 2024: hoeveel …”
_SPLIT = re.compile(rf"\?\s+(?=\w)|(?:,\s*|\s+)(?:en|and|maar|but)\s+(?:ook\s+)?(?={_ASKING}\b)", re.IGNORECASE)
_VERB_FIRST = re.compile(
    r"(?:is|zijn|was|waren|wordt|worden|heeft|hebben|kan|kunnen|mag|mogen|moet|moeten|komt|komen|gaat|gaan|krijgt|krijgen|staat|are|does|did|has)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\bdaarvan\b")  # “wat betaalt de haven daarvan?” asks for a part of what was counted
_TAKEN_BY_NONE = ("greeting", "instruction", "claim", "collection")  # kinds that no follow-up takes over
_NAMES = re.compile(r"(?<=[a-z,] )[A-ZÀ-Ý]")
_COUNTS_NOTHING = frozenset("daarvan hiervan ervan waarvan daar hier dan eigenlijk precies ongeveer of".split())
_SUBJECTS = frozenset("je jij u we wij ze zij men ik hij jullie".split())  # after them the word before is a verb
_PART = re.compile(
    r"\b(hoeveel) van (?:de|die|deze|dat|onze|jullie|alle|al die|al de|al onze|zulke|zo['’]n|mijn|hun|haar) "
)
_FIRST_WORD = re.compile(r"^\W+")
_OFTEN = 0.1  # times a paragraph that a name stands in the collection, from which it tells no topic
_UNIT = re.compile(
    r"\b(?:hoeveel|aantal|how many|how much)\s+(?:\w+\s+){0,2}?(?:procent|%|per cent|percent)\b|\b(?:hoeveel|aantal|how many|how much|what number of|the number of)\s+((?:(?!(?:procent|van|er|is|zijn|de|het|more|less|fewer|lower|higher|cheaper|longer|later|earlier|faster|larger|smaller|bigger|greater|better)\b)[^\W\d_-]+[\s-]*){1,3})"
)


def is_english(question: str) -> bool:
    """Whether a question is in English, by its function words.

    >>> is_english("How many jobs are needed?"), is_english("Hoeveel banen zijn er nodig?")
    (True, False)
    """
    found = re.findall(r"[a-z]+", question.casefold())
    return sum(word in _ENGLISH and word not in _DUTCH for word in found) > sum(
        word in _DUTCH and word not in _ENGLISH for word in found
    )


def parts_of(question: str) -> tuple[str, ...]:
    """The questions in a question, each with an asking word of its own; one where it is one.

    What stands before a colon at the beginning is said of both.

    >>> parts_of("Wat is de vaartijd van Lei en hoeveel kost dat?")
    ('Wat is de vaartijd van Lei', 'hoeveel kost dat?')
    >>> parts_of("Eind 2024: hoeveel boten waren er, en van wie zijn die?")
    ('Eind 2024: hoeveel boten waren er', 'Eind 2024: van wie zijn die?')
    """
    lead = _LEAD.match(question)
    asked = question[lead.end() :] if lead else question
    pieces = [piece.strip(" ,") for piece in _SPLIT.split(asked) if piece.strip(" ,?!.")]
    asking = [
        piece
        for place, piece in enumerate(pieces)
        if len(piece.split()) >= 3
        and (re.search(rf"\b{_ASKING}\b", piece, re.IGNORECASE) or (place == 0 and _VERB_FIRST.match(piece)))
    ]
    if len(pieces) != 2 or len(asking) != 2:
        return (question,)
    return tuple(f"{lead[1]}: {piece}" for piece in pieces) if lead else tuple(pieces)


def expected_unit(question: str) -> str | None:
    """The noun after “hoeveel”: what is counted.

    >>> expected_unit("Hoeveel nieuwe woningen zijn er nodig?")
    'nieuwe woningen'
    >>> expected_unit("Hoeveel krijg je per jaar?"), expected_unit("Hoeveel daarvan komen er uit Lei?")
    (None, None)
    >>> expected_unit("Hoeveel gezinnen zitten krap?"), expected_unit("Hoeveel van die kamers zijn er te weinig?")
    ('gezinnen', 'kamers')
    """
    folded = _PART.sub(r"\1 ", fold(question))
    match = _UNIT.search(folded)
    if not match or not match[1]:
        return None
    kept: list[str] = []
    counted = match[1].split()
    for word, after in zip(counted, [*counted[1:], _FIRST_WORD.sub("", folded[match.end() :])], strict=True):
        if word in STOPWORDS or word in FUNCTION_WORDS or word in _COUNTS_NOTHING or after.split(" ")[0] in _SUBJECTS:
            break
        if kept and is_verb(word):
            break
        kept.append(word)
    return " ".join(kept[:2]) or None


def understand(
    question: str,
    history: tuple[Turn, ...] = (),
    documents: tuple[str, ...] = (),
    sources: Sequence[Source] = (),
    paragraphs: Sequence[Paragraph] = (),
    vocabulary: Vocabulary | None = None,
) -> Query:
    """A query from a question; ``documents`` is the filter of the page, which the question may narrow further.

    With the ``vocabulary`` of the collection slips of the keyboard and abbreviations are read too.
    """
    typed, slips, names = _read(written_out(question), vocabulary)
    peers = row_peers(paragraphs) if history else ()
    frequent = _frequent(vocabulary, len(paragraphs)) if history else frozenset()
    alone = stand_alone(typed, history, peers, frequent)
    sides = not history and asks_sides(typed) and not _each_named(typed, sources, paragraphs)
    if sides:
        alone = Standalone(subject_of(typed), None)
    row = kind_of(alone.search if sides else typed)
    if row.name == "collection" and not about_the_collection(typed, sources):
        row = kind_of(typed, without=("collection",))
    looked_for = alone.search if alone.shown or sides else typed
    row, unit = _as_follow_up(typed, row, history, peers) if alone.shown else (row, expected_unit(looked_for))
    english = is_english(typed)
    said = in_dutch(looked_for, vocabulary)[0] if english and vocabulary else ""
    scope = find_scope(looked_for, sources, paragraphs, said)
    titles = [source.title for source in sources if source.id in scope.documents]
    search = without_scope(alone.search, titles) if titles else alone.search
    scope = _within(scope, documents)
    forms = (*vocabulary.written_forms(search), *unit_forms(search)) if vocabulary else ()
    original = ""
    if english and vocabulary:
        original, (search, also) = search, in_dutch(search, vocabulary)
        forms = (*forms, *also)
        unit = unit and in_every_way(unit, vocabulary)
    return Query(
        question,
        search,
        row.name,
        unit or row.unit,
        scope,
        history,
        _shown(alone.shown or typed, slips) if slips else alone.shown,
        english,
        (*slips, *names, *forms),
        original,
        typed if alone.shown else "",
        sides,
    )


def _within(scope: Scope, documents: tuple[str, ...]) -> Scope:
    """A scope narrowed to the filter of the page, where there is one."""
    if not documents:
        return scope
    inside = tuple(one for one in scope.documents if one in documents)
    return replace(scope, documents=inside or documents)


def _each_named(question: str, sources: Sequence[Source], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether both halves of a question name a document, in which each is then answered."""
    parts = parts_of(question)
    return len(parts) > 1 and all(find_scope(part, sources, paragraphs).documents for part in parts)


def _read(typed: str, vocabulary: Vocabulary | None) -> tuple[str, tuple[Reading, ...], tuple[Reading, ...]]:
    """A question with its slips and names as the collection writes them, and which they were."""
    if not vocabulary:
        return typed, (), ()
    typed, slips = vocabulary.corrected(typed, names_only=is_english(typed))
    names = () if is_english(typed) else vocabulary.named(typed)
    return in_their_capitals(typed, names), slips, names


def _as_follow_up(
    typed: str, row: KindRow, history: tuple[Turn, ...], peers: Sequence[frozenset[str]]
) -> tuple[KindRow, str | None]:
    """The kind of a follow-up, that of the turn before where it asks nothing itself, and the unit that it counts."""
    unit = expected_unit(typed)
    of_it = bool(_OF_IT.search(typed.casefold()))
    counted = of_it and not _NAMES.search(typed)
    if row.name in ("open", "claim"):
        before = kind_of(next((turn.user for turn in reversed(history) if not elliptic(turn.user)), history[-1].user))
        asks_again = elliptic(typed) or (of_it and BY_NAME[before.name].take == "figure")
        if asks_again and before.name not in _TAKEN_BY_NONE:
            row = before
        elif row.name != "claim" or not claims(typed):
            row = BY_NAME["open"]
        counted = counted or any(set(words(typed)) & group for group in peers)  # another row of the same column
    return row, unit or (expected_unit(written_out(history[-1].user)) if counted else None)


def in_their_capitals(question: str, names: Sequence[Reading]) -> str:
    """A question with the names in it as the collection writes them.

    >>> in_their_capitals("hoe groot is veldsum", (Reading("veldsum", "Veldsum", "name"),))
    'hoe groot is Veldsum'
    """
    for one in names:
        question = re.sub(rf"(?<![^\W\d_]){re.escape(one.typed)}(?![^\W\d_])", one.read, question)
    return question


def _frequent(vocabulary: Vocabulary | None, paragraphs: int) -> frozenset[str]:
    """The words that stand, on average, in many of the paragraphs."""
    if vocabulary is None:
        return frozenset()
    return frozenset(word for word, count in vocabulary.counts.items() if count > _OFTEN * paragraphs)


def _shown(question: str, slips: Sequence[Reading]) -> str:
    """The question with the words that were read otherwise."""
    read = "; ".join(f"“{one.typed}” gelezen als “{one.read}”" for one in slips)
    return f"{question} ({read})"
