"""What a programme is made of: organisations, stages, years, tracks, goals, indicators, targets."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import SYSTEM, Cast
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.people import api as people
from yuiwork.regions import api as regions
from yuiwork.regions.models import Indicator, MemberMunicipality, ProgrammeParty, Stage, Track

SCHOOL: regions.OrganisationName = {"name": "合同会社まなび", "kana": "マナビ", "kind": "company"}
PREFECTURE: regions.OrganisationName = {"name": "奈良県", "kana": "ナラケン", "kind": "prefecture"}
NPO: regions.OrganisationName = {"name": "NPO法人ならの森", "kana": "ナラノモリ", "kind": "npo"}


def _put(cast: Cast, who: str = "takeda", **more: Any) -> dict[str, Any]:
    return {"actor": cast.actor(getattr(cast, who)), "programme_id": cast.nara.id, **more}


def test_owner_and_operator_are_two_organisations_of_any_kind(cast: Cast) -> None:
    assert cast.nara.owner_id == cast.nara.organisation_id, "until somebody says otherwise"
    for _twice in range(2):
        regions.set_owner_and_operator(**_put(cast, owner=PREFECTURE, operator=NPO))
    nara = regions.programme(cast.nara.id)
    assert (nara.owner.name, nara.organisation.name) == ("奈良県", "NPO法人ならの森")
    actions = [row.action for row in audit.history_of("regions.Programme", nara.id)]
    assert actions.count("set_organisations") == 1
    assert people.Organisation.objects.filter(name="奈良県").count() == 1
    assert not people.user_ids_of_organisation(nara.owner_id), "naming a party lets nobody act for it"


def test_a_processor_is_listed_with_the_day_of_the_consent_only(cast: Cast) -> None:
    party: dict[str, Any] = {"organisation": SCHOOL, "role": "processor", "task": "講座の運営"}
    with pytest.raises(Invalid) as refusal:
        regions.save_party(**_put(cast, **party))
    assert (refusal.value.code, refusal.value.field) == ("CONSENT_MISSING", "consented_on")
    regions.save_party(**_put(cast, **party, consented_on=date(2026, 4, 1)))
    regions.save_party(**_put(cast, organisation=SCHOOL, role="partner", task="講師派遣"))
    assert [p.role for p in regions.parties_of(cast.nara.id)] == ["partner", "processor"]
    with (
        pytest.raises(IntegrityError, match="regions_processor_with_consent"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE regions_programmeparty SET consented_on = NULL")


def test_member_municipalities_are_real_ones(cast: Cast) -> None:
    regions.save_member(**_put(cast, municipality_code="29207"))
    assert [m.name for m in regions.members_of(cast.nara.id)] == ["五條市"]
    with pytest.raises(Invalid) as refusal:
        regions.save_member(**_put(cast, municipality_code="99999"))
    assert refusal.value.field == "municipality_code"


def test_stages_of_a_plan_do_not_overlap(cast: Cast) -> None:
    regions.save_stage(**_put(cast, number=1, name="第1期", first_year=2015, last_year=2019, aim="稼ぐ"))
    regions.save_stage(**_put(cast, number=2, name="第2期", first_year=2020, last_year=2024, aim="暮らす"))
    with pytest.raises(Invalid) as refusal:
        regions.save_stage(**_put(cast, number=3, name="第3期", first_year=2024, last_year=2026))
    assert refusal.value.code == "STAGES_OVERLAP"
    with pytest.raises(Invalid):
        regions.save_stage(**_put(cast, number=3, name="逆", first_year=2030, last_year=2029))
    stage = regions.stage_on(cast.nara.id, date(2020, 3, 31))
    assert stage is not None
    assert stage.number == 1, "March belongs to the fiscal year before"
    assert regions.stage_on(cast.nara.id, date(2026, 4, 1)) is None


def test_a_contract_ends_inside_its_year(cast: Cast) -> None:
    for day in (date(2027, 4, 1), date(2026, 3, 31)):
        with pytest.raises(Invalid) as refusal:
            regions.save_year(**_put(cast, fiscal_year=2026, ends_on=day))
        assert refusal.value.field == "ends_on"
    regions.save_year(**_put(cast, fiscal_year=2026, contract_yen=5_000_000, ends_on=date(2027, 3, 31)))
    assert [y.contract_yen for y in regions.years_of(cast.nara.id)] == [5_000_000]


def test_writing_the_same_twice_leaves_one_trace(cast: Cast) -> None:
    track = _put(cast, code="seo", name="SEOライティング", kind="service")
    first = regions.save_track(**track)
    assert regions.save_track(**track).id == first.id
    regions.save_track(**{**track, "name": "ライティング"})
    assert [row.action for row in audit.history_of("regions.Track", first.id)] == ["create", "change"]
    with pytest.raises(Conflict) as refusal:
        regions.save_track(**track, is_new=True)
    assert refusal.value.field == "code"


def test_goals_group_indicators_and_stay_while_they_have_some(cast: Cast) -> None:
    goal = regions.save_goal(**_put(cast, code="migration", name="移住の促進"))
    regions.save_indicator(
        **_put(cast, code="migrants", name="移住者数", formula="転入した人数", unit="人", layer="outcome"),
        goal="migration",
        start_value=Decimal(0),
    )
    with pytest.raises(Refused) as refusal:
        regions.remove_goal(**_put(cast, row_id=goal.id))
    assert refusal.value.code == "IN_USE"
    [indicator] = regions.indicators_of(cast.nara.id)
    assert (indicator.goal, indicator.layer) == (goal, "outcome")
    regions.remove_indicator(**_put(cast, row_id=indicator.id))
    regions.remove_goal(**_put(cast, row_id=goal.id))
    assert regions.goals_of(cast.nara.id) == []


def test_another_programmes_goal_is_not_found(cast: Cast) -> None:
    regions.save_goal(actor=SYSTEM, programme_id=cast.amami.id, code="life", name="暮らし")
    with pytest.raises(NotFound):
        regions.save_indicator(
            **_put(cast, code="x", name="x", formula="x", unit="人", layer="outcome", goal="life")
        )


def test_a_missed_target_says_why(cast: Cast) -> None:
    what = _put(cast, fiscal_year=2026, indicator="migrants")
    regions.set_target(**what, value=50, due_month=date(2027, 3, 15))
    with pytest.raises(Invalid) as refusal:
        regions.record_result(**what, actual=Decimal(38))
    assert refusal.value.field == "reason"
    regions.record_result(
        **what, actual=Decimal(38), reason="住まいが足りない", improvement="空き家を紹介する"
    )
    [row] = regions.target_rows(cast.nara.id, 2026)
    assert (row.value, row.actual, row.due_month) == (Decimal(50), Decimal(38), date(2027, 3, 1))
    regions.record_result(**what, actual=Decimal(50))
    with pytest.raises(NotFound):
        regions.record_result(**{**what, "indicator": "nothing"}, actual=None)
    with pytest.raises(Invalid):
        regions.set_target(**what, value=-1)


def test_the_catalogue_is_dated_and_every_row_says_how_it_is_counted() -> None:
    rows = regions.catalogue(date(2026, 11, 24))
    assert [row.number for row in rows] == list(range(1, 43)), "programmes.md 5 has 42"
    assert all(row.formula and row.unit and row.name for row in rows)
    assert len({row.code for row in rows}) == 42
    assert {"applied", "attended", "enrolled", "first_job", "earned", "stamps"} <= regions.counted_codes()
    assert regions.catalogue(date(2020, 1, 1)) == []


@pytest.mark.parametrize("who", ["dirk", "tutor", "other_officer", "hanako", "kenji"])
def test_nobody_else_changes_a_programme(cast: Cast, who: str) -> None:
    calls: list[tuple[Any, dict[str, Any]]] = [
        (regions.save_track, {"code": "x", "name": "x", "kind": "service"}),
        (regions.save_stage, {"number": 1, "name": "x", "first_year": 2026, "last_year": 2026}),
        (regions.save_member, {"municipality_code": "29207"}),
        (regions.save_party, {"organisation": SCHOOL, "role": "partner", "task": "x"}),
        (regions.set_owner_and_operator, {"owner": SCHOOL, "operator": SCHOOL}),
        (regions.save_goal, {"code": "x", "name": "x"}),
        (regions.edit_programme, {"name": "x"}),
        (regions.end_programme, {}),
        (regions.pin_note, {"kind": "ask", "text": "x", "submission_id": uuid4()}),
    ]
    for act, data in calls:
        with pytest.raises(Refused):
            act(**_put(cast, who, **data))


def test_removing_reaches_no_other_programme(cast: Cast) -> None:
    track = regions.save_track(actor=SYSTEM, programme_id=cast.amami.id, code="seo", name="x", kind="service")
    regions.remove_track(**_put(cast, row_id=track.id))
    assert regions.tracks_of(cast.amami.id) == [track]


@pytest.mark.parametrize(
    ("constraint", "model", "values"),
    [
        ("regions_track_kind", Track, {"code": "x", "name": "x", "kind": "thing"}),
        ("regions_stage_years", Stage, {"number": 1, "name": "x", "first_year": 2026, "last_year": 2025}),
        ("regions_member_code", MemberMunicipality, {"municipality_code": "2920", "name": "x"}),
        (
            "regions_indicator_layer",
            Indicator,
            {"code": "x", "name": "x", "formula": "x", "unit": "x", "layer": "?"},
        ),
        ("regions_party_role", ProgrammeParty, {"role": "friend", "task": "x"}),
    ],
)
def test_the_database_refuses_a_broken_row(
    cast: Cast, constraint: str, model: Any, values: dict[str, Any]
) -> None:
    nara = cast.nara
    owner = {"organisation_id": nara.owner_id} if model is ProgrammeParty else {}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.create(programme_id=nara.id, **owner, **values)


def test_eligibility_is_a_list_whoever_writes(cast: Cast) -> None:
    assert cast.nara
    with (
        pytest.raises(IntegrityError, match="regions_programme_eligibility_is_list"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("""UPDATE regions_programme SET eligibility = '{"kind": "resident"}'""")


def test_a_programme_ends_by_itself_and_takes_nobody_new(cast: Cast) -> None:
    officer = cast.actor(cast.takeda)
    regions.edit_programme(actor=officer, programme_id=cast.nara.id, ends_on=date(2026, 11, 24))
    nara = regions.programme(cast.nara.id)
    assert regions.takes_applications(nara, date(2026, 11, 24))
    assert not regions.takes_applications(nara, date(2026, 11, 25))
    assert regions.end_overdue_programmes(actor=SYSTEM) == 0, "its last day is today"
    with clock.at(clock.now().replace(day=25)):
        assert regions.end_overdue_programmes(actor=SYSTEM) == 1
        assert regions.end_overdue_programmes(actor=SYSTEM) == 0
    assert regions.programme_by_slug("nara").state == regions.ProgrammeState.ENDED, "its page survives"


def test_only_the_operator_opens_an_ended_programme_again(cast: Cast) -> None:
    officer = cast.actor(cast.takeda)
    for _twice in range(2):
        regions.end_programme(actor=officer, programme_id=cast.nara.id)
    with pytest.raises(Refused) as refusal:
        regions.open_programme(actor=officer, programme_id=cast.nara.id)
    assert refusal.value.code == "NOT_YOURS"
    regions.open_programme(actor=cast.actor(cast.oper), programme_id=cast.nara.id)
    assert regions.programme(cast.nara.id).state == regions.ProgrammeState.OPEN


def test_a_note_is_pinned_once_and_closed_never_lost(cast: Cast) -> None:
    key = uuid4()
    for _twice in range(2):
        regions.pin_note(**_put(cast, kind="promised", text="7月に説明会をもう一度", submission_id=key))
    [note] = regions.notes_of(cast.nara.id)
    for _twice in range(2):
        regions.close_note(**_put(cast, note_id=note.id))
    assert regions.notes_of(cast.nara.id) == []
    assert [n.text for n in regions.notes_of(cast.nara.id, closed=True)] == ["7月に説明会をもう一度"]
    with pytest.raises(NotFound):
        regions.close_note(actor=cast.actor(cast.other_officer), programme_id=cast.amami.id, note_id=note.id)
