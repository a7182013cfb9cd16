"""Looking after learners: a task for a tutor, a question asked, an answer given. Gentle, and never shown to peers."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.care import api as care
from yuiwork.care.events import CareTaskHandedOver, CareTaskRaised, TutorAnswered, TutorAsked
from yuiwork.core.templatetags.ui import jdate
from yuiwork.learning import api as learning
from yuiwork.learning.events import CourseLeft, CourseReturned, TutorAssigned
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.use_cases import tell
from yuiwork.people import api as people


def care_task_raised(event: CareTaskRaised) -> None:
    """To the tutor: somebody has gone quiet; a word may help."""
    row = care.task(event.task_id)

    def compose() -> Letter:
        [line] = care.lines_of([row])
        return Letter(
            _("A message to %(name)s may help") % {"name": line.learner},
            ("\n".join(line.signals), _("The page suggests words to begin with. There is no hurry.")),
            (Link(_("See how they are"), care.task_path(row)),),
        )

    tell(user_id=event.assignee_id, kind="care_task", fact=event.task_id, compose=compose)


def care_task_handed_over(event: CareTaskHandedOver) -> None:
    """To the director or officer who now looks after her."""
    row = care.task(event.task_id)

    def compose() -> Letter:
        words = {"name": _name(event.handed_by_id)}
        return Letter(
            _("%(name)s asks you to look after a learner") % words,
            (_("You find what you should know on the page."),),
            (Link(_("See how they are"), care.task_path(row)),),
        )

    fact = f"{event.task_id}:{event.event_id}"
    tell(user_id=event.assignee_id, kind="care_handed_over", fact=fact, compose=compose)


def tutor_asked(event: TutorAsked) -> None:
    """To the tutor: a question with its promised day."""
    row = care.question(event.question_id)

    def compose() -> Letter:
        words = {"name": _name(event.user_id), "subject": row.subject}
        promised = (
            [_("An answer is promised by %(date)s.") % {"date": jdate(row.promised_on)}]
            if row.promised_on
            else []
        )
        return Letter(
            _("%(name)s asks: “%(subject)s”") % words,
            tuple(promised),
            (Link(_("Read and answer"), care.question_path(row.id)),),
        )

    tell(user_id=event.tutor_id, kind="tutor_asked", fact=event.message_id, compose=compose)


def tutor_answered(event: TutorAnswered) -> None:
    """To the learner: the answer is there."""
    row = care.question(event.question_id)

    def compose() -> Letter:
        return Letter(
            _("The answer to “%(subject)s” has arrived") % {"subject": row.subject},
            (_("You can reply if something is not clear yet."),),
            (Link(_("Read the answer"), care.question_path(row.id)),),
        )

    tell(user_id=event.user_id, kind="tutor_answered", fact=event.message_id, compose=compose)


def tutor_assigned(event: TutorAssigned) -> None:
    """To the learner and to her new tutor."""
    view = learning.enrolment_views([event.enrolment_id])[event.enrolment_id]
    fact = f"{event.enrolment_id}:{event.event_id}"

    def to_learner() -> Letter:
        words = {"name": _name(event.tutor_id), "course": view.course_title}
        return Letter(
            _("%(name)s is your tutor in “%(course)s” now") % words,
            (_("Your new tutor knows what you have done so far. Ask, however small it is."),),
            (Link(_("See my tutor"), reverse("care:my_tutor")),),
        )

    def to_tutor() -> Letter:
        words = {"name": _name(event.user_id), "course": view.course_title}
        return Letter(
            _("You accompany %(name)s in “%(course)s” now") % words,
            (_("A short welcome message is a good beginning."),),
            (Link(_("See my learners"), reverse("learning:people", args=[view.programme_slug])),),
        )

    tell(user_id=event.user_id, kind="tutor_assigned", fact=fact, compose=to_learner)
    tell(user_id=event.tutor_id, kind="learner_assigned", fact=fact, compose=to_tutor)


def course_left(event: CourseLeft) -> None:
    """To her tutor, so that nobody goes on expecting her."""
    _to_tutor(event, "course_left", _left)


def course_returned(event: CourseReturned) -> None:
    """To her tutor: she is back."""
    _to_tutor(event, "course_returned", _returned)


def _left(name: str, course: str) -> Letter:
    words = {"name": name, "course": course}
    return Letter(_("%(name)s has left “%(course)s”") % words, (_("They can come back at any time."),))


def _returned(name: str, course: str) -> Letter:
    words = {"name": name, "course": course}
    return Letter(
        _("%(name)s is back in “%(course)s”") % words, (_("A short welcome message is a good beginning."),)
    )


def _to_tutor(event: CourseLeft | CourseReturned, kind: str, letter: Callable[[str, str], Letter]) -> None:
    view = learning.enrolment_views([event.enrolment_id])[event.enrolment_id]
    tell(
        user_id=view.tutor_id,
        kind=kind,
        fact=f"{event.enrolment_id}:{event.event_id}",
        compose=lambda: letter(_name(event.user_id), view.course_title),
    )


def _name(user_id: UUID) -> str:
    profile = people.profile_of(user_id)
    return profile.full_name if profile else ""
