"""Sentences of Dutch official text: full stops in abbreviations, initials, numbers and dates end none."""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    "a.d. a.g.v. afb. afd. al. art. b.v. bijv. bv. blz. c.q. ca. c.s. d.d. d.m.v. d.w.z. dhr. dr. drs. e.a. e.d. e.e.a. enz. etc. "
    "evt. excl. fig. gem. i.c. i.h.k.v. i.p.v. i.s.m. i.v.m. incl. ing. ir. jl. jr. k.k. lid. m.a.w. m.b.t. m.b.v. m.i.v. m.n. max. "
    "mevr. min. mld. mln. mr. mw. n.a.v. nl. no. nr. nrs. o.a. o.b.v. o.g.v. o.i.d. o.l.v. o.m. p. pag. par. plv. prof. r.k. red. "
    "resp. sr. st. t.a.v. t.b.v. t.g.v. t.n.v. t.o.v. t/m. tel. tot. v.a. v.v. vgl. vlg. vnl. w.o. wnd. z.g. z.o.z. z.s.m.".split()
)
# ends a sentence even when it is an abbreviation, if a capital follows: "c.s. De", "e.d. Het"
_MAY_END = frozenset({"c.s.", "e.a.", "e.d.", "enz.", "etc.", "jl.", "o.i.d.", "mln.", "mld."})
_BREAK = re.compile(r"[.!?…]+[)”’\"»\]]*\s+(?=[\"“‘'«(\[]?[A-ZÀ-Ý0-9€’'])")
# "dat waren er 22." ends a sentence where "Artikel 22." and "nummer 22." do not
_COUNTED_LAST = re.compile(
    r"\b(?:er|nu|naar|met|slechts|nog|maar|al|ruim|bijna|circa|ongeveer|is|was|zijn|waren|op) \d{1,3}\.\Z"
)
_LAST_WORD = re.compile(r"\S+$")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a paragraph, without the white space between them.

    >>> text = "Op 4 oktober jl. is € 1,6 mld. toegezegd (zie o.a. nr. 3). Dat is veel."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Op 4 oktober jl. is € 1,6 mld. toegezegd (zie o.a. nr. 3).', 'Dat is veel.']
    """
    spans = []
    start = 0
    for match in _BREAK.finditer(text):
        head = text[start : match.end()].rstrip()
        if _inside_brackets(head) or not _ends(head, text[match.end() :]):
            continue
        spans.append((start, start + len(head)))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def _inside_brackets(head: str) -> bool:
    return head.count("(") > head.count(")")


def _ends(head: str, rest: str) -> bool:
    """Whether the stop at the end of ``head`` ends its sentence."""
    last = _LAST_WORD.search(head)
    word = last[0].strip("(“‘\"'").casefold() if last else ""
    if not word.endswith("."):
        return True
    if word in ABBREVIATIONS:
        return word in _MAY_END and bool(
            re.match(
                r"[\"“‘]?(?:De|Het|Een|Dit|Dat|Deze|Die|In|Op|Er|Om|Met|Voor|Ook|Daarom|Hierdoor|Wij?|Ik|Dat|Zo|Daarnaast|Bij|Van)\b",
                rest,
            )
        )
    if re.fullmatch(r"(?:[a-z]\.)+", word):
        return False
    return not re.fullmatch(r"\d{1,3}\.", word) or len(head) > 40 or bool(_COUNTED_LAST.search(head))


def last_sentence(text: str) -> str:
    """The last sentence of a paragraph ("" for an empty one)."""
    spans = split_sentences(text)
    return text[spans[-1][0] : spans[-1][1]] if spans else ""
