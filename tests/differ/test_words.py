from __future__ import annotations

import json
import subprocess
import sys
from math import log

import pytest

from reportdiff.language.zh.words import _LOG_TOTAL, cutter, words

TEXTS = [
    "加快建设云岭省现代化产业体系，推动高质量发展取得新突破。",
    "坚持以习近平新时代中国特色社会主义思想为指导，中华人民共和国成立以来，第二次世界大战，古为今用洋为中用。",
    "GDP增长6.5%，新建5G基站2万个，abc ABC a1b2，，。。",
    "𠮷野家🙂鱻龘",
    "",
    "一" * 50,
    "卡拉OK、T恤和AT&T，c++ 与 B超\r\n\r\n第1-2页\t100%。",
    "".join(chr(0x4E00 + i * 37 % 5000) for i in range(2000)),
]


@pytest.fixture(scope="module")
def plain_cuts() -> list[list[str]]:
    """What jieba itself cuts, in a process of its own: its dictionary is loaded the way it loads it."""
    script = (
        "import sys, json, logging, warnings; warnings.simplefilter('ignore'); import jieba;"
        "jieba.setLogLevel(logging.CRITICAL); t = jieba.Tokenizer();"
        "t.FREQ, t.total = t.gen_pfdict(t.get_dict_file()); t.initialized = True;"
        "print(json.dumps([list(t.cut(x, HMM=False)) for x in json.loads(sys.argv[1])]))"
    )
    run = subprocess.run([sys.executable, "-c", script, json.dumps(TEXTS)], capture_output=True, check=True, text=True)
    cuts: list[list[str]] = json.loads(run.stdout)
    return cuts


def test_words_are_those_of_jieba(plain_cuts: list[list[str]]) -> None:
    assert [words(text) for text in TEXTS] == plain_cuts


def test_words_are_the_same_where_only_a_part_of_the_dictionary_is_read(plain_cuts: list[list[str]]) -> None:
    script = (
        "import sys, json; from reportdiff.language.zh.words import cutter; texts = json.loads(sys.argv[1]);"
        "print(json.dumps([list(map(cutter(texts), texts)), list(map(cutter(texts[:1]), texts[:1]))]))"
    )
    run = subprocess.run([sys.executable, "-c", script, json.dumps(TEXTS)], capture_output=True, check=True, text=True)
    assert json.loads(run.stdout) == [plain_cuts, plain_cuts[:1]]
    assert [cutter([text])(text) for text in TEXTS] == plain_cuts


@pytest.mark.parametrize("text", TEXTS)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_the_users_own_jieba_is_left_alone() -> None:
    """jieba sets up a logger and looks for old packages when it is imported; its dictionary can be read without."""
    code = "import sys, reportdiff.language.zh.words as w; w.words('云岭'); print('jieba' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert (run.stdout.strip(), run.stderr) == ("False", "")


def test_the_frequencies_add_up_to_what_is_noted() -> None:
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    lines = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    assert log(sum(int(line.split()[1]) for line in lines)) == _LOG_TOTAL


OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
import reportdiff
from reportdiff.options import DifferOptions, Options
from reportdiff.renderer import render
options = Options(differ=DifferOptions(word_edits={edits}))
render(reportdiff.compare({pair}, options=options))
print(any(name.endswith("dict.txt") for name in opened))
"""


@pytest.mark.parametrize(
    ("old", "new", "edits", "read"),
    [
        ("加快建设高铁。", "加快建设高铁。", True, False),
        ("加快建设高铁。", "加快推进高铁建设。", False, False),
        ("加快建设高铁。", "加快推进高铁建设。", True, True),
        ("We will open the Azure Bay Bridge.", "We will soon open the Azure Bay Bridge.", True, False),
    ],
)
def test_the_dictionary_is_read_only_where_words_are_compared(old: str, new: str, edits: bool, read: bool) -> None:
    code = OPENED.format(pair=f"reportdiff.parse({old!r}), reportdiff.parse({new!r})", edits=edits)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == str(read)
