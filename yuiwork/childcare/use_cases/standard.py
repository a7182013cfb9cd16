"""託児の標準: saying once what is usually offered."""

from typing import Unpack
from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.childcare.models import ChildcareStandard
from yuiwork.childcare.policies import may_arrange
from yuiwork.childcare.use_cases.occasions import OccasionData, check_offer
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import use_case


@use_case
def set_standard(*, actor: Actor, programme_id: UUID, **data: Unpack[OccasionData]) -> ChildcareStandard:
    """New dates begin with it; what is offered at dates already stays. Raises as ``set_occasion``."""
    may_arrange(actor, programme_id).enforce()
    check_offer(data)
    row, _created = ChildcareStandard.objects.update_or_create(programme_id=programme_id, defaults=dict(data))
    audit.record(
        actor=actor,
        action="set_standard",
        target="childcare.ChildcareStandard",
        target_id=row.id,
        places=row.places,
    )
    return row
