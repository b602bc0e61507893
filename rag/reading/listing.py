"""Where a list item stands: its number in its own list, and the sentence it hangs on, also in lists within lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rag.language.sentences import last_sentence
from rag.reading.blocks import Block
from rag.reading.lines import WRAPPED_NOTE

_FIRST = re.compile(r"^\W?(?:1|a|i)\W$")


@dataclass
class Lists:
    """The lists that are open at a place of the document."""

    open: bool = False
    counts: dict[str, tuple[int, str | None]] = field(default_factory=dict)  # sort of label -> items so far, lead-in
    announced: str | None = None  # the last item, where it ends in a colon
    leads: dict[int, str | None] = field(default_factory=dict)  # lead-in for the items below those of a depth

    def close(self) -> None:
        """Running text, a heading or a label ends every list."""
        self.open = False

    def place(self, block: Block, lead_in: str | None, straight: bool) -> tuple[int, str | None]:
        """Number and lead-in of an item. ``lead_in`` is that of the running text before the list; ``straight``: the unit
        before is an item, so that a label 1 or a begins another list.
        """
        sentence = last_sentence(WRAPPED_NOTE.sub("", block.text))
        announced = sentence if sentence.endswith(":") else None
        if block.place is not None:
            lead = lead_in if block.depth == 1 else self.leads.get(block.depth - 1)
            self.leads[block.depth] = announced or lead
            return block.place, lead
        kind = _sort(block.label)
        if not self.open:
            self.counts = {kind: (0, lead_in)}
        elif kind not in self.counts:
            self.counts[kind] = (0, self.announced or list(self.counts.values())[-1][1])
        while list(self.counts)[-1] != kind:
            self.counts.popitem()
        count, lead = self.counts[kind]
        number = 1 if straight and _FIRST.match(block.label) else count + 1
        self.counts[kind] = (number, lead)
        self.open, self.announced = True, announced
        return number, lead


def _sort(label: str) -> str:
    """Digits, letters or bullets: a change between them begins or ends a list within a list."""
    return "digit" if re.search(r"\d", label) else "letter" if re.search(r"[a-z]", label) else "bullet"
