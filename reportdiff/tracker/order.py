"""Whether reports come as they must: each with a year of its own, the oldest first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportdiff.errors import InputError, OptionsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.model import Report

__all__ = ["check_order"]

_LEAST = 2


def check_order(reports: Sequence[Report]) -> None:
    """Raise `InputError` where a report's year is unknown, comes twice, or comes after a later one.

    The order is asked for and not made: reports out of order are most often the wrong files. Raises `OptionsError` for
    fewer than two reports.
    """
    if len(reports) < _LEAST:
        raise OptionsError(f"give at least two reports to follow through the years, not {len(reports)}")
    for place, report in enumerate(reports, 1):
        if report.year is None:
            raise InputError(
                f"{_named(report, place)}: no year was found in the text, and reports are followed by their years; "
                "put its title line with the year at the top"
            )
    for (place, old), (after, new) in pairwise(enumerate(reports, 1)):
        one, other = _named(old, place), _named(new, after)
        if old.year == new.year:
            raise InputError(f"{one} and {other} are both the report of {old.year}; leave one of them out")
        if old.year is not None and new.year is not None and old.year > new.year:
            raise InputError(f"{one} ({old.year}) stands before {other} ({new.year}); give the oldest report first")


def _named(report: Report, place: int) -> str:
    return report.path or f"report {place}"
