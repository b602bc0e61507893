"""Figures as official sentences print them: what an amount is per, bare percentages, fractions before a verb, rates of others."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures, set_apart

READ = [
    ("De leges zijn € 4,20 per uittreksel.", "€ 4,20 per uittreksel", "money", "4.20", "euro per uittreksel", None),
    ("De actie kost € 4 per geplante boom.", "€ 4 per geplante boom", "money", "4", "euro per geplante boom", None),
    ("Het kost € 4 per gemeente beschikbaar geld.", "€ 4 per gemeente", "money", "4", "euro per gemeente", None),
    ("Zij betalen € 4 per zieke.", "€ 4 per zieke", "money", "4", "euro per zieke", None),
    ("Zij betalen € 40 per incasso.", "€ 40", "money", "40", "euro", None),
    ("De raad vroeg € 40 per motie terug.", "€ 40", "money", "40", "euro", None),
    ("Zij betalen € 40 per overschrijving.", "€ 40", "money", "40", "euro", None),
    ("Dat kost € 9 per deelnemende school.", "€ 9 per deelnemende school", "money", "9", "euro per deelnemende school", None),
    ("Grond kost daar € 65/m².", "€ 65/m²", "money", "65", "euro per m²", None),
    ("Stroom kost € 0,31 per kWh.", "€ 0,31 per kWh", "money", "0.31", "euro per kWh", None),
    ("Het kost € 4 tot € 6 per plant.", "€ 4 tot € 6 per plant", "range", "4", "euro per plant", None),
    ("De huur is € 80 per stal per maand.", "€ 80 per stal", "money", "80", "euro per stal", "per maand"),
    ("Het tarief is 1,4‰ van de waarde.", "1,4‰", "ratio", "0.0014", "‰", None),
    ("Bijna een derde opgeteld gaat naar zorg.", "een derde", "ratio", None, None, None),
    ("De kans wordt geschat op 1 op 200 per dijk.", "1 op 200", "ratio", "0.005", None, None),
    ("Het percentage kernen dat meer dan 600 meter van een halte ligt, is gestegen tot 31.", "31", "percentage", "31", "%", None),
    ("Het aantal met schimmel besmette kassen liep op tot 84.", "84", "count", "84", "kassen", None),
    ("Zij bouwen de 40 nieuw te plaatsen masten.", "40 nieuw te plaatsen masten", "count", "40", "nieuw te plaatsen masten", None),
    ("Het dossier telt negen verdachten van fraude.", "negen verdachten", "count", "9", "verdachten", None),
    ("Er komt tussen nu en 2044 een half miljard bij voor 30 molens.", "30 molens", "count", "30", "molens", "tussen nu en 2044"),
    ("De boete is 15 euro per dag, met een jaarmaximum van 2 miljoen.", "2 miljoen", "money", "2000000", "euro", None),
    ("Dat staat in de jaarlijkse monitor: 4 procent.", "4 procent", "percentage", "4", "%", None),
    ("Zij kregen een 3,8 (op een schaal van 5).", "3,8", "count", "3.8", None, None),
    ("Met ingang van 2034 roeiploegen werven mag niet.", "2034", "year", "2034", None, "Met ingang van 2034"),
    ("Van de 46 branden waren er negen leidden tot schade.", "negen", "count", "9", "branden", None),
    ("Er kwamen zes kopers, tegen acht in 2031.", "acht", "count", "8", "kopers", "in 2031"),
    ("De openstelling gaat van twaalf naar dertig uur per week.", "twaalf", "duration", "12", "uur", "per week"),
    ("Het kost 45 euro per door de arts gegeven prik.", "45 euro", "money", "45", "euro", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "kind", "value", "unit", "period"), READ)
def test_read(text: str, surface: str, kind: str, value: str | None, unit: str | None, period: str | None) -> None:
    one = next(one for one in find_figures(text) if one.surface == surface)
    assert (one.kind.value, one.unit, one.period) == (kind, unit, period)
    assert value is None or str(one.value) == value


def test_no_figure() -> None:
    assert find_figures("Eén deel wil blijven, een ander deel niet.") == ()
    assert find_figures("Zij zijn de een derde bewoner niet gunstig gezind.") == ()


def test_a_numbered_dike_ring_is_a_name() -> None:
    assert [one.surface for one in set_apart("De norm van dijkring 51 is streng.")] == ["dijkring 51"]
