"""A year of learning in one programme: a past seminar and course with its people, and what is open now."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.demo.load.calendar import DemoCalendar
from yuiwork.demo.load.names import person_name
from yuiwork.demo.load.people import SYSTEM, Named, create_person
from yuiwork.demo.programmes import DemoProgramme
from yuiwork.learning import api as learning
from yuiwork.outreach import api as outreach
from yuiwork.people import api as people
from yuiwork.regions import api as regions
from yuiwork.surveys import api as surveys

SESSIONS = 4  # of the pattern: one every two weeks fits into the sixty days of a demo course


@dataclass(frozen=True, slots=True)
class Learner:
    """One invented person and how far she came."""

    user_id: UUID
    email: str
    applicant: dict[str, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A course with its sessions and exercises in order."""

    course_id: UUID
    sessions: list[UUID]
    exercises: list[UUID]


@dataclass(frozen=True, slots=True)
class Staff:
    officer: Actor
    director: Actor
    tutor: Actor


@dataclass(slots=True)
class School:
    """What the loader knows of one programme while it tells its year."""

    row: DemoProgramme
    programme: regions.Programme
    staff: Staff
    calendar: DemoCalendar
    graduate: UUID | None = None  # the persona who has been through it all
    beginner: UUID | None = None  # the persona who is in the middle of a course

    def open_now(self) -> UUID:
        """What visitors find today: a hybrid seminar and a course that take applications; the seminar."""
        day, standard = self.calendar.weekday(10, 10), childcare.standard_of(self.programme.id)
        seminar = learning.create_seminar(
            actor=self.staff.officer, programme_id=self.programme.id,
            title="説明会「家で働く、はじめの一歩」",
            description="在宅ワークの実際、講座の内容、先輩の体験談をお話しします。お子さま連れも歓迎です。",
            starts_at=day, ends_at=day + timedelta(hours=2), venue_name=self.row.venue,
            venue_address=f"{self.row.place} {self.row.venue}", venue_seats=20,
            online_url=f"https://meet.example.jp/{self.row.slug}", online_seats=50, childcare_offered=standard is not None,
            survey_id=self._survey(), venue_access="駐車場があります。入口に案内の職員が立っています。",
        )  # fmt: skip
        if standard is not None:
            names = (
                "places",
                "carers",
                "children_per_carer",
                "min_months",
                "max_months",
                "bring",
                "cost_yen",
                "keep_days",
            )
            learning.set_seminar_childcare(
                actor=self.staff.officer,
                seminar_id=seminar.id,
                **{name: getattr(standard, name) for name in names},
            )
        self._call_people()
        self.plan_course(start=21, title=f"{self.row.course}（次期）")
        return seminar.id

    def _call_people(self) -> None:
        """The papers and posts of the file, and how often their pages were opened in the last days."""
        for number, campaign in enumerate(outreach.campaigns_of(self.programme.id)):
            for days in (6, 5, 3, 3, 2, 2, 2, 1, 1)[number * 3 :]:
                with clock.at(self.calendar.day(-days)):
                    outreach.count_visit(campaign_id=campaign.id)

    def history(self, first_number: int) -> list[Learner]:
        """Last season: everyone applied, most came, most of those learned and completed. Returns the completers."""
        calendar, count = self.calendar, self.row.learners
        with clock.at(calendar.day(-200)):
            seminar = self._past_seminar()
            planned = self.plan_course(start=-170, title=f"{self.row.course}（前期）")
        with clock.at(calendar.day(-195)):
            learners = [self.new_learner(first_number + n) for n in range(count)]
            if self.graduate is not None:
                learners[0] = known_learner(self.graduate)
            applications = [self._apply(seminar, learner) for learner in learners]
        came = max(1, count - count // 6)
        with clock.at(calendar.day(-189, 13)):
            for application in applications[:came]:
                learning.mark_seminar_attendance(
                    actor=self.staff.tutor, application_id=application, present=True
                )
        with clock.at(calendar.day(-188)):
            for number, application in enumerate(applications[:came]):
                learning.answer_survey(actor=SYSTEM, application_id=application, answers=_answers(number))
        enrolled = learners[: max(1, came - came // 5)]
        self._enrol(planned.course_id, enrolled)
        completed = enrolled[: max(1, len(enrolled) - len(enrolled) // 8)]
        self._study(planned.exercises, completed)
        return completed

    def _past_seminar(self) -> UUID:
        day = self.calendar.day(-190)
        return learning.create_seminar(
            actor=self.staff.officer, programme_id=self.programme.id, title="説明会「家で働くという選択」",
            description="はじめての方のための説明会です。", starts_at=day, ends_at=day + timedelta(hours=2),
            venue_name=self.row.venue, venue_address=self.row.place, venue_seats=30,
            online_url=f"https://meet.example.jp/{self.row.slug}-1", online_seats=30, survey_id=self._survey(),
        ).id  # fmt: skip

    def _survey(self) -> UUID:
        return surveys.create_survey(
            actor=self.staff.officer, programme_id=self.programme.id, title="説明会アンケート",
            questions=surveys.exit_survey_questions(), intro="2分ほどで終わります。",
        ).id  # fmt: skip

    def plan_course(self, *, start: int, title: str) -> Planned:
        calendar, pattern = self.calendar, self.row.pattern
        first = calendar.weekday(start)
        course = learning.create_course(
            actor=self.staff.officer, programme_id=self.programme.id, title=title,
            description=pattern["description"],
            capacity=max(20, self.row.learners), apply_until=(first - timedelta(days=4)).date(),
            starts_on=first.date(), ends_on=(first + timedelta(days=60)).date(),
            completion_rule=[{"kind": "all_exercises_passed"}], for_whom=self.row.for_whom,
            kind=pattern.get("kind", learning.CourseKind.GENERAL.value),
        )  # fmt: skip
        fees = [learning.Fee(**fee) for fee in pattern.get("fees", [])]
        learning.set_course_fees(actor=self.staff.officer, course_id=course.id, fees=fees)
        sessions = []
        for number, session in enumerate(self.row.sessions[:SESSIONS], 1):
            day = calendar.weekday(start + 14 * (number - 1))
            made = learning.create_session(
                actor=self.staff.officer, course_id=course.id, title=session["title"], starts_at=day,
                ends_at=day + timedelta(hours=2), place=self.row.venue,
                url=f"https://meet.example.jp/{self.row.slug}-c{number}",
            )  # fmt: skip
            sessions.append(made.id)
        exercises = [
            learning.create_exercise(
                actor=self.staff.officer, course_id=course.id, title=exercise["title"],
                instruction=exercise["instruction"], criteria=exercise.get("criteria", ["だれのためかが伝わる"]),
                peers=exercise.get("peers", "none"), due_on=(first + timedelta(days=14 * (number + 1))).date(),
            ).id
            for number, exercise in enumerate(self.row.exercises)
        ]  # fmt: skip
        return Planned(course.id, sessions, exercises)

    def new_learner(self, number: int) -> Learner:
        family, given, family_kana, given_kana = person_name(number)
        email = f"{self.row.slug}{number:03d}@demo.yuiwork.example"
        code = self.row.code if not self.row.code.endswith("000") else f"{self.row.code[:2]}100"
        user_id = create_person(
            Named(
                email, family, given, family_kana, given_kana, "6308580", code, f"{self.row.place} 本町1-1-1"
            )
        )
        applicant = {
            "family_name": family, "given_name": given, "family_kana": family_kana, "given_kana": given_kana,
            "email": email, "phone": "", "municipality_code": code,
        }  # fmt: skip
        return Learner(user_id, email, applicant)

    def _apply(self, seminar_id: UUID, learner: Learner) -> UUID:
        return learning.apply_for_seminar(
            actor=Actor(user_id=learner.user_id), seminar_id=seminar_id, submission_id=uuid4(),
            place="venue" if learner.user_id.int % 3 else "online", childcare=False, source="bulletin", wait=False,
            **learner.applicant,
        ).id  # fmt: skip

    def _enrol(self, course_id: UUID, learners: list[Learner]) -> None:
        tutor_id = self.staff.tutor.user_id
        for learner in learners:
            with clock.at(self.calendar.day(-185)):
                application = learning.apply_for_course(
                    actor=Actor(user_id=learner.user_id), course_id=course_id, submission_id=uuid4(),
                    motive="子どもが小さいあいだ、家で少しずつ収入を得たいです。", weekly_hours=10,
                )  # fmt: skip
            with clock.at(self.calendar.day(-180)):
                learning.decide_course_application(
                    actor=self.staff.officer, application_id=application.id,
                    decision=learning.CourseDecision.ACCEPT, tutor_id=tutor_id,
                )  # fmt: skip

    def _study(self, exercises: list[UUID], learners: list[Learner]) -> None:
        for number, exercise_id in enumerate(exercises):
            for learner in learners:
                with clock.at(self.calendar.day(-160 + 14 * number)):
                    submission = learning.submit_exercise(
                        actor=Actor(user_id=learner.user_id), exercise_id=exercise_id, submission_id=uuid4(),
                        text="わたしの強みは、相手の話を最後まで聞いて、まとめられることです。" * 5,
                    )  # fmt: skip
                with clock.at(self.calendar.day(-158 + 14 * number)):
                    learning.give_feedback(
                        actor=self.staff.tutor, submission_id=submission.id, passed=True,
                        good="ご自分の言葉で書けていて、読み手に届きます。",
                    )  # fmt: skip


def known_learner(user_id: UUID) -> Learner:
    """A persona as a learner, under her own name and address."""
    profile = people.profile_of(user_id)
    assert profile is not None
    applicant = {
        "family_name": profile.family_name, "given_name": profile.given_name, "family_kana": profile.family_kana,
        "given_kana": profile.given_kana, "email": profile.user.email, "phone": "",
        "municipality_code": profile.municipality_code,
    }  # fmt: skip
    return Learner(user_id, profile.user.email, applicant)


def create_staff(row: DemoProgramme, programme: regions.Programme, personas: dict[str, UUID]) -> Staff:
    """Officer, director and tutor of a programme: its personas, or invented ones where it has none."""
    held = {role: _holder(row, programme, role) for role in (Role.OFFICER, Role.DIRECTOR, Role.TUTOR)}
    return Staff(*(regions.actor_for(held[role]) for role in (Role.OFFICER, Role.DIRECTOR, Role.TUTOR)))


def _holder(row: DemoProgramme, programme: regions.Programme, role: Role) -> UUID:
    present = regions.staff_of(programme.id, role)
    if present:
        return present[0]
    words = {
        Role.OFFICER: ("担当", "タントウ"),
        Role.DIRECTOR: ("導", "ミチビキ"),
        Role.TUTOR: ("伴", "トモ"),
    }
    family, kana = words[role]
    who = Named(
        f"{role}-{row.slug}@demo.yuiwork.example", family, row.place[:2], kana, row.place_kana[:3],
        "6308580", "29201", f"{row.place}",
    )  # fmt: skip
    user_id = create_person(who)
    regions.appoint_staff(actor=SYSTEM, programme_id=programme.id, user_id=user_id, role=role)
    return user_id


def _answers(number: int) -> dict[str, str | int | list[str]]:
    intention = ("definitely", "definitely", "if_timing_fits", "if_timing_fits", "undecided")[number % 5]
    return {
        "purpose": ["with_children", "at_home"] if number % 2 else ["flexible_hours"],
        "intention": intention,
        "satisfaction": 5 if number % 3 else 4,
        "worries": ["find_work"],
        "experience": "no",
        "comment": "",
    }
