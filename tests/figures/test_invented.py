"""Classes of figures on invented sentences: what is one figure, what it counts, what bounds it, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rag.datatypes import Figure
from rag.figures.find import find_figures, set_apart
from rag.figures.values import same_value


def the(text: str, surface: str) -> Figure:
    return next(one for one in find_figures(text) if one.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("De restauratie duurt drie jaar en vier maanden.", "drie jaar en vier maanden", "40", "maanden"),
        ("De overtocht duurt 1 uur en 20 minuten.", "1 uur en 20 minuten", "80", "minuten"),
        ("De wacht duurt twee weken en drie dagen.", "twee weken en drie dagen", "17", "dagen"),
        ("De proef duurt een jaar en zes maanden.", "een jaar en zes maanden", "18", "maanden"),
        ("Het kost een jaar en 40 vrijwilligers.", "40 vrijwilligers", "40", "vrijwilligers"),
        ("Dat is twee jaar en 30 maanden geleden.", "30 maanden", "30", "maanden"),
        ("De dijk is 1.200 kilo per hectare zwaarder belast.", "1.200 kilo per hectare", "1200", "kilo per hectare"),
        ("Het verbruik is 128 liter per persoon per dag.", "128 liter per persoon", "128", "liter per persoon"),
        ("De pomp levert 240 liter per minuut.", "240 liter", "240", "liter"),
        ("De klas volgt zes aaneengesloten weken les.", "zes aaneengesloten weken", "6", "weken"),
        ("Een kilo brengt nog 4 cent op.", "4 cent", "0.04", "euro"),
        ("De opbrengst zakte van 5 naar 4 cent.", "5", "0.05", "euro"),
        ("Het gilde heeft negen leden: vier namens de smeden.", "vier", "4", "leden"),
        ("Zes van onze acht dorpen hebben een winkel.", "Zes", "6", "dorpen"),
        ("Er zijn drie Natura 2000-gebieden.", "drie", "3", "Natura 2000-gebieden"),
        ("Er werken 30 vaste en 40 losse krachten.", "30", "30", "vaste krachten"),
        ("Er staan 58 roeiboten bij onze acht steigers; in 2030 willen wij er 150.", "150", "150", "roeiboten"),
        ("Een leerling die 18 wordt, stemt mee.", "18", "18", "jaar"),
        ("Door de wet van 2023 hielden er dertien op. Er waren 58 kotters.", "2023", "2023", None),
    ],
)  # fmt: skip
def test_value_and_unit(text: str, surface: str, value: str, unit: str | None) -> None:
    one = the(text, surface)
    assert (str(one.value), one.unit) == (value, unit) or (one.value, one.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "surface", "ends"),
    [
        ("Er sluiten één of twee molens.", "één of twee molens", ("1", "2")),
        ("Het duurt twee of drie weken.", "twee of drie weken", ("2", "3")),
        ("Kies variant 2 of 3.", "", None),
        ("Er komen twee of vijf molens.", "vijf molens", None),
        ("In de eerste helft van 2025 sloot de haven.", "eerste helft van 2025", ("2025-01", "2025-06")),
        ("In het tweede halfjaar van 2024 sloot de haven.", "tweede halfjaar van 2024", ("2024-07", "2024-12")),
    ],
)
def test_ends(text: str, surface: str, ends: tuple[str, str] | None) -> None:
    if not surface:
        assert find_figures(text) == ()
        return
    one = the(text, surface)
    assert (None if one.upper is None else (str(one.value), str(one.upper))) == ends


@pytest.mark.parametrize(
    ("text", "surface", "qualifier"),
    [
        ("Een kaartje mag niet meer kosten dan 4 euro.", "4 euro", "at_most"),
        ("De rit mag niet langer duren dan 30 minuten.", "30 minuten", "at_most"),
        ("De uitval mag niet boven 25 procent komen.", "25 procent", "at_most"),
        ("Het peil komt niet onder 40 centimeter.", "40 centimeter", "at_least"),
        ("Leden tot en met 40 jaar betalen minder.", "40 jaar", "at_most"),
        ("Binnen een straal van 300 meter geldt dit.", "300 meter", "at_most"),
        ("Bij opdrachten vanaf € 250.000 geldt dit.", "€ 250.000", "at_least"),
        ("Van de ruiters rijdt 30 procent meer dan 6 kilometer.", "6 kilometer", "more_than"),
        ("Dat is 6 procent meer dan de 20 miljoen euro van toen.", "20 miljoen euro", None),
        ("De molens staan verspreid over de drie streken.", "drie streken", None),
        ("De koren tellen over de 200 zangers.", "200 zangers", "more_than"),
        ("De prijs daalde van € 9 tot € 7.", "€ 7", None),
        ("De looptijd is van 3 tot en met 7 jaar.", "3 tot en met 7 jaar", None),
    ],
)
def test_bounds(text: str, surface: str, qualifier: str | None) -> None:
    one = the(text, surface)
    assert (one.qualifier and one.qualifier.value) == qualifier


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Dat was te veel in één keer, zou men zeggen.", []),
        ("Wie eenmaal lid is, blijft lid.", []),
        ("De termijn kan eenmaal worden verlengd.", ["eenmaal"]),
        ("De weg krijgt 2×3 rijstroken.", []),
        ("De bode zit in schaal 9.", []),
        ("Op een schaal van 1 tot 10 is dat laag.", ["1 tot 10"]),
        ("De lijnen 60 en 65 rijden niet.", []),
        ("Kade 211, 2511 DK Meerdam", []),
        ("35 991 Beheer van dijken Nr. 58 VERSLAG", []),
        ("De kerk is in de jaren zestig gesloopt.", ["zestig"]),
        ("Plaatselijk is het er het dubbele.", ["het dubbele"]),
        ("Het dubbele loket is dicht.", []),
    ],
)
def test_figures_and_none(text: str, surfaces: list[str]) -> None:
    assert [one.surface for one in find_figures(text)] == surfaces
    held = {at for one in (*find_figures(text), *set_apart(text)) for at in range(one.start, one.end)}
    assert all(at in held for at, char in enumerate(text) if char.isdecimal())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in de jaren zestig", "196X"),
        ("in de jaren ’70", "197X"),
        ("uit de jaren dertig", "193X"),
        ("tegen het eind van de jaren dertig", "203X"),
        ("in de jaren dertig van de vorige eeuw", "193X"),
    ],
)
def test_decades(text: str, value: str) -> None:
    assert find_figures(f"Dat speelt {text}.")[0].value == value


@pytest.mark.parametrize("decade", ["dertig", "’30", "'30", "30"])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In de jaren {} werd de dijk gebouwd.", "193X"),
        ("De dijk is in de jaren {} gebouwd.", "193X"),
        ("In de jaren {} kwamen de boeren naar de polder.", "193X"),
        ("De molen, die in de jaren {} werd gebouwd, zal later dicht gaan.", "193X"),
        ("De dijk zal in de jaren {} klaar zijn.", "203X"),
        ("Naar verwachting is de dijk in de jaren {} klaar.", "203X"),
        ("De dijk, die vorig jaar werd verhoogd, zullen wij in de jaren {} vernieuwen.", "203X"),
    ],
)
def test_a_decade_has_one_century_however_it_is_printed(text: str, value: str, decade: str) -> None:
    assert [one.value for one in find_figures(text.format(decade))] == [value]


@pytest.mark.parametrize(("decade", "apart"), [("dertig", []), ("’30", ["30"]), ("30", ["30"])])
def test_a_decade_of_no_told_century_is_no_figure(decade: str, apart: list[str]) -> None:
    text = f"Wat speelt er in de jaren {decade}?"
    assert find_figures(text) == ()
    assert [one.surface for one in set_apart(text)] == apart


def test_a_measure_each_is_the_measure_where_one_side_leaves_out_of_what() -> None:
    each, plain = the("Het is 118 kilo per inwoner.", "118 kilo per inwoner"), the("Het is 118 kilo.", "118 kilo")
    other = the("Het is 118 kilo per huishouden.", "118 kilo per huishouden")
    assert same_value(each, plain)
    assert not same_value(each, other)
    assert not same_value(the("Er zit 2 gram in.", "2 gram"), the("Er zit 2 gram per liter in.", "2 gram per liter"))


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("Bij een lagere instroom van leden blijft het beperkt tot 26.000.", "26.000", None),
        ("De instroom van leden bleef beperkt tot 26.000.", "26.000", "leden"),
        ("Er stonden 164 kramen op een beroepsbevolking van ongeveer 1.900.", "1.900", None),
        ("Er stonden 164 kramen, tegen 190 in 2019.", "190", "kramen"),
        ("De gids spreekt Fries; één Pools.", "", None),
    ],
)
def test_a_unit_is_not_borrowed_across_a_new_subject(text: str, surface: str, unit: str | None) -> None:
    if not surface:
        assert find_figures(text) == ()
        return
    assert the(text, surface).unit == unit


def test_twice_is_a_ratio_only_before_a_comparison() -> None:
    first, second = find_figures("Wie tweemaal zonder helm rijdt, krijgt een boete die tweemaal zo hoog is.")
    assert (first.kind.value, second.kind.value) == ("count", "ratio")


def test_a_limit_for_a_group_holds_beside_a_change() -> None:
    assert the("De verruiming geldt voor leningen tot € 5.000.", "€ 5.000").qualifier is not None
    assert the("De verhoging van de bijdrage tot € 5.000 gaat door.", "€ 5.000").qualifier is None


@pytest.mark.parametrize(
    ("text", "surface", "kind", "unit"),
    [
        ("De kuur duurt 20 weken. Vorig jaar was dat 24.", "24", "duration", "weken"),
        ("De kuur duurt 20 weken. De norm is 15.", "15", "duration", "weken"),
        ("De prijs is 40 euro. In Dalum is dat nog 35.", "35", "money", "euro"),
        ("Het aandeel is 12 procent. In Oosthoek is dat 9.", "9", "percentage", "%"),
        ("De toren meet 40 meter. Vroeger was dat 31.", "31", "count", "meter"),
        ("Het rapportcijfer was 7,1. Vorig jaar was dat 6,8.", "6,8", "count", None),
        ("De duur is 12 weken. Het cijfer voor de gids is een 9.", "9", "count", None),
        ("De meeste roeiers komen te voet: dagelijks ruim 300.", "300", "count", "roeiers"),
        ("Uit de vijver gingen negen karpers, vanuit Dalum zes.", "zes", "count", "karpers"),
    ],
)
def test_a_unit_of_the_sentence_before(text: str, surface: str, kind: str, unit: str | None) -> None:
    one = the(text, surface)
    assert (one.kind.value, one.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "surface", "qualifier"),
    [
        ("Er is ten minste één gids en één kok nodig.", "één kok", "at_least"),
        ("Er is ten minste één gids nodig en er kookt één kok.", "één kok", None),
        ("In 2030 is de uitval ten minste gehalveerd.", "gehalveerd", "at_least"),
        ("Wij willen dat de uitval ten minste is gehalveerd.", "gehalveerd", "at_least"),
        ("De uitval is gehalveerd.", "gehalveerd", None),
        ("De levering is niet vóór 2031 mogelijk.", "2031", None),  # the denial is the sentence's
        ("De levering is vóór 2031 mogelijk.", "2031", None),
    ],
)
def test_bounds_that_stand_further_off(text: str, surface: str, qualifier: str | None) -> None:
    one = the(text, surface)
    assert (one.qualifier and one.qualifier.value) == qualifier


@pytest.mark.parametrize(
    ("text", "surface", "unit", "qualifier"),
    [
        ("De opkomst lag lager dan vier jaar eerder.", "vier jaar", "jaar", None),
        ("Wie korter dan vijf jaar geleden is begonnen, doet mee.", "vijf jaar", "jaar", "less_than"),
        ("Er keerden 318 zwervers vrijwillig en 74 gedwongen terug.", "74", "zwervers", None),
        ("Van de zeven routes zijn er drie afgevallen, waarvan er twee later afvielen.", "twee", "routes", None),
        ("De raad zag dat twee hoger geplaatste leden bedankten.", "twee hoger geplaatste leden", "hoger geplaatste leden", None),
        ("Er zijn vijf prioritaire opgaven.", "vijf prioritaire opgaven", "prioritaire opgaven", None),
        ("Er zijn drie niet betaalde rekeningen.", "drie niet betaalde rekeningen", "niet betaalde rekeningen", None),
        ("In de eerste helft van het jaar kwamen 140 bezwaren.", "140 bezwaren", "bezwaren", None),
    ],
)  # fmt: skip
def test_verbs_and_adverbs_behind_a_number(text: str, surface: str, unit: str, qualifier: str | None) -> None:
    one = the(text, surface)
    assert (one.unit, one.qualifier and one.qualifier.value) == (unit, qualifier)


def test_half_of_a_year_is_no_share() -> None:
    (one,) = find_figures("In de eerste helft van het jaar kwamen 140 bezwaren.")
    assert one.period == "In de eerste helft van het jaar"
    assert find_figures("De helft van de leden was er.")[0].value == Decimal("0.5")


@pytest.mark.parametrize(
    ("text", "surface", "unit", "qualifier"),
    [
        ("Onder 12- tot 16-jarigen is vissen geliefd.", "12- tot 16-jarigen", "jaar", None),
        ("Onder 18-jarigen is vissen geliefd.", "18-jarigen", "jaar", None),
        ("Een kaartje kost onder de 16 euro.", "16 euro", "euro", "less_than"),
        ("Boven een temperatuur van 32 graden rust men.", "32 graden", "graden", "more_than"),
        ("De huren liggen onder de grens van € 700.", "€ 700", "euro", "less_than"),
        ("Er ligt een dak op een muur van 3 meter.", "3 meter", "meter", None),
        ("De raad nam 41 voorstellen over, zes verworpen voorstellen keren terug.", "zes verworpen voorstellen", "verworpen voorstellen", None),
        ("De raad heeft 41 voorstellen overgenomen en zes verworpen.", "zes", "voorstellen", None),
        ("Het aantal nachten met vorst liep terug van 118 naar 22.", "22", "nachten", None),
    ],
)  # fmt: skip
def test_among_and_above(text: str, surface: str, unit: str, qualifier: str | None) -> None:
    one = the(text, surface)
    assert (one.unit, one.qualifier and one.qualifier.value) == (unit, qualifier)


def test_a_share_older_than_a_number_in_words() -> None:
    assert the("Van de molens is 30 procent ouder dan vier decennia.", "vier decennia").qualifier is not None
    assert the("Van de molens is 30 procent ouder dan 40 jaar.", "40 jaar").qualifier is not None
