"""Output files, whole or not at all.

Every file is first written beside its place under another name and moved there when all of them are complete, so that
a full disk, an error or an interrupt leaves what stood there before, and no half of anything.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportdiff.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["check_outputs", "write_whole"]


def check_outputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raise `OutputError` where an output cannot be written or would overwrite an input, before any work is done."""
    sources = tuple(inputs)
    seen: set[Path] = set()
    for path in outputs:
        try:
            place = Path(os.path.realpath(path))
            _check(path, place, sources)
        except (OSError, ValueError) as error:
            raise OutputError(f"{path} cannot be written: {_told(error)}") from error
        if place in seen:
            raise OutputError(f"{path} is named twice as an output; give each output a name of its own")
        seen.add(place)


def _check(path: Path, place: Path, sources: Iterable[Path]) -> None:
    if any(_same(path, source) for source in sources):
        raise OutputError(f"{path} is one of the inputs and is not overwritten; choose another name for the output")
    if place.is_dir():
        raise OutputError(f"{path} is a folder; name a file in it")
    if not place.parent.is_dir():
        raise OutputError(f"{path} cannot be written: there is no folder {place.parent}; make it first")
    with suppress(FileNotFoundError):
        place.lstat()  # fails where the name itself is impossible


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write all files or none; raises `OutputError` where one cannot be written.

    Devices and pipes are written directly. A symbolic link stays a link, a file keeps its permissions.
    """
    staged: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for number, (path, data) in enumerate(files.items()):
            place = Path(os.path.realpath(path))
            if place.exists() and not place.is_file():
                place.write_bytes(data)
                continue
            draft = place.parent / f".reportdiff-{os.getpid()}-{number}.tmp"
            staged.append((draft, place))
            _write(draft, data, _mode(place))
        while staged:
            draft, path = staged[0]
            draft.replace(path)
            staged.pop(0)
    except (OSError, ValueError) as error:
        raise OutputError(f"{path} cannot be written: {_told(error)}; nothing was changed") from error
    finally:
        for draft, _ in staged:
            with suppress(OSError):
                draft.unlink()


def _write(draft: Path, data: bytes, mode: int | None) -> None:
    with suppress(FileNotFoundError):
        draft.unlink()  # left by a process of the same number that was killed
    with draft.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # some file systems report a full disk only here
    if mode is not None:
        draft.chmod(mode)


def _mode(place: Path) -> int | None:
    return stat.S_IMODE(place.stat().st_mode) if place.exists() else None


def _told(error: OSError | ValueError) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
