"""What the public API says, field by field. Dates are JST calendar dates, instants carry their zone, yen are whole."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

Slug = Annotated[
    str, Field(pattern=r"^[a-z0-9-]{1,50}$", description="Short name of a programme.", examples=["nara"])
]
Category = Annotated[
    str, Field(pattern=r"^[a-z_]{1,30}$", description="Kind of work.", examples=["article", "data_entry"])
]


class RegionOut(Schema):
    """The place a programme is for."""

    name: str = Field(examples=["奈良市"])
    kana: str = Field(examples=["ナラシ"])
    municipality_code: str = Field(
        description="Five digits; 22000 stands for the whole prefecture 22.", examples=["29201"]
    )


class ProgrammeOut(Schema):
    """A programme that runs or has ended."""

    slug: str = Field(examples=["nara"])
    name: str = Field(examples=["なららワーク"])
    state: Literal["open", "ended"]
    region: RegionOut
    run_by: str = Field(description="The organisation that runs it.", examples=["奈良市"])
    tagline: str = Field(examples=["家で、自分のペースで働く"])
    description: str
    for_whom: str = Field(examples=["奈良市にお住まいの方"])
    contact: str = Field(examples=["奈良市 産業政策課"])
    starts_on: date = Field(examples=["2026-04-01"])
    ends_on: date | None = Field(description="Missing while no end is set.", examples=["2027-03-31"])


class PlaceOut(Schema):
    """One way to take part in a seminar."""

    kind: Literal["venue", "online"]
    name: str = Field(examples=["奈良市役所 会議室"])
    address: str = Field(examples=["奈良県奈良市二条大路南1-1-1"])
    seats: int = Field(ge=0, examples=[30])
    seats_left: int = Field(ge=0, examples=[12])


class SeminarOut(Schema):
    """A seminar that one can apply for. Full ones are listed too."""

    id: UUID
    programme: str = Field(description="Slug of its programme.", examples=["nara"])
    title: str = Field(examples=["はじめての在宅ワーク説明会"])
    description: str
    starts_at: datetime = Field(examples=["2026-12-05T01:00:00Z"])
    ends_at: datetime = Field(examples=["2026-12-05T03:00:00Z"])
    apply_until: datetime = Field(examples=["2026-12-03T14:59:59Z"])
    childcare_offered: bool
    full: bool
    places: list[PlaceOut]
    apply_url: str = Field(examples=["https://yuiwork.example/seminars/…/apply/"])


class JobOut(Schema):
    """A job that one can send a proposal for."""

    id: UUID
    title: str = Field(examples=["観光記事の執筆（3本）"])
    description: str
    category: str = Field(examples=["article"])
    client: str = Field(description="Who orders the work.", examples=["株式会社青空商事"])
    fee_yen: int = Field(gt=0, examples=[90_000])
    fee_includes_tax: bool = Field(description="Whether consumption tax is inside the fee.")
    estimated_minutes: int = Field(gt=0, examples=[1_800])
    apply_until: date = Field(examples=["2026-12-01"])
    delivery_due_on: date = Field(examples=["2026-12-20"])
    beginner_ok: bool
    no_phone: bool = Field(description="True when no phone calls are needed.")
    coached_by: str | None = Field(
        description="Slug of the programme that accompanies beginners in this job.", examples=["nara"]
    )
    published_at: datetime
    url: str = Field(examples=["https://yuiwork.example/work/jobs/…/"])


class JobPageOut(Schema):
    """One page of jobs, newest first."""

    items: list[JobOut]
    total: int = Field(ge=0, description="Jobs on all pages.")
    page: int = Field(ge=1)
    page_size: int = Field(ge=1)
    next: str | None = Field(description="Address of the next page.")
    previous: str | None = Field(description="Address of the page before.")


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(ge=400, le=599, examples=[404])
    detail: str = Field(examples=["There is no such programme."])
    instance: str = Field(description="The path that was asked for.", examples=["/api/programmes/nowhere"])
    errors: list[str] = Field(
        default_factory=list, description="For 422: what is wrong with which parameter."
    )
