"""After a consultation: notes, what is to be done, what came of it, the way to a course."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.desk.events import OutcomeNoted, ReferredToCourses
from yuiwork.desk.models import Consultation, ConsultationNote, FollowUp, FollowUpState, Outcome
from yuiwork.desk.person import open_person, seal_follow_up, seal_note
from yuiwork.desk.policies import may_counsel
from yuiwork.desk.use_cases.locks import counselled


@use_case
def add_note(*, actor: Actor, consultation_id: UUID, submission_id: UUID, text: str) -> ConsultationNote:
    """A note, sealed; it is never changed. The same ``submission_id`` again returns the first.

    Raises ``Invalid`` ``EMPTY``; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    row = counselled(actor, consultation_id)
    first = ConsultationNote.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, consultation_id=row.id)
    if not text.strip():
        raise Invalid("EMPTY", _("Please write something."), field="text")
    assert actor.user_id is not None
    note_id = new_id()
    note = ConsultationNote.objects.create(
        id=note_id,
        consultation=row,
        submission_id=submission_id,
        author_id=actor.user_id,
        text=seal_note(note_id, text.strip()),
    )
    audit.record(actor=actor, action="note", target="desk.Consultation", target_id=row.id)
    return note


@use_case
def add_follow_up(
    *, actor: Actor, consultation_id: UUID, submission_id: UUID, what: str, due_on: date
) -> FollowUp:
    """Promise something until a JST day. The same ``submission_id`` again returns the first.

    Raises ``Invalid`` ``EMPTY`` or ``DUE_IN_THE_PAST``; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    row = counselled(actor, consultation_id)
    first = FollowUp.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, consultation_id=row.id)
    if not what.strip():
        raise Invalid("EMPTY", _("Please write something."), field="what")
    if due_on < clock.today():
        raise Invalid("DUE_IN_THE_PAST", _("Please enter today or a later day."), field="due_on")
    assert actor.user_id is not None
    follow_up_id = new_id()
    follow_up = FollowUp.objects.create(
        id=follow_up_id,
        consultation=row,
        submission_id=submission_id,
        assignee_id=actor.user_id,
        what=seal_follow_up(follow_up_id, what.strip()),
        due_on=due_on,
    )
    audit.record(actor=actor, action="promise", target="desk.Consultation", target_id=row.id, due_on=due_on)
    return follow_up


@use_case
def end_follow_up(*, actor: Actor, follow_up_id: UUID, done: bool) -> FollowUp:
    """Done, or not needed any more. Twice is once. Raises ``NotFound``."""
    follow_up = (
        FollowUp.objects.select_for_update(of=("self",))
        .select_related("consultation__desk")
        .filter(id=follow_up_id)
        .first()
    )
    if follow_up is None or not may_counsel(actor, follow_up.consultation.desk.programme_id):
        raise NotFound
    if follow_up.state != FollowUpState.OPEN:
        return follow_up
    follow_up.state = FollowUpState.DONE if done else FollowUpState.DROPPED
    follow_up.ended_at = clock.now()
    follow_up.save(update_fields=["state", "ended_at"])
    audit.record(
        actor=actor, action="end_follow_up", target="desk.FollowUp", target_id=follow_up.id, done=done
    )
    return follow_up


@use_case
def note_outcome(*, actor: Actor, consultation_id: UUID, outcome: str, on: date | None) -> Consultation:
    """What came of it, on a JST day; an empty ``outcome`` takes it back. Told upwards as a fact without a name.

    Raises ``Invalid`` ``OUTCOME_UNKNOWN`` or ``DAY_MISSING``; ``NotFound``.
    """
    row = counselled(actor, consultation_id)
    if outcome and outcome not in Outcome.values:
        raise Invalid("OUTCOME_UNKNOWN", _("Please choose the outcome."), field="outcome")
    if outcome and (on is None or on > clock.today()):
        raise Invalid("DAY_MISSING", _("Please enter the day on which it happened."), field="on")
    day = on if outcome else None
    if (row.outcome, row.outcome_on) == (outcome, day):
        return row
    row.outcome, row.outcome_on = outcome, day
    row.save(update_fields=["outcome", "outcome_on"])
    audit.record(actor=actor, action="outcome", target="desk.Consultation", target_id=row.id, outcome=outcome)
    publish(
        OutcomeNoted(
            consultation_id=row.id,
            programme_id=row.desk.programme_id,
            outcome=outcome,
            on=day,
            user_id=row.user_id,
        )
    )
    return row


@use_case
def refer_to_courses(*, actor: Actor, consultation_id: UUID) -> Consultation:
    """Send her the programme's courses by mail. Once.

    Raises ``Refused`` ``NO_ADDRESS`` when we have no mail address; ``NotFound``.
    """
    row = counselled(actor, consultation_id)
    if row.referred_at is not None:
        return row
    if not open_person(row.id, row.person).email:
        raise Refused(
            "NO_ADDRESS", _("There is no email address. Please tell them about the courses yourself.")
        )
    row.referred_at = clock.now()
    row.save(update_fields=["referred_at"])
    audit.record(actor=actor, action="refer", target="desk.Consultation", target_id=row.id)
    publish(ReferredToCourses(consultation_id=row.id, programme_id=row.desk.programme_id))
    return row
