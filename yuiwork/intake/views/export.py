"""申込者一覧 and the answers of a round as files for officers who live in Excel."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from yuiwork.core.actor import Role
from yuiwork.core.spreadsheets import to_csv, to_xlsx
from yuiwork.core.web.components import DataTable
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.intake.policies import DECIDERS, may_see_name
from yuiwork.intake.queries.answer_table import answer_table
from yuiwork.intake.queries.applicant_table import applicant_table
from yuiwork.intake.queries.applications import find_applications
from yuiwork.intake.queries.rounds import round_of_programme
from yuiwork.intake.queries.scoring import blind_rounds
from yuiwork.intake.use_cases import record_export
from yuiwork.intake.views.filters import filters_of, wanted_of
from yuiwork.intake.views.staff_scope import programme_for

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(Role.OFFICER, Role.DIRECTOR)
def applicants_csv(request: Request, slug: str) -> HttpResponse:
    """UTF-8 with BOM, as Excel opens it rightly."""
    return _file(to_csv(_table(request, slug, "csv")), f"{slug}-applicants.csv", "text/csv; charset=utf-8")


@page(Role.OFFICER, Role.DIRECTOR)
def applicants_xlsx(request: Request, slug: str) -> HttpResponse:
    """Text stays text, numbers are numbers."""
    return _file(to_xlsx([_table(request, slug, "xlsx")]), f"{slug}-applicants.xlsx", _XLSX)


def _table(request: Request, slug: str, kind: str) -> DataTable:
    programme = programme_for(request, slug, DECIDERS)
    wanted = wanted_of(filters_of(request, programme.id))
    rows = find_applications(programme.id, wanted, blind_in=blind_rounds(request.actor.user_id))
    record_export(actor=request.actor, programme_id=programme.id, kind=kind, rows=len(rows))
    return applicant_table(rows)


@page(Role.OFFICER, Role.DIRECTOR)
def answers_csv(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    """What was answered in one round; for whoever sees the names in it."""
    content = to_csv(_answers(request, slug, round_id, "csv"))
    return _file(content, f"{slug}-answers.csv", "text/csv; charset=utf-8")


@page(Role.OFFICER, Role.DIRECTOR)
def answers_xlsx(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    """The same for Excel."""
    return _file(to_xlsx([_answers(request, slug, round_id, "xlsx")]), f"{slug}-answers.xlsx", _XLSX)


def _answers(request: Request, slug: str, round_id: UUID, kind: str) -> DataTable:
    programme = programme_for(request, slug, DECIDERS)
    row = round_of_programme(programme.id, round_id)
    may_see_name(row.id, blind_rounds(request.actor.user_id)).enforce()
    table = answer_table(row)
    record_export(
        actor=request.actor, programme_id=programme.id, kind=f"answers_{kind}", rows=len(table.rows)
    )
    return table


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
