"""The short forms of the three commands about updates; their full forms are run by hand and in releases."""

import pytest

from evals import crash, faults, updates


@pytest.mark.slow
def test_every_planted_fault_is_refused(capsys):
    assert faults.main(["--short"]) == 0, capsys.readouterr().out


@pytest.mark.slow
def test_every_honest_update_goes_live(capsys):
    assert updates.main(["--short"]) == 0, capsys.readouterr().out


@pytest.mark.slow
def test_kills_and_full_disks_lose_nothing(capfd):
    assert crash.main(["--kills", "10"]) == 0, capfd.readouterr().out
