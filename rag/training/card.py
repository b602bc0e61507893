"""The model card: sources with licences, recipe, sizes and the scores as measured."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rag.training import evaluate, model
from rag.training.contrastive import Contrast
from rag.training.skipgram import SkipGram

DATE = "2026-11-22"

SOURCES = """\
| source | licence | used for |
|---|---|---|
| statengeneraal/laws-markdown: Dutch legislation | public domain (art. 11 Auteurswet) | pieces, skip-gram, pairs |
| openjusticebe/be_laws_nl: Belgian legislation | official texts | pieces, skip-gram, pairs |
| bnosac/ruimtehol, doc2vec: Belgian federal questions | CC0 (data) | pieces, skip-gram, pairs |
| Kamervragen (SSC-ICT-Innovatie/LearningLion, jorisheijkant, robinmeure) | official papers | pieces, skip-gram, pairs |
| wimjan123/tweede-kamer-scraper: debates | CC0 at source | pieces, skip-gram, pairs |
| prometheonai/govbench: rijksoverheid.nl | CC0 per row | pieces, skip-gram, pairs |
| digitalheir/java-rechtspraak-library: court decisions | art. 11 Auteurswet | pieces, skip-gram, pairs |
| Algoritmekader, don-site, gemma-zaken, regelrecht, minvws sites | EUPL-1.2 | pieces, skip-gram, pairs |
| Gemeente-Delft/Gemeentelijk-Gegevensmodel | EUPL-1.2, text CC BY 4.0 | pieces, skip-gram, pairs |
| ICTU/Kwaliteitsaanpak | Apache-2.0 | pieces, skip-gram, pairs |
| okfn/opendatahandbook | CC BY-SA (per its site) | pieces, skip-gram, pairs |
| mozilla/legal-docs | CC BY-SA 3.0 | pieces, skip-gram, pairs |
| UD_Dutch-LassySmall, UD_Dutch-Alpino | CC BY-SA 4.0 | pieces, skip-gram, pairs |
| GNOME user docs | CC BY 3.0 | pieces, skip-gram, English pairs |
| STSb-multi-mt, English with Dutch, Dutch pairs of score 4 and 5, and their scores (train, dev) | CC BY-SA 4.0 | pieces, skip-gram, pairs |
| Open Dutch WordNet | CC BY-SA 4.0 | synonym pairs |
| passages and lexicon written for this project (invented facts) | as this repository | pieces, skip-gram, pairs |
| English-Dutch dictionary and sentences, everyday with formal phrases, written for this project | as this repository | pairs |
| 2,955 words of government text with what people say instead | as this repository | pairs |
| 5,581 official texts with everyday questions; 990 scenes of daily life | as this repository | pieces, skip-gram, pairs |
| 4,177 words that people say with what else they are called | as this repository | pairs |
| 16,000 most frequent words of wordfreq 3.1 that the OpenTaal list knows | CC BY-SA 4.0 | pieces |
| NTREX, Tatoeba, SICK-NL, STSb test split, written documents, test questions | | not trained on |
| freedict, alaveteli, WoogleDocumentatie, bron-chat, gpt-nl, LearningLion pages | GPL, AGPL or none | left out |

Only statistics of these texts went into the vectors; no text is contained in the model
apart from the pieces of words in the tokenizer."""

USE = """\
```python
from sentence_transformers import SentenceTransformer
model = SentenceTransformer("rag/models/embedder").float()
```

`.float()` matters: in half precision an empty text, or one of unknown signs only, is divided by
zero and becomes NaN instead of zeros.

Without that library: `tokenizer.json` (tokenizers), add no special tokens, take the mean of
the rows of `embedding.weight` (`model.safetensors`), divide by its length. For late
interaction the weight of a question token is the length of its row:
`score = sum_i w_i max_j cos(q_i, t_j) / sum_i w_i`."""

READING = """\
Read the tables so. qa: MRR of the 594 test questions among all 6,439 answers; a Belgian question
is asked by its title. passages: Success@k of the held-out passages' questions among all
passages. documents: Success@k of the gold paragraph (heading in front) among all paragraphs of
the documents of one file. tatoeba: Success@1 English to Dutch. sick-nl: Spearman correlation on
the test split. mean is the cosine of mean vectors, late the weighted MaxSim, bm25 Dutch
Snowball stems, mean+late the sum of both standardised per question, mix that sum with standardised bm25+5grams."""

LIMITS = """\
Word order, negation and exact figures are not in a mean of token vectors. The text is mostly
legislation up to 2017. The written passages and documents have the habits of their authors, so
their scores flatter the model; the real test questions are the sterner figure. Mono paragraphs
outside legislation that share ten words in a row with a test question or answer were left out;
legislation was not searched for them. The number of epochs and the learning rate were chosen by
the held-out passages, in three runs whose other scores were seen as well."""


RUNS = (Contrast(similar_weight=0.15),)  # the mean of three runs was the weaker in everyday words (docs/log.md)


@dataclass(frozen=True)
class Recipe:
    """All settings of one training; the tables of its contrastive runs are averaged."""

    pieces: int = 32_000
    said: int = 5_000  # of them whole words that people say
    skipgram: SkipGram = field(default_factory=SkipGram)
    runs: tuple[Contrast, ...] = RUNS


def digest(settings: SkipGram | Contrast) -> str:
    """Short mark of the settings, so that a stage resumes only what has the same ones."""
    return hashlib.sha256(repr(settings).encode()).hexdigest()[:8]


def _settings(recipe: Recipe) -> str:
    parts = {
        "tokenizer": {
            "pieces": recipe.pieces,
            "everyday words": recipe.said,
            "kind": "WordPiece, lower case, no accents",
        },
        "skip-gram": asdict(recipe.skipgram),
    }
    parts |= {f"contrastive, run {number}": asdict(run) for number, run in enumerate(recipe.runs, start=1)}
    lines = ["| stage | settings |", "|---|---|"]
    for name, values in parts.items():
        shown = ", ".join(f"{key} {value}" for key, value in values.items())
        lines.append(f"| {name} | {shown} |")
    return "\n".join(lines)


def write(folder: Path, recipe: Recipe, pairs: dict[str, int], report: evaluate.Report) -> str:
    """Write ``README.md`` into the model folder and return its text."""
    counted = ", ".join(f"{name} {number:,}" for name, number in sorted(pairs.items()))
    table = model.Embedder.load(folder).table
    parts = [
        "# Static Dutch/English token embedder",
        f"Date: {DATE}. {table.shape[0]:,} pieces of {table.shape[1]} half-precision numbers; "
        f"{model.size_on_disk(folder) / 1e6:.2f} MB without this card. One table serves two uses: the mean "
        "vector and late interaction.",
        "## Use",
        USE,
        "## Data",
        SOURCES,
        "## Recipe",
        _settings(recipe),
        f"Pairs of the last run (repeats counted): {counted}.",
        "The skip-gram vectors are centred, reduced by principal components and scaled by a smooth inverse "
        "frequency weight; then one table is trained with the sum of two InfoNCE losses, of mean-vector "
        "cosines and of weighted MaxSim. With more than one thread the skip-gram stage is not repeatable to the last digit.",
        "Retrain with `python -m rag.training --data DIR --out DIR`, measure with "
        "`python -m rag.training evaluate --data DIR --model DIR`.",
        "## Scores",
        evaluate.table(report),
        READING,
        "## Limits",
        LIMITS,
    ]
    text = "\n\n".join(parts) + "\n"
    (folder / "README.md").write_text(text, encoding="utf-8")
    return text
