"""The page of several years in a browser: sound by outside checkers, quiet, and as wide as the screen."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.browser import tool
from support.several_years import five_years

from reportdiff.renderer import render

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Show

AXE = tool("REPORTDIFF_AXE", "axe-core/axe.min.js")
VNU = tool("REPORTDIFF_VNU", "vnu-jar/build/dist/vnu.jar")


@cache
def rendered(lang: str) -> str:
    return render(five_years(), "html", lang=lang)


@pytest.mark.skipif(AXE is None, reason="needs axe-core: npm install in tests/browser, or REPORTDIFF_AXE=axe.min.js")
@pytest.mark.parametrize(
    ("lang", "width", "scheme"), [("zh", 1400, "light"), ("en", 1400, "dark"), ("zh", 400, "dark")]
)
def test_axe_finds_no_violation(show: Show, lang: str, width: int, scheme: str) -> None:
    found = show(rendered(lang), width=width, color_scheme=scheme, bypass_csp=True)
    found.page.add_script_tag(path=str(AXE))
    found.page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    result = found.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], v["help"], [node["html"][:120] for node in v["nodes"][:3]]) for v in result["violations"]] == []


@pytest.mark.parametrize("width", [320, 760, 1400])
def test_the_page_asks_for_nothing_and_does_not_scroll_sideways(show: Show, width: int) -> None:
    found = show(rendered("zh"), width=width, java_script_enabled=False)
    assert found.complaints == []
    assert found.requests == [found.url]
    page = show(rendered("zh"), width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.skipif(VNU is None, reason="needs the Nu checker: npm install in tests/browser, or REPORTDIFF_VNU=vnu.jar")
@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu checker needs Java")
def test_the_nu_checker_finds_nothing(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        (tmp_path / f"{lang}.html").write_bytes(rendered(lang).encode("utf-8"))
    files = sorted(map(str, tmp_path.glob("*.html")))
    run = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", *files], capture_output=True, text=True, check=False
    )
    messages = [m for m in json.loads(run.stderr)["messages"] if "appears to be written in" not in m["message"]]
    assert [(m["url"][-12:], m["type"], m["message"], m.get("extract", "")[:120]) for m in messages] == []
