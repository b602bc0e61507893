"""Whether a generated sentence turns what its paragraphs state round: negation and direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rag.datatypes import Figure
from rag.figures.evidence import Evidence
from rag.figures.find import qualified_span
from rag.figures.match import match
from rag.figures.polarity import directions
from rag.figures.polarity import negations as counted
from rag.figures.statements import FRAME, Statement, related, words_in
from rag.figures.twins import Alignment, Item, align, items
from rag.figures.values import is_dated, same_value
from rag.language.tokens import STOPWORDS, fold, stem

_CLAUSE = re.compile(
    r"[;:()]|, (?=(?:en|maar|terwijl|tegen|waarvan|dat|die|wat|waar|want|dus|zodat|al|hoewel)\b)| (?:terwijl|maar) "
)
_UP = re.compile(r"\b(?:kwam|kwamen|komt|komen)\b[^.;]*\bbij\b|\bmeer\b|\bextra\b", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:ging|gingen|gaat|gaan)\b[^.;]*\baf\b|\bminder\b|\bverdwe\w+|\bverdwijn\w*", re.IGNORECASE)
# words that deny or end something without "niet", and so agree with a source that denies
_DENIES = frozenset(
    "zonder nauwelijks amper stopt stoppen gestopt vervalt vervallen verviel vervielen schrapt schrappen geschrapt "
    "afgeschaft afschaffen schaft eindigt eindigen uitgesloten uitsluiten afgewezen afwijzen weigert geweigerd weigeren "
    "verboden verbod ontbreekt ontbreken ontbrak ontbraken vrijgesteld uitgezonderd onvoldoende onmogelijk onbekend "
    "behoudens behalve pas tenzij uitgesteld ongewijzigd gelijk blijft blijven bleef bleven stilgelegd ingetrokken "
    "onverminderd onveranderd nog uitblijft uitgebleven tekort mis mist".split()
)
# words that say who states something, and change nothing of what is stated
_SAYS = frozenset(
    "zegt zeggen stelt stellen noemt noemen spreekt spreken schrijft schrijven meldt melden vindt vinden geeft geven aangeeft aangeven "
    "vermeldt vermelden staat blijkt bedraagt bedragen betreft betreffen gaat bericht volgens kabinet minister document brief".split()
)
OVERLAP = 0.5  # share of the rarity of a denied clause in a sentence from which both are about the same
LEAST = 2  # words that must be shared


def turned(claim: Statement, statements: Sequence[Statement], evidence: Evidence) -> Iterator[str]:
    """``negation`` or ``direction`` where the sentence says the opposite of what its paragraphs state."""
    twins = sorted(
        ((found.likeness, index, found) for index, one in enumerate(statements) if (found := align(claim, one))),
        key=lambda row: (-row[0], row[1]),
    )
    if twins:
        _, at, found = twins[0]
        yield from found.differs
        yield from _put_differently(claim, statements[at], found)
    yield from _denied_word(claim, statements)
    yield from _beside_figure(claim, statements)
    yield from _direction(claim, statements, evidence)
    if not twins:
        yield from _negation(claim, statements, evidence)


def _put_differently(claim: Statement, source: Statement, found: Alignment) -> Iterator[str]:
    """In a sentence that is nearly the source's own, another figure in a place, or another word that the source lacks.

    So near to the source a new word is as likely a change as a synonym, and the model was told to keep to the words.
    """
    for one, other in found.pairs:
        result = match(claim, one, source, other, strict=True) if other else None
        elsewhere = any(same_value(each, one) for each in source.figures)
        if other is not None and not elsewhere and (result is None or result.differs):
            yield result.differs[0] if result else "value"
    ours, theirs = items(claim), items(source)
    matcher = SequenceMatcher(None, [one.key for one in theirs], [one.key for one in ours], autojunk=False)
    told = {stem(one.key) for one in theirs if one.figure is None}
    for tag, a, b, c, d in matcher.get_opcodes():
        lost = [one.key for one in theirs[a:b] if _tells(one)]
        new = [one.key for one in ours[c:d] if _tells(one) and not _known(one.key, told) and one.key not in _SAYS]
        if tag == "replace" and lost and new:
            yield "unsupported"


def _tells(item: Item) -> bool:
    return item.figure is None and len(item.key) > 2 and item.key not in STOPWORDS and item.key not in FRAME


def _known(word: str, told: set[str]) -> bool:
    return stem(word) in told or any(related(stem(word), other) for other in told)


def _denied_word(claim: Statement, statements: Sequence[Statement]) -> Iterator[str]:
    """A word that the sentence denies ("niet uitgesloten") and the source has without a denial in that clause."""
    for match_ in re.finditer(r"\b(?:niet|geen)\s+(?:langer\s+|meer\s+)?([^\W\d_]{4,})", fold(claim.sentence)):
        word = stem(match_[1])
        clauses = [text for one in statements for text, _ in _clauses(one)]
        holding = [text for text in clauses if any(stem(each) == word for each in re.findall(r"[^\W\d_]+", fold(text)))]
        if holding and not any(denied(text) for text in holding):
            yield "negation"
            return


def _beside_figure(claim: Statement, statements: Sequence[Statement]) -> Iterator[str]:
    """The word right behind a figure ("6% meer") against that behind the equal figure of the source ("6% minder")."""
    for one in claim.figures:
        ours = _way(_behind(claim, one))
        theirs = [_way(_behind(each, other)) for each in statements for other in each.figures if same_value(other, one)]
        if theirs and all(_opposed(ours, way) for way in theirs):
            yield "direction"
            return


def _behind(statement: Statement, one: Figure) -> str:
    return " ".join(statement.text[one.end : statement.end].split()[:1]).strip(".,;:")


def _plain(statement: Statement) -> str:
    """A sentence without its figures and their qualifiers."""
    text = list(statement.text)
    for one in statement.figures:
        start, end = qualified_span(statement.text, one)
        text[start:end] = " " * (end - start)
    return "".join(text)[statement.start : statement.end]


def _clauses(statement: Statement) -> list[tuple[str, frozenset[str]]]:
    """The clauses of a sentence, each with the stems of its content words."""
    text = _plain(statement)
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    pieces = [text[a:b] for a, b in zip(cuts, cuts[1:], strict=False)]
    return [(piece, frozenset(word.stem for word in words_in(piece, 0, len(piece), ()))) for piece in pieces]


def denied(text: str) -> bool:
    """Whether a clause denies.

    >>> denied("dat gaat niet door"), denied("niet alleen hier")
    (True, False)
    """
    return counted(text) > 0


def _negation(claim: Statement, statements: Sequence[Statement], evidence: Evidence) -> Iterator[str]:
    """A clause of the source that denies, and most of whose words the sentence states without denying; and a denial
    in the sentence that no source clause with its words has."""
    ours = [(text, stems) for text, stems in _clauses(claim) if stems]
    theirs = [(text, stems) for one in statements for text, stems in _clauses(one) if stems]
    said = frozenset().union(*(stems for _, stems in ours)) if ours else frozenset()
    denies = any(denied(text) or _softly(text) for text, _ in ours)
    for text, stems in theirs:
        if denied(text) and not denies and _share(stems, said, evidence) >= OVERLAP:
            plain = any(not denied(other) and _share(said, each, evidence) >= 0.6 for other, each in theirs)
            if not plain:
                yield "negation"
                return
    for text, stems in ours:
        if not denied(text) or not theirs:
            continue
        best = max(theirs, key=lambda row: _share(stems, row[1], evidence) + 0.01 * denied(row[0]))
        if not any(
            (denied(other) or _softly(other))
            and _share(stems, each, evidence) >= 0.8 * _share(stems, best[1], evidence)
            for other, each in theirs
        ):
            yield "negation"
            return


def _softly(text: str) -> bool:
    return any(word in _DENIES for word in re.findall(r"[^\W\d_]+", fold(text)))


def _share(asked: frozenset[str], there: frozenset[str], evidence: Evidence) -> float:
    """Share of the rarity of stems that stand there; 0 where fewer than two do."""
    total = sum(evidence.weight(each) for each in asked)
    held = [each for each in asked if each in there or any(related(each, other) for other in there)]
    if len(held) < min(LEAST, len(asked)) or not total:
        return 0.0
    return sum(evidence.weight(each) for each in held) / total


def _direction(claim: Statement, statements: Sequence[Statement], evidence: Evidence) -> Iterator[str]:
    """A way that the sentence says things go, against the clause or sentence that states its figures or most words."""
    ours = _way(_plain(claim))
    best = _stating(claim, statements, evidence)
    if best is None:
        return
    if _reversed(claim, best):
        yield "direction"
        return
    theirs = _way(_plain(best))
    told = " ".join(_plain(one) for one in statements)
    if ours == (False, True) and not _way(told)[1] and not _softly(told) and not denied(told):
        yield "direction"  # less, where nothing in the paragraphs is less
        return
    if _opposed(ours, theirs):
        yield "direction"
        return
    for text, stems in _clauses(claim):
        way = _way(text)
        if way[0] is way[1] or not stems:
            continue
        rows = [(_share(stems, each, evidence), _way(other)) for other, each in _clauses(best)]
        share, found = max(rows, key=lambda row: row[0], default=(0.0, (False, False)))
        if share > 0 and _opposed(way, found):
            yield "direction"
            return


def _way(text: str) -> tuple[bool, bool]:
    up, down = directions(text)
    return up or bool(_UP.search(text)), down or bool(_DOWN.search(text))


def _opposed(one: tuple[bool, bool], other: tuple[bool, bool]) -> bool:
    return one in ((True, False), (False, True)) and other == one[::-1]


def _stating(claim: Statement, statements: Sequence[Statement], evidence: Evidence) -> Statement | None:
    """The statement with the most of the sentence's figures, and then of its words."""

    def score(one: Statement) -> tuple[int, float]:
        equal = sum(
            any(same_value(other, each) for other in one.figures) for each in claim.figures if not is_dated(each)
        )
        return equal, evidence.coverage(claim, one)

    best = max(statements, key=score, default=None)
    return best if best is not None and (score(best)[0] or score(best)[1] >= 0.4) else None


def _reversed(claim: Statement, source: Statement) -> bool:
    """Whether "van A naar B" has become "van B naar A"."""
    ours, theirs = _course(claim), _course(source)
    return any(
        same_value(b2, a1) and same_value(a2, b1) and not same_value(a2, a1) for a1, b1 in ours for a2, b2 in theirs
    )


def _course(statement: Statement) -> list[tuple[Figure, Figure]]:
    rows = [one for one in statement.figures if not is_dated(one)]
    found = []
    for one, other in zip(rows, rows[1:], strict=False):
        head = statement.text[max(statement.start, one.start - 12) : one.start].casefold()
        between = statement.text[one.end : other.start].casefold()
        if re.search(r"\bvan (?:\w+ )?$", head) and re.search(r"\b(?:naar|tot)\b", between) and len(between) < 40:
            found.append((one, other))
    return found
