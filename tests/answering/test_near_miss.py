"""Each check on invented questions: those that the sentence does not answer, and those that it does."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from rag.answering import near_miss
from rag.answering.draft import Draft, Quote
from rag.answering.named import places_of
from rag.answering.near_miss import missed
from rag.answering.reply import Reply, names_in
from rag.datatypes import Paragraph, ParagraphKind, Scope, Source
from rag.figures.find import find_figures
from rag.index.versions import figures_of
from rag.index.vocabulary import Vocabulary
from rag.retrieval.question import understand

ELSEWHERE = "In Hoorne en in de Lange Polder staan molens. Rederij Klaver vaart naar Noord-Schor. Rederij De Zwaan ook. De boezem is diep."


def reply_to(question: str, text: str, title: str = "Nota veerdienst") -> Reply:
    """A reply of one paragraph that leads with its first figure, in a collection that speaks of other things as well."""
    texts = ("Eerder stond hier niets.", text, "Later evenmin.", ELSEWHERE)
    paragraphs = tuple(
        Paragraph(f"p{i}", "far" if i == 3 else "d", ParagraphKind.PARAGRAPH, (), i, None, None, None, one, (), str(i))
        for i, one in enumerate(texts)
    )
    sources = {one: Source(one, name, None, None, None, (), "", "") for one, name in (("d", title), ("far", "Bijlage"))}
    engine = SimpleNamespace(
        vocabulary=Vocabulary(texts), paragraphs=paragraphs, sources=sources, static=None, place_names=places_of(texts),
        index=SimpleNamespace(
            positions={one.id: i for i, one in enumerate(paragraphs)}, figures=[figures_of(one) for one in paragraphs]
        ),
    )  # fmt: skip
    figures = find_figures(text)
    lead = figures[0].surface + " " + (figures[0].unit or "") if figures else ""
    return Reply(engine, understand(question), Draft((Quote(paragraphs[1], 0, len(text), lead=lead),)))  # type: ignore[arg-type]


CASES = [
    ("no_money", "Wat kost een overtocht met de veerboot?", "De veerboot is er voor fietsers van 12 tot en met 17 jaar.", True),
    ("no_money", "Wat heeft de nieuwe steiger uiteindelijk gekost?", "De nieuwe steiger is in 2024 geopend.", True),
    ("no_money", "Wat kost een overtocht?", "Een overtocht kost 2,50 euro.", False),
    ("no_money", "Hoe duur is de overtocht voor kinderen?", "Voor kinderen is de overtocht gratis.", False),
    ("no_money", "Hoeveel kinderen varen er mee?", "Er varen 40 kinderen mee.", False),
    ("no_day", "Op welke datum vaart de eerste boot?", "In 2031 vaart de eerste boot.", True),
    ("no_day", "Op welke dag is de overdracht van de sluis?", "De overdracht van de sluis volgt nog.", True),
    ("no_day", "Op welke datum vaart de eerste boot?", "Op 3 mei 2031 vaart de eerste boot.", False),
    ("no_day", "Op welke dagen vaart de boot?", "De boot vaart op maandag en zaterdag.", False),
    ("no_day", "In welk jaar vaart de eerste boot?", "In 2031 vaart de eerste boot.", False),
    ("no_name", "Hoe heet de sluiswachter?", "De sluis heeft een sluiswachter en twee knechten.", True),
    ("no_name", "Welk bedrijf onderhoudt de sluis?", "De sluis wordt door een bedrijf onderhouden.", True),
    ("no_name", "Welk bedrijf onderhoudt de sluis?", "De sluis wordt onderhouden door Van Dam Techniek.", False),
    ("no_name", "Welke bedrijven mogen de sluis onderhouden?", "Dat mogen bedrijven met een erkenning.", False),
    ("no_name", "Welke partijen melden een storing?", "Schippers, havens en het waterbedrijf melden een storing.", False),
    ("only_counted", "Welke drie sluizen gaan dicht?", "In de winter gaan drie sluizen dicht.", True),
    ("only_counted", "Met welke veerdiensten wordt gesproken?", "Er wordt met vier kleine veerdiensten gesproken.", True),
    ("only_counted", "Welke sluizen gaan dicht?", "Drie sluizen gaan dicht: de Hoge, de Lage en de Oude.", False),
    ("only_counted", "Welke drie sluizen gaan dicht?", "De drie sluizen bij Hoorne gaan dicht.", False),
    ("only_counted", "Hoeveel sluizen gaan er dicht?", "Drie sluizen gaan dicht.", False),
    ("no_reason", "Waarom gaat de sluis om acht uur dicht?", "De sluis gaat elke avond dicht.", True),
    ("no_reason", "Om welke reden krijgt het eiland een eigen brug?", "Het eiland krijgt een eigen brug.", True),
    ("no_reason", "Waarom gaat de sluis dicht?", "De sluis gaat dicht omdat de wachter dan naar huis is.", False),
    ("no_reason", "Waardoor vaart de boot later?", "De boot vaart later door mist.", False),
    ("no_reason", "Waarom is er geen brug?", "De vaargeul is breed; een brug kan er zo niet staan.", False),
    ("not_known_yet", "Wat is er uit het onderzoek naar de kade gekomen?", "Nu wordt onderzocht of de kade sterk genoeg is.", True),
    ("not_known_yet", "Wat is de uitkomst van de proef met de pont?", "De uitkomst wordt in het najaar verwacht.", True),
    ("not_known_yet", "Wat is de uitkomst van de proef met de pont?", "De proef liet zien dat de pont sneller is.", False),
    ("not_known_yet", "Wat wordt er onderzocht?", "Nu wordt onderzocht of de kade sterk genoeg is.", False),
    ("not_known_yet", "Wanneer wordt de uitkomst verwacht?", "De uitkomst wordt in 2031 verwacht.", False),
    ("no_opinion", "Wat vindt de schippersbond van de nieuwe sluis?", "De schippersbond telt 40 leden.", True),
    ("no_opinion", "Hoe reageerden de bewoners op het plan?", "Het plan is aan de bewoners gestuurd.", True),
    ("no_opinion", "Wat vindt de schippersbond van de sluis?", "De schippersbond is tevreden over de sluis.", False),
    ("no_opinion", "Hoe reageerden de bewoners op het plan?", "De bewoners maakten bezwaar tegen het plan.", False),
    ("no_opinion", "Hoeveel schepen passen er in de sluis?", "Er passen 12 schepen in de sluis.", False),
    ("per_what", "Hoeveel mosselen levert de kweek per hectare op?", "Er is 38 hectare kweek van mosselen.", True),
    ("per_what", "Hoeveel betaalt een schip per schutting?", "Er waren 400 schuttingen van een schip.", True),
    ("per_what", "Hoeveel mosselen levert de kweek per hectare op?", "De kweek levert 900 kilo mosselen per hectare op.", False),
    ("per_what", "Hoeveel hectare kweek is er?", "Er is 38 hectare kweek.", False),
    ("per_what", "Hoeveel schepen varen er per dag?", "Er varen 30 schepen, elke dag.", False),
    ("other_quantity", "Hoe hoog is het ziekteverzuim onder de schippers?", "Er zijn 70 vacatures voor schippers.", True),
    ("other_quantity", "Hoe groot was de boete voor de storing?", "De storing duurde 3 uur.", True),
    ("other_quantity", "Hoe hoog is het ziekteverzuim?", "Het verzuim door ziekte is 5 procent.", False),
    ("other_quantity", "Hoe groot is het aandeel schippers?", "Van de bemanning is 40 procent schipper.", False),
    ("other_quantity", "Hoe diep is de vaargeul?", "De vaargeul is 4 meter diep.", False),
    ("other_place", "Hoeveel schepen liggen er in de haven van Hoorne?", "In de haven liggen 40 schepen.", True),
    ("other_place", "Hoeveel vrachtschepen vaart Rederij Klaver elke dag?", "Elke dag vaart er 1 van de vrachtschepen.", True),
    ("other_place", "Hoeveel schepen liggen er in de haven van Hoorne?", "In de Hoornse haven liggen 40 schepen.", False),
    ("other_place", "Hoeveel schepen liggen er in de haven?", "In de haven liggen 40 schepen.", False),
    ("other_place", "Hoeveel dingen dobberen er rond bij Hoorne?", "In de haven liggen 40 schepen.", False),
    ("other_group", "Hoeveel schepen varen er onder buitenlanders in de haven?", "In de haven varen 40 schepen.", True),
    ("other_group", "Hoe hoog is de havenrente bij zeilboten?", "De havenrente is 4 euro hoog.", True),
    ("other_group", "Hoe hoog is de havenrente bij zeilboten?", "Voor een zeilboot is de havenrente 4 euro hoog.", False),
    ("other_group", "Hoeveel schepen varen er in de praktijk?", "Er varen 40 schepen.", False),
    ("other_group", "Waarom varen er schepen bij nacht?", "Er varen schepen omdat het dan stil is.", False),
    ("other_group", "Onder wiens leiding staat de vloot met de schepen?", "De vloot met de schepen staat onder leiding van J. Zwart.", False),
    ("no_money", "Wat kost de proef met de pont?", "In de proef met de pont varen 40 kinderen van 12 tot 17 jaar gratis mee.", True),
    ("only_restated", "Waarom komt de schippersbond twee keer per jaar bijeen?", "De schippersbond komt twee keer per jaar bijeen.", True),
    ("only_restated", "Waardoor steeg het aantal storingen in de sluis?", "De sluis is oud. Het aantal storingen in de sluis steeg, wat elders niet zo is.", True),
    ("only_restated", "Wat is de oorzaak van de daling van het aantal schepen?", "Het aantal schepen kende een daling van 4 procent.", True),
    ("only_restated", "Waarom steeg het aantal storingen in de sluis?", "Het aantal storingen in de sluis steeg na strenge vorst.", False),
    ("only_restated", "Waarom komt er geen brug bij de sluis?", "Er komt geen brug bij de sluis. De vaargeul is daar te breed.", False),
    ("only_restated", "Waarom trok de rederij zich terug uit het overleg?", "De rederij trok zich uit onvrede terug.", False),
    ("other_sort", "Hoe lang duurt het schilderen van de sluis?", "De sluis is in 2031 geschilderd.", True),
    ("other_sort", "Hoe lang duurt de overtocht met de pont?", "Op 3 mei 2031 was de overtocht met de pont.", True),
    ("other_sort", "Hoe lang duurt de overtocht?", "De overtocht duurt 8 minuten.", False),
    ("other_sort", "Hoe lang blijft de sluis nog dicht?", "De sluis blijft tot 3 mei 2031 dicht.", False),
    ("other_sort", "Wanneer gaat de sluis open?", "De sluis gaat op 3 mei 2031 open.", False),
    ("only_allowed", "Hoeveel schepen zijn er aangemeld?", "Een rederij meldt ten hoogste drie schepen aan.", True),
    ("only_allowed", "Hoeveel leden waren er aanwezig?", "De vergadering telt ten minste 12 leden.", True),
    ("only_allowed", "Hoeveel schepen mogen er zijn aangemeld?", "Een rederij meldt ten hoogste drie schepen aan.", False),
    ("only_allowed", "Hoeveel schepen zijn er aangemeld?", "De rederij meldde drie schepen aan.", False),
    ("only_allowed", "Binnen hoeveel uur zijn de schepen er?", "De schepen zijn er binnen ten hoogste 8 uur.", False),
    ("only_aimed_at", "Welk aandeel van de schepen vaart op dit moment elektrisch?", "De ambitie is dat in 2035 40 procent van de schepen elektrisch vaart.", True),
    ("only_aimed_at", "Hoeveel schepen varen momenteel elektrisch?", "In 2040 moeten 300 schepen elektrisch varen.", True),
    ("only_aimed_at", "Hoeveel schepen varen momenteel elektrisch?", "Er varen 30 schepen elektrisch.", False),
    ("only_aimed_at", "Hoeveel schepen moeten er elektrisch varen?", "In 2040 moeten 300 schepen elektrisch varen.", False),
    ("only_aimed_at", "Hoeveel schepen varen momenteel elektrisch?", "Thans varen 30 schepen elektrisch; in 2040 moeten dat er 300 zijn.", False),
    ("other_cost", "Wat kost het onderhoud van een sluis per jaar?", "De aanleg van een sluis kost 310.000 euro per jaar.", True),
    ("other_cost", "Wat kost een ligplaats voor schippers in de winter?", "Schippers betalen in de winter 40 euro.", True),
    ("other_cost", "Wat kost het onderhoud van een sluis per jaar?", "Het onderhoud van een sluis kost 310.000 euro per jaar.", False),
    ("other_cost", "Wat kost het?", "De aanleg kost 310.000 euro.", False),
    ("other_cost", "Hoeveel sluizen krijgen onderhoud?", "De aanleg van 12 sluizen kost 310.000 euro.", False),
    ("other_people", "Welk percentage van de opgeleide matrozen werkt in de haven?", "Van de opgeleide schippers werkt 40 procent in de haven.", True),
    ("other_people", "Hoeveel procent van de oudere vissers is lid van de bond?", "Van de oudere schippers is 40 procent lid van de bond.", True),
    ("other_people", "Hoeveel procent van de oudere vissers is lid van de bond?", "Van de oudere vissers is 40 procent lid van de bond.", False),
    ("other_people", "Hoeveel procent is lid van de bond?", "Van de schippers is 40 procent lid van de bond.", False),
    ("other_people", "Waarom is een deel van de vissers lid van de bond?", "Een deel is lid van de bond omdat het moet.", False),
    ("other_name", "Hoeveel schepen telt de haven in Hoorne?", "In de haven liggen 40 schepen.", True),
    ("other_name", "Hoeveel molens zijn er in Hoorne gekeurd?", "Er zijn 12 molens in Noord-Schor gekeurd.", True),
    ("other_name", "Hoeveel molens zijn er in Hoorne gekeurd?", "De Hoornse molens zijn oud. Er zijn er 12 van gekeurd.", False),
    ("other_name", "Hoeveel molens zijn er rond Hoorne gekeurd?", "Er zijn 12 molens gekeurd.", False),
    ("other_name", "Hoeveel molens zijn er in Tweevliet gekeurd?", "Er zijn 12 molens gekeurd.", False),
    ("other_year", "Hoeveel schepen waren er in 2019?", "In 2031 waren er 40 schepen.", True),
    ("other_year", "Hoeveel schepen waren er in 2019?", "In de haven liggen 40 schepen.", True),
    ("other_year", "Hoeveel schepen waren er in 2019?", "In 2019 waren er 40 schepen.", False),
    ("other_year", "Hoeveel schepen waren er in 2019?", "De telling van 2019 was volledig. Er waren 40 schepen.", False),
    ("other_year", "Hoeveel schepen waren er in 2019?", "Van 2017 tot en met 2020 waren er 40 schepen.", False),
    ("other_year", "In welk jaar na 2019 kwam de pont?", "De pont kwam in 2031.", False),
    ("asked_figure", "Hoeveel schippers kregen de 17 boetes?", "Er zijn 17 boetes gegeven.", True),
    ("asked_figure", "Hoeveel knechten kunnen van de 9 miljoen euro worden betaald?", "Van 9 miljoen euro worden knechten betaald.", True),
    ("asked_figure", "Hoeveel van de 391 schepen voeren leeg?", "In de winter waren er 391 schepen.", True),
    ("asked_figure", "Hoeveel van de 391 schepen voeren leeg?", "12 schepen voeren leeg, van 391.", False),
    ("asked_figure", "Hoeveel schepen voeren in 2031?", "In 2031 voeren er 40 schepen.", False),
    ("asked_figure", "In welk jaar na 2019 kwam de pont?", "In 2031 kwam de pont.", False),
    ("not_so_yet", "Is de subsidie voor de pont toegekend?", "Voor de pont dienen wij een aanvraag voor subsidie in.", True),
    ("not_so_yet", "Heeft de raad de motie over de sluis aangenomen?", "De raad bespreekt de motie over de sluis.", True),
    ("not_so_yet", "Zijn de plannen voor de haven goedgekeurd?", "De plannen voor de haven liggen ter inzage.", True),
    ("not_so_yet", "Is de subsidie voor de pont toegekend?", "De subsidie voor de pont is in mei toegekend.", False),
    ("not_so_yet", "Wordt de subsidie voor de pont toegekend?", "Voor de pont dienen wij een aanvraag in.", False),
    ("not_so_yet", "Welke subsidie is er toegekend?", "Voor de pont dienen wij een aanvraag in.", False),
    ("not_enumerated", "Welke vijf reders tekenden de verklaring?", "De verklaring is met vijf reders getekend.", True),
    ("not_enumerated", "Bij welke drie sluizen is geoefend?", "Er werd bij sluizen en bruggen geoefend.", True),
    ("not_enumerated", "Welke twee knechten vertrokken?", "Twee knechten vertrokken, omdat het werk te zwaar was.", True),
    ("not_enumerated", "Welke drie sluizen gaan dicht?", "De drie sluizen zijn oud: de hoge, de lage en de verre.", False),
    ("not_enumerated", "Welke drie wateren bedreigen de stad?", "De stad wordt bedreigd door het meer, de vecht en de zee.", False),
    ("not_enumerated", "Welke twee reders varen er?", "Er varen boten van Klaver en van De Zwaan.", False),
    ("not_enumerated", "Welke sluizen gaan dicht?", "Er gaan sluizen dicht.", False),
    ("unnamed", "Hoe heet de sluiswachter van de Lange Polder?", "De havenmeester en de sluiswachter van de Lange Polder overleggen.", True),
    ("unnamed", "Hoe heet de aannemer die failliet ging?", "De reserve is gebruikt voor het faillissement van een aannemer.", True),
    ("unnamed", "Wie zijn de andere zes leden van de raad?", "De raad heeft zeven leden. Voorzitter is Henk Dam.", True),
    ("unnamed", "Hoe heet de sluiswachter?", "De sluiswachter, mevrouw T. Klaver, is er elke dag.", False),
    ("unnamed", "Wie is de sluiswachter?", "Sluiswachter is Henk Dam, die in de polder woont.", False),
    ("unnamed", "Wie is het aanspreekpunt voor de schippers?", "Voor de schippers is knecht Naima Dam het aanspreekpunt.", False),
    ("unnamed", "Hoe heet het overleg van de schippers?", "Het overleg van de schippers heet de Kring.", False),
    ("other_part", "Hoeveel boten liggen er nu in de haven voor de visserij?", "Er liggen nu 40 boten in de haven voor de handel.", False),
    ("other_part", "Hoeveel boten liggen er nu in de haven voor de molens?", "Er liggen nu 40 boten in de haven voor de handel.", True),
    ("other_part", "Hoeveel boten liggen er nu stil in de boezem?", "Er liggen nu 40 boten stil in de gracht.", True),
    ("other_part", "Hoeveel boten liggen er nu stil in de boezem?", "Er liggen nu 40 boten stil.", False),
    ("other_part", "Hoeveel boten liggen er nu stil in de boezem?", "De boezem is leeg. Er liggen nu 40 boten stil in de gracht.", False),
    ("no_money", "Wat verdient een sluiswachter?", "Een sluiswachter werkt er 28 uur per week.", True),
    ("no_money", "boete varen zonder licht", "Varen zonder licht is sinds 2031 verboden.", True),
    ("no_money", "Hoe hoog is de huur van een ligplaats?", "De huur van een ligplaats loopt drie jaar.", True),
    ("no_money", "Wat verdient een sluiswachter?", "Een sluiswachter verdient € 3.100 per maand.", False),
    ("no_money", "vergoeding na schade termijn", "De vergoeding volgt binnen zes weken.", False),
    ("only_counted", "Welke reders varen er?", "Uit navraag bij Rederij Klaver blijkt dat vier reders varen.", True),
    ("only_restated", "Waarom is de sluis dicht?", "De sluis is dicht. De knechten zijn elders aan het werk.", True),
    ("only_restated", "Waarom is de sluis dicht?", "De sluis is dicht. De brug is ook dicht. Wel vaart er een pont, omdat die klein is.", True),
    ("only_restated", "Waarom is de sluis dicht?", "De sluis is dicht: de deuren zijn gebroken.", False),
    ("only_restated", "Wat is de oorzaak van de brand in de sluis?", "Er was brand in de sluis. De oorzaak van de brand was een lamp.", False),
    ("not_known_yet", "Wat heeft de raad over de sluis besloten?", "De raad beslist in de zomer of de sluis open gaat.", True),
    ("not_known_yet", "Wat adviseert de havenmeester over de sluis?", "De havenmeester adviseert over de sluis voor 1 mei 2031.", True),
    ("not_known_yet", "Wat heeft de raad over de sluis besloten?", "De raad heeft besloten de sluis open te houden.", False),
    ("not_known_yet", "Wordt er nog niet over de sluis besloten?", "Over de sluis wordt nog niet besloten.", False),
    ("only_a_share", "Hoeveel boten liggen er in de haven?", "Van de haven is 40 procent vol, nu er boten liggen.", True),
    ("only_a_share", "Hoeveel sluizen gaan er dicht?", "Bij 12 procent gaan er sluizen dicht.", True),
    ("only_a_share", "Hoeveel van de sluizen gaan er dicht?", "Van de sluizen gaan er 12 procent dicht.", False),
    ("only_a_share", "Hoeveel sluizen gaan er dicht?", "Er gaan twaalf sluizen dicht.", False),
    ("only_a_share", "Hoeveel water gaat er door de sluis?", "Er gaat 12 procent van het water door de sluis.", False),
    ("other_thing", "Hoeveel molens heeft de haven van Hoorne?", "De haven van Hoorne heeft drie kranen.", True),
    ("other_thing", "Hoeveel molens staan er in de polder?", "In de polder staan er vier kassen.", True),
    ("other_thing", "Hoeveel molens staan er in de polder?", "In de polder staan er vier molens.", False),
    ("other_thing", "Hoeveel bootjes staan er in de polder?", "In de polder staan er vier kassen.", False),
    ("other_thing", "Hoeveel mensen wonen er in de polder?", "In de polder wonen er vier knechten.", False),
    ("beside_other", "Hoeveel boten krijgt de haven erbij?", "In de twaalf havens komen er boten bij.", True),
    ("beside_other", "Hoeveel lampen komen er in de sluizen?", "Sluizen met meer dan vijf deuren krijgen lampen.", True),
    ("beside_other", "Hoeveel boten krijgt de haven erbij?", "De haven krijgt er twaalf boten bij.", False),
    ("beside_other", "Bij hoeveel sluizen staan lampen?", "Bij twaalf deuren staan lampen.", False),
    ("beside_other", "Hoeveel sluizen krijgt de stad?", "In twaalf schutsluizen komt een lamp.", False),
    ("other_amount", "Hoeveel bedraagt de toelage voor knechten?", "De toelage krijgen 40 knechten.", True),
    ("other_amount", "Hoeveel bedroeg de schade in de haven?", "In de haven waren 40 boten stuk.", True),
    ("other_amount", "Hoeveel bedraagt de toelage voor knechten?", "De toelage bedraagt € 40.", False),
    ("other_amount", "Hoeveel bedraagt de lengte van de sluis?", "De sluis is 40 meter lang.", False),
    ("other_amount", "Hoeveel knechten krijgen de toelage?", "De toelage krijgen 40 knechten.", False),
    ("no_total", "Hoeveel geld is er in totaal voor de sluizen?", "Er is ten hoogste € 400 voor de sluizen.", True),
    ("no_total", "Wat kosten de lampen in totaal?", "De lampen kosten € 40 per stuk.", True),
    ("no_total", "Wat kosten de lampen in totaal?", "De lampen kosten € 4.000.", False),
    ("no_total", "Wat kosten de lampen in totaal?", "De lampen kosten € 4.000 per jaar.", False),
    ("no_total", "Wat kosten de lampen?", "De lampen kosten € 40 per stuk.", False),
    ("of_several", "Hoeveel boten liggen er in Hoorne?", "In Aardam en Hoorne liggen 40 boten.", True),
    ("of_several", "Hoeveel kost de kade in Hoorne, los van die in Aardam?", "De twee kades kosten samen € 40.", True),
    ("of_several", "Hoeveel boten liggen er in Hoorne?", "In Hoorne liggen 40 boten.", False),
    ("of_several", "Hoeveel boten liggen er in Hoorne?", "In Aardam en Hoorne liggen respectievelijk 40 en 60 boten.", False),
    ("of_several", "Hoeveel boten liggen er in Aardam en Hoorne?", "In Aardam en Hoorne liggen 40 boten.", False),
    ("other_turn", "Hoeveel is er in de tweede ronde voor sluizen gegeven?", "In de ronde is € 40 voor sluizen gegeven.", True),
    ("other_turn", "Hoeveel boten waren er bij de derde telling?", "Bij de eerste telling waren er 40 boten.", True),
    ("other_turn", "Hoeveel boten waren er bij de derde telling?", "Bij de derde telling waren er 40 boten.", False),
    ("other_turn", "Hoeveel boten waren er in de tweede helft?", "Er waren 40 boten.", False),
    ("other_turn", "Wanneer is de tweede telling van de boten?", "De telling van de boten is op 3 mei 2031.", False),
    ("some_one", "Welke aannemer herstelt de sluis?", "De sluis wordt door een plaatselijke aannemer hersteld.", True),
    ("some_one", "Welk bureau telt de boten?", "De boten worden door slechts één bureau geteld.", True),
    ("some_one", "Welke aannemer herstelt de sluis?", "De sluis wordt door een aannemer uit Hoorne hersteld.", False),
    ("some_one", "Welke aannemer herstelt de sluis?", "De sluis wordt door aannemer Klaver hersteld.", False),
    ("some_one", "Welke plicht geldt bij de sluis?", "Bij de sluis geldt een plicht.", False),
    ("nobody_new", "Wie is voorzitter van de schippers?", "De schippers overleggen met hun voorzitter.", True),
    ("nobody_new", "Wie zitten er in de commissie?", "De commissie telt vijf leden.", True),
    ("nobody_new", "Wie is voorzitter van de schippers?", "Voorzitter van de schippers is Henk Dam.", False),
    ("nobody_new", "Wie mag de sluis bedienen?", "De knecht mag de sluis bedienen.", False),
    ("nobody_new", "Wat doet de voorzitter?", "De voorzitter leidt het overleg.", False),
    ("not_reached", "Wat is het telefoonnummer van de sluis?", "De sluis is dag en nacht bereikbaar.", True),
    ("not_reached", "Hoe laat gaat de sluis open?", "De sluis gaat op zaterdag open.", True),
    ("not_reached", "Hoe laat gaat de sluis open?", "De sluis gaat om 9.30 uur open.", False),
    ("not_reached", "Wat is het telefoonnummer van de sluis?", "De sluis is bereikbaar op 055-1234567.", False),
    ("not_reached", "Wanneer gaat de sluis open?", "De sluis gaat op zaterdag open.", False),
    ("other_part", "Waarom liggen er nu boten stil in de boezem?", "Er liggen nu boten stil in de gracht.", False),
    ("nobody_new", "Wie is verantwoordelijk voor de sluis?", "De eigenaar is verantwoordelijk voor de sluis.", False),
    ("nobody_new", "Wie zijn vrijgesteld van de heffing?", "Vrijgesteld van de heffing zijn vissers.", False),
    ("nobody_new", "Wie is de nieuwe havenmeester?", "De nieuwe havenmeester begint morgen.", True),
    ("not_reached", "Wanneer gaat de nieuwe website live?", "De nieuwe website gaat op 3 mei 2031 live.", False),
    ("not_reached", "Hoeveel bezoekers trok de website?", "De website trok 40.000 bezoekers.", False),
    ("not_reached", "Hoeveel schippers kregen een e-mail?", "Er kregen 400 schippers een e-mail.", False),
    ("not_reached", "Wat is het mailadres van de sluis?", "De sluis is per mail bereikbaar.", True),
    ("no_money", "Hoeveel vissers verdienen te weinig?", "Te weinig verdienen 1.200 vissers.", False),
    ("no_money", "Hoeveel mensen verdienen het minimumloon?", "Het minimumloon verdienen 400 mensen.", False),
    ("no_money", "Hoeveel verdient een schipper?", "Een schipper werkt 28 uur.", True),
    ("no_money", "Welke prijs won de sluis?", "De sluis won de Gouden Baksteen.", False),
    ("no_money", "subsidie aanvragen tot wanneer", "De subsidie is tot 1 mei 2031 aan te vragen.", False),
    ("no_money", "schade melden bij wie", "De schade meldt u bij de havenmeester.", False),
    ("of_several", "Hoeveel ouderen wonen alleen?", "In totaal wonen 4.200 ouderen alleen.", False),
    ("of_several", "Hoeveel bussen rijden er naar Hoorne?", "Tussen Aardam en Hoorne rijden 12 bussen.", False),
    ("of_several", "Hoeveel boten liggen er alleen in Hoorne?", "Er liggen samen 40 boten.", True),
    ("other_sort", "Hoeveel leges betaal ik voor een vergunning?", "Voor een vergunning betaalt u 120 euro leges.", False),
    ("other_sort", "Hoeveel toeslagen krijgen vissers?", "Vissers krijgen 300 euro aan toeslagen.", False),
    ("other_sort", "Hoeveel rechten betalen vissers?", "Vissers betalen 300 euro aan rechten.", False),
    ("other_sort", "Hoe hoog is de straf voor lozen?", "De straf voor lozen is vier jaar.", False),
    ("some_one", "Welke aannemer bouwt de sluis?", "De gemeente zocht een aannemer. Bouwbedrijf Klaver bouwt de sluis.", False),
    ("some_one", "Welke rederij vaart er?", "Er vaart een rederij. Dat is de oude rederij van het eiland.", False),
    ("not_known_yet", "Wat heeft de raad over de sluis besloten?", "De raad heeft besloten dat de sluis opengaat zodra de kade af is.", False),
    ("not_known_yet", "Wat heeft de raad over de sluis besloten?", "Over de sluis wordt nog niet besloten zodra de kade af is.", True),
    ("other_turn", "Hoeveel boten kwamen er in de tweede ronde bij?", "In ronde 2 kwamen er 40 boten bij.", False),
    ("other_turn", "Hoeveel ligplaatsen heeft de derde haven?", "De 3e haven heeft 40 ligplaatsen.", False),
    ("no_total", "Hoeveel boten varen er in totaal per dag?", "Er varen 40 boten per dag.", False),
]  # fmt: skip


@pytest.mark.parametrize(("check", "question", "text", "expected"), CASES)
def test_check(check, question, text, expected) -> None:
    assert getattr(near_miss, check)(reply_to(question, text)) is expected


@pytest.mark.parametrize("check", near_miss.CHECKS, ids=lambda check: check.__name__)
def test_every_check_has_its_examples(check) -> None:
    if check is near_miss.other_topic:  # needs a document that is named: its own test
        return
    own = [expected for name, _, _, expected in CASES if name == check.__name__]
    assert len(own) >= 5 and True in own and False in own


def test_the_first_check_that_fails_is_named() -> None:
    reply = reply_to("Wat kost de overtocht?", "De overtocht duurt 8 minuten.")
    assert missed(reply.engine, reply.query, reply.draft) == "no_money"


def test_two_questions_in_one_are_not_checked_as_one() -> None:
    reply = reply_to("Hoe lang duurt de overtocht en wat kost de overtocht?", "De overtocht duurt 8 minuten.")
    assert missed(reply.engine, reply.query, reply.draft) is None


def test_a_name_of_a_title_is_no_other_place() -> None:
    question, text = "Hoeveel schepen liggen er in de haven van Hoorne?", "In de haven liggen 40 schepen."
    assert not near_miss.other_place(reply_to(question, text, "Havenplan Hoorne"))


def test_who_says_it_is_no_other_place() -> None:
    question = "Hoeveel schepen liggen er in de haven volgens de Rederij Klaver?"
    assert not near_miss.other_place(reply_to(question, "In de haven liggen 40 schepen."))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat zegt de nota over ligplaatsen voor vissers?", True),
        ("Wat staat er in de nota over de molens?", True),
        ("Wat zegt de nota over de veerboot?", False),
        ("Wat zegt de nota over de sluis?", False),
        ("Wat zegt de nota voor schippers?", False),
    ],
)
def test_what_a_document_does_not_speak_of(question: str, expected: bool) -> None:
    reply = reply_to(question, "De sluis krijgt een veerboot.")
    scoped = replace(reply, query=replace(reply.query, scope=Scope(documents=("d",))))
    assert near_miss.other_topic(scoped) is expected
    assert not near_miss.other_topic(replace(reply, query=replace(reply.query, scope=Scope())))


def test_a_list_of_other_things_does_not_enumerate() -> None:
    reply = reply_to("Welke vier reders schreven in?", "De reders noemen drie voorwaarden:")
    items = [replace(reply.paragraph, id=str(i), text=f"de kade is klaar in {i} jaar") for i in (1, 2, 3)]
    quotes = (reply.draft.quotes[0], *(Quote(one, 0, len(one.text), bullet=True) for one in items))
    assert not near_miss.not_enumerated(replace(reply, draft=Draft(quotes)))  # the list speaks of reders
    asked = understand("Welke vier molens draaien?")
    assert near_miss.not_enumerated(replace(reply, query=asked, draft=Draft(quotes)))
    four = (*quotes, Quote(replace(items[0], id="4"), 0, 5, bullet=True))
    assert not near_miss.not_enumerated(replace(reply, query=asked, draft=Draft(four)))


def test_half_of_a_compound_name_is_another_name() -> None:
    question = "Hoeveel kost het dok in Noord-Schor?"
    assert near_miss.other_name(reply_to(question, "Het dok in Zuid-Schor kost 40 miljoen euro."))


def test_names_of_a_text() -> None:
    assert names_in("Brug Oost is van Rederij Klaver.") == {"oost", "rederij", "klaver"}


def test_a_place_of_the_title_is_met_unless_the_sentence_names_another() -> None:
    question = "Hoeveel molens zijn er in Hoorne gekeurd?"
    assert not near_miss.other_name(reply_to(question, "Er zijn 12 molens gekeurd.", "Molenplan Hoorne"))
    assert near_miss.other_name(reply_to(question, "In Noord-Schor zijn 12 molens gekeurd.", "Molenplan Hoorne"))


def test_a_name_that_follows_is_not_what_a_sentence_is_about() -> None:
    question, first = "Hoeveel molens zijn er in Hoorne gekeurd?", "Er zijn 12 molens gekeurd."
    reply = reply_to(question, f"{first} Later kwam Hoorne erbij.")
    short = replace(reply, draft=Draft((replace(reply.draft.quotes[0], end=len(first)),)))
    assert near_miss.other_name(short)


def test_one_name_that_is_said_stands_for_the_others() -> None:
    question, text = (
        "Op hoeveel raamt Klaver de sluis tussen Schor en Hoorne?",
        "Rederij Klaver raamt de sluis op 40 miljoen euro.",
    )
    assert not near_miss.other_name(reply_to(question, text))


def test_what_is_shown_beside_the_answer_is_not_what_it_is_about() -> None:
    reply = reply_to("Hoeveel molens zijn er in Hoorne gekeurd?", "In Noord-Schor zijn 12 molens gekeurd.")
    beside = Quote(reply.engine.paragraphs[3], 0, len(ELSEWHERE))
    assert near_miss.other_name(replace(reply, draft=Draft((reply.draft.quotes[0], beside))))


def test_an_item_leans_on_what_its_list_hangs_on() -> None:
    reply = reply_to("Hoeveel molens zijn er in Hoorne gekeurd?", "12 molens zijn gekeurd;")
    before, item, *others = reply.engine.paragraphs
    item = replace(item, kind=ParagraphKind.LIST_ITEM)
    reply.engine.paragraphs = (replace(before, text="De stand in Hoorne:"), item, *others)  # type: ignore[misc]
    listed = replace(reply, draft=Draft((replace(reply.draft.quotes[0], paragraph=item),)))
    assert not near_miss.other_name(listed)
    assert near_miss.other_name(reply)


@pytest.mark.parametrize(
    ("path", "missing"), [(("Ligplaatsen", "De sluis"), True), (("De sluis", "Ligplaatsen"), False)]
)
def test_only_the_nearest_heading_says_what_a_cost_is_of(path: tuple[str, ...], missing: bool) -> None:
    reply = reply_to("Wat kost een ligplaats voor schippers in de winter?", "Schippers betalen in de winter 40 euro.")
    paragraph = replace(reply.draft.quotes[0].paragraph, heading_path=path)
    quotes = tuple(replace(one, paragraph=paragraph) for one in reply.draft.quotes)
    headed = replace(reply, draft=replace(reply.draft, parts=quotes))
    assert near_miss.other_cost(headed) is missing


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Hoeveel havens beheert gemeente Hoorne?", "De gemeente Schor beheert twee havens.", True),
        ("Hoeveel havens beheert gemeente Hoorne?", "De gemeente beheert twee havens. Ook gemeente Schor bouwt.", True),
        (
            "Hoeveel havens beheert gemeente Hoorne?",
            "De gemeente beheert twee havens. De gemeente Hoorne bouwt.",
            False,
        ),
        ("Hoeveel inwoners heeft Brussel?", "De EU telt 450 inwoners. Brussel is mooi.", True),
        ("Hoeveel geld betaalt Brussel?", "De EU betaalt 450 euro. Brussel is mooi.", False),
        ("hoeveel mensen werken er bij pqr", "Er werken 9.000 mensen. Later kwam PQR.", True),
        ("hoeveel mensen werken er bij pqr", "Bij PQR werken er 9.000 mensen.", False),
        ("Ik woon in Hoorne en zoek een plek. Wat kost daar een boot?", "Een boot kost 40 euro.", True),
    ],
)
def test_a_figure_of_another_bearer_of_a_noun(question: str, text: str, other: bool) -> None:
    reply = reply_to(question, text)
    first = replace(reply.draft.quotes[0], end=text.index(".", 8 if "9." not in text else text.index("mensen")) + 1)
    assert near_miss.other_name(replace(reply, draft=Draft((first,)))) is other
