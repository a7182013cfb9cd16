"""What the pages of every builder show: the questions one below the other, and each page as on a phone.

The rule stands here once, for surveys and for the forms of other rooms; who may build, each room asks on its own pages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.core.errors import NotFound
from yuiwork.surveys.models import Question
from yuiwork.surveys.paging import pages_of, questions_left
from yuiwork.surveys.question_form import QuestionsForm


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question in the list. ``branch``: who is asked, in words; addresses are empty where nothing can be done."""

    question: Question
    branch: str
    change_url: str = ""
    move_url: str = ""


@dataclass(frozen=True, slots=True)
class PhonePage:
    """One page as people get it on a phone; nothing is kept, and every branch is shown as if it were asked."""

    number: int
    count: int
    left: int
    section: Question | None
    form: QuestionsForm
    is_conditional: bool

    @property
    def before(self) -> int:
        """0 on the first page."""
        return self.number - 1

    @property
    def after(self) -> int:
        """0 on the last page."""
        return self.number + 1 if self.number < self.count else 0


def question_cards(
    questions: Sequence[Question],
    *,
    change: Callable[[UUID], str] | None = None,
    move: Callable[[UUID], str] | None = None,
) -> list[QuestionCard]:
    """``change`` and ``move`` give the addresses for a question's id, where the form can still be built."""
    by_code = {question.code: question for question in questions}
    return [
        QuestionCard(
            question,
            branch_in_words(question, by_code.get((question.shown_if or {}).get("question", ""))),
            change(question.id) if change else "",
            move(question.id) if move else "",
        )
        for question in questions
    ]


def branch_in_words(question: Question, earlier: Question | None) -> str:
    """「働いていますか」で「はい」と答えた人だけ; empty for what everybody is asked."""
    if not question.shown_if or earlier is None:
        return ""
    answers = [earlier.labels.get(code, code) for code in question.shown_if["any_of"]]
    return _("Only for those who answered “%(answers)s” to “%(question)s”") % {
        "question": earlier.wording,
        "answers": _(" or ").join(answers),
    }


def phone_page(questions: Sequence[Question], number: int) -> PhonePage:
    """Page ``number`` from 1. Raises ``NotFound`` for a page that there is not."""
    pages = pages_of(questions)
    here = next((page for page in pages if page.number == number), None)
    if here is None:
        raise NotFound
    return PhonePage(
        number=number,
        count=len(pages),
        left=questions_left(pages, number, {}),
        section=here.section,
        form=QuestionsForm(here.questions),
        is_conditional=any(row.shown_if for row in (here.section, *here.questions) if row is not None),
    )
