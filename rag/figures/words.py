"""Word tables for finding units and subjects: what a noun phrase cannot hold, and what number words must not be."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# words at which the noun phrase behind a number ends
STOPPERS = _set(
    "à vóór de het een der den des die dat deze dit dan als en of maar want dus noch ook zoals van in op te ter ten aan "
    "bij met door voor na naar uit over onder tussen tegen tot om per via sinds vanaf tijdens wegens zonder binnen "
    "buiten langs rond volgens binnenin boven beneden achter naast behalve gedurende ondanks dankzij jegens conform "
    "krachtens vanuit vanwege omtrent inzake is zijn was waren wordt worden werd werden heeft hebben had hadden kan "
    "kunnen kon konden zal zullen zou zouden moet moeten moest mag mogen mocht wil willen wilde gaat gaan ging "
    "gingen komt komen kwam kwamen staat staan stond stonden ligt liggen lag lagen blijft blijven bleef bleven "
    "krijgt krijgen kreeg kregen doet doen deed deden geeft geven gaf gaven maakt maken maakten neemt nemen nam "
    "namen vindt vinden vond vonden ziet zien zag zagen telt tellen telde telden werkt werken werkte werkten woont "
    "wonen woonde woonden kost kosten kostte kostten stijgt stijgen steeg stegen daalt dalen daalde daalden groeit "
    "groeien groeide groeiden bedraagt bedragen bedroeg bedroegen ontvangt ontvangen ontving ontvingen leveren "
    "levert leverde leverden verdwijnt verdwijnen verdween verdwenen vormt vormen vormde vormden vertrekt "
    "vertrekken vallen valt viel vielen gebruiken gebruikt gebruikten lopen loopt liep liepen zitten zit zat zaten "
    "wachten wachtten halen haalt haalde haalden volgen volgt volgde volgden reden rijdt rijden nodig beschikbaar "
    "gereed klaar af toe mee terug uitgegeven gereserveerd hoger lager meer minder groter kleiner langer korter "
    "beter sneller vaker later eerder verder goed bekend waarvan waarbij waarin waarmee waar wie welke wat er hier "
    "daar daarvan daarmee daarna daarin daarbij hiervan hiermee hij zij ze wij we u ik je men zich hem haar hun ons "
    "onze mijn uw niet geen wel nog al reeds pas slechts telkens samen gezamenlijk jaarlijks maandelijks dagelijks "
    "wekelijks steeds inmiddels momenteel nu toch echter eveneens bovendien ongeveer circa ruim bijna minimaal "
    "maximaal gemiddeld respectievelijk ofwel oftewel anders zo alleen juist totaal tegelijk terwijl omdat zodat "
    "doordat hoewel indien mits tenzij toen wanneer alweer onlangs wereldwijd landelijk regionaal lang eind begin "
    "medio jl procent miljoen miljard euro maal zowel vergeleken plus minus and the elk ieder iedere elke toegezegd "
    "toegekend verleend uitgetrokken vrijgemaakt besteed uitgekeerd betaald verdeeld vooral namelijk straks waard "
    "gerealiseerd gebouwd bouwen realiseren bereiken helpen opleiden investeren besparen betalen creëren verlagen "
    "verhogen verminderen vergroten aanleggen uitgeven toevoegen opleveren bijdragen verdubbelen halveren behouden "
    "toegevoegd opgeleid opgeknapt behaald verwacht geleverd ingezet vastgesteld open dicht ja "
    "nee iets niets iemand niemand alles elders ergens nergens soms thuis ineens vaak "
    "extraatje geplaatst aangelegd gevonden geteld gemeten verkocht gesloten vervoerd vernieuwd verloren "
    "hersteld onderzocht klopt namens aaneengesloten"
)
# capitalised words before a year or a small number that make no name of it
NO_NAMES = _set(
    "in op eind begin medio vanaf sinds tot per voor vóór na jaar najaar voorjaar zomer winter herfst lente tussen "
    "van rond uit over periode ook al pas tegen richting en of naar bij met aan te om door de het een ten nog als "
    "dan kwartaal helft schooljaar januari februari maart april mei juni juli augustus september oktober november "
    "december jan feb mrt apr jun jul aug sep sept okt nov dec uiterlijk ultimo jaren seizoen boekjaar "
    "begrotingsjaar kalenderjaar werkjaar peildatum prijspeil gedurende daarvan circa ca ongeveer ruim bijna "
    "minimaal maximaal minstens meer minder totaal gemiddeld samen ruwweg hooguit zo'n slechts er binnen onder "
    "boven elke iedere alle die deze dit dat onze hun zijn haar mijn uw vijf euro eur toen waren is krap dik goed "
    "pakweg grofweg zeker hoogstens plusminus afgerond tenminste tijdens vorig volgend komend datum publicatie "
    "volgens sedert via inclusief exclusief daarna klopt worden werden werd wordt"
)
# nouns after which a number is a label; the reason it is set apart for
LABELS = {
    "article_number": "artikel artikelen artikels art art. lid onderdeel bijlage bijlagen amendement",
    "page_number": "bladzijde bladzijden bladzijdes pagina pagina's pag pag. blz blz. p. pp.",
    "question_number": "vraag vragen antwoord antwoorden kamervraag deelvraag deelvragen onderzoeksvraag onderzoeksvragen "
    "hoofdvraag",
    "section_number": "hoofdstuk hoofdstukken paragraaf paragrafen § sectie tabel tabellen figuur figuren afbeelding "
    "afbeeldingen grafiek box kader deel alinea",
    "footnote_marker": "noot voetnoot noten voetnoten eindnoot",
    "list_number": "agendapunt agendapunten punt punten stap fase pijler pijlers opgave opgaven actielijn actielijnen actie variant "
    "scenario categorie doel spoor thema optie maatregel maatregelen item aanbeveling aanbevelingen bevinding bevindingen conclusie "
    "doelstelling uitgangspunt stelling voorwaarde randvoorwaarde casus "
    "stappen fasen fases scenario's varianten",
    "document_number": "nr nr. nrs nrs. no. nummer kenmerk rapportnummer dossiernummer zaaknummer referentie motie "
    "documentnummer volgnummer stb. stcrt. postbus kamerstuk kamerstukken",
    "name": "groep groepen klas klassen niveau niveaus windpark route lijn perron zone gate hal gebouw kavel kamer havo "
    "vwo vmbo mbo hbo versie scope bus tram buslijn tramlijn afrit haltenummer isco-groep isco-groepen "
    "nta nen iso industrie web trl artikelnummer alarmnummer noodnummer telefoonnummer spoorlijn schaal "
    "loonschaal salarisschaal functieschaal dijkring dijktraject loket ligplaats",
}
# number words that are other words as well: a figure only where a unit follows
AMBIGUOUS = _set("acht honderd duizend")
# heads that no plural ending betrays
PLURAL_EXCEPTIONS = _set(
    "mensen lui lieden personen kinderen leden steden schepen wegen vrouwen mannen eenheden euro fte procent "
    "politici data collega's foto's regio's auto's mbo's hbo'ers verdachten"
)
# adjectives and nouns that stay undeclined before a head noun
UNDECLINED = _set(
    "ervaren volwassen eigen gouden zilveren houten stenen metalen stalen betonnen glazen papieren open "
    "extra meest minst r&d hightech tech it ict technisch sociaal high-end startup private openbaar"
)
