"""引き継ぎ: what the next officer has to know, gathered from the rooms (programmes.md 7 F14)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.templatetags.ui import jdate, jdatetime, jmonth, yen
from yuiwork.japan.dates import fiscal_year
from yuiwork.learning import api as learning
from yuiwork.portal.staff_menu import sections_for
from yuiwork.regions import api as regions

_AHEAD = 10  # meetings; more stand on their own pages


@dataclass(frozen=True, slots=True)
class Item:
    """One line. ``note_id``: pinned by an officer, who can close it; else it was found in a room."""

    text: str
    url: str = ""
    due: date | None = None
    note_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What is decided, pending or promised, or whom to ask: notes first, then what the rooms know."""

    kind: regions.NoteKind
    items: list[Item]

    @property
    def label(self) -> str:
        return str(self.kind.label)


def handover(programme: regions.Programme, actor: Actor) -> list[Part]:
    """The four parts, in the order in which a new officer reads; linked to what she may open herself."""
    menu = sections_for(actor, programme.id, programme.slug)
    offered = {link.url for section in menu for link in section.links}
    kinds = regions.NoteKind
    found = {
        kinds.DECIDED: _decided(programme),
        kinds.PENDING: _pending(programme),
        kinds.PROMISED: _promised(programme),
        kinds.ASK: _whom_to_ask(programme),
    }
    notes = regions.notes_of(programme.id)
    return [
        Part(
            kind,
            [
                *(Item(n.text, due=n.due_on, note_id=n.id) for n in notes if n.kind == kind),
                *_linked(items, offered),
            ],
        )
        for kind, items in found.items()
    ]


def _linked(items: list[Item], offered: set[str]) -> list[Item]:
    return [item if item.url in offered else replace(item, url="") for item in items]


def _decided(programme: regions.Programme) -> list[Item]:
    year = fiscal_year(clock.today())
    budget, stage = regions.budget_of(programme.id, year), regions.stage_on(programme.id, clock.today())
    items = []
    if stage is not None:
        years = {"name": stage.name, "first": stage.first_year, "last": stage.last_year}
        what = _("Stage of the plan: %(name)s (fiscal years %(first)d to %(last)d)") % years
        items.append(Item(what, _url("regions:programme", programme)))
    if budget.contract is not None:
        words = {"year": year, "sum": yen(budget.contract)}
        items.append(
            Item(_("Contract of fiscal year %(year)d: %(sum)s") % words, _url("regions:budget", programme))
        )
    if budget.lines:
        words = {"spent": yen(budget.spent), "planned": yen(budget.planned)}
        items.append(
            Item(_("Budget: %(spent)s of %(planned)s spent") % words, _url("regions:budget", programme))
        )
    if programme.ends_on is not None:
        words = {"day": jdate(programme.ends_on)}
        items.append(
            Item(_("Nobody new can join the programme after %(day)s") % words, due=programme.ends_on)
        )
    conditions = regions.eligibility_in_words(programme)
    who = _(", ").join(conditions) if conditions else _("everybody")
    items.append(Item(_("May take part: %(who)s") % {"who": who}, _url("regions:programme", programme)))
    return items


def _pending(programme: regions.Programme) -> list[Item]:
    waiting = learning.waiting_of(programme.id)
    promotions = len(regions.promotions_waiting(programme.id))
    loans = len(regions.loans_asked_of(programme.id))
    lines = [
        (waiting.applications, _applications(waiting.applications), "intake:applications"),
        (waiting.on_waiting_list, _on_list(waiting.on_waiting_list), "intake:applications"),
        (waiting.submissions, _submissions(waiting.submissions), "learning:review_queue"),
        (promotions, _promotions(promotions), "portal:growth"),
        (loans, _loans(loans), "regions:staff"),
    ]
    items = [Item(words % {"count": count}, _url(name, programme)) for count, words, name in lines if count]
    budget = regions.budget_of(programme.id, fiscal_year(clock.today()))
    over = (_("Over budget: %(name)s") % {"name": row.line.name} for row in budget.over_lines)
    return items + [Item(text, _url("regions:budget", programme)) for text in over]


def _applications(count: int) -> str:
    return ngettext(
        "%(count)d application is waiting for a decision",
        "%(count)d applications are waiting for a decision",
        count,
    )


def _on_list(count: int) -> str:
    return ngettext(
        "%(count)d person is on the waiting list", "%(count)d people are on the waiting list", count
    )


def _submissions(count: int) -> str:
    return ngettext(
        "%(count)d exercise is waiting for feedback", "%(count)d exercises are waiting for feedback", count
    )


def _promotions(count: int) -> str:
    return ngettext(
        "%(count)d step up is waiting for an officer", "%(count)d steps up are waiting for an officer", count
    )


def _loans(count: int) -> str:
    return ngettext(
        "%(count)d programme asks for one of your staff",
        "%(count)d programmes ask for one of your staff",
        count,
    )


def _promised(programme: regions.Programme) -> list[Item]:
    today = clock.today()
    ahead = [
        Item(f"{jdatetime(row.starts_at)} {row.title}") for row in learning.ahead_of(programme.id)[:_AHEAD]
    ]
    targets = [
        Item(
            _("%(name)s: %(value)s %(unit)s by %(month)s")
            % {
                "name": names[row.indicator].name,
                "value": f"{row.value.normalize():f}",
                "unit": names[row.indicator].unit,
                "month": jmonth(row.due_month) if row.due_month else row.fiscal_year,
            },
            _url("impact:indicators", programme),
        )
        for names in [{row.code: row for row in regions.indicators_of(programme.id)}]
        for row in regions.target_rows(programme.id, fiscal_year(today))
        if row.indicator in names
    ]
    return ahead + targets


def _whom_to_ask(programme: regions.Programme) -> list[Item]:
    sides = [
        Item(_("Owner: %(name)s") % {"name": programme.owner.name}),
        Item(_("Operator: %(name)s") % {"name": programme.organisation.name}),
    ]
    parties = [Item(f"{row.organisation.name}: {row.task}") for row in regions.parties_of(programme.id)]
    staff = [
        Item(
            _("%(name)s (%(role)s)") % {"name": line.name, "role": regions.role_words(line.role, line.level)}
        )
        for line in regions.staff_history(programme.id)
        if line.held and line.name
    ]
    members = [Item(f"{row.name}: {row.contact}") for row in regions.members_of(programme.id) if row.contact]
    return [*sides, *staff, *parties, *members]


def _url(name: str, programme: regions.Programme) -> str:
    return reverse(name, args=[programme.slug])
