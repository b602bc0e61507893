"""The encoder of ingest in a process of its own: its slow import runs beside the reading of the documents.

The parent writes the settings and then lists of texts as lines of JSON; the worker answers each with a length of eight
bytes and that many bytes: ``.npy`` for vectors, else ``!`` and a sentence. It ends when its input ends, so that it never
outlives the parent.
"""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
from typing import IO, Self

import numpy as np

from rag.errors import RagError
from rag.index.encoder import SHIPPED, Vectors, model_name, passage_encoder
from rag.settings import PROJECT, EncoderSettings

_FAILED = b"!"


class WorkerEncoder:
    """An encoder whose work is done by another process, started at once and asked later. A context manager."""

    def __init__(self, settings: EncoderSettings) -> None:
        from pathlib import Path

        folder = SHIPPED if settings.model == "shipped" else Path(settings.model)
        self.name = model_name(folder) if folder.is_dir() else settings.model
        command = [sys.executable, "-m", "rag.index.encoder_worker"]
        path = os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
        )  # fmt: skip
        self._send(settings.model_dump_json())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def encode(self, texts: list[str]) -> Vectors:
        """Vectors of the texts, shape (texts, dimensions). RagError where the worker could not make them."""
        self._send(json.dumps(texts))
        assert self._process.stdout is not None
        head = self._process.stdout.read(8)
        data = self._process.stdout.read(struct.unpack("<Q", head)[0]) if len(head) == 8 else b""
        if not data:
            raise RagError("the encoder stopped without an answer; free memory and run it again: python ingest.py")
        if data.startswith(_FAILED):
            raise RagError(data[1:].decode())
        return np.asarray(np.load(io.BytesIO(data)), np.float32)

    def close(self) -> None:
        """End the worker."""
        self._process.kill()
        self._process.communicate()

    def _send(self, line: str) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return  # the answer that does not come says it


def serve(lines: IO[bytes], out: IO[bytes]) -> None:
    """Answer every list of texts; a failure is an answer too."""
    settings = EncoderSettings.model_validate_json(lines.readline())
    failed = ""
    try:
        encoder = passage_encoder(settings)
    except RagError as error:
        failed = str(error)
    for line in lines:
        made = io.BytesIO()
        if failed:
            made.write(_FAILED + failed.encode())
        else:
            np.save(made, encoder.encode(json.loads(line)))
        out.write(struct.pack("<Q", made.tell()) + made.getvalue())
        out.flush()


def main() -> int:
    """Serve on the streams of the process; what libraries print goes to stderr."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
