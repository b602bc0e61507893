"""Whether a question is about the collection itself (its documents, dates, authors) or about what they say.

“Wie ondertekende de brief?” asks for a field of the manifest, “wie stelde het waterplan op?” for a sentence. What tells
them apart is what is left of the question without the words that speak of documents and without those of the titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.datatypes import Source
from rag.language.tokens import fold, stem, stems, words

DOCUMENT = (
    r"(?:documenten?|stuk(?:ken)?|bron(?:nen)?|bestand(?:en)?|papieren|teksten|\w*brie(?:f|ven)|\w*nota(?:'?s)?|"
    r"\w*rapport(?:en)?|\w*besluit(?:en)?|\w*agenda(?:'?s)?|\w*convenant(?:en)?|letters?|documents?|reports?|memos?)"
)
_NAMED = re.compile(
    r"\b(?:collectie|verzameling|corpus|documentenset|database|geladen|ingeladen|sources|documents)\b"
    r"|\b(?:jouw|je|jullie|uw|your) (?:eigen )?(?:bronnen|stukken|documenten|sources)\b"
    rf"|\b(?:in|onder|from) (?:welke|which) {DOCUMENT}\b|\b(?:er ook bij|er ook tussen|erbij|erin|er bij)\b"
)
# what is said of documents, and not what stands in them
ABOUT_DOCUMENTS = frozenset(
    stems(
        "document documenten stuk stukken bron bronnen brief brieven kamerbrief kamerbrieven bestand tekst teksten papieren nota notas "
        "rapport rapporten besluit besluiten agenda convenant antwoord antwoorden vragen lijst lijstje overzicht verzameling collectie "
        "datum data dag maand jaar wanneer oud oudste nieuwste recent recente recentste meest laatste jongste eerste gedateerd dateert "
        "kenmerk nummer dossiernummer referentie kamerstuk kamerstuknummer kamerstukken auteur auteurs afzender ondertekenaar schrijver "
        "opsteller naam namen heet heten teken tekende tekenden ondertekende ondertekend getekend schreef schreven geschreven opgesteld "
        "stelde opstelde verstuurd verstuurde verzonden verschenen gepubliceerd vastgesteld gestuurd stuurde zit zitten staat staan heb "
        "heeft hebben ken kent bevat totaal allemaal eigenlijk precies beschikbaar gebruik gebruikt doorzoek geladen noem toon geef zelf "
        "ook erbij erin eigen afkomstig ministerie directoraat directie minister staatssecretaris wethouder gaat gaan over genoemd komt "
        "ter sprake vermeld tweede eerste kamer about "
        "document documents letter letters signed wrote dated date author latest newest oldest loaded"
    )
)
_LEFT = 1  # words of another subject that a question about the collection may hold


def about_the_collection(question: str, sources: Sequence[Source]) -> bool:
    """Whether what a question leaves beside words about documents, and the words of their titles, is next to nothing.

    >>> about_the_collection("Wat is het nieuwste stuk?", ())
    True
    >>> about_the_collection("Door wie is het Waterplan Hoge Venen Zuid opgesteld?", ())
    False
    """
    if _NAMED.search(fold(question)):
        return True
    return len(beside_documents(question, sources)) <= _LEFT


def beside_documents(question: str, sources: Sequence[Source] = ()) -> list[str]:
    """The stems of a question that speak neither of documents nor of a title, kind, author or date of one."""
    known = {stem(word) for source in sources for word in words(_described(source))} | ABOUT_DOCUMENTS
    return [one for one in dict.fromkeys(stems(question)) if one not in known and not _dates(one)]


def _described(source: Source) -> str:
    return " ".join(
        (source.title, source.kind or "", source.author or "", source.id.replace("-", " "), *source.references)
    )


def _dates(one: str) -> bool:
    months = (
        "januari februari maart april mei juni juli augustus september oktober november december "
        "january february march may june july august october"
    ).split()
    return one.isdigit() or one in {stem(month) for month in months}
