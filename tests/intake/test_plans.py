"""The hearing before the course and the plan agreed with the learner."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.intake.office import Office, code_of
from tests.learning.school import heard
from tests.learning.test_constraints import copied, refused
from tests.page_client import PageClient
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.intake.events import PlanAnswered, PlanShown
from yuiwork.intake.models import Hearing, HearingWay, LearningPlan
from yuiwork.intake.queries.next_steps import next_steps
from yuiwork.intake.queries.plans import prompts
from yuiwork.intake.use_cases import answer_plan, save_hearing, show_plan
from yuiwork.learning.models import CourseApplication


@pytest.fixture
def learner(office: Office) -> CourseApplication:
    """Hanako, accepted, with Tutor."""
    sheet = office.apply()
    office.decide(sheet)
    assert sheet.application_id
    return CourseApplication.objects.get(id=sheet.application_id)


def talk(office: Office, who: str, application: CourseApplication, **changes: Any) -> Hearing:
    values: dict[str, Any] = {
        "held_on": date(2026, 11, 24),
        "way": HearingWay.PHONE,
        "answers": {"why": "書くのが好き", "unknown": "?", "income": " "},
    }
    return save_hearing(
        actor=office.cast.actor(getattr(office.cast, who)),
        programme_id=office.cast.nara.id,
        application_id=application.id,
        **{**values, **changes},
    )


def plan(office: Office, who: str, application: CourseApplication, **changes: Any) -> LearningPlan:
    values: dict[str, Any] = {
        "submission_id": uuid4(),
        "goal": "月に3万円",
        "steps": "12月 課題を出す\n1月 はじめての仕事",
        "weekly_hours": 8,
    }
    return show_plan(
        actor=office.cast.actor(getattr(office.cast, who)),
        programme_id=office.cast.nara.id,
        application_id=application.id,
        **{**values, **changes},
    )


def test_the_prompts_are_those_of_the_handbook() -> None:
    codes = [prompt.code for prompt in prompts()]
    assert len(codes) == len(set(codes)) == 11
    assert all(prompt.ja and prompt.en for prompt in prompts())


def test_what_was_said_is_kept_by_prompt(office: Office, learner: CourseApplication) -> None:
    assert talk(office, "tutor", learner).answers == {"why": "書くのが好き"}
    assert talk(office, "takeda", learner, note="夜が働きやすい").answers == {"why": "書くのが好き"}
    row = Hearing.objects.get()
    assert (row.author_id, row.note) == (office.cast.takeda, "夜が働きやすい")
    refused("intake_hearing_way", lambda: Hearing.objects.update(way="telepathy"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"held_on": date(2026, 11, 25)}, "HELD_LATER"), ({"answers": {"why": " "}}, "NOTHING_SAID")],
)
def test_a_record_says_something_about_the_past(
    office: Office, learner: CourseApplication, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        talk(office, "tutor", learner, **changes)
    assert code_of(refusal) == code


@pytest.mark.parametrize("who", ["hanako", "other_officer", "sato"])
def test_strangers_accompany_nobody(office: Office, learner: CourseApplication, who: str) -> None:
    for act in (talk, plan):
        with pytest.raises(NotFound):
            act(office, who, learner)


def test_another_tutor_is_a_stranger_too(office: Office, learner: CourseApplication) -> None:
    other = office.cast._staff("t2@nara.example.jp", "原", "ハラ", office.cast.nara, Role.TUTOR)
    client = PageClient().sign_in(other)
    for name in ("hearing", "plan_staff"):
        assert client.get(reverse(f"intake:{name}", args=["nara", learner.id])).status_code == 404


def test_she_asks_for_a_change_and_agrees_to_the_next_version(
    office: Office, learner: CourseApplication, announced: list[Event]
) -> None:
    her, key = Actor(user_id=office.cast.hanako), uuid4()
    first = plan(office, "tutor", learner, submission_id=key)
    assert plan(office, "tutor", learner, submission_id=key).id == first.id
    with pytest.raises(Invalid) as refusal:
        answer_plan(actor=her, plan_id=first.id, agree=False)
    assert refusal.value.field == "wish"
    for _ in range(2):
        answer_plan(actor=her, plan_id=first.id, agree=False, wish="夜にしたい")
    second = plan(office, "tutor", learner, weekly_hours=6)
    assert second.version == 2
    with pytest.raises(Refused):
        answer_plan(actor=her, plan_id=first.id, agree=True)
    for _ in range(2):
        answer_plan(actor=her, plan_id=second.id, agree=True)
    assert sorted(LearningPlan.objects.values_list("state", flat=True)) == ["agreed", "replaced"]
    assert len(heard(announced, PlanShown)) == 2
    assert [e.agreed for e in heard(announced, PlanAnswered)] == [False, True]  # type: ignore[attr-defined]
    with pytest.raises(NotFound):
        answer_plan(actor=Actor(user_id=office.cast.sato), plan_id=second.id, agree=True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"goal": " "}, "goal"), ({"steps": ""}, "steps"), ({"weekly_hours": 61}, "weekly_hours")],
)
def test_a_plan_is_whole(
    office: Office, learner: CourseApplication, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        plan(office, "tutor", learner, **changes)
    assert refusal.value.field == field


def test_plans_are_constrained(office: Office, learner: CourseApplication) -> None:
    row = plan(office, "tutor", learner)
    rows = LearningPlan.objects.filter(id=row.id)
    refused("intake_plan_", lambda: rows.update(state="lost"))
    refused("intake_plan_answered_when", lambda: rows.update(state="agreed"))
    refused("intake_plan_wish_said", lambda: rows.update(state="asked", answered_at=row.created_at))
    refused("intake_plan_weekly_hours", lambda: rows.update(weekly_hours=0))
    refused("intake_plan_sent_once", lambda: copied(row, version=2, state="replaced"))
    refused("intake_plan_version_once", lambda: copied(row, submission_id=uuid4(), state="replaced"))
    refused("intake_plan_one_in_force", lambda: copied(row, submission_id=uuid4(), version=2))


def test_the_way_over_the_pages(office: Office, learner: CourseApplication) -> None:
    tutor, her = PageClient().sign_in(office.cast.tutor), PageClient().sign_in(office.cast.hanako)
    path = reverse("intake:hearing", args=["nara", learner.id])
    form = {"held_on_year": "2026", "held_on_month": "11", "held_on_day": "24", "way": "phone"}
    assert "子どもが小さいうちは" in tutor.get(path).content.decode()
    assert tutor.post(path, form).status_code == 422
    answer = tutor.post(path, {**form, "why": "書くのが好き"})
    assert answer.status_code == 303
    planning = answer["Location"]
    assert "書くのが好き" in tutor.get(planning).content.decode()
    values = {"goal": "月に3万円", "steps": "課題を出す", "weekly_hours": "８", "submission_id": str(uuid4())}
    assert tutor.post(planning, {**values, "goal": ""}).status_code == 422
    assert tutor.post(planning, values).status_code == 303
    [step] = next_steps(Actor(user_id=office.cast.hanako))
    html = her.get(step.url).content.decode()
    assert "月に3万円" in html
    assert her.post(step.url, {"action": "ask", "wish": ""}).status_code == 422
    assert her.post(step.url, {"action": "ask", "wish": "夜にしたい"}).status_code == 303
    assert "夜にしたい" in tutor.get(planning).content.decode()
    assert step.url in her.get(reverse("intake:mine", args=[learner.id])).content.decode()
    for client, pages in ((tutor, (path, planning)), (her, (step.url,))):
        client.cookies["django_language"] = "en"
        for page in pages:
            assert client.get(page).status_code == 200
    assert PageClient().sign_in(office.cast.sato).get(step.url).status_code == 404
