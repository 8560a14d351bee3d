"""Write learnt weights into the tables of the package, leaving those that were not learnt anew as they are."""

from __future__ import annotations

import tomllib
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "reportdiff" / "language"
TABLES = ("statements", "targets", "deliveries")


def write_weights(*, plain, tables):
    path = PACKAGE / "weights.toml" if plain else PACKAGE / "zh" / "weights.toml"
    text = path.read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    merged = tomllib.loads(text) | tables
    lines = [*head]
    for table in TABLES:
        lines += ["", f"[{table}]"]
        lines += [f"{sign} = {weight:.4f}" for sign, weight in merged[table].items() if abs(weight) > 1e-6]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
