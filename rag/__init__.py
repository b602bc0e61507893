"""Vraagbaak: answers over documents, verbatim and cited to the paragraph."""

import os

# Products of a question are so small that waking other threads takes longer than they do, many times longer on a busy machine.
# OpenBLAS reads this when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
