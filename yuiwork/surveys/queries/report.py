"""The results of a survey as one thing: for the page and for the files."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from yuiwork.core.web.components import DataTable
from yuiwork.japan.municipalities import find
from yuiwork.surveys.models import Question, Survey
from yuiwork.surveys.queries.narrowing import Period, groups_of, periods_of
from yuiwork.surveys.queries.replies import Narrowed, Reply, chosen, questions_of_survey, replies_of_series
from yuiwork.surveys.queries.results import (
    CROSSABLE,
    Dimension,
    Result,
    cross_table,
    result_of,
    rule_for,
)

BY_YEAR = "year"
BY_MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Report:
    """``years``, ``municipalities``, ``groups``, ``periods``: what the page can be narrowed to.

    ``crossable``: questions for a cross table. ``narrowed`` is what it is narrowed to, in words.
    """

    survey: Survey
    answered: int
    results: list[Result]
    years: list[int]
    municipalities: dict[str, str]
    groups: dict[str, str]
    periods: list[Period]
    narrowed: str
    crossable: dict[str, str]
    cross: DataTable | None

    @property
    def tables(self) -> list[DataTable]:
        """Every table, the cross table last."""
        tables = [figure.table for result in self.results for figure in result.figures]
        return [*tables, self.cross] if self.cross else tables


def report_of(survey: Survey, narrowed: Narrowed, *, cross: str = "", by: str = "") -> Report:
    """For staff of the programme. ``cross``: code of a question; ``by``: ``year`` (over the whole series),
    ``municipality`` or the code of another question."""
    population = survey.programme.region.population
    series = replies_of_series(survey)
    own = [reply for reply in series if reply.survey_id == survey.id]
    groups, periods = groups_of(survey.programme_id, own), periods_of(own)
    narrowed = _offered(narrowed, groups, periods)
    here = [reply for reply in own if narrowed.takes(reply)]
    places = _municipalities(own)
    questions = questions_of_survey(survey.id)
    crossable = {question.code: question for question in questions if question.kind in CROSSABLE}
    return Report(
        survey=survey,
        answered=len(here),
        results=[result_of(question, here, population) for question in questions],
        years=sorted({reply.year for reply in own}, reverse=True),
        municipalities=places,
        groups=groups,
        periods=periods,
        narrowed=_in_words(narrowed, {**places, **groups}),
        crossable={code: question.wording for code, question in crossable.items()},
        cross=crossed(crossable, cross, by, series if by == BY_YEAR else here, population),
    )


def _offered(narrowed: Narrowed, groups: dict[str, str], periods: list[Period]) -> Narrowed:
    """What is not offered counts as not asked for."""
    return replace(
        narrowed,
        group=narrowed.group if narrowed.group in groups else "",
        since=narrowed.since if narrowed.since in {period.first for period in periods} else None,
        until=narrowed.until if narrowed.until in {period.last for period in periods} else None,
    )


def _in_words(narrowed: Narrowed, names: dict[str, str]) -> str:
    """For the head of a file that is passed on: 「2026年度、奈良市」; empty when nothing is left out."""
    parts = [
        _("Fiscal year %(year)s") % {"year": narrowed.year} if narrowed.year else "",
        names.get(narrowed.municipality, ""),
        names.get(narrowed.group, ""),
        _("from %(month)s") % {"month": month_words(narrowed.since)} if narrowed.since else "",
        _("until %(month)s") % {"month": month_words(narrowed.until)} if narrowed.until else "",
    ]
    return "、".join(part for part in parts if part)


def month_words(month: date) -> str:
    """2026年11月; ``month`` is its first day (JST)."""
    return _("%(month)s/%(year)s") % {"year": month.year, "month": month.month}


def crossed(
    crossable: dict[str, Question], cross: str, by: str, replies: list[Reply], population: int
) -> DataTable | None:
    """The question ``cross`` by another one, by year or by municipality; None for what cannot be crossed."""
    question, other = crossable.get(cross), crossable.get(by)
    if question is None or not (other or by in (BY_YEAR, BY_MUNICIPALITY)):
        return None
    rules = [rule_for(asked, population) for asked in (question, other) if asked]
    return cross_table(question, _dimension(by, other, replies), replies, rules)


def _dimension(by: str, other: Question | None, replies: list[Reply]) -> Dimension:
    if other is not None:
        keys = {position: chosen(other, reply) for position, reply in enumerate(replies)}
        return Dimension(other.wording, other.labels, keys)
    if by == BY_YEAR:
        years = sorted({reply.year for reply in replies})
        labels = {str(year): _("Fiscal year %(year)s") % {"year": year} for year in years}
        return Dimension(_("fiscal year"), labels, {n: [str(r.year)] for n, r in enumerate(replies)})
    return Dimension(
        _("municipality"),
        _municipalities(replies),
        {n: [r.municipality] for n, r in enumerate(replies) if r.municipality},
    )


def _municipalities(replies: list[Reply]) -> dict[str, str]:
    """Most answers first."""
    count = Counter(reply.municipality for reply in replies if reply.municipality)
    return {code: find(code).name for code, _people in count.most_common()}
