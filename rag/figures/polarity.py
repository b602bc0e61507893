"""Negation and direction: word tables, and what a sentence says of them."""

from __future__ import annotations

import re

from rag.language.tokens import fold

NEGATIONS = frozenset(
    {"niet", "geen", "nooit", "noch", "nergens", "niemand", "niets", "evenmin", "geenszins", "niks", "nimmer"}
)
WEAK_NEGATIONS = frozenset({"zonder", "nauwelijks", "amper"})
_UP = (
    r"stij(?:g|gt|gen|gend|gende|ging|gingen)|steeg|stegen|gestegen|toename|toenames|toegenomen"
    r"|toeneemt|toenemen|toenam|toenamen|groei\w*|gegroeid|hoger\w*|omhoog|vergroot|vergroten|"
    r"vergroting|verhoog\w*|verhogen|verhoging|uitbreid\w*|uitgebreid|oploopt|opgelopen|oplopen"
    r"|klom|klimt|klimmen|geklommen|groter\w*|vaker|langer\w*|sneller\w*|"
    r"duurder\w*|beter\w*|meer|plus|winst|versterk\w*|vermeerder\w*|opgehoogd|versoepel\w*"
    r"|breder\w*|verbre(?:ed|de)\w*|zwaarder\w*|ouder|stijging|erbij|opschroeven|aangescherpt|verdubbel\w*|opgevoerd|toegelegd"
)
_DOWN = (
    r"daal(?:t|de|den)?|dalen|dalend|dalende|daling|dalingen|gedaald|afname|afnames|afgenomen"
    r"|afneemt|afnemen|afnam|afnamen|slonk\w*|slink\w*|geslonken|krimp\w*|gekrompen|kromp|lager\w*|omlaag|verklein\w*|"
    r"verlaag\w*|verlagen|verlaging|inkrimp\w*|ingekrompen|teruggelopen|terugloopt|teruglopen"
    r"|terugloop|zakt|zakte|zakken|gezakt|kleiner\w*|minder|korter\w*|trager\w*|langzamer\w*|"
    r"goedkoper\w*|slechter\w*|verminder\w*|vermindering|min|verlies|verzwak\w*|bezuinig\w*"
    r"|versmal\w*|afgebouwd|afbouw\w*|lichter\w*|jonger|halveer\w*|gehalveerd|halvering|zeldzamer"
    r"|teruggang|kromp"
)
_UPWARD = re.compile(rf"\b(?:{_UP})\b", re.IGNORECASE)
_DOWNWARD = re.compile(rf"\b(?:{_DOWN})\b", re.IGNORECASE)
_SPLIT_UP = re.compile(
    r"\b(?:neemt|nemen|nam|namen|legt|legde|leggen)\b[^.;]*?\btoe\b|\b(?:loopt|lopen|liep"
    r"|liepen)\b[^.;]*?\bop\b(?= (?:tot|naar|van|met)\b|[,.;)]|$)|\b(?:komt|komen|kwam|kwamen|krijgt|krijgen|kreeg|kregen)\b"
    r"[^.;]*?\ber\b[^.;]*?\bbij\b(?=[,.;)?]|$)|\b(?:gaat|gaan|ging|gingen)\b[^.;]*?\bvooruit\b|\b(?:gaat|gaan|ging"
    r"|gingen)\b[^.;]*?\bomhoog\b",
    re.IGNORECASE,
)
_SPLIT_DOWN = re.compile(
    r"\b(?:neemt|nemen|nam|namen)\b[^.;]*?\baf\b|\b(?:loopt|lopen|liep"
    r"|liepen)\b[^.;]*?\bterug\b|\b(?:gaat|gaan|ging|gingen)\b[^.;]*?\bachteruit\b|\b(?:lever|leveren|levert|leverde|leverden)\b"
    r"[^.;]*?\bin\b(?=[,.;)?]|$)|\b(?:verliest|verliezen|verloor|verloren)\b|\b(?:gaat|gaan|ging|gingen)\b[^.;]*?\bomlaag\b",
    re.IGNORECASE,
)
# "achttien jaar en ouder" is a bound and tells of no change
_BOUND = re.compile(
    r"\b(?:jaar|maand|maanden|dagen|weken|uur|meter|personen|euro|procent) (?:en|of) "
    r"(?:ouder|jonger|meer|minder|langer|korter|hoger|lager)\b"
)
_NO_MORE = re.compile(r"\b(?:niet|geen|nooit)\b(?P<between>[^.;,]{0,40}?)\bmeer\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

# pairs whose exchange turns a statement round; both directions
OPPOSITES = (
    "meer/minder boven/onder voor/na vóór/na tot/vanaf binnen/buiten alle/geen altijd/nooit wel/niet eerder/later "
    "toe/af hoogste/laagste meeste/minste eerste/laatste grootste/kleinste vroegst/laatst begin/eind ja/nee "
    "mag/moet met/zonder oudste/jongste beste/slechtste verplicht/vrijwillig wel/geen een/geen publieke/private "
    "openbaar/privaat toename/afname winst/verlies sterk/zwak hoog/laag hoge/lage veel/weinig snel/langzaam "
    "groot/klein lang/kort beide/geen open/dicht import/export uitgaven/inkomsten noord/zuid oost/west "
    "overschot/tekort voordeel/nadeel toegestaan/verboden iedereen/niemand iemand/niemand ergens/nergens ook/niet "
    "van/naar stijgt/daalt stijgen/dalen steeg/daalde gestegen/gedaald stijging/daling hoger/lager groter/kleiner "
    "langer/korter vaker/zeldener sneller/trager groei/krimp groeit/krimpt verhogen/verlagen verhoging/verlaging "
    "vergroten/verkleinen toegenomen/afgenomen toenemen/afnemen neemt-toe/neemt-af ruim/krap versterken/verzwakken "
    "versterkt/verzwakt nationaal/regionaal nationale/regionale landelijk/regionaal landelijke/regionale "
    "privaat/publiek privaat/overheid private/overheid invoer/uitvoer invoeren/uitvoeren"
)
_PAIRS = [tuple(pair.split("/")) for pair in OPPOSITES.split()]
_OPPOSITE_OF = {
    a: b for pair in reversed(_PAIRS) for a, b in (pair, pair[::-1]) if min(len(a), len(b)) > 3 and "-" not in a + b
}
_OPPOSITE = frozenset(_PAIRS) | frozenset(pair[::-1] for pair in _PAIRS)


def negations(text: str) -> int:
    """How many negations a text holds; "niet alleen" and "niet meer dan" are none.

    >>> negations("Het is niet alleen duur"), negations("Er is geen geld en het komt niet")
    (0, 2)
    """
    plain = re.sub(
        r"\bniet (?:alleen|meer dan|minder dan|enkel|slechts|later dan|eerder dan)\b"
        r"|\b(?:nog|net) (?:geen|niet)\b(?= [\d€]| (?:een|drie|twee|half))"
        r"|\bof niet\b|\bwel of (?:niet|geen)\b|\btenzij\b|\bniet[- ](?=[a-z]+isch)|\bniet-", " ", fold(text),
    )  # fmt: skip
    return sum(word in NEGATIONS for word in _WORD.findall(plain))


# verbs and turns that deny without a word of negation: two of them, or one and a negation, deny nothing
_DENYING = re.compile(
    r"\b(?:verval(?:t|len)?|geschrapt|schrap\w*|afgeschaft|afschaf\w*|schaf\w* [^.;]{0,40}\baf\b|weiger\w*|geweigerd|stopgezet"
    r"|van de baan|op de schop|ingetrokken|intrek\w*|beëindig\w*|opgeheven|opheff\w*)\b",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    r"\b(?:zonder|nauwelijks|amper|ontbre\w+|ontbrak\w*|verdwijn\w*|verdwe(?:en|nen)|verdwenen|verbied\w*|verboden|uitgesloten"
    r"|moet(?:en)? (?:\w+ ){0,6}?nog|nog (?:te|worden)|blijft|blijven|alleen|anders?|vroegst)\b",
    re.IGNORECASE,
)


def denied_words(text: str) -> set[str]:
    """The words right behind the negations of a text, folded; "niet meer" and the like are passed over.

    >>> sorted(denied_words("De haven wordt niet meer uitgebreid"))
    ['uitgebreid']
    """
    found = re.finditer(
        r"\b(?:niet|nooit|geen)\b(?: (?:meer|langer|verder|ook|nog|een|de))*\s+(?P<word>[a-z]{4,})", fold(text)
    )
    return {match["word"] for match in found}


def may_deny(text: str) -> bool:
    """Whether a text holds words that may stand for a negation ("zonder", "moet nog worden")."""
    return bool(_DOUBTFUL.search(text))


def denials(text: str) -> int:
    """How often a text denies: its negations, and the verbs that mean "no longer" or "without".

    >>> denials("Er is geen haven"), denials("De regeling wordt niet afgeschaft")
    (1, 2)
    """
    return negations(text) + len(_DENYING.findall(text))


def directions(text: str) -> tuple[bool, bool]:
    """Whether a text says that something rises or is more, and whether that it falls or is less.

    >>> directions("De weglek is groter dan gemiddeld"), directions("Het aantal neemt met 5 procent af")
    ((True, False), (False, True))
    >>> directions("Leden van zestig jaar en ouder")
    (False, False)
    """
    text = _BOUND.sub(" ", _NO_MORE.sub(" ", text.replace("é", "e")))
    up = bool(_UPWARD.search(text) or _SPLIT_UP.search(text))
    down = bool(_DOWNWARD.search(text) or _SPLIT_DOWN.search(text))
    return up, down


def antonyms(one: str, other: str) -> bool:
    """Whether two folded words are a pair of the table of opposites."""
    return (one, other) in _OPPOSITE


def opposite_of(word: str) -> str | None:
    """A word of four letters or more that is the opposite of one, None where the table has none.

    >>> opposite_of("stijging"), opposite_of("haven")
    ('daling', None)
    """
    return _OPPOSITE_OF.get(word)


def opposite(one: str, other: str) -> bool:
    """Whether exchanging one word for the other turns a statement round.

    >>> opposite("stijgt", "daalt"), opposite("onder", "boven"), opposite("banen", "werkplekken")
    (True, True, False)
    """
    a, b = one.casefold(), other.casefold()
    if antonyms(a, b):
        return True
    ours, theirs = directions(a), directions(b)
    return ours in ((True, False), (False, True)) and theirs == ours[::-1]
