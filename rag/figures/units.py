"""Tables of figures: scale words, currencies, units of measure and time, qualifiers. No logic beyond look-up."""

from __future__ import annotations

from decimal import Decimal

from rag.datatypes import Qualifier

SCALES = {
    "honderd": 2, "duizend": 3, "miljoen": 6, "mln": 6, "mio": 6, "miljard": 9, "mld": 9, "mrd": 9, "biljoen": 12,
}  # fmt: skip
GLUED_SCALES = {"k": 3, "M": 6, "B": 9}  # only after money: "€ 20k"
CURRENCIES = {
    "€": "euro",
    "euro": "euro",
    "euro's": "euro",
    "eur": "euro",
    "$": "dollar",
    "us$": "dollar",
    "dollar": "dollar",
}

# how a unit of measure is printed -> its name and how many of that it is; figures are compared in the name
MEASURES: dict[str, tuple[str, Decimal]] = {
    printed: (name, Decimal(factor))
    for name, row in {
        "meter": {"meter": "1", "m": "1", "strekkende meter": "1", "kilometer": "1000", "km": "1000", "centimeter": "0.01",
                  "cm": "0.01", "millimeter": "0.001", "mm": "0.001"},
        "vierkante meter": {"vierkante meter": "1", "m2": "1", "m²": "1", "hectare": "10000", "hectaren": "10000", "ha": "10000",
                            "vierkante kilometer": "1000000", "km2": "1000000", "km²": "1000000"},
        "kubieke meter": {"kubieke meter": "1", "m3": "1", "m³": "1", "kuub": "1", "liter": "0.001", "liters": "0.001"},
        "watt": {"watt": "1", "kilowatt": "1000", "kw": "1000", "megawatt": "1000000", "mw": "1000000",
                 "gigawatt": "1000000000", "gw": "1000000000"},
        "wattuur": {"kilowattuur": "1000", "kwh": "1000", "megawattuur": "1000000", "mwh": "1000000",
                    "gigawattuur": "1000000000", "gwh": "1000000000", "terawattuur": "1000000000000",
                    "twh": "1000000000000"},
        "joule": {"petajoule": "1000000000000000", "pj": "1000000000000000"},
        "gram": {"gram": "1", "kilo": "1000", "kilogram": "1000", "kg": "1000", "ton": "1000000", "kiloton": "1000000000",
                 "megaton": "1000000000000"},
        "gram per kubieke meter": {"µg/m³": "0.000001", "μg/m³": "0.000001", "µg/m3": "0.000001",
                                   "microgram per kubieke meter": "0.000001", "mg/m³": "0.001"},
        "gram per liter": {"µg/l": "0.000001", "mg/l": "0.001", "microgram per liter": "0.000001",
                           "milligram per liter": "0.001", "nanogram per liter": "0.000000001", "ng/l": "0.000000001"},
        "kilometer per uur": {"kilometer per uur": "1", "km/u": "1", "km/uur": "1"},
        "meter per seconde": {"meter per seconde": "1", "m/s": "1"},
        "bit per seconde": {"megabit per seconde": "1000000", "gigabit per seconde": "1000000000", "mbit/s": "1000000"},
        "fte": {"fte": "1", "fte's": "1", "voltijdbanen": "1", "voltijdsbanen": "1"},
        "keer": {"keer": "1", "maal": "1", "x": "1"},
        "voet": {"voet": "1"},
        "graad": {"graden": "1", "graad": "1", "graden celsius": "1", "°c": "1"},
        "decibel": {"decibel": "1", "db": "1"},
        "zeemijl": {"zeemijl": "1", "zeemijlen": "1"},
    }.items()
    for printed, factor in row.items()
}  # fmt: skip
TIMES: dict[str, tuple[str, Decimal]] = {
    printed: (name, Decimal(factor))
    for name, row in {
        "seconde": {"seconde": 1, "seconden": 1, "minuut": 60, "minuten": 60, "uur": 3600, "uren": 3600, "kwartier": 900,
                    "etmaal": 86400, "etmalen": 86400},
        "dag": {"dag": 1, "dagen": 1, "week": 7, "weken": 7},
        "werkdag": {"werkdag": 1, "werkdagen": 1},
        "nacht": {"nacht": 1, "nachten": 1},
        "maand": {"maand": 1, "maanden": 1, "kwartaal": 3, "kwartalen": 3, "jaar": 12, "jaren": 12, "schooljaren": 12,
                  "schooljaar": 12, "decennia": 120, "eeuw": 1200, "eeuwen": 1200, "jarig": 12, "jarige": 12, "jarigen": 12,
                  "jaars": 12},
    }.items()
    for printed, factor in row.items()
}  # fmt: skip
GLUED_MEASURES = frozenset("m km cm mm m2 m3 m² m³ ha kg kw mw gw kwh mwh gwh twh pj db x".split())
PERCENT = ("%", "procent", "percent", "pct", "pct.")
PERCENTAGE_POINT = ("procentpunt", "procentpunten", "%-punt", "%-punten", "procent-punt", "pp")

# words that stand right before a figure; longest first when looked up
QUALIFIERS: dict[str, Qualifier] = {
    **dict.fromkeys(
        ["bijna", "nog geen", "net geen", "iets minder dan", "minder dan", "krap", "kleiner dan", "lager dan", "korter dan",
         "onder de", "onder het", "onder", "beneden de", "beneden", "tegen de", "een kleine", "ruim onder de", "jonger dan",
         "nog niet", "amper", "op een haar na", "vrijwel", "haast", "net niet", "net onder de", "net iets minder dan",
         "net onder", "niet helemaal", "een krappe", "<", "nagenoeg"],
        Qualifier.LESS_THAN,
    ),
    **dict.fromkeys(
        ["ruim", "meer dan", "boven de", "boven het", "boven", "groter dan", "hoger dan", "langer dan", "ouder dan", "iets meer dan",
         "ruim boven de", "een ruime", "goed", "dik", "een dikke", "net iets meer dan", "net meer dan", "net boven de", "net boven",
         "verder dan", "een goede", ">", "nog meer dan", "over de"],
        Qualifier.MORE_THAN,
    ),
    **dict.fromkeys(
        ["circa", "ca.", "ca", "ongeveer", "rond", "rond de", "rond het", "rondom", "rondom de", "zo'n", "naar schatting", "om en nabij",
         "om en nabij de", "om en nabij het", "om en bij", "om en bij de", "plusminus", "ongeveer de", "pakweg", "grofweg", "een stuk of", "plm.", "±", "+/-", "~", "≈",
         "in de orde van", "in de buurt van", "in de buurt van de", "een geschatte", "geschat op", "een slordige", "bij benadering", "afgerond", "ruwweg",
         "naar verwachting ongeveer", "om de en nabij", "circa de", "een"],
        Qualifier.APPROXIMATELY,
    ),
    **dict.fromkeys(
        ["minimaal", "minstens", "ten minste", "tenminste", "op zijn minst", "op z'n minst", "niet minder dan", "zeker",
         "niet onder de", "een minimum van", "≥", "op zijn vroegst", "op z'n vroegst", "niet eerder dan", "niet lager dan", "niet jonger dan", "niet korter dan"],
        Qualifier.AT_LEAST,
    ),
    **dict.fromkeys(
        ["maximaal", "hooguit", "hoogstens", "ten hoogste", "niet meer dan", "op zijn hoogst", "op z'n hoogst",
         "uiterlijk", "een maximum van", "≤", "niet later dan", "niet boven de", "niet langer dan", "niet hoger dan", "tot maximaal", "tot ten hoogste", "binnen",
         "uiterlijk op", "uiterlijk in", "niet ouder dan", "op zijn laatst", "op z'n laatst", "ten laatste", "begrensd op"],
        Qualifier.AT_MOST,
    ),
}  # fmt: skip
del QUALIFIERS["een"]
# words right behind a figure: "vijf jaar of langer"
AFTER_QUALIFIERS: dict[str, Qualifier] = {
    **dict.fromkeys(
        ["of meer", "of langer", "of ouder", "of hoger", "of later", "en ouder", "of groter"], Qualifier.AT_LEAST
    ),
    **dict.fromkeys(
        ["of minder", "of korter", "of jonger", "of lager", "of eerder", "of kleiner"],
        Qualifier.AT_MOST,
    ),
}
MONTHS = {
    name: index + 1
    for index, name in enumerate(
        "januari februari maart april mei juni juli augustus september oktober november december".split()
    )
}
SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
# seasons as ISO 8601-2 numbers them (EDTF)
SEASONS = {"voorjaar": 21, "lente": 21, "zomer": 22, "najaar": 23, "herfst": 23, "winter": 24}
