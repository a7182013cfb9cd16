"""Who looks after whom, and if not, why."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.care.models import CareTask, Incident
from yuiwork.core.actor import PROGRAMME_STAFF, Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.learning.api import EnrolmentView

LEADERS = frozenset({Role.OFFICER, Role.DIRECTOR})
CARERS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.TUTOR})


def may_see_task(actor: Actor, task: CareTask) -> Decision:
    """The one who looks after it, while she serves the programme, and its directors.

    Officers see counts only, unless a task was handed to them.
    """
    if actor.system or actor.holds(Role.DIRECTOR, task.programme_id):
        return ALLOWED
    if actor.user_id == task.assignee_id and actor.holds_any(CARERS, task.programme_id):
        return ALLOWED
    return refuse("NOT_YOURS", _("Somebody else looks after this."))


def may_set_up(actor: Actor, programme_id: UUID) -> Decision:
    """Officers and directors."""
    if actor.system or actor.holds_any(LEADERS, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("Only the officers and directors of this programme can change this."))


def may_ask(actor: Actor, enrolment: EnrolmentView) -> Decision:
    """The learner herself, also after the course: somebody will answer."""
    if actor.user_id is not None and actor.user_id == enrolment.user_id:
        return ALLOWED
    return refuse("NOT_YOURS", _("This is somebody else's course."))


def may_answer(actor: Actor, enrolment: EnrolmentView) -> Decision:
    """Her tutor, and the directors of the programme."""
    if actor.holds(Role.DIRECTOR, enrolment.programme_id):
        return ALLOWED
    if actor.user_id == enrolment.tutor_id and actor.holds(Role.TUTOR, enrolment.programme_id):
        return ALLOWED
    return refuse("NOT_HER_TUTOR", _("The learner's tutor answers."))


def may_record_incident(actor: Actor, programme_id: UUID) -> Decision:
    """Whoever serves the programme: the one who was there writes it down."""
    if actor.user_id is not None and actor.holds_any(PROGRAMME_STAFF, programme_id):
        return ALLOWED
    return refuse("STAFF_ONLY", _("Incidents are recorded by those who serve this programme."))


def may_see_incident(actor: Actor, incident: Incident) -> Decision:
    """Officers and directors of the programme, and the one who recorded it, while she serves it."""
    if actor.holds_any(LEADERS, incident.programme_id):
        return ALLOWED
    if actor.user_id == incident.recorded_by_id and actor.holds_any(PROGRAMME_STAFF, incident.programme_id):
        return ALLOWED
    return refuse("NOT_YOURS", _("Incidents are read by the officers and directors of this programme."))


def may_close_incident(actor: Actor, programme_id: UUID) -> Decision:
    if actor.holds_any(LEADERS, programme_id):
        return ALLOWED
    return refuse("LEADERS_ONLY", _("Officers and directors close a record."))
