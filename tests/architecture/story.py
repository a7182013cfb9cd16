"""One story that makes one thing of every kind, through the use-cases, with all handlers running.

Hanako learns in Nara with Tutor, completes her course, works for Aozora (Kenji) and is paid. Sato applies and
proposes too. Takeda and Dirk serve Nara; Other serves Amami; Emi's firm orders nothing. Everybody visits on
Friday 2026-11-27 at noon: after the seminar, before the jobs close.
"""

from datetime import date, datetime, time
from functools import cached_property
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from bench.learners import crowd
from tests.cast import SYSTEM, Cast
from tests.desk.bureau import Bureau
from tests.facilities.hall import Hall
from tests.hub.coaching import Coaching
from tests.imports.desk import HANA, HEAD, as_csv
from tests.imports.desk import Desk as ImportDesk
from tests.intake.office import TASK, Office
from tests.learning.school import COURSE_DAY, School
from tests.market.desk import Desk
from tests.money.conftest import Teller
from yuiwork.audit import api as audit
from yuiwork.care import api as care
from yuiwork.care.models import CareTask
from yuiwork.config.wiring import WIRING
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.events import Event
from yuiwork.core.ids import new_id
from yuiwork.desk import api as desk
from yuiwork.facilities import api as facilities
from yuiwork.hub import api as hub
from yuiwork.intake import api as intake
from yuiwork.intake.models import IntakeRound, Offer
from yuiwork.intake.queries.answers import questions_of
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.learning import links
from yuiwork.learning.use_cases import open_calendar_feed
from yuiwork.market import api as market
from yuiwork.media import api as media
from yuiwork.money import api as money
from yuiwork.money.models import ImportedLine, LineState, Payout
from yuiwork.notifications.models import MailAttachment, Message
from yuiwork.regions import api as regions
from yuiwork.reports import api as reports
from yuiwork.reports.models import ReportDuty, ReportFile, YearCorrection
from yuiwork.surveys import api as surveys
from yuiwork.surveys.links import token_of
from yuiwork.surveys.use_cases import begin_answering, begin_by_open_link, draft_survey

BEGIN = datetime(2026, 11, 24, 10, tzinfo=JST)
WORK_DAY = datetime(2026, 11, 26, 9, tzinfo=JST)
VISIT = datetime(2026, 11, 27, 12, tzinfo=JST)
PAYDAY = date(2026, 11, 27)
PDF = b"%PDF-1.7 made for a test"
SUSPICIOUS = "データ入力の仕事です。簡単作業で、詳細は面談でお伝えします。高額報酬です。"
PEOPLE = (
    "hanako",
    "sato",
    "kenji",
    "emi",
    "tutor",
    "takeda",
    "dirk",
    "carer",
    "counsellor",
    "other_officer",
    "oper",
)


def tell_everybody(event: Event) -> None:
    """Every handler of the wiring table at once, as if the worker had caught up."""
    for wire in WIRING.get(event.name, ()):
        module, _, function = wire.handler.rpartition(".")
        with transaction.atomic():
            getattr(import_module(module), function)(event)


class Story:
    """Things by name; each is made when first named, all of them by ``tell``."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.people: dict[str, UUID] = {name: getattr(cast, name) for name in PEOPLE}
        self.coaching = Coaching(cast)
        self.school: School = self.coaching.school
        self.desk: Desk = self.coaching.desk
        self.office = Office(self.school)
        self.teller = Teller(cast)
        self.hall = Hall(cast)
        self.bureau = Bureau(cast)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Everybody with her roles at the time of the visit; the story gives none afterwards."""
        return {name: self.cast.actor(user_id) for name, user_id in self.people.items()}

    def tell(self) -> "Story":
        """Make everything, in the order of life."""
        with clock.at(BEGIN):
            for name in (
                "track",
                "loan",
                "indicator",
                "note",
                "meeting",
                "promise",
                "promotion",
                "application",
                "open_seminar",
                "campaign",
                "announcement",
                "scoring",
                "form_round",
                "plan",
                "lottery_round",
                "offer",
                "consultation",
                "question",
                "care_task",
                "incident",
                "invitation",
                "draft_survey",
                "child_place",
                "certificate",
                "presentation_day",
                "skill",
                "challenge",
                "peer_note",
                "worksheet_entry",
                "calendar_feed",
                "guided",
                "material",
                "material_file",
                "report",
                "draft_file",
                "draft_job",
                "held_job",
                "proposal",
                "booking",
            ):
                getattr(self, name)
        with clock.at(WORK_DAY):
            for name in ("delivery_file", "accepted", "article", "line", "refund"):
                getattr(self, name)
        with clock.at(VISIT):
            for name in (
                "payout",
                "message",
                "attachment",
                "import_run",
                "report_file",
                "report_duty",
                "correction",
            ):
                getattr(self, name)
        return self

    # regions

    @cached_property
    def track(self) -> regions.Track:
        return regions.save_track(
            actor=SYSTEM, programme_id=self.cast.nara.id, code="seo", name="SEOライティング", kind="service"
        )

    @cached_property
    def indicator(self) -> regions.Indicator:
        return regions.save_indicator(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            code="migrants",
            name="移住者数",
            formula="転入した人数",
            unit="人",
            layer="outcome",
        )

    @cached_property
    def meeting(self) -> Any:
        """Owner and operator have met."""
        return regions.save_meeting(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            held_on=date(2026, 11, 20),
            kind="kick_off",
            attended="奈良市、運営事務局",
            decided="月に1回会う",
        )

    @cached_property
    def promise(self) -> Any:
        """The tutor was taught about secrecy and has agreed."""
        programme_id = self.cast.nara.id
        regions.write_secrecy_text(actor=SYSTEM, programme_id=programme_id, text="知ったことを話しません。")
        return regions.agree_to_secrecy(
            actor=self.cast.actor(self.cast.tutor),
            programme_id=programme_id,
            version=1,
            taught_on=date(2026, 11, 20),
        )

    @cached_property
    def note(self) -> Any:
        return regions.pin_note(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            kind="promised",
            text="夏に説明会",
            submission_id=uuid4(),
        )

    @cached_property
    def promotion(self) -> regions.Promotion:
        """Dirk proposes Tutor as a director."""
        return regions.propose_promotion(
            actor=self.cast.actor(self.cast.dirk),
            programme_id=self.cast.nara.id,
            user_id=self.cast.tutor,
            to_role=Role.DIRECTOR,
            reason="よく教えている",
            submission_id=uuid4(),
        )

    @property
    def tutor_role(self) -> regions.StaffLine:
        lines = regions.staff_history(self.cast.nara.id)
        return next(line for line in lines if line.user_id == self.cast.tutor)

    @cached_property
    def loan(self) -> Any:
        """Amami asks Nara for Tutor and waits."""
        return regions.ask_for_loan(
            actor=self.cast.actor(self.cast.other_officer),
            programme_id=self.cast.amami.id,
            home_slug="nara",
            user_id=self.cast.tutor,
            role=Role.INSTRUCTOR,
            since=PAYDAY,
            ends_on=date(2026, 12, 20),
            submission_id=uuid4(),
        )

    # learning

    @cached_property
    def application(self) -> Any:
        """Hanako's for the seminar."""
        return self.school.apply(self.cast.actor(self.cast.hanako))

    @cached_property
    def open_seminar(self) -> Any:
        """One that visitors can still apply for."""
        seminar = self.school.new_seminar(
            title="年末の説明会",
            series_title="季節の説明会",
            starts_at=datetime(2026, 12, 18, 10, tzinfo=JST),
            ends_at=datetime(2026, 12, 18, 11, tzinfo=JST),
        )
        self.school.move(seminar, hours=1)
        learning.set_sources(
            actor=self.cast.actor(self.cast.takeda),
            programme_id=self.cast.nara.id,
            lines=[{"code": "library_poster", "label": "", "offered": True}],
        )
        return seminar

    @cached_property
    def child_place(self) -> Any:
        """Hanako's child at the seminar; Carer is on duty, Takeda has looked at the list."""
        from tests.childcare.nursery import CHILD, OFFER
        from yuiwork.childcare import api as childcare
        from yuiwork.childcare.models import ChildcareRequest
        from yuiwork.childcare.use_cases import open_day_list

        assert self.application
        officer = self.cast.actor(self.cast.takeda)
        childcare.set_standard(actor=officer, programme_id=self.cast.nara.id, **OFFER)
        learning.set_seminar_childcare(actor=officer, seminar_id=self.school.seminar.id, **OFFER)
        request = ChildcareRequest.objects.get()
        childcare.set_duty(
            actor=officer, occasion_id=request.occasion_id, user_ids=frozenset({self.cast.carer})
        )
        place = childcare.register_child(
            actor=self.cast.actor(self.cast.hanako),
            request_id=request.id,
            submission_id=request.id,
            **CHILD,
        )
        open_day_list(actor=officer, occasion_id=request.occasion_id)
        return place

    @property
    def childcare_token(self) -> str:
        from yuiwork.childcare import links as childcare_links

        return childcare_links.sign(self.child_place.request_id)

    @cached_property
    def campaign(self) -> Any:
        """A poster in the library, opened once."""
        from yuiwork.outreach import api as outreach

        row = outreach.start_campaign(
            actor=self.cast.actor(self.cast.takeda),
            programme_id=self.cast.nara.id,
            submission_id=self.open_seminar.id,
            code="nara-toshokan",
            title="図書館のポスター",
            source="library_poster",
            headline="家で、自分のペースで働く。",
            text="",
            cost_yen=12_000,
        )
        outreach.count_visit(campaign_id=row.id)
        return row

    @property
    def ticket(self) -> str:
        return links.sign(links.TICKET, self.application.id)

    @property
    def survey(self) -> str:
        return links.sign(links.SURVEY, self.application.id)

    # surveys

    @cached_property
    def needs_survey(self) -> surveys.Survey:
        """Open to everybody."""
        return surveys.create_survey(
            actor=SYSTEM, programme_id=self.cast.nara.id, title="働き方についてのアンケート",
            questions=surveys.exit_survey_questions(), occasion=surveys.Occasion.OPEN_LINK,
        )  # fmt: skip

    @cached_property
    def draft_survey(self) -> surveys.Survey:
        """Takeda prepares it."""
        return draft_survey(
            actor=self.cast.actor(self.cast.takeda), programme_id=self.cast.nara.id,
            questions=surveys.exit_survey_questions(), settings={"title": "準備中のアンケート"},
        )  # fmt: skip

    @cached_property
    def invitation(self) -> str:
        """Somebody has begun to answer it."""
        row = begin_by_open_link(
            actor=Actor.visitor(), survey_id=self.needs_survey.id, submission_id=self.needs_survey.id
        )
        begin_answering(actor=Actor.visitor(), invitation_id=row.id, named=False)
        with transaction.atomic():  # and somebody else has sent hers
            surveys.record_response(
                actor=SYSTEM, survey_id=self.needs_survey.id, respondent_key="visitor:1",
                answers={"purpose": ["at_home"], "intention": "definitely", "satisfaction": 4},
            )  # fmt: skip
        return token_of(row.id)

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

    # intake

    @cached_property
    def round(self) -> IntakeRound:
        """Announced, with a file to hand in; in the course of the school."""
        office = self.office
        task = {**TASK, "task_kind": intake.TaskKind.FILE, "closes_on": self.school.course.apply_until}
        planned = office.plan(**task)
        office.ask(planned)
        return intake.announce_round(actor=office.officer, round_id=planned.id)

    @cached_property
    def form_round(self) -> IntakeRound:
        """In preparation, with two questions of its own."""
        planned = self.office.plan(title="第2回募集")
        for text in ("得意なことは？", "苦手なことは？"):
            self.office.ask(planned, text=text)
        return IntakeRound.objects.get(id=planned.id)

    @property
    def form_question_id(self) -> UUID:
        return questions_of(self.form_round)[0].id

    @cached_property
    def sheet(self) -> Any:
        """Emi's, with the file of the task."""
        assert self.round
        [asked] = questions_of(self.round)
        file = learning.Upload("課題.pdf", PDF)
        return self.office.apply(self.cast.emi, files=[file], answers={asked.code: "銀河鉄道の夜"})

    @cached_property
    def selection(self) -> Any:
        """Emi is to be declined; nobody has told her yet. Kenji has been told, with a letter."""
        kenji = self.office.apply(self.cast.kenji, files=[learning.Upload("課題.pdf", PDF)])
        self.office.decide(kenji, intake.Outcome.DECLINE)
        return self.office.decide(self.sheet, intake.Outcome.DECLINE, tell_now=False)

    @cached_property
    def announcement(self) -> Any:
        assert self.selection
        return intake.order_announcement(
            actor=self.office.officer, course_id=self.school.course.id, submission_id=self.selection.id
        )

    @cached_property
    def scoring(self) -> Any:
        """Tutor's, of Emi's sheet; not final."""
        line = intake.RubricLine("読みやすさ", 5)
        intake.set_rubric(
            actor=self.office.officer, round_id=self.round.id, lines=[line], scorer_ids=[self.cast.tutor]
        )
        return intake.save_scoring(
            actor=self.cast.actor(self.cast.tutor),
            programme_id=self.cast.nara.id,
            sheet_id=self.sheet.id,
            points={self.round.criteria.get().id: 4},
        )

    @cached_property
    def plan(self) -> Any:
        """Hanako's, written by Tutor after their talk."""
        application_id = self.school.enrolment.application_id
        common: dict[str, Any] = {
            "actor": self.cast.actor(self.cast.tutor),
            "programme_id": self.cast.nara.id,
            "application_id": application_id,
        }
        intake.save_hearing(
            **common, held_on=BEGIN.date(), way=intake.HearingWay.PHONE, answers={"why": "書くのが好き"}
        )
        return intake.show_plan(
            **common, submission_id=application_id, goal="月に3万円", steps="課題を出す", weekly_hours=8
        )

    @cached_property
    def lottery_round(self) -> IntakeRound:
        """A second course takes applications by lot; lots are not drawn yet."""
        return self._second.call(method=intake.Method.LOTTERY, seats=1)

    @cached_property
    def offer(self) -> Any:
        """Emi's: a place in a third course that Kenji gave up."""
        office = Office(School(self.cast))
        office.call(method=intake.Method.FIRST_COME, seats=1)
        kenji = office.apply(self.cast.kenji)
        office.apply(self.cast.emi)
        assert kenji.application_id
        intake.withdraw_application(
            actor=self.cast.actor(self.cast.kenji), application_id=kenji.application_id
        )
        return Offer.objects.get()

    @cached_property
    def _second(self) -> Office:
        return Office(School(self.cast))

    # learning

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

    # facilities

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

    # desk

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

    # care

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

    # market and hub

    @cached_property
    def job(self) -> market.Job:
        """Open, coached by Nara."""
        return self._coached("ならまちの町家を紹介する記事（5本）")

    def _coached(self, title: str) -> market.Job:
        job = self.desk.publish(title=title)
        return market.mark_coached(
            actor=self.cast.actor(self.cast.dirk), job_id=job.id, programme_id=self.cast.nara.id
        )

    def _contract(self, title: str) -> market.Contract:
        """Hanako's with Aozora, coached and funded."""
        assert self.certificate
        return self.desk.fund(self.desk.agree(self.desk.propose(self._coached(title))))

    @cached_property
    def contract(self) -> market.Contract:
        return self._contract("奈良公園の朝を紹介する記事（5本）")

    @cached_property
    def draft(self) -> hub.Draft:
        """Waiting for Tutor, with a file."""
        return hub.submit_draft(
            actor=self.cast.actor(self.cast.hanako),
            contract_id=self.contract.id,
            submission_id=self.job.id,
            text="奈良公園の朝は早い。",
            file=hub.DraftFile("原稿.pdf", PDF),
        )

    @property
    def draft_file(self) -> hub.Draft:
        return self.draft

    @cached_property
    def draft_job(self) -> market.Job:
        """Not offered yet."""
        return self.desk.draft(title="まだ書きかけの募集です")

    @cached_property
    def held_job(self) -> market.Job:
        """Waits for the operator's check."""
        return self.desk.publish(description=SUSPICIOUS)

    @cached_property
    def proposal(self) -> market.Proposal:
        """Sato's, for a job of its own, waiting for Kenji."""
        return self.desk.propose(self.desk.publish(title="大仏さまを紹介する記事（5本）"), self.cast.sato)

    @cached_property
    def delivered(self) -> market.Contract:
        contract = self._contract("若草山を紹介する記事（5本）")
        self.desk.deliver(contract, files=[market.Upload("記事.pdf", PDF)])
        return contract

    @cached_property
    def delivery_file(self) -> UUID:
        from yuiwork.market.models import DeliveryFile

        return DeliveryFile.objects.get(delivery__contract_id=self.delivered.id).id

    @cached_property
    def accepted(self) -> market.Contract:
        contract = self._contract("東大寺を紹介する記事（5本）")
        self.desk.deliver(contract)
        return self.desk.accept(contract, at=WORK_DAY)

    # money

    @cached_property
    def line(self) -> ImportedLine:
        """A deposit that nobody can place, in its file."""
        self.teller.upload(self.teller.notice(self.teller.deposit(7_000, name="ｶ)ﾌﾒｲ")))
        return ImportedLine.objects.get(state=LineState.SUSPENSE)

    @cached_property
    def refund(self) -> money.TransferView:
        """Owed to Aozora."""
        return self.teller.refund(self.teller.funded(5_500), 5_500)

    @cached_property
    def payout(self) -> Payout:
        """Hanako's, sent today."""
        assert self.accepted
        self.teller.register_account()
        run = self.teller.export(PAYDAY)
        with clock.at(datetime.combine(PAYDAY, time(15), JST)):
            money.mark_payout_run_sent(actor=self.teller.operator, run_id=run.id, sent_on=PAYDAY, fee_total=0)
        return Payout.objects.get(run_id=run.id)

    @cached_property
    def statement(self) -> audit.DocumentView:
        """The statement of her payout."""
        assert self.payout
        return next(d for d in audit.documents_of([self.cast.hanako]) if d.kind == "payment_statement")

    # the rest

    @cached_property
    def article(self) -> media.Article:
        regions.appoint_staff(
            actor=SYSTEM, programme_id=self.cast.nara.id, user_id=self.cast.sato, role=Role.EDITOR
        )
        written = media.write_article(
            actor=self.cast.actor(self.cast.hanako), programme_id=self.cast.nara.id, title="朝", body="霧。"
        )
        for who, action in ((self.cast.hanako, "submit"), (self.cast.sato, "publish")):
            media.move_article(actor=self.cast.actor(who), article_id=written.id, action=action)
        return written

    @cached_property
    def message(self) -> Message:
        """Hanako's newest."""
        return Message.objects.filter(user_id=self.cast.hanako).latest("id")

    @cached_property
    def attachment(self) -> MailAttachment:
        """Of some mail: a notice or a certificate."""
        return MailAttachment.objects.select_related("mail").order_by("id")[0]

    @cached_property
    def import_run(self) -> Any:
        """A roster of an earlier year, checked and not imported yet, beside pay and seminars that are."""
        desk = ImportDesk(self.cast)
        desk.bring(as_csv([["年度", "氏名", "報酬額"], ["2019", "山田 花子", "48000"]]), "incomes")
        desk.bring(as_csv([["開催日", "説明会名", "申込者数"], ["R1.7.10", "説明会", "57"]]), "seminars")
        return desk.upload(as_csv([HEAD, HANA]))

    @cached_property
    def report_file(self) -> ReportFile:
        """The Excel file of a finished progress report."""
        actor = self.cast.actor(self.cast.takeda)
        report = reports.begin_report(
            actor=actor,
            programme_id=self.cast.nara.id,
            kind=reports.KINDS["progress"],
            first=date(2026, 4, 1),
            last=date(2026, 11, 24),
        )
        reports.request_build(actor=actor, report_id=report.id)
        reports.run_build(report.id)
        return ReportFile.objects.get(report=report, form="xlsx")

    @cached_property
    def report_duty(self) -> ReportDuty:
        return reports.save_duty(
            actor=self.cast.actor(self.cast.takeda),
            programme_id=self.cast.nara.id,
            kind="progress",
            first=date(2026, 10, 1),
            last=date(2026, 12, 31),
            due_on=date(2027, 1, 15),
        )

    @cached_property
    def correction(self) -> YearCorrection:
        """Beside a figure of fiscal 2025, which is closed."""
        actor, programme_id = self.cast.actor(self.cast.takeda), self.cast.nara.id
        reports.close_year(actor=actor, programme_id=programme_id, year=2025)
        return reports.state_correction(
            actor=actor,
            programme_id=programme_id,
            year=2025,
            figure="steps",
            text="二重計上",
            submission_id=new_id(),
        )
