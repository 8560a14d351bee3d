"""Output files: whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from reportdiff.cli.outputs import check_outputs, write_whole
from reportdiff.errors import OutputError

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written(tmp_path: Path) -> None:
    write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert (tmp_path / "a").read_bytes() == b"1"
    assert names(tmp_path) == ["a", "b"]


def test_nothing_is_written_where_one_file_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OutputError, match="nothing was changed"):
        write_whole({tmp_path / "a": b"new", tmp_path / "missing" / "b": b"2"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_an_interrupt_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, error: BaseException
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    (tmp_path / "a").write_bytes(b"old")
    if failing == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif failing == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr("reportdiff.cli.outputs._write", fail)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write_whole({tmp_path / "a": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_device() -> None:
    with pytest.raises(OutputError, match="/dev/full"):
        write_whole({Path("/dev/full"): b"1"})


def test_devices_are_written_to_and_not_replaced() -> None:
    write_whole({Path(os.devnull): b"1"})
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole({link: b"new"})
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(ROOT or sys.platform == "win32", reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(OutputError, match="denied"):
        write_whole({closed / "a": b"1"})


def test_checks_before_any_work(tmp_path: Path) -> None:
    source = tmp_path / "in.txt"
    source.write_bytes(b"x")
    link = tmp_path / "link.txt"
    link.symlink_to(source)
    for output, said in [
        (source, "one of the inputs"),
        (link, "one of the inputs"),
        (tmp_path / "." / "in.txt", "one of the inputs"),
        (tmp_path, "folder"),
        (tmp_path / "none" / "a.html", "no folder"),
        (tmp_path / ("n" * 300), "too long"),
    ]:
        with pytest.raises(OutputError, match=said):
            check_outputs([output], [source])
    with pytest.raises(OutputError, match="twice"):
        check_outputs([tmp_path / "a", tmp_path / "." / "a"], [source])
    check_outputs([tmp_path / "a"], [source, tmp_path / "missing"])
