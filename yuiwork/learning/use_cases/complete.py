"""修了: as soon as the rule of the course is met, the certificate is numbered, made and filed."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.japan.dates import fiscal_year
from yuiwork.learning.certificate import CertificateFacts, certificate_pdf
from yuiwork.learning.completion_rule import missing_of, parse_rule
from yuiwork.learning.events import CourseCompleted
from yuiwork.learning.models import (
    ENROLMENT,
    CertificateCounter,
    Completion,
    Enrolment,
    EnrolmentState,
)
from yuiwork.learning.queries.completion import facts_of
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@inside_transaction
def complete_if_met(*, actor: Actor, enrolment: Enrolment) -> Completion | None:
    """Issue the certificate if nothing is missing; once completed, nothing happens.

    The caller has locked the enrolment. ``actor`` did the last missing thing.
    """
    if enrolment.state != EnrolmentState.ACTIVE:
        return None
    if missing_of(parse_rule(enrolment.course.completion_rule), facts_of(enrolment)):
        return None
    enrolment.state = ENROLMENT.step(enrolment.state, "complete", by="system")
    enrolment.completed_at = clock.now()
    enrolment.save(update_fields=["state", "completed_at"])
    completion = _certify(enrolment)
    audit.record(
        actor=actor,
        action="complete",
        target="learning.Enrolment",
        target_id=enrolment.id,
        number=completion.number,
    )
    publish(
        CourseCompleted(
            enrolment_id=enrolment.id,
            programme_id=completion.programme_id,
            course_id=enrolment.course_id,
            user_id=enrolment.user_id,
            certificate_number=completion.number,
            document_id=completion.document_id,
        )
    )
    return completion


def _certify(enrolment: Enrolment) -> Completion:
    programme = regions.programme(enrolment.course.programme_id)
    profile = people.profile_of(enrolment.user_id)
    if profile is None:
        raise Refused(
            "PROFILE_MISSING", _("The learner's profile is missing, so no certificate can be made.")
        )
    today = clock.today()
    year = fiscal_year(today)
    serial = _next_serial(programme.id, year)
    facts = CertificateFacts(
        number=f"{programme.slug.upper()}-{year}-{serial:04d}",
        family_name=profile.family_name,
        given_name=profile.given_name,
        programme=programme.name,
        course=enrolment.course.title,
        starts_on=enrolment.course.starts_on,
        completed_on=today,
        issuer=programme.organisation.name,
        region=programme.region.name,
        accent=programme.region.accent,
    )
    return Completion.objects.create(
        enrolment=enrolment,
        programme=programme,
        number=facts.number,
        fiscal_year=year,
        serial=serial,
        completed_on=today,
        family_name=profile.family_name,
        given_name=profile.given_name,
        document_id=_filed(facts, {enrolment.user_id, programme.organisation_id}),
    )


def _filed(facts: CertificateFacts, parties: set[UUID]) -> UUID:
    """The PDF in the archive, for its holder and the organisation that issued it."""
    document = audit.file_document(
        kind="certificate",
        number=facts.number,
        title=f"修了証 {facts.course}",
        doc_date=facts.completed_on,
        amount_incl_tax=None,
        issuer_name=facts.issuer,
        counterparty_name=f"{facts.family_name} {facts.given_name}",
        content=certificate_pdf(facts),
        canonical=facts.as_json(),
        parties=parties,
    )
    return document.id


def _next_serial(programme_id: UUID, year: int) -> int:
    """Drawn from a locked row in the transaction of the certificate, so no number is ever lost."""
    CertificateCounter.objects.get_or_create(programme_id=programme_id, fiscal_year=year)
    counter = CertificateCounter.objects.select_for_update().get(programme_id=programme_id, fiscal_year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
