"""Which sentence of a paragraph says what was asked: a softmax over its sentences that sees their neighbours.

The ranker finds the sentence that is most like the question. Of a paragraph that is right, that is often the sentence
that only announces (“Twee dorpen zijn overgeslagen.”), with the answer in the next. So beside the ranker's score this
model looks at how much of the question stands in a sentence and in its neighbours, how much it says that the question does
not, and what the kind of question looks for; each with one weight for all kinds and one more for the own kind. It reads
the text alone, so that another ranker needs no other weights.

``rag.training.sentences`` learns the weights; ``models/sentences.json`` holds them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from rag.errors import RagError
from rag.language.leaning import leans
from rag.language.tokens import fold, stems
from rag.retrieval.texts import Floats

NAMES = (
    "score", "covered", "covered_before", "covered_after", "after_best", "before_best", "new", "new_log", "length", "leans",
    "first", "last", "introduces", "enumerates", "reason", "condition", "manner", "names", "digits", "after_best_leans",
    "after_bare_best", "new_in_best",
)  # fmt: skip
_GROUP = {
    "reason": "reason", "manner": "manner", "condition": "condition", "date": "condition", "list": "list", "person": "person",
    "place": "person", "definition": "definition",
}  # fmt: skip
GROUPS = ("reason", "manner", "condition", "list", "person", "definition", "open")
_CUES = {
    "reason": re.compile(
        r"\b(?:omdat|doordat|daarom|daardoor|vanwege|wegens|aangezien|dankzij|waardoor|hierdoor|want|reden|gevolg|oorzaak|zodat|om te|"
        r"doel|immers|namelijk|teneinde|te wijten|samenhang\w*|hangt samen)\b"
    ),
    "condition": re.compile(
        r"\b(?:als|indien|mits|zodra|tenzij|mocht|mochten|pas|alleen|uitsluitend|nadat|voordat|ten minste|minimaal|hooguit|"
        r"voorwaarden?|vereist|verplicht|moet|moeten|in aanmerking|uitgezonderd|vrijgesteld)\b"
        r"|^(?:is|zijn|komt|blijft|blijkt|wordt|worden|heeft|kan)\b"
    ),
    "manner": re.compile(r"\b(?:door|via|middels|met behulp|waarbij|daarbij|waarmee|daarmee|hiermee|zo|samen met)\b"),
}
_NAME = re.compile(
    r"(?<=[a-z,;:] )[A-ZÀ-Ý][\w’'-]+|\b[A-Z]{2,}\w*|\b(?:minister|staatssecretaris|wethouder|burgemeester|gedeputeerde|college|"
    r"gemeente|provincie|inspectie|dienst)\w*"
)
_FAR = -6.0  # a score lower than this against the best says no more
_BARE = 4  # content words beside those of the question, up to which a sentence only announces


@dataclass(frozen=True)
class Chooser:
    """Weights of shape (1 + groups, names): those of all kinds, then what each group of kinds adds."""

    weights: Floats

    def shares(
        self,
        kind: str,
        asked: Collection[str],
        sentences: Sequence[tuple[float, str]],
        stemmed: Sequence[Collection[str]] | None = None,
    ) -> Floats:
        """The probability of each sentence of a paragraph to be the one that answers, shape (sentences,).

        ``asked`` are the stems of the question, ``sentences`` the ranker's score and the text of each, in order, and ``stemmed``
        their stems, where they are known.
        """
        if not sentences:
            return np.zeros(0, np.float32)
        own = self.weights[0] + self.weights[1 + GROUPS.index(group_of(kind))]
        logits = sentence_features(asked, sentences, stemmed) @ own
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum(), np.float32)


@lru_cache(maxsize=1)
def shipped_chooser() -> Chooser:
    """The learned weights. RagError if they are for other features."""
    data = json.loads(resources.files("rag.models").joinpath("sentences.json").read_text("utf-8"))
    weights = data["weights"]
    if tuple(weights) != ("all", *GROUPS) or any(tuple(row) != NAMES for row in weights.values()):
        raise RagError(
            "models/sentences.json is for other features; learn it anew with: python -m rag.training.sentences"
        )
    return Chooser(np.asarray([list(row.values()) for row in weights.values()], np.float32))


def group_of(kind: str) -> str:
    """The group of kinds that share weights."""
    return _GROUP.get(kind, "open")


def sentence_features(
    asked: Collection[str], sentences: Sequence[tuple[float, str]], stemmed: Sequence[Collection[str]] | None = None
) -> Floats:
    """The features of each sentence in its paragraph, shape (sentences, names)."""
    wanted = set(asked)
    own = [set(one) for one in stemmed] if stemmed else [set(stems(text)) for _, text in sentences]
    covered = [len(wanted & one) / max(1, len(wanted)) for one in own]
    new = [len(one - wanted) for one in own]
    scores = [score for score, _ in sentences]
    best = scores.index(max(scores))
    found = [
        [
            max(_FAR, scores[i] - scores[best]),
            covered[i],
            covered[i - 1] if i else 0.0,
            covered[i + 1] if i + 1 < len(own) else 0.0,
            float(i == best + 1),
            float(i == best - 1),
            min(1.0, new[i] / 12),
            math.log(1 + new[i]),
            *_form(text),
            float(i == best + 1 and leans(text)),
            float(i == best + 1 and new[best] <= _BARE),
            min(1.0, new[best] / 12) if i != best else 0.0,
        ]
        for i, (_, text) in enumerate(sentences)
    ]
    values = np.asarray(found, np.float32)
    values[0, NAMES.index("first")] = values[-1, NAMES.index("last")] = 1.0
    return values


def _form(text: str) -> list[float]:
    """What a sentence shows by itself; whether it is the first or the last is filled in later."""
    folded = fold(text)
    return [
        math.log(max(2, len(text))) / 5,
        float(leans(text)),
        0.0,
        0.0,
        float(text.rstrip().endswith(":")),
        float(text.count(",") >= 2),
        *(float(bool(cue.search(folded))) for cue in _CUES.values()),
        min(1.0, len(_NAME.findall(text)) / 3),
        float(any(char.isdigit() for char in text)),
    ]
