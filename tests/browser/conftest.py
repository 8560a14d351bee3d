from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from support.browser import CHROMIUM_ARGUMENTS, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Dialog, FloatRect, Page


@dataclass
class Opened:
    """A page in the browser, with everything it complained of and everything it asked the network for."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def rows(self, selector: str = ".row") -> list[str]:
        """The ids of the rows that a reader can see (those in a closed fold are not seen)."""
        found: list[str] = self.page.evaluate(
            "s => [...document.querySelectorAll('#text ' + s)].filter(e => e.checkVisibility()).map(e => e.id)",
            selector,
        )
        return found

    def shown(self) -> int:
        """How many rows the filters let through, by the page's own count."""
        return int(self.page.locator("#shown").inner_text().split("/")[0].split()[-1])

    def until(self, selector: str, said: str) -> None:
        """Wait until an element says something."""
        self.page.locator(selector, has_text=said).wait_for()

    def box(self, selector: str) -> FloatRect:
        """Where an element stands on the page."""
        found = self.page.locator(selector).bounding_box()
        assert found, f"{selector} is not shown"
        return found

    def sees(self, selector: str) -> bool:
        found: bool = self.page.locator(selector).first.evaluate(
            "e => { const r = e.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight }"
        )
        return found


class Show(Protocol):
    """Opens the text of a page in a window; options are those of Playwright's contexts."""

    def __call__(
        self,
        text: str,
        *,
        width: int = 1400,
        height: int = 900,
        anchor: str = "",
        **options: Any,  # noqa: ANN401  (they are Playwright's)
    ) -> Opened: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="browser tests need Playwright for Python")
    executable = chromium()
    if executable is None:
        pytest.skip("browser tests need Chromium: install it, or name it in REPORTDIFF_CHROMIUM")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    contexts: list[BrowserContext] = []

    def opened(text: str, *, width: int = 1400, height: int = 900, anchor: str = "", **options: Any) -> Opened:  # noqa: ANN401
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

        def dismiss(dialog: Dialog) -> None:
            found.dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", dismiss)
        page.goto(found.url + anchor)
        return found

    yield opened
    for context in contexts:
        context.close()
