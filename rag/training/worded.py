"""Learn whether a sentence says what a claim says in words: ``python -m rag.training.worded --claims FILE KEEP ...``.

Each claim is laid beside the sentence that says most of its words. Two models are learned: whether that sentence is about
what the claim is about (claims that no source states are not), and whether it says the same (false claims do not). Of
every true claim false ones are made: a denial put in or taken out, a word replaced by its opposite, a name by another.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from rag.datatypes import Paragraph
from rag.figures.check import near_statements, statements_of
from rag.figures.evidence import evidence_for
from rag.figures.ledger import build_ledger
from rag.figures.lexis import Floats, lexis_for
from rag.figures.loose import other_name
from rag.figures.polarity import opposite_of
from rag.figures.reading import Reading
from rag.figures.windows import nearest_windows
from rag.figures.worded_features import AGAINST, FOR, NAMES, features
from rag.index.encoder import SHIPPED, StaticEncoder, model_name
from rag.retrieval.rarity import Rarity
from rag.training.support import SYMBOLIC, Claim, Fitted, claims_of_passages, logistic

BOUNDS = [(0.0, None)] * len(FOR) + [(None, 0.0)] * len(AGAINST) + [(None, None)]
PENALTY = 3.0
MADE = 0.25  # weight of a claim that was made from a true one
ABOUT, SAME = 0.7, 0.4  # probabilities from which a claim is spoken of, and stated
OUT = SHIPPED.parent / "worded.json"
_FIGURES_ONLY = (*SYMBOLIC, "year", "period")  # changes of figures, which are compared exactly elsewhere
_DENIAL = re.compile(r"\b(?:niet|geen) ")
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|kan|kunnen|moet|moeten|zal|zullen|komt|komen|gaat|gaan"
    r"|staat|ligt|telt|krijgt|krijgen|blijft|blijven|werkt|werken|geldt|doet|mag|mogen|hoeft|wil|willen)\b"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]{3,}")


@dataclass(frozen=True)
class Row:
    """A claim with the features of the sentence nearest to it, and whether that is of the passage it was made from."""

    claim: Claim
    values: Floats
    inside: bool
    figures: bool


def rows_of(paragraphs: Sequence[Paragraph], claims: Sequence[Claim], encoder: StaticEncoder) -> list[Row]:
    """The rows of claims of one sentence on a collection."""
    evidence = evidence_for(build_ledger(paragraphs), tuple(paragraphs), Rarity(one.text for one in paragraphs))
    lexis = lexis_for(evidence, encoder)
    found = []
    for claim in claims:
        statements = statements_of(claim.text)
        if len(statements) != 1:
            continue
        reading = Reading(statements[0], lexis)
        windows = nearest_windows(reading, near_statements(statements[0], evidence), evidence)
        if windows:
            source = windows[0].source
            assert source.paragraph
            values = features(reading, windows[0], other_name(statements[0], source, evidence))
            inside = bool(claim.passage) and source.paragraph.text == claim.passage
            found.append(Row(claim, values, inside, bool(statements[0].figures)))
    return found


def altered(claim: Claim, names: Sequence[str]) -> Iterator[Claim]:
    """Claims made from a true one that no longer hold."""
    text = claim.text
    if denial := _DENIAL.search(text):
        yield _false(claim, text[: denial.start()] + text[denial.end() :], "negation")
    elif finite := _FINITE.search(text):
        yield _false(claim, f"{text[: finite.end()]} niet{text[finite.end() :]}", "negation")
    words = re.finditer(r"\w+", text)
    if word := next((one for one in words if opposite_of(one[0])), None):
        yield _false(claim, f"{text[: word.start()]}{opposite_of(word[0])}{text[word.end() :]}", "direction")
    named = next((one for one in _NAME.finditer(text) if one[0] in claim.passage), None)
    others = [name for name in names if name not in claim.passage]
    if named and others:
        other = others[int(hashlib.sha256(text.encode()).hexdigest(), 16) % len(others)]
        yield _false(claim, text[: named.start()] + other + text[named.end() :], "subject")


def _false(claim: Claim, text: str, changed: str) -> Claim:
    return replace(claim, text=text, true=False, changed=changed, weight=MADE)


def learn(rows: Sequence[Row]) -> tuple[Fitted, Fitted]:
    """The models of whether a sentence is about a claim, and whether it says the same."""
    about = [row for row in rows if row.inside != (row.claim.changed == "unstated")]
    same = [row for row in rows if row.inside and not (row.figures and row.claim.changed in _FIGURES_ONLY)]
    return _fit(about, [row.inside for row in about]), _fit(same, [row.claim.true for row in same])


def _fit(rows: Sequence[Row], labels: Sequence[bool]) -> Fitted:
    weights = np.asarray([row.claim.weight for row in rows], np.float32)
    values = np.stack([row.values for row in rows])
    return logistic(values, np.asarray(labels, np.float32), weights, PENALTY, BOUNDS)


def cross_validated(rows: Sequence[Row], parts: int = 6) -> list[tuple[Claim, float, float]]:
    """For each written claim without figures its two probabilities, by models that have not seen its passage."""
    origins = sorted({row.claim.origin for row in rows}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    found = []
    for part in range(parts):
        away = set(origins[part::parts])
        about, same = learn([row for row in rows if row.claim.origin not in away])
        told = [row for row in rows if row.claim.origin in away and row.claim.weight == 1 and not row.figures]
        for row in told:
            found.append((row.claim, float(about.of(row.values[None])[0]), float(same.of(row.values[None])[0])))
    return found


def shares_at(told: Sequence[tuple[Claim, float, float]], about: float, same: float) -> dict[str, float]:
    """The shares of the true claims supported, of the false contradicted and supported, of the unstated not found."""
    true = [row for row in told if row[0].true]
    unstated = [row for row in told if row[0].changed == "unstated"]
    false = [row for row in told if not row[0].true and row[0].changed != "unstated"]
    return {
        "true_supported": _share([row[1] >= about and row[2] >= same for row in true]),
        "false_supported": _share([row[1] >= about and row[2] >= same for row in [*false, *unstated]]),
        "false_contradicted": _share([row[1] >= about and row[2] < same for row in false]),
        "unstated_not_found": _share([row[1] < about for row in unstated]),
    }


def _share(rows: Sequence[bool]) -> float:
    return round(sum(rows) / max(1, len(rows)), 4)


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, print what was learned by threshold, and write ``models/worded.json``."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.worded", description=__doc__)
    parser.add_argument(
        "--claims", nargs=2, action="append", required=True, metavar=("FILE", "KEEP"),
        help="passages with claims, and which are learned from: the first N, or N:M for all but every M-th",
    )  # fmt: skip
    parser.add_argument("--about", type=float, default=ABOUT, help="probability from which a claim is spoken of")
    parser.add_argument("--same", type=float, default=SAME, help="probability from which it is stated")
    asked = parser.parse_args(arguments)
    rows: list[Row] = []
    for path, keep in asked.claims:
        rows += _rows_of_file(Path(path), keep)
    told = cross_validated(rows)
    for same in (0.4, 0.45, 0.5, 0.55, 0.6, 0.65):
        print(f"same {same}: {shares_at(told, asked.about, same)}")
    models = dict(zip(("about", "same"), learn(rows), strict=True))
    thresholds = {"about": asked.about, "same": asked.same}
    written = {
        "made": date.today().isoformat(),
        "command": "python -m rag.training.worded",
        "embedder": model_name(SHIPPED),
        "claims": len(rows),
        "cross_validated": shares_at(told, asked.about, asked.same),
        **{name: _model(one, thresholds[name]) for name, one in models.items()},
    }
    OUT.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    return 0


def _rows_of_file(path: Path, keep: str) -> list[Row]:
    count = sum(1 for line in path.read_text("utf-8").splitlines() if line)
    first, _, apart = keep.partition(":")
    kept = [at for at in range(min(int(first), count)) if not apart or (at + 1) % int(apart)]
    paragraphs, claims = claims_of_passages(path, kept)
    names = sorted({one[0] for each in paragraphs for one in _NAME.finditer(each.text)})
    made = [one for claim in claims if claim.true for one in altered(claim, names)]
    return rows_of(paragraphs, [*claims, *made], StaticEncoder(SHIPPED))


def _model(one: Fitted, threshold: float) -> dict[str, object]:
    weights = {name: round(float(weight), 5) for name, weight in zip(NAMES, one.weights, strict=True)}
    return {"threshold": threshold, "bias": round(one.bias, 5), "weights": weights}


if __name__ == "__main__":
    raise SystemExit(main())
