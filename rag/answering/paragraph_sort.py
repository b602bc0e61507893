"""Whether a paragraph of its sort can answer: what a letter is about, who signed it and where a note was found seldom do."""

from __future__ import annotations

import re

from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import fold, stems

_REFERENCE = re.compile(r"https?://|\bwww\.|\b(?:pp?|blz|pag)\. ?\d")
_SOURCE = re.compile(r"\b(?:bron|bronnen|publicatie|rapport|onderzoek|studie|waar staat|source|report|study)\b")
_MESSAGE = re.compile(
    r"\b(?:\w*krant|dagblad|weekblad|tijdschrift|\w*bericht\w*|artikel|uitzending|zender|medium|newspaper|article|broadcast)\b"
)
_KNOWN = re.compile(r"\b(?:bericht\w*|artikel|uitzending|reportage|publicatie|rapport|onderzoek)\b")
_OTHER_PERSON = re.compile(
    r"\b(?:met|aan|door|bij|voor|over|namens|naar|tegen|with|to|by|for|about) (?:wie|whom|who)\b"
)
_OF_METADATA = ("person", "date")  # kinds that metadata and labels can answer without being asked for by name
_ENDS = re.compile(r"[.!?:;…][\s”’\"')\]]*$")
_SUBJECT = re.compile(r"(?:betreft|onderwerp|subject|betreffende|inzake|re)\b")


def may_answer(query: Query, paragraph: Paragraph) -> bool:
    """Whether a paragraph may be quoted as an answer for the sort of unit it is.

    A heading may not. A question of parliament says which message it is about, and nothing else that is certain. Metadata must
    be asked for by its key, or say something new that is neither the subject of the letter nor, where another person is asked
    for (“met wie”), its sender; nor does a signature answer then.
    """
    question = fold(query.as_read)
    if paragraph.kind is ParagraphKind.QUESTION:
        return bool(_MESSAGE.search(question)) and bool(_KNOWN.search(fold(paragraph.text)))
    if paragraph.kind is ParagraphKind.SIGNATURE:
        return not _OTHER_PERSON.search(question)
    if paragraph.kind is ParagraphKind.METADATA:
        key, _, value = paragraph.text.partition(":")
        if set(stems(key)) <= set(stems(question)):
            return True
        new = not value or set(stems(value)) - set(stems(query.standalone))
        return (
            bool(new)
            and query.kind in _OF_METADATA
            and not (_SUBJECT.match(fold(key)) or _OTHER_PERSON.search(question))
        )
    return paragraph.kind is not ParagraphKind.HEADING


def is_label(query: Query, paragraph: Paragraph) -> bool:
    """Whether a paragraph is words set apart and no sentence (a cover, a name below a picture), which tells at most a name."""
    running = paragraph.kind is ParagraphKind.PARAGRAPH and query.kind not in _OF_METADATA
    return running and not _ENDS.search(paragraph.text) and len(split_sentences(paragraph.text)) == 1


def refers(paragraph: Paragraph) -> bool:
    """Whether a note only says where something can be read."""
    return paragraph.kind is ParagraphKind.FOOTNOTE and bool(_REFERENCE.search(paragraph.text))


def asks_source(query: Query) -> bool:
    """Whether a question asks where something was published, which such a note tells."""
    return bool(_SOURCE.search(fold(query.as_read)))
