"""Tables of figures: scale words, currencies, units of measure and time. No logic beyond look-up."""

from __future__ import annotations

from decimal import Decimal

SCALES = {
    "honderd": 2,
    "duizend": 3,
    "miljoen": 6,
    "mln": 6,
    "mio": 6,
    "miljard": 9,
    "mld": 9,
    "mrd": 9,
    "biljoen": 12,
}
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
        "meter": {
            "meter": "1",
            "m": "1",
            "strekkende meter": "1",
            "kilometer": "1000",
            "strekkende kilometer": "1000",
            "km": "1000",
            "centimeter": "0.01",
            "cm": "0.01",
            "millimeter": "0.001",
            "mm": "0.001",
        },
        "vierkante meter": {
            "vierkante meter": "1",
            "m2": "1",
            "m²": "1",
            "hectare": "10000",
            "hectaren": "10000",
            "ha": "10000",
            "vierkante kilometer": "1000000",
            "km2": "1000000",
            "km²": "1000000",
        },
        "kubieke meter": {
            "kubieke kilometer": "1000000000",
            "kubieke meter": "1",
            "m3": "1",
            "m³": "1",
            "kuub": "1",
            "liter": "0.001",
            "liters": "0.001",
        },
        "watt": {
            "watt": "1",
            "w": "1",
            "kilowatt": "1000",
            "kw": "1000",
            "megawatt": "1000000",
            "mw": "1000000",
            "gigawatt": "1000000000",
            "gw": "1000000000",
        },
        "wattuur": {
            "kilowattuur": "1000",
            "kwh": "1000",
            "megawattuur": "1000000",
            "mwh": "1000000",
            "gigawattuur": "1000000000",
            "gwh": "1000000000",
            "terawattuur": "1000000000000",
            "twh": "1000000000000",
        },
        "joule": {"petajoule": "1000000000000000", "pj": "1000000000000000"},
        "gram": {
            "gram": "1",
            "gr": "1",
            "kilo": "1000",
            "kilogram": "1000",
            "kg": "1000",
            "ton": "1000000",
            "kiloton": "1000000000",
            "kton": "1000000000",
            "megaton": "1000000000000",
            "mton": "1000000000000",
        },
        "gram per kubieke meter": {
            "µg/m³": "0.000001",
            "μg/m³": "0.000001",
            "µg/m3": "0.000001",
            "microgram per kubieke meter": "0.000001",
            "mg/m³": "0.001",
        },
        "gram per liter": {
            "µg/l": "0.000001",
            "mg/l": "0.001",
            "microgram per liter": "0.000001",
            "milligram per liter": "0.001",
            "nanogram per liter": "0.000000001",
            "ng/l": "0.000000001",
        },
        "kilometer per uur": {"kilometer per uur": "1", "km/u": "1", "km/uur": "1"},
        "meter per seconde": {"meter per seconde": "1", "m/s": "1"},
        "bit per seconde": {"megabit per seconde": "1000000", "gigabit per seconde": "1000000000", "mbit/s": "1000000"},
        "fte": dict.fromkeys(
            (
                "fte",
                "fte's",
                "voltijdbanen",
                "voltijdsbanen",
                "voltijdplaatsen",
                "voltijdsplaatsen",
                "formatieplaatsen",
            ),
            "1",
        ),
        "wattpiek": {
            "wattpiek": "1",
            "kilowattpiek": "1000",
            "kwp": "1000",
            "megawattpiek": "1000000",
            "mwp": "1000000",
            "gigawattpiek": "1000000000",
            "gwp": "1000000000",
        },
        "keer": {"keer": "1", "maal": "1", "x": "1"},
        "voet": {"voet": "1"},
        "graad": {"graden": "1", "graad": "1", "graden celsius": "1", "°c": "1"},
        "decibel": {"decibel": "1", "db": "1"},
        "zeemijl": {"zeemijl": "1", "zeemijlen": "1"},
        "mol": {"mol": "1"},
        "kelvin": {"kelvin": "1"},
        "volt": {"volt": "1", "kilovolt": "1000", "kv": "1000"},
        "voltampère": {"kva": "1000", "mva": "1000000"},
        "byte": {
            "gigabyte": "1000000000",
            "gb": "1000000000",
            "terabyte": "1000000000000",
            "tb": "1000000000000",
            "petabyte": "1000000000000000",
        },
    }.items()
    for printed, factor in row.items()
}
TIMES: dict[str, tuple[str, Decimal]] = {
    printed: (name, Decimal(factor))
    for name, row in {
        "seconde": {
            "seconde": 1,
            "seconden": 1,
            "minuut": 60,
            "minuten": 60,
            "uur": 3600,
            "uren": 3600,
            "kwartier": 900,
            "etmaal": 86400,
            "etmalen": 86400,
        },
        "dag": {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "schoolweken": 7, "lesweken": 7, "kalenderdagen": 1},
        "werkdag": {"werkdag": 1, "werkdagen": 1},
        "nacht": {"nacht": 1, "nachten": 1},
        "maand": {
            "maand": 1,
            "maanden": 1,
            "kwartaal": 3,
            "kwartalen": 3,
            "jaar": 12,
            "jaren": 12,
            "schooljaren": 12,
            "schooljaar": 12,
            "decennia": 120,
            "eeuw": 1200,
            "eeuwen": 1200,
            "jarig": 12,
            "jarige": 12,
            "jarigen": 12,
            "jaars": 12,
            "kalenderjaren": 12,
            "kalendermaanden": 1,
        },
    }.items()
    for printed, factor in row.items()
}
GLUED_MEASURES = frozenset(
    [
        "m",
        "km",
        "cm",
        "mm",
        "m2",
        "m3",
        "m²",
        "m³",
        "ha",
        "kg",
        "kw",
        "mw",
        "gw",
        "kwh",
        "mwh",
        "gwh",
        "twh",
        "pj",
        "db",
        "x",
    ]
)
PERCENT = ("%", "procent", "percent", "pct", "pct.")
PERCENTAGE_POINT = ("procentpunt", "procentpunten", "%-punt", "%-punten", "procent-punt", "pp")

MONTHS = {
    "januari": 1,
    "februari": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
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
