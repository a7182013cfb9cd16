"""The living style page: every component in its states. It exists in the demo only."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.web import icons
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.portal import styleguide as samples


@page(Audience.ANYONE, methods=("GET", "POST"))
def styleguide(request: Request) -> HttpResponse:
    """All components; the form on it can be sent, and keeps nothing. ``?density=staff``: dense controls."""
    if not settings.DEMO:
        raise Http404
    form = (
        samples.SampleForm(request.POST, request.FILES) if request.method == "POST" else samples.SampleForm()
    )
    if form.is_bound and form.is_valid():
        return done(
            request, reverse("portal:styleguide"), _("Everything in the form was right. Nothing was saved.")
        )
    context = samples.samples() | {
        "form": form,
        "dense": request.GET.get("density") == "staff",
        "icons": icons.icon_names(),
        "pictures": icons.picture_names(),
    }
    return show(request, "portal/styleguide.html", context)
