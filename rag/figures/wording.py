"""How a sentence says what it says, without its subject: clauses, denials, how many of them, and what is compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rag.figures.equivalents import opposed
from rag.figures.frequencies import number_of
from rag.figures.polarity import antonyms, directions, negations
from rag.figures.statements import Statement, Word
from rag.language.tokens import STOPWORDS, fold

_CUT = re.compile(
    r"[;:()]"
    r"|,? (?=(?:maar|terwijl|tenzij|behalve|omdat|doordat|want|zodat|hoewel|in plaats van|als|zodra|wanneer"
    r"|en niet|en dus niet|voor wie)\b)"
    r"| (?=en (?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|kan|mag|moet|blijft|geldt|geen|nog|in|voor|op|bij)\b)"
    r"|, "
)
# a stretch that goes on under the verb of the clause before
_JOINS = re.compile(
    r"(?:en |of |dan wel |alsmede |evenals )?(?:voor|van|aan|in|op|bij|met|door|naar|uit|tot|over|als)\b"
)
_VERB = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|kon|konden|moet|moeten|moest|zal|zullen|zou"
    r"|zouden|mag|mogen|hoeft|hoeven|wil|willen|blijft|blijven|krijgt|krijgen|komt|komen|gaat|gaan|geldt|gelden|doet|doen|staat|staan"
    r"|ligt|liggen|geeft|geven|betaalt|betalen|vergoedt|vergoeden|neemt|nemen|vindt|vinden|heet|telt|houdt|houden|valt|vallen)\b"
)
_RULED_OUT = re.compile(r"\b(?:uitgesloten|uitgezonderd|niet-\w+|verboden|vrijgesteld|komt? niet in aanmerking)\b")
_SHORT = 3  # words up to which a stretch between commas is an item of a list and no clause, unless it denies
# verbs and turns that say no without a word of negation; "_" stands for up to some words between
_SAYS_NO = (
    r"zonder; behalve; uitgezonderd; tenzij; nauwelijks; evenmin; gratis; kosteloos; geheim\w*; ongegrond; onmogelijk; onjuist; oneens; "
    r"ontbre\w+; ontbrak\w*; mist; missen; miste; gemist; weiger\w*; geweigerd; verbod\w*; verbied\w*; verwerp\w*; verwierp\w*; "
    r"verworpen; afgewezen; afwij\w+; (?:wees|wijst|wezen|wijzen)\b_af; afgekeurd; tegengehouden; (?:hield|hielden|houdt)\b_tegen; "
    r"tegengestemd; (?:stemde|stemt|stemden)\b_tegen; geschrapt; schrap\w*; afgeschaft; afschaf\w*; stopt; stoppen; stopte; gestopt; "
    r"stopgezet; (?:houdt|houden|hield)\b_op(?=$|[,.]); beeindig\w*; eindig\w*; verval(?:t|len); verdwijn\w*; verdween; verdwenen; "
    r"opgeheven; opheff\w*; sluit; sluiten; gesloten; dicht; uitgesloten; vrijgesteld; vrijstell\w*; "
    r"(?:valt|vallen|viel)\b_(?:buiten|af|weg); afgevallen; ingetrokken; uitgesteld; uitstel; overgeslagen; oversla\w*; "
    r"(?:sloeg|slaat|slaan)\b_over; (?:haalt|haalde)\b_weg; weghal\w*; weggehaald; verwijder\w*; sloop; gesloopt; slopen; "
    r"(?:laat|liet|laten)\b_na; nagelaten; af(?:zien|gezien); ziet\b_af van; van de baan; verzet\w*"
)
NEGATIVE = re.compile(rf"\b(?:{_SAYS_NO.replace('; ', '|').replace('_', '[^.;]{0,50}?')})(?!\w)")
AGAIN = re.compile(
    r"\b(?:alleen|uitsluitend|enkel) (?:als|wanneer|met|na|indien)\b|\bpas (?:als|wanneer|na)\b|\bniet anders\b"
)
_ALL = re.compile(
    r"\b(?:alle|allemaal|allen|elke?|iedere?|iedereen|hele|geheel|gehele|overal|altijd|steeds|volledige?|helemaal"
    r"|al (?:zijn|haar|hun|onze|ons|de|het)|zonder uitzondering|ongeacht|hoe \w+ ook|voltallige?)\b"
)
_NONE = re.compile(r"\b(?:geen (?:enkele?|van)|niemand|nergens|nooit|geen (?=\w+ (?:heeft|hebben|is|zijn)\b))")
_MOST = re.compile(
    r"\b(?:de meeste|merendeel|meerderheid|grotendeels|bijna (?:alle|elke|iedere|allemaal|overal)|vrijwel (?:alle|overal)|veelal"
    r"|meestal|doorgaans|hoofdzakelijk|voornamelijk|overwegend)\b"
)
_HALF = re.compile(r"\bde helft\b")
_FEW = re.compile(
    r"\b(?:enkele|enkelen|sommige|minderheid|een deel van|een paar|zelden|weinig|een enkele|gedeeltelijk|deels)\b"
)
_ONLY = re.compile(r"\b(?:alleen|uitsluitend|enkel|slechts|enige)\b")
_EXCEPT = re.compile(r"\b(?:behalve|tenzij|uitgezonderd|met uitzondering|op \w+ na|afgezien van|buiten|in beginsel)\b")
_SOME = re.compile(r"\b(?:minstens|ten minste|tenminste|minimaal|op zijn minst) (?:een|1)\b")
_ALSO = re.compile(r"\b(?:ook|zelfs|eveneens|evengoed|net als|inbegrepen)\b")
_PART_OF = re.compile(r"\b(?P<part>\w+) (?:\w+ )?van (?:de|het) (?P<whole>\w+)\b")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, eq=False)
class Clause:
    """A stretch of a sentence that says one thing."""

    statement: Statement
    start: int
    end: int
    inherited: int = 0  # denials of the clause or lead-in that governs it: "geen subsidie voor …, en voor …"

    @cached_property
    def text(self) -> str:
        """The folded text, without figures and their qualifiers."""
        return fold(self.statement.text[self.start : self.end])

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The places of its content words among those of the sentence."""
        return tuple(at for at, word in enumerate(self.statement.words) if self.start <= word.start < self.end)

    @cached_property
    def denied(self) -> int:
        """How often it says no; two times say nothing."""
        return self.inherited + negations(AGAIN.sub(" ", self.text)) + len(NEGATIVE.findall(self.text))

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its folded words, those of grammar left out."""
        return frozenset(word for word in _WORD.findall(self.text) if word not in STOPWORDS)


@lru_cache(maxsize=65536)
def clauses_of(statement: Statement) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; a comma between the items of a list cuts nothing."""
    cuts = [statement.start + cut.start() for cut in _CUT.finditer(statement.sentence)]
    borders = [statement.start]
    for at, cut in enumerate(cuts):
        after = cuts[at + 1] if at + 1 < len(cuts) else statement.end
        listed = _item(statement.text[cut + 1 : after]) or _item(statement.text[borders[-1] : cut])
        if statement.text[cut] != "," or statement.text[cut + 2 : after].startswith("maar ") or not listed:
            borders.append(cut)
    borders.append(statement.end)
    found = _governed(statement, list(pairwise(borders)))
    return tuple(one for one in found if one.words or one.denied) or (
        Clause(statement, statement.start, statement.end),
    )


def _governed(statement: Statement, spans: list[tuple[int, int]]) -> list[Clause]:
    """The clauses, those without a verb under the denial of what they hang on: the clause before, or the lead-in."""
    lead = statement.paragraph.lead_in if statement.paragraph else None
    above = _under(fold(lead)) if lead and not _VERB.search(fold(statement.sentence)) else 0
    found: list[Clause] = []
    for start, end in spans:
        text = fold(statement.text[start:end]).strip(" ,;:()")
        if found and not _JOINS.match(text):
            above = 0
        clause = Clause(statement, start, end, 0 if _VERB.search(text) else above)
        found.append(clause)
        if _VERB.search(text):
            above = _under(text)
    return found


def _under(text: str) -> int:
    """Whether a clause denies what its parts without a verb of their own say ("geen subsidie wordt verstrekt voor …")."""
    return int(negations(AGAIN.sub(" ", text)) % 2 == 1 or bool(_RULED_OUT.search(text)))


def _item(text: str) -> bool:
    return len(text.split()) <= _SHORT and not re.search(r"\b(?:niet|geen|wel|maar|behalve|tenzij)\b", fold(text))


def contrary(one: Clause, other: Clause) -> bool:
    """Whether two clauses hold words that are each other's opposite, each without the other's."""
    ours, theirs = one.tokens - other.tokens, other.tokens - one.tokens
    return any(_opposed(a, b) for a in ours for b in theirs)


def _opposed(one: str, other: str) -> bool:
    """Whether a table or a syllable makes one word the opposite of the other ("gegrond", "ongegrond")."""
    short, long = sorted((one, other), key=len)
    return antonyms(one, other) or opposed(one, other) or (len(short) >= 5 and long == f"on{short}")


def turned(one: Clause, other: Clause) -> bool:
    """Whether one clause says that something goes up or is more where the other says that it goes down."""
    ours, theirs = directions(one.text), directions(other.text)
    return ours in ((True, False), (False, True)) and theirs == ours[::-1]


def extent(text: str) -> frozenset[str]:
    """Of how many something is said: "all", "none", "most", "half", "few", "only", "except", "some", "also", "part"."""
    folded = fold(text)
    most = bool(_MOST.search(folded))
    rest = _MOST.sub(" ", folded)
    rows = {
        "all": _ALL, "none": _NONE, "half": _HALF, "few": _FEW, "only": _ONLY, "except": _EXCEPT, "some": _SOME, "also": _ALSO,
    }  # fmt: skip
    found = {name for name, pattern in rows.items() if pattern.search(rest)}
    if most:
        found.add("most")
    if _is_part(rest):
        found.add("part")
    return frozenset(found)


def overstates(claim: str, source: str) -> bool:
    """Whether a text says of all what another says of most, half, few or "vier van de vijf"."""
    ours, theirs = extent(claim), extent(source)
    return "all" in ours and "all" not in theirs and bool({"most", "half", "few", "part", "none"} & theirs)


def _is_part(folded: str) -> bool:
    """Whether a text tells of fewer than the whole ("vier van de vijf")."""
    for found in _PART_OF.finditer(folded):
        part, whole = number_of(found["part"]), number_of(found["whole"])
        if part is not None and whole is not None and part < whole:
            return True
    return False


_THAN = re.compile(r"\bdan\b")


@dataclass(frozen=True)
class Comparison:
    """What is said to be more (or less) than what."""

    up: bool
    left: tuple[Word, ...]
    right: tuple[Word, ...]


def comparison(statement: Statement) -> Comparison | None:
    """The comparison of a sentence ("… vaker dan …"), None without one."""
    for clause in clauses_of(statement):
        than = _THAN.search(clause.text)
        if not than:
            continue
        up, down = directions(clause.text[: than.start()])
        if up is not down:
            cut = clause.start + than.start()
            words = [statement.words[at] for at in clause.words]
            left = tuple(word for word in words if word.start < cut)
            return Comparison(up, left, tuple(word for word in words if word.start >= cut))
    return None
