"""The words of the page: every language has all of them, and none is kept that nobody says."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from reportdiff.renderer import html
from reportdiff.renderer.html.messages import PAGE_MESSAGES
from reportdiff.renderer.messages import MESSAGES


def slots(message: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def test_both_languages_say_the_same_things() -> None:
    assert PAGE_MESSAGES["zh"].keys() == PAGE_MESSAGES["en"].keys()
    for key, message in PAGE_MESSAGES["zh"].items():
        assert slots(message) == slots(PAGE_MESSAGES["en"][key]), key


def test_the_page_does_not_redefine_common_words() -> None:
    assert not PAGE_MESSAGES["zh"].keys() & MESSAGES["zh"].keys()


def test_no_word_is_kept_that_nobody_says() -> None:
    folder = Path(html.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "messages.py")

    def unsaid(key: str) -> bool:
        plain = key.removesuffix("_without_old").removesuffix("_without_new")
        return plain not in code and not key.startswith("targets.jump_")

    assert [key for key in PAGE_MESSAGES["zh"] if unsaid(key)] == []
