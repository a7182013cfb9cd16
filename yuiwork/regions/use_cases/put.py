"""One row of a programme's configuration, written under its natural key: doing it twice changes nothing."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, ProtectedError
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.regions.events import ProgrammeChanged
from yuiwork.regions.models import Programme
from yuiwork.regions.policies import may_manage_programme

Row = TypeVar("Row", bound=Model)


@inside_transaction
def managed_programme(actor: Actor, programme_id: UUID) -> Programme:
    """The programme, locked, for those who may change it. Raises ``NotFound``, ``Refused`` ``OFFICER_ONLY``."""
    may_manage_programme(actor, programme_id).enforce()
    programme = Programme.objects.select_for_update().filter(id=programme_id).first()
    if programme is None:
        raise NotFound
    return programme


@inside_transaction
def put(
    model: type[Row],
    *,
    actor: Actor,
    programme_id: UUID,
    key: dict[str, Any],
    values: dict[str, Any],
    is_new: bool = False,
) -> Row:
    """The row with this key inside the programme, with these values. Unchanged rows leave no trace in the trail.

    ``is_new``: raise ``Conflict`` ``EXISTS`` (at the last field of the key) instead of changing a row that is there.
    """
    managed_programme(actor, programme_id)
    row = model._base_manager.filter(programme_id=programme_id, **key).first()
    if row is not None and is_new:
        raise Conflict(
            "EXISTS", _("This one exists already. Please change it, or choose another."), field=[*key][-1]
        )
    if row is None:
        row = model._base_manager.create(programme_id=programme_id, **key, **values)
        changed(actor, programme_id, row, "create")
    elif stale := [name for name, value in values.items() if getattr(row, name) != value]:
        for name in stale:
            setattr(row, name, values[name])
        row.save(update_fields=stale)
        changed(actor, programme_id, row, "change")
    return row


@inside_transaction
def take_out(model: type[Model], *, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    """Remove a row of the configuration. Twice is once. Raises ``Refused`` ``IN_USE`` when something hangs on it."""
    managed_programme(actor, programme_id)
    row = model._base_manager.filter(programme_id=programme_id, id=row_id).first()
    if row is None:
        return
    try:
        changed(actor, programme_id, row, "remove")
        row.delete()
    except ProtectedError as error:
        raise Refused("IN_USE", _("Something already belongs to it, so it cannot be removed.")) from error


@inside_transaction
def changed(actor: Actor, programme_id: UUID, row: Model, action: str) -> None:
    """The trail and the event of one change."""
    audit.record(actor=actor, action=action, target=row._meta.label, target_id=row.pk, programme=programme_id)
    publish(ProgrammeChanged(programme_id=programme_id, part=str(row._meta.model_name)))
