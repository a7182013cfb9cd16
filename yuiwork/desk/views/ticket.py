"""What the holder of the link from our mail sees: the booking, its calendar file, cancelling."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.desk import links
from yuiwork.desk.models import Consultation
from yuiwork.desk.policies import may_cancel
from yuiwork.desk.queries.consultations import calendar_of, consultation_by_link, ticket_path, where_of
from yuiwork.desk.use_cases import cancel_consultation

LinkView = Callable[[Request, Consultation, str], HttpResponse]


def opened_by_link(view: LinkView) -> Callable[[Request, str], HttpResponse]:
    """Open the consultation behind the link; a broken link opens nothing."""

    @wraps(view)
    def run(request: Request, token: str) -> HttpResponse:
        consultation_id = links.read(token)
        row = consultation_by_link(consultation_id) if consultation_id else None
        if row is None:
            raise NotFound
        return view(request, row, token)

    return run


@page(Audience.LINK_HOLDER)
@opened_by_link
def ticket(request: Request, row: Consultation, token: str) -> HttpResponse:
    """When and where. What it is about is not shown: the link may be forwarded."""
    context = {
        "row": row,
        "desk": row.desk,
        "programme": row.desk.programme,
        "where": where_of(row),
        "token": token,
        "is_over": clock.now() > row.ends_at,
        "may_cancel": may_cancel(row, clock.now()),
    }
    return show(request, "desk/ticket.html", context)


@page(Audience.LINK_HOLDER, methods=("POST",))
@opened_by_link
def cancel(request: Request, row: Consultation, token: str) -> HttpResponse:
    """By POST only: mail scanners open every link they see."""
    cancel_consultation(actor=request.actor, consultation_id=row.id)
    return done(request, ticket_path(row.id), _("The consultation is cancelled. Thank you for telling us."))


@page(Audience.LINK_HOLDER)
@opened_by_link
def calendar(request: Request, row: Consultation, token: str) -> HttpResponse:
    """The ``.ics`` file as it stands now."""
    response = HttpResponse(calendar_of(row), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="consultation.ics"'
    return response
