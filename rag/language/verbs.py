"""Whether a word is a finite verb or an infinitive, by its form and a list of verbs."""

from __future__ import annotations

import re

from rag.language.wordlist import verb_forms

_SHORT = frozenset(
    "gaat gaan staat staan doet doen ziet zien slaat slaan is zijn was waren heeft hebben had hadden mag mogen kan kunnen wil willen "
    "moet moeten zal zullen wordt worden werd werden ging gingen stond stonden kwam kwamen kreeg kregen deed deden liep liepen zat zaten "
    "werkt kost scheelt levert duurt geldt ligt raakt haalt betaalt lag lagen bleef bleven nam namen".split()
)
_LONG = re.compile(r"([aeou])\1(?=[^aeiou]$)")


def is_verb(word: str) -> bool:
    """Whether a folded word is a common verb: an infinitive or plural, or the form in -t of one.

    >>> [is_verb(one) for one in ("gaat", "zitten", "breekt", "telt", "gezinnen", "kust")]
    [True, True, True, True, False, False]
    """
    if word in _SHORT or word in verb_forms():
        return True
    if not word.endswith("t") or len(word) < 4:
        return False
    root = word[:-1]
    endings = {f"{root}en", f"{root}{root[-1]}en", f"{_LONG.sub(chr(92) + '1', root)}en"}
    return any(one in verb_forms() for one in endings)
