"""Arithmetic on amounts, whatever arithmetic the caller has set."""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Context, localcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["own_arithmetic"]


@contextmanager
def own_arithmetic() -> Iterator[None]:
    """Calculate with the standard library's own precision, rounding and traps, and leave no flag behind.

    Also a decorator: every stage that adds or divides amounts enters its work through it, for a program that counts
    money to two places, or wants an error for every rounding, must see the same comparison as any other.

    >>> from decimal import Decimal, localcontext
    >>> with localcontext(prec=2), own_arithmetic():
    ...     Decimal(1) / 8
    Decimal('0.125')
    """
    with localcontext(Context()):
        yield
