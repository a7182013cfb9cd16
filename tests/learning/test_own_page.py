"""What she finds on her own pages of learning: whose offer it is, what comes next, how many stamps, what was held."""

from uuid import uuid4

from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.pages import as_, page, url
from tests.learning.school import AFTER_SEMINAR, APPLICANT, School, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.learning import api as learning
from yuiwork.learning.queries.mail import ticket_path

HOME = reverse("learning:home")
DRAWN = 'fill="var(--accent-soft)"'  # a stamp that was given


def invent(school: School, title: str, picture: str, trigger: str) -> None:
    """A challenge of the programme."""
    learning.create_challenge(
        actor=SYSTEM, programme_id=school.cast.nara.id, title=title, picture=picture, trigger=trigger
    )


def attends(school: School) -> None:
    """Her tutor marks Hanako present in the first session."""
    learning.mark_session_attendance(
        actor=school.cast.actor(school.cast.tutor),
        session_id=school.sessions[0].id,
        enrolment_id=school.enrolment.id,
        present=True,
    )


def apply_url(school: School) -> str:
    return reverse("learning:seminar_apply", args=[school.seminar.id])


def test_each_offer_names_its_programme_and_her_town_stands_first(school: School) -> None:
    school.course, school.seminar  # noqa: B018 - announced
    school.new_seminar(
        programme_id=school.cast.amami.id,
        title="島の説明会",
        starts_at=jst(2026, 11, 26, 10),
        ends_at=jst(2026, 11, 26, 11),
        survey_id=None,
    )
    html = page(as_(school.cast.sato), HOME)
    assert html.count("なららワーク（奈良市）") == 2
    assert "フリーランス寺子屋（奄美市）" in html
    assert html.index("はじめての在宅ワーク説明会") < html.index(
        "島の説明会"
    )  # the island's is a day earlier


def test_whoever_works_here_is_told_whose_offer_it_is(school: School) -> None:
    school.course  # noqa: B018
    html = page(as_(school.cast.takeda), HOME)
    assert "いま受講者にご案内している講座と説明会です" in html
    assert "いま受講者にご案内している" not in page(as_(school.cast.sato), HOME)


def test_a_session_of_the_next_days_stands_there_once(school: School) -> None:
    school.enrolment  # noqa: B018
    client, path = as_(school.cast.hanako), reverse("learning:session", args=[school.sessions[0].id])
    with clock.at(jst(2026, 11, 28, 9)):
        html = page(client, HOME)
    assert "これから7日間の予定" in html
    assert html.count(f'href="{path}"') == 1
    assert "https://meet.example/course" in html
    assert "次の回" in page(client, HOME)  # still more than a week away


def test_as_many_stamps_are_counted_as_drawn(school: School) -> None:
    school.enrolment  # noqa: B018
    invent(school, "はじめての出席", "door", "session")
    with clock.at(jst(2026, 12, 1, 11)):
        attends(school)
        html = page(as_(school.cast.hanako), HOME)
    assert "これまでに2個" in html
    assert html.count(DRAWN) == 2


def test_a_session_that_was_held_says_whether_she_came_and_what_comes_next(school: School) -> None:
    school.enrolment  # noqa: B018
    first, second = school.sessions
    learning.create_material(
        actor=SYSTEM,
        course_id=school.course.id,
        session_id=first.id,
        kind="page",
        title="題名のつけ方",
        minutes=15,
        body="題名は短く。",
    )
    client, path = as_(school.cast.hanako), reverse("learning:session", args=[first.id])
    with clock.at(jst(2026, 12, 1, 13)):
        assert "この回の出欠はまだ記録されていません" in page(client, path)
        attends(school)
        html = page(client, path)
    for words in (
        "ご参加ありがとうございました",
        "題名のつけ方",
        reverse("learning:session", args=[second.id]),
    ):
        assert words in html


def test_whoever_has_applied_is_led_to_her_ticket(page_client: PageClient, school: School) -> None:
    client = page_client.sign_in(school.cast.hanako)
    assert "会員登録はいりません" not in page(client, apply_url(school))
    form = {**APPLICANT, "childcare": "on", "submission_id": str(uuid4())}
    assert client.post(apply_url(school), form).status_code == 303
    html = page(client, apply_url(school))
    own = school.seminar.applications.get()
    assert ticket_path(own.id) in html
    assert 'name="family_name"' not in html
    assert 'name="family_name"' in page(PageClient(), apply_url(school))


def test_a_full_seminar_offers_the_waiting_list_once(page_client: PageClient, school: School) -> None:
    full = school.new_seminar(venue_seats=1, online_url="", online_seats=0)
    school.apply(seminar_id=full.id, given_name="次郎", email="b@example.jp")
    path = reverse("learning:seminar_apply", args=[full.id])
    html = page(page_client, path)
    assert 'type="checkbox" name="wait"' not in html
    assert 'name="wait" value="on"' in html
    form = {**APPLICANT, "childcare": "on", "submission_id": str(uuid4()), "wait": ["", "on"]}
    assert page_client.post(path, form).status_code == 303
    assert full.applications.get(email="hanako@example.jp").state == "waiting"


def test_staff_read_words_for_staff(school: School) -> None:
    enrolment, client = school.enrolment, as_(school.cast.tutor)
    invent(school, "仲間を手伝った", "hands", "hand")
    stamps = page(client, url("learner_stamps", enrolment.id))
    assert "チューターや講師が手で渡すスタンプです" in stamps
    assert "お渡しします" not in stamps
    learning.create_skill(
        actor=SYSTEM,
        programme_id=school.cast.nara.id,
        code="writing",
        title="文章を書く",
        job_kind="ライティング",
        levels=["読む", "写す", "書く", "直す"],
    )
    skills = page(client, url("learner_skills", enrolment.id))
    assert "本人の見立て" in skills
    assert "自分の見立て" not in skills


def test_after_the_seminar_nobody_is_expected_any_more(school: School) -> None:
    school.apply()
    path, client = url("seminar_door", school.seminar.id), as_(school.cast.tutor)
    assert "まだの方" in page(client, path)
    with clock.at(AFTER_SEMINAR):
        html = page(client, path)
    assert "来なかった方" in html
    assert "まだの方" not in html
    assert "6文字の英数字" in html


def test_marks_nobody_has_are_left_empty(school: School) -> None:
    school.enrolment  # noqa: B018
    client = as_(school.cast.tutor)
    with clock.at(jst(2026, 12, 1, 13)):
        attends(school)
        html = page(client, url("attendance"))
    assert "data-numeric>1</td>" in html
    assert "data-numeric>0</td>" not in html


def test_the_register_has_no_empty_remarks(school: School) -> None:
    school.complete()
    assert '<td data-label="備考"></td>' in page(as_(school.cast.takeda), url("register"))
