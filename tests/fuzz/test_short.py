"""A short run of every fuzz target: what was found once, the seeds, and as many new inputs as a few seconds allow."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.pieces import PIECES, compose, pieces
from fuzz.targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
KEPT = sorted(path for kind in ("corpus", "found") for path in (HERE / kind).rglob("*") if path.is_file())
SLOW = {"compare", "render_html", "render_terminal", "render_markdown", "render_json", "render_csv"}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_once_is_answered(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_any_input_gives_a_result_or_one_clear_error(name: str) -> None:
    @settings(
        max_examples=12 if name in SLOW else 60,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(pieces, st.binary(max_size=80)))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()


def test_every_folder_of_findings_has_its_target() -> None:
    assert {path.parent.name for path in KEPT} <= set(TARGETS)
    assert {path.parent.name for path in KEPT if "corpus" in path.parts} == set(TARGETS)


def test_every_piece_can_be_spelled() -> None:
    one = {compose(bytes([byte])) for byte in range(0xFD)}
    further = {compose(bytes([0xFD, byte])) for byte in range(256)}
    assert one | further >= set(PIECES)
    assert compose(bytes([PIECES.index("一、"), 0xFF, 9])) == "一、" * 11
    assert compose(bytes([0xFE, 0xD8, 0x00])) == "\ud800"
