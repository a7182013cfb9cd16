"""Materials in short slots: made by staff, kept to the course, continued where each learner stopped."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from tests.learning.pages import as_, url
from tests.learning.school import School
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.learning import api as learning
from yuiwork.learning.models import Material, MaterialProgress
from yuiwork.learning.queries.materials import study_of

PDF = b"%PDF-1.7 made for a test"
BODY = "## 一つ目\n短く書く。\n---\n## 二つ目\n- 具体的に\n---\n## 三つ目\n<b>太字</b>"


def own(name: str, *more: object) -> str:
    return reverse(f"learning:{name}", args=more)


def make(school: School, **changes: Any) -> Material:
    values: dict[str, Any] = {"kind": "page", "title": "題名のつけ方", "minutes": 15, "body": BODY, **changes}
    return learning.create_material(
        actor=school.cast.actor(school.cast.dirk), course_id=school.course.id, **values
    )


def form(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "page", "title": "題名", "minutes": "15", "session": "", "body": BODY, "url": "",
        "submission_id": str(uuid4()), **changes,
    }  # fmt: skip


def test_the_director_makes_pages_videos_and_files(school: School) -> None:
    client, path = as_(school.cast.dirk), url("material_new", school.course.id)
    page = form(session=str(school.sessions[0].id))
    for _ in range(2):
        assert client.post(path, page).status_code == 303
    video = form(kind="video", title="動画", minutes="8", url="https://video.example/1", body="")
    assert client.post(path, video).status_code == 303
    upload = SimpleUploadedFile("../資料.exe", PDF)
    file = form(kind="file", title="配布資料", minutes="5", body="", file=upload)
    assert client.post(path, file).status_code == 303
    rows = list(Material.objects.order_by("number").values_list("title", "kind", "file_name"))
    assert rows == [("題名", "page", ""), ("動画", "video", ""), ("配布資料", "file", "資料.exe")]
    stored = Material.objects.get(kind="file")
    assert str(stored.content.name).endswith(".pdf")
    html = client.get(url("materials_staff", school.course.id)).content.decode()
    assert "合計約28分" in html
    client.post(url("material_edit", stored.id), {"action": "up"})
    assert [m.title for m in Material.objects.order_by("number")] == ["題名", "配布資料", "動画"]
    keep = {**form(kind="file", title="配布資料 改", body=""), "file": ""}
    assert client.post(url("material_edit", stored.id), keep).status_code == 303
    stored.refresh_from_db()
    assert (stored.title, stored.file_name) == ("配布資料 改", "資料.exe")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"body": ""}, "body"),
        ({"kind": "video", "url": ""}, "url"),
        ({"kind": "video", "url": "http://plain.example"}, "url"),
        ({"kind": "file"}, "file"),
        ({"kind": "file", "file": SimpleUploadedFile("a.pdf", b"MZ\x90\x00\x01\x02")}, "file"),
        ({"minutes": "61"}, "minutes"),
    ],
)
def test_what_is_missing_is_said_at_its_field(school: School, changes: dict[str, Any], field: str) -> None:
    answer = as_(school.cast.dirk).post(url("material_new", school.course.id), form(**changes))
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Material.objects.exists()


def test_she_goes_on_where_she_stopped(school: School) -> None:
    school.enrolment  # noqa: B018
    first, second = make(school), make(school, title="見出しのつけ方", minutes=10)
    client, path = as_(school.cast.hanako), own("material", first.id)
    course = own("course", school.course.id)
    assert "次の教材を始める：題名のつけ方" in client.get(course).content.decode()
    assert "一つ目" in client.get(path).content.decode()
    answer = client.post(path, {"step": "1", "action": "next"})
    assert answer["Location"] == f"{path}?step=2"
    assert client.post(path, {"step": "2", "action": "stop"})["Location"] == own("home")
    html = client.get(path).content.decode()
    assert "二つ目" in html
    assert "3画面のうち2" in html
    assert "続きから始める：題名のつけ方" in client.get(course).content.decode()
    client.post(path, {"step": "2", "action": "next"})
    last = client.get(path).content.decode()
    assert "&lt;b&gt;太字" in last
    assert "この教材を終える" in last
    client.post(path, {"step": "3", "action": "done"})
    shown = client.get(course).content.decode()
    assert "2件のうち1件が済み、残り約10分です" in shown
    assert f"次の教材を始める：{second.title}" in shown
    assert client.get(f"{path}?step=99").status_code == 200
    assert client.get(f"{path}?step=x").status_code == 200
    assert MaterialProgress.objects.get().step == 3


def test_what_was_opened_last_comes_first(school: School) -> None:
    enrolment = school.enrolment
    rows = [make(school, title=str(n)) for n in range(3)]
    actor = school.cast.actor(school.cast.hanako)
    for minute, row in ((1, rows[2]), (2, rows[1])):
        with clock.at(clock.now().replace(minute=minute)):
            learning.keep_place(actor=actor, material_id=row.id, step=2)
    slots = study_of([(enrolment.id, school.course.id)])[enrolment.id]
    assert slots.next_slot is not None
    assert slots.next_slot.title == "1"
    assert [slot.state for slot in slots.slots] == ["new", "begun", "begun"]
    assert learning.keep_place(actor=actor, material_id=rows[0].id, step=99).step == 3


def test_only_the_course_reads_its_materials(school: School) -> None:
    school.enrolment  # noqa: B018
    page = make(school)
    file = make(school, kind="file", body="", file=learning.Upload("資料.pdf", PDF))
    paths = [own("material", page.id), own("material_file", file.id), own("material_offline", page.id)]
    for who, status in (
        ("hanako", 200),
        ("tutor", 200),
        ("sato", 404),
        ("other_officer", 404),
        ("oper", 404),
    ):
        client = as_(getattr(school.cast, who))
        answers = [client.get(path) for path in paths]
        assert [answer.status_code for answer in answers] == [status] * 3, who
        assert answers[1].getvalue() if status == 200 else True  # a download is read to its end
    tutor = as_(school.cast.tutor)
    assert tutor.post(paths[0], {"step": "1", "action": "next"}).status_code == 404
    with pytest.raises(NotFound):
        learning.keep_place(actor=school.cast.actor(school.cast.sato), material_id=page.id, step=1)
    download = as_(school.cast.hanako).get(paths[1])
    assert download["Content-Disposition"].startswith("attachment")
    assert download.getvalue() == PDF
    offline = as_(school.cast.hanako).get(paths[2])
    text = offline.content.decode()
    assert all(words in text for words in ("一つ目", "二つ目", "三つ目"))
    assert "src=" not in text
    assert "<link" not in text


def test_another_courses_session_cannot_hold_it(school: School) -> None:
    with pytest.raises(NotFound):
        make(school, session_id=uuid4())
    with pytest.raises(Invalid, match="TEXT_TOO_LONG"):
        make(school, body="あ" * 30_001)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"body": ""}, "learning_material_has_something"),
        ({"kind": "video", "url": "javascript:x"}, "learning_material_has_something"),
        ({"kind": "file"}, "learning_material_has_something"),
        ({"minutes": 0}, "learning_material_minutes"),
    ],
)
def test_the_database_keeps_materials_whole(school: School, values: dict[str, Any], constraint: str) -> None:
    row = make(school)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Material.objects.filter(id=row.id).update(**values)


def test_two_materials_cannot_stand_at_one_place(school: School) -> None:
    first, second = make(school), make(school)
    Material.objects.filter(id=second.id).update(number=first.number)
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="learning_material_number_once"):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
