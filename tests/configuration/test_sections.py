"""The sections of the rooms: what arrives from a file, what is changed by it, and what stays as people found it."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import SYSTEM, Cast
from yuiwork.audit.models import AuditRow
from yuiwork.care import api as care
from yuiwork.childcare import api as childcare
from yuiwork.configuration import api as configuration
from yuiwork.configuration.loading import present_programme
from yuiwork.core.errors import Refused
from yuiwork.desk import api as desk
from yuiwork.facilities import api as facilities
from yuiwork.intake import api as intake
from yuiwork.learning import api as learning
from yuiwork.outreach import api as outreach
from yuiwork.regions import api as regions
from yuiwork.reports import api as reports
from yuiwork.surveys import api as surveys

FOLDER = Path(__file__).resolve().parents[2] / "programmes"
HEAD = """\
programme:
  slug: nara
  name: なららワーク
  tagline: 家で
  description: 学びます
  for_whom: 市の方
  contact: 市役所
  state: open
  starts_on: 2026-04-01
"""
HALL = "facilities:\n  - {name: 部屋, kind: room, place: 市役所, hours: [%s]%s}\n"
MORNINGS = "{days: [mon, tue], opens: 09:00, closes: 12:00}"


def _text(slug: str) -> str:
    return (FOLDER / f"{slug}.yaml").read_text(encoding="utf-8")


def _loaded(slug: str) -> regions.Programme:
    configuration.load(SYSTEM, configuration.check(_text(slug)))
    programme = present_programme(slug)
    assert programme is not None
    return programme


def _nara(cast: Cast, more: str) -> list[str]:
    """Load one section into the programme of the cast, as its officer; the kinds of what was changed."""
    section = more.partition(":")[0]
    told = configuration.load(cast.actor(cast.takeda), configuration.check(HEAD + more))
    return [change.kind for change in told if change.section == section]


def _written(cast: Cast, section: str) -> str:
    """One section as the programme would write it now."""
    parts = configuration.export(regions.programme(cast.nara.id)).split("\n\n")
    return next(part for part in parts if part.startswith(f"{section}:")) + "\n"


def test_rooms_are_lent_in_their_hours(db: None, story_time: object) -> None:
    """programmes.md 1.7: 7 PCs and a play space, free for a trial, then at a fee."""
    programme = _loaded("kosuge")
    room, pcs = sorted(
        (row for row in facilities.facilities_of(programme.id) if row.kind != "play_space"),
        key=lambda row: row.units,
    )
    assert (pcs.units, pcs.free_until, pcs.fee_yen) == (7, date(2027, 3, 31), 100)
    assert {line.weekday for line in room.hours.all()} == {1, 2, 3, 4, 5}
    assert [(one.day, one.opens) for one in room.exceptions.all()] == [(date(2027, 1, 5), None)]


def test_other_hours_in_the_file_become_the_hours(cast: Cast) -> None:
    assert _nara(cast, HALL % (MORNINGS, ", exceptions: [{day: 2027-01-04}]")) == ["add"]
    tuesdays = MORNINGS.replace("mon, ", "")
    assert _nara(cast, HALL % (tuesdays, "")) == ["change", "change"]
    [room] = facilities.facilities_of(cast.nara.id)
    assert [(line.weekday, line.opens) for line in room.hours.all()] == [(1, time(9))]
    assert list(room.exceptions.all()) == [], "a day that is missing in the file is as its weekday again"


def test_the_same_hours_said_in_two_ways_are_no_change(cast: Cast) -> None:
    _nara(cast, HALL % (MORNINGS, ""))
    apart = ", ".join(MORNINGS.replace("mon, tue", day) for day in ("tue", "mon"))
    assert _nara(cast, HALL % (apart, "")) == []


def test_other_words_of_the_promise_are_its_next_version(cast: Cast) -> None:
    said = "secrecy:\n  text: |\n    一、話しません。\n    二、見せません。\n"
    assert _nara(cast, said) == ["add"]
    assert _nara(cast, said) == [] == _nara(cast, _written(cast, "secrecy")), (
        "the same words are no new version"
    )
    assert _nara(cast, said.replace("話しません", "語りません")) == ["change"]
    newest = regions.newest_secrecy_text(cast.nara.id)
    assert newest is not None
    assert (newest.version, newest.text) == (2, "一、語りません。\n二、見せません。")


def test_a_section_without_contents_is_told_at_its_line(cast: Cast) -> None:
    for section in ("secrecy", "childcare", "care"):
        with pytest.raises(configuration.Unreadable):
            configuration.check(f"{HEAD}{section}:\n")


def test_a_desk_offers_its_weekly_times(cast: Cast) -> None:
    """programmes.md 1.2: the officers set the desk up by file; whoever sits there withdraws a single time."""
    assert _nara(cast, "desks:\n  - {name: 窓口, place: 市役所, topics: [仕事, 税金]}\n") == ["add"]
    times = "desk_times:\n  - {desk: 窓口, weekday: tue, starts: 13:00, ends: 14:00, minutes: 30, until: 2026-12-08}\n"
    assert _nara(cast, times) == ["add"]
    [office] = desk.desks_of(cast.nara.id)
    days = [slot.starts_at.date() for slot in desk.free_slots(office)]
    # The first Tuesday is today: 13:00 is still to come at ten o'clock.
    assert days == [date(2026, 11, 24)] * 2 + [date(2026, 12, 1)] * 2 + [date(2026, 12, 8)] * 2
    desk.withdraw_slot(actor=SYSTEM, slot_id=desk.free_slots(office)[2].id)
    halves = (
        "desk_times:\n  - {desk: 窓口, weekday: tue, starts: 13:00, ends: 13:30, minutes: 30, until: 2026-12-08}\n"
        "  - {desk: 窓口, weekday: tue, starts: 13:30, ends: 14:00, minutes: 30, until: 2026-12-08}\n"
    )
    assert _nara(cast, halves) == [], "the same said in two lines; what was withdrawn is not offered again"
    assert len(desk.free_slots(office)) == 5
    assert _nara(cast, "desks:\n  - {name: 窓口, place: 市役所, topics: [移住, 仕事]}\n") == ["change"]
    [office] = desk.desks_of(cast.nara.id)
    assert [topic.name for topic in office.topics.all() if topic.offered] == ["移住", "仕事"]


def _half_hour(number: int) -> time:
    return time(number // 2, number % 2 * 30)


_ATOMS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(18, 40), st.integers(1, 6), st.booleans(), st.integers(1, 3)),
    max_size=8,
    unique_by=lambda row: (row[0], row[1] // 7),
)


@given(_ATOMS, st.randoms())
def test_joining_times_keeps_every_time(rows: list[tuple[int, int, int, bool, int]], random: object) -> None:
    times = [
        desk.WeeklyTime(
            day, _half_hour(at), _half_hour(at + n), 30, by, not by, online=True, until=date(2027, 1, until)
        )
        for day, at, n, by, until in rows
    ]
    joined = desk.joined_times(times)
    random.shuffle(times)  # type: ignore[attr-defined]
    assert desk.joined_times(times) == joined == desk.joined_times(joined)

    def minutes(found: list[desk.WeeklyTime]) -> int:
        return sum((t.ends.hour - t.starts.hour) * 60 + t.ends.minute - t.starts.minute for t in found)

    assert minutes(joined) == minutes(times)
    assert len(joined) <= len(times)


def test_rounds_are_announced_as_the_file_says(db: None, story_time: object) -> None:
    """programmes.md 1.4: an attached task with a rubric; RQ04: a lottery; RQ06: approval."""
    plans = {plan.values["title"]: plan.values for plan in intake.round_plans(_loaded("minamiboso").id)}
    first, second = plans["初級の募集"], plans["中級の募集"]
    assert first["task_kind"] == "text"
    assert [line["max_points"] for line in first["rubric"]] == [5, 5, 5]
    assert (first["announced"], second["announced"]) == (True, False)
    [drawn] = intake.round_plans(_loaded("shizuoka").id)
    assert drawn.values["method"] == "lottery"
    [approved] = intake.round_plans(_loaded("ichihara").id)
    assert approved.values["needs_approval"]
    assert [one["kind"] for one in approved.values["questions"]] == ["single", "text"]


def test_an_announced_round_is_changed_on_its_page_only(db: None, story_time: object) -> None:
    _loaded("saikai")
    wanted = configuration.check(
        _text("saikai").replace("seats: 20\n    questions", "seats: 18\n    questions")
    )
    assert [change.kind for change in configuration.changes(wanted.only("rounds"))] == ["keep"]


def test_a_round_whose_time_has_passed_is_kept_among_the_staff(cast: Cast) -> None:
    course = "title: 講座, description: x, capacity: 5, apply_until: 2026-12-01, starts_on: 2026-12-02, ends_on: 2027-03-01"
    _nara(cast, f"courses:\n  - {{{course}, completion: [{{kind: all_exercises_passed}}]}}\n")
    _nara(
        cast,
        "rounds:\n  - {course: 講座, title: 春, opens_on: 2026-04-01, closes_on: 2026-04-30, seats: 5}\n",
    )
    [plan] = [plan for plan in intake.round_plans(cast.nara.id) if plan.values["title"] == "春"]
    assert not plan.values["announced"]


def test_sources_and_campaigns(cast: Cast) -> None:
    before = [view.code for view in learning.sources_of(cast.nara.id)]
    assert _nara(cast, "sources:\n  - {code: sns}\n  - {code: desk, label: 窓口}\n") == ["add", "add"]
    assert [(v.code, v.label) for v in learning.sources_of(cast.nara.id) if v.offered][1] == ("desk", "窓口")
    assert "bulletin" in before
    turned = "sources:\n  - {code: desk, label: 窓口}\n  - {code: sns}\n"
    [order] = configuration.changes(configuration.check(HEAD + turned))
    assert (order.before, order.after) == ("sns, desk", "desk, sns")
    assert _nara(cast, turned) == ["change"], "in another order"
    assert [view.code for view in learning.sources_of(cast.nara.id) if view.offered] == ["desk", "sns"]
    assert _nara(cast, turned) == []
    line = "campaigns:\n  - {code: nara-x, title: x, source: sns, headline: はたらく, closed: %s}\n"
    assert _nara(cast, line % "false") == ["add"]
    assert _nara(cast, line % "true") == ["change"]
    [campaign] = outreach.campaigns_of(cast.nara.id)
    assert campaign.closed_at is not None


def test_care_says_how_soon_somebody_is_missed(cast: Cast) -> None:
    assert _nara(cast, "care: {quiet_days: 5}\n") == ["add"]
    row = care.settings_of(cast.nara.id)
    assert (row.quiet_days, row.late_days) == (5, 3)
    with pytest.raises(Refused):
        care.set_care_settings(actor=cast.actor(cast.hanako), programme_id=cast.nara.id, quiet_days=1)


def test_courses_with_everything_they_have(db: None, story_time: object) -> None:
    """programmes.md 1.3 help meetings; 1.5 graduation work; 1.6 debut; 1.7 fifteen hours; 1.9 the second level."""
    [course] = learning.course_plans(_loaded("ichihara").id)
    kinds = [session["kind"] for session in course.values["sessions"]]
    assert kinds[:4] == ["onboarding", "session", "help", "session"]
    assert course.values["exercises"][0]["self_checked"]
    [course] = learning.course_plans(_loaded("saikai").id)
    assert {session["subject"] for session in course.values["sessions"]} > {"動画", "写真"}
    [work] = course.values["exercises"]
    assert (work["graduation"], work["reviews_needed"], len(work["rubric"])) == (True, 2, 2)
    [course] = learning.course_plans(_loaded("gojo").id)
    assert {"kind": "pieces_published", "at_least": 1} in course.values["completion"]
    [course] = learning.course_plans(_loaded("kosuge").id)
    assert course.values["timetable"]["minutes_per_day"] == 150
    first, second = learning.course_plans(_loaded("nara").id)
    assert (first.values["kind"], second.values["requires"]) == ("beginner", "beginner")
    assert [material["minutes"] for material in first.values["materials"]] == [10, 15]
    assert second.values["exercises"][0]["skill"] == "direction"


COURSE = (
    "courses:\n  - {title: 講座, description: x, capacity: 5, apply_until: 2027-01-05, starts_on: 2027-01-10, "
    "ends_on: 2027-03-01, completion: [{kind: all_exercises_passed}], %s}\n"
)


def test_what_a_course_costs_and_whether_classmates_read_each_other(cast: Cast) -> None:
    """programmes.md 3.1 RQ12; issue 3, point 3."""
    fees = "fees: [{name: 受講料, yen: 3000}, {name: テキスト, yen: 1500}]"
    work = "exercises: [{title: 紹介, instruction: x, criteria: [x], peers: after_own}]"
    assert _nara(cast, COURSE % f"{fees}, {work}") == ["add"]
    [course] = learning.course_plans(cast.nara.id)
    assert course.values["fees"] == [{"name": "受講料", "yen": 3000}, {"name": "テキスト", "yen": 1500}]
    assert course.values["exercises"][0]["peers"] == "after_own"
    assert _nara(cast, _written(cast, "courses")) == []
    dearer = COURSE % f"{fees.replace('1500', '1600')}, {work}"
    assert _nara(cast, dearer) == ["keep"], "what people applied for is changed on its page"


def test_a_course_that_cannot_be_written_whole_is_not_begun(cast: Cast) -> None:
    """programmes.md 3.1 RQ11: the limits of the contract; a skill that is not on the map."""
    session = "sessions: [{title: 第1回, starts_at: 2027-01-12 10:00, ends_at: 2027-01-12 12:00}]"
    long = COURSE % f"timetable: {{minutes_per_day: 60}}, {session}"
    strange = COURSE % "exercises: [{title: x, instruction: x, skill: seo, skill_level: 1}]"
    for section, where in ((long, "courses[1].timetable"), (strange, "courses[1].exercises[1].skill")):
        with pytest.raises(configuration.Unreadable) as unreadable:
            _nara(cast, section)
        assert [problem.where for problem in unreadable.value.problems] == [where]
        assert learning.course_plans(cast.nara.id) == []
    assert _nara(cast, COURSE % session) == ["add"]
    [course] = learning.course_plans(cast.nara.id)
    learning.set_timetable_rule(actor=SYSTEM, course_id=course.id, minutes_per_day=60)
    assert _nara(cast, _written(cast, "courses")) == [], (
        "a limit that came later is no reason to refuse the file"
    )


def test_challenges_are_changed_but_not_what_they_count(cast: Cast) -> None:
    """programmes.md 0, item 2: whoever has a stamp did just what it says."""
    line = "challenges:\n  - {title: 書いた人, picture: %s, trigger: exercise, threshold: %d, closed: %s}\n"
    assert _nara(cast, line % ("pen", 1, "false")) == ["add"]
    assert _nara(cast, line % ("star", 2, "true")) == ["change", "keep", "change"]
    [challenge] = learning.challenges_of(cast.nara.id)
    assert (challenge.picture, challenge.threshold) == ("star", 1)
    assert challenge.closed_at is not None
    rows = AuditRow.objects.count()
    assert _nara(cast, line % ("star", 2, "true")) == ["keep"]
    assert AuditRow.objects.count() == rows, "nothing is written for what stays"
    assert _nara(cast, _written(cast, "challenges")) == []
    by_hand = "challenges:\n  - {title: 助けた人, picture: hands, trigger: hand}\n"
    assert _nara(cast, by_hand) == ["add"], "one that is missing in the file stays"


def test_ready_surveys_come_by_name(db: None, story_time: object) -> None:
    """programmes.md 1.9: a needs survey before the programme; 6.4 after it."""
    plans = {plan.title: plan.values for plan in surveys.survey_plans(_loaded("nara").id)}
    assert plans["働き方についてのアンケート"]["occasion"] == "open_link"
    assert plans["修了12か月後アンケート"]["wait"] == 12
    assert not plans["修了12か月後アンケート"]["anonymous"]
    own = "surveys:\n  - {template: course, title: わたしたちの講座アンケート}\n"
    [row] = configuration.check(HEAD + own).values["surveys"]
    assert row["title"] == "わたしたちの講座アンケート"
    assert len(row["questions"]) > 3


def test_what_the_contract_asks_for(cast: Cast) -> None:
    """programmes.md 3.1 RQ28, RQ31: due days are changed, and what is asked for no more goes."""
    line = "  - {kind: %s, first: 2026-10-01, last: 2026-12-31, due_on: %s}\n"
    assert _nara(cast, "reports:\n" + line % ("progress", "2027-01-15")) == ["add"]
    assert _nara(cast, "reports:\n" + line % ("sessions", "2027-01-15")) == ["add", "remove"]
    assert _nara(cast, "reports:\n" + line % ("sessions", "2027-01-20")) == ["change"]
    assert [(row.kind, row.due_on) for row in reports.duties_of(cast.nara.id)] == [
        ("sessions", date(2027, 1, 20))
    ]


def test_seminars_with_childcare_begin_with_what_is_usual(db: None, story_time: object) -> None:
    """programmes.md 3.1 RQ13."""
    programme = _loaded("nara")
    [seminar] = [plan for plan in learning.seminar_plans(programme.id) if plan.values["childcare_offered"]]
    offer = childcare.offer_of(childcare.OccasionKind.SEMINAR, seminar.id)
    assert offer is not None
    assert (offer.places, offer.carers, offer.keep_days) == (6, 2, 30)


def test_too_few_carers_are_told_at_the_line() -> None:
    line = "childcare: {carers: 1, children_per_carer: 3, places: 4, min_months: 6, max_months: 71}\n"
    with pytest.raises(configuration.Unreadable) as unreadable:
        configuration.check(HEAD + line)
    [problem] = unreadable.value.problems
    assert (problem.line, problem.where) == (10, "childcare")
    assert "3人" in problem.reason
