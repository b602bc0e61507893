"""The two objectives on one token table.

Shapes: a table is (V, D); a batch of texts is a :class:`Bag`. Both losses are InfoNCE
(van den Oord et al. 2018): the text of the same row against all others of the batch.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True)
class Bag:
    """Token ids of ``len(offsets)`` texts laid end to end, and where each begins."""

    ids: Tensor
    offsets: Tensor

    @classmethod
    def of(cls, texts: list[list[int]]) -> Bag:
        """Bag of encoded texts; an empty text becomes the unknown piece (id 0)."""
        filled = [text or [0] for text in texts]
        lengths = torch.tensor([0, *(len(text) for text in filled[:-1])])
        return cls(torch.tensor([i for text in filled for i in text]), lengths.cumsum(0))


def means(table: Tensor, bag: Bag) -> Tensor:
    """Unit mean vector of each text, shape (B, D): what the exported model computes."""
    return functional.normalize(functional.embedding_bag(bag.ids, table, bag.offsets, mode="mean"), dim=1)


def same_text(left: list[int], right: list[int]) -> Tensor:
    """Which (row, column) share a text key off the diagonal and so are no negatives."""
    rows, columns = torch.tensor(left), torch.tensor(right)
    equal = rows[:, None] == columns[None, :]
    equal.fill_diagonal_(False)
    return equal


def contrast(scores: Tensor, ignored: Tensor, symmetric: bool) -> Tensor:
    """InfoNCE over scores (B, B + extra); ``ignored`` (B, B) are left out."""
    size = scores.shape[0]
    square = scores[:, :size].masked_fill(ignored, -1e4)
    wanted = torch.arange(size)
    loss = functional.cross_entropy(torch.cat([square, scores[:, size:]], dim=1), wanted)
    if symmetric:
        loss = (loss + functional.cross_entropy(square.t(), wanted)) / 2
    return loss


def padded(texts: list[list[int]], longest: int) -> tuple[Tensor, Tensor]:
    """Ids (B, L) cut at ``longest`` and filled with 0, and the mask of real tokens."""
    cut = [(text or [0])[:longest] for text in texts]
    width = max(len(text) for text in cut)
    ids = torch.zeros((len(cut), width), dtype=torch.long)
    mask = torch.zeros((len(cut), width), dtype=torch.bool)
    for row, text in enumerate(cut):
        ids[row, : len(text)] = torch.tensor(text)
        mask[row, : len(text)] = True
    return ids, mask


def late_scores(table: Tensor, query: tuple[Tensor, Tensor], text: Bag) -> Tensor:
    """Weighted MaxSim, shape (B, C): sum_i w_i max_j cos(q_i, t_j) / sum_i w_i.

    The weight of a question token is the length of its vector. After Khattab and Zaharia
    (2020, ColBERT), with static token vectors. The cosines are of the distinct tokens of
    the batch only; the nearest token of each text is a bag with the maximum as its mode.
    """
    query_ids, query_mask = query
    query_unique, query_at = torch.unique(query_ids, return_inverse=True)
    text_unique, text_at = torch.unique(text.ids, return_inverse=True)
    query_rows = table[query_unique]
    text_unit = functional.normalize(table[text_unique], dim=1)
    cosines = text_unit @ functional.normalize(query_rows, dim=1).t()
    nearest = functional.embedding_bag(text_at, cosines, text.offsets, mode="max")  # (C, distinct)
    best = nearest.t()[query_at]  # (B, L, C)
    weight = query_rows.norm(dim=1)[query_at] * query_mask  # (B, L)
    total = torch.einsum("blc,bl->bc", best, weight)
    averaged: Tensor = total / weight.sum(dim=1, keepdim=True).clamp_min(1e-6)
    return averaged


def ordered(cosines: Tensor, scores: Tensor, scale: float) -> Tensor:
    """CoSENT (Su 2022): pairs judged more alike shall have the higher cosine; both of shape (B,).

    log(1 + sum of exp(scale (cos_j - cos_i)) over all i, j with score_i > score_j).
    """
    differences = (cosines[None, :] - cosines[:, None]) * scale
    wrong = differences[scores[:, None] > scores[None, :]]
    return torch.logsumexp(torch.cat([wrong.new_zeros(1), wrong]), dim=0)
