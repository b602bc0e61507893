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


def _targets(case: Case, readings: list[Reading], width: int) -> tuple[Tensor, Tensor]:
    """Per token whether it lies in the answering sentence, and whether that is asked (gold only)."""
    inside = torch.zeros(len(readings), width)
    asked = torch.zeros(len(readings), width)
    for row, (text, gold, reading) in enumerate(zip(case.texts, case.gold, readings, strict=False)):
        begin = text.find(case.sentence) if gold and case.sentence else -1
        if begin < 0:
            continue
        end = begin + len(case.sentence)
        offset = len(reading.tokens) - len(reading.spans)
        for place, (low, high) in enumerate(reading.spans):
            asked[row, offset + place] = 1.0
            inside[row, offset + place] = float(low >= begin and high <= end)
    return inside, asked


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
    read = [[matcher.read(case.question, text, longest) for text in case.texts] for case in cases]
    tokens, segments, marks = pad([reading for group in read for reading in group])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network(torch.from_numpy(tokens), torch.from_numpy(segments), torch.from_numpy(marks))
        pair, inside = network.scores(states)
    pair, inside = pair.float(), inside.float()
    gold = torch.tensor([float(flag) for case in cases for flag in case.gold])
    loss = functional.binary_cross_entropy_with_logits(pair, gold)
    start, right, answerable = 0, 0, 0
    lists, marked = [], []
    for case, readings in zip(cases, read, strict=True):
        stop = start + len(readings)
        if any(case.gold):
            scores, best = pair[start:stop], int(gold[start:stop].argmax())
            lists.append(functional.cross_entropy(scores[None], torch.tensor([best])))
            right += int(int(scores.argmax()) == best)
            answerable += 1
            wanted, asked = _targets(case, readings, tokens.shape[1])
            if asked.any():
                each = functional.binary_cross_entropy_with_logits(inside[start:stop], wanted, reduction="none")
                marked.append((each * asked).sum() / asked.sum())
        start = stop
    if lists:
        loss = loss + torch.stack(lists).mean()
    if marked:
        loss = loss + 0.5 * torch.stack(marked).mean()
    return loss, right / max(answerable, 1)


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
