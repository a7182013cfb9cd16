"""The reports that contracts and grants ask for (programmes.md 3.1 RQ14-RQ33, 4.2, 4.3)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.reports.figures import FROZEN
from yuiwork.reports.kinds.kind import Kind, Sheet, Span, TextPart

_DONE = TextPart(
    "done",
    "実施した内容",
    pgettext_lazy("part of a report", "What was done"),
    _("What was done, with days and places."),
)
_RESULT = TextPart(
    "result",
    "成果",
    pgettext_lazy("part of a report", "Results"),
    _("The outcome; the figures follow below."),
)
_ISSUES = TextPart(
    "issues",
    "課題と対応",
    pgettext_lazy("part of a report", "Difficulties and answers"),
    _("What did not go as planned, why, and what was done about it."),
)
_NEXT = TextPart(
    "next",
    "今後の予定",
    pgettext_lazy("part of a report", "What comes next"),
    _("What comes next, and by when."),
)
_AIM = TextPart(
    "aim",
    "事業の目的",
    pgettext_lazy("part of a report", "Aim of the programme"),
    _("Why the programme exists and for whom."),
)
_NEXT_YEAR = TextPart(
    "next_year",
    "次年度に向けて",
    pgettext_lazy("part of a report", "Towards the next year"),
    _("What continues, what changes."),
)

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            "progress", _("Progress report"), _("How things are going, for any period: figures and four short texts."),
            "実施状況報告書", Span.ANY,
            ("steps", "sources", "seminars", "sessions", "absences", "courses", "surveys", "desk", "childcare",
             "facilities", "incidents", "meetings"),
            (_DONE, _RESULT, _ISSUES, _NEXT),
        ),
        Kind(
            "final", _("Final report"), _("The report after the fiscal year: texts, all figures and charts."),
            "実績報告書", Span.YEAR, (*FROZEN, "meetings", "processors"),
            (_AIM, _DONE, _RESULT, _ISSUES, _NEXT_YEAR),
        ),
        Kind(
            "result", _("Result form of the grant"), _("KPI 1 to 5 with target and actual, effect, opinion, policy."),
            "事業実施結果報告", Span.YEAR, ("cost", "budget"), sheet=Sheet.RESULT,
        ),
        Kind(
            "evaluation", _("Evaluation sheet"),
            _("Activity and outcome indicators over three years, unit cost, assessment A, B or C."),
            "事務事業評価シート", Span.YEAR, ("evaluation",), sheet=Sheet.EVALUATION,
        ),
        Kind(
            "attendance", _("Attendance list"), _("Who came to which session, course by course. It names people."),
            "出席簿", Span.ANY, ("attendance",), names=True,
        ),
        Kind(
            "sessions", _("Record of sessions"), _("What was taught when and where, and how many came."),
            "実施記録", Span.ANY, ("seminars", "sessions", "session_reports", "absences"), (_DONE,),
        ),
        Kind(
            "skills", _("Skills and work"), _("Which skills grew, how the courses went, what people earn."),
            "スキル習得と就業の状況", Span.YEAR, ("courses", "skills", "steps", "income", "staying"), (_RESULT, _ISSUES),
        ),
        Kind(
            "surveys", _("Survey tabulation"),
            _("Every question with counts, shares and chart, cross tables, free answers."),
            "アンケート集計", Span.ANY, ("surveys", "survey_crosses", "survey_texts"), (_RESULT,),
        ),
        Kind(
            "completers", _("Roster of completers"), _("Certificates with number, name and course. It names people."),
            "修了者名簿", Span.ANY, ("completers",), names=True,
        ),
        Kind(
            "archive", _("Archive of the year"), _("One ZIP with all files and tables of the year and a list of them."),
            "納品一式", Span.YEAR,
            (*FROZEN, "session_reports", "survey_crosses", "meetings", "processors"), archive=True,
        ),
    )
}  # fmt: skip

__all__ = ["KINDS", "Kind", "Sheet", "Span", "TextPart"]
