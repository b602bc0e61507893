"""A late-interaction encoder: question and paragraph are read apart, and their words are compared.

The score is MaxSim (Khattab and Zaharia 2020): the mean over the words of the question of the cosine of the state that
is nearest among those of the paragraph. Paragraphs could then be encoded once, at ingest.
"""

from __future__ import annotations

import random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from rag.retrieval.pairs import MARKS, QUESTION_LENGTH
from rag.training.reader.cases import Case
from rag.training.reader.network import CLS, Network

SCALE = 20.0


def _read(tokenizer: Tokenizer, texts: list[str], segment: int, longest: int, vocabulary: int) -> tuple[Tensor, Tensor]:
    """Tokens (B, T) after the first place, and segments (B, T) with 0 for padding."""
    ids = [found.ids[: longest - 1] for found in tokenizer.encode_batch(texts)]
    width = max(map(len, ids)) + 1
    tokens = np.full((len(ids), width), vocabulary + CLS, dtype=np.int64)
    segments = np.zeros((len(ids), width), dtype=np.int64)
    for row, own in enumerate(ids):
        tokens[row, 1 : len(own) + 1] = own
        segments[row, : len(own) + 1] = segment
    return torch.from_numpy(tokens), torch.from_numpy(segments)


def states(network: Network, tokenizer: Tokenizer, texts: list[str], segment: int) -> tuple[Tensor, Tensor]:
    """Unit states (B, T, W) of the words of each text, and which places hold a word (B, T)."""
    longest = QUESTION_LENGTH if segment == 1 else network.shape.longest
    tokens, segments = _read(tokenizer, texts, segment, longest, network.shape.vocabulary)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = network(tokens, segments, torch.zeros(*tokens.shape, MARKS))
    held = segments > 0
    held[:, 0] = False
    return functional.normalize(found.float(), dim=-1), held


def scores(network: Network, tokenizer: Tokenizer, questions: list[str], texts: list[str]) -> Tensor:
    """MaxSim of every question with every text, shape (Q, N)."""
    asked, asked_held = states(network, tokenizer, questions, 1)
    given, given_held = states(network, tokenizer, texts, 2)
    rows = []
    for one, held in zip(asked, asked_held, strict=True):
        near = torch.einsum("qw,ntw->nqt", one[held], given)
        near = near.masked_fill(~given_held[:, None, :], -1.0)
        rows.append(near.max(dim=2).values.mean(dim=1))
    return torch.stack(rows)


def batch_loss(network: Network, tokenizer: Tokenizer, cases: list[Case]) -> Tensor:
    """Cross-entropy of each question's gold text among all texts of the batch; texts of its own group are left out."""
    texts = [text for case in cases for text in case.texts]
    groups = [case.group for case in cases for _ in case.texts]
    own = [number for number, case in enumerate(cases) for _ in case.texts]
    gold = [flag for case in cases for flag in case.gold]
    found = scores(network, tokenizer, [case.question for case in cases], texts) * SCALE
    losses = []
    for number, case in enumerate(cases):
        wanted = next((at for at, flag in enumerate(gold) if flag and own[at] == number), None)
        if wanted is None:
            continue
        hidden = torch.tensor([own[at] != number and groups[at] == case.group for at in range(len(texts))])
        row = found[number].masked_fill(hidden, -1e4)
        losses.append(functional.cross_entropy(row[None], torch.tensor([wanted])))
    return torch.stack(losses).mean()


def drawn(cases: list[Case], count: int, rng: random.Random) -> list[Case]:
    """``count`` answerable cases."""
    return rng.sample([case for case in cases if any(case.gold)], count)
