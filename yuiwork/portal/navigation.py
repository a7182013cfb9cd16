"""The five places of each role, the roles a person can look from, and where the account menu leads.

Rooms bring their own addresses: a place whose URL name does not exist in this installation is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.actor import PROGRAMME_STAFF, Actor, Role

RESIDENT = "resident"
VIEW_AS_ROLE = "view_as_role"  # session key


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as configured: URL name, word, icon."""

    url_name: str
    label: str | Promise
    icon: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as shown. ``current`` is the value of ``aria-current``: page, true or nothing."""

    url: str
    label: str | Promise
    icon: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class RoleChoice:
    value: str
    label: str | Promise
    current: bool


_TODAY = Entry("portal:today", _("Today"), "today")
_MONEY = Entry("money:statement", pgettext_lazy("navigation", "Money"), "money")
_PEOPLE = Entry("learning:people", pgettext_lazy("navigation", "People"), "people")
_OVERVIEW = Entry("impact:overview", _("Overview"), "overview")
_COURSES = Entry("learning:courses_staff", _("Courses"), "learn")
_SUBMISSIONS = Entry("learning:review_queue", _("Submissions"), "submissions")

PLACES: dict[str, tuple[Entry, ...]] = {
    RESIDENT: (
        _TODAY,
        Entry("learning:home", _("Learn"), "learn"),
        Entry("market:jobs", pgettext_lazy("navigation", "Work"), "work"),
        _MONEY,
        Entry("community:circles", _("Peers"), "friends"),
    ),
    Role.CLIENT: (
        _TODAY,
        Entry("market:client_jobs", pgettext_lazy("navigation", "Jobs"), "post"),
        Entry("market:client_contracts", _("Contracts"), "contract"),
        Entry("market:client_billing", _("Billing"), "billing"),
        Entry("people:members", _("Members"), "friends"),
    ),
    Role.DIRECTOR: (
        _TODAY,
        Entry("market:board", _("Board"), "board"),
        _PEOPLE,
        Entry("market:board_orders", _("Orders"), "orders"),
        _MONEY,
    ),
    Role.TUTOR: (
        _TODAY,
        _SUBMISSIONS,
        Entry("hub:draft_queue", _("Drafts"), "draft"),
        _PEOPLE,
        _MONEY,
    ),
    Role.INSTRUCTOR: (_TODAY, _SUBMISSIONS, _COURSES, _PEOPLE, _MONEY),
    Role.DESK: (
        _TODAY,
        Entry("desk:staff", _("Consultations"), "people"),
        Entry("desk:figures", _("Figures"), "report"),
    ),
    Role.EDITOR: (_TODAY, Entry("media:desk", _("Articles"), "draft"), _PEOPLE, _MONEY),
    Role.CHILDCARE: (
        _TODAY,
        Entry("childcare:occasions_own", pgettext_lazy("navigation", "Childcare"), "friends"),
        Entry("learning:home", _("Learn"), "learn"),
        Entry("market:jobs", pgettext_lazy("navigation", "Work"), "work"),
        _MONEY,
    ),
    Role.OFFICER: (
        _OVERVIEW,
        Entry("intake:applications", _("Applications"), "intake"),
        _COURSES,
        _PEOPLE,
        Entry("reports:own", _("Reports"), "report"),
    ),
    Role.OPERATOR: (
        _TODAY,
        Entry("money:deposits", _("Deposits"), "deposit"),
        Entry("money:payouts", _("Payouts"), "payout"),
        Entry("market:held_jobs", _("Checks"), "post"),
        Entry("notifications:outbox", _("Sent emails"), "mail"),
    ),
}

# The first of these that she holds is where she starts; the last is everybody's.
ROLE_LABELS: dict[str, str | Promise] = {
    Role.OPERATOR: _("Platform operator"),
    Role.OFFICER: _("Municipal officer"),
    Role.DIRECTOR: _("Regional director"),
    Role.TUTOR: _("Tutor"),
    Role.INSTRUCTOR: _("Instructor"),
    Role.EDITOR: _("Editor"),
    Role.CHILDCARE: _("Childcare staff"),
    Role.DESK: _("Counsellor at the desk"),
    Role.CLIENT: _("Client"),
    RESIDENT: _("Learning and working"),
}
STAFF_ROLES = frozenset(ROLE_LABELS) - {RESIDENT}
MENU_ROLES = PROGRAMME_STAFF | {Role.OPERATOR}  # who has a menu of the programme

_ACCOUNT = (
    Entry("people:profile", _("Profile"), "account"),
    Entry("care:my_tutor", _("My tutor"), "help"),
    Entry("facilities:bookings", _("My bookings"), "calendar"),
    Entry("notifications:settings", _("What we send you"), "bell"),
    Entry("people:email", _("Email address"), "mail"),
    Entry("mfa_index", _("Sign-in and passkeys"), "key"),
    Entry("compliance:documents", _("My documents"), "file"),
    Entry("compliance:my_data", _("My data"), "report"),
)
_STAFF_ACCOUNT = (Entry("portal:staff_menu_own", _("Programme menu"), "menu"),)
_VISITOR = (
    Entry("portal:home", _("Home"), "today"),
    Entry("regions:programmes", _("Programmes"), "friends"),
    Entry("market:jobs", pgettext_lazy("navigation", "Work"), "work"),
)
_FOOTER = (
    Entry("portal:help", _("Help"), "help"),
    Entry("portal:contact", _("Contact"), "mail"),
    Entry("compliance:terms", _("Terms of use"), "file"),
    Entry("compliance:privacy", _("Personal data"), "file"),
    Entry("compliance:accessibility", _("Accessibility"), "file"),
)


def roles_of(actor: Actor) -> list[str]:
    """The roles from which she can look at the platform, first choice first. Empty for visitors."""
    if actor.is_visitor:
        return []
    return [role for role in ROLE_LABELS if role == RESIDENT or actor.has(Role(role))]


def current_role(actor: Actor, wanted: str | None) -> str:
    """The role she chose in the account menu if she (still) holds it, else her first one. '' for visitors."""
    held = roles_of(actor)
    if wanted in held:
        return wanted
    return held[0] if held else ""


def role_choices(actor: Actor, current: str) -> list[RoleChoice]:
    """For the switch in the account menu; empty when there is nothing to choose."""
    held = roles_of(actor)
    if len(held) < 2:
        return []
    return [RoleChoice(role, ROLE_LABELS[role], role == current) for role in held]


def places(role: str, *, view_name: str = "", path: str = "") -> list[Place]:
    """The places of a role that exist here, the present one marked."""
    return _shown(PLACES.get(role, ()), view_name, path)


def visitor_places(*, view_name: str = "", path: str = "") -> list[Place]:
    return _shown(_VISITOR, view_name, path)


def account_links(role: str = "", *, view_name: str = "", path: str = "") -> list[Place]:
    """Her own pages; before them what is not among the places of her role: 今日, the menu of the programme."""
    first = () if not role or _TODAY in PLACES[role] else (_TODAY,)
    staff = _STAFF_ACCOUNT if role in MENU_ROLES else ()
    return _shown((*first, *staff, *_ACCOUNT), view_name, path)


def footer_links() -> list[Place]:
    return _shown(_FOOTER, "", "")


def url_or_none(url_name: str) -> str:
    """The address of a URL name, '' where this installation has none."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _shown(entries: Iterable[Entry], view_name: str, path: str) -> list[Place]:
    known = [(entry, url) for entry in entries if (url := url_or_none(entry.url_name))]
    inside = max((url for _, url in known if url != "/" and path.startswith(url)), key=len, default="")
    return [
        Place(
            url, entry.label, entry.icon, _current(entry.url_name == view_name or url == path, url == inside)
        )
        for entry, url in known
    ]


def _current(itself: bool, inside: bool) -> str:
    return "page" if itself else "true" if inside else ""
