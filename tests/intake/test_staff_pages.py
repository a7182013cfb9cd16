"""What officers and directors do; 404 for everybody else, other programmes' staff included."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM
from tests.intake.office import TASK, Office
from tests.page_client import PageClient
from yuiwork.core.actor import Role
from yuiwork.intake.models import Announcement, IntakeRound, Outcome, Selection
from yuiwork.learning.models import CourseApplication, Enrolment
from yuiwork.regions import api as regions


def url(name: str, *more: object) -> str:
    return reverse(f"intake:{name}", args=["nara", *more])


def as_(who: object) -> PageClient:
    return PageClient().sign_in(who)  # type: ignore[arg-type]


def pages_of(office: Office) -> dict[str, str]:
    """Every staff page, with its own things on it."""
    row = office.call(**TASK, needs_approval=True)
    sheet = office.apply(office.cast.sato, task_text="ならまち")
    selection = office.decide(sheet, actor=office.director)
    course = office.school.course
    return {
        "applications": url("applications"),
        "application": url("application", sheet.application_id),
        "approvals": url("approvals"),
        "telling": url("telling"),
        "telling_course": url("telling_course", course.id),
        "letter_preview": url("letter_preview", selection.id),
        "rounds": url("rounds"),
        "round_new": url("round_new", course.id),
        "round": url("round", row.id),
        "round_edit": url("round_edit", row.id),
    }


@pytest.mark.parametrize("who", ["takeda", "dirk"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_officers_and_directors_open_every_page(office: Office, who: str, language: str) -> None:
    client = as_(getattr(office.cast, who))
    client.cookies["django_language"] = language
    for name, path in pages_of(office).items():
        assert client.get(path).status_code == 200, name


@pytest.mark.parametrize("who", ["tutor", "other_officer", "hanako", "oper"])
def test_others_find_nothing(office: Office, who: str) -> None:
    client = as_(getattr(office.cast, who))
    for name, path in pages_of(office).items():
        assert client.get(path).status_code == 404, name
        assert client.post(path).status_code in {404, 405}, name


def test_another_programmes_rows_are_404_under_ones_own_slug(office: Office) -> None:
    paths = pages_of(office)
    regions.appoint_staff(
        actor=SYSTEM, programme_id=office.cast.amami.id, user_id=office.cast.dirk, role=Role.DIRECTOR
    )
    client = as_(office.cast.dirk)
    for name in ("application", "telling_course", "letter_preview", "round_new", "round", "round_edit"):
        assert client.get(paths[name].replace("/nara/", "/amami/")).status_code == 404, name


def test_without_a_programme_in_the_address_she_comes_to_her_own(office: Office) -> None:
    client, short = as_(office.cast.takeda), reverse("intake:applications")
    assert client.get(short)["Location"] == url("applications")
    regions.appoint_staff(
        actor=SYSTEM, programme_id=office.cast.amami.id, user_id=office.cast.takeda, role=Role.OFFICER
    )
    html = client.get(short).content.decode()
    assert url("applications") in html
    assert "フリーランス寺子屋" in html


def test_the_officer_accepts_with_a_tutor(office: Office) -> None:
    office.call(seats=1)
    sheet = office.apply()
    client, path = as_(office.cast.takeda), url("application", sheet.application_id)
    office.cast.tutor  # noqa: B018 - appointed
    assert "山田 花子" in client.get(url("applications")).content.decode()
    html = client.get(path).content.decode()
    assert "林 一（現在0人を担当）" in html
    assert "第1回募集：定員1人のうち0人が決定" in html  # of the round
    assert "講座全体：定員2人のうち0人が受講" in html
    assert "子どもが小さいうちは" in html
    missing = client.post(path, {"decision": "accept", "tutor": "", "reason": ""})
    assert missing.status_code == 422
    assert 'id="id_tutor_error"' in missing.content.decode()
    form = {"decision": "accept", "tutor": str(office.cast.tutor), "reason": ""}
    assert client.post(path, form).status_code == 303
    assert Enrolment.objects.get().tutor_id == office.cast.tutor
    assert "受講決定" in client.get(url("applications") + "?show=decided").content.decode()


def test_a_decline_without_a_reason_is_told_at_its_field(office: Office) -> None:
    client, path = as_(office.cast.takeda), url("application", office.apply().application_id)
    answer = client.post(path, {"decision": "decline", "tutor": "", "reason": ""})
    assert 'id="id_reason_error"' in answer.content.decode()
    assert client.post(path, {"decision": "decline", "tutor": "", "reason": "定員のため"}).status_code == 303
    assert CourseApplication.objects.get().state == "declined"


def test_an_application_that_learning_took_in_is_shown_too(office: Office) -> None:
    """Imported or made by the demo: no sheet, no receipt, the same decision."""
    application = office.school.apply_for_course()
    client = as_(office.cast.takeda)
    assert client.get(url("application", application.id)).status_code == 200
    assert "山田 花子" in client.get(url("applications")).content.decode()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"山田 花子", "佐藤 祥子"}),
        ("?words=やまだ", set()),
        ("?words=ヤマダハナコ", {"山田 花子"}),
        ("?words=山田花子", {"山田 花子"}),
        ("?show=decided", {"田中 健司"}),
        ("?show=all", {"山田 花子", "佐藤 祥子", "田中 健司"}),
        ("?show=waiting", {"佐藤 祥子"}),
        ("?show=nonsense&course=nonsense", {"山田 花子", "佐藤 祥子"}),
    ],
)
def test_the_list_is_filtered(office: Office, query: str, names: set[str]) -> None:
    office.apply()
    office.decide(office.apply(office.cast.sato), Outcome.WAIT)
    office.decide(office.apply(office.cast.kenji), Outcome.DECLINE)
    html = as_(office.cast.takeda).get(url("applications") + query).content.decode()
    assert {name for name in ("山田 花子", "佐藤 祥子", "田中 健司") if name in html} == names
    if not names:
        assert "あてはまる申込はありません" in html


def test_a_receipt_and_a_round_find_her(office: Office) -> None:
    row = office.call()
    sheet = office.apply()
    client = as_(office.cast.takeda)
    for query in (f"?words={sheet.shown_receipt}", f"?round={row.id}", f"?course={row.course_id}"):
        assert "山田 花子" in client.get(url("applications") + query).content.decode()


def test_several_are_ticked_decided_read_and_told(office: Office) -> None:
    office.cast.tutor  # noqa: B018 - appointed
    ids = [str(office.apply(u).application_id) for u in (office.cast.hanako, office.cast.sato)]
    client, path = as_(office.cast.takeda), url("applications")
    wrong = client.post(path, {"chosen": ids, "decision": "decline", "reason": ""})
    assert wrong.status_code == 422
    assert wrong.content.decode().count(" checked") >= 2
    assert client.post(path, {"decision": "accept", "reason": ""}).status_code == 422
    assert client.post(path, {"chosen": ids, "decision": "accept", "reason": ""}).status_code == 303
    assert url("telling_course", office.school.course.id) in client.get(url("telling")).content.decode()
    telling = url("telling_course", office.school.course.id)
    assert "2通の通知を送る" in client.get(telling).content.decode()
    letter = client.get(url("letter_preview", Selection.objects.all()[0].id))
    assert letter.content.startswith(b"%PDF")
    key = {"submission_id": str(uuid4())}
    for _ in range(2):
        assert client.post(telling, key).status_code == 303
    assert Announcement.objects.count() == 1
    assert "2人のうち0人に知らせました" in client.get(telling).content.decode()
    assert client.post(telling, {"submission_id": "nonsense"}).status_code == 404


def test_both_sides_see_what_waits_for_approval_and_one_finds_the_buttons(office: Office) -> None:
    office.call(needs_approval=True)
    selection = office.decide(office.apply(), actor=office.director)
    director, officer, path = as_(office.cast.dirk), as_(office.cast.takeda), url("approvals")
    assert "山田 花子" in director.get(path).content.decode()
    assert "承認する</button>" not in director.get(path).content.decode()
    assert "承認する</button>" in officer.get(path).content.decode()
    form = {"selection": str(selection.id), "action": "return", "answer": ""}
    assert officer.post(path, form).status_code == 422
    assert officer.post(path, {**form, "answer": "市外の方です"}).status_code == 303
    assert "市外の方です" in director.get(path).content.decode()
    assert director.post(path, {**form, "action": "approve"}).status_code == 422


def test_a_round_is_planned_announced_and_closed_on_screen(office: Office) -> None:
    client = as_(office.cast.takeda)
    form = {
        "title": "第1回募集", "opens_on_0": "2026", "opens_on_1": "11", "opens_on_2": "24",
        "closes_on_0": "令和8", "closes_on_1": "11", "closes_on_2": "２８", "seats": "２", "method": "selection",
        "offer_days": "3", "intro": "", "task_kind": "none", "task_title": "", "task_instruction": "",
        "submission_id": str(uuid4()),
    }  # fmt: skip
    new = url("round_new", office.school.course.id)
    names = [
        name
        for name in ("opens_on_year", "opens_on_0")
        if f'name="{name}"' in client.get(new).content.decode()
    ]
    if names == ["opens_on_year"]:
        parts = ("year", "month", "day")
        form = {
            (f"{k[:-1]}{parts[int(k[-1])]}" if k[-2:] in {"_0", "_1", "_2"} else k): v
            for k, v in form.items()
        }
    wrong = client.post(new, {**form, "seats": "9"})
    assert wrong.status_code == 422
    assert 'id="id_seats_error"' in wrong.content.decode()
    answer = client.post(new, form)
    assert answer.status_code == 303
    path = answer["Location"]
    assert "この募集を公開する" in client.get(path).content.decode()
    client.post(path, {"action": "announce"})
    assert "第1回募集" in client.get(url("rounds")).content.decode()
    assert client.post(f"{path}edit/", {**form, "title": "追加募集"}).status_code == 303
    client.post(path, {"action": "close"})
    row = IntakeRound.objects.get()
    assert (row.title, row.state) == ("追加募集", "closed")
