"""Answers without a label: “Vraag 3: Wat kost de brug?” and then, with nothing between, what the answerer says."""

from __future__ import annotations

from collections.abc import Sequence

from rag.reading.blocks import Block, BlockKind

_LEAST = 2  # questions of a document, below which its form is no form
_INSIDE = (BlockKind.TEXT, BlockKind.ITEM, BlockKind.ROW, BlockKind.CAPTION)


def answers_follow(blocks: Sequence[Block]) -> bool:
    """Whether in a document without the word “Antwoord” each numbered question is one text that asks, followed by text.

    Askers also write more than one paragraph, so every text after the first must be one that does not ask.
    """
    if any(block.kind is BlockKind.ANSWER for block in blocks):
        return False
    labels = [place for place, block in enumerate(blocks) if block.kind is BlockKind.QUESTION]
    return len(labels) >= _LEAST and all(_asks_then_tells(blocks[place + 1 :]) for place in labels)


def _asks_then_tells(after: Sequence[Block]) -> bool:
    """Whether the texts up to the next label or heading are a question and what does not ask."""
    own: list[Block] = []
    for block in after:
        if block.kind not in _INSIDE:
            break
        own.append(block)
    asking = [block.text.rstrip(" *_").endswith("?") for block in own]
    return len(own) > 1 and asking[0] and not any(asking[1:])
