"""コース区分: a course belongs to one of the programme's tracks, said where there are several; the last day counts."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.school import School, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, Refused
from yuiwork.learning import api as learning
from yuiwork.learning.models import Course
from yuiwork.regions import api as regions
from yuiwork.regions.models import Programme

COURSE: dict[str, Any] = {
    "title": "写真の講座",
    "description": "撮って、書く。",
    "capacity": 5,
    "apply_until": date(2026, 12, 20),
    "starts_on": date(2027, 1, 10),
    "ends_on": date(2027, 3, 10),
    "completion_rule": [{"kind": "all_exercises_passed"}],
}


def track(
    school: School, code: str = "photo", name: str = "観光写真", programme: Any = None
) -> regions.Track:
    return regions.save_track(
        actor=SYSTEM,
        programme_id=(programme or school.cast.nara).id,
        code=code,
        name=name,
        kind="service",
        description="撮って届ける",
    )


def in_track(school: School, row: regions.Track) -> Course:
    return learning.create_course(actor=SYSTEM, programme_id=school.cast.nara.id, track_id=row.id, **COURSE)


def pages(school: School, course: Course) -> list[str]:
    """Its public page, the programme's page, the list of its staff."""
    staff = PageClient().sign_in(school.cast.takeda)
    return [
        PageClient().get(reverse("learning:course", args=[course.id])).content.decode(),
        PageClient().get(reverse("portal:programme", args=["nara"])).content.decode(),
        staff.get(reverse("learning:courses_staff", args=["nara"])).content.decode(),
    ]


def test_it_is_said_where_the_programme_has_several(school: School) -> None:
    course = in_track(school, track(school))
    assert all("観光写真" not in page for page in pages(school, course))
    track(school, "web", "ホームページ制作")
    assert all("観光写真" in page for page in pages(school, course))


def test_another_programme_s_track_is_refused_by_the_action_and_by_the_database(school: School) -> None:
    theirs, course = track(school, programme=school.cast.amami), school.course
    with pytest.raises(Invalid) as refusal:
        in_track(school, theirs)
    assert (refusal.value.code, refusal.value.field) == ("TRACK_UNKNOWN", "track")
    with pytest.raises(DatabaseError, match="learning_course_track_same_programme"), transaction.atomic():
        Course.objects.filter(id=course.id).update(track=theirs)


def test_a_track_with_a_course_stays(school: School) -> None:
    row = track(school)
    in_track(school, row)
    with pytest.raises(Refused, match="IN_USE"):
        regions.remove_track(actor=SYSTEM, programme_id=school.cast.nara.id, row_id=row.id)


def test_the_officer_chooses_it_when_planning_a_course(school: School) -> None:
    path = reverse("learning:course_new", args=["nara"])
    client = PageClient().sign_in(school.cast.takeda)
    assert 'name="track"' not in client.get(path).content.decode()
    row = track(school)
    days = {
        f"{name}_{part}": str(getattr(COURSE[name], part))
        for name in ("apply_until", "starts_on", "ends_on")
        for part in ("year", "month", "day")
    }
    form = {
        "title": "写真の講座",
        "description": "撮って、書く。",
        "for_whom": "",
        "kind": "general",
        "requires": "",
        "capacity": "5",
        "sessions_needed": "",
        "answer_days": "3",
        **days,
        "track": str(row.id),
        "submission_id": str(uuid4()),
    }
    assert client.post(path, {**form, "track": str(uuid4())}).status_code == 422
    assert client.post(path, form).status_code == 303
    assert Course.objects.get().track_id == row.id


def test_after_the_last_day_of_the_programme_nobody_applies(school: School) -> None:
    """It need not have been set to ended: the day decides (``regions.takes_applications``)."""
    last = jst(2026, 11, 25, 12)
    assert school.course.apply_until > last.date()
    seminar = school.seminar
    Programme.objects.filter(id=school.cast.nara.id).update(ends_on=last.date())
    with clock.at(last):
        assert [c.id for c in learning.open_courses(school.cast.nara.id)] == [school.course.id]
        assert [s.id for s in learning.open_seminars(school.cast.nara.id)] == [seminar.id]
    with clock.at(last + timedelta(days=1)):
        assert learning.open_courses(school.cast.nara.id) == []
        assert learning.open_seminars(school.cast.nara.id) == []
        with pytest.raises(Refused, match="PROGRAMME_ENDED"):
            school.apply_for_course()
        with pytest.raises(Refused, match="PROGRAMME_ENDED"):
            school.apply()
