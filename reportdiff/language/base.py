"""The `Language` record: everything that the stages need to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportdiff.language.evidence import Evidence
    from reportdiff.language.figures import FigureRules
    from reportdiff.language.layout import LayoutRules
    from reportdiff.language.structure import StructureRules
    from reportdiff.language.wording import WordingRules

__all__ = ["Language", "on_use"]


@dataclass(frozen=True, slots=True)
class Language:
    """All that is known of one language.

    The members that cost time to load (tables of statistics, a dictionary) are functions that load once, on first use.
    """

    code: str
    layout: Callable[[], LayoutRules]
    structure: Callable[[], StructureRules]
    figures: Callable[..., FigureRules]
    """With the path of a vocabulary file, or without an argument the shipped vocabulary alone."""
    evidence: Callable[[], Evidence]
    words: Callable[[str], list[str]]
    """Cut a text into words; joined they are the text again."""
    cutter: Callable[[Iterable[str]], Callable[[str], list[str]]]
    """Given some texts, what does the same for them and pieces of them, with no more of a dictionary than they need."""
    names: Callable[[str], tuple[str, ...]]
    """The names in a text: quoted terms, titles, codes, works and institutions."""
    wording: Callable[[], WordingRules]
    """Which words make terms, and which terms came into use when."""


def on_use(module: str, name: str) -> Callable[..., Any]:
    """Return a function that stands for `name` of `module` and imports the module when it is first called.

    Most runs need one language, and not all of it: tables and their compiled patterns cost more than reading a report.
    """

    @cache
    def loaded() -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(import_module(module), name)
        return function

    def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (passed on as they are)
        return loaded()(*args, **kwargs)

    return call
