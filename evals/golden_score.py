"""What is counted of a document that was read, against its golden file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Score:
    """Counts of one document (or, added up, of a corpus); ``total`` is the number of golden units."""

    name: str
    total: int = 0
    read: int = 0
    units: int = 0
    paths: int = 0
    numbers: int = 0
    speakers: int = 0
    pages_right: int = 0
    pages_none: int = 0
    pages_wrong: int = 0
    markers: int = 0
    markers_gold: int = 0
    marker_texts: int = 0
    broken_hyphens: int = 0
    unaccounted: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        for key, value in vars(other).items():
            if isinstance(value, (int, float)):
                setattr(self, key, getattr(self, key) + value)
