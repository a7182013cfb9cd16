"""自己分析シート of a learner: writing today's, and the earlier ones side by side."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms.worksheet import WorksheetForm
from yuiwork.learning.queries.worksheets import (
    own_entries,
    side_by_side,
    worksheet_of_learner,
    worksheets_of_learner,
)
from yuiwork.learning.use_cases import fill_worksheet, share_worksheet_entry


@page(Audience.SIGNED_IN)
def worksheets(request: Request) -> HttpResponse:
    """The worksheets of her programmes."""
    assert request.actor.user_id is not None
    mine = own_entries(request.actor.user_id)
    sheets = [
        (sheet, mine.filter(worksheet=sheet).order_by("-filled_on").first())
        for sheet in worksheets_of_learner(request.actor.user_id)
    ]
    return show(request, "learning/worksheets.html", {"sheets": sheets})


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def worksheet(request: Request, worksheet_id: UUID) -> HttpResponse:
    """Today's answers in a form (the last ones to begin with), the days side by side below."""
    user_id = request.actor.user_id
    assert user_id is not None
    sheet = worksheet_of_learner(user_id, worksheet_id)
    shown = side_by_side(sheet, own_entries(user_id))
    newest = shown.entries[-1] if shown.entries else None
    today = newest if newest and newest.filled_on == clock.today() else None
    initial = {**today.answers, "shared": today.shared} if today else {}
    form = WorksheetForm(sheet, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            fill_worksheet(
                actor=request.actor,
                worksheet_id=sheet.id,
                answers=form.answers,
                shared=form.cleaned_data["shared"],
            )
            return done(request, request.path, _("Your worksheet is saved."))
    context = {
        "sheet": sheet,
        "programme": sheet.programme,
        "shown": shown,
        "today": today,
        "form": form,
    }
    return show(request, "learning/worksheet.html", context)


@page(Audience.SIGNED_IN, methods=("POST",))
def worksheet_share(request: Request, entry_id: UUID) -> HttpResponse:
    """Open an entry to the teachers, or close it again."""
    shared = request.POST.get("shared") == "1"
    entry = share_worksheet_entry(actor=request.actor, entry_id=entry_id, shared=shared)
    words = (
        _("The teachers of the programme can read it now.")
        if shared
        else _("Only you and your tutor read it now.")
    )
    return done(request, reverse("learning:worksheet", args=[entry.worksheet_id]), words)
