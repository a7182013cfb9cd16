"""アンケートの集計: how many chose which answer, without names."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from yuiwork.impact import api as impact
from yuiwork.imports.kinds import parsers as p
from yuiwork.imports.kinds.column import CellProblem, Column, Context, Fact, Kind, Values
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds

COLUMNS = (
    Column(
        "year",
        "年度",
        _("Fiscal year"),
        p.year,
        p.show_year,
        aliases=("実施年度", "調査年度"),
        sample="2019年度",
    ),
    Column(
        "answered_on", "実施日", _("Day"), p.day, aliases=("調査日", "回答日", "日付"), sample="2019/7/10"
    ),
    Column(
        "title",
        "アンケート名",
        _("Survey"),
        p.at_most(p.line, 200),
        aliases=("調査名", "アンケート", "名称"),
        required=True,
        sample="説明会のアンケート",
    ),
    Column(
        "question",
        "質問",
        _("Question"),
        p.at_most(p.line, 500),
        aliases=("設問", "問", "質問文", "設問文"),
        required=True,
        sample="全体の満足度",
    ),
    Column(
        "option",
        "回答",
        _("Answer"),
        p.at_most(p.line, 500),
        aliases=("選択肢", "回答肢", "回答内容"),
        required=True,
        sample="満足",
    ),
    Column(
        "count",
        "人数",
        _("People"),
        p.count,
        aliases=("回答数", "件数", "回答者数", "票数"),
        required=True,
        sample="21",
    ),
)


def finish(values: Values, context: Context) -> Values:
    done = dict(values)
    if "answered_on" in done:
        done.setdefault("year", fiscal_year(date.fromisoformat(str(done["answered_on"]))))
    if "year" not in done:
        raise CellProblem("YEAR_MISSING", "year")
    return done


def facts(values: Values, person_key: str, today: date) -> tuple[Fact, ...]:
    last = min(fiscal_year_bounds(int(values["year"]))[1], today)
    on = date.fromisoformat(str(values["answered_on"])) if "answered_on" in values else last
    return (
        impact.Tally(
            impact.TallyKind.SURVEY,
            on,
            str(values["title"]),
            int(values["count"]),
            str(values["question"]),
            str(values["option"]),
        ),
    )


SURVEYS = Kind(
    code="surveys",
    title=_("Totals of surveys"),
    about=_("One line for each answer of a question: how many chose it. No names."),
    file_stem="アンケートの集計",
    columns=COLUMNS,
    about_people=False,
    finish=finish,
    key=lambda values, person: "|".join(
        str(values.get(name, "")) for name in ("year", "answered_on", "title", "question", "option")
    ),
    year=lambda values: int(values["year"]),
    facts=facts,
    summary=("year", "question", "option"),
)
