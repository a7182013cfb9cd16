"""What a contract asks for: on the list, under Today, and off the list again (programmes.md 3.1 RQ28, RQ31)."""

from datetime import date
from typing import Any

import pytest

from tests.cast import SYSTEM, Cast
from tests.page_client import PageClient
from tests.reports.office import YEAR, Office
from tests.reports.test_pages import period
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.reports import api as reports
from yuiwork.reports.models import ReportDuty
from yuiwork.reports.queries.duties import asked_of

CENTRE = "/staff/nara/reports/"
TODAY = date(2026, 11, 24)


def asked(office: Office, **changes: Any) -> ReportDuty:
    values = {
        "kind": "progress",
        "first": date(2026, 10, 1),
        "last": date(2026, 12, 31),
        "due_on": date(2026, 12, 1),
    }
    return reports.save_duty(
        **{"actor": office.actor, "programme_id": office.programme_id, **values, **changes}
    )


def test_a_duty_stands_once_and_its_day_can_change(office: Office) -> None:
    first = asked(office, note="紙2部")
    again = asked(office, due_on=date(2026, 12, 10))
    assert again.id == first.id
    [row] = reports.duties_of(office.programme_id)
    assert (row.due_on, row.note) == (date(2026, 12, 10), "")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"kind": "moon"}, "KIND", "kind"),
        ({"last": date(2026, 9, 1)}, "PERIOD_BACKWARDS", "last"),
        ({"kind": "final"}, "WHOLE_YEAR", "first"),
        ({"due_on": date(2026, 9, 30)}, "DUE", "due_on"),
    ],
)
def test_what_cannot_be_asked_for(office: Office, changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        asked(office, **changes)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_only_those_who_report_change_the_list(office: Office, cast: Cast) -> None:
    row = asked(office)
    for stranger in (cast.actor(cast.other_officer), cast.actor(cast.hanako)):
        with pytest.raises(Refused):
            asked(office, actor=stranger)
    with pytest.raises(Refused):
        reports.remove_duty(actor=cast.actor(cast.tutor), programme_id=office.programme_id, duty_id=row.id)
    with pytest.raises(NotFound):
        reports.remove_duty(actor=SYSTEM, programme_id=cast.amami.id, duty_id=row.id)


def test_a_report_about_the_same_days_answers_it(office: Office) -> None:
    office.facts()
    late = asked(office, kind="final", first=YEAR[0], last=YEAR[1], due_on=date(2026, 4, 15))
    soon = asked(office)
    rows = asked_of(office.programme_id, TODAY)
    assert [(row.duty.id, row.is_late, row.report) for row in rows] == [
        (late.id, True, None),
        (soon.id, False, None),
    ]
    made = office.begin()
    office.build(made)
    rows = asked_of(office.programme_id, TODAY)
    assert [(row.duty.id, row.is_done, row.is_late) for row in rows] == [
        (soon.id, False, False),
        (late.id, True, False),
    ]


def test_today_says_what_is_due_within_three_weeks(office: Office, cast: Cast) -> None:
    asked(office)
    asked(office, kind="sessions", due_on=date(2027, 3, 31))
    assert [step.due for step in reports.next_steps(office.actor)] == [date(2026, 12, 1)]
    assert reports.next_steps(cast.actor(cast.other_officer)) == []


def test_the_officer_adds_makes_and_takes_off(page_client: PageClient, cast: Cast, office: Office) -> None:
    page_client.sign_in(cast.takeda)
    assert "契約で求められている報告" in page_client.get(CENTRE).content.decode()
    form = {"kind": "progress", "note": "係へ", **period("2026-10-01", "2026-12-31")}
    form |= {"due_on_year": "2026", "due_on_month": "9", "due_on_day": "1"}
    answer = page_client.post(f"{CENTRE}asked/new/", form)
    assert answer.status_code == 422
    assert "係へ" in answer.content.decode(), "what was typed stays"
    form |= {"due_on_year": "2027", "due_on_month": "1", "due_on_day": "15"}
    assert page_client.post(f"{CENTRE}asked/new/", form).status_code == 303
    [row] = reports.duties_of(cast.nara.id)
    assert "2027年1月15日" in page_client.get(CENTRE).content.decode()
    new = page_client.get(f"{CENTRE}new/progress/?duty={row.id}").content.decode()
    assert 'value="2026"' in new, "the days of the contract are filled in"
    assert page_client.get(f"{CENTRE}new/progress/?duty=nonsense").status_code == 200
    page_client.sign_in(cast.other_officer)
    assert page_client.post(f"/staff/amami/reports/asked/{row.id}/remove/").status_code == 404
    page_client.sign_in(cast.takeda)
    assert page_client.get(f"{CENTRE}asked/{row.id}/remove/").status_code == 200
    assert page_client.post(f"{CENTRE}asked/{row.id}/remove/").status_code == 303
    assert reports.duties_of(cast.nara.id) == []
