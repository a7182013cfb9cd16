"""Reads of what a programme is made of: organisations, plan, goals, budget, conditions, notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, Sum

from yuiwork.core import clock
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import eligibility
from yuiwork.regions.models import (
    BudgetLine,
    Expense,
    Goal,
    HandoverNote,
    Indicator,
    Meeting,
    MemberMunicipality,
    Programme,
    ProgrammeParty,
    ProgrammeState,
    ProgrammeYear,
    Stage,
    Target,
    Track,
)


def parties_of(programme_id: UUID) -> list[ProgrammeParty]:
    """Partners, then processors, by name."""
    rows = ProgrammeParty.objects.filter(programme_id=programme_id).select_related("organisation")
    return list(rows.order_by("role", "organisation__kana", "id"))


def members_of(programme_id: UUID) -> list[MemberMunicipality]:
    """Member municipalities in the order of their codes."""
    return list(MemberMunicipality.objects.filter(programme_id=programme_id).order_by("municipality_code"))


def meetings_of(programme_id: UUID) -> list[Meeting]:
    """Minutes of owner and operator, newest first."""
    return list(Meeting.objects.filter(programme_id=programme_id).order_by("-held_on", "kind"))


def stages_of(programme_id: UUID) -> list[Stage]:
    return list(Stage.objects.filter(programme_id=programme_id))


def stage_on(programme_id: UUID, day: date) -> Stage | None:
    """The stage of the plan on a day (JST); None outside of all stages."""
    year = fiscal_year(day)
    rows = Stage.objects.filter(programme_id=programme_id, first_year__lte=year, last_year__gte=year)
    return rows.first()


def years_of(programme_id: UUID) -> list[ProgrammeYear]:
    """Newest first."""
    return list(ProgrammeYear.objects.filter(programme_id=programme_id).order_by("-fiscal_year"))


def tracks_of(programme_id: UUID) -> list[Track]:
    return list(Track.objects.filter(programme_id=programme_id))


def goals_of(programme_id: UUID) -> list[Goal]:
    return list(Goal.objects.filter(programme_id=programme_id))


def indicators_of(programme_id: UUID) -> list[Indicator]:
    """By goal, those without one last."""
    rows = Indicator.objects.filter(programme_id=programme_id).select_related("goal")
    return sorted(rows, key=lambda row: (row.goal is None, row.goal.code if row.goal else "", row.code))


def target_rows(programme_id: UUID, year: int | None = None) -> list[Target]:
    """Target rows of a fiscal year, or of all years, by year and indicator."""
    rows = Target.objects.filter(programme_id=programme_id)
    if year is not None:
        rows = rows.filter(fiscal_year=year)
    return list(rows.order_by("fiscal_year", "indicator"))


def targets_of(programme_id: UUID, year: int) -> dict[str, int]:
    """Promised values by indicator code; whole numbers, as the funnel is counted in people."""
    return {row.indicator: int(row.value) for row in target_rows(programme_id, year)}


@dataclass(frozen=True, slots=True)
class LineTotal:
    """A budget line with what was spent on it, in yen. ``left`` is negative when over budget."""

    line: BudgetLine
    spent: int

    @property
    def planned(self) -> int:
        return self.line.planned_yen

    @property
    def left(self) -> int:
        return self.planned - self.spent

    @property
    def is_over(self) -> bool:
        return self.left < 0


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget of a fiscal year in yen; the sums are those of its lines. ``contract``: None while not decided."""

    year: int
    contract: int | None
    lines: tuple[LineTotal, ...]

    @property
    def planned(self) -> int:
        return sum(row.planned for row in self.lines)

    @property
    def spent(self) -> int:
        return sum(row.spent for row in self.lines)

    @property
    def left(self) -> int:
        return self.planned - self.spent

    @property
    def over_lines(self) -> tuple[LineTotal, ...]:
        return tuple(row for row in self.lines if row.is_over)

    @property
    def exceeds_contract(self) -> int:
        """How many yen the plan lies above the contract; 0 or less if it does not."""
        return 0 if self.contract is None else self.planned - self.contract


def budget_of(programme_id: UUID, year: int) -> Budget:
    """Lines with their spent sums: two queries however many lines there are."""
    lines = list(BudgetLine.objects.filter(programme_id=programme_id, fiscal_year=year))
    spent = dict(
        Expense.objects.filter(line__in=lines).values_list("line").annotate(Sum("amount_yen")).order_by()
    )
    row = ProgrammeYear.objects.filter(programme_id=programme_id, fiscal_year=year).first()
    return Budget(
        year,
        row.contract_yen if row else None,
        tuple(LineTotal(line, int(spent.get(line.id, 0))) for line in lines),
    )


def budget_years(programme_id: UUID) -> list[int]:
    """Fiscal years with a line or a contract, and this one; newest first."""
    lines = BudgetLine.objects.filter(programme_id=programme_id).values_list("fiscal_year", flat=True)
    rows = ProgrammeYear.objects.filter(programme_id=programme_id).values_list("fiscal_year", flat=True)
    return sorted({*lines, *rows, fiscal_year(clock.today())}, reverse=True)


def expenses_of(programme_id: UUID, year: int) -> list[Expense]:
    """Newest first."""
    rows = Expense.objects.filter(line__programme_id=programme_id, line__fiscal_year=year)
    return list(rows.select_related("line").order_by("-spent_on", "-created_at"))


def cost_of(programme: Programme, year: int) -> int:
    """What the programme cost in a fiscal year, in yen: what was spent, else its budget, else the sum entered by hand."""
    budget = budget_of(programme.id, year)
    return budget.spent or budget.planned or int(programme.cost_yen)


def area_of(programme: Programme) -> eligibility.Area:
    """The member municipalities, or the region of the programme when it has none."""
    codes = {row.municipality_code for row in members_of(programme.id)}
    return eligibility.Area(frozenset(codes or {programme.region.municipality_code}), programme.region.name)


def eligibility_in_words(programme: Programme) -> list[str]:
    """The conditions of participation, one sentence each; empty: open to everybody."""
    area = area_of(programme)
    return [condition.rule(area) for condition in eligibility.parse_eligibility(programme.eligibility)]


def check_eligibility(programme: Programme, facts: eligibility.Facts) -> eligibility.Verdict:
    """May this person take part? With the reason for every condition in words."""
    rule = eligibility.parse_eligibility(programme.eligibility)
    return eligibility.evaluate(rule, facts, area_of(programme))


def takes_applications(programme: Programme, today: date) -> bool:
    """Running, and not past its last day (JST). Afterwards nobody new is taken in; everything else stays."""
    if programme.state != ProgrammeState.OPEN:
        return False
    return programme.ends_on is None or today <= programme.ends_on


def taking_applications(today: date, *, through: str) -> Q:
    """The same as a condition on rows that reach their programme through this key."""
    runs = Q(**{f"{through}__state": ProgrammeState.OPEN})
    lasts = Q(**{f"{through}__ends_on": None}) | Q(**{f"{through}__ends_on__gte": today})
    return runs & lasts


def notes_of(programme_id: UUID, *, closed: bool = False) -> list[HandoverNote]:
    """Handover notes that are open (or closed ones), those with a date first."""
    rows: Iterable[HandoverNote] = HandoverNote.objects.filter(
        programme_id=programme_id, closed_at__isnull=not closed
    )
    return sorted(rows, key=lambda note: (note.due_on or date.max, note.created_at))
