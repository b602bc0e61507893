"""A small real embedder, a small corpus and an index of it, made once per run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

LETTER = """ Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 14 maart 2025

Met deze brief informeer ik uw Kamer over de stand van de haven van Veldsum.

Uitbreiding van de haven

In de periode tot 2030 komen er bijna 1.200 ligplaatsen bij in de haven van
Veldsum. De kosten bedragen circa € 48,5 miljoen.1 Dat bedrag komt voor 60% van
het Rijk.

Daarom is met de provincie afgesproken dat de kade eerst wordt verlengd.

1 Kamerstuk 12 345, nr. 6.
 Personeel

De sluizen worden bediend door 35 medewerkers. Hiervoor zoekt de
havenmeester:
– sluiswachters voor de nacht;
– monteurs.

De Minister van Waterzaken,
A.B. de Vries
"""
NOTE = """# Nota veerdienst

**Datum**

3 april 2025

## Kern

De veerdienst vervoerde in 2024 ruim 87.000 reizigers tussen Veldsum en Hoorne.

- De dienst vaart elke dag.
- De burgemeester van Veldsum wil een tweede boot.
"""


def write_static_model(folder: Path, texts: list[str], dimensions: int = 24) -> Path:
    """A static embedder over the words of the texts, in the layout of sentence-transformers."""
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = {"[PAD]": 0, "[UNK]": 1}
    for word in sorted({word for text in texts for word in text.lower().split()}):
        vocabulary.setdefault(word.strip(".,:;()“”"), len(vocabulary))
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    (folder / "1_Normalize").mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.random.default_rng(7).normal(size=(len(vocabulary), dimensions)).astype(np.float16)
    table[:2] = 0
    save_file({"embedding.weight": table}, str(folder / "model.safetensors"))
    kinds = ("sentence_transformers.models.StaticEmbedding", "sentence_transformers.models.Normalize")
    modules = [{"idx": i, "name": str(i), "path": ("", "1_Normalize")[i], "type": kind} for i, kind in enumerate(kinds)]
    (folder / "modules.json").write_text(json.dumps(modules))
    return folder


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_static_model(tmp_path_factory.mktemp("model") / "tiny", [LETTER, NOTE])


@pytest.fixture(scope="session")
def tiny_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "havenbrief.txt").write_text(LETTER, encoding="utf-8")
    (folder / "nota-veerdienst.md").write_text(NOTE, encoding="utf-8")
    return folder


@pytest.fixture
def tiny_settings(tiny_model: Path, tiny_corpus: Path, tmp_path: Path):
    """Settings on the small corpus with an index folder of their own."""
    from rag.settings import load_settings

    settings = load_settings(tmp_path / "index", tiny_corpus)
    return settings.model_copy(update={"encoder": settings.encoder.model_copy(update={"model": str(tiny_model)})})


@pytest.fixture(scope="session")
def tiny_index(tiny_model: Path, tiny_corpus: Path, tmp_path_factory: pytest.TempPathFactory):
    """An opened index of the small corpus."""
    from rag.index.opened import open_index
    from rag.settings import load_settings

    settings = load_settings(tmp_path_factory.mktemp("index"), tiny_corpus)
    settings = settings.model_copy(update={"encoder": settings.encoder.model_copy(update={"model": str(tiny_model)})})
    build_live(settings)
    return open_index(settings)


def build_live(settings):
    """Build the corpus of the settings with the numpy encoder (no torch) and make it live."""
    from rag.index.build import build_version
    from rag.index.encoder import StaticEncoder, model_name
    from rag.index.versions import promote
    from rag.ingest import read_collection

    collection, documents = read_collection(settings, lambda _: None)
    folder = Path(settings.encoder.model)
    version = build_version(settings, collection, documents, lambda: StaticEncoder(folder), model_name(folder))
    promote(settings.index, version.id)
    return version
