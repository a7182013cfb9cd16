"""Messages of a person, the count in the top bar, and the outbox."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from yuiwork.core.actor import Role
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.notifications import queries, use_cases
from yuiwork.notifications.forms import OutboxFilter


@page(Audience.SIGNED_IN)
def message_list(request: Request) -> HttpResponse:
    """お知らせ, newest first."""
    reader = _reader(request)
    page_of_messages = queries.messages_of(reader, page=request.GET.get("page"))
    unread = queries.unread_count(reader)
    return show(request, "notifications/list.html", {"page": page_of_messages, "unread": unread})


@page(Audience.SIGNED_IN)
def message(request: Request, message_id: UUID) -> HttpResponse:
    """Opens what the message is about; from then on it counts as read."""
    opened = use_cases.open_message(actor=request.actor, message_id=message_id)
    return HttpResponseRedirect(opened.url or reverse("notifications:list"))


@page(Audience.SIGNED_IN, methods=("POST",))
def read_all(request: Request) -> HttpResponse:
    use_cases.mark_all_read(actor=request.actor)
    return done(request, reverse("notifications:list"), _("All notices are marked as read."))


@page(Audience.SIGNED_IN)
def badge(request: Request) -> HttpResponse:
    """The count for the top bar, fetched by htmx so that the frame need not know this room."""
    return show(request, "notifications/_badge.html", {"unread": queries.unread_count(_reader(request))})


@page(Audience.ANYONE)
@never_cache
def outbox_list(request: Request) -> HttpResponse:
    form = OutboxFilter(request.GET)
    to = form.cleaned_data["to"] if form.is_valid() else ""
    mails = queries.outbox(request.actor, to=to, page=request.GET.get("page"))
    context = {"filter_form": form, "page": mails, "to": to}
    return show(request, "notifications/outbox.html", context)


@page(Audience.ANYONE)
@never_cache
def mail(request: Request, mail_id: UUID) -> HttpResponse:
    shown = queries.mail_for(request.actor, mail_id)
    again = request.actor.is_operator and shown.state in ("failed", "unsure")
    return show(request, "notifications/mail.html", {"mail": shown, "may_send_again": again})


@page(Audience.ANYONE)
@never_cache
def attachment(request: Request, mail_id: UUID, position: int) -> HttpResponse:
    file = queries.attachment_for(request.actor, mail_id, position)
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, file.filename) or "attachment"
    return response


@page(Role.OPERATOR, methods=("POST",))
def again(request: Request, mail_id: UUID) -> HttpResponse:
    use_cases.send_again(actor=request.actor, mail_id=mail_id)
    return done(request, reverse("notifications:mail", args=[mail_id]), _("The email will be sent again."))


def _reader(request: Request) -> UUID:
    if request.actor.user_id is None:
        raise ValueError("only for signed-in people")
    return request.actor.user_id
