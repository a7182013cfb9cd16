"""The desk of a programme: times that come back every week, bookings, and people who walked in."""

from collections.abc import Sequence
from datetime import time, timedelta
from uuid import UUID, uuid4

from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.demo.load.calendar import DemoCalendar
from yuiwork.desk import api as desk
from yuiwork.regions import api as regions

VISITORS = (
    ("橋本 美咲", "子どもが小さいので、家でできることから始めたいです。", "course"),
    ("中川 恵", "夫の扶養のまま、どのくらい働けますか。", "solved"),
    ("藤井 由香", "10年ぶりに仕事に戻ります。何から始めればよいですか。", "course"),
    ("村上 千夏", "パソコンはスマートフォンしか使っていません。", "referred"),
    ("坂本 葉子", "開業届は、いつ出せばよいですか。", "opened"),
    ("石田 春", "在宅の仕事で気をつけることを知りたいです。", "solved"),
)


def open_desk(programme: regions.Programme, calendar: DemoCalendar, callers: Sequence[UUID]) -> None:
    """``callers``: people with an account who have booked a time. Without a desk or a counsellor nothing happens."""
    desks, staff = desk.desks_of(programme.id), regions.staff_of(programme.id, Role.DESK)
    if not desks or not staff:
        return
    office, counsellor = desks[0], regions.actor_for(staff[0])
    desk.offer_slots(
        actor=counsellor, desk_id=office.id, first_day=calendar.day(1).date(), last_day=calendar.day(28).date(),
        weekdays=[1, 3], starts=time(10), ends=time(12), minutes=30, online=True,
    )  # fmt: skip
    for caller, slot in zip(callers, desk.free_slots(office), strict=False):
        desk.book_consultation(
            actor=Actor(user_id=caller), slot_id=slot.id, submission_id=uuid4(), topic_id=office.topics.all()[0].id,
            channel=desk.Channel.IN_PERSON,
            person=desk.Person(name="相談 希望", email="soudan@example.jp", phone="0742000000", wish="家で働くことについて"),
        )  # fmt: skip
    for number, (name, wish, outcome) in enumerate(VISITORS):
        _walk_in(office, counsellor, calendar, number, name, wish, outcome)


def _walk_in(
    office: desk.Desk,
    counsellor: Actor,
    calendar: DemoCalendar,
    number: int,
    name: str,
    wish: str,
    outcome: str,
) -> None:
    topics = list(office.topics.all())
    with clock.at(calendar.weekday(-40 + 6 * number, 14)):
        row = desk.record_walk_in(
            actor=counsellor, desk_id=office.id, submission_id=uuid4(), starts_at=clock.now() - timedelta(hours=1),
            topic_id=topics[number % len(topics)].id,
            channel=desk.Channel.PHONE if number % 3 else desk.Channel.IN_PERSON,
            person=desk.Person(name=name, wish=wish),
        )  # fmt: skip
        desk.add_note(
            actor=counsellor, consultation_id=row.id, submission_id=uuid4(),
            text="ご事情をうかがい、説明会の日程と、先輩の体験談のページをご案内しました。",
        )  # fmt: skip
        desk.note_outcome(actor=counsellor, consultation_id=row.id, outcome=outcome, on=clock.today())
    if number == len(VISITORS) - 1:
        desk.add_follow_up(
            actor=counsellor, consultation_id=row.id, submission_id=uuid4(), what="講座のちらしを送る",
            due_on=clock.today() + timedelta(days=3),
        )  # fmt: skip
