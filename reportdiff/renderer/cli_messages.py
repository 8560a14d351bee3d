"""The words of the command line itself: help, progress and notices, in both interface languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CLI_MESSAGES"]

_ZH = {
    "help": """\
    比较两年的政府工作报告：哪些目标上调、下调，哪些部署是新提的，哪些未再提，哪些只是换了说法，去年的承诺今年有没有交账。

    OLD 和 NEW 是两个文件（文本、Markdown，UTF-8、GB18030、UTF-16 或 Big5）；其中一个可以写作 -，从标准输入读。
    给出三个以上文件（由旧到新）时，逐年追踪各项指标和部署。

    退出码：0 没有变化，1 有变化，2 出错。
    """,
    "examples": """\
    \b
    例：
      reportdiff 2023.txt 2024.txt                       在终端里看摘要
      reportdiff 2023.txt 2024.txt --all                 全部条目，逐词标出改动
      reportdiff 2023.txt 2024.txt --only targets        只看目标
      reportdiff 2023.txt 2024.txt -o diff.html          写成网页
      reportdiff 2023.txt 2024.txt -o targets.csv -o changes.csv
      reportdiff 2020.txt 2021.txt 2022.txt 2023.txt     逐年追踪
      cat 2023.txt | reportdiff - 2024.txt --format json

    每个选项也可以用环境变量给出：REPORTDIFF_ 加大写的选项名，如 REPORTDIFF_MIN_SCORE=0.6。

    命令补全：eval "$(_REPORTDIFF_COMPLETE=bash_source reportdiff)"，zsh、fish 同理。
    """,
    "option.output": "写到文件，格式由后缀定：.html .md .json .csv .txt；可以给出多次。",
    "option.format": "标准输出的格式（默认 terminal）；也用于后缀看不出格式的文件。",
    "option.table": "CSV 的内容（默认 targets；commitments 用于三年以上）；名为 changes.csv 等的文件取同名的表。",
    "option.only": "只看一部分；可以给出多次。",
    "option.section": "只看标题含有这些字的章节。",
    "option.role": "看报告的哪一部分（默认 plan，即工作部署）；可以给出多次。",
    "option.all": "全部展开，不截短，逐词标出改动。",
    "option.explain": "说明每一对为什么配上，每一条为什么没有配上。",
    "option.min_score": "可信度低于此值的配对不取（默认 {default}）。",
    "option.overrides": "人工指定配对或不配对的文件（TOML 或 JSON）。",
    "option.vocabulary": "补充指标名称的词表文件（TOML）。",
    "option.encoding": "两个文件的编码（默认自动判断）。",
    "option.old_encoding": "旧报告的编码。",
    "option.new_encoding": "新报告的编码。",
    "option.lang": "界面语言（默认随报告）。",
    "option.color": "是否用颜色（默认 auto：终端上用；NO_COLOR 和 FORCE_COLOR 有效）。",
    "option.pager": "在终端上超出一屏时是否分页显示（默认是；用 $PAGER 或 less）。",
    "option.width": "终端视图的宽度，以半角字符计（默认随终端）。",
    "option.quiet": "标准输出什么都不写，只给退出码；-o 照常写文件。",
    "option.version": "显示版本。",
    "option.help": "显示这份说明。",
    "working": "正在比较两份报告……",
    "written": "已写出 {path}（{size}）",
    "whole": "{format} 总是完整的文档，{options} 对它不起作用",
    "several": "逐年追踪时 {options} 不起作用",
}

_EN = {
    "help": """\
    Compare two years' reports: which targets were raised or lowered, which commitments are new, which were dropped in
    silence, what was only reworded, and whether last year's promises were kept.

    OLD and NEW are files (text or Markdown; UTF-8, GB18030, UTF-16 or Big5); one of them may be -, for standard input.
    Three files or more, the oldest first, are followed year by year: indicators and commitments.

    Exit codes: 0 no change, 1 changes, 2 trouble.
    """,
    "examples": """\
    \b
    Examples:
      reportdiff 2023.txt 2024.txt                       a digest in the terminal
      reportdiff 2023.txt 2024.txt --all                 every statement, with word edits
      reportdiff 2023.txt 2024.txt --only targets        only the targets
      reportdiff 2023.txt 2024.txt -o diff.html          a page to read, send and print
      reportdiff 2023.txt 2024.txt -o targets.csv -o changes.csv
      reportdiff 2020.txt 2021.txt 2022.txt 2023.txt     indicators and commitments by years
      cat 2023.txt | reportdiff - 2024.txt --format json

    Every option can be given as an environment variable as well: REPORTDIFF_ and its name in capitals, as in
    REPORTDIFF_MIN_SCORE=0.6.

    Shell completion: eval "$(_REPORTDIFF_COMPLETE=bash_source reportdiff)"; zsh and fish alike.
    """,
    "option.output": "Write to a file, in the format of its suffix: .html .md .json .csv .txt. May be given again.",
    "option.format": "Format of standard output (terminal by default), and of files whose suffix tells none.",
    "option.table": "What CSV holds (targets by default; commitments for several years); changes.csv holds its own.",
    "option.only": "Show only this part. May be given again.",
    "option.section": "Show only what stands under a heading that contains TEXT.",
    "option.role": "Which part of the reports to show (plan by default). May be given again.",
    "option.all": "Open everything: nothing is cut short, and word edits are marked.",
    "option.explain": "Say why each pair was found, and why a statement has no partner.",
    "option.min_score": "Refuse pairs with a lower score (default {default}).",
    "option.overrides": "File of pairs that belong together or apart (TOML or JSON).",
    "option.vocabulary": "File with more names of indicators (TOML).",
    "option.encoding": "Encoding of both files (found by default).",
    "option.old_encoding": "Encoding of the old report.",
    "option.new_encoding": "Encoding of the new report.",
    "option.lang": "Language of the interface (by default the reports').",
    "option.color": "Whether to use colour (auto: on a terminal; NO_COLOR and FORCE_COLOR are heeded).",
    "option.pager": "Whether to page what is longer than the screen, on a terminal (yes; $PAGER or less).",
    "option.width": "Width of the terminal view in cells (by default the terminal's).",
    "option.quiet": "Write nothing to standard output, only set the exit code; -o still writes files.",
    "option.version": "Show the version.",
    "option.help": "Show this message.",
    "working": "Comparing the reports…",
    "written": "wrote {path} ({size})",
    "whole": "{format} is always the whole document; {options} does not apply to it",
    "several": "{options} does not apply to several years",
}

CLI_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)}
)
