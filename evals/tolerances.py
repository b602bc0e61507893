"""How far things may fall at an update, each with a reason.

A measure is compared question by question with the version before; it refuses if the mean paired difference is below
minus its tolerance and its 95 % interval (paired bootstrap) lies wholly below zero. So a single question cannot refuse
by an average: one that turned from right to wrong is named by itself.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tolerance:
    """The room a quantity has: a share of what it was, or for a measure a difference of means."""

    name: str
    room: float
    reason: str


MEASURES = (
    Tolerance("right", 0.01, "the measure above the others; every right question that turns wrong is named anyway"),
    Tolerance("Success@1", 0.02, "a new document may rank before an old one that says the same"),
    Tolerance("Success@3", 0.02, "as Success@1"),
    Tolerance("Success@10", 0.02, "as Success@1; what is not retrieved can never be cited"),
    Tolerance("RR@10", 0.02, "as Success@1"),
    Tolerance("nDCG@10", 0.02, "as Success@1"),
    Tolerance("citation precision", 0.02, "a new document may be cited beside the gold one"),
    Tolerance("citation recall", 0.02, "another alternative of a need may be cited"),
    Tolerance("FigureExact", 0.02, "a question or two may lead with another figure"),
    Tolerance("completeness", 0.02, "another wording may lack a word that must be mentioned"),
    Tolerance("verdict", 0.03, "few claims: one in forty is already 0.025"),
    Tolerance("refusal", 0.03, "few questions: one in forty is already 0.025"),
    Tolerance("false refusal", 0.03, "the judge of answerability has a threshold, and some lie near it"),
)

# Per document, against the version before. "same": the file is the same, so that only the reader can differ.
SAME_FILE = (
    Tolerance("paragraphs", 0.0, "the same file has the same paragraphs; another cut is for a person to look at"),
    Tolerance("characters", 0.0, "the same file has the same text"),
    Tolerance("notes", 0.0, "a note that is lost glues its marker to a word or an amount"),
    Tolerance("notes_tied", 0.0, "as notes"),
    Tolerance("hyphens_joined", 0.05, "a word list may grow: one decision in twenty"),
    Tolerance("hyphens_kept", 0.5, "few per document, and each that is joined instead moves by a large share"),
)
OTHER_FILE = (
    Tolerance(
        "paragraphs", 0.0, "an amended letter that has fewer paragraphs has lost something, or a person says why"
    ),
    Tolerance(
        "characters", 0.25, "words may go where a text is amended, many of a short one; a quarter of a letter may not"
    ),
    Tolerance("notes", 0.0, "as for the same file: a note goes only with a person's word"),
    Tolerance("hyphens_joined", 1.0, "an amended text breaks its lines elsewhere"),
)
