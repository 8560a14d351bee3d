"""The background of wording in Chinese reports; docs/wording.md says how it was learnt."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reportdiff.language.tables import load
from reportdiff.language.wording import WordingRules

__all__ = ["wording_rules"]

_SHARES = {digit: value / 35 for value, digit in enumerate("0123456789abcdefghijklmnopqrstuvwxyz")}


@cache
def wording_rules() -> WordingRules:
    """Return the wording rules of Chinese, loaded once."""
    words = load("zh", "wording")
    head, *lines = files(__package__).joinpath("terms_over_years.tsv").read_text(encoding="utf-8").splitlines()
    return WordingRules(
        function_words=frozenset(words["function_words"]),
        stock_words=frozenset(words["stock_words"]),
        first_year=int(head.rpartition("\t")[2]),
        shares=dict(_line(line) for line in lines),
    )


def _line(line: str) -> tuple[str, tuple[float, ...]]:
    term, _, shares = line.partition("\t")
    return term, tuple(map(_SHARES.__getitem__, shares))
