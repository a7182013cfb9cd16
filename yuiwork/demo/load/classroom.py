"""What happens in a course that runs: the roll with an absence, worksheets, skills, a question, and a care task."""

from uuid import UUID, uuid4

from yuiwork.care import api as care
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.demo.load.courses import Planned, School
from yuiwork.learning import api as learning

TAUGHT = "自己紹介のあと、これまでの仕事と家での役割を書き出し、強みを二人組で伝え合いました。"

CLASSMATES = (
    "わたしの強みは、段取りを考えることです。三人の子どもの予定を一枚の表にまとめています。記事の下調べにも生かしたいです。",
    "わたしの強みは、聞き上手なことです。お店で十年、お客さまの話をうかがってきました。取材の仕事がしてみたいです。",
)


def tell_class(school: School, planned: Planned) -> None:
    """A course whose first session was about ten days ago."""
    everybody = learning.active_enrolments(school.programme.id)
    class_ = [row for row in everybody if row.course_id == planned.course_id]
    _roll(school, planned.sessions[0], class_)
    _look_at_herself(school)
    _grow(school, class_)
    _ask(school, class_)
    _thank(school, class_)
    _read_each_other(school, planned, class_)


def look_after(school: School) -> None:
    """The clock has noticed who has gone quiet; the tutor has called one of them."""
    care.notice_learners()
    with clock.at(school.calendar.day(0, 9)):
        waiting = care.tasks_for(school.staff.tutor, school.programme.id).first()
        if waiting is not None:
            care.log_contact(
                actor=school.staff.tutor, task_id=waiting.id, submission_id=uuid4(), channel=care.Channel.PHONE,
                made_on=clock.today(), reached=True, agreed="お子さんの熱でお休み。来週のもや会から続けることになりました。",
            )  # fmt: skip


def _roll(school: School, session_id: UUID, class_: list[learning.EnrolmentView]) -> None:
    """Most came; one told us, one did not; both were written to."""
    lines = [learning.RollLine(row.enrolment_id, learning.AttendanceMark.PRESENT) for row in class_[:-2]]
    told, silent = class_[-2:]
    lines.append(
        learning.RollLine(told.enrolment_id, learning.AttendanceMark.ABSENT_TOLD, "child", "子どもの発熱")
    )
    lines.append(learning.RollLine(silent.enrolment_id, learning.AttendanceMark.ABSENT))
    with clock.at(school.calendar.day(-7, 13)):
        learning.mark_roll(actor=school.staff.tutor, session_id=session_id, lines=lines)
        learning.sign_session_report(
            actor=school.staff.director, session_id=session_id, base=0, taught=TAUGHT,
            follow_up="欠席の2人に、録画と書き出しシートを送ります。",
        )  # fmt: skip
    with clock.at(school.calendar.day(-6)):
        learning.guide_absentees(
            actor=school.staff.tutor, session_id=session_id, what_was_done="自分の強みを書き出しました。",
            next_step="録画は30分です。次の回までに、強みを3つ書いてきてください。",
        )  # fmt: skip


def _look_at_herself(school: School) -> None:
    """The beginner fills the worksheet twice, so that she sees how she changed."""
    sheets = learning.worksheet_plans(school.programme.id)
    if not sheets or school.beginner is None:
        return
    codes = [prompt["code"] for prompt in sheets[0].values["prompts"]]
    told = (
        (-8, "まだよくわかりません。人の話を聞くのは好きです。"),
        (-1, "話をまとめるのが早い、と言われました。取材の記事を書いてみたいです。"),
    )
    for day, words in told:
        with clock.at(school.calendar.day(day, 21)):
            learning.fill_worksheet(
                actor=Actor(user_id=school.beginner), worksheet_id=sheets[0].id,
                answers=dict.fromkeys(codes[:2], words), shared=True,
            )  # fmt: skip


def _grow(school: School, class_: list[learning.EnrolmentView]) -> None:
    """She thinks that she can write a little; her tutor agrees."""
    skills = learning.skill_plans(school.programme.id)
    hers = [row for row in class_ if row.user_id == school.beginner]
    if not skills or not hers:
        return
    with clock.at(school.calendar.day(-5, 20)):
        for skill in skills[:2]:
            learning.estimate_skill(actor=Actor(user_id=hers[0].user_id), skill_id=skill.id, level=1)
    with clock.at(school.calendar.day(-4)):
        learning.confirm_skill(
            actor=school.staff.tutor, enrolment_id=hers[0].enrolment_id, skill_id=skills[0].id, level=1,
            note="自分の言葉で書けています。",
        )  # fmt: skip


def _thank(school: School, class_: list[learning.EnrolmentView]) -> None:
    """A stamp from the tutor's own hand for the beginner, where the programme has thought of one."""
    by_hand = [row for row in learning.challenges_of(school.programme.id) if row.is_by_hand]
    hers = [row for row in class_ if row.user_id == school.beginner]
    if by_hand and hers:
        with clock.at(school.calendar.day(-4)):
            learning.give_challenge(
                actor=school.staff.tutor, enrolment_id=hers[0].enrolment_id, challenge_id=by_hand[0].id,
                reason="もや会で、となりの方のパソコンをいっしょに見てくださいました。",
            )  # fmt: skip


def _read_each_other(school: School, planned: Planned, class_: list[learning.EnrolmentView]) -> None:
    """Two classmates have handed in too, and let the others read it."""
    for number, row in enumerate([row for row in class_ if row.user_id != school.beginner][:2]):
        with clock.at(school.calendar.day(-2 - number, 20)):
            learning.submit_exercise(
                actor=Actor(user_id=row.user_id), exercise_id=planned.exercises[0], submission_id=uuid4(),
                text=CLASSMATES[number], shared=True,
            )  # fmt: skip


def _ask(school: School, class_: list[learning.EnrolmentView]) -> None:
    """One question is answered, one waits for its day."""
    asking = [row for row in class_ if row.user_id == school.beginner]
    for row in asking:
        her = Actor(user_id=row.user_id)
        with clock.at(school.calendar.day(-6, 21)):
            question = care.ask_tutor(
                actor=her, enrolment_id=row.enrolment_id, submission_id=uuid4(), subject="名前の出し方",
                text="記事に本名を出さないといけませんか。",
            )  # fmt: skip
        with clock.at(school.calendar.day(-5)):
            care.write_message(
                actor=school.staff.tutor, question_id=question.id, submission_id=uuid4(),
                text="ペンネームで大丈夫です。わたしもペンネームで書いています。",
            )  # fmt: skip
        with clock.at(school.calendar.day(-1, 21)):
            care.ask_tutor(
                actor=her, enrolment_id=row.enrolment_id, submission_id=uuid4(), subject="写真の大きさ",
                text="お店の写真は、どのくらいの大きさで送ればよいですか。",
            )  # fmt: skip
