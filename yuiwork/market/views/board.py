"""The director's board: jobs that could be coached, contracts by state; the same as a table."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.market.breakdown import days_left_words
from yuiwork.market.models import Contract, ContractState
from yuiwork.market.queries.cards import cards_of
from yuiwork.market.queries.contracts import contracts_of_programme
from yuiwork.market.queries.jobs import jobs_awaiting_coach, open_jobs
from yuiwork.market.queries.viewer import viewer_for
from yuiwork.market.use_cases import mark_coached
from yuiwork.regions import api as regions

_PER_PAGE = 20
_SOON_DAYS = 2
_COLUMNS = (
    ContractState.AGREED,
    ContractState.FUNDED,
    ContractState.DELIVERED,
    ContractState.REVISING,
    ContractState.ACCEPTED,
)
_SORTS = {
    # What needs a look first: open ones at risk, then the other open ones, what is accepted last, the newest of it first.
    "watch": lambda row: (_is_over(row), not row.risk, _due(row) * (-1 if _is_over(row) else 1), row.name),
    "due": lambda row: (row.contract.delivery_due_on, row.name),
    "name": lambda row: (row.name, row.contract.delivery_due_on),
    "pay": lambda row: (-row.contract.worker_net, row.name),
    "state": lambda row: (_COLUMNS.index(ContractState(row.contract.state)), row.contract.delivery_due_on),
}


@dataclass(frozen=True, slots=True)
class Package:
    """A contract as a card or a row. ``risk`` in words, empty when nothing is wrong."""

    contract: Contract
    name: str
    due: str
    risk: str


@dataclass(frozen=True, slots=True)
class Column:
    label: str | Promise
    packages: list[Package]


@page(Role.DIRECTOR)
def board(request: Request) -> HttpResponse:
    programme = _programme(request)
    packages = _packages(request, programme)
    viewer = viewer_for(request.actor)
    context = {
        "programme": programme,
        "programmes": regions.programmes_for_staff(request.actor, Role.DIRECTOR),
        "waiting": cards_of(jobs_awaiting_coach(request.actor), viewer),
        "coached": cards_of(open_jobs(programme_id=programme.id), viewer),
        "columns": [
            Column(state.label, [p for p in packages if p.contract.state == state]) for state in _COLUMNS
        ],
    }
    return show(request, "market/board.html", context)


@page(Role.DIRECTOR)
def board_orders(request: Request) -> HttpResponse:
    """The same as a table that can be sorted, 20 a page."""
    programme = _programme(request)
    sort = request.GET.get("sort", "")
    sort = sort if sort in _SORTS else "watch"
    packages = sorted(_packages(request, programme), key=_SORTS[sort])
    context = {
        "programme": programme,
        "programmes": regions.programmes_for_staff(request.actor, Role.DIRECTOR),
        "page": Paginator(packages, _PER_PAGE).get_page(request.GET.get("page")),
        "sort": sort,
        "sorts": [
            ("name", _("Person")),
            ("state", _("State")),
            ("due", _("Delivery due")),
            ("pay", _("Worker receives")),
            ("watch", _("Watch")),
        ],
    }
    return show(request, "market/board_orders.html", context)


@page(Role.DIRECTOR, methods=("POST",))
def coach(request: Request, job_id: UUID) -> HttpResponse:
    """Take an open job as a coached first job of the programme."""
    programme = _programme(request)
    mark_coached(actor=request.actor, job_id=job_id, programme_id=programme.id)
    back = f"{reverse('market:board')}?programme={programme.slug}"
    return done(
        request, back, _("The job is now a coached first job of %(name)s.") % {"name": programme.name}
    )


def _programme(request: Request) -> regions.Programme:
    """The one named in the address or the form, else the director's first."""
    own = regions.programmes_for_staff(request.actor, Role.DIRECTOR)
    slug = request.POST.get("programme") or request.GET.get("programme") or (own[0].slug if own else "")
    found = next((programme for programme in own if programme.slug == slug), None)
    if found is None:
        raise NotFound
    return found


def _packages(request: Request, programme: regions.Programme) -> list[Package]:
    today = clock.today()
    rows = contracts_of_programme(request.actor, programme.id)
    return [_package(row, today) for row in rows if row.state != ContractState.CANCELLED]


def _package(contract: Contract, today: date) -> Package:
    profile = getattr(contract.worker, "profile", None)
    is_open = contract.state in (ContractState.AGREED, ContractState.FUNDED, ContractState.REVISING)
    return Package(
        contract=contract,
        name=profile.shown_name if profile else "",
        due=days_left_words(contract.delivery_due_on, today) if is_open else "",
        risk=_risk(contract, today) if is_open else "",
    )


def _due(package: Package) -> int:
    return package.contract.delivery_due_on.toordinal()


def _is_over(package: Package) -> bool:
    return package.contract.state == ContractState.ACCEPTED


def _risk(contract: Contract, today: date) -> str:
    left = (contract.delivery_due_on - today).days
    if left < 0:
        return _("Late")
    if contract.state == ContractState.AGREED:
        return _("The deposit has not arrived")
    if left <= _SOON_DAYS:
        return _("Due soon")
    return ""
