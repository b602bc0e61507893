"""What a sentence says of how much of a whole, how bindingly, how extremely and why; and where two differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rag.figures.frequencies import number_of
from rag.language.tokens import STOPWORDS, fold, stem


@dataclass(frozen=True)
class Share:
    """A part of a whole between ``low`` and ``high`` (0 to 1), and the stems of what it is a part of."""

    low: float
    high: float
    of: frozenset[str]


_WHOLE = (
    (
        r"alle|al (?:de|het|zijn|haar|hun|onze|ons|die|dat)|elke?|iedere?|voltallige|gehele|hele|volledige|100 procent van (?:de|het)",
        1.0,
        1.0,
    ),
    (r"geen enkele?|geen van (?:de|alle)|niet een van de", 0.0, 0.0),
    (r"de meeste|(?:het merendeel|(?:de|een) meerderheid|meer dan de helft) van (?:de|het)", 0.5001, 0.9999),
    (r"(?:minder dan de helft|een minderheid) van (?:de|het)", 0.0001, 0.4999),
    (r"(?:ongeveer |bijna |ruim |circa )?de helft van (?:de|het|alle)", 0.42, 0.58),
    (r"een kwart van (?:de|het|alle)", 0.22, 0.28),
    (r"driekwart van (?:de|het|alle)", 0.72, 0.78),
    (r"(?:een|1) derde van (?:de|het|alle)", 0.31, 0.36),
    (r"(?:twee|2) derde van (?:de|het|alle)", 0.64, 0.69),
    (r"(?:een|1) vijfde van (?:de|het|alle)", 0.18, 0.22),
    (r"een (?:klein )?deel van (?:de|het)|sommige|enkele van de|niet alle|slechts een deel van (?:de|het)", 0.0001, 0.9999),
)  # fmt: skip
_SHARES = [(re.compile(rf"\b(?:{pattern})\b(?P<of>(?: [^\W\d_]+){{1,4}})"), low, high) for pattern, low, high in _WHOLE]
_PERCENT = re.compile(
    r"(?P<bound>maximaal|ten hoogste|hooguit|hoogstens|tot|minimaal|ten minste|minstens|ruim|bijna|meer dan|minder dan)?"
    r" ?(?P<value>\d+(?:,\d+)?) ?(?:%|procent) van (?:de|het|alle|hun|zijn|haar|onze|ons|deze|die)(?P<of>(?: [^\W\d_]+){1,4})"
)
_PART_OF = re.compile(r"\b(?P<part>\w+) (?:op|van) (?:de|elke|iedere|alle) (?P<whole>\w+)(?P<of>(?: [^\W\d_]+){1,3})")
_WHOLLY = re.compile(r"\b(?:volledig|geheel|helemaal|alles|in zijn geheel|volle|integraal)\b")


@lru_cache(maxsize=65536)
def shares(text: str) -> tuple[Share, ...]:
    """The parts of a whole that a text speaks of, in words or figures.

    >>> [(one.low, one.high) for one in shares("maximaal 40 procent van de schade")], [one.low for one in shares("alle schade")]
    ([(0.0, 0.4)], [1.0])
    """
    plain = re.sub(r"\bniet alle\b", "sommige", fold(text))
    found = [Share(low, high, _of(one["of"])) for pattern, low, high in _SHARES for one in pattern.finditer(plain)]
    for one in _PERCENT.finditer(plain):
        value = float(one["value"].replace(",", ".")) / 100
        low, high = _bounds(one["bound"] or "", value)
        found.append(Share(low, high, _of(one["of"])))
    for one in _PART_OF.finditer(plain):
        part, whole = number_of(one["part"]), number_of(one["whole"])
        if part is not None and whole and part <= whole:
            found.append(Share(part / whole, part / whole, _of(one["of"])))
    return tuple(found)


def _bounds(bound: str, value: float) -> tuple[float, float]:
    if bound in ("maximaal", "ten hoogste", "hooguit", "hoogstens", "tot", "minder dan"):
        return 0.0, value
    if bound in ("minimaal", "ten minste", "minstens", "meer dan"):
        return value, 1.0
    return value * 0.97, min(1.0, value * 1.03)


def _of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split() if word not in STOPWORDS)


def shares_differ(claim: str, source: str) -> bool | None:
    """Whether two texts say how much of the same thing, and cannot both be right; None where they do not compare.

    >>> shares_differ("vergoedt alle schade", "bedraagt maximaal 40 procent van de schade")
    True
    >>> shares_differ("de meeste huurders zijn tevreden", "61 procent van de huurders is tevreden")
    False
    """
    told = None
    for one in shares(claim):
        for other in shares(source):
            if one.of & other.of:
                apart = one.high < other.low - 1e-6 or one.low > other.high + 1e-6
                if not apart:
                    return False
                told = True
    if told is None and _WHOLLY.search(fold(claim)) and not _WHOLLY.search(fold(source)):
        return True if any(one.high < 0.995 for one in shares(source)) else None
    return told


_MODES = {
    "must": r"moet(?:en)?|moest(?:en)?|verplicht\w*|dient|dienen|vereist\w*|is gehouden|eist|eisen|legt? [^.;]{0,40}\bop\b|opgelegd",
    "may": r"mag|mogen|mocht|toegestaan|bevoegd|staat (?:het )?vrij|vergund|kan ervoor kiezen|mogelijk",
    "advice": r"advies|advise\w+|geadviseerd|aanbevel\w+|aanbevolen|beveelt|raadt|aangeraden|bij voorkeur"
    r"|streeft|streven|pleit\w*|gevraagd om",
    "free": r"vrijwillig\w*|hoeft niet|hoeven niet|hoeft geen|hoeven geen|niet verplicht|geen verplichting|facultatief|vrijblijvend"
    r"|niemand [^.;,]{0,30}\b(?:verplicht|gedwongen|hoeft)|niemand hoeft|niet gedwongen",
}  # fmt: skip
_MODE = {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in _MODES.items()}


@lru_cache(maxsize=65536)
def modes(text: str) -> frozenset[str]:
    """How binding a text is: "must", "may", "advice", "free"."""
    plain = fold(text)
    found = {name for name, pattern in _MODE.items() if pattern.search(plain)}
    return frozenset(found - {"must"} if "free" in found else found)


def binding_differs(claim: str, source: str) -> bool:
    """Whether a text speaks of a duty where another gives advice or leaves it free, or the reverse.

    >>> binding_differs("Scholen moeten een plan maken", "De inspectie adviseert scholen een plan te maken")
    True
    """
    ours, theirs = modes(claim), modes(source)
    return bool(
        ours
        and theirs
        and not ours & theirs
        and "must" in ours | theirs
        and (ours | theirs) & {"advice", "free", "may"}
    )


_EXTREME = re.compile(
    r"\b(?:(?:de|het|als) (?:meeste|minste|beste|slechtste|eerste|laatste|enige|\w{3,}ste)\b"
    r"(?! (?:keer|week|kwartaal|helft|jaar|lid|kamer))"
    r"|nergens anders|meer dan (?:elke|iedere) andere?|koploper|bovenaan|record\w*)"
)
_NOT_EXTREME = re.compile(
    r"\b(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|acht)ste\b|\b(?:tenminste|minste|meeste gevallen)\b$"
)


def extremes(text: str) -> tuple[str, ...]:
    """The superlatives of a text ("de meeste", "het hoogste", "de enige").

    >>> extremes("De haven is de grootste van het land"), extremes("De haven is groot")
    (('de grootste',), ())
    """
    return tuple(one[0] for one in _EXTREME.finditer(fold(text)) if not _NOT_EXTREME.search(one[0]))


def extreme_new(claim: str, sources: Iterable[str]) -> bool:
    """Whether a text calls something the most of all where others say nothing of the kind.

    "de meeste" of a part is no superlative here where the others speak of a share.
    """
    told = extremes(claim)
    others = list(sources)
    return bool(told) and not any(extremes(one) or shares(one) or "meer dan" in fold(one) for one in others)


_REASON = re.compile(
    r"\b(?:omdat|doordat|want|vanwege|wegens|aangezien|dankzij|als gevolg van|komt door|ligt aan|te wijten aan|met als reden)\b",
    re.IGNORECASE,
)


def reason_of(text: str) -> int | None:
    """The offset in a text right behind the words that open its reason; None where it gives none.

    >>> text = "De brug sluit omdat hij te oud is"
    >>> text[reason_of(text):]
    ' hij te oud is'
    """
    found = _REASON.search(text)
    return found.end() if found else None
