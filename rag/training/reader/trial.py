"""What each choice brings: ``python -m rag.training.reader.trial --data DIR --work DIR``.

Trains a reader and a late-interaction encoder, of two sizes, with and without pre-training, each on the same questions
for the same number of steps, and prints how often each puts the right paragraph first on the documents kept apart,
alone and added to the static vectors (standardised scores, equal weights). Nothing of it is shipped.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from rich.console import Console
from rich.table import Table

from rag.index.encoder import SHIPPED
from rag.retrieval.pairs import Matcher
from rag.training import data as source
from rag.training import skipgram
from rag.training.model import Embedder
from rag.training.reader import cases, late, pretrain, tune
from rag.training.reader.apart import KEPT_APART
from rag.training.reader.network import Network, Shape

Floats = npt.NDArray[np.float32]
_CANDIDATES, _BATCH = 5, 12


@dataclass(frozen=True)
class Variant:
    """One choice of objective, size and start."""

    objective: str  # reader or late
    layers: int
    pretrained: bool

    @property
    def name(self) -> str:
        """As the table names it."""
        return f"{self.objective}, {self.layers} layers, {'pre-trained' if self.pretrained else 'not pre-trained'}"


VARIANTS = tuple(Variant(o, n, p) for o in ("reader", "late") for n, p in ((3, True), (3, False), (2, False)))


def started(variant: Variant, vectors: Floats, pretrained: Path) -> Network:
    """A network from the skip-gram vectors, or from the pre-trained one."""
    network = pretrain.start(vectors, Shape(layers=variant.layers))
    if variant.pretrained:
        network.load_state_dict(torch.load(pretrained, weights_only=True)["network"])
    return network


def trained(network: Network, variant: Variant, matcher: Matcher, asked: list[cases.Case], steps: int) -> Network:
    """``steps`` batches of the variant's objective; the rate warms up and falls."""
    settings = tune.Tune()
    slow = [p for name, p in network.named_parameters() if name.startswith("tokens")]
    fast = [p for name, p in network.named_parameters() if not name.startswith("tokens")]
    optimiser = torch.optim.AdamW([{"params": fast}, {"params": slow}], lr=settings.rate, weight_decay=0.01)
    rng = random.Random(settings.seed)
    network.train()
    for step in range(steps):
        factor = settings.rate * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / steps)
        optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = factor, factor / 3
        if variant.objective == "late":
            chosen = [tune.shorten(case, 2, rng) for case in late.drawn(asked, 2 * _BATCH, rng)]
            loss = late.batch_loss(network, matcher.tokenizer, chosen)
        else:
            chosen = [tune.shorten(case, _CANDIDATES, rng) for case in rng.sample(asked, _BATCH)]
            loss, _ = tune.batch_loss(network, matcher, chosen)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
    return network.eval()


@torch.no_grad()
def scored(network: Network, variant: Variant, matcher: Matcher, case: cases.Case) -> Floats:
    """The score of each candidate, shape (candidates,)."""
    if variant.objective == "late":
        found = late.scores(network, matcher.tokenizer, [case.question], list(case.texts))[0]
    else:
        readings = [matcher.read(case.question, text, network.shape.longest) for text in case.texts]
        found, _ = tune.forward(network, readings)
    return np.asarray(found.numpy(), np.float32)


def _standard(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / (values.std() + 1e-6), np.float32)


def main(argv: list[str] | None = None) -> int:
    """Train and measure every variant."""
    parser = argparse.ArgumentParser(prog="python -m rag.training.reader.trial", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the training data folder")
    parser.add_argument("--work", type=Path, required=True, help="the work folder of the embedder's training")
    parser.add_argument(
        "--pretrained", type=Path, required=True, help="checkpoint of a pre-trained network of 3 layers"
    )
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--every", type=int, default=4, help="measure on every n-th question kept apart")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args(argv)
    torch.set_num_threads(arguments.threads)
    embedder = Embedder.load(SHIPPED)
    matcher = Matcher.of(embedder.tokenizer, embedder.table)
    asked = cases.written_cases(arguments.data, embedder)
    apart = _apart(arguments.data, embedder)[:: arguments.every]
    static = [_static(embedder, case) for case in apart]
    vectors, _ = skipgram.load(next((arguments.work / "pieces32000").glob("skipgram-*.npz")))
    found: dict[str, list[Floats]] = {"static vectors": static}
    for variant in VARIANTS:
        torch.manual_seed(1)
        began = time.monotonic()
        network = trained(started(variant, vectors, arguments.pretrained), variant, matcher, asked, arguments.steps)
        found[variant.name] = [scored(network, variant, matcher, case) for case in apart]
        print(f"{variant.name}: {time.monotonic() - began:.0f} s", flush=True)
        _show(apart, found)
    return 0


def _apart(data: Path, embedder: Embedder) -> list[cases.Case]:
    """The answerable questions of the documents kept apart, each with its hardest candidates."""
    rows = [path for path in source.document_files(data) if path.name in KEPT_APART]
    return [
        replace(case, texts=case.texts[:12], gold=case.gold[:12])
        for path in rows
        for case in cases.of_documents(embedder, source.read_jsonl(path), [], 10)
        if any(case.gold)
    ]


def _static(embedder: Embedder, case: cases.Case) -> Floats:
    texts = list(case.texts)
    mean = (embedder.embed([case.question]) @ embedder.embed(texts).T)[0]
    return _standard(_standard(mean) + _standard(embedder.late([case.question], texts)[0]))


def _show(apart: list[cases.Case], found: dict[str, list[Floats]]) -> None:
    """Success@1 by style of each variant alone and added to the vectors, and of a reader and an encoder together."""
    styles = list(dict.fromkeys(case.style for case in apart))
    table = Table("what", *(f"{style} ({sum(case.style == style for case in apart)})" for style in styles), "all")
    rows = dict(found)
    static = found["static vectors"]
    for name, values in found.items():
        if name != "static vectors":
            rows[f"{name}, and vectors"] = [a + _standard(b) for a, b in zip(static, values, strict=True)]
    both = [f"{objective}, 3 layers, pre-trained" for objective in ("reader", "late")]
    if all(name in found for name in both):
        triples = zip(static, found[both[0]], found[both[1]], strict=True)
        rows["both of 3 layers, pre-trained, and vectors"] = [a + _standard(b) + _standard(c) for a, b, c in triples]
    for name, values in rows.items():
        first = np.asarray([case.gold[int(np.argmax(one))] for case, one in zip(apart, values, strict=True)])
        own = [np.asarray([case.style == style for case in apart]) for style in styles]
        table.add_row(name, *(f"{first[one].mean():.3f}" for one in own), f"{first.mean():.3f}")
    Console(width=130).print(table)


if __name__ == "__main__":
    raise SystemExit(main())
