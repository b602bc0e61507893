"""From the characters of a file to the letters a person reads: ligatures, loose diacritics, private-use bullets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rag.language.wordlist import known_words

_COMBINING = {
    sign: chr(0x300 + code)
    for sign, code in zip("`´^ˆ˜˘˙¨˚˝ˇ¸˛", (0, 1, 2, 2, 3, 6, 7, 8, 0xA, 0xB, 0xC, 0x27, 0x28), strict=True)
}  # the combining form of each spacing diacritic, from U+0300
_LOOSE = re.compile(f"[{re.escape(''.join(_COMBINING))}]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf02d": "-",
    "\uf0fc": "•",
    "\uf076": "•",
    "\uf06f": "○",
    "\uf0b0": "°",
}
_UNUSED = dict.fromkeys("\x7f\x81\x8d\x8f\x90\x9d", "•")  # ISO 32000-1, D.2: unused codes of WinAnsi are bullets
_TABLE = str.maketrans(
    {
        **_LIGATURES,
        **_BULLETS,
        **_UNUSED,
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200b": "",
        "\ufeff": "",
        "\u2060": "",
        "\0": "",
    }
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def letters(text: str) -> str:
    """The text with ligatures taken apart, loose diacritics put on their letters, and private-use signs replaced.

    A loose diacritic between two letters goes to the one with which it makes a letter; where both would, a known word
    decides. An acute or grave before an s at a word's end is an apostrophe.

    >>> letters("Is¸ık, geı¨nd, eﬃciënt, foto´s, ree¨el")
    'Işık, geïnd, efficiënt, foto´s, reëel'
    """
    text = _PRIVATE.sub("\ufffd", text.translate(_TABLE))
    text = unicodedata.normalize("NFC", text)
    if not _LOOSE.search(text):
        return text
    return re.sub(r"[^\s]*[´`¨¸˛ˇˆ^˚˜˝˘˙][^\s]*", lambda match: _compose(match[0]), text)


def is_diacritic(text: str) -> bool:
    """Whether the text is one loose diacritic."""
    return len(text) == 1 and text in _COMBINING


def _compose(word: str) -> str:
    for match in reversed(list(_LOOSE.finditer(word))):
        word = _place(word, match.start())
    return word


def _place(word: str, at: int) -> str:
    """The word with the diacritic at one place put on a neighbour, or as it is."""
    sign = word[at]
    if sign in "´`" and re.match(r"(?:[stn]|er)?(?!\w)", word[at + 1 :]):
        return word
    before = _joined(word[at - 1 : at], sign)
    after = _joined(word[at + 1 : at + 2], sign)
    options = []
    if before:
        options.append(word[: at - 1] + before + word[at + 1 :])
    if after:
        options.append(word[:at] + after + word[at + 2 :])
    if not options or (sign in "^´`" and not (word[at - 1 : at].isalpha() and word[at + 1 : at + 2].isalpha())):
        return options[0] if options and sign not in "^´`" else word
    return next((option for option in options if _known(option)), options[0])


def _joined(letter: str, sign: str) -> str | None:
    if not letter.isalpha():
        return None
    plain = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    joined = unicodedata.normalize("NFC", plain + _COMBINING[sign])
    return joined if len(joined) == 1 else None


@lru_cache(maxsize=1024)
def _known(word: str) -> bool:
    return re.sub(r"\W+", "", word).casefold() in known_words()
