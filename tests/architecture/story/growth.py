"""What a learner has to show: graduation work, stamps, skills, thanks from classmates."""

from datetime import datetime
from functools import cached_property
from typing import Any

from bench.learners import crowd
from tests.architecture.story.courses import Courses
from tests.cast import SYSTEM
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning


class Growth(Courses):
    @cached_property
    def graduation_work(self) -> Any:
        """Hanako's, judged by Dirk, waiting for Tutor."""
        assert self.certificate
        reviewers = [self.cast.dirk, self.cast.tutor]
        exercise = learning.create_exercise(
            actor=SYSTEM,
            course_id=self.school.course.id,
            title="卒業制作",
            instruction="町の魅力を伝える記事を1本。",
            criteria=[],
            graduation=True,
        )
        learning.choose_reviewers(actor=SYSTEM, exercise_id=exercise.id, user_ids=reviewers)
        work = self.school.submit(exercise)
        learning.review_graduation_work(
            actor=self.cast.actor(self.cast.dirk),
            submission_id=work.id,
            passes=True,
            good="読みごたえがあります。",
        )
        return work

    @cached_property
    def presentation_day(self) -> Any:
        """Of Hanako's course, with a guest."""
        assert self.graduation_work
        day = learning.create_presentation_day(
            actor=SYSTEM,
            course_id=self.school.course.id,
            title="発表会",
            starts_at=datetime(2027, 1, 30, 13, tzinfo=JST),
            slot_minutes=10,
        )
        learning.invite_guest(actor=SYSTEM, day_id=day.id, name="田中 健司")
        return day

    @cached_property
    def peer_note(self) -> Any:
        """Hanako thanks a classmate for an answer that the course may read."""
        assert self.graduation_work
        [other] = crowd(self.cast.nara.id, self.cast.tutor, courses=1, each=1)
        other.enrolments.update(course=self.school.course)
        exercise = learning.create_exercise(
            actor=SYSTEM,
            course_id=self.school.course.id,
            title="町の紹介文",
            instruction="読みあいましょう。",
            criteria=[],
            peers="all",
        )
        classmate = self.school.course.enrolments.exclude(user_id=self.cast.hanako).latest("id")
        answer = self.school.submit(exercise, classmate.user_id, shared=True)
        return learning.write_to_classmate(
            actor=self.cast.actor(self.cast.hanako), submission_id=answer.id, text="題名がすてきです"
        )

    @cached_property
    def challenge(self) -> Any:
        """Given by hand to Hanako, and kept."""
        row = learning.create_challenge(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            title="仲間を手伝った",
            picture="hands",
            trigger="hand",
        )
        learning.give_challenge(
            actor=SYSTEM,
            enrolment_id=self.submission.enrolment_id,
            challenge_id=row.id,
            reason="操作を教えました",
        )
        return row

    @cached_property
    def skill(self) -> Any:
        """One that Hanako estimates."""
        skill = learning.create_skill(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            code="article",
            job_kind="ライティング",
            title="記事を書く",
            levels=["見本を見て書ける", "一人で書ける", "構成から考えられる", "教えられる"],
        )
        learning.estimate_skill(actor=self.cast.actor(self.cast.hanako), skill_id=skill.id, level=2)
        return skill

    @cached_property
    def worksheet_entry(self) -> Any:
        """Hanako's self-analysis."""
        sheet = learning.create_worksheet(
            actor=SYSTEM, programme_id=self.cast.nara.id, **learning.standard_worksheet()
        )
        return learning.fill_worksheet(
            actor=self.cast.actor(self.cast.hanako), worksheet_id=sheet.id, answers={"strengths": "聞くこと"}
        )
