"""Safety and health: recorded by who was there, sealed, followed up by officers and directors, counted (RQ40)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from tests.learning.school import School, jst
from tests.page_client import PageClient
from yuiwork.care import api as care
from yuiwork.care.models import Incident, IncidentStep
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, NotFound, Refused

NOW = jst(2026, 12, 8, 15)
ACCOUNT = "山田さんが床のコードに足を引っかけ、膝を打った。"


def parts(name: str, year: int, month: int, day: int) -> dict[str, str]:
    """A date as its three fields are sent."""
    return {f"{name}_year": str(year), f"{name}_month": str(month), f"{name}_day": str(day)}


FORM: dict[str, Any] = {
    "kind": "injury",
    "occasion": "course",
    **parts("day", 2026, 12, 8),
    "at": "10:30",
    "place": "中央公民館",
    "doctor": "yes",
    "account": ACCOUNT,
}


def record(school: School, who: str = "tutor", **changes: Any) -> Incident:
    values: dict[str, Any] = {
        "submission_id": uuid4(), "kind": "injury", "occasion": "course", "happened_at": jst(2026, 12, 8, 10),
        "place": "中央公民館", "doctor": True, "account": ACCOUNT,
    }  # fmt: skip
    return care.record_incident(
        actor=school.cast.actor(getattr(school.cast, who)),
        programme_id=school.cast.nara.id,
        **{**values, **changes},
    )


def test_the_tutor_records_and_the_officer_follows_up_and_closes(school: School) -> None:
    tutor, takeda = (PageClient().sign_in(getattr(school.cast, who)) for who in ("tutor", "takeda"))
    with clock.at(NOW):
        assert "まだ何も起きていません" in tutor.get("/staff/nara/incidents/").content.decode()
        wrong = tutor.post(
            "/staff/nara/incidents/new/", {**FORM, "account": "", "submission_id": str(uuid4())}
        )
        assert wrong.status_code == 422
        assert "中央公民館" in wrong.content.decode()
        key = str(uuid4())
        answers = [
            tutor.post("/staff/nara/incidents/new/", {**FORM, "submission_id": key}) for _tap in range(2)
        ]
        assert len({answer["Location"] for answer in answers}) == 1
        path = answers[0]["Location"]
        assert ACCOUNT in tutor.get(path).content.decode()
        assert "記録を締める" not in tutor.get(path).content.decode()
        assert "けが" in takeda.get("/staff/nara/").content.decode()
        noted = {
            "do": "step", "step-what": "保険会社に連絡した", **parts("step-next_on", 2026, 12, 15),
            "step-submission_id": str(uuid4()),
        }  # fmt: skip
        assert takeda.post(path, noted).status_code == 303
        assert "12月15日" in takeda.get(path).content.decode()
        assert "けが" not in takeda.get("/staff/nara/").content.decode()
        empty = takeda.post(
            path, {"do": "close", "close-prevention": "", **parts("close-told_owner_on", 2026, 12, 8)}
        )
        assert empty.status_code == 422
        closed = {
            "do": "close",
            "close-prevention": "コードを床に固定する",
            **parts("close-told_owner_on", 2026, 12, 8),
        }
        assert takeda.post(path, closed).status_code == 303
        html = takeda.get(path).content.decode()
        assert "コードを床に固定する" in html
        assert 'name="do"' not in html
    row = Incident.objects.get()
    assert (row.state, row.told_owner_on, row.happened_at) == (
        "closed",
        date(2026, 12, 8),
        jst(2026, 12, 8, 10, 30),
    )


def test_nobody_else_reads_it(school: School) -> None:
    with clock.at(NOW):
        row = record(school)
        path = f"/staff/nara/incidents/{row.id}/"
        for who, status in (
            ("dirk", 200),
            ("tutor", 200),
            ("carer", 404),
            ("other_officer", 404),
            ("hanako", 404),
        ):
            client = PageClient().sign_in(getattr(school.cast, who))
            assert client.get(path).status_code == status, who
        carer = PageClient().sign_in(school.cast.carer)
        assert str(row.id) not in carer.get("/staff/nara/incidents/").content.decode()
        with pytest.raises(Refused, match="STAFF_ONLY"):
            record(school, "hanako")
        with pytest.raises(Refused, match="LEADERS_ONLY"):
            care.close_incident(
                actor=school.cast.actor(school.cast.tutor), incident_id=row.id, prevention="固定する"
            )
        with pytest.raises(NotFound):
            care.add_incident_step(
                actor=school.cast.actor(school.cast.carer),
                incident_id=row.id,
                submission_id=uuid4(),
                what="x",
            )


def test_no_readable_word_stands_in_the_database(school: School) -> None:
    with clock.at(NOW):
        row = record(school)
        care.add_incident_step(
            actor=school.cast.actor(school.cast.tutor), incident_id=row.id, submission_id=uuid4(),
            what="山田さんを病院へ送った",
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i::text FROM care_incident i UNION ALL SELECT s::text FROM care_incidentstep s"
        )
        text = " ".join(str(one) for (one,) in cursor.fetchall())
    assert "山田" not in text


def test_what_is_wrong_is_said_at_the_field(school: School) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"kind": "fun"}, "kind"),
        ({"occasion": "moon"}, "occasion"),
        ({"happened_at": jst(2026, 12, 9)}, "day"),
        ({"account": " "}, "account"),
    ]
    with clock.at(NOW):
        for changes, field in wrong:
            with pytest.raises(Invalid) as refused:
                record(school, **changes)
            assert refused.value.field == field
        row = record(school)
        officer = school.cast.actor(school.cast.takeda)
        with pytest.raises(Invalid):
            care.close_incident(
                actor=officer, incident_id=row.id, prevention="固定", told_owner_on=date(2026, 12, 9)
            )
        for _twice in range(2):
            care.close_incident(actor=officer, incident_id=row.id, prevention="固定")
        with pytest.raises(Refused, match="CLOSED"):
            care.add_incident_step(actor=officer, incident_id=row.id, submission_id=uuid4(), what="あとで")
    assert not IncidentStep.objects.exists()


def test_the_database_keeps_records_from_every_script(school: School) -> None:
    with clock.at(NOW):
        row = record(school)
        care.add_incident_step(
            actor=school.cast.actor(school.cast.tutor), incident_id=row.id, submission_id=uuid4(), what="対応"
        )
    wrong: list[Callable[[], object]] = [
        lambda: IncidentStep.objects.update(what="別のこと"),
        lambda: Incident.objects.filter(id=row.id)._raw_delete("default"),
        lambda: Incident.objects.update(state="closed"),
        lambda: Incident.objects.update(kind="fun"),
        lambda: Incident.objects.update(happened_at=jst(2030, 1, 1)),
    ]
    for write in wrong:
        with pytest.raises(Error), transaction.atomic():
            write()


def test_counts_for_a_report(school: School) -> None:
    with clock.at(NOW):
        for kind in ("near_miss", "near_miss", "injury"):
            row = record(school, kind=kind, doctor=kind == "injury")
        care.close_incident(
            actor=school.cast.actor(school.cast.dirk), incident_id=row.id, prevention="固定",
            told_owner_on=date(2026, 12, 8),
        )  # fmt: skip
    found = care.incident_counts(school.cast.nara.id, date(2026, 12, 8), date(2026, 12, 8))
    assert (found.total, found.doctor, found.open, found.told_owner) == (3, 1, 2, 1)
    assert found.by_kind[care.IncidentKind.NEAR_MISS] == 2
    assert care.incident_counts(school.cast.nara.id, date(2026, 12, 9), date(2026, 12, 31)).total == 0
    assert care.incident_counts(school.cast.amami.id, date(2026, 12, 8), date(2026, 12, 8)).total == 0
