"""The report of a session: it saves itself, is signed off once everybody is marked, and prints."""

from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from tests.cast import SYSTEM
from tests.learning.pages import as_
from tests.learning.school import COURSE_DAY, School
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import Conflict, Invalid, Refused
from yuiwork.learning import api as learning
from yuiwork.learning.models import AttendanceMark, SessionReport


def url(school: School, name: str = "session_report") -> str:
    return reverse(f"learning:{name}", args=["nara", school.sessions[0].id])


def save(school: School, base: int, taught: str = "題名のつけ方") -> SessionReport:
    return learning.save_session_report(
        actor=school.cast.actor(school.cast.tutor), session_id=school.sessions[0].id, base=base,
        taught=taught, follow_up="",
    )  # fmt: skip


def mark(school: School, what: AttendanceMark, reason: str = "") -> None:
    line = learning.RollLine(school.enrolment.id, what, reason)
    learning.mark_roll(
        actor=school.cast.actor(school.cast.tutor), session_id=school.sessions[0].id, lines=[line]
    )


def pdf_text(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_report_is_written_signed_printed_and_opened_again(school: School) -> None:
    school.enrolment  # noqa: B018
    guest = school.cast._staff("lent@amami.example.jp", "東", "アズマ", school.cast.nara, Role.INSTRUCTOR)
    session = school.sessions[0]
    learning.change_session(
        actor=SYSTEM, session_id=session.id, title=session.title, starts_at=session.starts_at,
        ends_at=session.ends_at, place=session.place, url=session.url, instructor_id=guest,
    )  # fmt: skip
    tutor, path = as_(school.cast.tutor), url(school)
    assert "実施報告は当日から書けます" in tutor.get(path).content.decode()
    with clock.at(COURSE_DAY):
        draft = {"taught": "題名のつけ方\n校正", "follow_up": "山田さんに声をかける", "base": "0"}
        saved = tutor.post(path, {**draft, "action": "autosave"})
        assert saved.json()["base"] == 1
        stale = tutor.post(path, {**draft, "taught": "別の端末", "action": "autosave"})
        assert stale.status_code == 409
        open_roll = tutor.post(path, {**draft, "base": "1", "action": "sign"})
        assert open_roll.status_code == 422
        assert "先に、出席簿で全員の出欠" in open_roll.content.decode()
        assert "下書き" in pdf_text(tutor.get(url(school, "session_report_pdf")).content)
        mark(school, AttendanceMark.ABSENT_TOLD, "child")
        for _ in range(2):
            assert tutor.post(path, {**draft, "base": "1", "action": "sign"}).status_code == 303
        mark(school, AttendanceMark.PRESENT)  # a correction does not touch what was signed
        html = tutor.get(path).content.decode()
        assert "欠席（連絡あり）" in html
        assert "書き直せるようにする" not in html
        text = pdf_text(tutor.get(url(school, "session_report_pdf")).content)
        for words in (
            "実施報告書",
            "東 一",
            "校正",
            "山田さんに声をかける",
            "山田 花子",
            "子どもの体調",
            "確定",
        ):
            assert words in text, words
        assert "下書き" not in text
        assert tutor.post(path, {"action": "reopen"}).status_code in {409, 422}
        assert as_(school.cast.takeda).post(path, {"action": "reopen"}).status_code == 303
    report = SessionReport.objects.get()
    assert (report.state, report.facts, report.version) == ("draft", None, 2)


def test_an_empty_report_cannot_be_signed_and_a_signed_one_not_written(school: School) -> None:
    school.enrolment  # noqa: B018
    actor, session = school.cast.actor(school.cast.tutor), school.sessions[0]
    with clock.at(COURSE_DAY):
        mark(school, AttendanceMark.PRESENT)
        with pytest.raises(Invalid, match="EMPTY"):
            learning.sign_session_report(actor=actor, session_id=session.id, base=0, taught=" ", follow_up="")
        learning.sign_session_report(actor=actor, session_id=session.id, base=0, taught="題名", follow_up="")
        with pytest.raises(Refused, match="NOT_NOW"):
            save(school, 1)


def test_two_people_do_not_overwrite_each_other(school: School) -> None:
    with clock.at(COURSE_DAY):
        save(school, 0)
        with pytest.raises(Conflict, match="CHANGED_MEANWHILE"):
            save(school, 0, "別の人")
    assert SessionReport.objects.get().taught == "題名のつけ方"


@pytest.mark.parametrize("who", ["hanako", "other_officer", "oper"])
def test_strangers_find_no_report(school: School, who: str) -> None:
    client = as_(getattr(school.cast, who))
    for name in ("session_report", "session_report_pdf"):
        assert client.get(url(school, name)).status_code == 404


@pytest.mark.parametrize("values", [{"state": "signed"}, {"facts": {}}, {"state": "lost"}])
def test_the_database_keeps_reports_whole(school: School, values: dict[str, Any]) -> None:
    with clock.at(COURSE_DAY):
        save(school, 0)
    with pytest.raises(IntegrityError, match="learning_report"), transaction.atomic():
        SessionReport.objects.update(**values)
