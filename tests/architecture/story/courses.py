"""A course: sessions, materials, an exercise, a certificate."""

from functools import cached_property
from typing import Any

from tests.architecture.story.opening import PDF
from tests.architecture.story.seminars import Seminars
from tests.learning.school import COURSE_DAY
from yuiwork.core import clock
from yuiwork.learning import api as learning
from yuiwork.learning import links
from yuiwork.learning.use_cases import open_calendar_feed


class Courses(Seminars):
    @cached_property
    def calendar_feed(self) -> str:
        """The token of Hanako's calendar."""
        feed = open_calendar_feed(actor=self.cast.actor(self.cast.hanako))
        return links.sign(links.CALENDAR, feed.id)

    @cached_property
    def moved_session(self) -> Any:
        """The second session, in another room; Hanako cannot come."""
        session, takeda = self.school.sessions[1], self.cast.actor(self.cast.takeda)
        learning.set_timetable_rule(actor=takeda, course_id=session.course_id, minutes_per_day=240)
        moved = learning.change_session(
            actor=takeda,
            session_id=session.id,
            title=session.title,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            place="図書館",
            url=session.url,
            capacity=10,
        )
        learning.keep_session_seat(actor=self.cast.actor(self.cast.hanako), session_id=session.id)
        learning.tell_absence(actor=self.cast.actor(self.cast.hanako), session_id=session.id, reason="child")
        return moved

    @cached_property
    def material(self) -> Any:
        """A page that Hanako has begun."""
        page = learning.create_material(
            actor=self.cast.actor(self.cast.dirk),
            course_id=self.school.course.id,
            kind="page",
            title="題名のつけ方",
            minutes=15,
            body="## 題名\n短く。\n---\n- 一つ目",
        )
        learning.keep_place(actor=self.cast.actor(self.cast.hanako), material_id=page.id, step=2)
        return page

    @cached_property
    def material_file(self) -> Any:
        return learning.create_material(
            actor=self.cast.actor(self.cast.dirk),
            course_id=self.school.course.id,
            kind="file",
            title="配布資料",
            minutes=5,
            file=learning.Upload("資料.pdf", PDF),
        )

    @cached_property
    def report(self) -> Any:
        """Of the first session, a draft."""
        with clock.at(COURSE_DAY):
            return learning.save_session_report(
                actor=self.cast.actor(self.cast.tutor),
                session_id=self.school.sessions[0].id,
                base=0,
                taught="題名のつけ方",
                follow_up="",
            )

    @cached_property
    def guided(self) -> Any:
        """Hanako, marked absent from the second session, knows what to do next."""
        session, tutor = self.moved_session, self.cast.actor(self.cast.tutor)
        with clock.at(session.ends_at):
            learning.mark_session_attendance(
                actor=tutor, session_id=session.id, enrolment_id=self.submission.enrolment_id, present=False
            )
            return learning.guide_absentees(
                actor=tutor, session_id=session.id, what_was_done="題名", next_step="課題2を読む"
            )

    @cached_property
    def course_application(self) -> Any:
        """Sato's, waiting for an answer."""
        return self.school.apply_for_course(self.cast.sato)

    @cached_property
    def submission(self) -> Any:
        """Hanako's answer to the first exercise, with a file, passed by Tutor."""
        assert self.course_application
        assert self.school.enrolment
        file = learning.Upload("自己紹介.pdf", PDF)
        submission = self.school.submit(self.school.exercises[0], files=[file])
        self.school.answer(submission, passed=True)
        return submission

    @cached_property
    def certificate(self) -> str:
        """The number of Hanako's certificate."""
        enrolment_id = self.submission.enrolment_id
        with clock.at(COURSE_DAY):
            learning.mark_session_attendance(
                actor=self.cast.actor(self.cast.tutor),
                session_id=self.school.sessions[0].id,
                enrolment_id=enrolment_id,
                present=True,
            )
            self.school.answer(self.school.submit(self.school.exercises[1]), passed=True)
        [completion] = learning.completions_of(self.cast.nara.id)
        return str(completion.number)
