"""The public API: programmes, seminars and jobs for partners and open data. Mounted at ``/api/`` by config."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.urls import URLPattern, URLResolver, re_path, reverse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer
from pydantic import Field

from yuiwork.core.errors import NotFound
from yuiwork.core.web.request import Request
from yuiwork.learning import api as learning
from yuiwork.market import api as market
from yuiwork.portal.views.api_problems import PROBLEM_TYPE, answered, nothing_here, problem
from yuiwork.portal.views.api_schemas import (
    Category,
    JobOut,
    JobPageOut,
    PlaceOut,
    Problem,
    ProgrammeOut,
    RegionOut,
    SeminarOut,
    Slug,
)
from yuiwork.regions import api as regions

MAX_PAGE = 10_000
MAX_PAGE_SIZE = 100
ERRORS = {404: Problem, 422: Problem, 429: Problem, 500: Problem}
DESCRIPTION = """Open data of this installation of ゆいワーク: programmes, seminars and jobs that are open now.

Everything may be read by anybody without a key and kept for a minute. Texts are Japanese. Errors are problem documents
(RFC 9457, `application/problem+json`). One address may ask 120 times a minute.
"""


class ReadableJson(JSONRenderer):
    """Japanese as itself, not as escapes."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


class PublicApi(NinjaAPI):
    """django-ninja, answering in our form at every address below its own."""

    @property
    def urls(self) -> tuple[list[URLPattern | URLResolver], str, str]:
        patterns, app, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = answered(pattern.callback)
        return [*patterns, re_path(r"^(?P<rest>.*)\Z", nothing_here, name="nothing")], app, namespace

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """ninja documents every answer as plain JSON and lists examples where OpenAPI wants a map: put both right."""
        schema = super().get_openapi_schema(**options)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for parameter in operation["parameters"]:
                    parameter.pop("examples", None)  # they stand in its schema too
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        answer["content"] = {PROBLEM_TYPE: answer["content"].pop("application/json")}
        return schema


api = PublicApi(
    title="ゆいワーク API",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    renderer=ReadableJson(),
    urls_namespace="api",
)


@api.exception_handler(ValidationError)
def not_understood(request: Request, error: ValidationError) -> Any:
    """422 with a line for each parameter at fault."""
    lines = [f"{'.'.join(str(part) for part in e['loc'][1:])}: {e['msg']}" for e in error.errors]
    return problem(request, 422, errors=lines)


@api.exception_handler(NotFound)
def not_found(request: Request, error: NotFound) -> Any:
    return problem(request, 404)


@api.get(
    "/programmes",
    response={200: list[ProgrammeOut], **ERRORS},
    operation_id="list_programmes",
    tags=["programmes"],
)
def programmes(request: Request) -> list[ProgrammeOut]:
    """All programmes that run or have ended, from north to south."""
    return [_programme(row) for row in regions.open_programmes()]


@api.get(
    "/programmes/{slug}",
    response={200: ProgrammeOut, **ERRORS},
    operation_id="get_programme",
    tags=["programmes"],
)
def programme(request: Request, slug: Slug) -> ProgrammeOut:
    """One programme."""
    return _programme(regions.programme_by_slug(slug))


@api.get(
    "/seminars", response={200: list[SeminarOut], **ERRORS}, operation_id="list_seminars", tags=["seminars"]
)
def seminars(request: Request, programme: Slug | None = None) -> list[SeminarOut]:
    """Seminars one can apply for, soonest first; of one programme, if it is named."""
    chosen = regions.programme_by_slug(programme).id if programme else None
    return [_seminar(request, row) for row in learning.open_seminars(chosen)]


@api.get("/jobs", response={200: JobPageOut, **ERRORS}, operation_id="list_jobs", tags=["jobs"])
def jobs(
    request: Request,
    programme: Slug | None = None,
    category: Category | None = None,
    coached: bool = False,
    beginner_ok: bool = False,
    no_phone: bool = False,
    page: Annotated[int, Field(ge=1, le=MAX_PAGE)] = 1,
    page_size: Annotated[int, Field(ge=1, le=MAX_PAGE_SIZE)] = 20,
) -> JobPageOut:
    """Jobs one can answer, newest first. ``programme``: jobs that this programme accompanies."""
    found = market.open_job_rows(
        programme_id=regions.programme_by_slug(programme).id if programme else None,
        category=category or "",
        coached=coached,
        beginner_ok=beginner_ok,
        no_phone=no_phone,
    )
    total = found.count()
    first = (page - 1) * page_size
    shown = found[first : first + page_size]
    return JobPageOut(
        items=[_job(request, row) for row in shown],
        total=total,
        page=page,
        page_size=page_size,
        next=_page(request, page + 1) if first + page_size < total else None,
        previous=_page(request, page - 1) if page > 1 else None,
    )


def _programme(row: regions.Programme) -> ProgrammeOut:
    return ProgrammeOut(
        slug=row.slug,
        name=row.name,
        state="ended" if row.state == regions.ProgrammeState.ENDED else "open",
        region=RegionOut(
            name=row.region.name, kana=row.region.kana, municipality_code=row.region.municipality_code
        ),
        run_by=row.organisation.name,
        tagline=row.tagline,
        description=row.description,
        for_whom=row.for_whom,
        contact=row.contact,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def _seminar(request: Request, row: learning.SeminarView) -> SeminarOut:
    return SeminarOut(
        id=row.id,
        programme=row.programme_slug,
        title=row.title,
        description=row.description,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        apply_until=row.apply_until,
        childcare_offered=row.childcare_offered,
        full=row.is_full,
        places=[
            PlaceOut(
                kind="online" if place.kind == learning.PlaceKind.ONLINE else "venue",
                name=place.name,
                address=place.address,
                seats=place.seats,
                seats_left=max(0, place.left),
            )
            for place in row.places
        ],
        apply_url=request.build_absolute_uri(row.apply_path),
    )


def _job(request: Request, row: market.Job) -> JobOut:
    facts = {name: getattr(row, name) for name in JobOut.model_fields if hasattr(row, name)}
    return JobOut.model_validate(
        {
            **facts,
            "client": row.organisation.name,
            "fee_yen": row.fee_amount,
            "fee_includes_tax": row.tax_mode == market.TaxMode.GROSS,
            "coached_by": row.coached_programme.slug if row.coached_programme else None,
            "url": request.build_absolute_uri(reverse("market:job", args=[row.id])),
        }
    )


def _page(request: Request, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
