"""The patterns of digits that are no figures, each with its reason; :mod:`rag.figures.apart` applies them in order."""

from __future__ import annotations

import re
from enum import StrEnum

from rag.figures.words import LABELS


class ApartReason(StrEnum):
    """Why digits are not a figure, a closed list."""

    FOOTNOTE_MARKER = "footnote_marker"
    DOCUMENT_NUMBER = "document_number"
    ARTICLE_NUMBER = "article_number"
    LIST_NUMBER = "list_number"
    PAGE_NUMBER = "page_number"
    QUESTION_NUMBER = "question_number"
    SECTION_NUMBER = "section_number"
    ORDINAL = "ordinal"
    NAME = "name"
    TIME = "time"
    PHONE_NUMBER = "phone_number"
    ADDRESS = "address"


_NUMBERS = (
    r"\d+[a-z]?(?:\.\d+)*(?:(?:,\s|\sen\s|\sof\s|\st/m\s|\stot\sen\smet\s|\s?[-–]\s?|,\sen\s)\d+[a-z]?(?:\.\d+)*)*"
)
_NO_UNIT = (
    r"(?![\d.,]*\d)(?!\s?(?:%|°|procent|euro|miljoen|miljard|mln|mld|duizend|hectare|kilometer|km|jaar|keer)\b)(?!\s?%)"
)


def label(reason: str) -> str:
    """The pattern of the words behind which a number is a label for this reason."""
    alternatives = sorted(LABELS[reason].split(), key=len, reverse=True)
    return r"(?<![\w-])(?:" + "|".join(re.escape(one) for one in alternatives) + r")"


_DOSSIER = r"\d{2}[\s]?\d{3}(?:[\s-]?\(?(?:[IVX]{1,5}|[A-Z]{1,3})\b\)?)?(?:[-–][A-Z0-9]+)?"
_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_HOUR = r"(?:[01]?\d|2[0-4])"
RULES: tuple[tuple[ApartReason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.VERBOSE if reason is ApartReason.DOCUMENT_NUMBER else 0))
    for reason, pattern in (
        (ApartReason.ADDRESS, r"(?:https?://|www\.)[^\s)>\]]*[^\s)>\].,;:]"),
        (
            ApartReason.ADDRESS,
            r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
            r"|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|eu|org|net|info)\b(?:/\S*)?",
        ),
        (ApartReason.ADDRESS, r"\b[A-ZÀ-Ý][\w’'.-]+ \d{1,4}[a-z]?(?=,? [1-9]\d{3} ?[A-Z]{2}\b)"),
        (
            ApartReason.ADDRESS,
            r"\b[A-ZÀ-Ý][\w’'.-]*(?:straat|plein|laan|kade|gracht|singel|steeg|dreef|plantsoen|boulevard|weg) \d{1,4}[a-z]?"
            r"(?=,? (?:Postbus\b|in [A-Z]|te [A-Z])|, [A-Z]|\s?$|\))",
        ),
        (ApartReason.ADDRESS, r"\bPostbus \d+|\b[1-9]\d{3} ?(?!EU|EN|IN|OP|OM)[A-Z]{2}\b(?= [A-Z’'])"),
        (
            ApartReason.PHONE_NUMBER,
            r"(?<![\w.,])(?:\+\d{2}|0031|0)[ \d()/-]{7,14}\d(?![\w,])"
            r"|\b0[89]00[- ]\d{4}\b|\b14 ?0\d{2,3}\b"
            r"|(?i:\b(?:toestel|tst\.|doorkiesnummer|doorkies|intern|mobiel|telefoon|tel\.|fax)):? (?:nr\.? |nummer )?\d[\d -]{1,12}\d\b"
            r"(?! (?:euro|procent|miljoen|keer))",
        ),
        (
            ApartReason.DOCUMENT_NUMBER,
            rf"""
            Kamerst(?:uk(?:ken)?|\.)\s(?:I{{1,2}}\s)?(?:(?:\d{{4}}/\d{{2,4}},\s)?{_DOSSIER}(?:,\s|\sen\s)?)+ (?:,?\
            ?nrs?\.\s?{_NUMBERS})?(?:,\s(?:p|blz|item)\.?\s\d+)?
          | Handelingen\s(?:I{{1,2}}|EK|TK)?\s?\d{{4}}/\d{{2,4}}(?:,\s(?:nr\.|item|p\.|blz\.)\s?\d+(?:[-–]\d+)*)*
          | (?:Aanhangsel|Aanh\.)[^.;]{{0,40}}?\d{{4}}/\d{{2,4}},\snr\.\s?\d+
          | \b{_DOSSIER},?\s(?:nr|nrs|letter)\.?\s{_NUMBERS}
          | \A\s?{_DOSSIER}(?=\s[A-Z][^.]*\b[Nn]rs?\.\s?\d)
          | \bISBN(?:-1[03])?:?\s?[\d-]{{9,17}}[\dX]
          | \bECLI:[\w:.]+ | \bCELEX:?\s?\w+ | \bCOM\s?\(\d{{4}}\)\s?\d+
          | \b(?:Stb|Stcrt|PbEU?|Pb|Trb)\.?\s(?:\d{{4}},?\s)?(?:[LC]\s?)?(?:nr\.\s?)?\d+
          | \b(?:[Rr]ichtlijn|[Vv]erordening|[Bb]esluit)\s(?:\(E[UG]\)\s)?(?:nr\.\s)?\d{{2,4}}/\d+(?:/E[UG]G?)?
          | \b(?:19|20)\d{{2}}[ZDA]\d{{4,6}}\b
          | \b[A-Z]{{2,}}(?:[-&][A-Z]+)*\s?/\s?(?:[A-Z]+\s?/\s?)?\d+(?:[-/]\d+)*
          | \b(?:[Nn]otitie|[Rr]apport|[Pp]ublicatie|[Aa]dvies|[Mm]emo(?:randum)?|[Ww]orking\s[Pp]aper|[Pp]olicy\s[Bb]rief
              |[Ff]actsheet|[Bb]ulletin|[Uu]itgave|[Bb]rochure)\s(?:nr\.\s)?(?:19|20)\d{{2}}[-/.]\d{{1,3}}(?![\d%])
          | \b(?:[Kk]enmerk|[Rr]apportnummer|[Zz]aaknummer|[Dd]ossiernummer|[Rr]eferentie|[Pp]ublicatienummer
              |[Dd]ocumentnummer|[Rr]egistratienummer|[Vv]olgnummer|[Dd]ossiernr\.|[Zz]aaknr\.)
            :?\s(?:[A-Z/ .-]{{0,12}})?\d[\dA-Z/.-]*
          | (?<![\w.,-])(?<!€\s)(?<!€)\d{{6,}}(?![\w,]|\.\d)(?!\s?(?:%|€|euro|[a-z]{{3}}))
            """,
        ),
        (
            ApartReason.NAME,
            r"\b24/7\b|(?<![\w.,])\d{1,2} ?[x×] ?\d{1,2}(?![\w%]|[.,]\d)(?! ?(?:euro|km|m|cm|mm|meter|uur)\b)",
        ),
        (ApartReason.FOOTNOTE_MARKER, r"\[(?:noot )?\d{1,3}\s?\]|(?<=[a-z])\((?:noot )\d{1,3}\)"),
        (
            ApartReason.TIME,
            rf"(?<![\d.,:]){_CLOCK}(?: ?(?:[-–]|t/m|tot(?: en met)?|en|of|,) ?{_CLOCK})* ?(?:uur|u)\b"
            r"|(?<![\d.,:])[0-2]?\d:[0-5]\d\b",
        ),
        (ApartReason.TIME, rf"(?<=\b[Oo]m ){_CLOCK}(?![\d%])(?! (?:euro|procent|miljoen|meter)\b)"),
        (
            ApartReason.TIME,
            rf"(?<=\b[Oo]m ){_HOUR} uur\b|\b{_HOUR} uur(?= ['’]s (?:ochtends|morgens|middags|avonds|nachts)\b)",
        ),
        (
            ApartReason.SECTION_NUMBER,
            r"^\s?\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[A-Z])" r"|(?<![\d.,])\d+(?:\.\d{1,2}){2,}(?![\d.]*\d)",
        ),
        (ApartReason.LIST_NUMBER, r"^\d{1,2}\.? (?:en|tot|tot en met|t/m) \d{1,2}[.)](?= [A-ZÀ-Ý‘“«])"),
        (ApartReason.LIST_NUMBER, r"^\s?\(?\d{1,2}(?:[.)](?=\s)|\s(?=[A-Z]))|^\s?\d{1,3}\.?\s?$"),
        (ApartReason.PAGE_NUMBER, label("page_number") + r"\s?" + _NUMBERS),
        (
            ApartReason.QUESTION_NUMBER,
            "(?i:"
            + label("question_number")
            + r"(?: op| onder)?|\bbeantwoording onder)(?:\s(?:de )?(?:deel)?vra(?:ag|gen))?\s(?!\d{4})"
            + _NUMBERS
            + _NO_UNIT,
        ),
        (
            ApartReason.ARTICLE_NUMBER,
            "(?i:"
            + label("article_number")
            + r")\s"
            + _NUMBERS
            + _NO_UNIT
            + r"(?:(?:, | en )(?:lid|onderdeel|sub) [\da-z]+\b)*",
        ),
        (ApartReason.SECTION_NUMBER, "(?i:" + label("section_number") + r")\s?" + _NUMBERS + _NO_UNIT),
        (ApartReason.FOOTNOTE_MARKER, "(?i:" + label("footnote_marker") + r")\s" + _NUMBERS),
        (ApartReason.DOCUMENT_NUMBER, r"(?i:(?<!\w)nrs?\.?)\s?\d+(?:(?:,|\sen)\s\d+)*(?!\s?[%]|,\d)"),
        (
            ApartReason.LIST_NUMBER,
            "(?i:(?<!per )(?<!elke )(?<!elk )(?<!iedere )(?<!ieder )"
            + label("list_number")
            + r")\s\d{1,2}(?:\.\d{1,2})?[a-z]?(?:(?:, | en | of | tot en met | t/m |[-–])\d{1,2}[a-z]?)*\b"
            + _NO_UNIT,
        ),
        (
            ApartReason.NAME,
            r"(?i:\b(?:\w*lijnen|routes|perrons|sporen|zones|gates|haltes|afritten|klassen|leerjaren)) \d{1,3}"
            r"(?:, \d{1,3})*(?: en | of | t/m | tot en met )\d{1,3}\b" + _NO_UNIT,
        ),
        (
            ApartReason.NAME,
            "(?i:" + label("name") + r")\s\d{1,4}(?:\.\d)?(?:(?:, | en | of | tot en met | t/m )\d{1,2})*\b" + _NO_UNIT,
        ),
        # "… is gemeld. 2. De parking …", "4 en 5. Neen.": numbers of answers and points that run on in one paragraph
        (
            ApartReason.LIST_NUMBER,
            r"(?:(?<=[.?!] )|(?<=[.?!][”’\")] ))(?:\d{1,2}\.? (?:en|tot|tot en met|t/m) )?\d{1,2}[.)](?= [A-ZÀ-Ý‘“«])",
        ),
        (ApartReason.ORDINAL, r"(?<![\w.,])\d{1,3}(?:e|ste|de)\b(?! (?:plaats|plek|positie|kwartaal|helft))"),
    )
)
