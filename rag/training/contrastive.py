"""Contrastive training of one table for the mean vector and for late interaction.

Start: the skip-gram vectors, centred on their frequency-weighted mean, reduced by
principal components, each token scaled by a smooth inverse frequency weight
(Arora et al. 2017). Training then moves direction and length alike, so the length
becomes the learned weight of the token.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from rag.training import losses
from rag.training.pairs import Pair
from rag.training.tokenizer import encode

Floats = npt.NDArray[np.float32]
_SIF = 1e-3
_REPEATS = {"passage": 2, "qa": 2, "parallel": 2, "alike": 2, "everyday": 3}


@dataclass(frozen=True)
class Contrast:
    """Settings of one run."""

    dim: int = 176
    epochs: int = 3
    batch: int = 1024
    late_batch: int = 128
    late_every: int = 1
    late_weight: float = 1.0
    scale: float = 20.0
    late_scale: float = 20.0
    similar_weight: float = 0.0  # of the loss on judged likeness, on every similar_every-th batch
    similar_batch: int = 128
    similar_every: int = 2
    left_out: tuple[str, ...] = ()  # files of passages not trained on
    rate: float = 1.5e-3
    longest_query: int = 32
    longest_text: int = 160
    seed: int = 1
    repeats: dict[str, int] = field(default_factory=lambda: dict(_REPEATS))


def start_table(vectors: Floats, counts: npt.NDArray[np.int64], dim: int) -> Floats:
    """Centred, reduced and weighted skip-gram vectors, shape (V, dim); mean length 1."""
    share = counts / counts.sum()
    centred = vectors - (share[:, None] * vectors).sum(axis=0)
    centred[counts == 0] = 0.0
    frequent = centred[np.argsort(-counts)[: len(counts) // 2]]
    _, _, axes = np.linalg.svd(frequent - frequent.mean(axis=0), full_matrices=False)
    reduced = centred @ axes[:dim].T
    length = np.linalg.norm(reduced, axis=1, keepdims=True)
    weight = _SIF / (_SIF + share)
    table: Floats = (reduced / np.maximum(length, 1e-6) * weight[:, None]).astype(np.float32)
    return table


@dataclass(frozen=True)
class Encoded:
    """Pairs as token ids, with a key for each distinct text or group."""

    query: list[list[int]]
    positive: list[list[int]]
    negative: list[list[int]]
    query_key: list[int]
    positive_key: list[int]
    kind: list[str]
    late: list[int]  # row numbers of the pairs for late interaction


def encode_pairs(tokenizer: Tokenizer, pairs: list[Pair], longest: int) -> Encoded:
    """Encode all pairs; texts are cut at ``longest`` tokens."""
    distinct = list(dict.fromkeys(text for pair in pairs for text in (pair.query, pair.positive, pair.negative)))
    ids = {text: found[:longest] for text, found in zip(distinct, encode(tokenizer, distinct), strict=True)}
    keys: dict[str, int] = {}
    for text in [*distinct, *(pair.group for pair in pairs)]:
        keys.setdefault(text.lower(), len(keys))
    return Encoded(
        [ids[pair.query] for pair in pairs],
        [ids[pair.positive] for pair in pairs],
        [ids[pair.negative] for pair in pairs],
        [keys[pair.query.lower()] for pair in pairs],
        [keys[(pair.group or pair.positive).lower()] for pair in pairs],
        [pair.kind for pair in pairs],
        [row for row, pair in enumerate(pairs) if pair.late],
    )


def batches(rows: list[int], kinds: list[str], size: int, rng: random.Random) -> list[list[int]]:
    """Shuffled batches, each of one family of evidence, so that negatives are alike."""
    families: dict[str, list[int]] = {}
    for row in rows:
        families.setdefault(kinds[row].split("_")[0], []).append(row)
    found: list[list[int]] = []
    for family in families.values():
        rng.shuffle(family)
        found += [family[start : start + size] for start in range(0, len(family), size)]
    found = [batch for batch in found if len(batch) >= 8]
    rng.shuffle(found)
    return found


def mean_loss(table: Tensor, data: Encoded, rows: list[int], scale: float) -> Tensor:
    """InfoNCE of the cosines of mean vectors, both ways, with written hard negatives."""
    query = losses.means(table, losses.Bag.of([data.query[row] for row in rows]))
    texts = [data.positive[row] for row in rows]
    texts += [data.negative[row] for row in rows if data.negative[row]]
    text = losses.means(table, losses.Bag.of(texts))
    ignored = _ignored(data, rows)
    return losses.contrast(query @ text.t() * scale, ignored, symmetric=True)


def late_loss(table: Tensor, data: Encoded, rows: list[int], settings: Contrast) -> Tensor:
    """InfoNCE of weighted MaxSim, with written hard negatives."""
    texts = [data.positive[row] for row in rows]
    texts += [data.negative[row] for row in rows if data.negative[row]]
    query = losses.padded([data.query[row] for row in rows], settings.longest_query)
    scores = losses.late_scores(table, query, losses.Bag.of(texts))
    ignored = _ignored(data, rows)
    return losses.contrast(scores * settings.late_scale, ignored, symmetric=False)


@dataclass(frozen=True)
class Judged:
    """Encoded sentence pairs with how alike people judged them, shape (pairs,)."""

    left: list[list[int]]
    right: list[list[int]]
    scores: Tensor


def encode_judged(tokenizer: Tokenizer, rows: list[tuple[str, str, float]]) -> Judged:
    """Encode the judged pairs."""
    left, right = encode(tokenizer, [row[0] for row in rows]), encode(tokenizer, [row[1] for row in rows])
    return Judged(left, right, torch.tensor([row[2] for row in rows]))


def similar_loss(table: Tensor, judged: Judged, size: int, scale: float, rng: random.Random) -> Tensor:
    """Order of the cosines of a random batch against the order of the judgements."""
    rows = rng.sample(range(len(judged.left)), min(size, len(judged.left)))
    left = losses.means(table, losses.Bag.of([judged.left[row] for row in rows]))
    right = losses.means(table, losses.Bag.of([judged.right[row] for row in rows]))
    return losses.ordered((left * right).sum(dim=1), judged.scores[rows], scale)


def _ignored(data: Encoded, rows: list[int]) -> Tensor:
    query, text = [data.query_key[r] for r in rows], [data.positive_key[r] for r in rows]
    return losses.same_text(query, query) | losses.same_text(text, text)


def _forever(data: Encoded, size: int, rng: random.Random) -> Iterator[list[int]]:
    while True:
        yield from batches(data.late, data.kind, size, rng)


def train(
    start: Floats, data: Encoded, settings: Contrast, state: Path | None = None, judged: Judged | None = None
) -> Floats:
    """Train the table; ``state`` keeps a checkpoint after each epoch and is resumed from."""
    torch.manual_seed(settings.seed)
    table = torch.nn.Parameter(torch.from_numpy(start.copy()))
    optimiser = torch.optim.Adam([table], lr=settings.rate)
    first = 0
    if state is not None and state.exists():
        saved = torch.load(state, weights_only=True)
        first = int(saved["epoch"])
        optimiser.load_state_dict(saved["optimiser"])
        table.data.copy_(saved["table"])
    steps = settings.epochs * len(batches(list(range(len(data.kind))), data.kind, settings.batch, random.Random(0)))
    done = first * steps // settings.epochs
    for epoch in range(first, settings.epochs):
        rng = random.Random(settings.seed * 100 + epoch)
        late = _forever(data, settings.late_batch, rng)
        began, sums = time.monotonic(), [0.0, 0.0]
        rows = batches(list(range(len(data.kind))), data.kind, settings.batch, rng)
        for number, batch in enumerate(rows):
            for group in optimiser.param_groups:
                group["lr"] = settings.rate * min(1.0, (done + 1) / 50) * (1 - done / steps)
            loss = mean_loss(table, data, batch, settings.scale)
            sums[0] += float(loss.detach())
            if settings.late_weight and number % settings.late_every == 0:
                extra = late_loss(table, data, next(late), settings)
                sums[1] += float(extra.detach())
                loss = loss + settings.late_weight * extra
            if judged is not None and settings.similar_weight and number % settings.similar_every == 0:
                order = similar_loss(table, judged, settings.similar_batch, settings.scale, rng)
                loss = loss + settings.similar_weight * order
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            optimiser.step()
            done += 1
        seconds = time.monotonic() - began
        print(
            f"epoch {epoch + 1}: mean loss {sums[0] / len(rows):.4f}, late loss "
            f"{sums[1] * settings.late_every / len(rows):.4f}, {seconds:.0f} s",
            flush=True,
        )
        if state is not None:
            saved = {"epoch": epoch + 1, "optimiser": optimiser.state_dict(), "table": table.data}
            torch.save(saved, state.with_suffix(".part"))
            state.with_suffix(".part").rename(state)
    result: Floats = table.detach().numpy()
    return result


def averaged(tables: Sequence[Floats]) -> Floats:
    """The mean of tables that were trained from one start (a "model soup", Wortsman et al. 2022), shape (V, D)."""
    mean: Floats = np.mean(np.stack(tables), axis=0, dtype=np.float32)
    return mean
