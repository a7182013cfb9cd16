"""What anyone may read: the programmes, one programme, help, contact."""

from django.http import HttpResponse

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.desk import api as desk
from yuiwork.facilities import api as facilities
from yuiwork.impact import api as impact
from yuiwork.learning import api as learning
from yuiwork.media import api as media
from yuiwork.regions import api as regions


@page(Audience.ANYONE)
def home(request: Request) -> HttpResponse:
    """The programmes that run here, and the next seminars of all of them."""
    context = {"programmes": regions.open_programmes(), "seminars": learning.open_seminars()[:5]}
    return show(request, "portal/home.html", context)


@page(Audience.ANYONE)
def programme(request: Request, slug: str) -> HttpResponse:
    """One programme: what you will be able to do, dates with seats left, honest numbers, apply."""
    row = regions.programme_by_slug(slug)
    seminars = learning.open_seminars(row.id)
    context = {
        "programme": row,
        "seminars": seminars,
        # The main button leads where there is a seat; where all are full, to the waiting list of the soonest.
        "next_seminar": next((one for one in seminars if not one.is_full), None),
        "costs": learning.course_costs(row.id),
        "courses": learning.open_courses(row.id),
        "results": impact.public_results(row.id),
        "conditions": regions.eligibility_in_words(row),
        "members": [member.name for member in regions.members_of(row.id)],
        "has_desk": bool(desk.public_desks(row)),
        "has_facilities": bool(facilities.facilities_for(row)),
        "articles": media.published_articles(row.id, limit=3),
        "accent_slug": row.slug,
    }
    return show(request, "portal/programme.html", context)


@page(Audience.ANYONE)
def help_page(request: Request) -> HttpResponse:
    return show(request, "portal/help.html")


@page(Audience.ANYONE)
def contact(request: Request) -> HttpResponse:
    """Whom to ask: each programme's office, and who runs the platform."""
    return show(request, "portal/contact.html", {"programmes": regions.open_programmes()})
