"""Handover notes: pinned by an officer, closed when they are done."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.regions.events import ProgrammeChanged
from yuiwork.regions.models import HandoverNote
from yuiwork.regions.use_cases.put import managed_programme


@use_case
def pin_note(
    *, actor: Actor, programme_id: UUID, kind: str, text: str, submission_id: UUID, due_on: date | None = None
) -> HandoverNote:
    """Pin a note for whoever comes next. Raises ``Invalid`` ``EMPTY``; ``Conflict`` ``SAME_KEY_OTHER_BODY``."""
    managed_programme(actor, programme_id)
    if not text.strip():
        raise Invalid("EMPTY", _("Please write the note."), field="text")
    note, created = HandoverNote.objects.get_or_create(
        id=submission_id,
        defaults={
            "programme_id": programme_id,
            "kind": kind,
            "text": text.strip(),
            "due_on": due_on,
            "pinned_by_id": actor.user_id,
        },
    )
    the_same(note, programme_id=programme_id)
    if created:
        _tell(actor, "pin", note)
    return note


@use_case
def close_note(*, actor: Actor, programme_id: UUID, note_id: UUID) -> None:
    """The note is done; it stays readable. Twice is once. Raises ``NotFound`` for another programme's."""
    managed_programme(actor, programme_id)
    note = HandoverNote.objects.select_for_update().filter(id=note_id, programme_id=programme_id).first()
    if note is None:
        raise NotFound
    if note.closed_at is None:
        note.closed_at, note.closed_by_id = clock.now(), actor.user_id
        note.save(update_fields=["closed_at", "closed_by"])
        _tell(actor, "close", note)


def _tell(actor: Actor, action: str, note: HandoverNote) -> None:
    audit.record(
        actor=actor,
        action=action,
        target="regions.HandoverNote",
        target_id=note.id,
        programme=note.programme_id,
        kind=note.kind,
    )
    publish(ProgrammeChanged(programme_id=note.programme_id, part="handovernote"))
