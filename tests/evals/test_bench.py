import pytest

from evals import bench
from rag.errors import RagError


def test_a_line_has_its_ratio() -> None:
    assert bench.Line("cold", 3.0, "s", "imports", 2.0).ratio == 1.5
    assert bench.Line("memory", 3.0, "MiB").ratio is None


def test_a_process_that_fails_is_an_error() -> None:
    bench.process("-c", "pass")
    with pytest.raises(RagError, match="broken"):
        bench.process("-c", "raise SystemExit('broken')")


def test_peak_memory_is_that_of_a_python_process() -> None:
    own = bench.memory()[0]
    assert own.unit == "MiB" and 20 < own.value < 20_000
