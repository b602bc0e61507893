"""Train the reader: ``python -m rag.training.reader --data DIR --work DIR --out DIR``.

Stages: pieces of running text, masked-word pre-training from the skip-gram vectors of the embedder's own training
(``--work`` is the folder that ``python -m rag.training`` left), training on questions, export. A stage whose file
exists is not run again; pre-training and training on questions go on from their last checkpoint.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

from rag.index.encoder import SHIPPED, model_name
from rag.retrieval.pairs import Matcher
from rag.training import data as source
from rag.training import skipgram, tokenizer
from rag.training.model import Embedder
from rag.training.reader import cases, pretrain, tune
from rag.training.reader.export import export
from rag.training.reader.network import Network, Shape


def run(arguments: argparse.Namespace) -> None:
    """All stages."""
    torch.manual_seed(arguments.seed)
    own: Path = arguments.work / f"pieces{arguments.pieces}"
    known = tokenizer.load(own / "tokenizer.json")
    shape = Shape(vocabulary=known.get_vocab_size(), layers=arguments.layers)
    lines, settings = own / "lines.npz", pretrain.Pretrain(seed=arguments.seed)
    if not lines.exists():
        pretrain.build_lines(arguments.data, arguments.work / "mono.tsv", known, settings, shape.longest, lines)
    vectors, _ = skipgram.load(next(own.glob("skipgram-*.npz")))
    network = pretrain.start(vectors, shape)
    if arguments.minutes:
        state = own / f"pretrained-{arguments.layers}.pt"
        network = pretrain.train(network, lines, settings, arguments.minutes, state)
    embedder = Embedder.load(SHIPPED)
    matcher = Matcher.of(embedder.tokenizer, embedder.table)
    asked = cases.written_cases(arguments.data, embedder)
    print(f"{len(asked)} questions, {sum(not any(case.gold) for case in asked)} of them to refuse", flush=True)
    chosen = tune.Tune(epochs=arguments.epochs, seed=arguments.seed)
    trained: Network = tune.train(network, matcher, asked, chosen, own / f"reader-{arguments.layers}.pt")
    export(trained, arguments.out, model_name(SHIPPED))


def main() -> int:
    """Run the command; one plain line when something it needs is absent."""
    made = argparse.ArgumentParser(prog="python -m rag.training.reader", description=__doc__.splitlines()[0])
    made.add_argument("--data", type=Path, required=True, help="the training data folder")
    made.add_argument("--work", type=Path, required=True, help="the work folder of the embedder's training")
    made.add_argument("--out", type=Path, required=True, help="the model folder to write")
    made.add_argument("--pieces", type=int, default=32_000)
    made.add_argument("--layers", type=int, default=3)
    made.add_argument("--minutes", type=float, default=45, help="minutes of pre-training; 0 for none")
    made.add_argument("--epochs", type=int, default=2)
    made.add_argument("--threads", type=int, default=2)
    made.add_argument("--seed", type=int, default=1)
    arguments = made.parse_args()
    torch.set_num_threads(arguments.threads)
    try:
        source.require(arguments.data)
        run(arguments)
    except (source.MissingDataError, FileNotFoundError, StopIteration) as error:
        print(error or f"no skip-gram vectors in {arguments.work}; run python -m rag.training first", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
