"""Why a sentence of the sources does not say what a claim in words says: reasons that can be named to a reader.

Each was kept for its precision: of the claims of the training passages that it was found for, and of as many true as
false ones, at least three quarters are false (docs/log.md). What fell below that is no reason here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rag.figures.frequencies import oftener
from rag.figures.lexis import Floats
from rag.figures.parity import opposed_words
from rag.figures.particulars import binding_differs, shares_differ
from rag.figures.polarity import directions
from rag.figures.reading import Reading
from rag.figures.windows import Window, are_names, clause_mask
from rag.figures.worded_cover import Cover
from rag.figures.worded_features import adds_what_is_denied
from rag.figures.worded_order import compared
from rag.figures.wording import AGAIN, NEGATIVE, Clause, clauses_of, comparison, extent
from rag.language.tokens import STOPWORDS, fold

SHARE = 0.35  # of a claim's weight that a clause must hold to be judged
BESIDE = 0.6  # share of what a clause of the sentence next to it says
DENIED = 0.5  # of a clause of the claim that a clause which denies must say
GOOD_PART = 0.4  # of a claim, said by one clause
LESS = 0.15  # of a claim, by which a clause that denies may say less than one that does not
OPPOSED = 0.5  # and one that holds an opposite word
LOST = 0.4  # credit up to which a name is not said
_DENIAL = re.compile(r"\b(?:niet|geen|nooit|niets|niks|niemand|nergens|noch|evenmin|geenszins|nimmer)\b")
_NO_DENIAL = re.compile(
    r"\bniet (?:alleen|meer dan|minder dan|enkel|slechts|later dan|eerder dan|langer dan|zozeer)\b"
    r"|\b(?:nog|net) (?:geen|niet)\b(?= [\d€]| (?:een|drie|twee|half))|\bof niet\b|\bwel of (?:niet|geen)\b"
    r"|\bniet[- ](?=[a-z]+isch)|\bniet-"
)
_MAY_DENY = re.compile(
    NEGATIVE.pattern
    + r"|\b(?:alleen|uitsluitend|slechts|pas|maar|te (?:weinig|laag|hoog|klein|vroeg)|minder|onvoldoende|weinig"
    r"|on\w{4,}|\w+loos|\w+vrij|vrijwillig\w*|nul|afgezien|tegen|eerst|blij\w+)\b"
)
# opposites as prepositions tell where and when, not that something is otherwise
_PLACES = frozenset("binnen buiten voor na boven onder van naar tot vanaf met zonder ook niet toe af".split())
_TWO = re.compile(r"([^\W\d_]+) ([^\W\d_]+) \Z")
_PARTIAL = frozenset({"most", "half", "few", "part", "only", "except"})


@dataclass(frozen=True)
class Beside:
    """A clause of a claim with the clause of a window that says most of it, and how much that is (0 to 1)."""

    claim: Clause
    source: Clause
    share: float


def denies(text: str) -> int:
    """How often a folded text denies by a word of negation.

    >>> denies("de haven groeit niet en er is geen plan"), denies("niet alleen de haven")
    (2, 0)
    """
    return len(_DENIAL.findall(_NO_DENIAL.sub(" ", AGAIN.sub(" ", text))))


def reasons(reading: Reading, window: Window, cover: Cover) -> tuple[str, ...]:
    """In what a claim differs from a window: "negation", "direction", "qualifier", "value", "name"; empty for nothing named."""
    ours, theirs = reading.claim.sentence, window.source.sentence
    pairs = list(_beside(reading, window, cover.weights))
    claim = fold(ours)
    plain = not denies(claim) and not NEGATIVE.search(claim)
    share = cover.share
    told = {
        "negation": (share >= 0.6 and plain and any(_denied(one) for one in pairs))
        or (share >= 0.5 and adds_what_is_denied(reading, window)),
        "direction": _runs_other_way(reading, window, pairs, share),
        "qualifier": share >= 0.5 and _extent_differs(ours, theirs, share),
        "value": share >= 0.5 and oftener(ours, theirs) is True,
        "name": cover.literal >= 0.5 and _named_otherwise(reading, window, cover),
    }
    return tuple(name for name, holds in told.items() if holds)


def _runs_other_way(reading: Reading, window: Window, pairs: Sequence[Beside], share: float) -> bool:
    """Whether a claim has the opposite of a word of the sentence, or more where that has less; of two comparisons the
    sides tell."""
    if _both_compare(reading, window):
        return share >= 0.65 and compared(reading, window) > 0
    contrary = any(one.share >= OPPOSED and _contrary(one) for one in pairs)
    return share >= 0.65 and (contrary or any(_turned(one) for one in pairs))


def _both_compare(reading: Reading, window: Window) -> bool:
    return comparison(reading.claim) is not None and comparison(window.source) is not None


def agrees_in_denial(reading: Reading, window: Window) -> bool:
    """Whether a claim and the sentence both deny: of what only one of them denies, few are told in the same words."""
    return bool(denies(fold(reading.claim.sentence)) and denies(fold(window.source.sentence)))


def newly_all(reading: Reading, window: Window) -> bool:
    """Whether a claim says of all what the sentence does not say of all."""
    return "all" in extent(reading.claim.sentence) and "all" not in extent(window.source.sentence)


def lacks_denial(reading: Reading, window: Window) -> bool:
    """Whether a claim denies, and neither the sentence nor a word in it."""
    theirs = fold(window.source.sentence)
    return bool(denies(fold(reading.claim.sentence)) and not denies(theirs) and not _MAY_DENY.search(theirs))


def denied_oddly(reading: Reading, window: Window, cover: Cover) -> bool:
    """Whether a clause that says a good part of a claim denies, where the claim does not, and no other says much more of it."""
    claim = fold(reading.claim.sentence)
    if denies(claim) or NEGATIVE.search(claim):
        return False
    shares = (window.credit * cover.weights[:, None]).sum(axis=0) / max(float(cover.weights.sum()), 1e-9)
    denied = [(denies(one.text) + one.inherited) % 2 == 1 for one in window.clauses]
    plain = max((share for share, no in zip(shares, denied, strict=True) if not no), default=0.0)
    told = max((share for share, no in zip(shares, denied, strict=True) if no), default=0.0)
    return bool(told >= max(GOOD_PART, plain - LESS))


def unsettled(reading: Reading, window: Window, cover: Cover) -> bool:
    """Whether something speaks against a support that is too weak to speak for a contradiction."""
    ours, theirs = fold(reading.claim.sentence), fold(window.source.sentence)
    left, right = extent(ours), extent(theirs)
    lost = bool({"only", "except"} & right) and not {"only", "except", "part", "few"} & left
    turned = not _both_compare(reading, window) and any(
        opposed_words(one.claim, one.source) for one in _beside(reading, window, cover.weights)
    )
    lexical = (
        bool(NEGATIVE.search(ours)) is not bool(NEGATIVE.search(theirs)) and not denies(ours) and not denies(theirs)
    )
    return lost or turned or lexical


def _beside(reading: Reading, window: Window, weights: Floats) -> Iterator[Beside]:
    total = float(weights.sum())
    own = sorted(window.own)
    for clause in clauses_of(reading.claim):
        mask = clause_mask(reading, clause)
        weight = float(weights[mask].sum())
        if not weight or weight < SHARE * total:
            continue
        said = np.asarray((window.credit[mask] * weights[mask, None]).sum(axis=0), np.float32)
        factors = np.asarray([1.0 if at in window.own else BESIDE for at in range(len(said))], np.float32)
        near = int((said * factors).argmax())
        most = float(said[near])
        if window.clauses[near].inherited:  # what governs it stands in another clause
            most = max(most, float((window.credit[mask][:, own].max(axis=1) * weights[mask]).sum()))
        yield Beside(clause, window.clauses[near], most / weight)


def _denied(pair: Beside) -> bool:
    return pair.share >= DENIED and denies(pair.source.text) + pair.source.inherited == 1


def _contrary(pair: Beside) -> bool:
    """Whether one clause has the opposite of a word of the other, and neither denies."""
    told = [one for one in opposed_words(pair.claim, pair.source) if not _PLACES.intersection(one)]
    denied = denies(pair.claim.text) + pair.claim.inherited + denies(pair.source.text) + pair.source.inherited
    return len(told) % 2 == 1 and denied % 2 == 0


def _named_otherwise(reading: Reading, window: Window, cover: Cover) -> bool:
    """Whether the sentence has another name behind the same words ("het ministerie van Water", "… van Wonen")."""
    names = are_names(reading)
    lost = [word for word, name, said in zip(reading.words, names, cover.own, strict=True) if name and said < LOST]
    ours = {word.stem for word in reading.words}
    others = [word for word in window.source.words if word.name and word.stem not in ours]
    before = {_before(window.source.text, word.start) for word in others} - {""}
    return any(_before(reading.claim.text, word.start) in before for word in lost)


def _before(text: str, start: int) -> str:
    """The two words right before an offset, "van" and "voor" alike; empty where both are words of grammar."""
    found = fold(text[max(0, start - 40) : start])
    told = _TWO.search(found)
    if not told or all(word in STOPWORDS for word in told.groups()):
        return ""
    return " ".join("van" if word == "voor" else word for word in told.groups())


def _turned(pair: Beside) -> bool:
    ours, theirs = directions(pair.claim.text), directions(pair.source.text)
    opposite = ours in ((True, False), (False, True)) and theirs == ours[::-1]
    return opposite and denies(pair.claim.text) % 2 == denies(pair.source.text) % 2 and pair.share >= DENIED


def _extent_differs(claim: str, source: str, share: float) -> bool:
    """Whether a claim says of all, of some or only of one what a source says of others; or how binding it is."""
    ours, theirs = extent(claim), extent(source)
    plain = fold(source)
    of_all = "all" in ours and "all" not in theirs
    denied = bool(denies(plain) or NEGATIVE.search(plain))
    return (
        (of_all and bool(_PARTIAL & theirs or (denied and share >= 0.7)) and not denies(fold(claim)))
        or ("also" in ours and bool({"only", "except"} & theirs))
        or ("only" in ours and not {"only", "except", "part"} & theirs and share >= 0.6 and bool({"also"} & theirs))
        or shares_differ(claim, source) is True
        or binding_differs(claim, source)
    )
