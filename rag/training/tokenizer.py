"""The WordPiece tokenizer: lower case, accents stripped, no special tokens added.

Accents are stripped because people leave them out when they search (``coordinatie``);
Dutch spelling hardly ever needs them to tell words apart.
Source of the method: Wu et al. (2016), WordPiece, as in the ``tokenizers`` library.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
_ALPHABET = 300


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
