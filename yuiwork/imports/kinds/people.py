"""受講者名簿: who took which course in which year, how often she came, whether she completed and found work."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from yuiwork.impact import api as impact
from yuiwork.imports.kinds import parsers as p
from yuiwork.imports.kinds.column import CellProblem, Column, Context, Fact, Kind, Values
from yuiwork.imports.kinds.people_columns import PERSON, finish_person
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds

COLUMNS = (
    Column(
        "year",
        "年度",
        _("Fiscal year"),
        p.year,
        p.show_year,
        aliases=("実施年度", "受講年度", "開催年度"),
        sample="2019年度",
    ),
    Column(
        "cohort",
        "期",
        _("Cohort"),
        p.at_most(p.line, 100),
        aliases=("期別", "期名", "回生", "クラス"),
        sample="1期",
    ),
    Column(
        "course",
        "講座名",
        _("Course"),
        p.at_most(p.line, 200),
        aliases=("講座", "コース", "コース名", "研修名"),
        sample="はじめてのクラウドワーク講座",
    ),
    *PERSON,
    Column(
        "enrolled_on",
        "受講開始日",
        _("First day of the course"),
        p.day,
        aliases=("開始日", "受講日", "申込日", "受付日", "登録日"),
        sample="2019/9/4",
    ),
    Column(
        "attended",
        "出席回数",
        _("Sessions attended"),
        p.count,
        aliases=("出席", "出席数", "参加回数"),
        sample="5",
    ),
    Column(
        "sessions",
        "全回数",
        _("Sessions held"),
        p.count,
        aliases=("回数", "総回数", "開催回数", "全体回数"),
        sample="6",
    ),
    Column(
        "completed",
        "修了",
        _("Completed"),
        p.mark_or_day,
        p.show_mark,
        aliases=("修了日", "修了年月日", "修了有無", "修了状況", "修了可否"),
        sample="2020/2/12",
    ),
    Column(
        "certificate",
        "修了証番号",
        _("Number of the certificate"),
        p.at_most(p.code, 60),
        aliases=("修了番号", "証番号", "修了証書番号"),
        sample="修-0001",
    ),
    Column(
        "first_job",
        "初仕事",
        _("First paid job"),
        p.mark_or_day,
        p.show_mark,
        aliases=("初受注", "初受注日", "初仕事日", "はじめての仕事", "就業", "受注有無"),
        sample="○",
    ),
)


def finish(values: Values, context: Context) -> Values:
    """The year from the dates where it is not named; dates and counts that contradict each other are refused."""
    done = finish_person(values, context)
    dates = [date.fromisoformat(str(done[n])) for n in ("enrolled_on", "completed") if _is_day(done.get(n))]
    if "year" not in done:
        if not dates:
            raise CellProblem("YEAR_MISSING", "year")
        done["year"] = fiscal_year(dates[0])
    if dates != sorted(dates):
        raise CellProblem("COMPLETED_BEFORE_START", "completed")
    if "attended" in done and "sessions" in done and int(done["attended"]) > int(done["sessions"]):
        raise CellProblem("ATTENDED_TOO_OFTEN", "attended", sessions=done["sessions"])
    if "birth_date" in done and "enrolled_on" in done and done["birth_date"] >= done["enrolled_on"]:  # type: ignore[operator]
        raise CellProblem("BORN_TOO_LATE", "birth_date")
    return done


def facts(values: Values, person_key: str, today: date) -> tuple[Fact, ...]:
    """Steps of the funnel. Where a file knows the year only, her step is counted on the year's last day."""
    first, last = fiscal_year_bounds(int(values["year"]))
    started = date.fromisoformat(str(values["enrolled_on"])) if "enrolled_on" in values else first
    found = [impact.Reached(person_key, impact.Milestone.ENROLLED, started)]
    for name, kind in (("completed", impact.Milestone.COMPLETED), ("first_job", impact.Milestone.FIRST_JOB)):
        if name in values:
            known = date.fromisoformat(str(values[name])) if _is_day(values[name]) else min(last, today)
            found.append(impact.Reached(person_key, kind, known))
    return tuple(found)


def _is_day(value: object) -> bool:
    return isinstance(value, str) and value != p.MARK


PEOPLE = Kind(
    code="people",
    title=_("Roster of learners"),
    about=_("One line for each person and course: who took it, how often they came, who completed it."),
    file_stem="受講者名簿",
    columns=COLUMNS,
    about_people=True,
    finish=finish,
    key=lambda values, person: (
        f"{person}|{values['year']}|{values.get('course') or values.get('cohort') or ''}"
    ),
    year=lambda values: int(values["year"]),
    facts=facts,
    summary=("year", "name", "course"),
)
