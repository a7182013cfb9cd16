"""Who arranges childcare, and who may open a child's record."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.childcare import consent
from yuiwork.childcare.models import ChildcareRequest, Occasion
from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.japan.dates import JST, jst_date

ARRANGERS = frozenset({Role.OFFICER, Role.DIRECTOR})
READERS = frozenset({Role.OFFICER, Role.CHILDCARE})


def may_arrange(actor: Actor, programme_id: UUID) -> Decision:
    """Officers and directors plan places and duties; that alone opens no record."""
    if actor.system or actor.holds_any(ARRANGERS, programme_id):
        return ALLOWED
    return refuse("STAFF_ONLY", _("Only the officers and directors of this programme can change this."))


def may_open_records(actor: Actor, occasion: Occasion, *, on_duty: bool, today: date) -> Decision:
    """The officers of the programme; a carer on duty, on the day itself."""
    if actor.holds(Role.OFFICER, occasion.programme_id):
        return ALLOWED
    if not actor.holds(Role.CHILDCARE, occasion.programme_id) or not on_duty:
        return refuse("NOT_ON_DUTY", _("Child records are open to the childcare staff of that day only."))
    if today != jst_date(occasion.starts_at):
        return refuse("NOT_TODAY", _("Childcare staff can open the records on the day itself."))
    return ALLOWED


def is_open_for_requests(occasion: Occasion, now: datetime) -> Decision:
    """Until it begins, unless it was called off."""
    if occasion.called_off_at is not None:
        return refuse("CALLED_OFF", _("There is no childcare at this date."))
    if now >= occasion.starts_at:
        return refuse("TOO_LATE", _("It has already begun, so nothing can be changed here."))
    return ALLOWED


def link_ends(occasion: Occasion) -> datetime:
    """The parent's link ends with the last day on which the records of this occasion are kept (JST)."""
    last = jst_date(occasion.starts_at) + timedelta(days=occasion.keep_days)
    return datetime.combine(last + timedelta(days=1), time(), tzinfo=JST)


def known_records(request: ChildcareRequest) -> Q:
    """Records that the same parent wrote earlier, and agreed to with the present text."""
    hers = Q(email__iexact=request.email) if request.email else Q(pk=None)
    if request.user_id is not None:
        hers |= Q(user_id=request.user_id)
    return hers & Q(deleted_at=None, consent_version=consent.VERSION)
