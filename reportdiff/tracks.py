"""What several years' reports say together: each indicator's targets and results, and how long commitments last."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decimal import Decimal

    from reportdiff.changes import ChangeKind, Direction, ReportDiff, Verdict
    from reportdiff.model import Figure, Report, Statement, Target
    from reportdiff.options import Options

__all__ = ["CommitmentTrack", "CommitmentYear", "IndicatorTrack", "Point", "Presence", "Track", "YearFigure"]


class Presence(StrEnum):
    """Whether a year's report states a target for an indicator, and if not, what its silence means."""

    STATED = "stated"
    NONE = "none"
    """The whole plan part was read and sets no such target."""
    UNREAD = "unread"
    """The plan part has a number beside the indicator's name that was not read as a target; look it up."""
    NO_PLAN = "no_plan"
    """The report has no plan part, or none was found, so that no target can stand in it."""
    INCOMPLETE = "incomplete"
    """Parts of the report are missing or could not be read, so that its silence proves nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value on its track's scale, in the track's unit; `low` and `high` are the same where it is no range."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class YearFigure:
    """One indicator in one year: what that year's report promised, and what the next year's report says came of it.

    `change` compares the target with that of the year `since`, the last one before that states any; it is `new` after
    reports that set none, and None where there is nothing before to compare with. Where the report sets none after one
    that did, `change` is `dropped`. `result` stands in the report of the year after; it is None where there is no such
    report, or where it does not say. `verdict` and `rule` are those of the delivery. `aim` and `outcome` are target and
    result on the track's scale; None where they cannot be compared as numbers with the others.
    """

    year: int
    presence: Presence
    target: Target | None = None
    change: Direction | None = None
    since: int | None = None
    result: Target | None = None
    verdict: Verdict | None = None
    rule: str = ""
    aim: Point | None = None
    outcome: Point | None = None


@dataclass(frozen=True, slots=True)
class IndicatorTrack:
    """One indicator through the years: one `YearFigure` for every report, in their order.

    `figure`, `unit` and `falling` are the scale on which most of its targets stand; `unit` is empty where they are
    in words.
    """

    id: str
    indicator: str
    name: str
    """The indicator as the reports print it where they agree, and otherwise its canonical name."""
    headline: bool
    figure: Figure
    unit: str
    falling: bool
    figures: tuple[YearFigure, ...]

    @property
    def stated(self) -> int:
        """In how many years the indicator has a target."""
        return sum(figure.presence is Presence.STATED for figure in self.figures)


@dataclass(frozen=True, slots=True)
class CommitmentYear:
    """What a commitment says in one year, and by which link it comes from the year before.

    `kind`, `moved` and `score` belong to that link (None, False and 0 in the first year). `others` are further
    statements of the year before that were merged into this one.
    """

    year: int
    statement: Statement
    kind: ChangeKind | None = None
    moved: bool = False
    score: float = 0.0
    others: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentTrack:
    """A commitment carried on from report to report, up to the last one that holds it.

    `dropped` is the year of the report that no longer has it, None where it stands in the last report. `certain` is
    False where that report is incomplete or has no plan part, so that its silence proves nothing. `target` says that
    the last statement holds one of the targets that stand among the indicators.
    """

    id: str
    years: tuple[CommitmentYear, ...]
    dropped: int | None
    certain: bool
    target: bool

    @property
    def first(self) -> int:
        """The year in which it first came; it may be older where that is the first report's."""
        return self.years[0].year

    @property
    def last(self) -> int:
        """The last year that has it."""
        return self.years[-1].year

    @property
    def weakest(self) -> float:
        """The score of its weakest link, a probability; 1 where it has stood in one year only."""
        return min((entry.score for entry in self.years[1:]), default=1.0)


@dataclass(frozen=True, slots=True, repr=False)
class Track:
    """Everything that was found over several years' reports, the oldest first.

    `diffs` are the comparisons of each report with the next one. Indicators come with the headline ones first,
    commitments with those carried on longest first.
    """

    reports: tuple[Report, ...]
    diffs: tuple[ReportDiff, ...]
    options: Options
    indicators: tuple[IndicatorTrack, ...]
    commitments: tuple[CommitmentTrack, ...]

    def __repr__(self) -> str:
        counts = f"{len(self.indicators)} indicators, {len(self.commitments)} commitments"
        return f"<Track {', '.join(map(str, self.years))}: {counts}>"

    @property
    def years(self) -> tuple[int, ...]:
        """The reports' years, ascending; a year may be missing between two of them."""
        return tuple(report.year for report in self.reports if report.year is not None)

    @property
    def has_changes(self) -> bool:
        """Whether anything but layout differs between any two reports that follow each other."""
        return any(diff.has_changes for diff in self.diffs)

    # As with `ReportDiff`, the renderers are imported when they are called.

    def to_dict(self) -> dict[str, Any]:
        """Return the tracks as the JSON document's dictionaries and lists."""
        from reportdiff.renderer.track_json import track_to_dict

        return track_to_dict(self)

    def to_json(self) -> str:
        """Return the JSON document, version reportdiff-track/1, as text."""
        from reportdiff.renderer.track_json import render_track_json

        return render_track_json(self)

    def to_html(self, *, lang: str | None = None) -> str:
        """Return one self-contained HTML page; `lang` is `zh` or `en`, by default the reports' language."""
        from reportdiff.arguments import check_language
        from reportdiff.renderer.html.track_page import render_track_html

        check_language(lang)
        return render_track_html(self, lang=lang)

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dictionary for every indicator and year, as `pandas.DataFrame` takes them.

        `headline` and `figure` are those of the whole line, `target_headline` and `target_figure` those of the year.

        >>> import reportdiff
        >>> track = reportdiff.track(["samples/yunling-2023.md", "samples/yunling-2024.md"])
        >>> row = track.rows()[0]
        >>> row["year"], row["target_value"], row["target_unit"], row["target_headline"], row["target_figure"]
        (2023, 6.5, '%', True, 'growth')
        """
        from reportdiff.renderer.track_rows import indicator_rows

        return indicator_rows(self)

    def _repr_html_(self) -> str:
        from reportdiff.renderer.html.notebook import render_track

        return render_track(self)
