import subprocess
import sys

import numpy as np
import pytest

from rag.errors import RagError
from rag.index.encoder import StaticEncoder
from rag.index.encoder_worker import WorkerEncoder


@pytest.mark.slow
def test_the_worker_gives_the_vectors_of_the_twin_and_ends(tiny_settings, tiny_model):
    texts = ["De haven van Veldsum", "", "sluiswachters voor de nacht"]
    with WorkerEncoder(tiny_settings.encoder) as worker:
        assert np.allclose(worker.encode(texts), StaticEncoder(tiny_model).encode(texts), atol=1e-3)
    assert worker._process.poll() is not None


@pytest.mark.slow
def test_a_model_that_is_not_there_is_one_sentence(tiny_settings):
    settings = tiny_settings.encoder.model_copy(update={"model": "/nowhere/model"})
    with WorkerEncoder(settings) as worker, pytest.raises(RagError, match="not on this machine"):
        worker.encode(["x"])


@pytest.mark.slow
def test_the_worker_ends_with_its_input(tiny_settings):
    command = [sys.executable, "-m", "rag.index.encoder_worker"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.communicate(tiny_settings.encoder.model_dump_json().encode() + b"\n", timeout=120)
    assert process.returncode == 0
