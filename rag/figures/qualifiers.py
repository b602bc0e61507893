"""Table of qualifiers: the words that stand before or behind a figure, and what they come down to."""

from __future__ import annotations

from rag.datatypes import Qualifier


def _phrases(qualifier: Qualifier, words: str) -> dict[str, Qualifier]:
    return dict.fromkeys(words.split("; "), qualifier)


# words that stand right before a figure
QUALIFIERS: dict[str, Qualifier] = {
    **_phrases(
        Qualifier.APPROXIMATELY,
        "circa; ca.; ca; ongeveer; omstreeks; omstreeks de; rond; rond de; rond het; rondom; rondom de; zo'n; naar schatting; om en nabij; "
        "om en nabij de; om en nabij het; om en bij; om en bij de; plusminus; ongeveer de; pakweg; grofweg; een "
        "stuk of; plm.; ±; +/-; ~; ≈; in de orde van; in de buurt van; in de buurt van de; een geschatte; geschat "
        "op; een slordige; bij benadering; afgerond; ruwweg; naar verwachting ongeveer; om de en nabij; circa de",
    ),
    **_phrases(
        Qualifier.MORE_THAN,
        "ruim; meer dan; boven de; boven het; boven; groter dan; hoger dan; langer dan; ouder dan; iets meer dan; "
        "ruim boven de; een ruime; goed; dik; een dikke; net iets meer dan; net meer dan; net boven de; net "
        "boven; verder dan; een goede; >; nog meer dan; over de",
    ),
    **_phrases(
        Qualifier.LESS_THAN,
        "bijna; nog geen; net geen; iets minder dan; minder dan; krap; kleiner dan; lager dan; korter dan; onder "
        "de; onder het; onder; beneden de; beneden; tegen de; een kleine; ruim onder de; jonger dan; nog niet; "
        "amper; op een haar na; vrijwel; haast; net niet; net onder de; net iets minder dan; net onder; niet "
        "helemaal; een krappe; <; nagenoeg; zowat",
    ),
    **_phrases(
        Qualifier.AT_LEAST,
        "minimaal; minstens; ten minste; tenminste; op zijn minst; op z'n minst; niet minder dan; zeker; niet "
        "onder de; een minimum van; ≥; op zijn vroegst; op z'n vroegst; niet eerder dan; "
        "niet onder; niet onder het; niet beneden; niet beneden de; niet kleiner dan; niet lager dan; niet "
        "jonger dan; niet korter dan; nooit minder dan; nooit lager dan; nooit korter dan; nooit jonger dan",
    ),
    **_phrases(
        Qualifier.AT_MOST,
        "maximaal; hooguit; hoogstens; ten hoogste; niet meer dan; op zijn hoogst; op z'n hoogst; uiterlijk; een "
        "maximum van; ≤; niet later dan; niet boven de; "
        "niet boven; niet boven het; niet verder dan; niet groter dan; niet langer dan; niet hoger dan; tot maximaal; tot ten "
        "hoogste; binnen; binnen een straal van; uiterlijk op; uiterlijk in; niet ouder dan; op zijn laatst; op z'n laatst; ten laatste; "
        "begrensd op; begrenzen op; begrenst op; begrensd tot; gemaximeerd op; gemaximeerd tot; maximeren op; afgetopt op; aftoppen "
        "op; geplafonneerd op; nooit meer dan; nooit langer dan; nooit hoger dan; een plafond van; een bovengrens van",
    ),
}
# words right behind a figure: "vijf jaar of langer"
AFTER_QUALIFIERS: dict[str, Qualifier] = {
    **_phrases(
        Qualifier.AT_LEAST,
        "of meer; of langer; of ouder; of hoger; of later; en ouder; of groter",
    ),
    **_phrases(
        Qualifier.AT_MOST,
        "of minder; of korter; of jonger; of lager; of eerder; of kleiner",
    ),
}
