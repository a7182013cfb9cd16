"""What the scorers gave, side by side for the office: by line of the rubric, in total, on average, in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from yuiwork.intake.models import ApplicationSheet, IntakeRound, ScoreItem, Scoring
from yuiwork.intake.queries.scoring import RUNNING
from yuiwork.intake.scores import Scored, in_order, stand_apart
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class Given:
    """What one scorer gave: points by line of the rubric, their sum, her comment. ``None``: not to be seen yet."""

    scorer: str
    points: tuple[tuple[str, int | None], ...] = ()
    total: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One application with all its scores: ``given`` by each scorer; ``means`` by line of the rubric, two decimals."""

    sheet: ApplicationSheet
    rank: int
    name: str
    mean: str
    means: tuple[tuple[str, str], ...]
    given: tuple[Given, ...]
    is_apart: bool

    @property
    def totals(self) -> tuple[int | None, ...]:
        """In the order of the scorers."""
        return tuple(one.total for one in self.given)


Scores = dict[tuple[UUID, UUID], Given]  # by sheet and scorer


def compare(row: IntakeRound) -> list[Compared]:
    """All applications of a round in the order of their scores; points only of those that are final on all sides.

    Until every scorer of an application has finished, nobody sees what the others gave it.
    """
    scorers = list(row.scorers.order_by("created_at", "id").values_list("user_id", flat=True))
    criteria = list(row.criteria.order_by("number"))
    sheets = list(row.sheets.filter(application__state__in=RUNNING).select_related("application"))
    names = {u: p.full_name for u, p in people.profiles_of({*scorers, *(s.user_id for s in sheets)}).items()}
    scores = _scores(sheets, criteria, names)
    by_key = {str(sheet.id): sheet for sheet in sheets}
    rows = []
    for rank, scored in enumerate(in_order([_scored(s, scorers, scores) for s in sheets]), start=1):
        sheet = by_key[scored.key]
        given = tuple(scores[sheet.id, u] if scored.totals else Given(names.get(u, "")) for u in scorers)
        rows.append(
            Compared(
                sheet=sheet,
                rank=rank,
                name=names.get(sheet.user_id, ""),
                mean=_shown(scored.mean),
                means=tuple((line.title, _mean_of_line(given, n)) for n, line in enumerate(criteria)),
                given=given,
                is_apart=stand_apart(scored.totals, sum(line.max_points for line in criteria)),
            )
        )
    return rows


def is_complete(rows: Iterable[Compared]) -> bool:
    """Has everybody finished everything?"""
    return all(row.mean for row in rows)


def _scores(
    sheets: Iterable[ApplicationSheet], criteria: Iterable[ScoreItem], names: Mapping[UUID, str]
) -> Scores:
    """What is final, with one query for the scorings and one for their points."""
    rows = Scoring.objects.filter(sheet__in=list(sheets), done_at__isnull=False).prefetch_related("points")
    lines = list(criteria)
    found: Scores = {}
    for row in rows:
        points = {point.criterion_id: point.points for point in row.points.all()}
        in_lines = tuple((line.title, points.get(line.id)) for line in lines)
        found[row.sheet_id, row.scorer_id] = Given(
            names.get(row.scorer_id, ""), in_lines, sum(points.values()), row.comment
        )
    return found


def _scored(sheet: ApplicationSheet, scorers: list[UUID], scores: Scores) -> Scored:
    totals = [scores[sheet.id, u].total or 0 for u in scorers if (sheet.id, u) in scores]
    assert sheet.sent_at is not None
    return Scored(str(sheet.id), sheet.sent_at, totals if len(totals) == len(scorers) else [])


def _mean_of_line(given: Iterable[Given], place: int) -> str:
    known = [points for one in given if one.points and (points := one.points[place][1]) is not None]
    return _shown(Fraction(sum(known), len(known)) if known else None)


def _shown(mean: Fraction | None) -> str:
    return f"{float(mean):.2f}" if mean is not None else ""
