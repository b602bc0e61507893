"""Writing the reader as an ONNX file in eight-bit integers, for onnxruntime."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from rag.retrieval.pairs import MARKS
from rag.training.reader.network import Network


class _Scores(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, tokens: Tensor, segments: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        return self.network.scores(self.network(tokens, segments, marks))


def export(network: Network, folder: Path, embedder: str) -> None:
    """Write ``model.onnx`` (dynamic eight-bit weights) and the name of the embedder whose marks it reads."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    shape = (2, 32)
    example = (
        torch.ones(shape, dtype=torch.long),
        torch.ones(shape, dtype=torch.long),
        torch.zeros(*shape, MARKS),
    )
    axes = {name: {0: "pairs", 1: "pieces"} for name in ("tokens", "segments", "marks", "inside")}
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            _Scores(network), example, str(full), input_names=["tokens", "segments", "marks"],
            output_names=["pair", "inside"], dynamic_axes=axes | {"pair": {0: "pairs"}}, dynamo=False, opset_version=17,
        )  # fmt: skip
        quantize_dynamic(str(full), str(folder / "model.onnx"), weight_type=QuantType.QInt8)
    (folder / "embedder.txt").write_text(embedder + "\n", encoding="utf-8")
