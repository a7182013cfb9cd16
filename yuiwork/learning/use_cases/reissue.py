"""A certificate anew, after her name has changed."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import CertificateReissued
from yuiwork.learning.models import Completion
from yuiwork.learning.policies import may_decide
from yuiwork.learning.use_cases.certify import issue_certificate
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.people import api as people


@use_case
def reissue_certificate(*, actor: Actor, number: str, reason: str) -> Completion:
    """Issue a new certificate with her present name; the old one is marked as replaced.

    A second tap returns the first replacement. Raises ``Refused`` ``OFFICER_ONLY``, ``NAME_IS_THE_SAME``,
    ``PROFILE_MISSING``; ``Invalid`` ``REASON_MISSING``; ``NotFound``.
    """
    old = Completion.objects.filter(number=number.upper()).first()
    if old is None:
        raise NotFound
    may_decide(actor, old.programme_id).enforce()
    enrolment = locked_enrolment(id=old.enrolment_id)
    known = Completion.objects.filter(replaces=old).first()
    if known is not None:
        return known
    _check_reason(old, enrolment.user_id, reason)
    fresh = issue_certificate(enrolment, replaces=old, reason=reason.strip())
    audit.record(
        actor=actor,
        action="reissue_certificate",
        target="learning.Enrolment",
        target_id=enrolment.id,
        old=old.number,
        new=fresh.number,
    )
    publish(
        CertificateReissued(
            enrolment_id=enrolment.id,
            programme_id=fresh.programme_id,
            user_id=enrolment.user_id,
            old_number=old.number,
            certificate_number=fresh.number,
            document_id=fresh.document_id,
        )
    )
    return fresh


def _check_reason(old: Completion, user_id: UUID, reason: str) -> None:
    if not reason.strip():
        raise Invalid(
            "REASON_MISSING", _("Please write the reason. It appears in the register."), field="reason"
        )
    profile = people.profile_of(user_id)
    if profile and (profile.family_name, profile.given_name) == (old.family_name, old.given_name):
        raise Refused(
            "NAME_IS_THE_SAME",
            _("The name has not changed: the certificate can be downloaded again as it is."),
        )
