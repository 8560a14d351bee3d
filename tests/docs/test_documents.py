"""The documents: their examples work as printed, their links lead somewhere, and they list what there is."""

from __future__ import annotations

import importlib.util
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from reportdiff.renderer.messages import words

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent.parent


def script(name: str) -> ModuleType:
    """A script of docs/, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


EXAMPLES = script("run_examples")
DOCUMENTS = EXAMPLES.documents()
TRANSLATED = ROOT / "README.zh.md"  # has the same examples as README.md, which is tested below
MARKDOWN = MarkdownIt("commonmark").enable("table")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def runnable(path: Path) -> bool:
    return any(block.language in ("sh", "console", "python") for block in EXAMPLES.blocks(path.read_text("utf-8")))


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if runnable(path) and path != TRANSLATED], ids=name)
def test_the_code_blocks_work_as_printed(path: Path) -> None:
    faults, _ = EXAMPLES.run(path.read_text(encoding="utf-8"))
    assert not faults, "\n".join(f"{name(path)}:{fault.line}: {fault.what}" for fault in faults)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_code_block_says_its_language(path: Path) -> None:
    fences = [token for token in MARKDOWN.parse(path.read_text(encoding="utf-8")) if token.type == "fence"]
    known = {"sh", "console", "python", "toml", "json", "text", "csv"}
    assert {token.info for token in fences} <= known
    assert len(fences) == len(list(EXAMPLES.blocks(path.read_text(encoding="utf-8")))), "a fence is not seen"


def anchors(path: Path) -> set[str]:
    """The anchors that a repository's page gives to the headings of a document."""
    tokens = MARKDOWN.parse(path.read_text(encoding="utf-8"))
    titles = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links(path: Path) -> list[str]:
    inline = [t for token in MARKDOWN.parse(path.read_text(encoding="utf-8")) for t in token.children or ()]
    return [str(t.attrs.get("href") or t.attrs.get("src")) for t in inline if t.type in ("link_open", "image")]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in links(path):
        if re.match(r"[a-z]+:", link):
            assert link.startswith("https://"), link
            continue
        place, _, anchor = unquote(link).partition("#")
        target = (path.parent / place).resolve() if place else path
        assert target.exists(), f"{name(path)}: {link} leads nowhere"
        assert target.is_relative_to(ROOT)
        if anchor:
            assert anchor in anchors(target), f"{name(path)}: no heading for {link}"


def test_the_index_names_every_document() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in links(index)}
    wanted = {path for path in DOCUMENTS if path.parent == ROOT / "docs" and path != index}
    assert wanted <= linked, sorted(name(path) for path in wanted - linked)


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_both_readmes_lead_to_the_documents(readme: str) -> None:
    assert {"docs/README.md", "docs/quality.md", "CHANGELOG.md", "LICENSE"} <= set(links(ROOT / readme))


def test_both_readmes_have_the_same_examples() -> None:
    def examples(path: Path) -> list[tuple[str, str]]:
        found = EXAMPLES.blocks(path.read_text(encoding="utf-8"))
        return [(block.language, re.sub(r" *#.*", "", block.body)) for block in found]

    assert examples(ROOT / "README.md") == examples(TRANSLATED)


def test_the_command_line_reference_says_what_the_command_says() -> None:
    page = (ROOT / "docs" / "cli-reference.md").read_text(encoding="utf-8")
    assert page == script("generate_cli_reference").reference(), "run docs/generate_cli_reference.py"


def test_the_glossary_has_the_words_that_the_views_use() -> None:
    rows = dict(re.findall(r"(?m)^\| ([\w ,]+?) \| (.+?) \|", (ROOT / "docs" / "glossary.md").read_text("utf-8")))
    page = {word: zh for words, zh in rows.items() for word in words.split(", ")}
    said = words("zh")
    keys = [f"kind.{kind}" for kind in ("unchanged", "reworded", "updated", "dropped", "new", "moved")]
    keys += [f"direction.{kind}" for kind in ("raised", "lowered", "requalified", "restated")]
    keys += [f"verdict.{kind}" for kind in ("met", "missed", "unclear")]
    for key in keys:
        assert said(key) in page[key.split(".")[1]], f"{key} is {said(key)} in the views"
