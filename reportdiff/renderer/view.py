"""Which part of a diff a reader asks to see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportdiff.model import Role

__all__ = ["Part", "View"]


class Part(StrEnum):
    """A part of a view that can be asked for alone."""

    TARGETS = "targets"
    COMMITMENTS = "commitments"
    MOVES = "moves"
    DELIVERY = "delivery"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class View:
    """What to show; the default is a digest of everything.

    `only` names the parts (none: all of them). `section` is a piece of a heading. `roles` are the parts of a report
    whose statements count (none: the plan, or everything where a report has no plan). `everything` opens what the
    digest only counts, `explain` adds why statements were paired or not.
    """

    only: tuple[Part, ...] = ()
    section: str = ""
    roles: tuple[Role, ...] = ()
    everything: bool = False
    explain: bool = False

    @property
    def capped(self) -> bool:
        """Whether long lists are cut short: not where the reader has narrowed the view already."""
        return not (self.everything or self.only or self.section)

    def shows(self, part: Part) -> bool:
        """Whether `part` is asked for."""
        return not self.only or part in self.only
