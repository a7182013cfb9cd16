"""Reads about consultations. Sealed words are opened here and nowhere else, for the desk's own staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.calendar_file import CalendarEntry, calendar_file
from yuiwork.core.errors import NotFound
from yuiwork.core.web.components import NextStep
from yuiwork.desk import links
from yuiwork.desk.models import Channel, Consultation, ConsultationState, FollowUp, FollowUpState
from yuiwork.desk.person import Person, open_follow_up, open_note, open_person
from yuiwork.desk.policies import COUNSELLORS, may_counsel
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class Line:
    """One consultation in a list of the desk."""

    row: Consultation
    name: str


@dataclass(frozen=True, slots=True)
class Promise:
    """One follow-up with its words and whom it is about."""

    row: FollowUp
    what: str
    name: str
    late: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """One consultation, opened: who, the notes, the promises."""

    row: Consultation
    person: Person
    notes: list[tuple[str, str, datetime]]  # author, text, when
    promises: list[Promise]


def consultations_of(actor: Actor, programme_id: UUID, *, coming: bool) -> QuerySet[Consultation]:
    """For the desk's own staff: what is booked and not over yet, or all the rest, newest first.

    Raises ``NotFound`` for everybody else.
    """
    if not may_counsel(actor, programme_id):
        raise NotFound
    rows = _rows().filter(desk__programme_id=programme_id)
    if coming:
        return rows.filter(state=ConsultationState.BOOKED).order_by("starts_at", "id")
    return rows.exclude(state=ConsultationState.BOOKED).order_by("-starts_at", "-id")


def lines_of(rows: Iterable[Consultation]) -> list[Line]:
    """With the names opened."""
    return [Line(row, open_person(row.id, row.person).name) for row in rows]


def open_consultation(actor: Actor, programme_id: UUID, consultation_id: UUID) -> Opened:
    """Everything of one consultation, for the desk's own staff; each opening is written into the trail.

    Raises ``NotFound`` for everybody else.
    """
    row = _rows().filter(id=consultation_id, desk__programme_id=programme_id).first()
    if row is None or not may_counsel(actor, programme_id):
        raise NotFound
    with transaction.atomic():
        audit.record(actor=actor, action="open", target="desk.Consultation", target_id=row.id)
    person = open_person(row.id, row.person)
    notes = list(row.notes.all())
    known = people.profiles_of({note.author_id for note in notes})
    return Opened(
        row=row,
        person=person,
        notes=[
            (
                known[n.author_id].full_name if n.author_id in known else "",
                open_note(n.id, n.text),
                n.created_at,
            )
            for n in notes
        ],
        promises=[_promise(one, person.name) for one in row.follow_ups.all()],
    )


def open_promises(actor: Actor, programme_id: UUID) -> list[Promise]:
    """What the desk has promised and not done yet, the most urgent first. ``NotFound`` for everybody else."""
    if not may_counsel(actor, programme_id):
        raise NotFound
    rows = FollowUp.objects.filter(
        consultation__desk__programme_id=programme_id, state=FollowUpState.OPEN
    ).select_related("consultation")
    return [
        _promise(one, open_person(one.consultation_id, one.consultation.person).name)
        for one in rows.order_by("due_on", "id")
    ]


def consultation_by_link(consultation_id: UUID) -> Consultation | None:
    """For the holder of the signed link."""
    return _rows().filter(id=consultation_id).first()


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What a letter to the person needs. ``to`` is empty when she left no address."""

    to: str
    name: str
    programme_id: UUID
    programme_slug: str
    programme_name: str
    desk_name: str
    topic: str
    starts_at: datetime
    ends_at: datetime
    where: str
    path: str
    calendar: bytes


def mail_facts(consultation_id: UUID) -> MailFacts:
    """For letters. Raises ``NotFound``."""
    row = _rows().filter(id=consultation_id).first()
    if row is None:
        raise NotFound
    person = open_person(row.id, row.person)
    return MailFacts(
        to=person.email,
        name=person.name,
        programme_id=row.desk.programme_id,
        programme_slug=row.desk.programme.slug,
        programme_name=row.desk.programme.name,
        desk_name=row.desk.name,
        topic=row.topic.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        where=where_of(row),
        path=ticket_path(row.id),
        calendar=calendar_of(row),
    )


def where_of(row: Consultation) -> str:
    """In words: the place, that we call, or the address of the online meeting."""
    if row.channel == Channel.PHONE:
        return _("By phone: we call you at this time")
    if row.channel == Channel.ONLINE:
        return _("Online: %(url)s") % {"url": row.desk.online_url} if row.desk.online_url else _("Online")
    return row.desk.place


def calendar_of(row: Consultation) -> bytes:
    """The ``.ics`` file as it stands now. It names the desk, not what it is about: calendars are shared."""
    return calendar_file(
        CalendarEntry(
            uid=f"{row.id}@yuiwork",
            sequence=row.calendar_sequence,
            title=row.desk.name,
            description=row.desk.programme.name,
            where=where_of(row),
            url=f"{settings.BASE_URL}{ticket_path(row.id)}",
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            cancelled=row.state == ConsultationState.CANCELLED,
            written_at=clock.now(),
        )
    )


def ticket_path(consultation_id: UUID) -> str:
    return reverse("desk:ticket", args=[links.sign(consultation_id)])


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日 of the desk's staff: what is booked for today, what is promised until today."""
    if actor.user_id is None or not actor.has(*COUNSELLORS):
        return []
    steps = []
    for programme in regions.programmes_for_staff(actor, *COUNSELLORS):
        url, today = reverse("desk:staff", args=[programme.slug]), clock.today()
        waiting = [p for p in open_promises(actor, programme.id) if p.row.due_on <= today]
        if waiting:
            title = _("The desk has promised %(count)d things by today") % {"count": len(waiting)}
            steps.append(NextStep(title=title, label=_("Open the desk"), url=url, due=waiting[0].row.due_on))
        coming = _on(programme.id, today)
        if coming:
            title = _("%(count)d consultations today") % {"count": coming}
            steps.append(NextStep(title=title, label=_("Open the desk"), url=url, on=today))
    return steps


def _on(programme_id: UUID, day: date) -> int:
    return Consultation.objects.filter(
        desk__programme_id=programme_id, state=ConsultationState.BOOKED, starts_at__date=day
    ).count()


def _promise(one: FollowUp, name: str) -> Promise:
    late = one.state == FollowUpState.OPEN and one.due_on < clock.today()
    return Promise(one, open_follow_up(one.id, one.what), name, late)


def _rows() -> QuerySet[Consultation]:
    return Consultation.objects.select_related(
        "desk__programme__organisation", "desk__programme__region", "topic"
    )
