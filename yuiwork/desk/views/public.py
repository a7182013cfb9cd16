"""What anybody may see: the desks of a programme, their free times, booking one without an account."""

from uuid import UUID

from django.http import HttpResponse

from yuiwork.core import clock
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.desk.forms import AskingForm
from yuiwork.desk.models import Consultation, ConsultationState
from yuiwork.desk.policies import channels_of, may_book_slot
from yuiwork.desk.queries.consultations import ticket_path
from yuiwork.desk.queries.desks import by_day, free_slots, public_desks, public_slot
from yuiwork.desk.use_cases import book_consultation
from yuiwork.people import api as people
from yuiwork.regions import api as regions

# More than anybody reads; the rest is a few days away.
MOST_SHOWN = 60


@page(Audience.ANYONE)
def desks(request: Request, slug: str) -> HttpResponse:
    """Each desk with what one can ask and its free times by day."""
    programme = regions.programme_by_slug(slug)
    cards = []
    for desk in public_desks(programme):
        days = by_day(free_slots(desk)[:MOST_SHOWN])
        cards.append((desk, [topic.name for topic in desk.topics.all() if topic.offered], days))
    return show(request, "desk/desks.html", {"programme": programme, "cards": cards})


@page(Audience.ANYONE, methods=("GET", "POST"))
def book(request: Request, slot_id: UUID) -> HttpResponse:
    """One time: who, about what, how. Two minutes, no account."""
    slot = public_slot(slot_id)
    form = AskingForm(slot.desk, channels_of(slot), request.POST or None, initial=_known(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = book_consultation(actor=request.actor, slot_id=slot.id, **form.use_case_data())
            return done(request, ticket_path(row.id))
    taken = Consultation.objects.filter(slot=slot).exclude(state=ConsultationState.CANCELLED).exists()
    context = {
        "programme": slot.desk.programme,
        "desk": slot.desk,
        "slot": slot,
        "form": form,
        "may_book": may_book_slot(slot, slot.desk, clock.now()),
        "taken": taken,
    }
    return show(request, "desk/book.html", context)


def _known(request: Request) -> dict[str, str]:
    """What a signed-in person need not type again."""
    profile = people.profile_of(request.actor.user_id) if request.actor.user_id else None
    if profile is None:
        return {}
    return {"name": profile.full_name, "email": profile.user.email, "phone": profile.phone}
