"""The short forms of the three commands about updates; their full forms are run by hand and in releases."""

import subprocess
import sys

import pytest

from evals import faults, updates
from rag.settings import PROJECT


@pytest.mark.slow
def test_every_planted_fault_is_refused(capsys):
    assert faults.main(["--short"]) == 0, capsys.readouterr().out


@pytest.mark.slow
def test_every_honest_update_goes_live(capsys):
    assert updates.main(["--short"]) == 0, capsys.readouterr().out


@pytest.mark.slow
def test_kills_and_full_disks_lose_nothing():
    # a process of its own: it forks, which it may not do once Chroma has threads
    command = [sys.executable, "-m", "evals.crash", "--kills", "10"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
