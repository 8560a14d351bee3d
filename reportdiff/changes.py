"""What lies between two reports: links, changes, target changes, deliveries, and the diff that holds them all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportdiff.model import Report, Target
    from reportdiff.options import Options

__all__ = [
    "Alignment",
    "Change",
    "ChangeKind",
    "Delivery",
    "Direction",
    "Edit",
    "EditOp",
    "Link",
    "Refusal",
    "RefusalReason",
    "ReportDiff",
    "SectionLink",
    "TargetChange",
    "TargetLink",
    "TermChange",
    "Verdict",
    "Via",
    "WordingKind",
]


class Via(StrEnum):
    """The pass that made a link, in the order in which the passes run."""

    OVERRIDE = "override"
    EXACT = "exact"
    INDICATOR = "indicator"
    FUZZY = "fuzzy"
    MOVED = "moved"
    EXTENDED = "extended"


class RefusalReason(StrEnum):
    """Why a lone statement's best candidate was not taken."""

    NO_CANDIDATE = "no_candidate"
    BELOW_CUT = "below_cut"
    TAKEN = "taken"
    """The candidate has a better partner."""
    OVERRIDE = "override"


class ChangeKind(StrEnum):
    """What became of a statement."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    UPDATED = "updated"
    DROPPED = "dropped"
    NEW = "new"


class Direction(StrEnum):
    """What became of a target."""

    RAISED = "raised"
    LOWERED = "lowered"
    UNCHANGED = "unchanged"
    REQUALIFIED = "requalified"
    RESTATED = "restated"
    NEW = "new"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """Whether a result keeps last year's target."""

    MET = "met"
    MISSED = "missed"
    UNCLEAR = "unclear"


class WordingKind(StrEnum):
    """What became of a term between the years."""

    CAME = "came"
    WENT = "went"
    ROSE = "rose"
    FELL = "fell"


class EditOp(StrEnum):
    """One step of a word edit."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Link:
    """Old statements that answer new statements; `old` and `new` are ascending indexes into the two lists.

    `score` is a calibrated probability, 0 to 1. `terms` are the rare terms both sides share, rarest first. `reason` is
    the reader's own, for a link that the overrides file made.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    via: Via
    moved: bool = False
    terms: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A lone statement's best candidate on the other side, and why it was refused.

    Exactly one of `old` and `new` is the lone statement's index when there is no candidate; both are set otherwise, and
    `lone` names the side ("old" or "new") that stands alone.
    """

    lone: str
    old: int | None
    new: int | None
    score: float
    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class SectionLink:
    """An old section beside the new one that continues it, by index; None on a side that has no counterpart."""

    old: int | None
    new: int | None
    score: float


@dataclass(frozen=True, slots=True)
class TargetLink:
    """An old figure beside a new one for the same indicator, by index; None on a side that has no counterpart."""

    old: int | None
    new: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which parts of two reports belong together.

    `links` count `Report.statements`, `sections` count `Report.sections`, `targets` pair old `Report.targets` with new
    `Report.targets`, `deliveries` pair old `Report.targets` with new `Report.results`. `done` pairs old plan statements
    with new review statements (by index into the statements) that report them as carried out.
    """

    links: tuple[Link, ...]
    sections: tuple[SectionLink, ...] = ()
    targets: tuple[TargetLink, ...] = ()
    deliveries: tuple[TargetLink, ...] = ()
    done: tuple[Link, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from the old words to the new; the old parts joined are the old text, the new parts the new text."""

    op: EditOp
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """A link or a lone statement, classified; `old` and `new` are statement ids."""

    id: str
    kind: ChangeKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float
    via: Via | None
    moved: bool
    edits: tuple[Edit, ...]
    terms: tuple[str, ...] = ()
    reason: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """What became of one indicator's target."""

    id: str
    indicator: str
    headline: bool
    score: float
    change: Direction
    old: Target | None
    new: Target | None
    old_repeats: tuple[str, ...] = ()
    """The ids of further targets of the old report that say the same promise again; they have no row of their own."""
    new_repeats: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    """The ids of the other report's statements that the statement of a dropped or new target is linked with: if any,
    the number went or came, not the thing."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Last year's promise beside this year's result.

    For commitments without a number, `target` and `result` have neither quantity nor relation; their `text` is the
    clause that promises and the clause that reports. `rule` names the stated rule that decided.
    """

    indicator: str
    verdict: Verdict
    target: Target
    result: Target
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term whose use changed beyond chance.

    `score` is the log odds ratio of new against old in standard deviations, above 0 for a term that gained; `old` and
    `new` are the ids of the statements that hold the term.
    """

    term: str
    kind: WordingKind
    old_count: int
    new_count: int
    score: float
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ReportDiff:
    """Everything that was found between two reports."""

    old: Report
    new: Report
    options: Options
    sections: tuple[SectionLink, ...]
    changes: tuple[Change, ...]
    targets: tuple[TargetChange, ...]
    delivery: tuple[Delivery, ...]
    wording: tuple[TermChange, ...] | None = None
    """None where wording was not asked for."""

    def __repr__(self) -> str:
        counts = f"{len(self.changes)} changes, {len(self.targets)} targets, {len(self.delivery)} deliveries"
        return f"<ReportDiff {self.old.year} to {self.new.year}: {counts}>"

    @property
    def summary(self) -> dict[str, dict[str, int]]:
        """How many there are of each kind of change, target change and verdict; `moved` counts besides the kinds."""
        return {
            "changes": _counts(ChangeKind, (change.kind for change in self.changes))
            | {"moved": sum(change.moved for change in self.changes)},
            "targets": _counts(Direction, (target.change for target in self.targets)),
            "delivery": _counts(Verdict, (delivery.verdict for delivery in self.delivery)),
        }

    @property
    def has_changes(self) -> bool:
        """Whether anything but layout differs."""
        return any(change.kind is not ChangeKind.UNCHANGED or change.moved for change in self.changes) or any(
            target.change is not Direction.UNCHANGED for target in self.targets
        )

    # The methods below are conveniences for notebooks and scripts; what they need is imported when they are called, so
    # that the data does not depend on it.

    def filter(
        self,
        *,
        kinds: str | Iterable[str] = (),
        directions: str | Iterable[str] = (),
        verdicts: str | Iterable[str] = (),
        roles: str | Iterable[str] = (),
        section: str = "",
        text: str = "",
        moved: bool | None = None,
        headline: bool | None = None,
        has_number: bool | None = None,
    ) -> ReportDiff:
        """Return the diff with only the changes, targets and deliveries that fit all that is asked for.

        `kinds`, `moved` and `roles` narrow the changes, `directions` and `headline` the targets, `verdicts` the
        deliveries; names are those of `ChangeKind`, `Role`, `Direction`, `Verdict`, one or several. `section` (a piece
        of a heading), `text` (a piece of a statement) and `has_number` (a digit, or a figure read in words) narrow all
        three. One side that fits is enough. Reports and ids stay as they are; `summary` counts what is left. Raises
        `OptionsError` for an unknown name, and where no heading contains `section`.

        >>> import reportdiff
        >>> diff = reportdiff.compare("samples/yunling-2023.md", "samples/yunling-2024.md")
        >>> [str(row.change) for row in diff.filter(headline=True, directions=["new", "dropped"]).targets]
        ['dropped', 'new']
        >>> {str(row.kind) for row in diff.filter(kinds="new", roles="plan", has_number=True).changes}
        {'new'}
        """
        from reportdiff.selection import Selection, select

        wanted = Selection(kinds, directions, verdicts, roles, section, text, moved, headline, has_number)
        return select(self, wanted)

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> ReportDiff:
        """Return the diff that `to_dict` made the document of, or `json.loads` of what `to_json` gave.

        What the document does not hold is the reports' source: `Report.text` is empty, which takes no part in `==`, and
        lines are not known: `Report.line` and the columns of lines in all rows are None.

        >>> import json, reportdiff
        >>> diff = reportdiff.compare("samples/yunling-2023.md", "samples/yunling-2024.md")
        >>> again = reportdiff.ReportDiff.from_dict(json.loads(diff.to_json()))
        >>> again == diff
        True

        Raises:
            InputError: It is no reportdiff/1 document, or a damaged one.
        """
        from reportdiff.arguments import check_document
        from reportdiff.renderer.from_json import from_dict

        check_document(document)
        return from_dict(document)

    def to_dict(self) -> dict[str, Any]:
        """Return the diff as the JSON document's dictionaries and lists."""
        from reportdiff.renderer.json import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """Return the JSON document, version reportdiff/1, as text.

        >>> import json, reportdiff
        >>> diff = reportdiff.compare("samples/yunling-2023.md", "samples/yunling-2024.md")
        >>> json.loads(diff.to_json())["schema"]
        'reportdiff/1'
        """
        from reportdiff.renderer.json import render_json

        return render_json(self)

    def to_html(self, *, lang: str | None = None) -> str:
        """Return one self-contained HTML page; `lang` is `zh` or `en`, by default the report's language."""
        from reportdiff.arguments import check_language
        from reportdiff.renderer.html import render_html

        check_language(lang)
        return render_html(self, lang=lang)

    def to_markdown(self, *, lang: str | None = None) -> str:
        """Return a Markdown summary; `lang` is `zh` or `en`, by default the report's language."""
        from reportdiff.arguments import check_language
        from reportdiff.renderer.markdown import render_markdown

        check_language(lang)
        return render_markdown(self, lang=lang)

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dictionary for every change, as `pandas.DataFrame` takes them.

        >>> import reportdiff
        >>> diff = reportdiff.compare("samples/yunling-2023.md", "samples/yunling-2024.md")
        >>> row = diff.rows()[0]
        >>> list(row)[:7]
        ['id', 'kind', 'moved', 'score', 'via', 'old_section', 'new_section']
        """
        from reportdiff.renderer.rows import change_rows

        return change_rows(self)

    def target_rows(self) -> list[dict[str, Any]]:
        """Return one flat dictionary for every target change, with each side's value as a number.

        >>> import reportdiff
        >>> diff = reportdiff.compare("samples/yunling-2023.md", "samples/yunling-2024.md")
        >>> row = diff.target_rows()[0]
        >>> row["change"], row["old_value"], row["new_value"], row["new_unit"], row["new_figure"]
        ('lowered', 6.5, 6, '%', 'growth')
        """
        from reportdiff.renderer.rows import target_rows

        return target_rows(self)

    def delivery_rows(self) -> list[dict[str, Any]]:
        """Return one flat dictionary for every promise of last year that this year's report answers.

        >>> import reportdiff
        >>> diff = reportdiff.compare("samples/yunling-2023.md", "samples/yunling-2024.md")
        >>> row = diff.delivery_rows()[0]
        >>> row["verdict"], row["target_value"], row["result_value"], row["result_unit"]
        ('met', 6.5, 6.8, '%')
        """
        from reportdiff.renderer.rows import delivery_rows

        return delivery_rows(self)

    def _repr_html_(self) -> str:
        from reportdiff.renderer.html import render_digest

        return render_digest(self)


def _counts(kinds: type[StrEnum], found: Iterable[StrEnum]) -> dict[str, int]:
    counts = Counter(found)
    return {str(kind): counts[kind] for kind in kinds}
