"""What the frame around every page needs to know. Built when a template asks, so fragments cost nothing."""

from dataclasses import dataclass, field, replace

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from yuiwork.core.actor import Actor
from yuiwork.core.web.request import Request
from yuiwork.learning import api as learning
from yuiwork.notifications import api as notifications
from yuiwork.people import api as people
from yuiwork.portal import navigation
from yuiwork.portal.navigation import Place, RoleChoice
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around the page: places, account, region, operator."""

    demo: bool
    operator_name: str
    language: str
    signed_in: bool = False
    name: str = ""  # what other people see of her
    role: str = ""
    role_label: object = ""
    staff: bool = False  # dense controls (public-sector-ux.md 1.3)
    places: list[Place] = field(default_factory=list)
    roles: list[RoleChoice] = field(default_factory=list)
    account: list[Place] = field(default_factory=list)
    footer: list[Place] = field(default_factory=list)
    programme: regions.Programme | None = None  # whose colour and name the frame wears
    home_url: str = "/"
    inbox_url: str = ""
    unread: int = 0  # messages she has not opened
    search_url: str = ""


def frame(request: Request) -> dict[str, object]:
    """Context processor. Survives requests that no middleware has seen, as error pages may be."""
    return {"frame": SimpleLazyObject(lambda: build(request))}


def build(request: Request) -> Frame:
    """The frame for this request: a query each for her name, her unread messages and the programme she serves."""
    actor: Actor = getattr(request, "actor", None) or Actor.visitor()
    match = request.resolver_match
    view_name, path = (match.view_name if match else ""), request.path
    around = Frame(
        demo=settings.DEMO,
        operator_name=settings.OPERATOR_NAME,
        language=(get_language() or "ja")[:2],
        footer=navigation.footer_links(),
        home_url=navigation.url_or_none("portal:home") or "/",
    )
    if actor.user_id is None:
        return replace(around, places=navigation.visitor_places(view_name=view_name, path=path))
    session = getattr(request, "session", {})
    role = navigation.current_role(actor, session.get(navigation.VIEW_AS_ROLE))
    return replace(
        around,
        signed_in=True,
        name=_shown_name(actor),
        role=role,
        role_label=navigation.ROLE_LABELS[role],
        staff=role in navigation.STAFF_ROLES,
        places=navigation.places(role, view_name=view_name, path=path),
        roles=navigation.role_choices(actor, role),
        account=navigation.account_links(role, view_name=view_name, path=path),
        programme=_own_programme(actor, role),
        inbox_url=navigation.url_or_none("notifications:list"),
        unread=notifications.unread_count(actor.user_id),
        search_url=navigation.url_or_none("portal:search"),
    )


def _shown_name(actor: Actor) -> str:
    profile = people.profile_of(actor.user_id) if actor.user_id else None
    return profile.shown_name if profile else ""


def _own_programme(actor: Actor, role: str) -> regions.Programme | None:
    """The one programme she serves or learns in; with several, the page itself says which one it is about."""
    if role == navigation.RESIDENT and actor.user_id is not None:
        learned_in = learning.programme_ids_of_learner(actor.user_id)
        return regions.programme(learned_in[0]) if len(learned_in) == 1 else None
    own = regions.programmes_for_staff(actor) if actor.grants else []
    return own[0] if len(own) == 1 else None
