"""All that knows a language: one `Language` record per language, and telling which one a text is in."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from reportdiff.errors import OptionsError

if TYPE_CHECKING:
    from reportdiff.language.base import Language

__all__ = ["LANGUAGES", "detect", "get"]

LANGUAGES = ("zh", "en")

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]+")


@cache
def get(code: str) -> Language:
    """Return the language `code`, loaded once; `OptionsError` for one that is not known.

    >>> get("zh").code
    'zh'
    """
    if code not in LANGUAGES:
        raise OptionsError(f"unknown language {code!r}; choose one of {', '.join(LANGUAGES)}")
    found: Language = import_module(f"reportdiff.language.{code}").LANGUAGE
    return found


def detect(text: str) -> str:
    """Return the code of the language `text` is in: Chinese where it holds more Han characters than Latin words.

    >>> detect("地区生产总值（GDP）增长5%"), detect("Revenue grew strongly, by 5% (人民币)")
    ('zh', 'en')
    """
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "en" if latin > han else "zh"
