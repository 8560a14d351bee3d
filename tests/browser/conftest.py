from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from support.browser import CHROMIUM_ARGUMENTS, chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass
class Opened:
    """A page in the browser, with everything it complained of and everything it asked the network for."""

    page: Any
    url: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def rows(self, selector: str = ".row") -> list[str]:
        """The ids of the rows that a reader can see (those in a closed fold are not seen)."""
        return self.page.evaluate(
            "s => [...document.querySelectorAll('#text ' + s)].filter(e => e.checkVisibility()).map(e => e.id)",
            selector,
        )

    def shown(self) -> int:
        """How many rows the filters let through, by the page's own count."""
        return int(self.page.locator("#shown").inner_text().split("/")[0].split()[-1])

    def until(self, selector: str, said: str) -> None:
        """Wait until an element says something."""
        self.page.locator(selector, has_text=said).wait_for()

    def sees(self, selector: str) -> bool:
        return self.page.locator(selector).first.evaluate(
            "e => { const r = e.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight }"
        )


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="browser tests need Playwright for Python")
    executable = chromium()
    if executable is None:
        pytest.skip("browser tests need Chromium: install it, or name it in REPORTDIFF_CHROMIUM")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opened(text: str, *, width: int = 1400, height: int = 900, anchor: str = "", **options: Any) -> Opened:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_bytes(text.encode("utf-8"))
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        found = Opened(page, path.as_uri())
        page.on("console", lambda message: found.complaints.append(message.text))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(found.url + anchor)
        return found

    yield opened
    for context in contexts:
        context.close()
