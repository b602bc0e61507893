import doctest
import importlib

import pytest

MODULES = ("evidence", "figure_match", "intervals", "invariants", "measures", "retrieval", "screen")


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_docstrings(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"evals.{name}"))
    assert found.failed == 0
