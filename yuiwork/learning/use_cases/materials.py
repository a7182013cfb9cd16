"""教材: making and ordering them, and remembering where each learner stopped."""

import hashlib
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.core.files.base import ContentFile
from django.db.models import Max
from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.markup import steps_of
from yuiwork.learning.models import Course, Material, MaterialKind, MaterialProgress
from yuiwork.learning.models.material import MAX_MINUTES
from yuiwork.learning.uploads import Upload, checked_upload
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.plan_course import locked_course

BODY_LIMIT = 30_000  # characters


class MaterialData(TypedDict):
    """``file`` None keeps the file that is there. ``minutes``: what it takes, 15 is good."""

    kind: str
    title: str
    minutes: int
    body: NotRequired[str]
    url: NotRequired[str]
    file: NotRequired[Upload | None]
    session_id: NotRequired[UUID | None]


@use_case
def create_material(
    *, actor: Actor, course_id: UUID, submission_id: UUID | None = None, **data: Unpack[MaterialData]
) -> Material:
    """The next material of a course. A second tap returns the first.

    Raises ``Invalid`` ``BODY_MISSING``, ``URL_MISSING``, ``FILE_MISSING``, ``FILE_*``, ``MINUTES``, ``TEXT_TOO_LONG``;
    ``Refused`` ``STAFF_ONLY``; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound``, also for another course's session.
    """
    course = locked_course(actor, course_id)
    known = Material.objects.filter(id=submission_id).first() if submission_id else None
    if known is not None:
        return the_same(known, course_id=course_id)
    last = Material.objects.filter(course=course).aggregate(last=Max("number"))["last"] or 0
    material = Material(id=submission_id or new_id(), course=course, number=last + 1)
    _fill(material, course, data)
    material.save(force_insert=True)
    _record(actor, material, "create")
    return material


@use_case
def change_material(*, actor: Actor, material_id: UUID, **data: Unpack[MaterialData]) -> Material:
    """Put these values in place of the old ones. Who is done stays done. Raises as ``create_material``."""
    material, course = _locked(actor, material_id)
    _fill(material, course, data)
    material.save()
    _record(actor, material, "change")
    return material


@use_case
def move_material_up(*, actor: Actor, material_id: UUID) -> None:
    """One place earlier; the first stays first. Raises ``Refused`` ``STAFF_ONLY``; ``NotFound``."""
    material, course = _locked(actor, material_id)
    before = Material.objects.filter(course=course, number__lt=material.number).order_by("-number").first()
    if before is None:
        return
    before.number, material.number = material.number, before.number
    for row in (before, material):
        row.save(update_fields=["number"])
    _record(actor, material, "move")


@use_case
def keep_place(*, actor: Actor, material_id: UUID, step: int, done: bool = False) -> MaterialProgress:
    """Remember where she is; ``done`` marks it as finished, which a later visit does not undo.

    A step beyond the last is the last. Raises ``NotFound`` for everybody who does not learn in the course.
    """
    material = Material.objects.filter(id=material_id).first()
    if material is None or actor.user_id is None:
        raise NotFound
    enrolment = locked_enrolment(course_id=material.course_id, user_id=actor.user_id)
    last = len(steps_of(material.body)) if material.kind == MaterialKind.PAGE else 1
    now = clock.now()
    progress, _created = MaterialProgress.objects.get_or_create(
        material=material, enrolment=enrolment, defaults={"opened_at": now, "user_id": enrolment.user_id}
    )
    progress.step = min(max(step, 1), last)
    progress.opened_at = now
    if done and progress.done_at is None:
        progress.done_at = now
        audit.record(
            actor=actor,
            action="finish",
            target="learning.Material",
            target_id=material.id,
            step=progress.step,
        )
    progress.save()
    return progress


@inside_transaction
def _fill(material: Material, course: Course, data: MaterialData) -> None:
    """The values, checked; a file's name and kind as its content says."""
    session_id = data.get("session_id")
    if session_id is not None and not course.sessions.filter(id=session_id).exists():
        raise NotFound
    if not 1 <= data["minutes"] <= MAX_MINUTES:
        words = _("Please plan between 1 and %(most)d minutes.")
        raise Invalid("MINUTES", words % {"most": MAX_MINUTES}, field="minutes")
    if len(data.get("body", "")) > BODY_LIMIT:
        raise Invalid(
            "TEXT_TOO_LONG", _("This is too long. Please split it into two materials."), field="body"
        )
    material.kind, material.title, material.minutes = data["kind"], data["title"], data["minutes"]
    material.body, material.url = data.get("body", "").strip(), data.get("url", "")
    material.session_id = session_id
    file = data.get("file")
    if file is not None:
        _keep(material, file)
    _check_kind(material)


def _check_kind(material: Material) -> None:
    if material.kind == MaterialKind.PAGE and not material.body:
        raise Invalid("BODY_MISSING", _("Please write the page."), field="body")
    if material.kind == MaterialKind.VIDEO and not material.url.startswith("https://"):
        raise Invalid(
            "URL_MISSING", _("Please enter the address of the video, beginning with https://."), field="url"
        )
    if material.kind == MaterialKind.FILE and not material.content:
        raise Invalid("FILE_MISSING", _("Please choose the file."), field="file")


def _keep(material: Material, file: Upload) -> None:
    try:
        upload = checked_upload(file)
    except Invalid as refusal:
        raise Invalid(refusal.code, refusal.message, field="file") from refusal
    material.file_name, material.media_type = upload.name, upload.media_type
    material.size = len(upload.content)
    material.sha256 = hashlib.sha256(upload.content).hexdigest()
    # The stored name is ours: what somebody typed never becomes a path.
    material.content = ContentFile(upload.content, name=f"{new_id().hex}.{upload.kind}")


def _locked(actor: Actor, material_id: UUID) -> tuple[Material, Course]:
    found = Material.objects.filter(id=material_id).values_list("course_id", flat=True).first()
    if found is None:
        raise NotFound
    course = locked_course(actor, found)
    return Material.objects.get(id=material_id), course


def _record(actor: Actor, material: Material, action: str) -> None:
    audit.record(
        actor=actor,
        action=action,
        target="learning.Material",
        target_id=material.id,
        course=material.course_id,
    )
