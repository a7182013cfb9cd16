"""What was answered in one round, as a table for a file: one line per application, one column per question."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import listed
from yuiwork.core.web.components import DataTable
from yuiwork.intake.models import ApplicationSheet, IntakeRound, SheetState
from yuiwork.intake.queries.answers import questions_of
from yuiwork.intake.queries.comparison import Compared, compare
from yuiwork.japan.dates import jst_date
from yuiwork.people import api as people
from yuiwork.surveys import api as surveys


@dataclass(frozen=True, slots=True)
class _Column:
    """A question; of a table (matrix) one of its lines."""

    question: surveys.Question
    row: str = ""

    @property
    def heading(self) -> str:
        line = self.question.row_labels.get(self.row)
        return f"{self.question.wording}: {line}" if line else self.question.wording

    def cell(self, answers: dict[str, surveys.CheckedAnswer]) -> object:
        """In words; a number stays a number, so that Excel can count with it."""
        answer = answers.get(self.question.code)
        if answer is None:
            return ""
        if isinstance(answer.value, dict):
            chosen = answer.value.get(self.row, "")
            return self.question.labels.get(chosen, chosen)
        if self.question.kind == surveys.QuestionKind.NUMBER:
            return answer.value
        return surveys.shown_answer(self.question, answer)


def answer_table(row: IntakeRound) -> DataTable:
    """All that was sent in this round, in the order of sending; points once everybody has scored an application."""
    sheets = list(
        row.sheets.filter(state=SheetState.SENT)
        .select_related("application")
        .prefetch_related("answers__question", "files")
        .order_by("sent_at", "id")
    )
    names = people.profiles_of({sheet.user_id for sheet in sheets})
    asked = _columns_of(questions_of(row))
    lines = [line.title for line in row.criteria.order_by("number")]
    scored = {one.sheet.id: one for one in compare(row)} if lines else {}
    rows = [
        [
            *_who(sheet, names.get(sheet.user_id)),
            *(column.cell(_answers_of(sheet)) for column in asked),
            *_task(row, sheet),
            *_points(lines, scored.get(sheet.id)),
        ]
        for sheet in sheets
    ]
    columns = [
        *_heads(),
        *(column.heading for column in asked),
        *([row.task_title, _("Files")] if row.has_task else []),
        *([*lines, _("Average")] if lines else []),
    ]
    return DataTable(_("Answers: %(round)s") % {"round": row.title}, columns, rows)


def _columns_of(questions: Sequence[surveys.Question]) -> list[_Column]:
    return [
        _Column(question, line)
        for question in questions
        if question.kind != surveys.QuestionKind.SECTION
        for line in (question.row_labels or ("",))
    ]


def _answers_of(sheet: ApplicationSheet) -> dict[str, surveys.CheckedAnswer]:
    return {a.question.code: surveys.CheckedAnswer(a.value, a.own_words) for a in sheet.answers.all()}


def _heads() -> list[str]:
    return [
        _("Receipt number"),
        _("Name"),
        _("Applied on"),
        _("State"),
        _("Hours a week"),
        _("Why this person would like to join"),
        _("Worries"),
    ]


def _who(sheet: ApplicationSheet, profile: people.Profile | None) -> list[object]:
    application = sheet.application
    assert application is not None
    return [
        sheet.shown_receipt,
        profile.full_name if profile else "",
        jst_date(application.created_at),
        str(application.get_state_display()),
        application.weekly_hours,
        application.motive,
        application.worries,
    ]


def _task(row: IntakeRound, sheet: ApplicationSheet) -> list[object]:
    if not row.has_task:
        return []
    return [sheet.task_text, listed(file.name for file in sheet.files.all())]


def _points(lines: list[str], compared: Compared | None) -> list[object]:
    """Averages by line of the rubric and in all; empty for whoever is out of the running."""
    if compared is None:
        return [""] * (len(lines) + 1) if lines else []
    return [*(mean for _title, mean in compared.means), compared.mean]
