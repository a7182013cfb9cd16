"""Who serves a programme: now, and over the years."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.people import api as people
from yuiwork.regions.models import LoanState, Promotion, StaffLoan, StaffRole


def in_force(today: date) -> Q:
    """Roles held today (JST): not ended, and for lent staff between the days that were agreed."""
    return Q(until=None) & (Q(loan=None) | Q(since__lte=today)) & (Q(ends_on=None) | Q(ends_on__gte=today))


def staff_of(programme_id: UUID, role: Role) -> list[UUID]:
    """User ids of those who hold the role now, longest in the role first."""
    rows = StaffRole.objects.filter(in_force(clock.today()), programme_id=programme_id, role=role.value)
    return list(rows.order_by("since", "id").values_list("user_id", flat=True))


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One role of one person. ``last_day``: ended or agreed; ``home``: the programme that lends her."""

    role_id: UUID
    user_id: UUID
    name: str
    role: str
    level: int
    since: date
    last_day: date | None
    home: str
    held: bool

    @property
    def key(self) -> tuple[str, str]:
        return (self.role, str(self.user_id))


def staff_history(programme_id: UUID) -> list[StaffLine]:
    """Everybody who ever served, those who do now first, then by beginning."""
    rows = StaffRole.objects.filter(programme_id=programme_id)
    return _lines(list(rows.select_related("loan__home_programme").order_by("since", "created_at")))


def roles_of_person(user_id: UUID, programme_id: UUID) -> list[StaffLine]:
    """Her roles in one programme, oldest first."""
    rows = StaffRole.objects.filter(user_id=user_id, programme_id=programme_id)
    lines = _lines(list(rows.select_related("loan__home_programme").order_by("since", "created_at")))
    return sorted(lines, key=lambda line: line.since)


def _lines(rows: list[StaffRole]) -> list[StaffLine]:
    today = clock.today()
    names = names_of({row.user_id for row in rows})
    lines = [_line(row, names.get(row.user_id, ""), today) for row in rows]
    return sorted(lines, key=lambda line: (not line.held, line.since))


def _line(row: StaffRole, name: str, today: date) -> StaffLine:
    begun = row.loan is None or row.since <= today
    over = row.ends_on is not None and row.ends_on < today
    return StaffLine(
        role_id=row.id,
        user_id=row.user_id,
        name=name,
        role=row.role,
        level=row.level,
        since=row.since,
        last_day=row.until or row.ends_on,
        home=row.loan.home_programme.name if row.loan else "",
        held=begun and row.until is None and not over,
    )


def names_of(user_ids: set[UUID]) -> dict[UUID, str]:
    return {user_id: profile.full_name for user_id, profile in people.profiles_of(user_ids).items()}


def loans_of(programme_id: UUID) -> list[StaffLoan]:
    """Loans that this programme asked for, newest first."""
    rows = StaffLoan.objects.filter(programme_id=programme_id)
    return list(rows.select_related("home_programme", "programme").order_by("-created_at"))


def loans_asked_of(programme_id: UUID) -> list[StaffLoan]:
    """What other programmes ask of this one and wait for."""
    rows = StaffLoan.objects.filter(home_programme_id=programme_id, state=LoanState.ASKED)
    return list(rows.select_related("home_programme", "programme").order_by("created_at"))


def promotions_of(programme_id: UUID) -> list[Promotion]:
    """Newest first."""
    return list(Promotion.objects.filter(programme_id=programme_id).order_by("-created_at"))


def promotions_waiting(programme_id: UUID) -> list[Promotion]:
    """Proposed and not decided, oldest first."""
    rows = Promotion.objects.filter(programme_id=programme_id, decided_at=None)
    return list(rows.order_by("created_at"))
