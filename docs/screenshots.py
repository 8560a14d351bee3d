"""Take the pictures of the README: both views of the samples, the page on a narrow screen and in the dark, the years.

Run `python docs/screenshots.py` from the repository. Needs Chromium (or its path in REPORTDIFF_CHROMIUM), Playwright
for Python, Pillow, and fonts that hold Chinese, such as Noto CJK. The pictures are written to `docs/images/`.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.browser import CHROMIUM_ARGUMENTS, chromium  # noqa: E402

import reportdiff  # noqa: E402
from reportdiff.options import DifferOptions, Options, WordingOptions  # noqa: E402
from reportdiff.renderer import render  # noqa: E402
from reportdiff.renderer.terminal import render_terminal  # noqa: E402


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How the browser's window is opened; `first` selects what is scrolled to."""

    width: int
    height: int
    anchor: str = ""
    first: str = ""
    scheme: Literal["light", "dark"] = "light"


SAMPLES = tuple(ROOT / "samples" / f"yunling-{year}.md" for year in (2023, 2024, 2025))
IMAGES = ROOT / "docs" / "images"
# Anchors of the page that are worth a picture of their own, and how the window is opened for it.
VIEWS = {
    "page": Window(width=1400, height=1100),
    "page-dark": Window(width=1400, height=900, first=".row.r-plan.k-updated.num >> nth=24", scheme="dark"),
    "page-narrow": Window(width=400, height=860, anchor="#targets"),
}
YEARS = Window(width=1400, height=1000)
TERMINAL_COLUMNS, TERMINAL_ROWS = 100, 46


def main() -> None:
    """Write every picture anew."""
    executable = chromium()
    if executable is None:
        sys.exit("no Chromium found: install it, or name it in REPORTDIFF_CHROMIUM")
    IMAGES.mkdir(exist_ok=True)
    options = Options(differ=DifferOptions(wording=WordingOptions()))
    diff = reportdiff.compare(*SAMPLES[:2], options=options)
    pages = {name: IMAGES / f"{name}.html" for name in ("page", "years")}
    pages["page"].write_text(render(diff, "html"), encoding="utf-8")
    pages["years"].write_text(render(reportdiff.track(SAMPLES), "html"), encoding="utf-8")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
            for name, view in VIEWS.items():
                picture_page(browser, pages["page"], name, view)
            picture_page(browser, pages["years"], "years", YEARS)
            picture_terminal(browser, diff)
            browser.close()
    finally:
        for file in pages.values():
            file.unlink()


def picture_page(browser: Browser, file: Path, name: str, window: Window) -> None:
    """Write one picture of the page."""
    context = browser.new_context(viewport={"width": window.width, "height": window.height}, color_scheme=window.scheme)
    page = context.new_page()
    page.goto(file.as_uri() + window.anchor)
    if window.first:
        page.locator(window.first).first.evaluate(
            "element => element.scrollIntoView({block: 'center', behavior: 'instant'})"
        )
    save(page, name)
    context.close()


def picture_terminal(browser: Browser, diff: reportdiff.ReportDiff) -> None:
    """Write a picture of the terminal view, as rich draws it."""
    lines = render_terminal(diff, width=TERMINAL_COLUMNS, color=True).splitlines()[:TERMINAL_ROWS]
    recorder = Console(file=io.StringIO(), width=TERMINAL_COLUMNS, record=True, force_terminal=True)
    for line in lines:
        recorder.print(Text.from_ansi(line), no_wrap=True, crop=True)
    # One font for all: in others a Han character is not exactly two columns wide, and the tables go crooked.
    frame = (
        "<style>body{{margin:0;background:{background};color:{foreground}}}pre{{margin:0;padding:20px 24px;"
        "font:16px/1.5 'Noto Sans Mono CJK SC',monospace;display:inline-block}}{stylesheet}</style><pre>{code}</pre>"
    )
    page = browser.new_page(viewport={"width": 880, "height": 400})
    page.set_content(recorder.export_html(code_format=frame, theme=DIMMED_MONOKAI))
    save(page, "terminal", whole=True)
    page.close()


def save(page: Page, name: str, *, whole: bool = False) -> None:
    """Write what the browser shows."""
    path = IMAGES / f"{name}.png"
    page.wait_for_timeout(300)
    page.screenshot(path=path, full_page=whole)
    with Image.open(path) as picture:  # 128 colours are enough for text on paper, and a third of the size
        picture.convert("RGB").quantize(128).save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
