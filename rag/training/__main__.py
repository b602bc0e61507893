"""Command line: ``python -m rag.training [train|evaluate] --data DIR ...``.

``train`` (the default) runs all stages in a working folder and writes the model folder
with its card; ``evaluate`` prints the scores of a model folder.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import torch

from rag.training import card, contrastive, corpus, data, evaluate, everyday, model, pairs, skipgram, tokenizer


def train(arguments: argparse.Namespace) -> None:
    """Run every stage whose file is absent, then export and measure."""
    folder: Path = arguments.data
    out: Path = arguments.out
    work: Path = arguments.work or out.with_name(out.name + ".work")
    work.mkdir(parents=True, exist_ok=True)
    recipe = card.Recipe(
        pieces=arguments.pieces,
        skipgram=skipgram.SkipGram(threads=arguments.threads, seed=arguments.seed),
        runs=tuple(replace(run, dim=arguments.dim, seed=arguments.seed) for run in card.RUNS),
    )
    mono = work / "mono.tsv"
    if not mono.exists():
        corpus.build_mono(folder, mono)
    own = work / f"pieces{recipe.pieces}-{recipe.said}-{everyday.digest()}"
    own.mkdir(exist_ok=True)
    if not (own / "tokenizer.json").exists():
        pieces = tokenizer.train(corpus.tokenizer_lines(folder, mono, arguments.seed), recipe.pieces)
        lines = corpus.tokenizer_lines(folder, mono, arguments.seed)
        tokenizer.save(tokenizer.with_words(pieces, everyday.words(), lines, recipe.said), own / "tokenizer.json")
    known = tokenizer.load(own / "tokenizer.json")
    if not (own / "corpus.npz").exists():
        skipgram.build_corpus(folder, mono, known, own / "corpus.npz")
    first = own / f"skipgram-{card.digest(recipe.skipgram)}.npz"
    if not first.exists():
        skipgram.train(own / "corpus.npz", known.get_vocab_size(), recipe.skipgram, first)
    vectors, counts = skipgram.load(first)
    start = contrastive.start_table(vectors, counts, arguments.dim)
    judged = contrastive.encode_judged(known, [*data.similar(folder), *everyday.graded(folder)])
    tables = []
    for run in recipe.runs:
        built = pairs.build(folder, mono, run.repeats, run.seed, run.left_out)
        encoded = contrastive.encode_pairs(known, built, run.longest_text)
        tables.append(contrastive.train(start, encoded, run, own / f"contrast-{card.digest(run)}.pt", judged))
    model.export(contrastive.averaged(tables), known, out)
    report = evaluate.evaluate(model.Embedder.load(out), folder)
    text = card.write(out, recipe, pairs.count(built), report)
    print(text)


def measure(arguments: argparse.Namespace) -> None:
    """Print the scores of a model folder."""
    print(evaluate.table(evaluate.evaluate(model.Embedder.load(arguments.model), arguments.data)))


def parser() -> argparse.ArgumentParser:
    """The arguments of both commands."""
    made = argparse.ArgumentParser(prog="python -m rag.training", description=__doc__)
    made.add_argument("command", nargs="?", default="train", choices=("train", "evaluate"))
    made.add_argument("--data", type=Path, required=True, help="the training data folder")
    made.add_argument("--out", type=Path, help="the model folder to write (train)")
    made.add_argument("--work", type=Path, help="folder for the files of the stages (train)")
    made.add_argument("--model", type=Path, help="the model folder to measure (evaluate)")
    made.add_argument("--pieces", type=int, default=32_000)
    made.add_argument("--dim", type=int, default=176)
    made.add_argument("--threads", type=int, default=2)
    made.add_argument("--seed", type=int, default=1)
    return made


def main() -> int:
    """Run the command; one plain line when something it needs is absent."""
    made = parser()
    arguments = made.parse_args()
    torch.set_num_threads(arguments.threads)
    if arguments.command == "train" and arguments.out is None:
        made.error("train needs --out")
    if arguments.command == "evaluate" and arguments.model is None:
        made.error("evaluate needs --model")
    try:
        data.require(arguments.data)
        (train if arguments.command == "train" else measure)(arguments)
    except data.MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
