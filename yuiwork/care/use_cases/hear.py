"""What other rooms tell about a learner: a low answer, a letter after an absence. Told twice is once."""

from datetime import datetime
from uuid import UUID

from yuiwork.care.noticing import low_answer
from yuiwork.care.queries.settings import settings_of
from yuiwork.care.use_cases.notice import locked_open_task, look_at, note_letters
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning import api as learning
from yuiwork.surveys import api as surveys


def note_low_answer(
    *, response_id: UUID, programme_id: UUID, respondent_key: str, user_id: UUID, at: datetime
) -> int:
    """One sign more, or a new task; nothing when she is in no course of this programme now. Returns tasks raised.

    Which answer is low says ``CareSettings.low_answer``. What she answered stays in the room of surveys.
    """
    lowest = surveys.lowest_step(response_id)
    enrolment_id = _where_she_learns(programme_id, user_id, respondent_key)
    signs = learning.signs_of_enrolment(enrolment_id) if lowest and enrolment_id else None
    if lowest is None or signs is None:
        return 0
    found = low_answer(
        lowest.step, settings_of(programme_id), response=response_id, at=at, survey=lowest.survey_title
    )
    return look_at(enrolment_id=signs.enrolment_id, signs=signs, found=[found]) if found else 0


@inside_transaction
def note_letter(*, enrolment_id: UUID) -> None:
    """Nobody looks after her at present: nothing to note; a task raised later finds the letter."""
    if (task := locked_open_task(enrolment_id)) is not None:
        note_letters(task)


def _where_she_learns(programme_id: UUID, user_id: UUID, respondent_key: str) -> UUID | None:
    """The course that the survey was about if she is still in it, or else the newest she is in."""
    active = [
        row.enrolment_id
        for row in learning.enrolments_of_learner(user_id)
        if row.programme_id == programme_id and row.is_active
    ]
    about = [key for key in active if respondent_key == f"enrolment:{key}"]
    return next(iter(about or active), None)
