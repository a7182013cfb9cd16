"""Applying for a seminar, without an account; or for its waiting list when all seats are taken.

Locks: first the seminar's places, then the application; so the last seat is given once, and two requests
never wait for each other.
"""

import re
from dataclasses import asdict
from typing import Unpack
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import SeminarApplied
from yuiwork.learning.models import (
    GONE,
    PlaceKind,
    Seminar,
    SeminarApplication,
    SeminarPlace,
    SeminarState,
)
from yuiwork.learning.models.seminar_application import new_code
from yuiwork.learning.person_key import email_key
from yuiwork.learning.policies import may_wait, seminar_is_open
from yuiwork.learning.queries.sources import sources_of
from yuiwork.learning.use_cases.applicant import Applicant, ApplicationData
from yuiwork.learning.use_cases.childcare import ask_for_applicant
from yuiwork.learning.use_cases.link_person import link_person
from yuiwork.learning.use_cases.locked_seat import locked_places, public_seminar
from yuiwork.people import api as people
from yuiwork.regions import api as regions

# A family or two friends share an address; more is a mistake or somebody else's form filler.
SEATS_PER_ADDRESS = 4
CAMPAIGN_CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")


@use_case
def apply_for_seminar(
    *, actor: Actor, seminar_id: UUID, submission_id: UUID, **data: Unpack[ApplicationData]
) -> SeminarApplication:
    """Take a seat, or with ``wait`` a place on the waiting list. The same ``submission_id`` returns the first.

    Raises ``Invalid`` at the field (``NOT_ELIGIBLE``: where she lives); ``Refused`` ``TOO_LATE``,
    ``TOO_LATE_TO_WAIT``, ``PROGRAMME_ENDED``, ``CALLED_OFF``; ``Conflict`` ``FULL``, ``ALREADY_APPLIED``,
    ``TOO_MANY_FOR_ADDRESS``, ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    seminar = public_seminar(seminar_id)
    applicant = Applicant.from_typed(data)
    places = locked_places(seminar_id)
    first = SeminarApplication.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return _the_first(first, seminar, applicant)
    seminar_is_open(seminar, clock.now()).enforce()
    _refuse_twice(seminar, applicant)
    _check_wishes(seminar, data)
    _refuse_outsiders(seminar, applicant)
    place = _place(places, data["place"])
    waits = _has_to_wait(seminar, place, places, may=data.get("wait", False))
    application = SeminarApplication.objects.create(
        seminar=seminar,
        place=place,
        state=SeminarState.WAITING if waits else SeminarState.APPLIED,
        waiting_since=clock.now() if waits else None,
        submission_id=submission_id,
        code=free_code(seminar_id),
        campaign=campaign_code(data.get("campaign", "")),
        name_key=applicant.name_key,
        email_key=email_key(applicant.email),
        childcare=data["childcare"],
        source=data["source"],
        user_id=_proved_owner(actor, applicant.email),
        **asdict(applicant),
    )
    announce_applied(actor, application, seminar)
    if not waits:
        ask_for_applicant(actor=actor, application=application)
    return application


def _check_wishes(seminar: Seminar, data: ApplicationData) -> None:
    if data["childcare"] and not seminar.childcare_offered:
        raise Invalid("NO_CHILDCARE", _("There is no childcare at this seminar."), field="childcare")
    if data["source"] not in {view.code for view in sources_of(seminar.programme_id) if view.offered}:
        raise Invalid("SOURCE_UNKNOWN", _("Please choose how you heard of it."), field="source")


def _refuse_outsiders(seminar: Seminar, applicant: Applicant) -> None:
    """The conditions of the programme, as far as this form asks: what is not known yet is asked later.

    Programmes without conditions take people from everywhere (programmes.md 3.1 RQ08).
    """
    facts = regions.Facts(on=clock.today(), municipality_code=applicant.municipality_code)
    verdict = regions.check_eligibility(seminar.programme, facts)
    if verdict.answer is regions.Answer.FAILS:
        raise Invalid(
            "NOT_ELIGIBLE",
            _("This seminar is for those who fulfil: %(rules)s. Questions: %(contact)s")
            % {
                "rules": " / ".join(regions.eligibility_in_words(seminar.programme)),
                "contact": seminar.programme.contact,
            },
            field="municipality_code",
        )


def _the_first(first: SeminarApplication, seminar: Seminar, applicant: Applicant) -> SeminarApplication:
    same = (first.seminar_id, first.email, first.name_key) == (
        seminar.id,
        applicant.email,
        applicant.name_key,
    )
    if not same:
        raise Conflict(
            "SAME_KEY_OTHER_BODY",
            gettext_lazy("This form was already sent. Please open it again for a new application."),
        )
    return first


def _refuse_twice(seminar: Seminar, applicant: Applicant) -> None:
    same_address = SeminarApplication.objects.filter(
        seminar=seminar, email_key=email_key(applicant.email)
    ).exclude(state__in=GONE)
    if same_address.filter(name_key=applicant.name_key).exists():
        raise Conflict(
            "ALREADY_APPLIED",
            gettext_lazy(
                "This seminar already has an application with this name and address. The confirmation email "
                "we sent you has the link to look at it, change it or cancel it."
            ),
            field="email",
        )
    if same_address.count() >= SEATS_PER_ADDRESS:
        raise Conflict(
            "TOO_MANY_FOR_ADDRESS",
            gettext_lazy("Many seats are already taken with this address. Please use another address."),
            field="email",
        )


def _place(places: dict[str, SeminarPlace], kind: str) -> SeminarPlace:
    place = places.get(kind)
    if place is None:
        raise Invalid("PLACE_NOT_OFFERED", _("Please choose how you take part."), field="place")
    return place


def _has_to_wait(
    seminar: Seminar, place: SeminarPlace, places: dict[str, SeminarPlace], *, may: bool
) -> bool:
    """No seat is left here. Raises ``Conflict`` ``FULL`` unless she ``may`` be put on the waiting list."""
    if place.left > 0:
        return False
    if not may:
        raise Conflict("FULL", _full(place, [p for p in places.values() if p.left > 0]), field="place")
    may_wait(seminar, clock.now()).enforce()
    return True


def free_code(seminar_id: UUID) -> str:
    """A code that nobody has in this seminar. Call with the places locked."""
    while SeminarApplication.objects.filter(seminar_id=seminar_id, code=(code := new_code())).exists():
        continue
    return code


def campaign_code(text: str) -> str:
    """The code of a paper as it may stand in an address; anything else is nobody's code and is left out."""
    return text if CAMPAIGN_CODE.fullmatch(text) else ""


def _full(place: SeminarPlace, free: list[SeminarPlace]) -> str:
    if not free:
        return _(
            "All seats of this seminar are taken. You can join the waiting list, or look for another date."
        )
    left = free[0].left
    if place.kind == PlaceKind.VENUE:
        return ngettext(
            "The seats at the venue are all taken. Online there is %(count)d seat left.",
            "The seats at the venue are all taken. Online there are %(count)d seats left.",
            left,
        ) % {"count": left}
    return ngettext(
        "The online seats are all taken. At the venue there is %(count)d seat left.",
        "The online seats are all taken. At the venue there are %(count)d seats left.",
        left,
    ) % {"count": left}


def _proved_owner(actor: Actor, email: str) -> UUID | None:
    """Her account, if she is signed in and applies under the address that it proved to be hers."""
    if actor.user_id is None:
        return None
    own = people.User.objects.filter(id=actor.user_id).values_list("email", flat=True).first()
    if own is None or email_key(own) != email_key(email):
        return None
    link_person(actor=actor, user_id=actor.user_id, email=email)
    return actor.user_id


def announce_applied(actor: Actor, application: SeminarApplication, seminar: Seminar) -> None:
    audit.record(
        actor=actor,
        action="apply",
        target="learning.SeminarApplication",
        target_id=application.id,
        seminar=seminar.id,
        place=application.place.kind,
    )
    publish(
        SeminarApplied(
            application_id=application.id,
            programme_id=seminar.programme_id,
            person_key=application.person_key,
            email=application.email,
            user_id=application.user_id,
            waiting=application.state == SeminarState.WAITING,
            walk_in=application.walk_in,
        )
    )
