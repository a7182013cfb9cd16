"""事業のメニュー: everything that the staff of one programme can open, in groups.

A room adds one line to its group: URL name (its only argument is the programme's slug), label, who sees it. An entry
whose URL name does not exist in this installation, or takes other arguments, is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.actor import PROGRAMME_STAFF, Actor, Role
from yuiwork.core.web.components import Text

# The desk keeps its own counsel: it sees its own pages only.
ALL_STAFF = PROGRAMME_STAFF - {Role.DESK}
TEACHERS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR})
BUILDERS_OF_SURVEYS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR})
LEADERS = frozenset({Role.OFFICER, Role.DIRECTOR})
OFFICERS = frozenset({Role.OFFICER})
MANAGERS = frozenset({Role.OFFICER, Role.OPERATOR})  # who may change what a programme is


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as configured. ``roles``: who sees it in the menu; the page itself decides who opens it."""

    url_name: str
    label: Text
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Group:
    label: Text
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Link:
    label: Text
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group as shown to one person: never empty."""

    label: Text
    links: list[Link]


MENU: tuple[Group, ...] = (
    Group(
        _("See how it is going"),
        (
            Entry("impact:overview", _("Overview"), LEADERS),
            Entry("impact:indicators", _("Targets and results"), LEADERS | MANAGERS),
        ),
    ),
    Group(
        _("Reach people"),
        (
            Entry("learning:seminars_staff", _("Seminars"), TEACHERS),
            Entry("outreach:campaigns", _("Campaigns"), LEADERS),
            Entry("intake:applications", _("Applications"), LEADERS),
            Entry("intake:rounds", _("Rounds of applications"), LEADERS),
            Entry("intake:my_scoring", _("Scoring"), TEACHERS | {Role.EDITOR}),
            Entry("childcare:occasions", pgettext_lazy("navigation", "Childcare"), LEADERS | {Role.CHILDCARE}),
        ),
    ),
    Group(
        _("Teach and accompany"),
        (
            Entry("learning:courses_staff", _("Courses"), TEACHERS),
            Entry("learning:attendance", _("Attendance"), TEACHERS),
            Entry("learning:review_queue", _("Submissions"), TEACHERS - {Role.OFFICER}),
            Entry("care:tasks", _("Looking after learners"), frozenset({Role.TUTOR, Role.DIRECTOR, Role.OFFICER})),
            Entry("care:questions", _("Questions of learners"), frozenset({Role.TUTOR, Role.DIRECTOR})),
            Entry("care:incidents", _("Safety and incidents"), PROGRAMME_STAFF),
            Entry("care:load", _("Tutors' workload"), LEADERS),
            Entry("learning:people", pgettext_lazy("navigation", "People"), TEACHERS),
            Entry("learning:stamps_staff", _("Stamps"), TEACHERS),
            Entry("learning:skills_staff", _("Skills"), LEADERS | {Role.INSTRUCTOR}),
            Entry("learning:worksheets_staff", _("Worksheets"), LEADERS | {Role.INSTRUCTOR}),
            Entry("learning:graduation_works", _("Graduation works"), TEACHERS),
            Entry("learning:register", _("Register of completions"), LEADERS),
        ),
    ),
    Group(
        _("Advice and rooms"),
        (
            Entry("desk:staff", _("Consultations"), frozenset({Role.DESK})),
            Entry("desk:figures", _("Figures of the desk"), frozenset({Role.DESK, Role.OFFICER, Role.DIRECTOR})),
            Entry("desk:set_up", _("Set up the desk"), frozenset({Role.DESK, Role.OFFICER})),
            Entry("facilities:staff", _("Facilities"), TEACHERS),
        ),
    ),
    Group(
        _("Report"),
        (
            Entry("surveys:surveys_staff", _("Surveys"), BUILDERS_OF_SURVEYS),
            Entry("reports:centre", _("Reports"), LEADERS),
        ),
    ),
    Group(
        _("Run the programme"),
        (
            Entry("regions:programme", _("What the programme is"), LEADERS | MANAGERS),
            Entry("configuration:file", _("Configuration file"), MANAGERS),
            Entry("regions:budget", _("Budget and payments"), LEADERS | MANAGERS),
            Entry("regions:staff", _("People who serve the programme"), LEADERS | MANAGERS),
            Entry("regions:secrecy", _("Promise about personal data"), PROGRAMME_STAFF),
            Entry("regions:meetings", _("Minutes of meetings"), LEADERS | MANAGERS),
            Entry("imports:imports", pgettext_lazy("imports", "Import"), LEADERS),
            Entry("portal:growth", _("Taking on new roles"), LEADERS),
            Entry("portal:handover", _("Handover"), MANAGERS),
        ),
    ),
)  # fmt: skip


def sections_for(actor: Actor, programme_id: UUID, slug: str) -> list[Section]:
    """The groups of the menu with what this person may open in this programme; empty groups are left out."""
    sections = (Section(group.label, _links(group.entries, actor, programme_id, slug)) for group in MENU)
    return [section for section in sections if section.links]


def _links(entries: Iterable[Entry], actor: Actor, programme_id: UUID, slug: str) -> list[Link]:
    return [
        Link(entry.label, url)
        for entry in entries
        if _sees(actor, entry.roles, programme_id) and (url := _url(entry.url_name, slug))
    ]


def _sees(actor: Actor, roles: frozenset[Role], programme_id: UUID) -> bool:
    return actor.holds_any(roles, programme_id) or (Role.OPERATOR in roles and actor.is_operator)


def _url(url_name: str, slug: str) -> str:
    try:
        return reverse(url_name, args=[slug])
    except NoReverseMatch:
        return ""
