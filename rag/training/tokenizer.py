"""The WordPiece tokenizer: lower case, accents stripped, no special tokens added.

Accents are stripped because people leave them out when they search (``coordinatie``);
Dutch spelling hardly ever needs them to tell words apart.
Source of the method: Wu et al. (2016), WordPiece, as in the ``tokenizers`` library.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
_ALPHABET = 300
_BATCH = 5_000


def train(lines: Iterable[str], size: int) -> Tokenizer:
    """Train ``size`` pieces (the unknown piece, id 0, among them) on ``lines``."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.BertNormalizer(
        clean_text=True, handle_chinese_chars=False, strip_accents=True, lowercase=True
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size,
        min_frequency=3,
        limit_alphabet=_ALPHABET,
        special_tokens=[UNKNOWN],
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines, trainer)
    return tokenizer


def with_words(tokenizer: Tokenizer, words: Iterable[str], lines: Iterable[str], most: int) -> Tokenizer:
    """The same number of pieces, with up to ``most`` of ``words`` as pieces of their own.

    They come in order, those that are one piece already not counted, in the place of the pieces of three signs and more that
    ``lines`` use least. Words that people say and officials do not write are else cut into pieces that mean nothing.
    """
    whole = set(tokenizer.get_vocab())
    wanted = list(itertools.islice((word for word in dict.fromkeys(words) if word not in whole), most))
    used = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    for batch in _batches(lines):
        for ids in encode(tokenizer, batch):
            np.add.at(used, ids, 1)
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: (used[item[1]], item[1]))
    free = [(piece, row) for piece, row in pieces if len(piece.removeprefix("##")) > 2 and piece != UNKNOWN]
    model = json.loads(tokenizer.to_str())
    vocabulary: dict[str, int] = model["model"]["vocab"]
    for (piece, row), word in zip(free, wanted, strict=False):
        del vocabulary[piece]
        vocabulary[word] = row
    model["model"]["vocab"] = dict(sorted(vocabulary.items(), key=lambda item: item[1]))
    return Tokenizer.from_str(json.dumps(model))


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    left = iter(lines)
    while batch := list(itertools.islice(left, _BATCH)):
        yield batch


def save(tokenizer: Tokenizer, path: Path) -> None:
    """Write the tokenizer without indentation, by way of a part file."""
    part = path.with_suffix(".part")
    tokenizer.save(str(part), pretty=False)
    part.rename(path)


def load(path: Path) -> Tokenizer:
    """Read a tokenizer that neither pads nor cuts."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def encode(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    """Token ids of each text, without special tokens."""
    return [item.ids for item in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]
