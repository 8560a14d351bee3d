"""Imports run one way, each third-party library has one place, and language facts stay in the language stage."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "reportdiff"
MODULES = sorted(PACKAGE.rglob("*.py"))

BASE = {"arithmetic", "errors", "options", "model", "version"}
MAY_IMPORT = {
    "arithmetic": set(),
    "errors": set(),
    "version": set(),
    "options": {"errors"},
    "arguments": {"errors", "options"},
    "model": {"errors"},
    "language": BASE,
    "reader": BASE | {"language"},
    "parser": BASE | {"language"},
    "changes": BASE | {"arguments"},
    "aligner": BASE | {"language", "changes"},
    "differ": BASE | {"language", "changes", "aligner"},
    "tracks": BASE | {"arguments", "changes"},
    "tracker": BASE | {"language", "changes", "differ", "tracks"},
    "selection": BASE | {"changes"},
    "renderer": BASE | {"changes", "selection", "tracks"},
    "api": BASE
    | {"arguments", "language", "reader", "parser", "changes", "aligner", "differ", "tracks", "tracker", "renderer"},
    "__init__": BASE | {"changes", "tracks", "api", "renderer"},
    "cli": BASE | {"__init__", "api", "changes", "tracks", "renderer"},
    "__main__": {"errors", "cli"},
}
"""For each stage, by its module's or its folder's name: the other stages it may import."""

INSIDE_FUNCTIONS = {
    ("arguments", "renderer"),
    ("model", "renderer"),
    ("changes", "renderer"),
    ("changes", "selection"),
    ("tracks", "renderer"),
}
"""`ReportDiff.to_json()` and its like import what they need when they are called: a convenience for notebooks."""

THIRD_PARTY = {
    "jieba": r"language/zh/",
    "numpy": r"aligner/",
    "rapidfuzz": r"aligner/",
    "difflib": r"differ/",
    "rich": r"renderer/terminal(/|\.py$)",
    "click": r"(cli(/|\.py$)|__main__\.py$)",
}
"""For each library (and difflib): the only places that may import it, as a pattern of paths within the package."""

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN_ALLOWED = re.compile(r"^(language/|renderer/(.+/)?[a-z_]*messages[^/]*(/|\.py$))")


@dataclass(frozen=True)
class Import:
    module: str
    line: int
    in_function: bool


def imports(path: Path) -> list[Import]:
    """Every import of a module, those for type checkers and those inside functions included."""
    found: list[Import] = []

    def walk(node: ast.AST, *, in_function: bool) -> None:
        if isinstance(node, ast.Import):
            found.extend(Import(alias.name, node.lineno, in_function) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full, so that they are found"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}" if node.module == "reportdiff" else str(node.module)
                found.append(Import(whole, node.lineno, in_function))
        inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            walk(child, in_function=inside)

    walk(ast.parse(path.read_text(encoding="utf-8")), in_function=False)
    return found


def stage_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def stage_imported(module: str) -> str | None:
    """The stage that an import within the package reaches; a public name of the package itself is `__init__`."""
    parts = module.split(".")
    if parts[0] != "reportdiff":
        return None
    if len(parts) == 1:
        return "__init__"
    known = (PACKAGE / f"{parts[1]}.py").exists() or (PACKAGE / parts[1]).is_dir()
    return parts[1] if known else "__init__"


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_run_one_way(path: Path) -> None:
    stage = stage_of(path)
    assert stage in MAY_IMPORT, f"say in this test which stages {stage} may import"
    for found in imports(path):
        target = stage_imported(found.module)
        if target is None or target == stage or target in MAY_IMPORT[stage]:
            continue
        if found.in_function and (stage, target) in INSIDE_FUNCTIONS:
            continue
        pytest.fail(f"{name(path)}:{found.line}: {stage} must not import {found.module}")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_each_library_has_its_one_place(path: Path) -> None:
    for found in imports(path):
        library = found.module.split(".")[0]
        if library == "reportdiff" or (library in sys.stdlib_module_names and library not in THIRD_PARTY):
            continue
        assert library in THIRD_PARTY, f"{name(path)}:{found.line}: {library} is not a dependency of this package"
        place = THIRD_PARTY[library]
        assert re.match(place, name(path)), f"{name(path)}:{found.line}: {library} belongs in {place} only"


def text_files() -> list[Path]:
    suffixes = {".py", ".json", ".toml", ".html", ".css", ".js", ".txt", ".md"}
    return sorted(path for path in PACKAGE.rglob("*") if path.suffix in suffixes)


@pytest.mark.parametrize("path", text_files(), ids=name)
def test_no_han_character_outside_the_language_tables_and_the_messages(path: Path) -> None:
    if HAN_ALLOWED.match(name(path)):
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        assert not HAN.search(line), f"{name(path)}:{number}: move this to language/ or to the messages: {line.strip()}"


def test_the_reader_of_imports_sees_them_all(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        "from typing import TYPE_CHECKING\n"
        "import os, click.testing\n"
        "from reportdiff import parser\n"
        "if TYPE_CHECKING:\n    from reportdiff.model import Report\n"
        "def late():\n    from reportdiff.renderer.json import render_json\n",
        encoding="utf-8",
    )
    assert imports(path) == [
        Import("typing", 1, in_function=False),
        Import("os", 2, in_function=False),
        Import("click.testing", 2, in_function=False),
        Import("reportdiff.parser", 3, in_function=False),
        Import("reportdiff.model", 5, in_function=False),
        Import("reportdiff.renderer.json", 7, in_function=True),
    ]
    assert stage_imported("reportdiff.parser") == "parser"
    assert stage_imported("reportdiff.compare") == "__init__"
