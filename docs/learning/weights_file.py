"""Write learnt weights into the tables of the package, leaving those that were not learnt anew as they are."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = Path(__file__).parents[2] / "reportdiff" / "language"
TABLES = ("statements", "targets", "deliveries")


def write_weights(*, plain: bool, tables: Mapping[str, Mapping[str, float]]) -> None:
    """Write `tables`, the weights by table and sign, for Chinese or with `plain` for other languages."""
    path = PACKAGE / "weights.toml" if plain else PACKAGE / "zh" / "weights.toml"
    text = path.read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    merged = tomllib.loads(text) | dict(tables)
    lines = [*head]
    for table in TABLES:
        lines += ["", f"[{table}]"]
        lines += [f"{sign} = {weight:.4f}" for sign, weight in merged[table].items() if abs(weight) > 1e-6]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
