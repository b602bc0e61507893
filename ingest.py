"""Build a candidate index beside the live one, judge it, and make it live. ``python ingest.py --help``."""

from evals.gate import judge
from evals.preview import preview
from rag.ingest import main

if __name__ == "__main__":
    raise SystemExit(main(judge=judge, preview=preview))
