"""Names, quotations and reference numbers of a generated sentence: each must stand in what it cites."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rag.figures.find import set_apart
from rag.language.tokens import STOPWORDS, fold, stem

_WORD = re.compile(r"[^\W\d_](?:[\w]|['’&.-](?=\w))*")
_QUOTED = re.compile(r"[“„\"«](?P<double>[^“”„\"«»]+)[”\"»]|(?<!\w)[‘'](?P<single>[^‘’']{3,})[’'](?!\w)")
_GAP = 2  # words without a capital, or initials, that may stand between the parts of a name
_INITIAL = re.compile(r"(?:[A-Z]\.?){1,4}\.?")
_PREFIX = frozenset("van de der den het ten ter te 't in op aan bij la le du von".split())
_ADJECTIVE = frozenset("s e se er ers es en ner ners sch sche aan anen".split())  # "Zeelandse", "Zeelanders"
# words that open a sentence and name nothing
_OPENERS = frozenset(
    "volgens daarnaast verder bovendien ook daarmee daarbij daarvoor daarvan daarom daardoor hierdoor hiermee hierbij "
    "hiervoor hiervan hierin daarin daarop daartoe vervolgens tegelijk tegelijkertijd eveneens ten eerste tweede derde "
    "slot samen samengevat kortom beide allebei eerst later eerder inmiddels momenteel zowel enerzijds anderzijds zij "
    "er vanaf sinds gemiddeld jaarlijks maandelijks structureel eenmalig ongeveer circa ruim bijna minstens hooguit "
    "maximaal minimaal ieder iedere elk elke binnen buiten gezien gelet wegens vanwege dankzij ondanks conform "
    "aldus namelijk immers zodoende afgesproken gevraagd opvallend belangrijk nieuw beide deze voornoemde kort gezegd "
    "iets net krap zo'n pakweg wanneer indien mits tenzij hoewel terwijl nadat voordat zodra behalve naast rond medio "
    "begin eind halverwege uiterlijk tot wij we ik u men niemand iedereen alleen slechts pas reeds al".split()
)


@dataclass(frozen=True)
class Names:
    """The runs of capitalised words of a text, and the first word of the text where its capital may be that of the
    sentence."""

    runs: tuple[tuple[str, ...], ...]
    opening: str | None
    leads: bool = False  # whether the first word stands right before the first run ("Anna" before "de Wit")


def names_of(sentence: str) -> Names:
    """The names of a sentence.

    >>> names_of("Volgens Anna de Wit krijgt Hoorn een brug van Rijkswaterstaat.")
    Names(runs=(('Anna', 'de', 'Wit'), ('Hoorn',), ('Rijkswaterstaat',)), opening='Volgens', leads=True)
    """
    tokens = list(_WORD.finditer(sentence))
    runs: list[list[str]] = []
    opening = None
    leads = False
    open_run: list[re.Match[str]] = []
    for at, match in enumerate(tokens):
        word = match[0]
        first = at == 0
        if first and word[:1].isupper() and not (len(word) > 1 and word[1:2].isupper()):
            opening = word
            continue
        if _is_name(word):
            if open_run and _joined(sentence, open_run[-1], match, tokens):
                start = tokens.index(open_run[-1])
                runs[-1] += [one[0] for one in tokens[start + 1 : at + 1]]
            else:
                leads = leads or (not runs and opening is not None and _joined(sentence, tokens[0], match, tokens))
                runs.append([word])
            open_run.append(match)
    return Names(tuple(tuple(run) for run in runs), opening, leads)


def _is_name(word: str) -> bool:
    return word[:1].isupper() or (any(char.isupper() for char in word[1:]) and len(word) > 1)


def _joined(sentence: str, last: re.Match[str], this: re.Match[str], tokens: Sequence[re.Match[str]]) -> bool:
    """Whether two capitalised words are parts of one name: side by side, or with "van de" between them."""
    between = sentence[last.end() : this.start()]
    if re.search(r"[,;:()\"“”]|\.\s", between):
        return False
    words = between.split()
    return len(words) <= 3 and all(word.casefold() in _PREFIX for word in words)


def unstated_names(sentence: str, allowed: Sequence[str], common: Callable[[str], bool]) -> list[str]:
    """The names of a sentence that no allowed text holds.

    ``allowed`` are the texts that may lend a name (paragraph, headings, title, author); ``common`` tells whether a
    folded word is known as no name, for the first word of the sentence.
    """
    found = names_of(sentence)
    texts = [tuple(_folded(text)) for text in allowed]
    missing = [" ".join(run) for run in found.runs if not any(_holds(text, run) for text in texts)]
    opening = found.opening
    if opening and not _opens(opening, texts, common):
        missing.insert(0, opening)
    elif opening and found.leads and not _plain(opening, common):
        whole = (opening, *found.runs[0])
        missing += [] if any(_holds(text, whole) for text in texts) else [" ".join(whole)]
    return missing


def _plain(word: str, common: Callable[[str], bool]) -> bool:
    plain = _bare(word)
    return plain in STOPWORDS or plain in _OPENERS or common(plain)


def _opens(word: str, texts: Sequence[tuple[str, ...]], common: Callable[[str], bool]) -> bool:
    """Whether the first word of a sentence is stated, or no name at all."""
    plain = _bare(word)
    if _plain(word, common):
        return True
    return any(_same(plain, each) for text in texts for each in text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, ...]:
    return tuple(_bare(part) for match in _WORD.finditer(text) for part in re.split(r"[-–]", match[0]) if part)


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", fold(word.replace("’", "'"))).strip("-.'")


def _holds(text: Sequence[str], run: Sequence[str]) -> bool:
    """Whether the words of a name stand in a text in order, with at most a few small words between them."""
    pieces = [piece for word in run for piece in _pieces(word)]
    wanted = [word for word in pieces if word not in _PREFIX] or pieces
    return any(_from(text, at, wanted) for at, each in enumerate(text) if _same(wanted[0], each))


def _pieces(word: str) -> list[str]:
    """A compound with a hyphen as its capitalised parts ("NO2" of "NO2-meting"), another word as it is."""
    parts = [part for part in re.split(r"[-–]", word) if any(char.isupper() for char in part)]
    return (
        [_bare(part) for part in parts]
        if len(parts) < len(re.split(r"[-–]", word)) or len(parts) > 1
        else [_bare(word)]
    )


def _from(text: Sequence[str], at: int, wanted: Sequence[str]) -> bool:
    for word in wanted[1:]:
        window = range(at + 1, min(len(text), at + 2 + _GAP + 2))
        step = next((one for one in window if _same(word, text[one])), None)
        if step is None or any(len(one) > 2 and one not in _PREFIX for one in text[at + 1 : step]):
            return False
        at = step
    return True


@lru_cache(maxsize=65536)
def _same(one: str, other: str) -> bool:
    """Whether two folded words are one name: equal, inflected ("Zeeuws", "Zeeuwse"), or the head of a compound with a
    hyphen."""
    if one == other:
        return True
    if len(one) >= 4 and len(other) >= 4 and (stem(one) == stem(other) or one + "e" == other or other + "e" == one):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and long.startswith(short) and long[len(short) :] in _ADJECTIVE:
        return True
    others = re.split(r"[-'.]", other)
    if len(others) > 1 and one in others:
        return True
    if len(one) >= 5 and other.startswith(one):
        return True
    return len(other) >= 5 and one.startswith(other) and _is_dutch(one[len(other) :].removeprefix("s"))


def _is_dutch(word: str) -> bool:
    dutch, names = _listed()
    return len(word) >= 4 and word in dutch and word not in names


def unstated_codes(sentence: str, allowed: Iterable[str]) -> list[str]:
    """Reference numbers and names with digits ("A99", "Kamerstuk 12 345") that no allowed text holds."""
    texts = [re.sub(r"\W", "", fold(text)) for text in allowed]
    return [
        one.surface
        for one in set_apart(sentence)
        if not any(re.sub(r"\W", "", fold(one.surface)) in text for text in texts)
        and not any(re.sub(r"\D", "", one.surface) and _number_in(one.surface, text) for text in allowed)
    ]


def _number_in(surface: str, text: str) -> bool:
    wanted = {(one.reason, re.sub(r"\D", "", one.surface)) for one in set_apart(surface)}
    return bool(wanted) and wanted <= {(one.reason, re.sub(r"\D", "", one.surface)) for one in set_apart(text)}


def unstated_quotes(sentence: str, texts: Sequence[str]) -> list[str]:
    """What stands between quotation marks and is no exact span of a text; a closing comma or stop inside is let be."""
    found = []
    for match in _QUOTED.finditer(sentence):
        quote = (match["double"] or match["single"]).strip()
        bare = quote.rstrip(".,;:").strip()
        if bare and not any(quote in text or bare in text for text in texts):
            found.append(quote)
    return found


@lru_cache(maxsize=1)
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """Dutch words, and those of them that are (also) names (OpenTaal, see models/words.md)."""
    room = resources.files("rag.language")
    return tuple(  # type: ignore[return-value]
        frozenset(gzip.decompress(room.joinpath(file).read_bytes()).decode().split("\n"))
        for file in ("words.txt.gz", "names.txt.gz")
    )


def common_words(texts: Iterable[str]) -> Callable[[str], bool]:
    """Whether a folded word names nobody and nothing: the texts write it without a capital and never with one inside a
    sentence, or it is a Dutch word that is no name."""
    lower: set[str] = set()
    capital: set[str] = set()
    for text in texts:
        for match in _WORD.finditer(text):
            word = match[0]
            if word[:1].islower():
                lower.add(fold(word))
            elif match.start() and re.search(r"[\w,] $", text[: match.start()][-2:]):
                capital.add(fold(word))

    def common(word: str) -> bool:
        dutch, names = _listed()
        return word not in capital and (word in lower or (word in dutch and word not in names))

    return common
