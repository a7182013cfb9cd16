"""Giving a person a copy of what is kept about her."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from yuiwork.audit import api as audit
from yuiwork.compliance.events import DataDisclosed
from yuiwork.compliance.models import DataExport
from yuiwork.compliance.queries import rows_about
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case


@use_case
def disclose_own_data(*, actor: Actor) -> str:
    """JSON of every row about the actor (law.md 5.1: electronic form, to the person herself only)."""
    if actor.user_id is None:
        raise NotFound
    rows = rows_about(actor.user_id)
    count = sum(len(found) for found in rows.values())
    export = DataExport.objects.create(user_id=actor.user_id, row_count=count)
    audit.record(
        actor=actor, action="disclose", target="compliance.DataExport", target_id=export.id, rows=count
    )
    publish(DataDisclosed(user_id=actor.user_id))
    return json.dumps(rows, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
