"""Skill map and worksheets: who sets and reads what, what they mean for the certificate, their pages."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.pages import as_, page, url
from tests.learning.school import School, jst
from tests.learning.test_constraints import copied, refused
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.learning import api as learning
from yuiwork.learning.models import Completion, Exercise, Skill, SkillMark, Worksheet, WorksheetEntry
from yuiwork.learning.queries.skills import confirmed_levels, skill_map

LEVELS = ["見本を見て書ける", "一人で書ける", "構成から考えられる", "人に教えられる"]


def skill(school: School, code: str = "article", **changes: Any) -> Skill:
    values: dict[str, Any] = {
        "code": code,
        "job_kind": "ライティング",
        "title": "記事を書く",
        "levels": LEVELS,
        **changes,
    }
    return learning.create_skill(actor=SYSTEM, programme_id=school.cast.nara.id, **values)


def sheet(school: School) -> Worksheet:
    return learning.create_worksheet(
        actor=SYSTEM, programme_id=school.cast.nara.id, **learning.standard_worksheet()
    )


def fill(school: School, worksheet: Worksheet, **answers: str) -> WorksheetEntry:
    return learning.fill_worksheet(
        actor=Actor(user_id=school.cast.hanako), worksheet_id=worksheet.id, answers=answers
    )


def test_her_estimate_is_not_a_confirmation_and_history_grows(school: School) -> None:
    enrolment, row = school.enrolment, skill(school)
    hanako, tutor = Actor(user_id=school.cast.hanako), school.cast.actor(school.cast.tutor)
    for level in (3, 3, 4):
        learning.estimate_skill(actor=hanako, skill_id=row.id, level=level)
    assert confirmed_levels(school.cast.hanako, school.cast.nara.id) == {}
    learning.confirm_skill(actor=tutor, enrolment_id=enrolment.id, skill_id=row.id, level=2, note="記事3本")
    [state] = skill_map(school.cast.hanako, school.cast.nara.id)
    assert (state.own, state.confirmed, state.confirmed_words) == (4, 2, "一人で書ける")
    assert [(m.source, m.level) for m in state.history] == [("self", 3), ("self", 4), ("tutor", 2)]
    for wrong in (0, 5):
        with pytest.raises(Invalid):
            learning.estimate_skill(actor=hanako, skill_id=row.id, level=wrong)
    with pytest.raises(NotFound):
        learning.estimate_skill(actor=Actor(user_id=school.cast.sato), skill_id=row.id, level=1)


@pytest.mark.parametrize("who", ["takeda", "other_officer", "hanako"])
def test_only_her_tutor_and_the_teachers_confirm(school: School, who: str) -> None:
    with pytest.raises(Refused) as refusal:
        learning.confirm_skill(
            actor=school.cast.actor(getattr(school.cast, who)),
            enrolment_id=school.enrolment.id,
            skill_id=skill(school).id,
            level=2,
        )
    assert refusal.value.code == "NOT_HER_TUTOR"


def test_a_passed_exercise_shows_its_skill_but_never_lowers_it(school: School) -> None:
    row = skill(school)
    for exercise, level in zip(school.exercises, (3, 2), strict=True):
        learning.change_exercise(
            actor=SYSTEM,
            exercise_id=exercise.id,
            title=exercise.title,
            instruction="?",
            criteria=[],
            skill_id=row.id,
            skill_level=level,
        )
    school.enrolment  # noqa: B018
    for exercise in school.exercises:
        school.answer(school.submit(exercise), passed=True)
    assert confirmed_levels(school.cast.hanako, school.cast.nara.id) == {"article": 3}
    assert SkillMark.objects.get().note == "自己紹介文"


def test_a_skill_of_another_programme_is_not_found(school: School) -> None:
    foreign = learning.create_skill(
        actor=SYSTEM, programme_id=school.cast.amami.id, code="a", job_kind="b", title="c", levels=LEVELS
    )
    with pytest.raises(NotFound):
        learning.confirm_skill(
            actor=school.cast.actor(school.cast.tutor),
            enrolment_id=school.enrolment.id,
            skill_id=foreign.id,
            level=1,
        )
    with pytest.raises(NotFound):
        learning.create_exercise(
            actor=SYSTEM,
            course_id=school.course.id,
            title="?",
            instruction="?",
            criteria=[],
            skill_id=foreign.id,
            skill_level=1,
        )


def test_skill_and_worksheet_can_complete_a_course(school: School) -> None:
    row, worksheet, enrolment = skill(school), sheet(school), school.enrolment
    learning.change_completion_rule(
        actor=SYSTEM,
        course_id=school.course.id,
        rule=[
            {"kind": "skill_at_level", "skill": "article", "level": 2, "title": "記事を書く"},
            {"kind": "worksheets_filled", "at_least": 2},
        ],
    )
    confirm: dict[str, Any] = {
        "actor": school.cast.actor(school.cast.tutor),
        "enrolment_id": enrolment.id,
        "skill_id": row.id,
    }
    with clock.at(jst(2026, 11, 30)):
        fill(school, worksheet, strengths="講座の前に書いた")  # before the course began: does not count
    with clock.at(jst(2026, 12, 2)):
        learning.confirm_skill(**confirm, level=1)
        fill(school, worksheet, strengths="聞くこと")
        missing = learning.progress_of(school.cast.hanako).courses[0].missing
        assert missing == ("スキル「記事を書く」は今レベル1（必要：2）", "自己分析シートをあと1回書く")
        learning.confirm_skill(**confirm, level=2)
        fill(school, worksheet, strengths="聞くこと、まとめること")  # the same day: continues
        assert not Completion.objects.exists()
    with clock.at(jst(2027, 1, 20)):
        fill(school, worksheet, ideal_self="地元の記事を書く人")
    assert Completion.objects.get().enrolment_id == enrolment.id


def test_worksheets_stand_side_by_side_and_stay_private(school: School) -> None:
    enrolment, worksheet = school.enrolment, sheet(school)
    hanako, path = as_(school.cast.hanako), reverse("learning:worksheet", args=[sheet(school).id])
    assert hanako.post(path, {"strengths": " "}).status_code == 422
    assert hanako.post(path, {"strengths": "聞くこと"}).status_code == 303
    with clock.at(jst(2027, 1, 20)):
        assert hanako.post(path, {"strengths": "まとめること"}).status_code == 303
        html = page(hanako, path)
    assert html.rindex("聞くこと") < html.rindex("まとめること")  # below the form, the earlier one first
    assert "2026年11月24日" in html
    assert "1年後、どんなふうに" in html
    staff = url("learner_worksheets", enrolment.id)
    assert "聞くこと" in page(as_(school.cast.tutor), staff)
    assert "聞くこと" not in page(as_(school.cast.dirk), staff)
    first = WorksheetEntry.objects.earliest("filled_on")
    share = reverse("learning:worksheet_share", args=[first.id])
    assert as_(school.cast.sato).post(share, {"shared": "1"}).status_code == 404
    assert hanako.post(share, {"shared": "1"}).status_code == 303
    html = page(as_(school.cast.dirk), staff)
    assert "聞くこと" in html
    assert "まとめること" not in html
    colleague = school.cast._staff("t2@nara.example.jp", "原", "ハラ", school.cast.nara, Role.TUTOR)
    for stranger in (school.cast.takeda, school.cast.other_officer, school.cast.sato, colleague):
        assert as_(stranger).get(staff).status_code == 404
    assert as_(school.cast.sato).get(path).status_code == 404
    assert worksheet.prompts[0]["code"] == "strengths"


def test_the_skill_pages(school: School) -> None:
    enrolment, officer = school.enrolment, as_(school.cast.takeda)
    assert "スキルマップはまだありません" in page(as_(school.cast.hanako), reverse("learning:skills"))
    form = {
        "job_kind": "ライティング",
        "title": "記事を書く",
        "code": "article",
        "levels": "\n".join(LEVELS[:3]),
        "submission_id": str(uuid4()),
    }
    wrong = officer.post(url("skills_staff"), form)
    assert 'id="id_levels_error"' in wrong.content.decode()
    for _ in range(2):
        assert officer.post(url("skills_staff"), {**form, "levels": "\n".join(LEVELS)}).status_code == 303
    row = Skill.objects.get()
    twice = officer.post(
        url("skills_staff"), {**form, "levels": "\n".join(LEVELS), "submission_id": str(uuid4())}
    )
    assert 'id="id_code_error"' in twice.content.decode()
    hanako = as_(school.cast.hanako)
    estimate = reverse("learning:skill_estimate", args=[row.id])
    assert hanako.post(estimate, {"level": "3"}).status_code == 303
    assert hanako.post(estimate, {"level": "x"}).status_code == 409
    tutor, path = as_(school.cast.tutor), url("learner_skills", enrolment.id)
    assert "本人の見立て：3. 構成から考えられる" in page(tutor, path)
    assert tutor.post(path, {"skill": str(row.id), "level": ""}).status_code == 422
    assert tutor.post(path, {"skill": str(uuid4()), "level": "2"}).status_code == 404
    assert tutor.post(path, {"skill": str(row.id), "level": "2", "note": "記事3本"}).status_code == 303
    html = page(hanako, reverse("learning:skills"))
    for words in ("1個のスキルのうち1個が確認ずみです", "2：一人で書ける", "記事3本", "<svg"):
        assert words in html
    assert "確認する" not in page(officer, path)
    for stranger in (school.cast.other_officer, school.cast.sato):
        assert as_(stranger).get(path).status_code == 404


def test_the_officer_adds_worksheets(school: School) -> None:
    officer = as_(school.cast.takeda)
    assert "標準の自己分析シートを加える" in page(officer, url("worksheets_staff"))
    assert officer.post(url("worksheets_staff"), {"action": "standard"}).status_code == 303
    form = {
        "code": "first-month",
        "title": "1か月目",
        "intro": "",
        "questions": "できたこと\n\n困っていること",
    }
    assert officer.post(url("worksheets_staff"), {**form, "questions": ""}).status_code == 422
    assert officer.post(url("worksheets_staff"), form).status_code == 303
    assert [len(row.prompts) for row in Worksheet.objects.order_by("code")] == [2, 13]
    school.enrolment  # noqa: B018
    assert "1か月目" in page(as_(school.cast.hanako), reverse("learning:worksheets"))


def test_what_the_database_refuses(school: School) -> None:
    school.enrolment  # noqa: B018
    row = skill(school)
    refused("learning_skill_code_once", lambda: copied(row, number=9))
    refused("learning_skill_number_once", lambda: copied(row, code="b"))
    refused("learning_skill_named", lambda: Skill.objects.update(title=""))
    mark = learning.estimate_skill(actor=Actor(user_id=school.cast.hanako), skill_id=row.id, level=1)
    refused("learning_skill_mark_level", lambda: copied(mark, level=5))
    refused("learning_skill_mark_source", lambda: copied(mark, source="moon"))
    refused(
        "learning_exercise_skill_level",
        lambda: Exercise.objects.filter(id=school.exercises[0].id).update(skill=row),
    )
    worksheet = sheet(school)
    refused("learning_worksheet_code_once", lambda: copied(worksheet))
    entry = fill(school, worksheet, strengths="聞くこと")
    refused("learning_worksheet_once_a_day", lambda: copied(entry))
    refused("learning_worksheet_has_answers", lambda: WorksheetEntry.objects.update(answers={}))
