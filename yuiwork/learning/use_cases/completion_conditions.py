"""修了条件: changing the rule of a course, waiving a condition, recording a published piece."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.completion_rule import lines_of, parse_rule, rule_as_json
from yuiwork.learning.models import ConditionWaiver, Course, EnrolmentState, PublishedPiece
from yuiwork.learning.policies import may_decide, may_mark, may_plan
from yuiwork.learning.queries.completion import is_enrolled_in_programme
from yuiwork.learning.queries.facts import facts_of
from yuiwork.learning.use_cases.complete import complete_if_met, complete_where_met
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.stamps import award_challenges


@use_case
def change_completion_rule(*, actor: Actor, course_id: UUID, rule: list[dict[str, Any]]) -> Course:
    """Put another rule into force; whoever meets it already completes at once. Certificates issued stay.

    Raises ``Invalid`` ``COMPLETION_RULE``; ``Refused`` ``STAFF_ONLY``; ``NotFound``.
    """
    course = Course.objects.select_for_update().filter(id=course_id).first()
    if course is None:
        raise NotFound
    may_plan(actor, course.programme_id).enforce()
    before, after = course.completion_rule, rule_as_json(parse_rule(rule))
    if before == after:
        return course
    course.completion_rule = after
    course.save(update_fields=["completion_rule"])
    audit.record(
        actor=actor,
        action="change_completion_rule",
        target="learning.Course",
        target_id=course.id,
        before=before,
        after=after,
    )
    rows = course.enrolments.filter(state=EnrolmentState.ACTIVE).order_by("id")
    for enrolment_id in rows.values_list("id", flat=True):
        complete_if_met(actor=actor, enrolment=locked_enrolment(id=enrolment_id))
    return course


@use_case
def waive_condition(*, actor: Actor, enrolment_id: UUID, key: str, reason: str) -> ConditionWaiver:
    """Let one line of the rule go for one learner; it stands in the register with its reason.

    The same line again returns the first waiver. Raises ``Refused`` ``OFFICER_ONLY``, ``ALREADY_COMPLETED``,
    ``ALREADY_MET``; ``Invalid`` ``REASON_MISSING``, ``NO_SUCH_CONDITION``; ``NotFound``.
    """
    enrolment = locked_enrolment(id=enrolment_id)
    may_decide(actor, enrolment.course.programme_id).enforce()
    known = ConditionWaiver.objects.filter(enrolment=enrolment, key=key).first()
    if known is not None:
        return known
    if enrolment.state != EnrolmentState.ACTIVE:
        raise Refused("ALREADY_COMPLETED", _("This learner has completed the course already."))
    if not reason.strip():
        raise Invalid(
            "REASON_MISSING", _("Please write the reason. It appears in the register."), field="reason"
        )
    lines = lines_of(parse_rule(enrolment.course.completion_rule), facts_of(enrolment))
    line = next((line for line in lines if line.key == key), None)
    if line is None:
        raise Invalid("NO_SUCH_CONDITION", _("The conditions have changed. Please reload the page."))
    if line.met:
        raise Refused("ALREADY_MET", _("This condition is met already."))
    waiver = ConditionWaiver.objects.create(
        enrolment=enrolment, key=key, rule=line.rule, reason=reason.strip(), waived_by_id=actor.user_id
    )
    audit.record(
        actor=actor,
        action="waive_condition",
        target="learning.Enrolment",
        target_id=enrolment.id,
        condition=line.rule,
        reason=waiver.reason,
    )
    complete_if_met(actor=actor, enrolment=enrolment)
    return waiver


@use_case
def record_published_piece(
    *,
    actor: Actor,
    programme_id: UUID,
    user_id: UUID,
    ref_id: UUID,
    title: str,
    published_on: date,
    url: str = "",
) -> PublishedPiece:
    """Count a published piece of hers (JST date); the same ``ref_id`` again returns the first.

    Raises ``Refused`` ``STAFF_ONLY``; ``Invalid`` ``TITLE_MISSING``, ``IN_THE_FUTURE``; ``NotFound`` for whoever
    never learned in this programme; ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    return count_published_piece(
        actor=actor,
        programme_id=programme_id,
        user_id=user_id,
        ref_id=ref_id,
        title=title,
        published_on=published_on,
        url=url,
    )


@inside_transaction
def count_published_piece(
    *,
    actor: Actor,
    programme_id: UUID,
    user_id: UUID,
    ref_id: UUID,
    title: str,
    published_on: date,
    url: str = "",
) -> PublishedPiece:
    """As ``record_published_piece``, inside a transaction that is open already (a handler's).

    Raises ``Refused`` ``STAFF_ONLY``; ``Invalid`` ``TITLE_MISSING``, ``IN_THE_FUTURE``; ``NotFound`` for whoever
    never learned in this programme; ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_mark(actor, programme_id).enforce()
    if not is_enrolled_in_programme(user_id, programme_id):
        raise NotFound
    _check_piece(title, published_on)
    piece, created = PublishedPiece.objects.get_or_create(
        ref_id=ref_id,
        defaults={
            "programme_id": programme_id,
            "user_id": user_id,
            "title": title.strip(),
            "url": url,
            "published_on": published_on,
            "recorded_by_id": actor.user_id,
        },
    )
    the_same(piece, programme_id=programme_id, user_id=user_id)
    if created:
        audit.record(actor=actor, action="record_piece", target="learning.PublishedPiece", target_id=piece.id)
        award_challenges(programme_id=programme_id, person_key=str(user_id), user_id=user_id)
        complete_where_met(actor=actor, user_id=user_id, programme_id=programme_id)
    return piece


def _check_piece(title: str, published_on: date) -> None:
    if not title.strip():
        raise Invalid("TITLE_MISSING", _("Please write the title of the piece."), field="title")
    if published_on > clock.today():
        raise Invalid(
            "IN_THE_FUTURE", _("Please enter a day that is not in the future."), field="published_on"
        )
