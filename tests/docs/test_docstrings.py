"""The examples in the package's docstrings work as printed."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def modules() -> list[str]:
    paths = sorted((ROOT / "reportdiff").rglob("*.py"))
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths if path.name != "__main__.py"]
    return [name.removesuffix(".__init__") for name in names]


def examples(module: str) -> list[doctest.DocTest]:
    return [test for test in doctest.DocTestFinder().find(importlib.import_module(module)) if test.examples]


@pytest.mark.parametrize("module", [name for name in modules() if examples(name)])
def test_examples(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # the examples read samples/ as a user does who stands in the repository
    for test in examples(module):
        said: list[str] = []
        doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=said.append)
        assert not said, "".join(said)


@pytest.mark.parametrize(
    "name",
    ["api.read", "api.parse", "api.align", "api.compare", "api.align_texts", "api.quantities", "api.track"]
    + [
        f"changes.ReportDiff.{name}"
        for name in ("rows", "target_rows", "delivery_rows", "to_json", "filter", "from_dict")
    ]
    + ["model.Report.rows", "tracks.Track.rows"],
)
def test_the_verbs_show_how_they_are_used(name: str) -> None:
    module = f"reportdiff.{name.split('.', maxsplit=1)[0]}"
    assert f"reportdiff.{name}" in {test.name for test in examples(module)}
