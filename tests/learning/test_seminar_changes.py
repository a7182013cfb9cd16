"""Moving a seminar, calling it off, reminding of it, planning a series; sources of a programme."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learning.school import STORY_NOW, VISITOR, School, heard, jst
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import SeminarApplied, SeminarCalledOff, SeminarCameNear, SeminarChanged
from yuiwork.learning.models import ProgrammeSource, Seminar, SeminarChange
from yuiwork.learning.use_cases import seminar_clock
from yuiwork.learning.use_cases.seminar_series import Rhythm, series_days


def test_everybody_who_applied_is_told_of_another_time_once(school: School, announced: list[Event]) -> None:
    seminar, first = school.seminar, school.apply()
    gone = school.apply(given_name="次郎", email="b@example.jp")
    learning.cancel_seminar_application(actor=VISITOR, application_id=gone.id)
    school.move(seminar, hours=2, note="講師の都合です。")
    [told] = heard(announced, SeminarChanged)
    assert told.application_id == first.id  # type: ignore[attr-defined]
    facts = learning.seminar_mail_facts(first.id)
    assert facts.changes == (("日時", "2026年11月27日（金）10:00–11:30", "2026年11月27日（金）12:00–13:30"),)
    assert facts.note == "講師の都合です。"
    first.refresh_from_db()
    assert first.calendar_sequence == 1


def test_a_corrected_description_is_told_to_nobody(school: School, announced: list[Event]) -> None:
    school.apply()
    school.move(school.seminar, description="もっと詳しく。")
    assert not heard(announced, SeminarChanged)
    assert not SeminarChange.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"venue_seats": 0}, "SEATS_TAKEN", "venue_seats"),
        ({"venue_seats": 0, "online_seats": 0}, "NO_PLACE", "venue_seats"),
        ({"hours": -80, "ends_at": jst(2026, 11, 20, 10)}, "ENDS_BEFORE_START", "ends_at"),
    ],
)
def test_a_change_that_would_hurt_somebody_is_refused(
    school: School, changes: dict[str, object], code: str, field: str
) -> None:
    school.apply()
    with pytest.raises(Invalid) as refusal:
        school.move(school.seminar, **changes)  # type: ignore[arg-type]
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_a_place_nobody_asked_for_can_be_taken_away(school: School) -> None:
    school.apply()
    school.move(school.seminar, online_seats=0)
    assert [place.kind for place in school.seminar.places.all()] == ["venue"]


def test_calling_off_is_told_to_all_and_final(school: School, announced: list[Event]) -> None:
    application, officer = school.apply(), school.cast.actor(school.cast.takeda)
    with pytest.raises(Invalid) as refusal:
        learning.call_off_seminar(actor=officer, seminar_id=school.seminar.id, reason=" ")
    assert refusal.value.code == "REASON_MISSING"
    for _ in range(2):
        learning.call_off_seminar(actor=officer, seminar_id=school.seminar.id, reason="台風のため。")
    assert len(heard(announced, SeminarCalledOff)) == 1
    facts = learning.seminar_mail_facts(application.id)
    assert (facts.cancelled, facts.called_off_reason) == (True, "台風のため。")
    assert learning.open_seminars(school.cast.nara.id) == []
    for action in (
        lambda: school.apply(given_name="次郎", email="b@example.jp"),
        lambda: learning.cancel_seminar_application(actor=VISITOR, application_id=application.id),
        lambda: school.move(school.seminar, hours=1),
    ):
        with pytest.raises(Refused) as refused:
            action()
        assert refused.value.code == "CALLED_OFF"


def test_staff_of_another_programme_change_nothing(school: School) -> None:
    other = school.cast.actor(school.cast.other_officer)
    with pytest.raises(Refused) as refusal:
        learning.call_off_seminar(actor=other, seminar_id=school.seminar.id, reason="?")
    assert refusal.value.code == "STAFF_ONLY"


def test_the_day_before_everybody_is_reminded_once(school: School, announced: list[Event]) -> None:
    application = school.apply()
    with clock.at(jst(2026, 11, 26, 8, 59)):
        assert seminar_clock.remind() == 0
    with clock.at(jst(2026, 11, 26, 9, 0)):
        late = school.apply(given_name="次郎", email="b@example.jp")
        assert seminar_clock.remind() == 1
        assert seminar_clock.remind() == 0
    [near] = heard(announced, SeminarCameNear)
    assert near.application_id == application.id != late.id  # type: ignore[attr-defined]


def test_a_seminar_that_moved_comes_near_again(school: School, announced: list[Event]) -> None:
    school.apply()
    with clock.at(jst(2026, 11, 26, 9, 0)):
        seminar_clock.remind()
        school.move(school.seminar, hours=48)
    with clock.at(jst(2026, 11, 28, 9, 0)):
        assert seminar_clock.remind() == 1
    days = [near.day for near in heard(announced, SeminarCameNear)]  # type: ignore[attr-defined]
    assert days == [date(2026, 11, 27), date(2026, 11, 29)]


def test_a_series_is_announced_once_however_often_it_is_sent(school: School) -> None:
    def plan(key: object) -> list[Seminar]:
        return learning.create_seminar_series(
            actor=school.cast.actor(school.cast.takeda),
            programme_id=school.cast.nara.id,
            submission_id=key,  # type: ignore[arg-type]
            rhythm=Rhythm.MONTHLY,
            times=3,
            skip_holidays=False,
            kind="exchange",
            series_title="月いち交流会",
            title="交流会",
            description="何でも話す会です。",
            starts_at=jst(2026, 12, 17, 19),
            ends_at=jst(2026, 12, 17, 21),
            online_url="https://meet.example/x",
            online_seats=20,
        )

    key = uuid4()
    first, again = plan(key), plan(key)
    assert [row.id for row in first] == [row.id for row in again]
    thursdays = ["2026-12-17", "2027-01-21", "2027-02-18"]  # the third of each month
    assert [row.starts_at.date().isoformat() for row in first] == thursdays
    assert {row.series.title for row in Seminar.objects.all() if row.series} == {"月いち交流会"}
    assert all(row.apply_until == row.starts_at for row in first)


@given(
    first=st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 1, 1)),
    rhythm=st.sampled_from(Rhythm),
    times=st.integers(min_value=2, max_value=24),
)
def test_a_series_keeps_its_rhythm(first: date, rhythm: Rhythm, times: int) -> None:
    days = series_days(first, rhythm, times, skip_holidays=False)
    assert days[0] == first
    assert len(days) == times == len(set(days))
    assert days == sorted(days)
    assert {day.weekday() for day in days} == {first.weekday()}
    if rhythm is Rhythm.MONTHLY:
        assert {(day.day - 1) // 7 for day in days} == {(first.day - 1) // 7}
    else:
        steps = {(b - a).days for a, b in pairwise(days)}
        assert steps == {7 if rhythm is Rhythm.WEEKLY else 14}


def test_holidays_are_left_out(school: School) -> None:
    days = series_days(date(2026, 12, 23), Rhythm.WEEKLY, 3, skip_holidays=True)
    assert [day.isoformat() for day in days] == ["2026-12-23", "2027-01-06", "2027-01-13"]


def test_a_programme_keeps_its_own_sources(school: School, announced: list[Event]) -> None:
    officer, nara = school.cast.actor(school.cast.takeda), school.cast.nara.id
    school.apply()
    learning.set_sources(
        actor=officer,
        programme_id=nara,
        lines=[
            {"code": "minna_festa", "label": "みんなのフェスタ", "offered": True},
            {"code": "friend", "label": "", "offered": True},
        ],
    )
    assert school.apply(given_name="次郎", email="b@example.jp", source="minna_festa").source == "minna_festa"
    with pytest.raises(Invalid) as refusal:
        school.apply(given_name="三郎", email="c@example.jp", source="bulletin")
    assert refusal.value.code == "SOURCE_UNKNOWN"
    kept = ProgrammeSource.objects.get(code="library_poster")  # an application names it
    assert not kept.offered
    words = learning.source_words(nara)
    assert (words["minna_festa"], words["friend"]) == ("みんなのフェスタ", "友人・知人")
    assert len(heard(announced, SeminarApplied)) == 2


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "SOURCE_NONE"),
        ([{"code": "friend", "label": "", "offered": False}], "SOURCE_NONE"),
        ([{"code": "friend", "label": "", "offered": True}] * 2, "SOURCE_TWICE"),
        ([{"code": "Festa!", "label": "祭", "offered": True}], "SOURCE_CODE"),
        ([{"code": "festa", "label": " ", "offered": True}], "SOURCE_LABEL"),
    ],
)
def test_a_list_of_sources_must_make_sense(
    school: School, lines: list[learning.SourceLine], code: str
) -> None:
    officer = school.cast.actor(school.cast.takeda)
    with pytest.raises(Invalid) as refusal:
        learning.set_sources(actor=officer, programme_id=school.cast.nara.id, lines=lines)
    assert refusal.value.code == code


def test_the_application_remembers_its_paper(school: School) -> None:
    assert school.apply(campaign="nara-poster-1").campaign == "nara-poster-1"
    other = school.apply(given_name="次郎", email="b@example.jp", campaign="<script>")
    assert other.campaign == ""
    assert other.created_at >= STORY_NOW - timedelta(days=1)
