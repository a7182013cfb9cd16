"""The pure rules: what counts as going quiet. Hypothesis looks for a learner who is noticed though she is there."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from yuiwork.care.models import CareSettings, SignalKind
from yuiwork.care.noticing import is_back, notice
from yuiwork.japan.dates import JST
from yuiwork.learning.api import Late, Missed, Signs

NOW = datetime(2027, 1, 12, 9, tzinfo=JST)
ENROLLED = datetime(2026, 12, 1, 9, tzinfo=JST)
LIMITS = CareSettings()
OFF = CareSettings(quiet_days=0, start_days=0, late_days=0, missed_sessions=0)
SESSION, EXERCISE = uuid4(), UUID(int=7)


def signs(**changes: object) -> Signs:
    """She was there yesterday and has done all."""
    there = Signs(
        enrolment_id=uuid4(),
        programme_id=uuid4(),
        user_id=uuid4(),
        tutor_id=uuid4(),
        course_title="初級講座",
        course_starts_on=date(2026, 12, 1),
        answer_days=3,
        enrolled_at=ENROLLED,
        last_done=NOW - timedelta(days=1),
        last_seen=NOW - timedelta(days=1),
        missed=(),
        late=(),
    )
    return replace(there, **changes)  # type: ignore[arg-type]


def kinds(one: Signs, limits: CareSettings = LIMITS) -> list[str]:
    return [found.kind.value for found in notice(one, limits, NOW)]


def test_who_is_there_is_left_in_peace() -> None:
    assert kinds(signs()) == []


def test_silence_is_noticed_on_its_day_and_not_before() -> None:
    seen = NOW - timedelta(days=10)
    assert kinds(signs(last_done=seen, last_seen=seen)) == ["quiet"]
    later = seen + timedelta(minutes=1)
    assert kinds(signs(last_done=later, last_seen=later)) == []


def test_a_sign_in_breaks_the_silence_though_nothing_was_done() -> None:
    assert kinds(signs(last_done=NOW - timedelta(days=30), last_seen=NOW - timedelta(days=2))) == []


def test_who_has_not_begun_is_noticed_once_as_such() -> None:
    assert kinds(signs(last_done=None, last_seen=ENROLLED)) == ["not_started"]


def test_before_the_course_begins_nobody_is_expected() -> None:
    early = signs(last_done=None, last_seen=ENROLLED, course_starts_on=date(2027, 1, 20))
    assert kinds(early) == []


def test_a_missed_session_counts_while_nothing_was_done_since() -> None:
    missed = Missed(SESSION, "第2回", NOW - timedelta(days=2))
    before = NOW - timedelta(days=3)
    assert kinds(signs(missed=(missed,), last_done=before)) == ["missed"]
    assert kinds(signs(missed=(missed,))) == []
    assert kinds(signs(missed=(missed,), last_done=before), CareSettings(missed_sessions=2)) == []


def test_a_late_exercise_is_given_some_days() -> None:
    late = Late(EXERCISE, "自己紹介文", date(2027, 1, 9))
    assert kinds(signs(late=(late,))) == ["late"]
    assert kinds(signs(late=(replace(late, due_on=date(2027, 1, 10)),))) == []


def test_each_sign_can_be_turned_off() -> None:
    missed = Missed(SESSION, "第2回", NOW - timedelta(days=2))
    late = Late(EXERCISE, "自己紹介文", date(2026, 12, 9))
    assert kinds(signs(last_done=None, last_seen=ENROLLED, missed=(missed,), late=(late,)), OFF) == []


@given(quiet=st.integers(1, 90), away=st.integers(0, 200), minutes=st.integers(0, 1439))
def test_silence_against_a_plain_count(quiet: int, away: int, minutes: int) -> None:
    seen = NOW - timedelta(days=away, minutes=minutes)
    one = signs(last_done=seen, last_seen=seen, enrolled_at=seen, course_starts_on=date(2026, 1, 1))
    found = kinds(one, CareSettings(quiet_days=quiet, start_days=0, late_days=0, missed_sessions=0))
    assert found == (["quiet"] if away >= quiet else [])


@given(st.integers(-5000, 5000))
def test_back_means_something_done_after_the_task(minutes: int) -> None:
    done = NOW + timedelta(minutes=minutes)
    assert is_back(signs(last_done=done), NOW) is (minutes > 0)
    assert not is_back(signs(last_done=None), NOW)


def test_the_same_silence_has_the_same_name() -> None:
    one = signs(last_done=None, last_seen=ENROLLED, course_starts_on=date(2026, 12, 1))
    [first] = notice(one, LIMITS, NOW)
    [later] = notice(one, LIMITS, NOW + timedelta(days=5))
    assert (first.kind, first.fact) == (later.kind, later.fact) == (SignalKind.NOT_STARTED, "start")
