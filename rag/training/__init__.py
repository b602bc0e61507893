"""Training and measuring of the small static Dutch/English token embedder.

The stages, each of which writes one file in the working folder and is skipped when that
file is there: tokenizer -> encoded corpus -> skip-gram vectors -> contrastive table ->
exported model. ``python -m rag.training --help`` shows the commands.
"""

import os

# Waiting threads that spin cost most of the time when the processor is shared with others.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
