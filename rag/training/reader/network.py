"""The network: token vectors, marks of what matches, a few transformer layers, three heads.

Layers are pre-norm (Xiong et al. 2020) with GELU. Beside its vector a token carries marks
of how well it matches the other text (exact piece, nearest cosine of the shipped static
vectors, weight of the token there), so that the layers need not learn matching anew from
little data.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from rag.retrieval.pairs import MARKS

CLS = 0  # offset of the extra rows after the vocabulary
MASK = 1


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    vocabulary: int = 32_000
    width: int = 256
    layers: int = 3
    heads: int = 4
    inner: int = 1_024
    longest: int = 224


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each added to what came in."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.before = nn.LayerNorm(shape.width)
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.between = nn.LayerNorm(shape.width)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """``states`` (B, T, W); ``hidden`` (B, 1, 1, T) is added to the attention scores."""
        batch, length, width = states.shape
        parts = self.qkv(self.before(states)).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden.to(query.dtype))
        states = states + self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        inner: Tensor = states + self.down(functional.gelu(self.up(self.between(states))))
        return inner


class Network(nn.Module):
    """Tokens of a question and of a paragraph in, states and scores out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.tokens = nn.Embedding(shape.vocabulary + 2, shape.width)
        self.places = nn.Embedding(shape.longest, shape.width)
        self.segments = nn.Embedding(3, shape.width)
        self.marks = nn.Linear(MARKS, shape.width)
        self.norm_in = nn.LayerNorm(shape.width)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.width)
        self.fill = nn.Linear(shape.width, shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary + 2))
        self.pair = nn.Sequential(nn.Linear(shape.width, shape.width), nn.Tanh(), nn.Linear(shape.width, 1))
        self.sentence = nn.Linear(shape.width, 1)
        for module in self.modules():
            if isinstance(module, nn.Linear | nn.Embedding):
                nn.init.normal_(module.weight, std=0.02)
            if isinstance(module, nn.Linear):
                nn.init.zeros_(module.bias)

    def forward(self, tokens: Tensor, segments: Tensor, marks: Tensor) -> Tensor:
        """States (B, T, W) of tokens (B, T), segments (B, T; 0 is padding) and marks (B, T, MARKS)."""
        places = torch.arange(tokens.shape[1], device=tokens.device)
        states = self.tokens(tokens) + self.places(places) + self.segments(segments) + self.marks(marks)
        states = self.norm_in(states)
        hidden = (segments == 0)[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, hidden)
        normed: Tensor = self.norm(states)
        return normed

    def filled(self, states: Tensor, among: Tensor) -> Tensor:
        """Scores (N, C) of the token ids ``among`` (C,) for states (N, W) of masked places."""
        scores: Tensor = functional.linear(
            functional.gelu(self.fill(states)), self.tokens.weight[among], self.bias[among]
        )
        return scores

    def scores(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Score of each pair (B,) from its first state, and of each token (B, T) to lie in the answer."""
        return self.pair(states[:, 0]).squeeze(-1), self.sentence(states).squeeze(-1)
