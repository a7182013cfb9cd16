"""The editor of the rule, waiving, the register with its files, certificates anew, courses that need one."""

import json
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.cast import SYSTEM
from tests.learning.pages import as_, page, url
from tests.learning.school import COURSE_DAY, School, heard
from tests.page_client import PageClient
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.conditions import key_of
from yuiwork.learning.events import CertificateReissued, CourseCompleted
from yuiwork.learning.models import Completion, ConditionWaiver, Course
from yuiwork.media import api as media
from yuiwork.media.events import ArticlePublished
from yuiwork.media.handlers import count_published_piece
from yuiwork.people import api as people

SESSION = {"kind": "sessions_attended", "at_least": 1}
SESSION_KEY = key_of(parse_rule([SESSION])[0])


def pass_all(school: School) -> Any:
    enrolment = school.enrolment
    for exercise in school.exercises:
        school.answer(school.submit(exercise), passed=True)
    return enrolment


def waive(school: School, **changes: Any) -> ConditionWaiver:
    values = {
        "actor": school.cast.actor(school.cast.takeda),
        "enrolment_id": school.enrolment.id,
        "key": SESSION_KEY,
        "reason": "入院のため",
    }
    return learning.waive_condition(**{**values, **changes})


def test_the_rule_is_composed_on_the_page_and_comes_into_force_as_a_whole(school: School) -> None:
    pass_all(school)
    client, path = as_(school.cast.takeda), url("completion_rule", school.course.id)
    assert "今の条件です" in page(client, path)
    rule = json.dumps(school.course.completion_rule)
    wrong = client.post(
        path, {"rule": rule, "action": "add", "kind": "sessions_ratio", "number": "120", "place": ""}
    )
    assert 'id="id_number_error"' in wrong.content.decode()
    added = client.post(
        path, {"rule": rule, "action": "add", "kind": "exercises_passed", "number": "２", "place": "1"}
    ).content.decode()
    assert "1回以上出席する、または2件以上の課題に合格する" in added
    assert "1人がすぐに修了になります" in added
    assert "山田 花子" in added
    assert Course.objects.get().completion_rule == school.course.completion_rule  # only shown so far
    new = [
        {"kind": "all_exercises_passed"},
        {"kind": "any", "of": [SESSION, {"kind": "exercises_passed", "at_least": 2}]},
    ]
    removed = client.post(path, {"rule": json.dumps(new), "action": "remove-1"}).content.decode()
    assert "、または2件" not in removed
    assert client.post(path, {"rule": json.dumps(new), "action": "save"}).status_code == 303
    assert Course.objects.get().completion_rule == new
    assert Completion.objects.count() == 1  # who meets the new rule completes at once
    for broken in ("", "[]", '[{"kind": "moon"}]', "{"):
        assert client.post(path, {"rule": broken, "action": "save"}).status_code == 404
    assert as_(school.cast.other_officer).post(path, {"rule": rule, "action": "save"}).status_code == 404
    assert as_(school.cast.tutor).get(path).status_code == 404


def test_the_officer_waives_one_condition_with_a_reason(school: School, announced: list[Event]) -> None:
    enrolment = pass_all(school)
    path = url("learner_completion", enrolment.id)
    tutor, officer = as_(school.cast.tutor), as_(school.cast.takeda)
    html = page(tutor, path)
    assert "あと1回出席する" in html
    assert "条件を免除する" not in html
    form = {"action": "waive", "key": SESSION_KEY, "reason": "入院のため"}
    refused = tutor.post(path, form)
    assert refused.status_code == 422
    assert not ConditionWaiver.objects.exists()
    missing = officer.post(path, {**form, "reason": " "})
    assert missing.status_code == 422
    assert 'id="id_reason_error"' in missing.content.decode()
    for _ in range(2):
        assert officer.post(path, form).status_code == 303
    assert ConditionWaiver.objects.get().reason == "入院のため"
    assert len(heard(announced, CourseCompleted)) == 1
    assert "入院のため" in page(officer, path)
    history = audit.history_of("learning.Enrolment", enrolment.id)
    assert "waive_condition" in [row.action for row in history]
    for stranger in (school.cast.other_officer, school.cast.sato):
        assert as_(stranger).get(path).status_code == 404


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"key": "moon"}, "NO_SUCH_CONDITION"), ({"reason": " "}, "REASON_MISSING")],
)
def test_only_a_line_of_the_rule_can_be_waived(school: School, changes: dict[str, str], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        waive(school, **changes)
    assert refusal.value.code == code


def test_a_met_condition_and_a_completed_course_need_no_waiver(school: School) -> None:
    enrolment = school.enrolment
    with clock.at(COURSE_DAY):
        learning.mark_session_attendance(
            actor=SYSTEM, session_id=school.sessions[0].id, enrolment_id=enrolment.id, present=True
        )
    with pytest.raises(Refused) as refusal:
        waive(school)
    assert refusal.value.code == "ALREADY_MET"
    pass_all(school)
    with pytest.raises(Refused) as refusal:
        waive(school)
    assert refusal.value.code == "ALREADY_COMPLETED"


def test_the_register_as_page_xlsx_and_pdf(school: School) -> None:
    pass_all(school)
    waive(school)
    client = as_(school.cast.takeda)
    html = page(client, url("register"))
    assert "有効な修了証は1枚です" in html
    assert "入院のため" in html
    sheet = load_workbook(BytesIO(client.get(url("register_xlsx")).content)).worksheets[1]
    header, row = list(sheet.iter_rows(values_only=True))
    assert header[0] == "修了証"
    assert row[:2] == ("NARA-2026-0001", "山田 花子")
    assert row[6] == "1回以上出席する（理由：入院のため）"
    reader = PdfReader(BytesIO(client.get(url("register_pdf")).content))
    text = "".join("".join(p.extract_text() for p in reader.pages).split())
    for words in ("修了者名簿", "NARA-2026-0001", "山田花子", "入院のため", "修了者1人"):
        assert words in text
    assert "この条件の修了証はありません" in page(client, url("register") + "?year=2019")
    assert "NARA-2026-0001" in page(client, url("register") + "?year=2026&kind=general")
    assert "この条件の修了証はありません" in page(client, url("register") + "?kind=director")
    assert "修了した人はまだいません" in page(
        as_(school.cast.other_officer), reverse("learning:register", args=["amami"])
    )
    for stranger in (school.cast.other_officer, school.cast.tutor, school.cast.hanako):
        for name in ("register", "register_xlsx", "register_pdf"):
            assert as_(stranger).get(url(name)).status_code == 404


def test_after_a_change_of_name_a_new_certificate_takes_the_place_of_the_old(
    school: School, announced: list[Event]
) -> None:
    school.complete()
    client, path = as_(school.cast.takeda), url("reissue", "NARA-2026-0001")
    same = client.post(path, {"reason": "汚れた"})
    assert same.status_code == 422
    assert "お名前は変わっていません" in same.content.decode()
    people.save_profile(actor=Actor(user_id=school.cast.hanako), family_name="鈴木")
    assert "鈴木 花子" in page(client, url("register"))
    with clock.at(COURSE_DAY):
        for _ in range(2):
            assert client.post(path, {"reason": "結婚による改姓"}).status_code == 303
    old, new = Completion.objects.order_by("serial")
    assert (new.number, new.family_name, new.completed_on) == ("NARA-2026-0002", "鈴木", old.completed_on)
    assert [event.old_number for event in heard(announced, CertificateReissued)] == [old.number]  # type: ignore[attr-defined]
    assert [c.number for c in learning.completions_of(school.cast.nara.id)] == [new.number]
    public = page(PageClient(), reverse("learning:certificate", args=[old.number]))
    assert "失効しています" in public
    assert new.number not in public
    document = audit.open_document(new.document_id, party_ids=[school.cast.hanako])
    assert (document.version_of, document.reason) == (old.document_id, "結婚による改姓")
    text = "".join(PdfReader(BytesIO(document.content)).pages[0].extract_text().split())
    assert "鈴木" in text
    assert "旧番号NARA-2026-0001" in text
    html = page(client, url("register"))
    assert "有効な修了証は1枚です" in html
    with pytest.raises(Refused):
        learning.reissue_certificate(
            actor=school.cast.actor(school.cast.tutor), number=new.number, reason="?"
        )


def _course(school: School, title: str, **changes: Any) -> Course:
    return learning.create_course(
        actor=SYSTEM,
        programme_id=school.cast.nara.id,
        title=title,
        description="?",
        capacity=5,
        apply_until=date(2026, 12, 20),
        starts_on=date(2026, 11, 24),
        ends_on=date(2027, 2, 1),
        **{"completion_rule": [{"kind": "all_exercises_passed"}], **changes},
    )


def test_a_directors_course_needs_a_beginners_certificate(school: School) -> None:
    Course.objects.filter(id=school.course.id).update(kind="beginner")
    course = _course(school, "ディレクター講座 2027", kind="director", requires="beginner")
    apply: dict[str, Any] = {
        "actor": Actor(user_id=school.cast.hanako),
        "course_id": course.id,
        "motive": "仕事を分ける側になりたいです。",
        "weekly_hours": 5,
    }
    with pytest.raises(Refused) as refusal:
        learning.apply_for_course(**apply, submission_id=uuid4())
    assert refusal.value.code == "CERTIFICATE_NEEDED"
    client, path = as_(school.cast.hanako), reverse("intake:apply", args=[course.id])
    assert "初級講座" in page(client, path)
    assert "申込を送る" not in page(client, path)
    school.complete()
    assert Completion.objects.get().kind == "beginner"
    assert learning.apply_for_course(**apply, submission_id=uuid4()).state == "applied"
    text = (
        PdfReader(
            BytesIO(
                audit.open_document(
                    Completion.objects.get().document_id, party_ids=[school.cast.hanako]
                ).content
            )
        )
        .pages[0]
        .extract_text()
    )
    assert "初級" in text


def _debut(school: School) -> tuple[Course, Any]:
    """A writers' course that completes with two published pieces; Hanako learns there."""
    course = _course(school, "ライター塾", completion_rule=[{"kind": "pieces_published", "at_least": 2}])
    application = learning.apply_for_course(
        actor=Actor(user_id=school.cast.hanako),
        course_id=course.id,
        submission_id=uuid4(),
        motive="書きたいです。",
        weekly_hours=5,
    )
    return course, school.accept(application)


def test_published_articles_and_pieces_elsewhere_meet_the_debut_condition(school: School) -> None:
    course, enrolment = _debut(school)
    article = media.write_article(
        actor=Actor(user_id=school.cast.hanako), programme_id=school.cast.nara.id, title="朝の霧", body="…"
    )
    event = ArticlePublished(
        article_id=article.id, programme_id=school.cast.nara.id, author_id=school.cast.hanako
    )
    for _ in range(2):  # a handler may run twice
        count_published_piece(event)
    path = url("learner_completion", enrolment.id)
    tutor = as_(school.cast.tutor)
    html = page(tutor, path)
    assert "朝の霧" in html
    assert "作品をあと1本掲載する" in html
    form = {
        "action": "piece",
        "title": "町家の夏",
        "url": "https://note.com/hanako/n1",
        "published_on_year": "2026",
        "published_on_month": "11",
        "published_on_day": "25",
        "submission_id": str(uuid4()),
    }
    assert tutor.post(path, form).status_code == 422  # tomorrow
    for _ in range(2):
        assert tutor.post(path, {**form, "published_on_day": "24"}).status_code == 303
    assert Completion.objects.get().enrolment_id == enrolment.id
    stranger = ArticlePublished(
        article_id=article.id, programme_id=school.cast.nara.id, author_id=school.cast.sato
    )
    count_published_piece(stranger)  # no learner: nothing to count
    assert course.completion_rule


def test_pieces_from_before_the_course_and_of_strangers_do_not_count(school: School) -> None:
    _course_row, enrolment = _debut(school)
    record: dict[str, Any] = {"actor": SYSTEM, "programme_id": school.cast.nara.id, "title": "古い記事"}
    for _ in range(2):
        learning.record_published_piece(
            **record, user_id=school.cast.hanako, ref_id=uuid4(), published_on=date(2026, 11, 23)
        )
    assert not Completion.objects.exists()
    with pytest.raises(NotFound):
        learning.record_published_piece(
            **record, user_id=school.cast.sato, ref_id=uuid4(), published_on=date(2026, 11, 24)
        )
    assert enrolment.state == "active"


def test_she_sees_the_rule_as_a_list_to_tick_off(school: School) -> None:
    school.enrolment  # noqa: B018
    for exercise in school.exercises:
        school.answer(school.submit(exercise), passed=True)
    html = page(as_(school.cast.hanako), reverse("learning:course", args=[school.course.id]))
    assert "すべての課題に合格する" in html
    assert "あと1回出席する" in html
    assert html.count("済") >= 1
