"""託児の標準 of a programme."""

from uuid import UUID

from yuiwork.childcare.models import ChildcareStandard


def standard_of(programme_id: UUID) -> ChildcareStandard | None:
    """What it usually offers; None before anybody has said it."""
    return ChildcareStandard.objects.filter(programme_id=programme_id).first()
