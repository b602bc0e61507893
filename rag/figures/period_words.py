"""The words of period phrases: what stands before a date, rates and stretches without a date, and what only compares."""

from __future__ import annotations

import re

BEFORE = re.compile(
    r"(?:(?<=^)|(?<=[\s(“‘\"'–,;:]))(?:(?:in|over|voor|vóór|gedurende|tijdens|tot|t/m|vanaf"
    r"|sinds|na|per|met ingang van|eind|begin|medio|rond|omstreeks|tussen|van|uit|op|richting|"
    r"tegen|ultimo|halverwege|binnen|uiterlijk|niveau|heel|pas|vanuit|tussen (?:nu|vandaag|heden) en)\s+(?:(?:en met|de|het"
    r"|dat|elk|de jaren|de periode(?:\s(?:van|tot en met|tot|vanaf|na|voor))?|"
    r"de planperiode|periode|het [a-z]*jaar|het seizoen|(?:de )?peildatum|[a-z]*jaar|jaren|eind"
    r"|begin|medio|najaar|voorjaar|"
    r"dezelfde (?:periode|maanden|weken) van|de eerste (?:\w+ )?(?:kwartalen|maanden|weken|helft) van|"
    r"(?:de|het) (?:hete|droge|natte|warme|koude|strenge|zachte|vorige|hele)|"
    r"de loop van|de zomer van|het najaar van|het voorjaar van|in|op|niveau|zijn vroegst|van|einde van|het "
    r"begin van|het einde van)\s+)*)\Z",
    re.IGNORECASE,
)
COUNT = (
    r"\d{1,2}|één|anderhalf|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|vijfentwintig"
    r"|dertig|veertig|vijftig|enkele|een paar"
)
# what comes out or is held once in so long, of which no figure is: "de jaarlijkse monitor"
NO_PAPER = (
    r"(?! (?:[a-zà-ÿ-]+e )?[a-zà-ÿ-]*(?:monitor|rapport|rapportage|peiling|enquête|onderzoek|evaluatie|verslag|meting|overzicht"
    r"|inventarisatie|brief|nota|index|ranglijst|publicatie|cyclus)\b)"
)
FREE = re.compile(
    r"\bin de periode (?:daarna|daarvoor)\b|(?<!\bna )\b(?:per|elk|ieder|elke|iedere) (?:kalender"
    r"|school)?(?:jaar|maand|week|dag|kwartaal|uur|etmaal|nacht|periode|seizoen|halfjaar|semester|minuut|seconde|decennium|ochtend|avond"
    r"|werkdag|weekdag|weekenddag|weekend|schooldag|lesdag|zomerdag|winterdag|koopavond|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b"
    rf"|\bper (?:{COUNT}) (?:uur|dagen|weken|maanden|kwartalen|jaar)\b|\btot (?:nu toe|dusver(?:re)?|op heden)\b"
    rf"|\b(?:(?:twee)?jaar|maande|weke)lijkse?\b{NO_PAPER}"
    r"|\bdagelijkse?\b(?! (?:bestuur|leven|praktijk|leiding|gang))"
    rf"|(?<!de )\b(?:een|{COUNT}) (?:halfjaar|kwartaal|jaar|maanden?|weken|week|dagen|dag)"
    r" (?:eerder|geleden|ervoor|daarvoor)\b|\been jaar later\b"
    r"|\bop een (?:gemiddelde |gewone |doordeweekse |normale |drukke |rustige )?"
    r"(?:werkdag|schooldag|weekdag|dag|zomerdag|winterdag|lesdag|nacht|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b"
    r"|\b(?:vorig|dit|volgend|dat|komend) (?:jaar|seizoen|schooljaar|najaar|voorjaar|kwartaal)\b"
    r"|\b(?:(?:in|over) )?het (?:afgelopen|vorige|voorbije|komende) (?:[a-z]*jaar|seizoen|kwartaal|halfjaar|najaar|voorjaar)\b"
    r"|\beenmalige?\b|\b(?:(?:in|over|gedurende) )?de (?:komende|afgelopen|laatste|voorbije|volgende) "
    r"(?:[\w-]+ )?(?:jaar|jaren|maanden|weken|kwartalen|decennia)\b"
    r"|\b(?:in|gedurende|over een periode van) "
    rf"(?:{COUNT}) (?:jaar|jaren|maanden|weken|kwartalen)(?= tijd\b|(?! (?:of|en|oud|oude|na|eerder|later|geleden)\b))"
    rf"|\b(?:in|gedurende|tijdens|voor) de eerste (?:{COUNT}) (?:jaar|jaren|maanden|weken|kwartalen)(?! (?:na|van)\b)"
    r"|\b(?:in|over|tijdens|gedurende) de (?:eerste|tweede) helft van (?:het|dit|vorig|dat) (?:[a-z]*jaar|seizoen)\b"
    r"|\bin het (?:najaar|voorjaar)\b|\bin het (?:eerste|tweede|derde|vierde|laatste|volgende) (?:halfjaar|kwartaal|seizoen)\b"
    r"|\b(?:in|over|gedurende|tijdens) (?:de|deze|die) (?:huidige |vorige |komende |nieuwe |lopende |afgelopen )?"
    r"(?:verslag|plan|raads|bestuurs|college|kabinets|contract|project|programma|subsidie|onderzoeks|proef|beleids|begrotings)periode\b"
    r"|\b(?:over|in|gedurende|tijdens|voor) de (?:hele|gehele|volledige) "
    r"(?:plan|programma|contract|looptijd|verslag)?(?:periode|looptijd)\b",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:ten opzichte|t\.o\.v\.|in vergelijking met|vergeleken met|in plaats|(?:onder|boven) (?:dat|die)|het (?:dubbele|drievoudige)"
    r"|(?:meer|minder|anders|(?!eerder|later)[a-zà-ÿ]{3,}er)(?: [^\s,;.:()]+){0,4} dan(?: onder (?:de|het) \w+)?"
    r"|(?:evenveel|even \w+|net zo(?:veel| \w+)|hetzelfde|dezelfde|zoveel|zo \w+)(?: [a-zà-ÿ]+){0,2} als)\s\Z",
    re.IGNORECASE,
)
# the day of a paper or a meeting, which no figure is of: "in de brief van 3 mei vroegen wij drie scholen"
OF_PAPER = re.compile(
    r"\b(?:\w*brief|brieven|wet|motie|verslag|advies|besluit|e-?mail|nota|notitie|antwoorden?|vonnis|arrest|uitspraak|richtlijn"
    r"|verordening|\w*vergadering|\w*overleg|\w*debat|bericht|verzoek|toezegging) \Z",
    re.IGNORECASE,
)
