"""Check that the wheel and the source distribution hold what they should and nothing else.

The wheel is the package as git tracks it, with its metadata; the source distribution adds tests, samples and documents.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path


def tracked(*folders: str) -> set[str]:
    """Return the files that git tracks in these folders."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", *folders], capture_output=True, check=True
    )
    return {name for name in listing.stdout.decode().split("\0") if name}


def main(dist: Path) -> int:
    """Print what is missing or too much in the archives of `dist`, and return how many faults there are."""
    (wheel,), (sdist,) = dist.glob("*.whl"), dist.glob("*.tar.gz")
    faults: list[str] = []
    if not wheel.name.endswith("-py3-none-any.whl"):
        faults.append(f"{wheel.name} is not a wheel for every platform")
    with zipfile.ZipFile(wheel) as archive:
        members = {name for name in archive.namelist() if not name.endswith("/")}
    metadata = {name for name in members if name.split("/")[0].endswith(".dist-info")}
    wanted = ("/METADATA", "/entry_points.txt", "/licenses/LICENSE")
    faults += [f"the wheel has no {end}" for end in wanted if not any(name.endswith(end) for name in metadata)]
    faults += _compare("the wheel", members - metadata, tracked("reportdiff"))
    with tarfile.open(sdist) as archive:
        contents = {member.name.split("/", 1)[1] for member in archive.getmembers() if member.isfile()}
    contents -= {"PKG-INFO", "pyproject.toml", ".gitignore"}
    documents = {"README.md", "README.zh.md", "CHANGELOG.md", "LICENSE"} & tracked()
    faults += _compare("the sdist", contents, tracked("reportdiff", "tests", "samples", "docs") | documents)
    print(*(faults or [f"{wheel.name} and {sdist.name} hold what they should"]), sep="\n")
    return len(faults)


def _compare(what: str, held: set[str], wanted: set[str]) -> list[str]:
    return [f"{what} lacks {name}" for name in sorted(wanted - held)] + [
        f"{what} should not hold {name}" for name in sorted(held - wanted)
    ]


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]))))
