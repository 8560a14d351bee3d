"""What importing and comparing leave behind in the user's process and on the user's disk: nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import ROUND_UP, Context, Inexact, Rounded, localcontext
from pathlib import Path
from typing import Any

import pytest

import reportdiff
from reportdiff.renderer import Format, render

SAMPLES = Path(__file__).parent.parent / "samples"
STATE = """
import decimal, json, locale, logging, os, random, sys, warnings

def state():
    loggers = {name: logging.getLogger(name) for name in ("root", "jieba", "reportdiff")}
    return {
        "loggers": {name: [one.level, len(one.handlers), one.disabled] for name, one in loggers.items()},
        "warnings": [repr(entry) for entry in warnings.filters],
        "decimal": repr(decimal.getcontext()),
        "locale": locale.setlocale(locale.LC_ALL),
        "random": repr(random.getstate()),
        "recursion": sys.getrecursionlimit(),
        "path": sys.path,
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "streams": [id(sys.stdin), id(sys.stdout), id(sys.stderr)],
    }
"""
COMPARE = "found = reportdiff.compare('yunling-2023.md', 'yunling-2024.md').to_json()"


def told(code: str, temporary: Path) -> Any:  # noqa: ANN401  (whatever the code says)
    """What a process of its own says in JSON; it runs among the samples, with this folder for temporary files."""
    folders = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME"), str(temporary))
    done = subprocess.run(
        [sys.executable, "-c", STATE + code],
        cwd=SAMPLES,
        env=os.environ | folders | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_importing_and_comparing_change_nothing(tmp_path: Path) -> None:
    code = f"""
import numpy  # which adds filters of warnings of its own
before = state()
import reportdiff
imported = state()
{COMPARE}
print(json.dumps([before, imported, state(), "pkg_resources" in sys.modules]))
"""
    before, imported, compared, barred = told(code, tmp_path)
    assert imported == before
    assert compared == before
    assert not barred, "what is hidden while jieba is imported is hidden still"
    assert list(tmp_path.iterdir()) == [], "a file is left in the folder for temporary files"


def test_words_that_the_user_taught_jieba_stay_the_users(tmp_path: Path) -> None:
    """They change no comparison, and no comparison changes them, nor the log level that the user set."""
    code = f"""
import warnings
warnings.simplefilter("ignore")  # jieba's own files warn when they are compiled
import jieba, reportdiff
jieba.setLogLevel(logging.CRITICAL)
jieba.initialize()
jieba.add_word("云岭省地区生产总值增长")
text = "力争云岭省地区生产总值增长百分之六"
before = [jieba.lcut(text), logging.getLogger("jieba").level, len(logging.getLogger("jieba").handlers)]
{COMPARE}
after = [jieba.lcut(text), logging.getLogger("jieba").level, len(logging.getLogger("jieba").handlers)]
print(json.dumps([before, after, found]))
"""
    before, after, found = told(code, tmp_path)
    assert "云岭省地区生产总值增长" in before[0]
    assert after == before
    assert found == told(f"import reportdiff\n{COMPARE}\nprint(json.dumps(found))", tmp_path)


@pytest.mark.parametrize("setting", [Context(prec=2), Context(traps=[Inexact, Rounded]), Context(rounding=ROUND_UP)])
def test_arithmetic_that_the_user_has_set_changes_no_comparison_and_no_page(setting: Context) -> None:
    def pages() -> list[str]:
        reports = [reportdiff.read(SAMPLES / f"yunling-{year}.md") for year in (2023, 2024, 2025)]
        found = reportdiff.compare(*reports[:2]), reportdiff.track(reports)
        return [render(one, fmt) for one in found for fmt in Format]

    with localcontext(setting):
        told = pages()
    assert told == pages()
