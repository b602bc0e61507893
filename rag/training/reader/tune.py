"""Training of the reader on questions with candidates: which answers, which sentence, or none.

Loss of a question: cross-entropy over its candidates where one answers, plus binary
cross-entropy of each pair, plus that of each token of a gold paragraph to lie in the
answering sentence. The pair's score is thus both a rank and a judgement.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rag.retrieval.pairs import Matcher, Reading, pad
from rag.training.reader.cases import Case
from rag.training.reader.network import Network


@dataclass(frozen=True)
class Tune:
    """Settings of one run."""

    epochs: int = 2
    questions: int = 12  # a batch
    candidates: int = 6
    rate: float = 3e-4
    seed: int = 1


def _targets(text: str, sentence: str, reading: Reading) -> Tensor:
    """Per piece of the paragraph whether it lies in the answering sentence (P,)."""
    begin = text.find(sentence)
    end = begin + len(sentence)
    return torch.tensor([float(low >= begin and high <= end) for low, high in reading.spans])


def forward(network: Network, readings: list[Reading]) -> tuple[Tensor, list[Tensor]]:
    """Scores of the pairs (N,) and of the pieces of each paragraph; short and long ones apart, to pad less."""
    order = sorted(range(len(readings)), key=lambda n: len(readings[n].tokens))
    pair: dict[int, Tensor] = {}
    inside: dict[int, Tensor] = {}
    half = len(order) // 2
    for group in (order[:half], order[half:]):
        tokens, segments, marks = pad([readings[n] for n in group])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = network(torch.from_numpy(tokens), torch.from_numpy(segments), torch.from_numpy(marks))
            scored, marked = network.scores(states)
        for row, n in enumerate(group):
            size, pieces = len(readings[n].tokens), len(readings[n].spans)
            pair[n], inside[n] = scored[row].float(), marked[row, size - pieces : size].float()
    return torch.stack([pair[n] for n in range(len(readings))]), [inside[n] for n in range(len(readings))]


def shorten(case: Case, most: int, rng: random.Random) -> Case:
    """At most ``most`` candidates: one gold, the others drawn from the hardest."""
    golds = [n for n, gold in enumerate(case.gold) if gold]
    others = [n for n, gold in enumerate(case.gold) if not gold]
    room = most - (1 if golds else 0)
    kept = ([rng.choice(golds)] if golds else []) + sorted(rng.sample(others, min(room, len(others))))
    return Case(
        case.question,
        tuple(case.texts[n] for n in kept),
        tuple(case.gold[n] for n in kept),
        case.sentence,
        case.style,
        case.group,
    )


def batch_loss(network: Network, matcher: Matcher, cases: list[Case]) -> tuple[Tensor, float]:
    """Summed loss over the cases, and the share of answerable ones whose gold scores highest."""
    longest = network.shape.longest
    readings = [matcher.read(case.question, text, longest) for case in cases for text in case.texts]
    pair, inside = forward(network, readings)
    gold = torch.tensor([float(flag) for case in cases for flag in case.gold])
    loss = functional.binary_cross_entropy_with_logits(pair, gold)
    start, right = 0, 0
    lists, marked = [], []
    for case in cases:
        stop = start + len(case.texts)
        if any(case.gold):
            best = case.gold.index(True)
            lists.append(functional.cross_entropy(pair[start:stop][None], torch.tensor([best])))
            right += int(int(pair[start:stop].argmax()) == best)
            if case.sentence and case.sentence in case.texts[best]:
                wanted = _targets(case.texts[best], case.sentence, readings[start + best])
                marked.append(functional.binary_cross_entropy_with_logits(inside[start + best], wanted))
        start = stop
    if lists:
        loss = loss + torch.stack(lists).mean()
    if marked:
        loss = loss + 0.5 * torch.stack(marked).mean()
    return loss, right / max(len(lists), 1)


def train(network: Network, matcher: Matcher, cases: list[Case], settings: Tune, state: Path) -> Network:
    """Train; a checkpoint after each epoch, from which a later start goes on."""
    slow = [p for name, p in network.named_parameters() if name.startswith("tokens")]
    fast = [p for name, p in network.named_parameters() if not name.startswith("tokens")]
    groups = [{"params": fast, "lr": settings.rate}, {"params": slow, "lr": settings.rate / 3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    first = 0
    if state.exists():
        saved = torch.load(state, weights_only=True)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        first = saved["epoch"]
    steps = settings.epochs * (len(cases) // settings.questions)
    done = first * (len(cases) // settings.questions)
    network.train()
    for epoch in range(first, settings.epochs):
        rng = random.Random(settings.seed * 100 + epoch)
        order = rng.sample(cases, len(cases))
        losses, hits, began = [], [], time.monotonic()
        for start in range(0, len(order) - settings.questions + 1, settings.questions):
            chosen = [shorten(case, settings.candidates, rng) for case in order[start : start + settings.questions]]
            factor = min(1.0, (done + 1) / 100) * max(0.02, 1 - done / steps)
            optimiser.param_groups[0]["lr"] = settings.rate * factor
            optimiser.param_groups[1]["lr"] = settings.rate / 3 * factor
            loss, hit = batch_loss(network, matcher, chosen)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            hits.append(hit)
            done += 1
            if done % 50 == 0:
                spent = time.monotonic() - began
                shown = f"step {done} of {steps}, {spent:.0f} s"
                print(f"{shown}, loss {np.mean(losses[-50:]):.3f}, first {np.mean(hits[-50:]):.3f}", flush=True)
        kept = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch + 1}
        torch.save(kept, state.with_suffix(".part"))
        state.with_suffix(".part").rename(state)
    return network
