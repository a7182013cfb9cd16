"""引き継ぎ: the page for the next officer."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.portal.forms import NoteForm
from yuiwork.portal.handover import handover as parts_of
from yuiwork.regions import api as regions

WHO = (Role.OFFICER, Role.OPERATOR)


@page(*WHO, methods=("GET", "POST"))
def handover(request: Request, slug: str) -> HttpResponse:
    """What is decided, pending and promised, and whom to ask; a form that pins a note."""
    programme = regions.staff_programme(request.actor, slug, *WHO)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            regions.pin_note(actor=request.actor, programme_id=programme.id, **form.cleaned_data)
            return done(request, reverse("portal:handover", args=[slug]), _("The note is pinned."))
    context = {
        "programme": programme,
        "parts": parts_of(programme, request.actor),
        "closed": regions.notes_of(programme.id, closed=True),
        "today": clock.today(),
        "form": form,
    }
    return show(request, "portal/handover.html", context)


@page(*WHO, methods=("POST",))
def note_close(request: Request, slug: str, note_id: UUID) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *WHO)
    regions.close_note(actor=request.actor, programme_id=programme.id, note_id=note_id)
    return done(
        request, reverse("portal:handover", args=[slug]), _("The note is done. It stays readable below.")
    )
