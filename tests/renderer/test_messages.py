"""Both interface languages say the same things."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest

from reportdiff.changes import ChangeKind, Direction, RefusalReason, Verdict, Via, WordingKind
from reportdiff.model import Bound, Figure, NoteKind, Role
from reportdiff.renderer.cli_messages import CLI_MESSAGES
from reportdiff.renderer.csv_messages import CSV_MESSAGES
from reportdiff.renderer.messages import MESSAGES, words
from reportdiff.renderer.terminal.messages import TERMINAL_MESSAGES

if TYPE_CHECKING:
    from enum import StrEnum

TABLES = [MESSAGES, TERMINAL_MESSAGES, CSV_MESSAGES, CLI_MESSAGES]


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name and name.isidentifier()}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_have_the_same_keys_and_the_same_gaps(table: dict[str, dict[str, str]]) -> None:
    assert list(table["zh"]) == list(table["en"])
    for key, message in table["zh"].items():
        assert fields(message) == fields(table["en"][key]), key


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("prefix", "kinds"),
    [
        ("kind", ChangeKind),
        ("kind.about", ChangeKind),
        ("direction", Direction),
        ("direction.about", Direction),
        ("verdict", Verdict),
        ("wording", WordingKind),
        ("bound", Bound),
        ("figure", Figure),
        ("role", Role),
        ("note", NoteKind),
        ("via", Via),
        ("refusal", RefusalReason),
    ],
)
def test_every_kind_of_thing_has_its_words(lang: str, prefix: str, kinds: type[StrEnum]) -> None:
    said = [words(lang)(f"{prefix}.{kind}") for kind in kinds]
    assert len(set(said)) == len(kinds), "two things that cannot be told apart"


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("zh")("kind.unheard_of")
