"""当日参加: somebody stands at the door without having applied."""

from dataclasses import asdict
from typing import Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import (
    GONE,
    PlaceKind,
    SeminarApplication,
    SeminarPlace,
)
from yuiwork.learning.person_key import email_key
from yuiwork.learning.policies import may_mark, may_mark_seminar
from yuiwork.learning.queries.sources import sources_of
from yuiwork.learning.use_cases.applicant import Applicant, WalkInData
from yuiwork.learning.use_cases.locked_seat import locked_places, public_seminar
from yuiwork.learning.use_cases.seminar_application import announce_applied, free_code
from yuiwork.learning.use_cases.seminar_attendance import set_attendance


@use_case
def add_walk_in(
    *, actor: Actor, seminar_id: UUID, submission_id: UUID, **data: Unpack[WalkInData]
) -> SeminarApplication:
    """Write her down and mark her present. The same ``submission_id`` again returns the first.

    Raises ``Refused`` ``STAFF_ONLY``, ``NOT_YET``, ``CALLED_OFF``; ``Invalid`` at the field; ``Conflict`` ``FULL``,
    ``ALREADY_APPLIED`` (then she is on the list and is marked there); ``NotFound``.
    """
    seminar = public_seminar(seminar_id)
    may_mark(actor, seminar.programme_id).enforce()
    may_mark_seminar(seminar, clock.today()).enforce()
    applicant = Applicant.from_typed(data)
    if data["source"] not in {view.code for view in sources_of(seminar.programme_id)}:
        raise Invalid("SOURCE_UNKNOWN", _("Please choose how they heard of it."), field="source")
    place = locked_places(seminar_id).get(data["place"])
    if place is None:
        raise Invalid("PLACE_NOT_OFFERED", _("Please choose how they take part."), field="place")
    first = SeminarApplication.objects.filter(submission_id=submission_id, seminar=seminar).first()
    if first is not None:
        return first
    key = email_key(applicant.email) or f"walk-in:{submission_id}"
    _refuse_known(seminar_id, key, applicant.name_key)
    _make_room(place, add_seat=data["add_seat"])
    row = SeminarApplication.objects.create(
        seminar=seminar,
        place=place,
        submission_id=submission_id,
        name_key=applicant.name_key,
        email_key=key,
        source=data["source"],
        code=free_code(seminar_id),
        walk_in=True,
        **asdict(applicant),
    )
    announce_applied(actor, row, seminar)
    set_attendance(actor=actor, row=row, present=True)
    return row


def _refuse_known(seminar_id: UUID, key: str, name_key: str) -> None:
    known = SeminarApplication.objects.filter(seminar_id=seminar_id, email_key=key, name_key=name_key)
    if known.exclude(state__in=GONE).exists():
        raise Conflict(
            "ALREADY_APPLIED",
            _("This person has applied: please find them on the list and mark them there."),
            field="family_name",
        )


def _make_room(place: SeminarPlace, *, add_seat: bool) -> None:
    """The seats are a promise to the fire brigade too, so one more is added on purpose only."""
    if place.left > 0:
        return
    if not add_seat and place.kind == PlaceKind.VENUE:
        raise Conflict(
            "FULL",
            _("All seats are taken. If there is room for one more chair, tick “Add a chair”."),
            field="add_seat",
        )
    place.seats += 1
    place.save(update_fields=["seats"])
