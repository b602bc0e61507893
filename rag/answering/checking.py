"""The journalist's check: each figure of a text with its verdict, and the claim inside a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from rag.answering.cell_check import with_cells
from rag.answering.claim_search import find_sentences
from rag.answering.engine import Engine
from rag.datatypes import ClaimCheck, Verdict
from rag.figures.check import check_text, overall
from rag.figures.find import find_figures
from rag.figures.worded_search import Search
from rag.language.sentences import split_sentences

_STATES = 4  # words from which a sentence states something
LONGEST = 20_000  # characters of a text to check; a long newspaper article has a third of that
_LEAD = re.compile(
    r"^\s*(?:(?:hallo|hoi|dag|factcheck(?: graag)?|feitencheck|vraagje|even checken|check)\b[\s,:;.!-]*)*"
    r"(?:(?:en |maar |dus )?(?:klopt het|is het (?:waar|juist|correct|zo|een feit)|is (?:it )?(?:true|correct|right)|is it (?:true|correct|right))(?: \w+)? (?:dat|that)\s+|"
    r"(?:heb ik (?:het )?(?:goed )?(?:begrepen|gehoord|gelezen|onthouden) dat|begrijp ik (?:het )?(?:goed|juist) dat|als ik het goed (?:heb|begrijp)(?:[, ]+(?:dan )?)?|"
    r"(?:mij|me) is verteld dat|ik (?:hoorde|las|lees|begreep|begrijp|meen|dacht|heb gehoord|heb gelezen|kreeg te horen) dat|"
    r"(?:in|voor) (?:mijn|de|een|ons) (?:concept|spreektekst|tekst|stuk|artikel|speech)(?: staat(?: dat)?)?\s*:?|ik wil (?:opschrijven|schrijven|zeggen) dat|kan ik (?:zeggen|schrijven|opschrijven|stellen) dat|mag ik (?:zeggen|schrijven) dat|volgens mij|naar verluidt)\s*)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;.–-]*\b(?:klopt (?:dat|dit|het)|toch|nietwaar|niet waar|of niet|juist|correct|right|is (?:dat|dit) (?:waar|juist|zo|correct)|akkoord|goed zo|begrijp ik dat goed|"
    r"heb ik dat goed(?: begrepen)?|kan dat zo|kan ik (?:dat|dit) zo (?:opschrijven|zeggen|gebruiken|schrijven)|mag dat zo|zegt .{2,30} dat zo|waar of niet(?: waar)?)\s*\?+\s*$",
    re.IGNORECASE,
)
_SAYS = r"(?:zegt|zei|beweert|beweerde|vertelt|vertelde|meent|denkt|dacht|stelt|schrijft|schreef|hoort|hoorde)"
# somebody unnamed who is said to say it, before the claim or in a remark behind it
_SAID_BY = re.compile(
    rf"^(?:iemand |men |(?:een|mijn|onze|ons) (?:[\w-]+ ){{1,3}}){_SAYS}(?: (?:mij|me|ons))? dat ", re.IGNORECASE
)
_UNCOUNTED = r"(?:[^.?!\d]|(?<=\buit )(?:19|20)\d\d\b){0,60}"  # what is cut holds no figure that could be claimed
_REMARK = re.compile(
    r"(?:(?<=[.?!]) *(?:dat|dit|zo|het) (?:(?:wordt|werd) (?:[a-zà-ÿ]+ ){0,4}(?:beweerd|gezegd|verteld|gemeld|geschreven|gesteld|gedacht)"
    rf"|{_SAYS}\b(?!.* (?:beschikbaar|vast|voor|op|uit)[.,?!])|(?:las|lees|hoor|hoorde) (?:ik|je|we|wij|men)|staat (?:ook |er |zo |althans |tenminste )*(?:in|op)\b){_UNCOUNTED}"
    r"|, (?:hoor|hoorde|las|lees|begrijp|begreep|dacht) ik)"
    r"(?=[.?!]?\s*(?:(?:juist|klopt (?:dat|dit|het)|is (?:dat|dit) (?:zo|waar|juist|correct)|toch)\s*\?)?\s*\Z)",
    re.IGNORECASE,
)
# a question that stands behind what leads up to it
_ASKED_LATER = re.compile(
    r"[.!?] +(?:(?:en|maar|dus) )?(?P<asked>(?:klopt het|is het (?:waar|juist|correct|zo)) (?:\w+ )?dat )",
    re.IGNORECASE,
)
_ASKER = re.compile(
    rf"\b(?:ik|wij|we|mij|me|mijn|ons|onze|{_SAYS[3:-1]})\b", re.IGNORECASE
)  # tells how one comes to ask
_SURELY = re.compile(r"\s(?:(?:toch|echt|inderdaad|nou|namelijk)\s)+")  # of a question, not of what it claims
# who says it, where that is the writer or the document itself, is no part of what is claimed
_ACCORDING = re.compile(
    r"[,\s]*\bvolgens (?:de|het|haar|zijn|deze|dit) (?:eigen )?(?:minister|staatssecretaris|bewindspersoon|kabinet|brief|kamerbrief|nota|beslisnota|agenda|rapport"
    r"|stuk|document|regeling|besluit|bron|tekst|verslag|schrijver|auteurs?)\b,?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Checked:
    """A text with the verdict on the whole (None where it claims nothing) and on each of its claims, in order."""

    text: str
    verdict: Verdict | None
    checks: tuple[ClaimCheck, ...]


def check(engine: Engine, text: str, search: Search | None = None) -> Checked:
    """Check a text. ValueError for an empty one or one that is too long.

    ``search`` finds sentences for a claim without figures; without one the collection is searched.
    """
    if not text.strip():
        raise ValueError("De tekst is leeg. Plak een zin of een stuk tekst om te controleren.")
    if re.search(r"[\ud800-\udfff]", text):
        raise ValueError("De tekst bevat een teken dat niet te lezen is. Haal het weg en probeer het opnieuw.")
    if len(text) > LONGEST:
        raise ValueError(f"De tekst is te lang ({len(text)} tekens). Houd het bij {LONGEST} tekens.")
    checks = check_text(
        text, engine.told_ledger, engine.told, engine.rarity, engine.static, search or partial(find_sentences, engine)
    )
    if engine.tables:
        checks = with_cells(engine, text, find_figures(text), checks)
    return Checked(text, overall(checks), checks)


def claim_of(question: str) -> str:
    """The statement inside a question that asks whether it is right.

    >>> claim_of("Klopt het dat de haven 35 medewerkers telt?")
    'de haven 35 medewerkers telt'
    >>> claim_of("De kade kost 3 miljoen, toch?")
    'De kade kost 3 miljoen'
    >>> claim_of("Klopt het volgens de minister dat de kade af is?")
    'de kade af is'
    >>> claim_of("Een buurman zegt dat de kade af is. Klopt dat?")
    'de kade af is'
    >>> claim_of("Is de kade af? Dat beweert een bestuurder.")
    'Is de kade af'
    >>> claim_of("De sluis heeft negen deuren. Klopt het dat de kade af is?")
    'De sluis heeft negen deuren. De kade af is'
    """
    text = _REMARK.sub("", question.strip())
    text = _ACCORDING.sub("", _TAIL.sub("", text))
    text = _SURELY.sub(" ", text) if text.rstrip().endswith("?") else text
    later = list(_ASKED_LATER.finditer(text))
    starts = [0, *(one.start("asked") for one in later)]
    parts = [
        text[start:end] for start, end in zip(starts, [*(one.start() + 1 for one in later), len(text)], strict=True)
    ]
    if later:
        parts[0] = _claimed(parts[0])
    claims = [one for one in map(_bare, parts) if one]
    return ". ".join((*claims[:1], *(one[:1].upper() + one[1:] for one in claims[1:]))) or question


def _bare(text: str) -> str:
    """A claim without who says it and without the question whether it is right."""
    return _SAID_BY.sub("", _LEAD.sub("", text, count=1)).strip(" ?!,").rstrip(".?! ")


def _claimed(text: str) -> str:
    """Of what leads up to a question the sentences that hold a figure or state something of their own."""
    told = (text[slice(*span)] for span in split_sentences(text))
    return " ".join(
        one for one in told if find_figures(one) or (len(one.split()) >= _STATES and not _ASKER.search(one))
    )
