"""Where the objects of a batch go: nothing that is there is lost, and a link, a mode and an output stay what they are."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rag.cli_files import lines_of, write_objects

ONE = [{"id": "a"}]
LINE = '{"id": "a"}\n'


def test_a_batch_that_ends_in_part_is_kept(tmp_path: Path) -> None:
    batch, out = tmp_path / "q.jsonl.part", tmp_path / "q.jsonl"
    batch.write_text("een regel\n")
    assert lines_of(batch, out) == ["een regel"]
    write_objects(out, ONE)
    assert (batch.read_text(), out.read_text()) == ("een regel\n", LINE)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["q.jsonl", "q.jsonl.part"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    real, link = tmp_path / "elders" / "echt.jsonl", tmp_path / "uit.jsonl"
    link.symlink_to(real)
    for before in (None, "oud\n"):
        if before:
            real.write_text(before)
        write_objects(link, ONE)
        assert link.is_symlink() and real.read_text() == LINE


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_the_permissions_stay(tmp_path: Path, mode: int) -> None:
    out = tmp_path / "q.jsonl"
    out.write_text("oud\n")
    out.chmod(mode)
    write_objects(out, ONE)
    assert stat.S_IMODE(out.stat().st_mode) == mode and out.read_text() == LINE


def test_what_was_written_stays_beside_the_file_when_it_breaks_off(tmp_path: Path) -> None:
    out = tmp_path / "q.jsonl"
    out.write_text("oud\n")

    def broken():
        yield ONE[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_objects(out, broken())
    assert (out.read_text(), (tmp_path / "q.jsonl.part").read_text()) == ("oud\n", LINE)


@pytest.mark.skipif(not Path("/proc/self/fd/1").exists(), reason="no /proc")
def test_the_output_of_the_program_is_written_and_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "stdout"  # as /dev/stdout is one; a test must not be able to replace that
    link.symlink_to("/proc/self/fd/1")
    program = "from pathlib import Path; from rag.cli_files import write_objects\n"
    program += f"print('eerst', flush=True); write_objects(Path({str(link)!r}), [{{'id': 'a'}}]); print('daarna')"
    log = tmp_path / "log.txt"
    with log.open("w") as handle:
        subprocess.run([sys.executable, "-c", program], stdout=handle, check=True, cwd=Path(__file__).parents[1])
    assert log.read_text() == f"eerst\n{LINE}daarna\n"
