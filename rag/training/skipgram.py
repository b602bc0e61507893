"""Skip-gram token vectors, by a small C routine that is compiled when it is needed.

Source of the method: Mikolov et al. (2013), "Distributed Representations of Words and
Phrases and their Compositionality". With one thread a run is repeatable; with more the
threads update one table without locks (Recht et al. 2011), so figures differ slightly.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from rag.training import corpus
from rag.training.tokenizer import encode

Floats = npt.NDArray[np.float32]
_BATCH = 20_000
_LINE_CAP = 2_000
_NOISE_SIZE = 1 << 22


@dataclass(frozen=True)
class SkipGram:
    """Settings of one run."""

    dim: int = 256
    window: int = 10
    negatives: int = 8
    epochs: int = 3
    rate: float = 0.03
    subsample: float = 1e-4
    threads: int = 2
    seed: int = 1


def interleave(left: list[int], right: list[int]) -> list[int]:
    """Merge two token lists by relative position, so that aligned words are neighbours."""
    keyed = [((n + 0.5) / len(left), 0, token) for n, token in enumerate(left)]
    keyed += [((n + 0.5) / len(right), 1, token) for n, token in enumerate(right)]
    return [token for _, _, token in sorted(keyed)]


class _Lines:
    """Collects encoded lines in chunks, each as often as it is to be seen."""

    def __init__(self) -> None:
        self.tokens: list[npt.NDArray[np.int32]] = []
        self.lengths: list[int] = []

    def add(self, ids: list[int], repeats: int) -> None:
        cut = np.asarray(ids[:_LINE_CAP], dtype=np.int32)
        for _ in range(repeats):
            self.tokens.append(cut)
            self.lengths.append(len(cut))


def build_corpus(data: Path, mono_path: Path, tokenizer: Tokenizer, target: Path) -> None:
    """Encode all training lines; writes ``tokens`` (int32) and ``offsets`` (int64)."""
    lines = _Lines()
    texts: list[tuple[str, int]] = []

    def flush() -> None:
        ids = encode(tokenizer, [text for text, _ in texts])
        for one, (_, repeats) in zip(ids, texts, strict=True):
            lines.add(one, repeats)
        texts.clear()

    for item in corpus.plain_lines(data, mono_path):
        texts.append(item)
        if len(texts) == _BATCH:
            flush()
    flush()
    pairs = list(corpus.mixed_pairs(data))
    lefts = encode(tokenizer, [left for left, _, _ in pairs])
    rights = encode(tokenizer, [right for _, right, _ in pairs])
    for left, right, (_, _, repeats) in zip(lefts, rights, pairs, strict=True):
        lines.add(interleave(left, right), repeats)
    part = target.with_suffix(".part.npz")
    np.savez(
        part,
        tokens=np.concatenate(lines.tokens),
        offsets=np.concatenate([[0], np.cumsum(lines.lengths)]).astype(np.int64),
    )
    part.rename(target)


def compile_routine(folder: Path) -> ctypes.CDLL:
    """Compile ``skipgram.c`` into ``folder`` and load it."""
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise RuntimeError("Skip-gram training needs a C compiler (cc or gcc) on the PATH.")
    library = folder / "skipgram.so"
    flags = ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC"]
    source = Path(__file__).with_name("skipgram.c")
    subprocess.run([compiler, *flags, str(source), "-o", str(library), "-lm"], check=True)
    return ctypes.CDLL(str(library))


def keep_probability(counts: npt.NDArray[np.int64], threshold: float) -> Floats:
    """Chance that an occurrence of each token is kept (word2vec subsampling), shape (V,)."""
    share = np.maximum(counts, 1) / counts.sum()
    keep: Floats = np.minimum(np.sqrt(threshold / share) + threshold / share, 1.0).astype(np.float32)
    return keep


def noise_table(counts: npt.NDArray[np.int64], rng: np.random.Generator) -> npt.NDArray[np.int32]:
    """Token ids drawn in proportion to count ** 0.75, for negative samples."""
    weight = counts.astype(np.float64) ** 0.75
    return rng.choice(len(counts), size=_NOISE_SIZE, p=weight / weight.sum()).astype(np.int32)


def train(encoded: Path, vocabulary: int, settings: SkipGram, target: Path) -> None:
    """Train on an encoded corpus and write the input vectors, shape (V, dim), and counts."""
    with np.load(encoded) as arrays:
        tokens, offsets = arrays["tokens"], arrays["offsets"]
    rng = np.random.default_rng(settings.seed)
    counts = np.bincount(tokens, minlength=vocabulary).astype(np.int64)
    counts[0] = 0
    keep = keep_probability(counts, settings.subsample)
    keep[0] = 0.0
    noise = noise_table(counts, rng)
    shape = (vocabulary, settings.dim)
    inside = ((rng.random(shape, dtype=np.float32) - 0.5) / settings.dim).astype(np.float32)
    outside = np.zeros(shape, dtype=np.float32)
    library = compile_routine(target.parent)
    for epoch in range(settings.epochs):
        order = rng.permutation(len(offsets) - 1).astype(np.int64)
        high = settings.rate * max(1 - epoch / settings.epochs, 1e-2)
        low = settings.rate * max(1 - (epoch + 1) / settings.epochs, 1e-2)
        arrays_in = (tokens, offsets, order, inside, outside, keep, noise)
        _epoch(library, arrays_in, settings, (high, low), epoch)
        print(f"skip-gram epoch {epoch + 1} of {settings.epochs} done", flush=True)
    part = target.with_suffix(".part.npz")
    np.savez(part, vectors=inside, counts=counts)
    part.rename(target)


def _epoch(
    library: ctypes.CDLL,
    arrays: tuple[npt.NDArray[np.generic], ...],
    settings: SkipGram,
    rates: tuple[float, float],
    epoch: int,
) -> None:
    """One pass over all lines, split over the threads."""
    tokens, offsets, order, inside, outside, keep, noise = (ctypes.c_void_p(array.ctypes.data) for array in arrays)
    bounds = np.linspace(0, arrays[2].size, settings.threads + 1).astype(np.int64)

    def work(number: int) -> None:
        library.skipgram_run(
            *(tokens, offsets, order),
            *(ctypes.c_int64(int(bounds[number])), ctypes.c_int64(int(bounds[number + 1]))),
            *(inside, outside, ctypes.c_int(settings.dim), keep, noise),
            *(ctypes.c_int64(arrays[6].size), ctypes.c_int(settings.window)),
            *(ctypes.c_int(settings.negatives), ctypes.c_float(rates[0])),
            ctypes.c_float(rates[1]),
            ctypes.c_uint64(settings.seed * 1000 + epoch * 10 + number + 1),
        )

    threads = [threading.Thread(target=work, args=(n,)) for n in range(settings.threads)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def load(path: Path) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Vectors (V, dim) and token counts (V,) of a finished run."""
    with np.load(path) as arrays:
        return arrays["vectors"], arrays["counts"]
