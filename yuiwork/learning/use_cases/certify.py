"""修了証: numbering, making and filing one, in the transaction of whoever asks for it."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.errors import Refused
from yuiwork.core.transactions import inside_transaction
from yuiwork.japan.dates import fiscal_year
from yuiwork.learning.certificate import CertificateFacts, certificate_pdf
from yuiwork.learning.models import CertificateCounter, Completion, Enrolment
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@inside_transaction
def issue_certificate(
    enrolment: Enrolment, *, replaces: Completion | None = None, reason: str = ""
) -> Completion:
    """The next number of the programme's fiscal year, with her name as it is now.

    A replacement keeps the day of completion and names the certificate it replaces. Raises ``Refused``
    ``PROFILE_MISSING``.
    """
    programme = regions.programme(enrolment.course.programme_id)
    profile = people.profile_of(enrolment.user_id)
    if profile is None:
        raise Refused(
            "PROFILE_MISSING", _("The learner's profile is missing, so no certificate can be made.")
        )
    today = clock.today()
    year = fiscal_year(today)
    serial = _next_serial(programme.id, year)
    number = f"{programme.slug.upper()}-{year}-{serial:04d}"
    facts = _facts(number, enrolment, programme, profile, replaces)
    return Completion.objects.create(
        enrolment=enrolment,
        programme=programme,
        number=facts.number,
        fiscal_year=year,
        serial=serial,
        kind=facts.kind,
        completed_on=facts.completed_on,
        family_name=profile.family_name,
        given_name=profile.given_name,
        document_id=_filed(facts, today, {enrolment.user_id, programme.organisation_id}, replaces, reason),
        replaces=replaces,
        reason=reason,
    )


def _facts(
    number: str,
    enrolment: Enrolment,
    programme: regions.Programme,
    profile: people.Profile,
    replaces: Completion | None,
) -> CertificateFacts:
    """What stands on it, as of today (JST)."""
    today, course = clock.today(), enrolment.course
    return CertificateFacts(
        number=number,
        kind=replaces.kind if replaces else course.kind,
        family_name=profile.family_name,
        given_name=profile.given_name,
        programme=programme.name,
        course=course.title,
        starts_on=course.starts_on,
        completed_on=replaces.completed_on if replaces else today,
        issuer=programme.organisation.name,
        region=programme.region.name,
        accent=programme.region.accent,
        reissued_on=today if replaces else None,
        replaces=replaces.number if replaces else "",
    )


def _filed(
    facts: CertificateFacts, today: date, parties: set[UUID], replaces: Completion | None, reason: str
) -> UUID:
    """The PDF in the archive, for its holder and the organisation that issued it."""
    document = audit.file_document(
        kind="certificate",
        number=facts.number,
        title=f"修了証 {facts.course}",
        doc_date=today,
        amount_incl_tax=None,
        issuer_name=facts.issuer,
        counterparty_name=f"{facts.family_name} {facts.given_name}",
        content=certificate_pdf(facts),
        canonical=facts.as_json(),
        parties=parties,
        version_of=replaces.document_id if replaces else None,
        reason=reason,
    )
    return document.id


def _next_serial(programme_id: UUID, year: int) -> int:
    """Drawn from a locked row in the transaction of the certificate, so no number is ever lost."""
    CertificateCounter.objects.get_or_create(programme_id=programme_id, fiscal_year=year)
    counter = CertificateCounter.objects.select_for_update().get(programme_id=programme_id, fiscal_year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
