"""教材 as a learner meets them: slots with minutes, what is done, where to go on; access for the course only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.learning.markup import steps_of
from yuiwork.learning.models import Material, MaterialKind, MaterialProgress
from yuiwork.learning.queries.sessions import may_see_course


@dataclass(frozen=True, slots=True)
class Slot:
    """One material for one learner. ``state``: new, begun or done; ``step`` of ``steps`` is where she stopped."""

    material_id: UUID
    session_id: UUID | None
    title: str
    kind: str
    minutes: int
    state: str
    step: int
    steps: int
    opened_at: datetime | None
    path: str


@dataclass(frozen=True, slots=True)
class CourseSlots:
    """All of a course, and the one to go on with (続きから)."""

    slots: tuple[Slot, ...]
    next_slot: Slot | None

    @property
    def done(self) -> int:
        return sum(slot.state == "done" for slot in self.slots)

    @property
    def minutes_left(self) -> int:
        """What the slots that are not done take together."""
        return sum(slot.minutes for slot in self.slots if slot.state != "done")


def material_for(actor: Actor, material_id: UUID) -> Material:
    """A material for the learners and staff of its course. Raises ``NotFound`` for everybody else."""
    row = Material.objects.select_related("course__programme", "session").filter(id=material_id).first()
    if row is None or not may_see_course(actor, row.course):
        raise NotFound
    return row


def material_of_programme(programme_id: UUID, material_id: UUID) -> Material:
    """One material for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = (
        Material.objects.select_related("course")
        .filter(id=material_id, course__programme_id=programme_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def materials_of(course_id: UUID) -> list[Material]:
    """A course's materials in order, for staff."""
    return list(Material.objects.filter(course_id=course_id).select_related("session").order_by("number"))


def materials_at(session_id: UUID) -> list[Material]:
    """What belongs to one session, in order."""
    return list(Material.objects.filter(session_id=session_id).order_by("number"))


def study_of(enrolments: Iterable[tuple[UUID, UUID]]) -> dict[UUID, CourseSlots]:
    """By enrolment, for pairs of enrolment and course, in two queries."""
    pairs = list(enrolments)
    materials = Material.objects.filter(course__in=[course_id for _id, course_id in pairs]).order_by("number")
    progress = {
        (row.enrolment_id, row.material_id): row
        for row in MaterialProgress.objects.filter(enrolment__in=[enrolment_id for enrolment_id, _ in pairs])
    }
    by_course: dict[UUID, list[Material]] = {}
    for material in materials:
        by_course.setdefault(material.course_id, []).append(material)
    return {
        enrolment_id: _course_slots(
            [_slot(m, progress.get((enrolment_id, m.id))) for m in by_course.get(course_id, [])]
        )
        for enrolment_id, course_id in pairs
    }


def progress_in(material_id: UUID, user_id: UUID) -> MaterialProgress | None:
    """Where she is in one material."""
    return MaterialProgress.objects.filter(material_id=material_id, user_id=user_id).first()


def after(material: Material) -> Material | None:
    """The material that follows in the course."""
    return (
        Material.objects.filter(course_id=material.course_id, number__gt=material.number)
        .order_by("number")
        .first()
    )


def _course_slots(slots: list[Slot]) -> CourseSlots:
    """To go on with: what she opened last and has not finished, else the first that is not done."""
    begun = [(slot.opened_at, slot) for slot in slots if slot.state == "begun" and slot.opened_at is not None]
    newest = max(begun, key=lambda pair: pair[0], default=(None, None))[1]
    first_open = next((slot for slot in slots if slot.state == "new"), None)
    return CourseSlots(tuple(slots), newest or first_open)


def _slot(material: Material, progress: MaterialProgress | None) -> Slot:
    steps = len(steps_of(material.body)) if material.kind == MaterialKind.PAGE else 1
    state = "new" if progress is None else "done" if progress.done_at else "begun"
    return Slot(
        material_id=material.id,
        session_id=material.session_id,
        title=material.title,
        kind=material.kind,
        minutes=material.minutes,
        state=state,
        step=min(progress.step, steps) if progress else 1,
        steps=steps,
        opened_at=progress.opened_at if progress else None,
        path=reverse("learning:material", args=[material.id]),
    )
