"""The vocabulary of indicators as patterns and look-ups, from the shipped table and the user's own file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reportdiff.errors import VocabularyError
from reportdiff.language.tables import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Vocabulary", "read_vocabulary", "shipped"]

_KEYS = {"name": str, "synonyms": list, "better": str, "headline": bool, "fragment": bool, "percent": str, "loose": list}


_COUNTERS = "个 家 项 户 所 处 件 条 套 座 张 台 辆 艘 架 只 头 口 间 幢 栋 部 支 批 种 类 片 块 眼 株 棵 列 班 组 宗 门 本 册 篇 套（户） 户（套） 台（套） 台套".split()
_HEADS = "人 名 位 例 场 次 场次 人次 户次 人份 对 期 届 天 班次 对次".split()


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the reading of indicators looks up."""

    forms: dict[str, str]
    form: re.Pattern[str]
    lower_ends: tuple[str, ...]
    heads: frozenset[str]
    names: frozenset[str]
    front: re.Pattern[str]
    actions: frozenset[str]
    bare: frozenset[str]
    tail: re.Pattern[str]
    tail_kinds: dict[str, str]
    inner_action: re.Pattern[str]
    headline_cue: re.Pattern[str]
    hint: re.Pattern[str]
    past: re.Pattern[str]
    present: re.Pattern[str]
    unsettled: re.Pattern[str]
    part: re.Pattern[str]
    areas: frozenset[str]
    ranks: frozenset[str]
    rates: frozenset[str]
    times: frozenset[str]
    ages: frozenset[str]
    timely: re.Pattern[str]
    growth_ends: tuple[str, ...]
    building: frozenset[str]
    loose: frozenset[str]
    around: re.Pattern[str]
    contrasts: tuple[tuple[tuple[str, ...], ...], ...]

    relations: tuple[tuple[re.Pattern[str], bool], ...]

    respectively, economy, money, points, part_of, and_others, jobs_noun = "分别", "生产总值", "元", "个百分点", "占", "等", "就业"
    quotes = re.compile("[“”‘’\"']")
    asides = re.compile(r"（[^（）]*）|\([^()]*\)")
    trailing_aside = re.compile(r"（[^（）]*）?$|\([^()]*\)?$")
    after = re.compile(
        r"并|且|而|以|用|的|由|到|至|和|及|与|左右|以上|以内|[，。；：、]"
        r"|(?:水平|目标|增长|增速|规模|台阶|大关|关口|跨越|增幅)(?:$|[，。；：、）])"
    )
    vague = re.compile(r"[和及与]一")
    when = re.compile(r"(?:提前|连续|用|约)?\x03+|(?:19|20)\d\d年(?:底|末)?|[一二〇○零九八七六五四三]{4}年")
    since = re.compile(r"[由从][^，由从]{0,14}$")
    against = re.compile(
        r"(?:(?<!占)比(?=.)|较(?=.)|高于|低于|高出|快于|慢于|相当于|等于|高过)[^，比较]{0,14}$|是(?:全国|全省|全市|世界|上年|去年|[一二三四五六七八九十]+年前)[^，]{0,8}$"
    )
    each_of = re.compile(r"(?:给予)?每(?:人|户|家|名|个|村|县|亩|位|日|天|立方米|平方米)$")
    part_of_noun = re.compile(r"区(?![域级县块])|率|性|型|者|业(?!务)|费|额|度|量|员|化")
    share_of = re.compile(r"(?<=.{2})(?:约?占|不低于|不少于|不高于|不超过|达到|超过)[^，。；、]{2,16}$")
    short_of = re.compile("不到|不足|仅|只有")
    modal = re.compile("要?(?:力争|确保|争取|努力)(?:完成|实现)?")
    dependent = frozenset(("学位", "床位", "泊位", "面积", "里程", "总里程", "容量", "座位", "岗位"))
    jobs = re.compile(r"([\u4e00-\u9fff]{2,12})就业")
    threshold = re.compile(r"项目|企业|园区|产业|集群|县|区|平台|公司|市场|基地|城市")
    flow_noun = re.compile(r"(?:改造|治理|建设|培训|整治|修复|加固|演出|手术|支教|帮扶|救助|补贴|搬迁|安置|任务)$")
    adds = re.compile("新增|净增|增加|增设|新")
    span_of_time = re.compile("时间|内|左右时间|期间|来|以来|前|后|行动|计划|攻坚|滚动")
    denied = re.compile("未|没有|不能|尚不")
    in_step = re.compile(r"同步|相适应|相匹配|相当|高于|快于|跑赢")
    period = re.compile(
        r"(?P<own>今年|年内|全年|本年|当年)|(?:用)?[一二三四五两\d]年(?:左右)?(?:时间|内)|[三四五]年(?:来|间|累计|共|新增|总体)|过去五年|五年"
        r"|(?<![比较创自从与于\d])到?(?:19|20)\d\d年(?!以来|来|的|相比|同期|水平|[一二三四]季度|\d)|“?十[一二三四五六]五”?(?:时期|期间|末)|年均(?=实际|名义)?(?=增长|递增|新增|提高|下降|增速)"
    )
    member_joint = re.compile(r"、|[和及与]")
    several_years = re.compile(r"五年来|过去(?:的)?[五四三]年|这[五四三]年|近[五四三]年|本届政府|[五四三]年间|[五四三]年工作|“?十[一二三四五]五”?(?:时期|期间)")
    one_year = re.compile(r"去年|过去(?:的)?一年|一年来|上年|刚刚过去的|(?:20|19)\d\d年(?!以来|来)|今年以来|全年")
    pieces = frozenset((*_COUNTERS, "人"))
    counters = frozenset((*_COUNTERS, *_HEADS))

    def strip_tail(self, text: str) -> tuple[str, tuple[str, ...], bool]:
        """Take the verbs and adverbs off the end; return the rest, their kinds from the right, and whether one says "to"."""
        kinds: list[str] = []
        rest = text.rstrip(" 　、")
        to = False
        while rest:
            match = self.tail.match(rest[::-1])
            if not match:
                break
            word = match.group()[::-1]
            if rest in self.forms and not kinds:
                break
            kind = self.tail_kinds[word]
            if kind != "filler":
                to = to or (kind == "level" and word[-1] in "到至" and len(word) > 1) or word in ("到", "至")
                kinds.append(kind)
            rest = rest[: -len(word)].rstrip(" 　、")
        return rest, tuple(kinds), to

    def cut_share(self, phrase: str) -> tuple[str, str]:
        """Cut off what a percentage is a share of: (A is no less than) B's (30%)."""
        match = self.share_of.search(phrase)
        if not match:
            return phrase, ""
        return phrase[: match.start()], match.group()

    def strip_lead(self, phrase: str) -> str:
        """Take words off the front that tell nothing of what is measured."""
        return self.strip_front(phrase, verbs=False)[0]

    def strip_front(self, phrase: str, *, verbs: bool = True) -> tuple[str, str]:
        """Take off the front what tells nothing of what is measured and, with `verbs`, what is done to it.

        Returns the rest and the last verb, which is empty where there was none. A verb stays before a noun that is no
        name without it.
        """
        verb = ""
        while phrase and not self.form.match(phrase):
            match = self.front.match(phrase)
            if not match:
                break
            word = match.group()
            rest = phrase[match.end() :].lstrip("的、 　好了“")
            if word in self.actions:
                if not verbs or rest in self.bare or self.part_of_noun.match(rest):
                    break
                verb = word
                rest = rest.lstrip("和与及")
            phrase = rest
        if verbs and len(phrase) > 14:
            cuts = [m for m in self.inner_action.finditer(phrase) if len(phrase) - m.end() >= 2]
            cuts = [m for m in cuts if phrase[m.end() :] not in self.bare]
            if cuts:
                verb = cuts[-1].group()
                phrase = phrase[cuts[-1].end() :].lstrip("好了的")
        return phrase, verb

    def canonical(self, name: str, *, loose: bool = True) -> str:
        """Return the name under which an indicator is compared.

        Without `loose` a form that leaves open what it measures (new jobs: whose?) stays as it is.
        """
        bare = self.quotes.sub("", self.asides.sub("", name).replace("的", ""))
        bare = self.modal.sub("", bare) or bare
        if not loose and bare in self.loose:
            return bare
        return self.form.sub(lambda match: self.forms[match.group()], bare)

    def core(self, indicator: str) -> str:
        """Return a name without what may come and go with the years."""
        core = indicator
        while True:
            found = self.around.sub("", core)
            if found == core or len(found) < 2 or found in self.bare:
                return core
            core = found

    def known(self, indicator: str) -> bool:
        """Whether the whole name is in the table."""
        return indicator in self.names

    def is_headline(self, indicator: str) -> bool:
        """Whether the name is one of those that lists of main targets are made of."""
        return indicator in self.heads

    def lower_is_better(self, indicator: str) -> bool:
        """Whether a smaller figure is the better one."""
        return indicator.endswith(self.lower_ends)

    def percent_is_growth(self, indicator: str) -> bool:
        """Whether a percentage of this indicator can only be its growth."""
        return indicator.endswith(self.growth_ends)

    def spans(self, text: str) -> bool | None:
        """Whether a text turns to several years together, to one year, or says neither."""
        if self.several_years.search(text):
            return True
        return False if self.one_year.search(text) else None

    def is_general(self, indicator: str) -> bool:
        """Whether a name alone does not tell what is measured."""
        return self.core(indicator) in self.bare or indicator in self.bare

    def is_economy(self, indicator: str) -> bool:
        """Whether the name is the size of the economy."""
        return indicator == self.economy

    def period_of(self, text: str) -> str:
        """Return the words by which a sentence, as far as it is given, last turned to other years than its own."""
        period = ""
        for match in self.period.finditer(text):
            period = "" if match["own"] else match.group()
        return period

    def members(self, indicator: str) -> int:
        """Return how many things a name lists."""
        return len([part for part in self.member_joint.split(indicator) if part])

    def known_names(self, phrase: str) -> list[tuple[str, str]]:
        """Return the indicators of the table that make up a phrase, as printed and canonical."""
        found = [match for match in self.form.finditer(phrase) if self.forms[match.group()] in self.names]
        rest = len(phrase) - sum(len(match.group()) for match in found)
        if rest > 2 + 2 * len(found):
            return []
        return [(match.group(), self.forms[match.group()]) for match in found]

    def names_in(self, text: str) -> list[tuple[str, str]]:
        """Return the indicators of the table that stand anywhere in a text."""
        found = [match.group() for match in self.form.finditer(text)]
        return [(form, self.forms[form]) for form in found if self.forms[form] in self.names]

    def expand(self, name: str) -> list[str]:
        """Return the two members of a name that folds them together: town and country, imports and exports."""
        for pair, (first, second) in (("城乡", ("城市", "农村")), ("进出口", ("进口", "出口"))):
            if pair in name:
                return [name.replace(pair, first, 1), name.replace(pair, second, 1)]
        return []

    def relation_form(self, words: str) -> str:
        """Return a relation's words without those that change nothing."""
        return re.sub(r"保持|力争|努力|目标|实现|全面|(?<=[步平应])增长$", "", words).replace("和", "与").replace("同经济", "与经济")


@cache
def shipped() -> Vocabulary:
    """Return the vocabulary of the table that comes with the package."""
    return _build(load("zh", "indicators")["indicator"])


def read_vocabulary(path: Path) -> Vocabulary:
    """Return the shipped vocabulary extended by the user's file; its entries come first.

    Raises:
        VocabularyError: the file cannot be read, or an entry is not one.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: not a TOML file: {error}") from error
    return _build([*load("zh", "indicators")["indicator"], *_entries(path, raw)])


def _entries(path: Path, raw: dict[str, Any]) -> list[dict[str, Any]]:
    entries = raw.get("indicator")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise VocabularyError(f"{path}: no [[indicator]] entries; each needs a name and synonyms")
    unknown = sorted(set(raw) - {"indicator"})
    if unknown:
        raise VocabularyError(f"{path}: unknown key {unknown[0]!r}; only [[indicator]] entries are read")
    for number, entry in enumerate(entries, 1):
        where = f"{path}: [[indicator]] {number}"
        for key, value in entry.items():
            if key not in _KEYS:
                raise VocabularyError(f"{where}: unknown key {key!r}; known are {', '.join(_KEYS)}")
            if not isinstance(value, _KEYS[key]):
                raise VocabularyError(f"{where}: {key!r} must be a {_KEYS[key].__name__}")
        if not entry.get("name"):
            raise VocabularyError(f"{where}: 'name' is missing")
        if not all(isinstance(word, str) and word for word in entry.get("synonyms", [])):
            raise VocabularyError(f"{where}: 'synonyms' must be a list of names")
        if entry.get("better", "higher") not in ("higher", "lower"):
            raise VocabularyError(f"{where}: 'better' must be \"higher\" or \"lower\"")
    return entries


def _front(raw: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of the words at a phrase's front, the longest first, single characters with their exceptions."""
    sure = _alternation([*raw["lead"], *raw["objects"]["action"]])
    guarded = "|".join(f"{word}(?![{unless}])" for word, unless in raw["lead_unless"].items())
    return re.compile(f"(?:[到至]?(?:20|19)?\\d\\d年[底末]?)|{sure}|{guarded}")


def _build(entries: list[dict[str, Any]]) -> Vocabulary:
    raw = load("zh", "indicators")["language"]
    forms: dict[str, str] = {}
    for entry in entries:
        for form in (entry["name"], *entry.get("synonyms", []), *entry.get("loose", [])):
            forms[form] = entry["name"]
    tail_kinds = {word: kind for kind, listed in raw["tail"].items() for word in listed}
    follow = "".join(word for word in raw["headline_follow"] if len(word) == 1)
    relation = raw["relation"]
    return Vocabulary(
        forms=forms,
        form=re.compile(_alternation(forms)),
        lower_ends=tuple(entry["name"] for entry in entries if entry.get("better") == "lower"),
        heads=frozenset(entry["name"] for entry in entries if entry.get("headline")),
        names=frozenset(entry["name"] for entry in entries if not entry.get("fragment")),
        front=_front(raw),
        actions=frozenset(raw["objects"]["action"]),
        bare=frozenset(raw["objects"]["bare"]),
        tail=re.compile(_alternation(word[::-1] for word in tail_kinds)),
        tail_kinds=tail_kinds,
        inner_action=re.compile(_alternation(raw["objects"]["inner"])),
        headline_cue=re.compile(f"(?:{_alternation(raw['headline'])})[^。]{{0,12}}[{follow}]"),
        relations=tuple(
            (re.compile(pattern), bare) for key, bare in (("always", False), ("headline", True)) for pattern in relation[key]
        ),
        hint=re.compile("同步|持平|任务|目标|要求|增长|标准|水质|高于|快于"),
        past=re.compile(_alternation(raw["context"]["past"])),
        present=re.compile(_alternation(raw["context"]["present"])),
        unsettled=re.compile(_alternation(raw["context"]["unsettled"])),
        part=re.compile("|".join(raw["units"]["part"])),
        areas=frozenset(raw["units"]["areas"]),
        ranks=frozenset(raw["units"]["ranks"]),
        rates=frozenset(raw["units"]["rates"]),
        times=frozenset(raw["units"]["time"]),
        ages=frozenset(raw["units"]["age"]),
        timely=re.compile(_alternation(raw["units"]["timely"])),
        growth_ends=tuple(entry["name"] for entry in entries if entry.get("percent") == "growth"),
        building=frozenset(raw["objects"]["building"]),
        around=re.compile(
            f"^(?:{_alternation(raw['objects']['before'])})|(?:{_alternation(raw['objects']['behind'])})$"
        ),
        contrasts=tuple(tuple(tuple(side) for side in group) for group in raw["objects"]["contrasts"]),
        loose=frozenset(form for entry in entries for form in entry.get("loose", ())),
    )
