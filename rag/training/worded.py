"""Learn whether a sentence says what a claim says: ``python -m rag.training.worded --claims FILE KEEP ...``.

Each claim is laid beside the sentence that says most of its words. Two models are learned: whether that sentence says the
same (one of the things looked at for an equal figure), and the verdict on the claim as a whole, from its words and from what
its figures come to. For the first, false claims are made of every true one: a denial put in or taken out, a word replaced by
its opposite, a name by another.
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

from rag.datatypes import ClaimCheck, Paragraph, Verdict
from rag.figures.check import figure_checks, near_statements, nearest_words, statements_of
from rag.figures.evidence import evidence_for
from rag.figures.ledger import build_ledger
from rag.figures.lexis import Floats, lexis_for
from rag.figures.polarity import opposite_of
from rag.figures.statements import Statement
from rag.figures.verdicts import FOR as VERDICT_FOR
from rag.figures.verdicts import NAMES as VERDICT_NAMES
from rag.figures.verdicts import NEITHER, VERDICTS, Weigher, findings, verdict_of
from rag.figures.worded_features import AGAINST, FOR, NAMES
from rag.index.encoder import SHIPPED, StaticEncoder, model_name
from rag.retrieval.rarity import Rarity
from rag.training.support import SYMBOLIC, Bounds, Claim, Fitted, claims_of_passages, logistic

BOUNDS = [(0.0, None)] * len(FOR) + [(None, 0.0)] * len(AGAINST) + [(None, None)]
PENALTY = 3.0
MADE = 0.25  # weight of a claim that was made from a true one
ASKED = {"stated": 0.55, "kept": 0.45, "against": 0.45}  # probabilities asked, see rag.figures.verdicts
SHARES = (1.1, 0.9, 1.0)  # weight of true, false and unstated claims: among those people ask fewer are false
COVERS = ("cover", "own_cover", "window_cover", "clause_cover", "most", "longest")
OUT = SHIPPED.parent / "worded.json"
LIKENESS = {"cw": 1.0}  # weight of claims as people word them; those of the other files stay nearer to their source
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
    findings: Floats
    statement: Statement
    checks: list[ClaimCheck]

    @property
    def verdict(self) -> int:
        """The place of the right verdict in ``VERDICTS``."""
        return 0 if self.claim.true else 2 if self.claim.changed == "unstated" else 1


def rows_of(paragraphs: Sequence[Paragraph], claims: Sequence[Claim], encoder: StaticEncoder) -> list[Row]:
    """The rows of claims of one sentence on a collection."""
    evidence = evidence_for(build_ledger(paragraphs), tuple(paragraphs), Rarity(one.text for one in paragraphs))
    lexis = lexis_for(evidence, encoder)
    found = []
    for claim in claims:
        statements = statements_of(claim.text)
        if len(statements) != 1:
            continue
        near = near_statements(statements[0], evidence)
        nearest = nearest_words(statements[0], near, evidence, lexis)
        if nearest:
            window, values = nearest
            assert window.source.paragraph
            made = claim.weight < 1  # of made claims only the words are learned from
            checks = [] if made else figure_checks(statements[0], near, evidence, lexis)
            inside = bool(claim.passage) and window.source.paragraph.text == claim.passage
            told = findings(statements[0], checks)
            found.append(Row(claim, values, inside, bool(statements[0].figures), told, statements[0], checks))
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


def learn(rows: Sequence[Row]) -> Fitted:
    """The model of whether a sentence says the same."""
    same = [row for row in rows if row.inside and not (row.figures and row.claim.changed in _FIGURES_ONLY)]
    return _fit(same, [row.claim.true for row in same])


def weigh(rows: Sequence[Row]) -> Weigher:
    """The models of the verdict on a claim, learned from the written claims: spoken of, and then the same."""
    told = [row for row in rows if row.claim.weight == 1]
    values = np.stack([np.concatenate([row.values, row.findings]) for row in told])
    right = np.asarray([row.verdict for row in told])
    weights = np.asarray([LIKENESS.get(row.claim.origin[:2], 0.8) * SHARES[row.verdict] for row in told], np.float32)
    spoken = logistic(values, (right < 2).astype(np.float32), weights, PENALTY, _spoken_bounds())
    known = right < 2
    same = logistic(values[known], (right[known] == 0).astype(np.float32), weights[known], PENALTY, _same_bounds())
    return Weigher(np.stack([spoken.weights, same.weights]), np.asarray([spoken.bias, same.bias], np.float32), **ASKED)


def _spoken_bounds() -> Bounds:
    """What a place says of a claim's words may not speak against its being about the claim."""
    return [(0.0, None) if name in COVERS else (None, None) for name in VERDICT_NAMES] + [(None, None)]


def _same_bounds() -> Bounds:
    signs = {**dict.fromkeys(VERDICT_FOR, (0.0, None)), **dict.fromkeys(NEITHER, (None, None))}
    return [signs.get(name, (None, 0.0)) for name in VERDICT_NAMES] + [(None, None)]


def _fit(rows: Sequence[Row], labels: Sequence[bool]) -> Fitted:
    weights = np.asarray([row.claim.weight for row in rows], np.float32)
    values = np.stack([row.values for row in rows])
    return logistic(values, np.asarray(labels, np.float32), weights, PENALTY, BOUNDS)


def cross_validated(rows: Sequence[Row], parts: int = 5) -> list[tuple[Row, Floats, Verdict]]:
    """For each written claim the probabilities and the verdict of models that have not seen its passage."""
    origins = sorted({row.claim.origin for row in rows}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    found = []
    for part in range(parts):
        away = set(origins[part::parts])
        model = weigh([row for row in rows if row.claim.origin not in away])
        for row in rows:
            if row.claim.origin in away and row.claim.weight == 1:
                chances = model.probabilities(np.concatenate([row.values, row.findings]))
                found.append((row, chances, verdict_of(row.statement, row.checks, row.values, model)))
    return found


def shares(told: Sequence[tuple[Row, Floats, Verdict]]) -> dict[str, float]:
    """The shares of the true, false and unstated claims with each verdict, and of all with the right one."""
    names = ("true", "false", "unstated")
    found = {"right": _share([VERDICTS[row.verdict] is verdict for row, _, verdict in told])}
    for number, name in enumerate(names):
        rows = [verdict for row, _, verdict in told if row.verdict == number]
        for verdict in VERDICTS:
            found[f"{name}_{verdict.value}"] = _share([one is verdict for one in rows])
    return found


def _share(rows: Sequence[bool]) -> float:
    return round(sum(rows) / max(1, len(rows)), 3)


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, print what was learned by threshold, and write ``models/worded.json``."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.worded", description=__doc__)
    parser.add_argument(
        "--claims", nargs=2, action="append", required=True, metavar=("FILE", "KEEP"),
        help="passages with claims, and which are learned from: the first N, or N:M for all but every M-th",
    )  # fmt: skip
    for name, value in ASKED.items():
        parser.add_argument(f"--{name}", type=float, default=value, help=f"probability asked: {name}")
    asked = parser.parse_args(arguments)
    ASKED.update({name: getattr(asked, name) for name in ASKED})
    rows: list[Row] = []
    for path, keep in asked.claims:
        rows += _rows_of_file(Path(path), keep)
    told = cross_validated(rows)
    _print_trade(told)
    model, same = weigh(rows), learn(rows)
    weights = zip(VERDICT_NAMES, model.weights.T, strict=True)
    written = {
        "made": date.today().isoformat(),
        "command": "python -m rag.training.worded",
        "embedder": model_name(SHIPPED),
        "claims": len(rows),
        "cross_validated": shares(told),
        "same": _model(same),
        "verdict": {
            "asked": dict(ASKED),
            "bias": [round(float(one), 5) for one in model.bias],
            "weights": {name: [round(float(one), 5) for one in row] for name, row in weights},
        },
    }
    OUT.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    return 0


def _print_trade(told: Sequence[tuple[Row, Floats, Verdict]]) -> None:
    """What the probability asked of a support costs and brings, by file of claims."""
    for first in sorted({row.claim.origin[:2] for row, _, _ in told}):
        part = [one for one in told if one[0].claim.origin[:2] == first]
        print(first, shares(part))


def _rows_of_file(path: Path, keep: str) -> list[Row]:
    count = sum(1 for line in path.read_text("utf-8").splitlines() if line)
    first, _, apart = keep.partition(":")
    kept = [at for at in range(min(int(first), count)) if not apart or (at + 1) % int(apart)]
    paragraphs, claims = claims_of_passages(path, kept)
    names = sorted({one[0] for each in paragraphs for one in _NAME.finditer(each.text)})
    made = [one for claim in claims if claim.true for one in altered(claim, names)]
    return rows_of(paragraphs, [*claims, *made], StaticEncoder(SHIPPED))


def _model(one: Fitted) -> dict[str, object]:
    weights = {name: round(float(weight), 5) for name, weight in zip(NAMES, one.weights, strict=True)}
    return {"bias": round(one.bias, 5), "weights": weights}


if __name__ == "__main__":
    raise SystemExit(main())
