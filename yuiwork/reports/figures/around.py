"""What stands around the courses: publicity, consultations, childcare, rooms, safety, who works with personal data.

Each is taken from the room that owns it (programmes.md 3.1 RQ01, RQ02, RQ13, RQ20, RQ39, RQ40; 5, indicator 35).
"""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yuiwork.care import api as care
from yuiwork.childcare import api as childcare
from yuiwork.core.suppression import staff_rule, suppress, suppress_stages
from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import DataTable
from yuiwork.desk import api as desk
from yuiwork.facilities import api as facilities
from yuiwork.outreach import api as outreach
from yuiwork.regions import api as regions
from yuiwork.reports.figures.block import NONE, Block, Scope, bars_of, shown

_DAY = timedelta(days=1)
_APPLIED = 2  # column of the table of sources


def provide_sources(scope: Scope) -> list[Block]:
    """By source and by paper: opened, applied, came, took a course, cost."""
    found = outreach.results_of(scope.programme, scope.first, scope.last)
    if not found.applied and not found.papers.rows:
        return []
    table = found.figure.table
    definition = _(
        "People who applied for a seminar in the period, each once per source; of those, who came and who took a course "
        "since. Cost as entered for the campaign, in the period in which it was made."
    )
    title = str(found.figure.title)
    blocks = [Block("sources", title, definition, table, bars_of(table, column=_APPLIED))]
    if found.papers.rows:
        blocks.append(Block("sources", str(found.papers.caption), definition, found.papers))
    return blocks


def provide_desk(scope: Scope) -> list[Block]:
    """Consultations by topic and way, and what came of them; no word of a consultation."""
    found = desk.figures_of(scope.programme, scope.first, scope.last + _DAY)
    if not found.topics.rows:
        return []
    held = _("Consultations held in the period: %(total)s.") % {"total": shown(found.total)}
    outcomes = _("Outcomes noted in the period, by the day they happened.")
    return [
        Block("desk", str(found.topics.caption), held, found.topics),
        Block("desk", str(found.outcomes.caption), outcomes, found.outcomes),
    ]


def provide_childcare(scope: Scope) -> list[Block]:
    """Each occasion with its cost; how many children were there is hidden by the stricter rule (law.md 5.4)."""
    lines = childcare.cost_lines(scope.programme.id, scope.first, scope.last)
    if not lines:
        return []
    rule = staff_rule(scope.programme.region.population, sensitive=True)
    masked = suppress([line.children for line in lines], rule)
    rows: list[list[object]] = [
        [jdate(line.on), _occasion(line), shown(cell), NONE if line.cost_yen is None else line.cost_yen]
        for line, cell in zip(lines, masked.cells, strict=True)
    ]
    rows.append([_("Sum"), "", shown(masked.total), childcare.added_up(lines).yen])
    columns = [_("Day"), _("Occasion"), _("Children"), _("Cost (yen)")]
    table = DataTable(_("Childcare in the period"), columns, rows, frozenset({2, 3}))
    definition = _(
        "Children who were handed over on the day; cost as noted for the occasion. What was spent or "
        "promised for a date that was cancelled is counted."
    )
    return [Block("childcare", _("Childcare"), definition, table)]


def _occasion(line: childcare.CostLine) -> str:
    return _("%(title)s (cancelled)") % {"title": line.title} if line.called_off else line.title


def provide_facilities(scope: Scope) -> list[Block]:
    """Bookings, hours and fees of every room and PC of the programme."""
    lines = facilities.usage_between(scope.programme.id, scope.first, scope.last + _DAY)
    if not lines:
        return []
    table = facilities.table_of(_("Use of the facilities in the period"), lines)
    definition = _("Bookings that began in the period. Hours are summed over the units of a facility.")
    return [Block("facilities", _("Use of the facilities"), definition, table)]


def provide_incidents(scope: Scope) -> list[Block]:
    """Safety and health of those who take part, in counts (RQ40). None in the period is a figure, too."""
    found = care.incident_counts(scope.programme.id, scope.first, scope.last)
    population = scope.programme.region.population
    # Health shows in the kinds: hidden by the stricter rule (law.md 5.4).
    kinds = suppress(list(found.by_kind.values()), staff_rule(population, sensitive=True))
    all_of_them = [found.total, found.doctor, found.told_owner, found.open]
    counts = suppress_stages(all_of_them, staff_rule(population, sensitive=False))
    labels = [
        _("Recorded in the period"),
        _("Of these: somebody saw a doctor"),
        _("Of these: told to the commissioning office"),
        _("Of these: still being followed up"),
    ]
    table = DataTable(
        _("Incidents in the period"),
        [_("Figure"), _("Times")],
        [[label, shown(count)] for label, count in zip(labels, counts, strict=True)],
        frozenset({1}),
    )
    definition = _("Near misses count, too. Recorded by those who were there; no names appear in reports.")
    blocks = [Block("incidents", _("Safety and health"), definition, table)]
    if found.total:
        rows = [[str(kind.label), shown(cell)] for kind, cell in zip(found.by_kind, kinds.cells, strict=True)]
        by_kind = DataTable(_("Incidents by kind"), [_("Kind"), _("Times")], rows, frozenset({1}))
        blocks.append(Block("incidents", _("What kind of incident"), definition, by_kind))
    return blocks


def provide_meetings(scope: Scope) -> list[Block]:
    """Meetings of owner and operator in the period, with what was decided (RQ26)."""
    rows = [
        [jdate(row.held_on), str(row.get_kind_display()), row.attended, row.decided]
        for row in reversed(regions.meetings_of(scope.programme.id))
        if scope.first <= row.held_on <= scope.last
    ]
    if not rows:
        return []
    columns = [_("Day"), _("Meeting"), _("Who was there"), pgettext("meeting", "What was decided")]
    table = DataTable(_("Meetings in the period"), columns, rows)
    definition = _("Minutes as kept by owner and operator.")
    return [Block("meetings", _("Meetings of owner and operator"), definition, table)]


def provide_processors(scope: Scope) -> list[Block]:
    """Contractors with access to personal data during the period, with the day of the owner's consent (RQ39)."""
    rows = [
        [
            row.organisation.name,
            row.task,
            jdate(row.since) if row.since else NONE,
            jdate(row.until) if row.until else NONE,
            jdate(row.consented_on) if row.consented_on else NONE,
        ]
        for row in regions.parties_of(scope.programme.id)
        if row.role == regions.PartyRole.PROCESSOR
        and (row.since is None or row.since <= scope.last)
        and (row.until is None or row.until >= scope.first)
    ]
    columns = [_("Contractor"), _("Contracted work"), _("Since"), _("Until"), _("Consent of the owner on")]
    table = DataTable(_("Contractors with access to personal data"), columns, rows)
    definition = _("Personal data is handed on only with the owner's consent beforehand.")
    return [Block("processors", _("Who works with personal data"), definition, table), *_promises(scope)]


def _promises(scope: Scope) -> list[Block]:
    """Of those who served in the period, how many were taught about secrecy and agreed by its end (RQ39)."""
    if regions.newest_secrecy_text(scope.programme.id) is None:
        return []
    served = [
        line
        for line in regions.staff_history(scope.programme.id)
        if line.since <= scope.last and (line.last_day is None or line.last_day >= scope.first)
    ]
    lines = regions.secrecy_lines(scope.programme.id, served)
    agreed = sum(line.agreed_on is not None and line.agreed_on <= scope.last for line in lines)
    columns = [_("Served in the period (persons)"), _("Taught about secrecy and agreed (persons)")]
    table = DataTable(
        _("Staff and the promise about personal data"), columns, [[len(lines), agreed]], frozenset({0, 1})
    )
    definition = _(
        "Secrecy holds after the role has ended, too. Who agreed to which version is kept and never changed."
    )
    return [Block("processors", _("Staff taught about secrecy"), definition, table)]
