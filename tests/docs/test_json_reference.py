"""The JSON reference names every key, and every document keeps to its schema."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import reportdiff
from reportdiff import renderer
from reportdiff.model import FurnitureKind, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
FOLDER = Path(renderer.__file__).parent
ODD = {
    "nothing but a word": "好",
    "no parts": "云岭省政府工作报告\n\n修建望桐高速公路。",
    "hostile": "<script>\x1b[31m</script>\ud800 =1+1\n\n一、2024年工作安排\n\n增长5%左右\u202e。\n",
    "damaged numbers": "云岭省2024年政府工作报告\n\n一、2024年工作安排\n\n新建学校 所，产粮2 0O万吨，收入增长□%。\n",
    "glossary": "云岭省2024年政府工作报告\n\n一、工作安排\n\n增长5%。\n\n名词解释\n\n1. “两山”：指两座山。\n",
    "English": "# Work report 2024\n\n## Our plan for 2024\n\nWe will build 200 schools and 3 bridges by June 2025.\n",
}


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@cache
def sample(name: str) -> reportdiff.Report:
    return reportdiff.read(ROOT / "samples" / f"yunling-{name}")


def holds(text: str, name: str = "reportdiff-1") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(text)
    faults = [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(document)]
    assert not faults, faults[:5]
    return document


@pytest.mark.parametrize(("old", "new"), [("2023.md", "2024.md"), ("2025.md", "2023-gbk.txt"), ("2024.md", "2024.md")])
def test_documents_of_the_samples_keep_to_the_schema(old: str, new: str) -> None:
    options = reportdiff.Options(differ=reportdiff.DifferOptions(wording=reportdiff.WordingOptions()))
    holds(reportdiff.compare(sample(old), sample(new), options=options).to_json())


@pytest.mark.parametrize(("old", "new"), list(pairwise([*ODD, *list(ODD)[:1]])))
def test_documents_of_odd_texts_keep_to_the_schema(old: str, new: str) -> None:
    holds(reportdiff.compare(reportdiff.parse(ODD[old]), reportdiff.parse(ODD[new])).to_json())


def test_a_selection_and_judgements_of_ones_own_keep_to_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[apart]]\nold = "s1-1"\nnew = "s1-1"\n[[together]]\nold = "s2-1"\nnew = "s9-1"\nreason = "看过"\n'
    )
    diff = reportdiff.compare(sample("2023.md"), sample("2024.md"), overrides=reportdiff.load_overrides(path))
    document = holds(diff.to_json())
    assert {"override"} & {change["via"] for change in document["changes"]}
    holds(diff.filter(kinds="new", headline=True, section="民生").to_json())


def test_the_document_over_several_years_keeps_to_its_schema() -> None:
    track = reportdiff.track([sample(f"{year}.md") for year in (2023, 2024, 2025)])
    holds(track.to_json(), "reportdiff-track-1")


def test_the_schema_lets_later_keys_through_and_nothing_else() -> None:
    document = reportdiff.compare(sample("2023.md"), sample("2024.md")).to_dict()
    document["later"] = {"more": 1}
    document["changes"][0]["later"] = None
    assert validator("reportdiff-1").is_valid(document)
    for spoil in ("changes", "schema", "summary"):
        assert not validator("reportdiff-1").is_valid({**document, spoil: "spoilt"})
        assert not validator("reportdiff-1").is_valid({key: value for key, value in document.items() if key != spoil})


def keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema names, at any depth, with what it says of it."""
    for name, part in schema.get("properties", {}).items():
        yield name, part
        yield from keys(part)
    inner = [*schema.get("$defs", {}).values(), *schema.get("anyOf", ())]
    for part in [*inner, schema["items"]] if "items" in schema else inner:
        yield from keys(part)


@pytest.mark.parametrize("name", ["reportdiff-1", "reportdiff-track-1"])
def test_the_reference_names_every_key_and_every_value(name: str) -> None:
    said = set(re.findall(r"`([\w/-]+)`", PAGE))
    schema = validator(name).schema
    assert isinstance(schema, dict)
    wanted = {key for key, _ in keys(schema)}
    wanted |= {value for _, part in keys(schema) for value in part.get("enum", ()) if value}
    assert wanted <= said, sorted(wanted - said)


def test_the_reference_names_every_kind_of_furniture_and_note() -> None:
    said = set(re.findall(r"`(\w+)`", PAGE))
    assert {str(kind) for kind in (*FurnitureKind, *NoteKind)} <= said


def test_what_the_document_holds_is_in_the_schema() -> None:
    """A key that is written but not described would be a promise that nobody reads."""
    document = reportdiff.compare(sample("2023.md"), sample("2024.md")).to_dict()
    schema = validator("reportdiff-1").schema
    assert isinstance(schema, dict)
    known = {key for key, _ in keys(schema)}

    def written(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, part in value.items():
                yield key
                yield from written(part)
        elif isinstance(value, list):
            for part in value:
                yield from written(part)

    del document["options"]
    assert set(written(document)) <= known
