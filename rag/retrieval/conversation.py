"""Follow-ups: a question that leans on the turns before is given their topic, by rules (an LLM does better, if there is one)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rag.datatypes import Turn
from rag.language.numbers import parse_cardinal
from rag.language.tokens import STOPWORDS, fold, words
from rag.language.wordlist import folded_commonness

_LEANS = re.compile(
    r"^(?:en|maar|oke?|ja|nee|dus|and|but|ook|verder|daarnaast)\b|^(?:waarom|waardoor|hoezo|wanneer|wie|waar|hoeveel|hoe|welke|why|when|who|where|how)(?:\s+(?:dan|eigenlijk|precies|zo|niet|wel|is dat|komt dat|was dat|so))*\s*\?*$"
)
_POINTS = re.compile(
    r"\b(?:daar(?:van|aan|mee|over|door|bij|in|uit|voor|op|toe)?|er(?:van|aan|mee|over|bij|uit)|hier(?:van|aan|mee|over|bij|voor|op)|dat|die|dit|deze|hij|zij|ze|hem|haar|hun|zo'?n|daarna|toen|dan|hetzelfde|zulke|"
    r"laatstgenoemde|eerstgenoemde|allebei|beide|ander[es]?|anderen|that|those|these|it|they|them|he|she|its|their)\b"
)
# “daar … voor”: a pronominal adverb taken apart, which points back wherever it stands; with the word behind it
_APART = re.compile(
    r"\b(?:daar|hier) (?:(?:dan|nu|nog|ook|eigenlijk|precies|zelf|wel|niet) )*(?:voor|van|aan|mee|over|bij|op|tegen|toe)\b"
    r"(?:\s+(\S+?)(?=[\s,.;:?!)]|$))?",
    re.IGNORECASE,
)
# what can follow the second part of such an adverb: a word that begins no noun phrase, or a verb
_AFTER_APART = frozenset(
    "te om als of en nu nog ook dan wel niet eigenlijk precies in uit op per met na naar onder sinds tot tegen volgens vanaf via "
    "ik je jij u we wij ze zij men er zijn is".split()
)
_DETERMINERS = frozenset(
    "de het een die dat dit deze elke elk ieder iedere alle geen beide mijn jouw uw hun haar ons onze zo'n welke welk".split()
)
_VERB = re.compile(r"(?!\w{3,}ingen$)(?:\w+(?:en|aan)|\w{2,}t)")
_CLAUSE_END = re.compile(r"[,;:?!]\s|\.\s")
_LEAD = re.compile(r"^(?:en|maar|oke?|ja|nee|dus|and|but)[\s,]+", re.IGNORECASE)
_NEW_SUBJECT = re.compile(
    r"^(?:even |nu |nog )?(?:iets|wat|een) (?:heel |totaal )?anders?\b|^(?:andere|nieuwe) vraag\b|^(?:ander|nieuw) onderwerp\b|^different (?:question|subject)\b"
)
_STEP = re.compile(
    r"\b(?P<count>\w+) jaar (?P<way>eerder|daarvoor|ervoor|terug|later|daarna|erna)\b|\b(?:het|een) jaar (?P<next>eerder|ervoor|daarvoor|erna|daarna|later)\b"
)
_NAME = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Ý][\w’'-]*|\b[A-Z]{2,}\w*")
_ASKS = re.compile(
    r"\b(?:hoeveel|wie|wat|welke?|waarom|waardoor|wanneer|waar|hoe|hoelang|hoezo|waarop|waarvoor|waaraan|waarmee|who|what|when|why|how|"
    r"which|where)\b"
)
_SAYS = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|kan|kun|kunnen|gaat|gaan|komt|komen|kwam|moet|moeten|mag|mogen|"
    r"krijgt|krijgen|doet|doen|staat|staan|zit|zitten|kost|kosten|geldt|does|do|did|are|has|\w{3,}t)\b"
)
_NO_TOPIC = frozenset(
    "jaar jaren maand maanden bedrag aantal percentage procent deel komt komen kwam gaat gaan ging was waren zo dan eerder later daarvoor "
    "daarna ervoor erna terug hoog hoge veel groot lang vaak kost kosten kwamen zit zitten staat uit year years amount".split()
)
_RARE = 5  # commonness (0 to 25) up to which a word is a name in all but its capital
_LEAST_COMMON = 2  # words of an earlier question that names nothing
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
    apart = any(_apart(clause) and len(_content(clause)) <= _OWN_ENOUGH + 1 for clause in _CLAUSE_END.split(question))
    return apart or (points(question) and len(content) <= _OWN_ENOUGH + 1)


def _apart(clause: str) -> bool:
    """Whether “daar … voor” in a clause is one word taken apart, and no place with what is said of something else
    (“hier voor 2030”): no number, article or noun follows."""
    return any(_begins_no_noun_phrase(found[1]) for found in _APART.finditer(clause))


def _begins_no_noun_phrase(word: str | None) -> bool:
    folded = fold(word or "")
    if not folded or folded in _AFTER_APART:
        return True
    named = word is not None and word[:1].isupper()
    return not (named or folded in _DETERMINERS or parse_cardinal(folded)) and bool(_VERB.fullmatch(folded))


def points(question: str) -> bool:
    """Whether a question holds a word that points at something said before.

    >>> points("En wat kost die?"), points("Wat kost de kademuur die verlengd wordt?")
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


def stand_alone(
    question: str,
    history: tuple[Turn, ...],
    peers: Sequence[frozenset[str]] = (),
    frequent: Collection[str] = frozenset(),
) -> Standalone:
    """The question with the topic of the conversation where it leans on it, else as it is.

    ``peers`` are sets of words of which one takes the place of another (“en in Veldsum?” after a question about the next
    row of the same table). ``frequent`` are words that stand all over the collection, and so are no topic.
    """
    text = question.strip()
    if not history or _NEW_SUBJECT.match(fold(text)) or not (leans(text) or _goes_on(text)):
        return Standalone(text, None)
    resolved = _other_year(text, history)
    text = f"{text} {resolved}" if resolved else text
    own = set(_content(text))
    replaced = frozenset(word for group in peers if own & group for word in group) - own
    topic: list[str] = []
    for turn in reversed(history[-3:]):
        dependent = leans(turn.user) or (turn is not history[0] and _goes_on(turn.user))
        words_of = _content(turn.user) if elliptic(question) else _topic(turn.user, frequent, dependent)
        fresh = [word for word in words_of if word not in own | replaced and word not in topic]
        if _replaces_number(text):
            fresh = [word for word in fresh if not re.fullmatch(r"(?:19|20)\d\d|\d+", word)]
        topic.extend(fresh)
        if fresh and not dependent:
            break
    if not topic:
        return Standalone(text, None)
    before = history[-1].user.strip()
    shown = f"{_LEAD.sub('', question.strip())} (vervolg op: “{before}”)"
    return Standalone(f"{text} {' '.join(topic)}", shown[:1].upper() + shown[1:])


def _goes_on(question: str) -> bool:
    """Whether a question in a conversation names nothing of its own: few content words, no name, no number."""
    return not _names(question) and not re.search(r"\d{3}", question) and len(_content(question)) <= _OWN_ENOUGH


def elliptic(question: str) -> bool:
    """Whether a follow-up only puts something in the place of something else (“en in Hoorne?”), or names nothing at all
    (“waarom is dat zo?”): it is then the question before, asked again.

    >>> elliptic("En na 2035?"), elliptic("Hoeveel was dat drie jaar eerder?"), elliptic("en wie betaalt dat?")
    (True, True, False)
    """
    folded = " ".join(fold(question).split())
    if not _ASKS.search(folded) and not _SAYS.search(folded):
        return True
    return all(word in _NO_TOPIC or word.isdigit() or parse_cardinal(word) for word in _content(question))


def _topic(text: str, frequent: Collection[str], dependent: bool) -> list[str]:
    """What an earlier question was about: its names; where it has none that tells, its least common words.

    Its other words say what was asked of the topic, and would only bring the same answer again. Of a question that itself
    leans on one before, only the names count.
    """
    content = _content(text)
    named = _names(text)
    telling = [word for word in named if word not in frequent]
    common = folded_commonness()
    rest = sorted(
        (word for word in content if word not in named and not word[0].isdigit()), key=lambda w: common.get(w, 0)
    )
    rare = [word for word in rest[:1] if common.get(word, 0) <= _RARE]
    added = rare if telling or dependent else rest[:_LEAST_COMMON]
    return [word for word in content if word in named or word in added]


def _names(text: str) -> set[str]:
    """The folded words that are written as names inside a question, abbreviations among them."""
    return {word for name in _NAME.findall(text) for word in words(name) if word not in STOPWORDS}


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
    if step["count"] and re.fullmatch(r"[0-9]{1,4}", step["count"]):
        count = int(step["count"])
    if count is None:
        return None
    back = (step["way"] or step["next"]) in ("eerder", "daarvoor", "ervoor", "terug")
    return str(int(years[-1]) + (-int(count) if back else int(count)))


def _replaces_number(text: str) -> bool:
    """Whether the follow-up brings a year or number of its own, which takes the place of the earlier one."""
    return bool(re.search(r"\b(?:19|20)\d\d\b", text))
