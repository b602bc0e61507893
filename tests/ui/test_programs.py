"""The examples of docs/api.md, run against a server: curl, httpx, the Gradio client, the MCP client of the SDK."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```(sh|python)\n(.*?)```", DOCS, re.DOTALL)


def test_there_are_examples():
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize(("language", "text"), EXAMPLES)
def test_example(language, text, address):
    text = text.replace("http://127.0.0.1:7860/", address).replace("http://127.0.0.1:7860", address.rstrip("/"))
    if language == "sh":
        if shutil.which("curl") is None:
            pytest.skip("no curl on this machine")
        out = subprocess.run(shlex.split(text), capture_output=True, check=True, timeout=60).stdout
        found = json.loads(out)
        assert "error" not in found
        assert found
        return
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
