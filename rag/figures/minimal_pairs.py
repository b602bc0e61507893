"""Two short words of which one letter differs, each said on one side alone: another thing in the same place."""

from __future__ import annotations

from rag.language.tokens import STOPWORDS, stem, words

_SHORTEST, _LONGEST = 3, 6  # letters; in longer words one letter is an ending or a slip


def minimal_pair(claim: str, source: str) -> tuple[str, str] | None:
    """A word of a claim and one of a source that differ in one letter and are no forms of one word; None where there is none.

    >>> minimal_pair("De helft doet vwo.", "De helft doet vso."), minimal_pair("De boot vaart.", "De boten varen.")
    (('vwo', 'vso'), None)
    """
    ours, theirs = _said(claim), _said(source)
    for one in sorted(ours - theirs):
        for other in sorted(theirs - ours):
            if len(one) == len(other) and _apart(one, other) == 1 and stem(one) != stem(other):
                return one, other
    return None


def _said(text: str) -> set[str]:
    return {
        word for word in words(text) if word.isalpha() and _SHORTEST <= len(word) <= _LONGEST and word not in STOPWORDS
    }


def _apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
