"""挑戦: thinking of one, putting its words right, no longer giving it; giving one by hand, taking it back."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.models import Challenge, Enrolment, Stamp, Trigger
from yuiwork.learning.policies import may_give_stamps, may_plan
from yuiwork.learning.stamp_pictures import PICTURES
from yuiwork.learning.use_cases.locks import one_at_a_time
from yuiwork.learning.use_cases.stamps import award_everybody, stamp_challenge, withdraw


@use_case
def create_challenge(
    *,
    actor: Actor,
    programme_id: UUID,
    title: str,
    picture: str,
    trigger: str,
    threshold: int = 1,
    description: str = "",
    submission_id: UUID | None = None,
) -> Challenge:
    """One more challenge; whoever has done it already gets it at once.

    Raises ``Invalid`` ``PICTURE``, ``THRESHOLD``, ``TITLE_MISSING``, ``TITLE_TAKEN``; ``Refused`` ``STAFF_ONLY``;
    ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_plan(actor, programme_id).enforce()
    known = Challenge.objects.filter(id=submission_id).first() if submission_id else None
    if known is not None:
        return the_same(known, programme_id=programme_id)
    _check_number(trigger, threshold)
    one_at_a_time(f"challenges:{programme_id}")
    _check_words(programme_id, title, picture)
    last = Challenge.objects.filter(programme_id=programme_id).aggregate(last=Max("number"))["last"] or 0
    challenge = Challenge.objects.create(
        id=submission_id or new_id(),
        programme_id=programme_id,
        number=last + 1,
        title=title.strip(),
        description=description.strip(),
        picture=picture,
        trigger=Trigger(trigger).value,
        threshold=threshold,
    )
    given = award_everybody(challenge)
    audit.record(
        actor=actor, action="create", target="learning.Challenge", target_id=challenge.id, given=given
    )
    return challenge


@use_case
def change_challenge(
    *, actor: Actor, challenge_id: UUID, title: str, picture: str, description: str = ""
) -> Challenge:
    """Other words, another drawing. What it counts stays: those who have it have done just that.

    Raises ``Invalid`` ``PICTURE``, ``TITLE_MISSING``, ``TITLE_TAKEN``; ``Refused`` ``STAFF_ONLY``; ``NotFound``.
    """
    challenge = _locked(challenge_id)
    may_plan(actor, challenge.programme_id).enforce()
    one_at_a_time(f"challenges:{challenge.programme_id}")
    _check_words(challenge.programme_id, title, picture, besides=challenge.id)
    challenge.title, challenge.description = title.strip(), description.strip()
    challenge.picture = picture
    challenge.save(update_fields=["title", "description", "picture"])
    audit.record(actor=actor, action="change", target="learning.Challenge", target_id=challenge.id)
    return challenge


@use_case
def close_challenge(*, actor: Actor, challenge_id: UUID, closed: bool) -> Challenge:
    """No longer give it (whoever has it keeps it), or give it again, also to those who did it meanwhile.

    The same twice changes nothing. Raises ``Refused`` ``STAFF_ONLY``; ``NotFound``.
    """
    challenge = _locked(challenge_id)
    may_plan(actor, challenge.programme_id).enforce()
    if (challenge.closed_at is not None) == closed:
        return challenge
    challenge.closed_at = clock.now() if closed else None
    challenge.save(update_fields=["closed_at"])
    if not closed:
        award_everybody(challenge)
    audit.record(
        actor=actor,
        action="close" if closed else "reopen",
        target="learning.Challenge",
        target_id=challenge.id,
    )
    return challenge


@use_case
def give_challenge(*, actor: Actor, enrolment_id: UUID, challenge_id: UUID, reason: str) -> Stamp:
    """By hand, with a reason that she reads; the same challenge again returns the first stamp.

    Raises ``Refused`` ``NOT_HER_TUTOR``, ``NOT_BY_HAND``, ``CLOSED``; ``Invalid`` ``REASON_MISSING``; ``NotFound``.
    """
    enrolment = Enrolment.objects.select_related("course").filter(id=enrolment_id).first()
    if enrolment is None:
        raise NotFound
    programme_id = enrolment.course.programme_id
    may_give_stamps(actor, enrolment).enforce()
    challenge = Challenge.objects.filter(id=challenge_id, programme_id=programme_id).first()
    if challenge is None:
        raise NotFound
    _refuse_unless_by_hand(challenge)
    if challenge.closed_at is not None:
        raise Refused("CLOSED", _("This stamp is no longer given."))
    if not reason.strip():
        raise Invalid("REASON_MISSING", _("Please write what they did. They will read it."), field="reason")
    stamp, created = stamp_challenge(
        challenge,
        person_key=str(enrolment.user_id),
        user_id=enrolment.user_id,
        reason=reason.strip(),
        given_by_id=actor.user_id,
    )
    if created:
        audit.record(
            actor=actor, action="give_stamp", target="learning.Stamp", target_id=stamp.id, reason=stamp.reason
        )
    return stamp


@use_case
def take_challenge_back(*, actor: Actor, enrolment_id: UUID, stamp_id: UUID, reason: str) -> Stamp:
    """A stamp given by hand by mistake; it stays on her board with the reason. Taken back already: nothing happens.

    Raises ``Refused`` ``NOT_HER_TUTOR``, ``NOT_BY_HAND``; ``Invalid`` ``REASON_MISSING``; ``NotFound``.
    """
    enrolment = Enrolment.objects.select_related("course").filter(id=enrolment_id).first()
    if enrolment is None:
        raise NotFound
    may_give_stamps(actor, enrolment).enforce()
    stamp = (
        Stamp.objects.select_for_update(of=("self",))
        .select_related("challenge")
        .filter(id=stamp_id, user_id=enrolment.user_id, programme_id=enrolment.course.programme_id)
        .first()
    )
    if stamp is None:
        raise NotFound
    _refuse_unless_by_hand(stamp.challenge)
    if stamp.taken_back_at is not None:
        return stamp
    if not reason.strip():
        words = _("Please write why the stamp is taken back. They will read it.")
        raise Invalid("REASON_MISSING", words, field="reason")
    withdraw(stamp, actor=actor, reason=reason.strip())
    audit.record(
        actor=actor,
        action="take_stamp_back",
        target="learning.Stamp",
        target_id=stamp.id,
        reason=stamp.taken_back_reason,
    )
    return stamp


def _refuse_unless_by_hand(challenge: Challenge | None) -> None:
    if challenge is None or not challenge.is_by_hand:
        raise Refused(
            "NOT_BY_HAND",
            _("This stamp is given automatically, so it cannot be given or taken back by hand."),
        )


@inside_transaction
def _locked(challenge_id: UUID) -> Challenge:
    challenge = Challenge.objects.select_for_update().filter(id=challenge_id).first()
    if challenge is None:
        raise NotFound
    return challenge


def _check_number(trigger: str, threshold: int) -> None:
    if threshold < 1 or (trigger == Trigger.HAND and threshold != 1):
        words = _("Please enter 1 or more; a stamp given by hand counts once.")
        raise Invalid("THRESHOLD", words, field="threshold")


def _check_words(programme_id: UUID, title: str, picture: str, besides: UUID | None = None) -> None:
    if picture not in PICTURES:
        raise Invalid("PICTURE", _("Please choose a picture."), field="picture")
    if not title.strip():
        raise Invalid("TITLE_MISSING", _("Please give the challenge a name."), field="title")
    same = Challenge.objects.filter(programme_id=programme_id, title=title.strip())
    if any(row.id != besides for row in same):
        raise Invalid("TITLE_TAKEN", _("There is a challenge with this name already."), field="title")
