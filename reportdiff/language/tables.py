"""The language tables: TOML files beside the code of each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["load"]


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """Return the table `name` of `language` as read from its TOML file; callers must not change it."""
    text = files("reportdiff.language").joinpath(language, f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
