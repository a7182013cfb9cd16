"""What reports take from the rooms that own it: sessions, absences, skills, surveys, desk, childcare, rooms, sources."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import transaction

from tests.cast import SYSTEM
from tests.childcare.nursery import OFFER
from tests.desk.bureau import PERSON, Bureau
from tests.facilities.hall import Hall
from tests.learning.school import COURSE_DAY, School, jst
from tests.reports.office import Office, cells, excel, word
from tests.surveys.conftest import ANSWERS, EVERY_KIND
from yuiwork.core import clock
from yuiwork.desk import api as desk
from yuiwork.facilities import api as facilities
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.learning.models import AttendanceMark, Course, Enrolment
from yuiwork.outreach import api as outreach
from yuiwork.regions import api as regions
from yuiwork.reports import api as reports
from yuiwork.reports.figures import Block, Scope, provide
from yuiwork.reports.figures.indicators import rows_of
from yuiwork.surveys import api as surveys

PERIOD = (date(2026, 4, 1), date(2027, 3, 31))
FIRM: regions.OrganisationName = {
    "name": "株式会社青空商事",
    "kana": "カブシキガイシャアオゾラショウジ",
    "kind": "company",
}
PEOPLE = (("岡", "オカ"), ("木村", "キムラ"), ("須田", "スダ"))


@pytest.fixture
def school(office: Office) -> School:
    return School(office.cast)


def scope(office: Office, first: date = PERIOD[0], last: date = PERIOD[1]) -> Scope:
    return Scope(regions.programme(office.programme_id), first, last, clock.today())


def blocks(office: Office, code: str, *period: date) -> list[Block]:
    return provide(scope(office, *period), [code])


def rows(block: Block) -> list[list[object]]:
    return [list(row) for row in block.table.rows]


def five(school: School) -> list[Enrolment]:
    """Hanako, Sato and three more learn in the course."""
    Course.objects.filter(id=school.course.id).update(capacity=10)
    others = [
        school.cast.person(f"p{number}@example.jp", family, "春", (kana, "ハル"))
        for number, (family, kana) in enumerate(PEOPLE)
    ]
    ids = [school.cast.hanako, school.cast.sato, *others]
    return [school.accept(school.apply_for_course(user_id)) for user_id in ids]


def mark(school: School, enrolments: list[Enrolment], *marks: AttendanceMark, reason: str = "") -> None:
    lines = [
        learning.RollLine(
            one.id, what, reason if what in {AttendanceMark.ABSENT, AttendanceMark.ABSENT_TOLD} else ""
        )
        for one, what in zip(enrolments, marks, strict=True)
    ]
    learning.mark_roll(
        actor=school.cast.actor(school.cast.tutor), session_id=school.sessions[0].id, lines=lines
    )


def test_the_attendance_list_tells_late_excused_and_made_up_apart(office: Office, school: School) -> None:
    enrolments = five(school)
    with clock.at(COURSE_DAY):
        mark(school, enrolments, *AttendanceMark)
    [block] = blocks(office, "attendance")
    signs = {str(row[0]): row[1:] for row in rows(block)}
    assert signs == {
        "山田 花子": ["○", "－", 1],
        "佐藤 祥子": ["遅", "－", 1],
        "岡 春": ["届", "－", 0],
        "木村 春": ["×", "－", 0],
        "須田 春": ["録", "－", 0],
    }


def test_a_signed_report_counts_as_signed_and_says_what_was_taught(office: Office, school: School) -> None:
    enrolments = five(school)
    here = AttendanceMark.PRESENT
    with clock.at(COURSE_DAY):
        mark(school, enrolments, here, here, here, here, AttendanceMark.ABSENT)
        learning.sign_session_report(
            actor=school.cast.actor(school.cast.tutor), session_id=school.sessions[0].id, base=0,
            taught="見出しの付け方", follow_up="須田さんに資料を送る",
        )  # fmt: skip
        mark(school, enrolments, here, here, here, here, here)
    [sessions] = blocks(office, "sessions")
    assert rows(sessions)[0][5:] == [5, 4, 0, "2026年12月1日（火）に署名"]
    report = office.begin("sessions", *PERIOD)
    found = {str(cell) for cell in cells(excel(office.build(report)))}
    assert "見出しの付け方" in found
    assert not any("須田さん" in cell for cell in found)


def test_a_session_called_off_says_so(office: Office, school: School) -> None:
    learning.cancel_session(
        actor=school.cast.actor(school.cast.takeda), session_id=school.sessions[1].id, reason="台風のため"
    )
    [sessions] = blocks(office, "sessions")
    assert [row[5:] for row in rows(sessions)] == [[0, "－", "－", "－"], ["－", "－", "－", "中止"]]


def test_absences_are_counted_with_guidance_and_reasons_hidden_when_few(
    office: Office, school: School
) -> None:
    enrolments = five(school)
    assert blocks(office, "absences") == []
    gone = AttendanceMark.ABSENT
    with clock.at(COURSE_DAY):
        mark(school, enrolments, gone, gone, gone, gone, AttendanceMark.PRESENT, reason="illness")
        learning.guide_absentees(
            actor=school.cast.actor(school.cast.tutor),
            session_id=school.sessions[0].id,
            enrolment_ids=[one.id for one in enrolments[:3]],
            what_was_done="題名の付け方を練習しました。",
            next_step="録画をご覧ください。",
        )
    done, why = blocks(office, "absences")
    assert [row[1] for row in rows(done)] == [4, 0, 3]
    assert {row[1] for row in rows(why)} == {"x"}  # four people: health is hidden below ten


def test_courses_skills_and_stamps(office: Office, school: School) -> None:
    enrolments = five(school)
    skill = learning.create_skill(
        actor=SYSTEM, programme_id=office.programme_id, code="writing", job_kind="文章", title="書く",
        levels=["一", "二", "三", "四"],
    )  # fmt: skip
    tutor = school.cast.actor(school.cast.tutor)
    for day, level in ((jst(2026, 12, 1), 1), (jst(2027, 1, 10), 2)):
        with clock.at(day):
            for one in enrolments[:4]:
                learning.confirm_skill(actor=tutor, enrolment_id=one.id, skill_id=skill.id, level=level)
    [block] = blocks(office, "skills")
    assert rows(block) == [["書く", "文章", 0, 4, 0, 0, 4]]
    with clock.at(COURSE_DAY):
        for exercise in school.exercises:
            school.answer(school.submit(exercise), passed=True)
    [courses] = blocks(office, "courses")
    # Five learn, nobody is through; two of ten answers came.
    assert rows(courses) == [["在宅ワーク初級講座 2026秋", 5, 0, "0.0%", 0, "20.0%", 0]]
    assert "スタンプ" in courses.definition
    regions.save_indicator(
        actor=SYSTEM, programme_id=office.programme_id, code="stamps", name="スタンプ", formula="渡した数", unit="個",
        layer="activity",
    )  # fmt: skip
    [counted] = rows_of(school.cast.nara, 2026)
    assert (counted.actual, counted.counts_people) == (2, False)  # a stamp is not a person
    [earlier] = blocks(office, "courses", PERIOD[0], date(2026, 12, 13))
    assert rows(earlier)[0][5] == "20.0%"  # one of five, for the only exercise that was due


def test_surveys_come_from_their_room_with_cross_tables_and_words(office: Office) -> None:
    survey = surveys.create_survey(
        actor=SYSTEM,
        programme_id=office.programme_id,
        title="説明会アンケート",
        questions=[*EVERY_KIND, {"code": "comment", "kind": "text", "text": "ご意見", "required": False}],
    )
    with clock.at(datetime(2026, 6, 20, 10, tzinfo=JST)):
        for key in range(8):
            with transaction.atomic():
                surveys.record_response(
                    actor=SYSTEM, survey_id=survey.id, respondent_key=str(key),
                    municipality_code="29201" if key < 4 else "29207",
                    answers={**ANSWERS, "satisfaction": 5 if key < 4 else 4, "comment": f"意見{key}"},
                )  # fmt: skip
    found = {block.title: block for block in blocks(office, "surveys")}
    satisfied = found["説明会アンケート：満足度"]
    assert rows(satisfied)[3:] == [["満足", 4, "50.0%"], ["大満足", 4, "50.0%"]]
    assert satisfied.bars[3:] == (("満足", 4), ("大満足", 4))
    assert "平均" in satisfied.definition
    # An anonymous answer keeps its month only: any day of June finds it, no day of July does.
    assert blocks(office, "surveys", date(2026, 6, 25), date(2026, 6, 30))
    assert not blocks(office, "surveys", date(2026, 7, 1), date(2026, 7, 31))
    crosses = {block.title: rows(block) for block in blocks(office, "survey_crosses")}
    by_town = next(found for title, found in crosses.items() if "満足度" in title)
    assert by_town[3:] == [["満足", 0, 4], ["大満足", 4, 0]]
    _own_words, words = blocks(office, "survey_texts")
    assert rows(words) == [[f"意見{key}"] for key in range(8)]
    document = word(office.build(office.begin("surveys", *PERIOD)))
    text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "大満足\n4\n50.0%" in text
    assert "意見7" in text
    assert len(document.inline_shapes) >= 4


def test_the_desk_gives_counts_and_not_a_word(office: Office) -> None:
    bureau = Bureau(office.cast)
    counsellor = office.cast.actor(office.cast.counsellor)
    with clock.at(jst(2026, 11, 30, 15)):
        for _person in range(3):
            desk.record_walk_in(
                actor=counsellor, desk_id=bureau.office.id, submission_id=uuid4(), starts_at=jst(2026, 11, 30, 14),
                topic_id=bureau.topics[0].id, channel=desk.Channel.IN_PERSON, person=PERSON,
            )  # fmt: skip
    topics, _outcomes = blocks(office, "desk")
    assert rows(topics)[0][:2] == ["仕事", 3]
    found = cells(excel(office.build(office.begin("progress", *PERIOD))))
    assert "仕事" in found
    assert not any("橋本" in str(cell) for cell in found)


def test_childcare_tells_cost_and_hides_few_children(office: Office, school: School) -> None:
    learning.set_seminar_childcare(
        actor=office.cast.actor(office.cast.takeda), seminar_id=school.seminar.id, **OFFER
    )
    [block] = blocks(office, "childcare")
    assert rows(block)[-1] == ["合計", "", 0, 24_000]
    learning.call_off_seminar(
        actor=office.cast.actor(office.cast.takeda), seminar_id=school.seminar.id, reason="雪"
    )
    [block] = blocks(office, "childcare")
    assert str(rows(block)[0][1]).endswith("（中止）")
    assert rows(block)[-1] == ["合計", "", 0, 24_000]


def test_rooms_sources_and_processors(office: Office, school: School) -> None:
    hall = Hall(office.cast)
    hall.book()
    [use] = blocks(office, "facilities")
    assert [row[:4] for row in rows(use)] == [["パソコン席", 1, "x", "1"]]
    assert use.table.rows[0][5] != "0"
    assert facilities.usage_between(office.programme_id, date(2026, 12, 1), date(2027, 1, 1))[0].bookings == 0
    outreach.start_campaign(
        actor=office.actor, programme_id=office.programme_id, code="nara-toshokan", submission_id=uuid4(),
        title="中央図書館のポスター", source="library_poster", headline="家で、自分のペースで働く。", text="ご一緒に。",
        cost_yen=5_000,
    )  # fmt: skip
    assert any("図書館" in str(row[0]) for block in blocks(office, "sources") for row in rows(block))
    regions.save_party(
        actor=office.actor, programme_id=office.programme_id, organisation=FIRM,
        role=regions.PartyRole.PROCESSOR, task="講座の運営", since=date(2026, 4, 1),
        until=None, consented_on=date(2026, 3, 20),
    )  # fmt: skip
    [processors] = blocks(office, "processors")
    assert rows(processors) == [
        [FIRM["name"], "講座の運営", "2026年4月1日（水）", "－", "2026年3月20日（金）"]
    ]
    [before] = blocks(office, "processors", date(2025, 4, 1), date(2026, 3, 31))
    assert rows(before) == []


def test_the_report_says_how_many_of_the_staff_were_taught_about_secrecy(office: Office) -> None:
    assert office.cast.tutor
    regions.write_secrecy_text(actor=office.actor, programme_id=office.programme_id, text="話しません。")
    with clock.at(jst(2026, 12, 1)):
        regions.agree_to_secrecy(
            actor=office.cast.actor(office.cast.tutor),
            programme_id=office.programme_id,
            version=1,
            taught_on=date(2026, 11, 20),
        )
    _contractors, taught = blocks(office, "processors")
    assert rows(taught) == [[2, 1]]
    _contractors, before = blocks(office, "processors", date(2026, 4, 1), date(2026, 11, 30))
    assert rows(before) == [[2, 0]]


def test_every_figure_of_a_closed_year_is_what_the_final_report_shows(office: Office, school: School) -> None:
    """Whatever a room counts later: the frozen figure stands (RQ33)."""
    five(school)
    with clock.at(datetime(2027, 3, 31, 18, tzinfo=JST)):
        office.close(2026)
        before = [block.as_json() for block in blocks(office, "courses")]
        Enrolment.objects.exclude(user_id=school.cast.hanako).delete()
        report = office.build(office.begin("final", *PERIOD))
    assert rows(blocks(office, "courses")[0])[0][1] == "x"
    assert 5 in cells(excel(report))
    assert before[0]["rows"][0][1] == 5
    assert reports.closed_years(office.programme_id) == [2026]
