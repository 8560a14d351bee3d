"""Checkers from outside: axe-core for accessibility, the W3C's Nu checker for markup and style."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.browser import tool
from support.html_fixture import make_diff
from support.invented import hostile_diff, invented_diff, same_diff

from reportdiff.renderer.html import render_html

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Show

AXE = tool("REPORTDIFF_AXE", "axe-core/axe.min.js")
VNU = tool("REPORTDIFF_VNU", "vnu-jar/build/dist/vnu.jar")
MAKERS = {"every kind": make_diff, "invented": invented_diff, "same": same_diff, "hostile": hostile_diff}


@cache
def rendered(name: str, lang: str) -> str:
    return render_html(MAKERS[name](), lang=lang)


@pytest.mark.skipif(AXE is None, reason="needs axe-core: npm install in tests/browser, or REPORTDIFF_AXE=axe.min.js")
@pytest.mark.parametrize(
    ("name", "lang", "width", "scheme"),
    [
        ("every kind", "zh", 1400, "light"),
        ("every kind", "zh", 1400, "dark"),
        ("every kind", "en", 400, "light"),
        ("invented", "en", 400, "dark"),
        ("same", "zh", 1400, "light"),
        ("hostile", "zh", 1400, "light"),
    ],
)
def test_axe_finds_no_violation(show: Show, name: str, lang: str, width: int, scheme: str) -> None:
    found = show(rendered(name, lang), width=width, color_scheme=scheme, bypass_csp=True)
    page = found.page
    page.add_script_tag(path=str(AXE))
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    if page.locator("#filters-open").is_visible():
        page.locator("#filters-open").click()
    page.locator("#why").check()
    for state in ("page", "help"):
        if state == "help":
            page.keyboard.press("Escape")
            page.locator("#help-open").click()
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        said = [(v["id"], v["help"], [node["html"][:120] for node in v["nodes"][:3]]) for v in result["violations"]]
        assert said == [], state


@pytest.mark.skipif(VNU is None, reason="needs the Nu checker: npm install in tests/browser, or REPORTDIFF_VNU=vnu.jar")
@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu checker needs Java")
def test_the_nu_checker_finds_nothing(tmp_path: Path) -> None:
    for number, name in enumerate(MAKERS):
        for lang in ("zh", "en"):
            (tmp_path / f"{number}-{lang}.html").write_bytes(rendered(name, lang).encode("utf-8"))
    files = sorted(map(str, tmp_path.glob("*.html")))
    run = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", *files], capture_output=True, text=True, check=False
    )
    # The checker guesses the language of text, which in a page of attacks is none.
    messages = [m for m in json.loads(run.stderr)["messages"] if "appears to be written in" not in m["message"]]
    assert [(m["url"][-12:], m["type"], m["message"], m.get("extract", "")[:120]) for m in messages] == []
