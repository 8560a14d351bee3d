"""The style sheet's colours: readable on every ground they stand on, in light, dark and print."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = (files("reportdiff.renderer.html") / "style.css").read_text(encoding="utf-8")
PALETTES = [
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", rule))
    for rule in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", STYLE)
]
TEXTS = ("ink", "quiet", "new", "old")
GROUNDS = ("paper", "sheet", "shade", "new-tint", "old-tint")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(char * 2 for char in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_there_are_a_light_two_dark_and_a_print_palette() -> None:
    assert len(PALETTES) == 4
    assert PALETTES[1] == PALETTES[2], "the dark palette of the system and that of the switch are one"


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark by system", "dark by choice", "print"])
def test_texts_stand_out_from_every_ground(palette: dict[str, str]) -> None:
    for text in TEXTS:
        for ground in GROUNDS:
            if text in palette and ground in palette:
                assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
    if "hit" in palette:
        assert contrast(palette["ink"], palette["hit"]) >= 4.5
    assert contrast(palette["paper"], palette["new"]) >= 4.5


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)
