"""Programmes are configuration: set up by the operator, seen by visitors, run by their own staff."""

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import resolve

from tests.cast import SYSTEM, Cast
from yuiwork.audit import api as audit
from yuiwork.core.actor import PROGRAMME_STAFF, Actor, Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.web.addresses import reserved_slugs
from yuiwork.regions import api as regions

NARA: dict[str, object] = {
    "name": "奈良市",
    "kana": "ナラシ",
    "municipality_code": "29201",
    "population": 340_000,
    "accent": "#8a2c2c",
}


def _create(actor: Actor, cast: Cast, slug: str = "nara-2", **data: object) -> regions.Programme:
    return regions.create_programme(
        actor=actor,
        slug=slug,
        name="第2期",
        organisation_id=cast.nara.organisation_id,
        region=NARA,  # type: ignore[arg-type]
        starts_on=date(2027, 4, 1),
        **data,  # type: ignore[arg-type]
    )


def test_the_operator_sets_up_a_programme_and_the_region_is_found_again(cast: Cast) -> None:
    made = _create(cast.actor(cast.oper), cast)
    assert made.region_id == cast.nara.region_id
    assert [row.action for row in audit.history_of("regions.Programme", made.id)] == ["create"]


@pytest.mark.parametrize("who", ["hanako", "takeda", "dirk", "kenji"])
def test_nobody_else_sets_up_a_programme(cast: Cast, who: str) -> None:
    with pytest.raises(Refused) as refusal:
        _create(cast.actor(getattr(cast, who)), cast)
    assert refusal.value.code == "OPERATOR_ONLY"


@pytest.mark.parametrize("slug", ["courses", "overview", "people", "reports"])
def test_a_programme_is_not_named_like_a_page_of_its_staff(cast: Cast, slug: str) -> None:
    assert resolve(f"/staff/{slug}/").kwargs == {}
    with pytest.raises(Invalid) as refusal:
        _create(SYSTEM, cast, slug)
    assert (refusal.value.code, refusal.value.field) == ("SLUG_RESERVED", "slug")


def test_other_words_stay_free(cast: Cast) -> None:
    assert _create(SYSTEM, cast, "team").slug == "team", "it stands only behind a programme's name"
    assert reserved_slugs().isdisjoint({"nara", "budget", "programme", "growth"})


def test_a_programme_in_preparation_is_seen_by_its_staff_only(cast: Cast) -> None:
    draft = _create(SYSTEM, cast)
    regions.appoint_staff(actor=SYSTEM, programme_id=draft.id, user_id=cast.takeda, role=Role.OFFICER)
    assert [p.slug for p in regions.open_programmes()] == ["nara"]
    with pytest.raises(NotFound):
        regions.programme_by_slug("nara-2")
    assert regions.staff_programme(cast.actor(cast.takeda), "nara-2").id == draft.id


def test_programmes_stand_from_north_to_south(cast: Cast) -> None:
    assert (cast.amami.slug, cast.nara.slug) == ("amami", "nara")
    assert [p.slug for p in regions.open_programmes()] == ["nara", "amami"]


def test_another_programmes_staff_find_nothing(cast: Cast) -> None:
    assert cast.nara
    other = cast.actor(cast.other_officer)
    with pytest.raises(NotFound):
        regions.staff_programme(other, "nara")
    assert [p.slug for p in regions.programmes_for_staff(other)] == ["amami"]


def test_a_role_opens_its_own_doors_only(cast: Cast) -> None:
    tutor = cast.actor(cast.tutor)
    assert regions.staff_programme(tutor, "nara", Role.TUTOR, Role.DIRECTOR).slug == "nara"
    with pytest.raises(NotFound):
        regions.staff_programme(tutor, "nara", Role.OFFICER)
    with pytest.raises(NotFound):
        regions.staff_programme(cast.actor(cast.hanako), "nara")


def test_unknown_programmes_are_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        regions.programme(UUID(int=7))
    with pytest.raises(NotFound):
        regions.staff_programme(cast.actor(cast.takeda), "nowhere")


def test_cohorts_and_targets_belong_to_the_officers(cast: Cast) -> None:
    officer = cast.actor(cast.takeda)
    regions.create_cohort(actor=officer, programme_id=cast.nara.id, name="第1期", fiscal_year=2026)
    regions.create_cohort(actor=officer, programme_id=cast.nara.id, name="第2期", fiscal_year=2027)
    assert [c.name for c in regions.cohorts_of(cast.nara.id)] == ["第2期", "第1期"]
    for value in (40, 45):
        regions.set_target(
            actor=officer, programme_id=cast.nara.id, fiscal_year=2026, indicator="enrolled", value=value
        )
    assert regions.targets_of(cast.nara.id, 2026) == {"enrolled": 45}
    assert regions.targets_of(cast.nara.id, 2027) == {}
    for stranger in (cast.dirk, cast.other_officer, cast.hanako):
        with pytest.raises(Refused):
            regions.create_cohort(
                actor=cast.actor(stranger), programme_id=cast.nara.id, name="x", fiscal_year=2026
            )
        with pytest.raises(Refused):
            regions.set_target(
                actor=cast.actor(stranger),
                programme_id=cast.nara.id,
                fiscal_year=2026,
                indicator="x",
                value=1,
            )


@pytest.mark.parametrize(
    ("constraint", "sql"),
    [
        ("regions_programme_state", "UPDATE regions_programme SET state = 'paused'"),
        ("regions_programme_fee", "UPDATE regions_programme SET worker_fee_bp = 10001"),
        ("regions_programme_dates", "UPDATE regions_programme SET ends_on = '2020-01-01'"),
        ("regions_programme_slug", "UPDATE regions_programme SET slug = 'Nara City'"),
        ("regions_region_code", "UPDATE regions_region SET municipality_code = '2920'"),
        ("regions_region_accent", "UPDATE regions_region SET accent = 'red'"),
        ("regions_staff_role_known", "UPDATE regions_staffrole SET role = 'client'"),
        ("regions_staff_role_dates", "UPDATE regions_staffrole SET until = '2020-01-01'"),
    ],
)
def test_the_database_refuses_a_broken_row(cast: Cast, constraint: str, sql: str) -> None:
    assert cast.takeda
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_every_staff_role_can_be_stored(cast: Cast) -> None:
    for role in PROGRAMME_STAFF:
        regions.appoint_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=cast.sato, role=role)
    assert {g.role for g in cast.actor(cast.sato).grants} == PROGRAMME_STAFF
