"""Follow-ups: a question that leans on the turns before is given their topic, by rules (an LLM does better, if there is one)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.datatypes import Turn
from rag.language.numbers import parse_cardinal
from rag.language.tokens import STOPWORDS, fold, words

_LEANS = re.compile(
    r"^(?:en|maar|oke?|ja|nee|dus|and|but|ook|verder|daarnaast)\b|^(?:waarom|waardoor|hoezo|wanneer|wie|waar|hoeveel|hoe|welke|why|when|who|where|how)(?:\s+(?:dan|eigenlijk|precies|zo|niet|wel|is dat|komt dat|was dat|so))*\s*\?*$"
)
_POINTS = re.compile(
    r"\b(?:daar(?:van|aan|mee|over|door|bij|in|uit|voor|op|toe)?|er(?:van|aan|mee|over|bij|uit)|hier(?:van|aan|mee|over|bij|voor|op)|dat|die|dit|deze|hij|zij|ze|hem|haar|hun|zo'?n|daarna|toen|dan|hetzelfde|zulke|"
    r"laatstgenoemde|eerstgenoemde|allebei|beide|ander[es]?|anderen|that|those|these|it|they|them|he|she|its|their)\b"
)
_LEAD = re.compile(r"^(?:en|maar|oke?|ja|nee|dus|and|but)[\s,]+", re.IGNORECASE)
_NEW_SUBJECT = re.compile(
    r"^(?:even |nu |nog )?(?:iets|wat|een) (?:heel |totaal )?anders?\b|^(?:andere|nieuwe) vraag\b|^(?:ander|nieuw) onderwerp\b|^different (?:question|subject)\b"
)
_STEP = re.compile(
    r"\b(?P<count>\w+) jaar (?P<way>eerder|daarvoor|ervoor|terug|later|daarna|erna)\b|\b(?:het|een) jaar (?P<next>eerder|ervoor|daarvoor|erna|daarna|later)\b"
)
_OWN_ENOUGH = 4  # content words with which a question stands alone, if it does not point back


@dataclass(frozen=True)
class Standalone:
    """A question that needs no history: the text to search with, and the text to show (None where nothing changed)."""

    search: str
    shown: str | None


def _content(text: str) -> list[str]:
    return [
        word
        for word in words(text)
        if word not in STOPWORDS and not re.fullmatch(r"(?:en|wel|niet|dan|ook|precies|eigenlijk|nou|ja|nee|oke)", word)
    ]


def leans(question: str) -> bool:
    """Whether a question cannot be understood without what was said before.

    >>> leans("en na 2030?"), leans("Hoeveel woningen komen er in Veldsum tot 2035?")
    (True, False)
    >>> leans("Wat is de hoofdstad van Mongolië?")
    False
    """
    folded = " ".join(fold(question).split())
    content = _content(question)
    if len(content) <= 1 or (len(content) == 2 and len(folded.split()) < 5) or _LEANS.match(folded):
        return True
    return points(question) and len(content) <= _OWN_ENOUGH + 1


def points(question: str) -> bool:
    """Whether a question holds a word that points at something said before.

    >>> points("En wat kost die?"), points("Wat kost de kade die verlengd wordt?")
    (True, False)
    """
    folded = " ".join(fold(question).split())
    return bool(_LEANS.match(folded) or _POINTS.search(_without_relatives(folded)))


def _without_relatives(folded: str) -> str:
    """The question without “dat” and “die” that open a clause (“klopt het dat”, “de regio die”)."""
    cleaned = re.sub(r"\b(?:het|waar|juist|zeggen|denken|is) dat\b", " ", folded)
    return (
        re.sub(r"\b(?:die|deze|dat|dit|this|that|these|those) (?=[a-z]{4,})", " ", cleaned)
        if re.search(r"\b\w{5,} (?:die|dat)\b", cleaned)
        else cleaned
    )


def stand_alone(question: str, history: tuple[Turn, ...], peers: Sequence[frozenset[str]] = ()) -> Standalone:
    """The question with the topic of the conversation where it leans on it, else as it is.

    ``peers`` are sets of words of which one takes the place of another (“en in Veldsum?” after a question about the next
    row of the same table).
    """
    text = question.strip()
    if not history or _NEW_SUBJECT.match(fold(text)) or not leans(text):
        return Standalone(text, None)
    resolved = _other_year(text, history)
    text = f"{text} {resolved}" if resolved else text
    own = set(_content(text))
    replaced = frozenset(word for group in peers if own & group for word in group) - own
    topic: list[str] = []
    for turn in reversed(history[-3:]):
        fresh = [word for word in _content(turn.user) if word not in own | replaced and word not in topic]
        if _replaces_number(text):
            fresh = [word for word in fresh if not re.fullmatch(r"(?:19|20)\d\d|\d+", word)]
        topic.extend(fresh)
        if len(fresh) >= 3 and not leans(turn.user):
            break
    if not topic:
        return Standalone(text, None)
    before = history[-1].user.strip()
    shown = f"{_LEAD.sub('', question.strip())} (vervolg op: “{before}”)"
    return Standalone(f"{text} {' '.join(topic)}", shown[:1].upper() + shown[1:])


def _other_year(text: str, history: tuple[Turn, ...]) -> str | None:
    """The year that “drie jaar eerder” or “het jaar daarna” comes to, from the last year that was asked about.

    >>> _other_year("En twee jaar eerder?", (Turn("Hoeveel banen waren er in 2024?"),))
    '2022'
    """
    step = _STEP.search(fold(text))
    years = [year for turn in history for year in re.findall(r"\b(?:19|20)\d\d\b", turn.user)]
    if not step or not years or re.search(r"\b(?:19|20)\d\d\b", text):
        return None
    count = parse_cardinal(step["count"]) if step["count"] else 1
    if step["count"] and step["count"].isdigit():
        count = int(step["count"])
    if count is None:
        return None
    back = (step["way"] or step["next"]) in ("eerder", "daarvoor", "ervoor", "terug")
    return str(int(years[-1]) + (-int(count) if back else int(count)))


def _replaces_number(text: str) -> bool:
    """Whether the follow-up brings a year or number of its own, which takes the place of the earlier one."""
    return bool(re.search(r"\b(?:19|20)\d\d\b", text))
