"""説明会の実績: how many applied and came, without names."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from yuiwork.impact import api as impact
from yuiwork.imports.kinds import parsers as p
from yuiwork.imports.kinds.column import CellProblem, Column, Context, Fact, Kind, Values
from yuiwork.japan.dates import fiscal_year

COLUMNS = (
    Column(
        "held_on",
        "開催日",
        _("Day"),
        p.day,
        aliases=("日付", "実施日", "開催年月日", "日時", "開催日時"),
        required=True,
        sample="2019/7/10",
    ),
    Column(
        "title",
        "説明会名",
        _("Title"),
        p.at_most(p.line, 200),
        aliases=("セミナー名", "タイトル", "名称", "催し名", "イベント名", "内容"),
        required=True,
        sample="きっかけセミナー",
    ),
    Column(
        "place",
        "会場",
        _("Place"),
        p.at_most(p.line, 200),
        aliases=("場所", "開催場所", "会場名"),
        sample="市役所 3階",
    ),
    Column(
        "applied",
        "申込者数",
        _("Number of applicants"),
        p.count,
        aliases=("申込", "申込数", "応募者数", "申込人数"),
        sample="57",
    ),
    Column(
        "attended_venue",
        "会場参加者数",
        _("Present at the venue"),
        p.count,
        aliases=("参加者数", "参加人数", "来場者数", "出席者数", "参加", "会場参加"),
        sample="38",
    ),
    Column(
        "attended_online",
        "オンライン参加者数",
        _("Present online"),
        p.count,
        aliases=("オンライン", "オンライン参加", "Zoom参加者数"),
        sample="8",
    ),
)


def finish(values: Values, context: Context) -> Values:
    """At least one count; nobody can be present without a place in the count of applicants, walk-ins aside."""
    if not {"applied", "attended_venue", "attended_online"} & set(values):
        raise CellProblem("COUNT_MISSING", "applied")
    return dict(values)


def facts(values: Values, person_key: str, today: date) -> tuple[Fact, ...]:
    on, title = date.fromisoformat(str(values["held_on"])), str(values["title"])
    present = int(values.get("attended_venue", 0)) + int(values.get("attended_online", 0))
    found = []
    if "applied" in values:
        found.append(impact.Tally(impact.TallyKind.APPLIED, on, title, int(values["applied"])))
    if present:
        found.append(impact.Tally(impact.TallyKind.ATTENDED, on, title, present))
    return tuple(found)


SEMINARS = Kind(
    code="seminars",
    title=_("Counts of seminars"),
    about=_("One line for each seminar: how many applied and came. No names."),
    file_stem="説明会の実績",
    columns=COLUMNS,
    about_people=False,
    finish=finish,
    key=lambda values, person: f"{values['held_on']}|{values['title']}|{values.get('place', '')}",
    year=lambda values: fiscal_year(date.fromisoformat(str(values["held_on"]))),
    facts=facts,
    summary=("held_on", "title"),
)
