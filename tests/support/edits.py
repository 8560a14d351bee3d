"""Make an edited copy of a report with known edits, and check what a diff says of each.

An edit is a sentence deleted, an invented sentence put in, a number changed, or a paragraph exchanged with
another one of its part.
Places are counted in a report's *bare* text: its characters without front matter, comments, blanks and Markdown marks.
They are the same whatever the layout, so that the edited copy can be laid out as a newspaper page as well.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportdiff.changes import Change, ReportDiff
    from reportdiff.model import Statement

__all__ = ["Bare", "Edit", "EditKind", "Edited", "Score", "edit_report", "score"]


class EditKind(StrEnum):
    DELETED = "deleted"
    PUT_IN = "put in"
    CHANGED = "number changed"
    EXCHANGED = "exchanged"


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done; `old` and `new` are places in the bare texts, None where the text does not stand.

    For a changed number, they are the number's own places.
    """

    kind: EditKind
    text: str
    old: tuple[int, int] | None
    new: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Edited:
    """An edited copy and the truth of how it was made."""

    text: str
    edits: tuple[Edit, ...]


@dataclass(slots=True)
class Score:
    """How many edits of each kind were reported as what they are, what the others were taken for, and false alarms."""

    right: Counter[EditKind] = field(default_factory=Counter)
    made: Counter[EditKind] = field(default_factory=Counter)
    untouched: int = 0
    false_alarms: int = 0
    misses: list[str] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:  # noqa: PYI034
        self.right += other.right
        self.made += other.made
        self.untouched += other.untouched
        self.false_alarms += other.false_alarms
        self.misses += other.misses
        return self

    def share(self, kind: EditKind) -> float:
        return self.right[kind] / self.made[kind] if self.made[kind] else 1.0

    @property
    def alarms_per_hundred(self) -> float:
        return 100 * self.false_alarms / max(1, self.untouched)

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {self.right[kind]}/{self.made[kind]}" for kind in EditKind)
        return f"{kinds}, false alarms {self.false_alarms} in {self.untouched} ({self.alarms_per_hundred:.2f} %)"


_NOT_BARE = re.compile(r"(?s:\A---\n.*?\n---\n)|<!--(?s:.*?)-->|\*\*|(?m:^#{1,6} )|\s")
_FIRST_LEVEL = re.compile(r"(?:#+ |\*\*)*(?:[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十][章部])")
_HEADING_ALONE = re.compile(r"(?!.*（[一二三四五六七八九十]+）)(?:#+ |\*\*)*[^，。！？；：#*|]{2,30}(?:\*\*)?\s*$")
_NO_PARAGRAPH = re.compile(r"---|#|\||<|各位代表")
_NUMBERED = re.compile(
    r"\*\*|（?[一二三四五六七八九十]{1,3}[、）是]|第[一二三四五六七八九十]|[（(]?[0-9０-９]+[.．、）)]|——|[-*•●] "
)
_GLOSSARY = re.compile(r"^[#*\s]*(?:附[：:件]?.*)?(?:名词|用语|有关).{0,6}(?:解释|说明)|^\W?\[1\]|^[\[［]1[\]］]")
_SENTENCE = re.compile(r"[^。！？]+[。！？]")
_NUMBER = re.compile(
    r"(?<![0-9０-９.．第—“”~～\-－A-Za-z+/])([1-9][0-9]{0,4}(?:\.[0-9])?)"
    r"(?=%|[万亿]?(?:元|亩|公里|人|户|套|个(?!工作日)|家|吨|件|所|张|座|斤|千瓦))"
)


class Bare:
    """A text's characters without layout and marks, with the way from the text to them."""

    def __init__(self, text: str) -> None:
        kept = bytearray(b"\1") * len(text)
        for match in _NOT_BARE.finditer(text):
            kept[match.start() : match.end()] = bytes(len(match[0]))
        self._offsets = [place for place, keep in enumerate(kept) if keep]
        self.text = "".join(text[place] for place in self._offsets)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the bare text of a stretch of the text."""
        return bisect_left(self._offsets, start), bisect_left(self._offsets, end)


def edit_report(text: str, seed: int = 0, *, each: int = 10, exchanges: int = 2) -> Edited:
    """Make up to `each` edits of every kind, and `exchanges` exchanges of two paragraphs, in sentences of their own."""
    chance = random.Random(seed)
    lines = text.split("\n")
    order = list(range(len(lines)))
    swapped = _exchange(lines, order, chance, exchanges)
    picked = _picked(lines, text, swapped, chance, each)
    return _compose(lines, order, picked, swapped, text)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line to be treated: a sentence, or a number in it."""

    kind: EditKind
    start: int
    end: int
    new: str


def _exchange(lines: list[str], order: list[int], chance: random.Random, exchanges: int) -> set[int]:
    """Exchange paragraphs of the same part that stand near each other; return the lines that were exchanged."""
    part, parts = 0, []
    for line in lines:
        part += bool(_FIRST_LEVEL.match(line) or _HEADING_ALONE.match(line))
        parts.append(part)
    body = [i for i in range(len(lines)) if parts[i] and len(lines[i]) >= 60 and _is_exchangeable(lines, i)]
    pairs = [(a, b) for k, a in enumerate(body) for b in body[k + 1 : k + 6] if parts[a] == parts[b]]
    chance.shuffle(pairs)
    swapped: set[int] = set()
    for a, b in pairs:
        if len(swapped) >= 2 * exchanges:
            break
        if not swapped & {a, b}:
            order[a], order[b] = b, a
            swapped |= {a, b}
    return swapped


def _is_exchangeable(lines: list[str], i: int) -> bool:
    """Whether a line is a whole paragraph of its own: in some files a line break stands in the middle of a sentence."""
    before = next((line for line in reversed(lines[:i]) if line.strip()), "")
    return _is_body(lines[i]) and (_is_paragraph(before) or before.startswith(("#", "**")))


def _picked(
    lines: list[str], text: str, swapped: set[int], chance: random.Random, each: int
) -> dict[int, list[_Piece]]:
    """Choose the sentences to edit: none beside another, each one the only one of its words."""
    glossary = next((i for i, line in enumerate(lines) if _GLOSSARY.search(line)), len(lines))
    sentences = [
        (i, match)
        for i, line in enumerate(lines[:glossary])
        if i not in swapped
        for match in _sentences(line)
        if len(match[0]) >= 15 and text.count(match[0]) == 1 and _is_closed(match[0])
    ]
    chance.shuffle(sentences)
    each = min(each, len(sentences) // 12)
    taken: set[tuple[int, int]] = set()
    picked: dict[int, list[_Piece]] = {}
    wanted = {EditKind.CHANGED: each, EditKind.DELETED: each, EditKind.PUT_IN: each}
    invented = _invented(chance)
    for i, match in sentences:
        if {(i, match.start()), (i, match.end())} & taken:
            continue
        kind = next((kind for kind, left in wanted.items() if left and _suits(kind, match[0])), None)
        if kind is None:
            continue
        taken |= {(i, match.start()), (i, match.end())}
        wanted[kind] -= 1
        picked.setdefault(i, []).append(_piece(kind, match, chance, invented))
    return picked


def _suits(kind: EditKind, sentence: str) -> bool:
    return kind is not EditKind.CHANGED or bool(_NUMBER.search(sentence))


def _piece(kind: EditKind, sentence: re.Match[str], chance: random.Random, invented: Iterator[str]) -> _Piece:
    if kind is EditKind.DELETED:
        return _Piece(kind, sentence.start(), sentence.end(), "")
    if kind is EditKind.PUT_IN:
        return _Piece(kind, sentence.end(), sentence.end(), next(invented))
    number = chance.choice(list(_NUMBER.finditer(sentence[0])))
    start, end = sentence.start() + number.start(), sentence.start() + number.end()
    return _Piece(kind, start, end, _other(number[0], chance, is_share=sentence[0][number.end()] == "%"))


def _other(number: str, chance: random.Random, *, is_share: bool) -> str:
    """Another number of about the same size and as many decimals; a large share falls, so that none is over 100%."""
    decimals = len(number.partition(".")[2])
    step = max(10**-decimals, round(float(number) * chance.choice((0.1, 0.2, 0.5)), decimals))
    if is_share and float(number) > 60:
        step = -step
    return f"{float(number) + step:.{decimals}f}"


def _compose(
    lines: list[str], order: list[int], picked: dict[int, list[_Piece]], swapped: set[int], text: str
) -> Edited:
    starts, place = [], 0
    for line in lines:
        starts.append(place)
        place += len(line) + 1
    out: list[str] = []
    length = 0
    raw: list[tuple[EditKind, str, tuple[int, int] | None, tuple[int, int] | None]] = []
    for i in order:
        line, done, begun = lines[i], 0, length
        for piece in sorted(picked.get(i, ()), key=lambda piece: piece.start):
            length += _put(out, line[done : piece.start])
            old = (starts[i] + piece.start, starts[i] + piece.end) if piece.end > piece.start else None
            new = (length, length + len(piece.new)) if piece.new else None
            length += _put(out, piece.new)
            raw.append((piece.kind, f"{line[piece.start : piece.end]}>{piece.new}", old, new))
            done = piece.end
        length += _put(out, line[done:])
        if i in swapped:
            raw.append((EditKind.EXCHANGED, line, (starts[i], starts[i] + len(line)), (begun, length)))
        length += _put(out, "\n")
    edited = "".join(out)[:-1]
    old_bare, new_bare = Bare(text), Bare(edited)
    edits = tuple(
        Edit(kind, words, old and old_bare.span(*old), new and new_bare.span(*new)) for kind, words, old, new in raw
    )
    return Edited(edited, edits)


def _put(out: list[str], text: str) -> int:
    out.append(text)
    return len(text)


def _is_body(line: str) -> bool:
    """Whether a line is a paragraph of sentences with no number and no heading before them."""
    return _is_paragraph(line) and not _NUMBERED.match(line.lstrip()) and "**" not in line


def _is_paragraph(line: str) -> bool:
    return not _NO_PARAGRAPH.match(line.lstrip()) and bool(re.search(r"[。！？]\s*$", line))


def _sentences(line: str) -> Iterator[re.Match[str]]:
    """The sentences of a line that no number, no heading and no bold stretch begins."""
    if not _is_paragraph(line):
        return
    bold = line.rfind("**") + 2 if "**" in line else 0
    for count, match in enumerate(_SENTENCE.finditer(line)):
        if match.start() >= bold and (count or not _NUMBERED.match(line.lstrip())):
            yield match


def _is_closed(sentence: str) -> bool:
    return all(sentence.count(a) == sentence.count(b) for a, b in ("“”", "（）", "《》", "‘’")) and "：" not in sentence


def _invented(chance: random.Random) -> Iterator[str]:
    """Concrete commitments that no report holds: invented names in invented sentences."""
    names = [
        a + b
        for a in ("霁澜", "岫云", "苍梧岭", "鹿鸣洲", "澹溪", "筠岚", "穹石")
        for b in ("", "东", "西", "南", "北")
    ]
    works = (
        "在{}兴建候鸟观测塔和湿地博物馆，明年夏天迎来首批观众。",
        "为{}的渔家子弟开设造船夜校，每期招收学徒九十名。",
        "把{}废弃的砖窑改成陶艺村，请老匠人开炉授徒。",
        "修复{}古栈道上的石拱廊桥，沿途重立宋代碑刻。",
        "引种{}山蜜蜂，办起蜂蜡与蜂胶两座合作工坊。",
        "开通{}水上巴士，串起沿河七座老码头。",
        "编印{}方言词典，录下百位老人的童谣。",
        "试种{}紫皮蒜，与榨油作坊签下包销合同。",
        "搬迁{}采石场，原址栽种油橄榄和香榧。",
        "建造{}天文台，向中小学生开放望远镜。",
    )
    pairs = [(name, work) for name in names for work in works]
    chance.shuffle(pairs)
    for name, work in pairs:
        yield work.format(name)


def score(diff: ReportDiff, edited: Edited) -> Score:
    """Check each edit against what the diff reports, and count what it reports of statements that nobody touched."""
    old, new = _Side(diff.old.text, diff.old.statements), _Side(diff.new.text, diff.new.statements)
    by_old = {i: change for change in diff.changes for i in change.old}
    by_new = {i: change for change in diff.changes for i in change.new}
    result = Score()
    touched_old: set[str] = set()
    touched_new: set[str] = set()
    for edit in edited.edits:
        in_old, in_new = old.within(edit.old), new.within(edit.new)
        touched_old |= in_old
        touched_new |= in_new
        if all(i in old.entries for i in in_old) and all(i in new.entries for i in in_new) and in_old | in_new:
            continue  # a glossary's entry is one statement, whatever happens to a sentence in it
        changes = [by_old[i] for i in sorted(in_old)] + [by_new[i] for i in sorted(in_new)]
        if not changes and edit.kind is not EditKind.EXCHANGED:
            result.made[edit.kind] += 1
            result.misses.append(f"{edit.kind}: {edit.text} (in no statement)")
            continue
        right = _is_right(edit, changes, old, new)
        result.made[edit.kind] += 1
        result.right[edit.kind] += right
        if not right:
            result.misses.append(f"{edit.kind}: {edit.text[:120]}\n" + _shown(changes, old, new))
    alarms: dict[str, Change] = {}
    for side, by_id in ((old, by_old), (new, by_new)):
        for i in side.ids:
            change = by_id[i]
            is_touched = touched_old & set(change.old) or touched_new & set(change.new)
            result.untouched += side is old and not is_touched
            if str(change.kind) != "unchanged" and not is_touched:
                alarms[change.id] = change
    result.false_alarms = len(alarms)
    result.misses += [f"false alarm\n{_shown([change], old, new)}" for change in alarms.values()]
    return result


class _Side:
    def __init__(self, source: str, statements: tuple[Statement, ...]) -> None:
        bare = Bare(source)
        self.texts = {statement.id: statement.text for statement in statements}
        self.spans = {statement.id: bare.span(statement.start, statement.end) for statement in statements}
        self.ids = list(self.spans)
        self.entries = {statement.id for statement in statements if str(statement.role) == "appendix"}

    def within(self, place: tuple[int, int] | None) -> set[str]:
        """The statements that lie in a place, or that hold the most of it."""
        if place is None:
            return set()
        found = set()
        for i, (start, end) in self.spans.items():
            shared = min(end, place[1]) - max(start, place[0])
            if shared > 0 and 2 * shared >= min(end - start, place[1] - place[0]):
                found.add(i)
        return found


def _is_right(edit: Edit, changes: list[Change], old: _Side, new: _Side) -> bool:
    in_old, in_new = old.within(edit.old), new.within(edit.new)
    kinds = {str(change.kind) for change in changes}
    if edit.kind is EditKind.DELETED:
        return kinds == {"dropped"}
    if edit.kind is EditKind.PUT_IN:
        return kinds == {"new"}
    if edit.kind is EditKind.CHANGED:
        return kinds == {"updated"} and all(in_old & set(c.old) and in_new & set(c.new) for c in changes)
    return kinds <= {"unchanged"} and all(
        "".join(old.texts[i] for i in c.old) == "".join(new.texts[i] for i in c.new)
        and in_old >= set(c.old)
        and in_new >= set(c.new)
        for c in changes
    )


def _shown(changes: list[Change], old: _Side, new: _Side) -> str:
    seen = {change.id: change for change in changes}
    return "\n".join(
        f"    {c.kind} {c.via or ''} {c.score:.2f}: {' '.join(old.texts[i] for i in c.old)} → "
        f"{' '.join(new.texts[i] for i in c.new)}"
        for c in seen.values()
        if str(c.kind) != "unchanged" or len(seen) == 1
    )
