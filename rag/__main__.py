"""``python -m rag``."""

import gc

gc.set_threshold(
    200_000, 20, 100
)  # importing makes many objects and no garbage: looking for it took a seventh of a cold command

from rag.cli import main  # noqa: E402  (the threshold is for this import)

raise SystemExit(main())
