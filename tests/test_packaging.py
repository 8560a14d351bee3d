"""What someone who installs the package relies on: types, one version, public names with words, a light import."""

from __future__ import annotations

import ast
import importlib.metadata
import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import reportdiff

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "reportdiff"
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_type_checkers_find_the_types() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_the_version_is_written_in_one_place() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert reportdiff.__version__ == importlib.metadata.version("reportdiff")
    written = [
        name(path) for path in MODULES if re.search(r"^__version__\s*=", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert written == [PROJECT["tool"]["hatch"]["version"]["path"]]


def test_the_runtime_dependencies_are_the_five() -> None:
    names = {re.match(r"[a-z]+", requirement)[0] for requirement in PROJECT["project"]["dependencies"]}  # type: ignore[index]
    assert names == {"click", "jieba", "numpy", "rapidfuzz", "rich"}


def test_the_test_extra_and_the_test_group_are_the_same() -> None:
    assert PROJECT["project"]["optional-dependencies"]["test"] == PROJECT["dependency-groups"]["test"]


@pytest.mark.parametrize("public", sorted(reportdiff.__all__))
def test_each_public_name_exists_and_says_what_it_is(public: str) -> None:
    value = getattr(reportdiff, public)
    if inspect.isclass(value) or inspect.isroutine(value) or inspect.ismodule(value):
        assert (value.__doc__ or "").strip(), f"reportdiff.{public} has no docstring"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_each_module_lists_its_public_names(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    listed = _all(tree)
    if path.name == "__init__.py" and not defined and listed is None:
        return
    assert listed is not None, "say in __all__ what this module offers"
    assert listed == sorted(set(listed), key=listed.index), "a name is listed twice"
    public = {found for found in defined if not found.startswith("_")}
    assert public <= set(listed), f"public but not in __all__: {sorted(public - set(listed))}"


def docstrings(tree: ast.Module) -> Iterator[tuple[str, str | None]]:
    """The docstrings of a module, and of its public functions, classes and methods, each with whose it is."""
    if tree.body:
        yield "the module", ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, ast.get_docstring(node)
            for member in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                    yield f"{node.name}.{member.name}", ast.get_docstring(member)


def fault_of(docstring: str | None) -> str:
    """What is wrong with a docstring: its first line is one sentence, and a blank line parts it from the rest."""
    if not docstring:
        return "has no docstring"
    first, _, rest = docstring.partition("\n")
    if not first.endswith((".", "?")):
        return f"begins with no whole sentence: {first}"
    if re.search(r"[.?!] [A-Z]", first):
        return f"begins with more than one sentence: {first}"
    return "has no blank line after its first" if rest and not rest.startswith("\n") else ""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_docstring_of_each_public_thing_begins_with_one_sentence(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    faults = [f"{thing} {fault}" for thing, text in docstrings(tree) if (fault := fault_of(text))]
    assert not faults, faults


@pytest.mark.parametrize(
    ("code", "loaded"), [("import reportdiff", set()), ("from reportdiff import compare", {"numpy", "rapidfuzz"})]
)
def test_importing_the_package_is_light(code: str, loaded: set[str]) -> None:
    heavy = {"click", "jieba", "numpy", "pkg_resources", "rapidfuzz", "rich"}
    code = f"{code}; import sys; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert set(done.stdout.split()) == loaded
    assert done.stderr == ""


def _all(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return list(ast.literal_eval(node.value))
    return None
