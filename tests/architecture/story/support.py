"""Rooms and PCs, the consultation desk, and tutors who notice."""

from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from uuid import uuid4

from tests.architecture.story.admission import Admission
from tests.architecture.story.opening import BEGIN
from tests.cast import SYSTEM
from yuiwork.care import api as care
from yuiwork.care.models import CareTask
from yuiwork.core import clock
from yuiwork.desk import api as desk
from yuiwork.facilities import api as facilities
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning


class Support(Admission):
    @cached_property
    def booking(self) -> Any:
        """Hanako's PC for Monday, beside a block of the studio and a day that differs."""
        monday = date(2026, 11, 30)
        facilities.block_facility(
            actor=SYSTEM,
            facility_id=self.hall.studio.id,
            title="もや会",
            first_day=monday,
            starts=time(10),
            ends=time(12),
        )
        facilities.set_exception(
            actor=SYSTEM, facility_id=self.hall.pcs.id, day=date(2026, 12, 1), reason="清掃"
        )
        return self.hall.book(
            datetime.combine(monday, time(10), JST), datetime.combine(monday, time(11), JST)
        )

    @cached_property
    def consultation(self) -> Any:
        """Somebody's for Monday, with a note and a promise."""
        row, counsellor = self.bureau.book(), self.cast.actor(self.cast.counsellor)
        desk.add_note(
            actor=counsellor, consultation_id=row.id, submission_id=uuid4(), text="お話を聞きました。"
        )
        desk.add_follow_up(
            actor=counsellor,
            consultation_id=row.id,
            submission_id=uuid4(),
            what="資料を送る",
            due_on=date(2026, 12, 1),
        )
        desk.note_outcome(actor=counsellor, consultation_id=row.id, outcome="course", on=date(2026, 11, 24))
        return row

    @property
    def free_slot(self) -> Any:
        """A time that nobody has yet."""
        return self.bureau.slots[-1]

    @cached_property
    def question(self) -> Any:
        """Hanako's to her tutor, waiting for an answer."""
        return care.ask_tutor(
            actor=self.cast.actor(self.cast.hanako),
            enrolment_id=self.school.enrolment.id,
            submission_id=uuid4(),
            subject="登録のこと",
            text="画面で止まりました。",
        )

    @cached_property
    def care_task(self) -> Any:
        """About Hanako, who has not begun; with a contact, and one time of leaving and coming back."""
        tutor, enrolment_id = self.cast.actor(self.cast.tutor), self.school.enrolment.id
        care.set_care_settings(actor=SYSTEM, programme_id=self.cast.nara.id, start_days=7)
        learning.leave_course(actor=tutor, enrolment_id=enrolment_id, reason="family")
        learning.return_to_course(actor=tutor, enrolment_id=enrolment_id)
        with clock.at(datetime(2026, 12, 8, 9, tzinfo=JST)):
            care.notice_learners()
        task = CareTask.objects.get(user_id=self.cast.hanako)
        care.log_contact(
            actor=tutor,
            task_id=task.id,
            submission_id=uuid4(),
            channel="phone",
            made_on=clock.today(),
            reached=False,
        )
        return task

    @cached_property
    def incident(self) -> Any:
        """Recorded by Tutor, with one thing done about it."""
        tutor = self.cast.actor(self.cast.tutor)
        row = care.record_incident(
            actor=tutor, programme_id=self.cast.nara.id, submission_id=uuid4(), kind="near_miss", occasion="course",
            happened_at=BEGIN, place="中央公民館", doctor=False, account="床のコードに足を引っかけた。",
        )  # fmt: skip
        care.add_incident_step(
            actor=tutor, incident_id=row.id, submission_id=uuid4(), what="コードを固定した。"
        )
        return row
