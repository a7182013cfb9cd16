"""見守りの目安 of a programme."""

from uuid import UUID

from yuiwork.care.models import CareSettings


def settings_of(programme_id: UUID) -> CareSettings:
    """As it was set, else the defaults (not saved)."""
    return CareSettings.objects.filter(programme_id=programme_id).first() or CareSettings()
