"""Writing what the staff promise about personal data, and agreeing to it (programmes.md 3.1 RQ39)."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.regions.events import SecrecyAgreed
from yuiwork.regions.models import SecrecyAgreement, SecrecyText
from yuiwork.regions.policies import may_agree_to_secrecy
from yuiwork.regions.queries.secrecy import newest_secrecy_text
from yuiwork.regions.use_cases.put import changed, managed_programme


@use_case
def write_secrecy_text(*, actor: Actor, programme_id: UUID, text: str) -> SecrecyText:
    """The next version, which everybody is asked to agree to; the same words again are the same version.

    Raises ``Invalid`` ``TEXT_MISSING``; ``Refused`` ``OFFICER_ONLY``; ``NotFound``.
    """
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise Invalid("TEXT_MISSING", _("Please write what the staff promise."), field="text")
    managed_programme(actor, programme_id)  # locked: two officers get two versions
    newest = newest_secrecy_text(programme_id)
    if newest is not None and newest.text == words:
        return newest
    version = newest.version + 1 if newest else 1
    row = SecrecyText.objects.create(programme_id=programme_id, version=version, text=words)
    changed(actor, programme_id, row, "create")
    return row


@use_case
def agree_to_secrecy(*, actor: Actor, programme_id: UUID, version: int, taught_on: date) -> SecrecyAgreement:
    """She was taught on a day (JST) and agrees to the version that she read. Twice is once.

    Raises ``Refused`` ``STAFF_ONLY``; ``Conflict`` ``NEWER_TEXT``; ``Invalid`` ``IN_THE_FUTURE``; ``NotFound``.
    """
    may_agree_to_secrecy(actor, programme_id).enforce()
    assert actor.user_id is not None  # the policy asks for it
    if taught_on > clock.today():
        raise Invalid("IN_THE_FUTURE", _("Please enter today or an earlier day."), field="taught_on")
    newest = newest_secrecy_text(programme_id)
    if newest is None:
        raise NotFound
    if newest.version != version:
        raise Conflict(
            "NEWER_TEXT",
            _("The text has changed in the meantime. Please read the new one and agree again."),
        )
    row, created = SecrecyAgreement.objects.get_or_create(
        secrecy_text=newest, user_id=actor.user_id, defaults={"taught_on": taught_on}
    )
    if created:
        audit.record(
            actor=actor, action="agree", target="regions.SecrecyText", target_id=newest.id, version=version
        )
        publish(SecrecyAgreed(programme_id=programme_id, user_id=row.user_id, version=version))
    return row
