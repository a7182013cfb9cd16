"""Reactions to what lower rooms announce."""

from yuiwork.care.use_cases import note_letter, note_low_answer
from yuiwork.learning.events import AbsenceGuided
from yuiwork.surveys.events import NamedAnswersSent


def on_named_answers(event: NamedAnswersSent) -> None:
    """A low answer of a learner is a sign for her tutor."""
    note_low_answer(
        response_id=event.response_id,
        programme_id=event.programme_id,
        respondent_key=event.respondent_key,
        user_id=event.user_id,
        at=event.at,
    )


def on_absence_guided(event: AbsenceGuided) -> None:
    """Whoever looks after her sees that she was written to."""
    note_letter(enrolment_id=event.enrolment_id)
