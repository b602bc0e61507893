"""Write what words may stand for what, in stems: ``python -m rag.training.related``, after a change of ``synonyms.tsv.gz``."""

from __future__ import annotations

import gzip
from pathlib import Path

from rag.language.synonyms import worked_out

TARGET = Path(__file__).resolve().parent.parent / "language" / "related.tsv.gz"


def main() -> int:
    """Write ``rag/language/related.tsv.gz``, the same bytes for the same words."""
    text = worked_out()
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{TARGET.name}: {text.count(chr(10)) + 1} entries, {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
