"""What a number is of by the words before it: a share, an age, a scale, a count of nights, an amount below zero."""

from __future__ import annotations

import re

_FILL = r"(?:(?:nu|nog|gemiddeld|ruim|bijna|circa|ongeveer|iets|meer|minder|dan|hooguit|ten minste|minstens)\s){0,3}"
# "het slagingspercentage lag op 52", "in het zuiden is het percentage met 14 het hoogst"
_PERCENTAGE_OF = re.compile(
    r"(?<!\bpercentages )\b\w*percentage\b(?:[^.;:()\d]|\b(?:19|20)\d{2}\b|\b[\d.]+ (?:meter|kilometer|jaar|maanden|weken)\b"
    r"|\bvan [\d,]+ (?=naar|tot)){0,130}?"
    rf"\b(?:bedraagt|bedroeg|is|was|wordt|werd|op|van|naar|tot|met|boven|onder|kwam|komt)\s{_FILL}\Z",
    re.IGNORECASE,
)
# another quantity that the number is of, behind the percentage: "het percentage is gedaald, terwijl het aantal steeg tot 31"
_OTHER_QUANTITY = re.compile(
    r"\bterwijl\b|,(?: en| maar)? (?:de|het|een|er|deze|dit)\b"
    r"|\b(?P<of>(?:van|voor|in|op|bij|per|onder|boven|met|naar|over|uit|dan|door) )?(?:(?:de|het|een|dat|dit|deze|die|zijn|hun) )?"
    r"(?:[a-zà-ÿ]+e )?(?:\w*aantal(?:len)?|\w*bedrag|\w*leeftijd"
    r"|gemiddelde (?!(?:van|is|was|in|op|bij|ligt|lag|kwam|komt|werd|wordt|bedraagt|bedroeg|over|voor)\b)[a-zà-ÿ]{3,})\b"
    rf"(?P<direct> (?:van|is|was) {_FILL}\Z)?"
    r"|\b(?:is|was|zijn|waren|ligt|lag|wordt|werd|bleef|blijft|bedraagt|steeg|stijgt|daalde|daalt|nam|neemt|groeide|kromp)\b"
    r".*\b(?:en|maar|want|dus) (?:de|het|een|deze|die|dit)\b(?! \w*percentage)",
    re.IGNORECASE | re.DOTALL,
)
_PERCENTAGE_WAS = re.compile(r"\b\w*percentage\s\Z", re.IGNORECASE)
_AGE = re.compile(r"\b(?:jonger|ouder)\sdan\s\Z", re.IGNORECASE)
_TURNING = re.compile(
    r"\b(?:die|wie|(?:zodra|als|voordat|wanneer) (?:hij|zij|ze))\s\Z",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\s?\d{1,2} (?:wordt|worden|werd|werden|is|zijn) ?(?=[\s.,;)]|\Z)")
_BEHIND_SCALE = re.compile(r"\b(?P<scale>windkracht)\s\Z", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?<=^)|(?<=[(\s]))(?P<minus>min(?:us)?) (?=(?:€ ?)?\d)", re.IGNORECASE)
_SUBTRACTED = re.compile(r"[\w)%] \Z")
_OF_TWO = re.compile(r"[\d%]\s\Z|\bin de\s\Z")
# points in time that are compared or counted, not a stretch of time: "het verschil tussen twee jaren", "op 74 nachten"
_BETWEEN = re.compile(r"\btussen (?:de |deze |die )?\Z", re.IGNORECASE)
_ON = re.compile(
    r"(?<!gesteld )(?<!bepaald )(?<!gezet )(?<!gehouden )(?<!rekenen )\bop "
    r"(?:de |deze |die |(?:ten minste|minstens|maximaal|hooguit|ruim|bijna|circa|ongeveer|gemiddeld) )?\Z"
)
_PLURAL_TIMES = frozenset({"jaren", "schooljaren", "kwartalen", "maanden", "weken", "dagen", "nachten"})
_DAYS = frozenset({"dagen", "nachten", "werkdagen"})
_FIXED = re.compile(r"\s(?:na\b|vóór\b|voor\b|gesteld|bepaald|gehouden|vastgesteld|gemaximeerd|gezet|geleden)")

_AT_ONCE = re.compile(r"\bin \Z", re.IGNORECASE)
_WHO = re.compile(r"\b(?:wie|die|dat|als|zodra|indien|wanneer|hij|zij|ze|men|het)\s\Z", re.IGNORECASE)
_ONCE = re.compile(r"\s(?:per|in de|in het|elke|iedere|ieder|elk|gedurende)\b")


def is_percentage(text: str, start: int) -> bool:
    """Whether the bare number at ``start`` is a percentage that is named before it.

    >>> is_percentage("Daar lag het slagingspercentage op 52", 35), is_percentage("Het aantal lag op 52", 18)
    (True, False)
    """
    left = max(0, start - 190)
    if _PERCENTAGE_WAS.search(text, left, start):
        return True
    match = _PERCENTAGE_OF.search(text, left, start)
    return match is not None and not _of_another(match[0])


def _of_another(between: str) -> bool:
    """Whether another quantity stands between the last percentage that is named and its number."""
    between = between[between.casefold().rindex("percentage") + len("percentage") :]
    return any(not one["of"] or one["direct"] for one in _OTHER_QUANTITY.finditer(between))


def is_age(text: str, start: int) -> bool:
    """Whether a bare number is an age: "jonger dan dertig", "wie 70 wordt"."""
    if _AGE.search(text, max(0, start - 12), start):
        return True
    return bool(_TURNING.search(text, max(0, start - 16), start) and _TURNS.match(text, start))


def scale_before(text: str, start: int) -> tuple[str, int] | None:
    """The scale that is named right before its number, and where it begins: "windkracht 9"."""
    match = _BEHIND_SCALE.search(text, max(0, start - 14), start)
    return (match["scale"], match.start()) if match else None


def minus_before(text: str, start: int) -> int | None:
    """Where "min" before an amount begins: "een saldo van min € 3 miljoen"; None between two numbers ("zes min twee")."""
    match = _MINUS.search(text, max(0, start - 7), start + 3)
    if not match or match.end() != start:
        return None
    return None if _OF_TWO.search(text, max(0, match.start() - 10), match.start()) else match.start()


def counts_times(text: str, start: int, unit: str, end: int) -> bool:
    """Whether a number of years or days counts them one by one and states no stretch of time.

    >>> text = "Het viel op 74 nachten uit, een verschil tussen twee jaren"
    >>> counts_times(text, 12, "nachten", 22), counts_times(text, 48, "jaren", 58), counts_times("Het duurde 3 dagen", 11, "dagen", 18)
    (True, True, False)
    """
    if text.startswith(" en ", end) or unit not in _PLURAL_TIMES | _DAYS:
        return False
    if unit in _PLURAL_TIMES and _BETWEEN.search(text, max(0, start - 20), start):
        return True
    return unit in _DAYS and bool(_ON.search(text, max(0, start - 25), start)) and not _FIXED.match(text, end)


def is_adverb(text: str, start: int, end: int) -> bool:
    """Whether "eenmaal" or "één keer" counts nothing: "in één keer", "wie eenmaal is aangesloten".

    >>> is_adverb("Wie eenmaal lid is", 4, 11), is_adverb("Dat mag eenmaal", 8, 15)
    (True, False)
    """
    if _AT_ONCE.search(text, max(0, start - 8), start):
        return True
    return bool(
        text[start:end].casefold() == "eenmaal"
        and _WHO.search(text, max(0, start - 12), start)
        and not _ONCE.match(text, end)
    )
