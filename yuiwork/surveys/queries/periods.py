"""What was answered in a period, over all surveys of a programme: for reports to the commissioning office (RQ30)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from yuiwork.core.web.components import DataTable
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds
from yuiwork.surveys.models import Response, Survey
from yuiwork.surveys.queries.narrowing import periods_of
from yuiwork.surveys.queries.replies import Reply, questions_of_survey, replies_of_series
from yuiwork.surveys.queries.report import BY_MUNICIPALITY, BY_YEAR, crossed
from yuiwork.surveys.queries.results import CROSSABLE, Counted, counted


@dataclass(frozen=True, slots=True)
class SurveyCounts:
    """One survey in a period: its questions counted, cells masked as on its own page."""

    title: str
    questions: tuple[Counted, ...]


def counts_between(programme_id: UUID, first: date, last: date) -> list[SurveyCounts]:
    """Surveys answered in the months that the period (JST days, both inside) touches, oldest first.

    Whole months: an anonymous answer keeps no day. Months with few answers go together with the next ones and count
    where they end, so that no two reports differ by a few people; a fiscal year is taken as it is.
    """
    found = []
    for survey in _answered(programme_id, first, last):
        here = _own(survey, replies_of_series(survey), first, last)
        population = survey.programme.region.population
        questions = tuple(counted(question, here, population) for question in questions_of_survey(survey.id))
        found.append(SurveyCounts(survey.title, questions))
    return found


def crosses_between(programme_id: UUID, first: date, last: date) -> list[tuple[str, DataTable]]:
    """Title of the survey and cross table: by municipality where there are several, by year where a series has several."""
    found = []
    for survey in _answered(programme_id, first, last):
        series = replies_of_series(survey)
        here = _own(survey, series, first, last)
        questions = {one.code: one for one in questions_of_survey(survey.id) if one.kind in CROSSABLE}
        several_towns = len({reply.municipality for reply in here if reply.municipality}) > 1
        several_years = len({reply.year for reply in series}) > 1
        for by, replies, useful in ((BY_MUNICIPALITY, here, several_towns), (BY_YEAR, series, several_years)):
            for code in questions if useful else ():
                table = crossed(questions, code, by, replies, survey.programme.region.population)
                if table is not None:
                    found.append((survey.title, table))
    return found


def _answered(programme_id: UUID, first: date, last: date) -> list[Survey]:
    answered = Response.objects.filter(answered_on__range=_months(first, last)).values("survey_id")
    rows = Survey.objects.filter(programme_id=programme_id, id__in=answered)
    return list(rows.select_related("programme__region").order_by("created_at", "id"))


def _own(survey: Survey, series: list[Reply], first: date, last: date) -> list[Reply]:
    own = [reply for reply in series if reply.survey_id == survey.id]
    if (first, last) == fiscal_year_bounds(fiscal_year(last)):
        return [reply for reply in own if reply.year == fiscal_year(last)]
    begin, end = _months(first, last)
    stretches = [stretch for stretch in periods_of(own) if begin <= stretch.last <= end]
    return [reply for reply in own if any(one.first <= reply.month <= one.last for one in stretches)]


def _months(first: date, last: date) -> tuple[date, date]:
    """From the first day of the first month to the last day of the last one."""
    next_month = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first.replace(day=1), next_month - timedelta(days=1)
