"""The words by which the checks of ``rag.answering.near_miss`` know what is asked and what an answer holds.

Cues are matched on text in lower case without diacritics, except names.
"""

from __future__ import annotations

import re

NUMBER = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|twintig|dertig|\d{1,3})"
COST = re.compile(
    r"\bwat (?:kost|kosten|kostte|kostten)\b|\bhoe duur\b|\b(?:wat|hoeveel) (?:heeft|hebben|had|zal|zou|gaat|gaan)\b.*\b(?:gekost|kosten)\b"
    r"|\bwat krijg(?:t|en)\b.*\bbetaald\b|\bwhat (?:does|did|do|will)\b.*\bcost\b|\bhow (?:much (?:does|did).*cost|expensive)\b"
)
MONEY_ASKED = re.compile(  # what is told in money, asked otherwise than by its cost; its noun first in a search box
    r"^(?!.*\b(?:waar|wie|wanneer|termijn|hoe)\b)(?:kosten|prijs|loon|salaris|winst|omzet|boete|tarief|huur|bedrag|budget|vergoeding|bijdrage|subsidie|rijksbijdrage|schade|"
    r"uurloon|uurtarief|opbrengst|investering|begroting|kostprijs) (?!na\b|bij\b)|"
    r"^(?:(?:en|maar) )?(?:wat|hoeveel (?:de|het|een|je|jij|u|we|wij|ze|zij|hij|ik|men|iemand|er|kan|kun"
    r"|mag|zal|zou|moet|heeft|hebben|had|gaat|gaan))\b"
    r".*\bverdien(?:t|en|de|den)\b|^hoeveel verdien|\bhoeveel boete\b|\bwelke? (?:boete"
    r"|prijs(?!.*\b(?:w[oi]n\w*|gewonnen|kre?e?g\w*|gekregen|ontving\w*|ontvangen|viel|uitgereikt|toegekend)\b)|huur|loon|salaris|tarief)\b"
    r"|\b(?:hoogte|bedrag|omvang) van (?:de|het|een) (?:\w+ )?(?:boete|dwangsom|subsidie|schade|premie|huur|lening)s?\b"
    r"|\bhoe hoog (?:is|zijn|was|waren|wordt|worden) (?:de|het) (?:\w+ )?(?:boete|dwangsom|premie|huur|prijs|loon|salaris|"
    r"griffierecht|leges|rekening)s?\b|\bhoe groot (?:is|was) het (?:\w+ )?budget\b|\bwelke subsidie krijgt?\b"
)
FREE = re.compile(
    r"\b(?:gratis|kosteloos|niets)\b|%|\bprocent\b"
    r"|\bgeen (?:\w+e )?(?:\w*kosten|\w*bijdrage|\w*vergoeding|\w*tarief|leges|prijs|geld|euro)\b"
)
THINGS_WITH_NAMES = re.compile(
    rf"\b(?:welk|welke|which) (?:(?:{NUMBER}|\w+e) )?"
    r"(bedrijf|bedrijven|gemeenten?|provincies?|stad|steden|landen|land|dorp|dorpen|school|scholen|universiteit(?:en)?|banken|bank|\w*bureaus?|"
    r"vervoerders?|leveranciers?|aannemers?|partij|partijen|fracties?|aanbieders?|ziekenhuis|ziekenhuizen|corporaties?|fabrikant(?:en)?|"
    r"stations?|wijk|wijken|eiland|eilanden|hogeschool|hogescholen|kamerlid|kamerleden|personen|vakbond|vakbonden|kernen|musea|museum|"
    r"company|companies|municipalit(?:y|ies)|countr(?:y|ies)|cit(?:y|ies)|banks?|schools?)\b"
)
CALLED = re.compile(
    r"\bhoe (?:heet|heette|heten)\b|\b(?:naam|namen) (?:\w+ )?van\b|^namen\b|\bwhat is the name\b|\bwhat are the names\b"
)
LISTED = re.compile(r"\w, (?:het |de )?\w+(?: \w+)? en (?:het |de )?\w")  # “huurders, banken en het waterbedrijf”
DESCRIBED = r"(?:die|dat|waar\w*|zonder|boven|onder|met|tot|kleiner|groter)\b"  # which ones they are, without a name
WHY = re.compile(r"\bwaarom\b|\bom welke reden\b|\bhoe komt\b|\bwaardoor\b|\bhoezo\b|\bwhy\b")
BECAUSE = re.compile(
    r"\b(?:omdat|doordat|door|daarom|daardoor|vanwege|wegens|aangezien|dankzij|waardoor|hierdoor|want|reden\w*|gevolg\w*|oorza\w+|veroorza\w+|"
    r"zodat|om .{2,70} te|doel\w*|immers|namelijk|teneinde|wijten|samenhang\w*|hangt|verband|voorkom\w*|gezien|gelet|waarmee|"
    r"zodoende|opdat|"
    r"blijk\w*|bleek|verkla\w+|ingegeven|nodig|anders|zou|zouden|juist|terwijl|hier\w+|daar\w+|aanleiding|bedoeld|beoog\w*|moet\w*|gericht|"
    r"die|belang\w*|noodza\w+|tekort|te \w+|niet|geen|onvoldoende|toe\w*schrij\w+|leid\w+|uit on\w+|na|wijst|nasleep|geneigd|als|zo|dus|"
    r"maakt|maken|weinig|"
    r"alleen|uitsluitend|nadat|daar (?:dit|dat|deze|het|zij|hij|die|er|ze)|because|since|therefore)\b|[;:]"
)
_CAUSES = (
    r"\b(?:omdat|doordat|daarom|daardoor|vanwege|wegens|aangezien|dankzij|waardoor|hierdoor|want|reden(?:en)?|\w*oorza\w+|veroorza\w+|"
    r"boosdoener|zodat|om .{2,70} te|doel|immers|namelijk|teneinde|wijten|samenhang\w*|hang(?:t|en)|verband|voorkom\w*|gezien|gelet|"
    r"waarmee|zodoende|opdat|verkla\w+|ingegeven|aanleiding|bedoeld|beoog\w*|\w*schrij(?:f|v)\w*|schreef|schreven|leid(?:t|de|den|en)|"
    r"nasleep|daar (?:dit|dat|deze|het|zij|die|er|ze)|op (?:advies|verzoek|aandringen|grond|basis)|blijk\w*|bleek|anders|"
    r"(?:maakt|maken|maakte|maakten) (?:het|de)|wijst op|wijzen op|bij gebrek aan|te (?![a-z]+n\b)[a-z]{3,}|"
    r"gevolg(?!d)\w*|dus|spe(?:el|l)\w* mee|vinger|"
    r"door (?!middel)\w+|because|since|due to|so that|in order to|therefore)\b"
)
CAUSE = re.compile(  # of what BECAUSE lists, what says a cause in the sentence that is asked about
    _CAUSES + r"|\b(?:uit|na) (?!de\b|het\b|\d)[a-z]{4,}|:|; (?:zij|hij|het|die|dat)\b"
)
CAUSE_NEAR = re.compile(_CAUSES + r"|\bzou(?:den)?\b|\buit (?:onderzoek|de)\b|\bblek?en\b")  # and in the one beside it
NAMES_CAUSE = re.compile(r"\b(?:\w*oorza(?:ak|ken)|reden(?:en)?|verklaring(?:en)?|boosdoener)\b")
LEANS_BACK = re.compile(r"^(?:dat|dit|deze|die|daar\w*|hier\w*|zo|zij|hij|het|want|immers|er)\b")
ASKS_CAUSE = re.compile(
    r"^wat (?:is|was|zijn|waren) de (?:\w+e )?(?:verklaring\w*|oorza(?:ak|ken)|redenen?|aanleiding)\b"
)
OUTCOME = re.compile(
    r"\b(?:heeft|hebben|had|is|zijn|werd|was|waren)\b.*\b(?:opgeleverd|uit gekomen|uitgekomen|gekomen|gebleken|toegekend|gereageerd|geleid|"
    r"gestemd|uitgewezen|gewonnen|gelukt|overgenomen|besloten|verlopen|afgelopen)\b"
    r"|\b(?:uitkomst|uitkomsten|resultaat|resultaten|conclusies?|bevindingen|uitspraak)\b"
    r"|\bwat (?:kwam|bleek|kwamen|leverden?)\b|\bkwam er uit\b"
)
ASKED_DONE = re.compile(  # what was decided, said or done: a perfect at the end, or a verb of advice
    r"\b(?:heeft|hebben|had|hadden|is|zijn|was|waren|werd|werden)\b.{0,200}\b(?:[a-z]{0,8}ge[a-z]{2,}|(?:be|ver|ont|her|er|onder|over)[a-z]{2,})"
    r"(?:[dt]|en)\W*$|^(?:(?:en|maar) )?(?:wat|hoe)\b.{0,200}\b(?:adviseer(?:t|de)|concludeer(?:t|de)|reageer(?:t|de)|oordeel(?:t|de)|"
    r"rapporteer(?:t|de))\b|\b(?:uitslag|uitkomst(?:en)?)\b"
)
TO_COME = re.compile(  # and is still to come
    r"\b(?:nadat|zodra|in afwachting van|wacht(?:en)? op|nog (?:niet|geen|onderhandeld|in behandeling|onder de rechter)|wordt nog|"
    r"moet(?:en)? nog|verschijnt)\b"
    r"|\b(?:bekijkt|beziet|beslist|beslissen|besluit|besluiten|onderzoekt|onderzoeken|gaat|gaan) .{0,60}\bof\b"
    r"|\bof .{3,80}, (?:beslis|besluit|onderzoek)"
    r"|\b(?:adviseert|adviseren|rapporteert|rapporteren|evalueert|oordeelt|beslist|stemt|ontvangt|komt|doet)\b.{0,80}"
    r"\b(?:voor (?:het|de|\d|eind|begin|\w+ \d{4})|uiterlijk|(?:in|op) (?:het |de )?(?:voorjaar|najaar|zomer))"
    r"|\b(?:voert|doet|onderzoekt|begint|start)\b.{0,200}\bin de periode\b"
    r"|\b(?:zal|zullen)\b.{0,200}\b(?:rapporteren|adviseren|oordelen|beslissen|evalueren|uitbrengen|reageren|besluiten)\b"
    r"|\b(?:wordt|worden) .{0,80}\b(?:opgenomen|verwacht|voorgelegd|geevalueerd|onderzocht)\b"
)
HAS_BEEN = re.compile(  # said to be done
    r"^(?!.*\b(?:nog (?:niet|geen)|wordt|worden|moet|moeten)\b).*\b(?:heeft|hebben|had|hadden|is|zijn|was|waren|werd|werden)\b"
)
PENDING = re.compile(
    r"\b(?:wordt|worden) (?:[^.;]{0,60} )?(?:onderzocht|verwacht|bezien|verkend|voorbereid|afgewacht|nagegaan|beslist)\b"
    r"|\bonderzoe(?:kt|ken) (?:\S+ ){0,5}of\b|\bmoet(?:en)? nog\b|\b(?:uitsluitsel|in voorbereiding|naar verwachting)\b"
    r"|\bresultaten verwacht\b|\bte verkennen\b"
    r"|\b(?:start|starten|begint|beginnen|onderzoekt|evalueert|rapporteert|ontvangt)\b.{0,40}\b(?:in|uiterlijk|voor) "
    r"|\bdan zal\b|\bspreken (?:we|wij)\b|\bligt (?:thans|nu) bij\b"
)
OPINION = re.compile(
    r"\bwat (?:vond|vindt|vonden|vinden)\b|\bhoe (?:reageer\w+|heeft|hebben)\b.*\b(?:reageer\w*|gereageerd|op)\b"
    r"|\b(?:reactie|mening|standpunt|opvatting) van\b"
    r"|\bwhat (?:did|does|do)\b.*\bthink\b"
)
SPEAKS = re.compile(
    r"\b(?:vind\w*|vond\w*|acht|achten|oordeel\w*|positief|negatief|kritisch|\w*tevreden|bezwa\w+|steun\w*|waarde\w+|rea(?:ge|ct)\w+|onderschrij\w+|"
    r"pleit\w*|wijz\w+|wijst|zegt|zeggen|zei|stelt|stellen|stelde|mening|standpunt|advi\w+|instem\w*|akkoord|zorgen|bezorgd|betreur\w*|"
    r"\w*beve\w+|conclude\w+|noemt|noemen|noemde\w*|ziet|zien|zag\w*|delen|herken\w*|voorstander\w*|tegen\w*|wil|willen|wilde\w*|vraagt|vragen|"
    r"vroeg\w*|geeft|gaf|gaven|cijfer|antwoord\w*|verwelkom\w*|meen\w*|verwacht\w*|liever|voorkeur|neemt|nemen|belangrijk|kla(?:ag|cht)\w*|hecht\w*|"
    r"beoorde\w+|schrij\w+|schreef|waarschu\w+|oproep|roept|begrip|vreest|vrezen|hoopt|hopen|ervar\w+|ervaart|waarschuwt)\b"
)
QUANTITY = re.compile(
    r"\bhoe (?:hoog|groot|laag|hard|sterk|zwaar|breed|diep|snel) (?:is|was|waren|zijn|wordt|worden|blijft|bleef|ligt|lag|bedraagt) "
    r"(?:het|de) (?:\w+e )?([a-z]{5,})"
)
NO_GROUP = frozenset(  # what is asked itself, phrases, and parts of documents
    "aandeel deel aantal percentage bedrag totaal omvang kans gebruik behandeling werking algemeen kader plaats geval gevallen praktijk "
    "gemiddeld staat aanmerking gang dienst voetnoot brief kamerbrief nota tabel bijlage hoofdstuk paragraaf antwoord stuk tekst document "
    "jaar jaren periode maand verslagjaar laatste volgende huidige totale".split()
)
OF_GROUPS = ("person", "list", "place")
GOVERNMENT = frozenset({"rijk", "kamer", "kabinet", "staat", "nederland", "nederlandse"})
WHO_SAYS = re.compile(
    r"\b[Vv]olgens [^,?]*?(?=,|\?|$| (?:wordt|worden|is|zijn|moet|moeten|heeft|hebben|vóór|voor|in|per|ten)\b)"
)
GROUP = re.compile(
    r"\b(?:onder|bij|van|in|door|rond)(?: (?:de|het|een|die|dat|alle|hele|heel))? (?!welk|wiens|wier)([a-z&-]{4,})(?: ([a-z&-]{4,}))?"
)
PEOPLE = re.compile(  # “van de technisch opgeleide vrouwen werkt”: the last word before the verb
    r"\b(?:onder|bij|door|(?:hoeveel|deel|aandeel|percentage|procent) van)(?: (?:de|alle))? (?:[a-z-]+ ){0,2}?([a-z-]{4,}(?:en|s)) "
    r"(?=[a-z]+t\b|werd|hebben|had|is\b|zijn|was|waren)"
)
NORM = re.compile(
    r"\b(?:mag|mogen|moet\w*|maxim\w+|minim\w+|hoog(?:uit|stens|ste)|minst\w*|kan|kunnen|wil\w*|zal|zullen|ga(?:an|at)|kom(?:t|en)|"
    r"word(?:t|en)|streef\w*|doel\w*|norm\w*|eis\w*|grens|limiet|toegestaan|toegelaten)\b"
)
WERE = re.compile(r"\bhoeveel (?:[^?]{3,60}? )?(?:zijn|waren|werden|hebben|had(?:den)?|telde\w*|staan|stonden|deden)\b")
SO_NOW = re.compile(r"\b(?:op dit moment|momenteel|nu al|tot nu toe|inmiddels|thans|op het ogenblik)\b")
GOAL = re.compile(
    r"\b(?:ambitie\w*|streef\w*|streven|doelstelling\w*|moet(?:en)?|beoog\w*|wil(?:len)?|zullen|zal|dient|verwacht\w*|gepland|voorzien)\b"
)
COST_OF = re.compile(
    r"\bwat (?:kost|kosten|kostte|kostten) (?:de |het |een |zo'n )?(?:[a-z]+e )?([a-z-]{4,})(?: en ([a-z-]{4,}))?"
)
WHICH_NUMBER = re.compile(rf"\bwelke ({NUMBER}) (?:[a-z]+e (?=[a-z]{{4,}}(?:en|s)\b))?([a-z'-]{{4,}})")
COUNTS = re.compile(rf"\b{NUMBER} (?:[a-z]+e )?([a-z'-]{{4,}}(?:en|s))\b")  # “drie voorwaarden”
ENUMERATES = re.compile(  # “het meer, de rivier en de vecht”, “te weten”, what follows a colon
    r", [^,.;:]{2,60} (?:en|of|alsmede) |\b(?:te weten|namelijk|zoals|onder meer|waaronder|zowel|enerzijds)\b|:"
)
PERFECT = re.compile(
    r"^(?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden) (?!er\b)"
)  # “is de aanvraag toegekend?”
PARTICIPLE = re.compile(r"\b((?:[a-z]{0,6}ge[a-z]{2,}|(?:be|ver|ont|her|er|onder|over)[a-z]{2,})(?:[dt]|en))\b")
TOPIC = re.compile(  # “wat zegt de brief over fietsen?”
    r"\b(?:zegt|zeggen|schrijft|schrijven|staat|stelt|meldt|vermeldt|noemt|wordt|worden|beschrijft|gezegd|geschreven)\b.*"
    r"\bover (?:de |het |een )?([^?,]{4,60}?)(?: gezegd| geschreven| vermeld| gemeld)?\??$"
)
HOLDER = re.compile(  # who is named by what: “hoe heet de havenmeester”, “de namen van de drie reders”, “wie is de dijkgraaf”
    r"\b(?:hoe (?:heet|heette|heten|heetten)|(?:naam|namen) van|^wie (?:is|was|zijn|waren|wordt|werd)) (?:nu |dan |eigenlijk |toch )*"
    rf"(?:de |het |die |dat )(?:(?:{NUMBER}|andere|overige|nieuwe|vorige|huidige) )*([a-z-]{{4,}})"
)
NAMED_BEHIND = re.compile(  # “, overste Van Dalen”, “is Henk Klaver”, “: Rederij Klaver”
    r"(?:,|:| is| was| zijn| waren)? (?:(?!van|in|te|uit|bij|namens|op|voor|en|of|de|het)[a-z-]+ )?([A-ZÀ-Ý][\w’'.-]*)"
)
PERSON = re.compile(  # “mevrouw T. Klaver”, “mr. Sibe Klaver”, “P. van Aard”, “Naima Oulad”
    r"(?:\b(?:[Mm]evrouw|[Mm]evr\.|[Dd]e heer|[Dd]hr\.|[Mm]r\.|[Dd]rs?\.|[Ii]r\.|[Pp]rof\.|[Ii]ng\.)|\b[A-ZÀ-Ý]\.)[^,;()]{0,30}[A-ZÀ-Ý]\w+"
    r"|(?<!van )(?<!gemeente )(?<!provincie )(?<!de )(?<!het )\b[A-ZÀ-Ý][a-zà-ÿ]+ (?:(?:van|de|der|den|ter) )*[A-ZÀ-Ý][a-zà-ÿ]+"
)
PLAIN_NAME = re.compile(r"(?<=[a-zà-ÿ] )[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*(?![\w-])")
INDEFINITE_NAME = re.compile(  # things that bear a name, and those who do what the noun says
    r"(?:bedrijf|bureau|kantoor|laboratorium|rechtbank|ambassade|bank|school|dorp|stad|wijk|museum|ziekenhuis|vereniging|stichting|krant|"
    r"omroep|universiteit|instituut|arts|rederij|hotel|restaurant|camping|station|eiland|ministerie|instantie|gemeente|provincie|"
    r"organisatie|instelling|partij|maatschappij|winkel|firma|combinatie|consortium|aar|ist|eur|(?<!vari)ant|ent|man|vrouw|lid|boer|"
    r"(?<!wat)(?<!numm)(?<!kam)(?<!wint)(?<!zom)(?<!met)(?<!kad)(?<!cijf)(?<!venst)(?<!regist)(?<!mani)(?<!papi)er)$"
)
WHICH_ONE = re.compile(r"\bwelke? (?:[a-z]+e (?=[a-z]{4,}))?([a-z-]{4,})\b")
TOLD_WHICH = re.compile(  # behind “een sluiswachter”: which one
    r"\s*(?:,? ?(?:namelijk|te weten|genaamd|waaronder|zoals|die|dat|met|van|voor|waar\w*|om|tot|uit|op)\b|[A-ZÀ-Ý“‘\"])"
)
WHO_ARE = re.compile(  # who holds an office, or who sits in a body
    r"^(?:(?:en|maar) )?wie (?:(?:zitten|zaten|maken|vormen|vormden) (?!van\b|er van\b)"
    r"|(?:is|was|zijn|waren) (?:(?:nu|dan|er|eigenlijk|momenteel|toen|de|het|een|onze|hun|haar|zijn|\w+e) ){0,3}[a-z-]*(?:"
    r"voorzitters?|minister|ministers|staatssecretaris(?:sen)?|burgemeesters?|wethouders?|directeur(?:en)?|directrice|secretaris(?:sen)?|penningmeester|"
    r"bestuurders?|commissarissen|commissaris|lid|leden|hoofd|chef|managers?|leiders?|trekkers?|woordvoerders?|auteurs?|schrijvers?|eigenaars?|eigenaren|"
    r"meesters?|griffier|graaf|rector|decaan|president|coordinator(?:en)?|kandidaten|kandidaat|winnaars?|oprichters?|hoogleraar|opvolger|voorganger|"
    r"contactpersoon|contactpersonen|vertegenwoordigers?|gezant|ambassadeurs?|inspecteur|generaal|bewindspersoon|gedeputeerden?)\b)"
)
TURN = re.compile(
    r"\b(eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste) (?!helft|kamer|kwartaal|half|instantie|plaats)(\w+)"
)
IN_ALL = re.compile(r"\b(?:in totaal|totale|totaal)\b")
OF_EACH = re.compile(r"\b(?:gemiddelde?|ten hoogste|hooguit|maximaal) (?:\w+ ){0,2}(?:van )?(?:€ ?)?$")
APART = re.compile(  # of the question in its capitals
    r"\b(?:alleen (?=(?:de|het|een|van|voor|in|bij|op|aan|uit|naar|door|met|te)\b|[A-ZÀ-Ý])|los van|apart|afzonderlijk)"
)
TOGETHER = re.compile(r"\b(?:samen|gezamenlijk|tezamen|in totaal)\b")
TWO_TOLD = re.compile(r"\brespectievelijk\b|\d(?: \w+)? en (?:€ ?)?\d")  # “7.100 en 4.050”: one for each
REACHED_BY = (  # how someone is reached or when something opens, and what tells it
    (
        re.compile(
            r"\b(?:telefoon|mobiele |alarm|faks|fax)nummer (?:van|voor)\b|\bwelk (?:telefoon)?nummer\b"
            r"|\bnummer van (?:mevrouw|meneer|de heer)\b|^telefoonnummer\b"
        ),
        re.compile(r"\d{2,}[- ]?\d{5,}|\b14 ?0\d\d|\b0[89]00"),
    ),
    (
        re.compile(r"\bhoe laat\b|\bwelk tijdstip\b|^openingstijden\b"),
        re.compile(r"\d{1,2}[.:]\d\d|\buur\b|\bzons\w+gang\b|\b(?:midder|mid)(?:nacht|dag)\b|\bschemer"),
    ),
    (
        re.compile(r"\b(?:e-?)?mailadres(?:sen)? (?:van|voor)\b|\bwelk (?:e-?)?mail(?:adres)?\b|^(?:e-?)?mailadres\b"),
        re.compile(r"@"),
    ),
    (
        re.compile(r"\bwebadres\b|\bwelke (?:web)?site\b|\badres van (?:de|het) (?:web)?site\b|\bwebsite van\b"),
        re.compile(r"www|http|\.(?:nl|eu|com|org)\b|@"),
    ),
)
AMOUNTS = re.compile(
    r"\bhoeveel (?:bedraagt|bedroeg|bedragen|bedroegen) (?:(?:de|het|een|die|dit|deze) )?(?:[a-z]+e )?([a-z-]{4,})"
)
