"""What anyone may read: the programmes, one programme, help, contact."""

from uuid import UUID

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
    """Whom to ask: the office of the reader's own programmes first, then of the others."""
    own = _own_programmes(request)
    programmes = regions.open_programmes()
    context = {
        "own": [row for row in programmes if row.id in own],
        "programmes": [row for row in programmes if row.id not in own],
    }
    return show(request, "portal/contact.html", context)


def _own_programmes(request: Request) -> set[UUID]:
    """Where she learns or learned, where she has a place in a seminar, where she serves."""
    actor = request.actor
    if actor.user_id is None:
        return set()
    seats = {seminar.programme_id for seminar in learning.progress_of(actor.user_id).seminars}
    serves = {row.id for row in regions.programmes_for_staff(actor)}
    return seats | serves | set(learning.programme_ids_of_learner(actor.user_id))
