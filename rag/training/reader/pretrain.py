"""Masked-word pre-training on running text (Devlin et al. 2019), resumable.

A line is cut in two segments at a sentence end, so that the layers learn to look across
the border that later parts question and paragraph. Masked places are predicted among the
tokens wanted in the batch and some drawn at random (sampled softmax, Jean et al. 2015, without
correction), with weights tied to the token vectors.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from rag.retrieval.pairs import MARKS
from rag.training import corpus
from rag.training import data as source
from rag.training.reader.network import CLS, MASK, Network, Shape
from rag.training.tokenizer import encode

Ints = npt.NDArray[np.int32]
_CHUNK = 20_000


@dataclass(frozen=True)
class Pretrain:
    """Settings of one run."""

    tokens: int = 8_192  # a batch
    rate: float = 1e-3
    masked: float = 0.2
    law_share: float = 0.2
    other_repeats: int = 2
    drawn: int = 3_000
    seed: int = 1


def build_lines(data: Path, mono: Path, tokenizer: Tokenizer, settings: Pretrain, longest: int, target: Path) -> None:
    """Encode the lines that are read; writes ``tokens`` (int32) and ``offsets`` (int64)."""
    rng = random.Random(settings.seed)
    found: list[Ints] = []
    texts: list[tuple[str, int]] = []

    def flush() -> None:
        for ids, (_, repeats) in zip(encode(tokenizer, [text for text, _ in texts]), texts, strict=True):
            room = longest - 1
            pieces = [np.asarray(ids[start : start + room], dtype=np.int32) for start in range(0, len(ids), room)]
            for piece in pieces[:3]:
                if len(piece) >= 16:
                    found.extend([piece] * repeats)
        texts.clear()

    for law, text in corpus.mono_lines(mono):
        if law and rng.random() >= settings.law_share:
            continue
        texts.append((text, 1 if law else settings.other_repeats))
        if len(texts) >= _CHUNK:
            flush()
    texts += [(f"{row[0]} {row[1]}", 2) for row in written_lines(data)]
    flush()
    part = target.with_suffix(".part.npz")
    np.savez(part, tokens=np.concatenate(found), offsets=np.cumsum([0, *map(len, found)]).astype(np.int64))
    part.rename(target)


def written_lines(data: Path) -> Iterator[tuple[str, str]]:
    """Questions with their passages, as one line each."""
    for row in source.training_passages(data):
        for kind in source.QUESTION_KINDS:
            yield row[kind], row["passage"]


def batches(offsets: npt.NDArray[np.int64], size: int, rng: np.random.Generator) -> Iterator[npt.NDArray[np.int64]]:
    """Lines of like length together, at most ``size`` padded tokens a batch, in random order."""
    lengths = np.diff(offsets)
    order = np.argsort(lengths + rng.uniform(0, 8, len(lengths)), kind="stable")
    groups: list[npt.NDArray[np.int64]] = []
    start = 0
    while start < len(order):
        count = 1
        longest = int(lengths[order[start]])
        while start + count < len(order):
            longest = max(longest, int(lengths[order[start + count]]))
            if (longest + 1) * (count + 1) > size:
                break
            count += 1
        groups.append(order[start : start + count])
        start += count
    for number in rng.permutation(len(groups)):
        yield groups[number]


def corrupt(
    lines: list[Ints], settings: Pretrain, vocabulary: int, rng: np.random.Generator
) -> tuple[Tensor, Tensor, Tensor]:
    """Tokens with masks (B, T), segments (B, T), and what stood at each place or -100 (B, T)."""
    width = max(map(len, lines)) + 1
    tokens = np.full((len(lines), width), vocabulary + CLS, dtype=np.int64)
    segments = np.zeros((len(lines), width), dtype=np.int64)
    for row, line in enumerate(lines):
        tokens[row, 1 : len(line) + 1] = line
        border = int(rng.integers(4, max(5, min(40, len(line)))))
        segments[row, : border + 1] = 1
        segments[row, border + 1 : len(line) + 1] = 2
    real = (segments > 0) & (tokens != vocabulary + CLS) & (tokens != 0)
    chosen = real & (rng.random(tokens.shape) < settings.masked)
    wanted = np.where(chosen, tokens, -100)
    how = rng.random(tokens.shape)
    tokens = np.where(chosen & (how < 0.8), vocabulary + MASK, tokens)
    drawn = rng.integers(1, vocabulary, tokens.shape)
    tokens = np.where(chosen & (how >= 0.9), drawn, tokens)
    return torch.from_numpy(tokens), torch.from_numpy(segments), torch.from_numpy(wanted)


def sampled(wanted: Tensor, drawn: int, vocabulary: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Token ids to choose among (C,), and the place of each wanted token in them (N,)."""
    random_ids = torch.from_numpy(rng.integers(1, vocabulary, drawn))
    among, places = torch.unique(torch.cat([wanted, random_ids]), return_inverse=True)
    return among, places[: len(wanted)]


def start(vectors: npt.NDArray[np.float32], shape: Shape) -> Network:
    """A network whose token vectors are those of the skip-gram, scaled to the usual spread."""
    network = Network(shape)
    scaled = vectors / max(float(vectors.std()), 1e-6) * 0.03
    with torch.no_grad():
        network.tokens.weight[: shape.vocabulary].copy_(torch.from_numpy(scaled.astype(np.float32)))
    return network


def train(network: Network, lines: Path, settings: Pretrain, minutes: float, state: Path) -> Network:
    """Train for ``minutes``, keeping a checkpoint every few minutes; a later start goes on from it.

    The rate warms up over 300 steps and falls with the share of the minutes that is spent.
    """
    with np.load(lines) as arrays:
        tokens, offsets = arrays["tokens"], arrays["offsets"]
    optimiser = torch.optim.AdamW(network.parameters(), lr=settings.rate, weight_decay=0.01, betas=(0.9, 0.98))
    spent, step, epoch = 0.0, 0, 0
    if state.exists():
        saved = torch.load(state, weights_only=True)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        spent, step, epoch = saved["spent"], saved["step"], saved["epoch"]
    vocabulary = network.shape.vocabulary
    losses: list[float] = []
    kept = time.monotonic()
    while spent < minutes * 60:
        rng = np.random.default_rng(settings.seed * 1000 + epoch)
        for group in batches(offsets, settings.tokens, rng):
            began = time.monotonic()
            lines_now = [tokens[offsets[n] : offsets[n + 1]] for n in group]
            shown, segments, wanted = corrupt(lines_now, settings, vocabulary, rng)
            for item in optimiser.param_groups:
                left = max(0.02, 1 - spent / (minutes * 60))
                item["lr"] = settings.rate * min(1.0, (step + 1) / 300) * left
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = network(shown, segments, torch.zeros(*shown.shape, MARKS))
                places = wanted >= 0
                among, target = sampled(wanted[places], settings.drawn, vocabulary, rng)
                scores = network.filled(states[places], among)
                loss = functional.cross_entropy(scores.float(), target)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            step += 1
            spent += time.monotonic() - began
            if step % 100 == 0:
                print(f"step {step}, {spent / 60:.1f} min, loss {np.mean(losses[-100:]):.3f}", flush=True)
            if time.monotonic() - kept > 240 or spent >= minutes * 60:
                keep = {"network": network.state_dict(), "optimiser": optimiser.state_dict()}
                torch.save({**keep, "spent": spent, "step": step, "epoch": epoch}, state.with_suffix(".part"))
                state.with_suffix(".part").rename(state)
                kept = time.monotonic()
            if spent >= minutes * 60:
                break
        epoch += 1
    return network
