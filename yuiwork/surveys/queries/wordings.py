"""How a question read in earlier versions, forms and years: its code is the same, its words were others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.japan.dates import jst_date
from yuiwork.surveys.models import Question, QuestionSet, SetState


@dataclass(frozen=True, slots=True)
class Wording:
    """``since``: the day (JST) from which people read it."""

    text: str
    options: tuple[str, ...]
    since: date


def earlier_wordings(question: Question) -> list[Wording]:
    """Other words in which the same question was published before, newest first, each once."""
    now = _words(question)
    found: list[Wording] = []
    for question_set in _earlier_sets(question.question_set):
        same = question_set.questions.filter(code=question.code).first()
        if same is None or question_set.published_at is None:
            continue
        words = _words(same)
        if found and (found[-1].text, found[-1].options) == words:
            found[-1] = Wording(*words, since=jst_date(question_set.published_at))
        elif found or words != now:
            found.append(Wording(*words, since=jst_date(question_set.published_at)))
    return found


def form_versions(question_set_id: UUID) -> list[UUID]:
    """This version of a form and those before it, newest first; not the form that it was copied from."""
    found = []
    row = QuestionSet.objects.filter(id=question_set_id).first()
    while row is not None:
        found.append(row.id)
        row = row.follows if row.version > 1 else None
    return found


def _words(question: Question) -> tuple[str, tuple[str, ...]]:
    labels = [line["label"] for line in [*question.options, *question.rows]]
    return question.text, tuple(labels)


def _earlier_sets(row: QuestionSet) -> Iterator[QuestionSet]:
    """Published ones, newest first: of the series of its survey, or what the form follows."""
    if row.survey is None:
        before = row.follows
        while before is not None:
            yield before
            before = before.follows
        return
    yield from (
        QuestionSet.objects.filter(
            survey__programme_id=row.programme_id, survey__series=row.survey.series, state=SetState.PUBLISHED
        )
        .exclude(id=row.id)
        .order_by("-published_at", "-id")
    )
