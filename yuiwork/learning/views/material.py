"""教材 for learners: a slot, step by step; its file; the whole of it to keep on the phone."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.markup import blocks_of, steps_of
from yuiwork.learning.models import Material, MaterialKind
from yuiwork.learning.queries.courses import enrolment_in
from yuiwork.learning.queries.materials import after, material_for, progress_in
from yuiwork.learning.use_cases import keep_place


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def material(request: Request, material_id: UUID) -> HttpResponse:
    """One step at a time; where she stopped is remembered on the server, so another device goes on there."""
    row = material_for(request.actor, material_id)
    user_id = request.actor.user_id
    assert user_id is not None
    if request.method == "POST":
        return _go(request, row)
    steps = steps_of(row.body) if row.kind == MaterialKind.PAGE else [row.body]
    known = progress_in(row.id, user_id)
    step = _wanted(request.GET.get("step"), known.step if known and not known.done_at else 1, len(steps))
    context = {
        "material": row,
        "course": row.course,
        "programme": row.course.programme,
        "learns": enrolment_in(row.course_id, user_id) is not None,
        "blocks": blocks_of(steps[step - 1]),
        "step": step,
        "steps": len(steps),
        "progress": known,
        "following": after(row),
    }
    return show(request, "learning/material.html", context)


@page(Audience.SIGNED_IN)
def material_file(request: Request, material_id: UUID) -> FileResponse:
    """The file as a download: nothing that was uploaded is ever shown as a page of ours."""
    row = material_for(request.actor, material_id)
    if row.kind != MaterialKind.FILE or not row.content:
        raise NotFound
    response = FileResponse(row.content.open("rb"), as_attachment=True, filename=row.file_name)
    response["Content-Type"] = row.media_type
    response["X-Content-Type-Options"] = "nosniff"
    return response


@page(Audience.SIGNED_IN)
def material_offline(request: Request, material_id: UUID) -> HttpResponse:
    """The whole page in one plain file that opens without a network."""
    row = material_for(request.actor, material_id)
    if row.kind != MaterialKind.PAGE:
        raise NotFound
    context = {
        "material": row,
        "course": row.course,
        "steps": [blocks_of(step) for step in steps_of(row.body)],
    }
    response = show(request, "learning/material_offline.html", context)
    response["Content-Disposition"] = f'attachment; filename="material-{row.number}.html"'
    return response


def _go(request: Request, row: Material) -> HttpResponse:
    """Next or previous step, finished, or stop here: the place is kept, then on to where she wants."""
    here = reverse("learning:material", args=[row.id])
    step = _wanted(request.POST.get("step"), 1, len(steps_of(row.body)))
    action = request.POST.get("action")
    if action == "done":
        keep_place(actor=request.actor, material_id=row.id, step=step, done=True)
        course = reverse("learning:course", args=[row.course_id])
        return done(request, f"{course}#materials", _("Finished. Well done!"))
    if action == "stop":
        keep_place(actor=request.actor, material_id=row.id, step=step)
        return done(request, reverse("learning:home"), _("We keep your place. See you next time."))
    kept = keep_place(
        actor=request.actor, material_id=row.id, step=step - 1 if action == "back" else step + 1
    )
    return done(request, f"{here}?step={kept.step}")


def _wanted(typed: str | None, otherwise: int, last: int) -> int:
    """A step inside the material, whatever stands in the address."""
    step = int(typed) if typed and typed.isdecimal() and len(typed) < 5 else otherwise
    return min(max(step, 1), last)
