"""Booking, walking in, notes, promises, outcomes; who may read, and what the database holds. Tuesday 2026-11-24."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.cast import SYSTEM
from tests.desk.bureau import PERSON, Bureau
from yuiwork.audit.models import AuditRow
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, DomainError, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.core.sealed import CannotOpen
from yuiwork.desk import api as desk
from yuiwork.desk.events import ConsultationNear, OutcomeNoted, ReferredToCourses
from yuiwork.desk.models import Consultation, ConsultationNote
from yuiwork.desk.person import open_person
from yuiwork.desk.queries.consultations import consultations_of, open_consultation
from yuiwork.desk.queries.desks import free_slots
from yuiwork.japan.dates import JST

SUNDAY = datetime(2026, 11, 29, 9, tzinfo=JST)


def test_a_slot_is_booked_once_and_free_again_after_cancelling(bureau: Bureau) -> None:
    first = bureau.book()
    assert len(free_slots(bureau.office)) == 3
    with pytest.raises(Conflict, match="TAKEN"):
        bureau.book()
    desk.cancel_consultation(actor=bureau.cast.actor(bureau.cast.counsellor), consultation_id=first.id)
    again = bureau.book()
    assert again.slot_id == first.slot_id


def test_a_second_tap_books_once(bureau: Bureau) -> None:
    key = uuid4()
    assert bureau.book(submission_id=key).id == bureau.book(submission_id=key).id
    with pytest.raises(Conflict, match="SAME_KEY_OTHER_BODY"):
        bureau.book(1, submission_id=key)


def test_a_call_needs_a_number_and_a_topic_its_own_desk(bureau: Bureau) -> None:
    with pytest.raises(Invalid) as refusal:
        bureau.book(channel="phone", person=desk.Person(name="名", email="a@example.jp"))
    assert refusal.value.field == "phone"
    with pytest.raises(Invalid, match="CHANNEL"):
        bureau.book(channel="online")
    other = bureau.new(name="移住相談窓口")
    with pytest.raises(Invalid, match="TOPIC"):
        bureau.book(topic_id=other.topics.get(name="移住").id)


def test_the_database_holds_no_readable_word(bureau: Bureau) -> None:
    row, counsellor = bureau.book(), bureau.cast.actor(bureau.cast.counsellor)
    desk.add_note(actor=counsellor, consultation_id=row.id, submission_id=uuid4(), text="離婚を考えている")
    desk.add_follow_up(
        actor=counsellor,
        consultation_id=row.id,
        submission_id=uuid4(),
        what="弁護士の紹介",
        due_on=date(2026, 12, 1),
    )
    for table in ("desk_consultation", "desk_consultationnote", "desk_followup"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT row_to_json(t)::text FROM {table} t")
            held = " ".join(line for (line,) in cursor.fetchall())
        for word in ("橋本", "misaki", "移住を", "離婚", "弁護士"):
            assert word not in held
    opened = open_consultation(counsellor, bureau.cast.nara.id, row.id)
    assert opened.person == PERSON
    assert [note[1] for note in opened.notes] == ["離婚を考えている"]
    assert [promise.what for promise in opened.promises] == ["弁護士の紹介"]


def test_a_sealed_person_does_not_open_in_another_row(bureau: Bureau) -> None:
    one, other = bureau.book(), bureau.book(1)
    with pytest.raises(CannotOpen):
        open_person(other.id, one.person)


def test_only_the_desks_own_staff_open_it_and_each_opening_is_noted(bureau: Bureau) -> None:
    row, cast = bureau.book(), bureau.cast
    for user in (cast.takeda, cast.dirk, cast.tutor, cast.hanako, cast.other_officer, cast.oper):
        with pytest.raises(NotFound):
            open_consultation(cast.actor(user), cast.nara.id, row.id)
        with pytest.raises(NotFound):
            consultations_of(cast.actor(user), cast.nara.id, coming=True)
        with pytest.raises(NotFound):
            desk.add_note(actor=cast.actor(user), consultation_id=row.id, submission_id=uuid4(), text="x")
    open_consultation(cast.actor(cast.counsellor), cast.nara.id, row.id)
    assert AuditRow.objects.filter(action="open", target_id=row.id, user_id=cast.counsellor).count() == 1


def test_a_second_programme_has_a_desk_of_its_own(bureau: Bureau) -> None:
    """The migration desk in the same instance: configuration, no code, and no view into the other log."""
    cast = bureau.cast
    bureau.new(programme_id=cast.amami.id, name="移住相談", topics=["住まい", "学校"])
    assert [d.name for d in desk.public_desks(cast.amami)] == ["移住相談"]
    assert [d.name for d in desk.public_desks(cast.nara)] == []
    assert bureau.book().desk.programme_id == cast.nara.id
    with pytest.raises(NotFound):
        consultations_of(cast.actor(cast.counsellor), cast.amami.id, coming=True)


def test_a_walk_in_is_held_at_once(bureau: Bureau) -> None:
    counsellor = bureau.cast.actor(bureau.cast.counsellor)
    asking = {"topic_id": bureau.topics[0].id, "channel": "phone", "person": desk.Person(name="匿名の方")}
    with pytest.raises(Invalid, match="IN_THE_FUTURE"):
        desk.record_walk_in(
            actor=counsellor,
            desk_id=bureau.office.id,
            submission_id=uuid4(),
            starts_at=SUNDAY,
            **asking,  # type: ignore[arg-type]
        )
    row = desk.record_walk_in(
        actor=counsellor,
        desk_id=bureau.office.id,
        submission_id=uuid4(),
        starts_at=clock.now(),
        **asking,  # type: ignore[arg-type]
    )
    assert row.state == "held"
    assert row.counsellor_id == bureau.cast.counsellor


def test_the_reminder_goes_out_once_the_day_before(bureau: Bureau, announced: list[Event]) -> None:
    bureau.book()
    assert desk.remind() == 0
    with clock.at(SUNDAY):
        assert desk.remind() == 1
        assert desk.remind() == 0
    assert sum(isinstance(event, ConsultationNear) for event in announced) == 1


def test_promises_have_a_day_and_an_end(bureau: Bureau) -> None:
    row, counsellor = bureau.book(), bureau.cast.actor(bureau.cast.counsellor)
    with pytest.raises(Invalid, match="DUE_IN_THE_PAST"):
        desk.add_follow_up(
            actor=counsellor,
            consultation_id=row.id,
            submission_id=uuid4(),
            what="x",
            due_on=date(2026, 11, 1),
        )
    promise = desk.add_follow_up(
        actor=counsellor,
        consultation_id=row.id,
        submission_id=uuid4(),
        what="電話",
        due_on=date(2026, 11, 24),
    )
    assert [step.due for step in desk.next_steps(counsellor)] == [date(2026, 11, 24)]
    assert desk.end_follow_up(actor=counsellor, follow_up_id=promise.id, done=True).state == "done"
    assert desk.end_follow_up(actor=counsellor, follow_up_id=promise.id, done=False).state == "done"
    assert desk.next_steps(counsellor) == []


def test_an_outcome_is_a_fact_without_a_name(bureau: Bureau, announced: list[Event]) -> None:
    row, counsellor = bureau.book(), bureau.cast.actor(bureau.cast.counsellor)
    with pytest.raises(Invalid, match="DAY_MISSING"):
        desk.note_outcome(actor=counsellor, consultation_id=row.id, outcome="moved_in", on=None)
    for _tap in range(2):
        desk.note_outcome(actor=counsellor, consultation_id=row.id, outcome="moved_in", on=date(2026, 11, 20))
    [fact] = [event for event in announced if isinstance(event, OutcomeNoted)]
    assert (fact.outcome, fact.on, fact.user_id) == ("moved_in", date(2026, 11, 20), None)


def test_the_way_to_a_course_is_sent_once(bureau: Bureau, announced: list[Event]) -> None:
    row, counsellor = bureau.book(), bureau.cast.actor(bureau.cast.counsellor)
    for _tap in range(2):
        desk.refer_to_courses(actor=counsellor, consultation_id=row.id)
    assert sum(isinstance(event, ReferredToCourses) for event in announced) == 1
    nobody = bureau.book(1, person=desk.Person(name="住所なし"))
    with pytest.raises(Refused, match="NO_ADDRESS"):
        desk.refer_to_courses(actor=counsellor, consultation_id=nobody.id)


def test_small_figures_stay_hidden_and_large_ones_add_up(bureau: Bureau) -> None:
    counsellor = bureau.cast.actor(bureau.cast.counsellor)

    def walk_in(topic: int, channel: str, times: int) -> None:
        for _time in range(times):
            desk.record_walk_in(
                actor=counsellor, desk_id=bureau.office.id, submission_id=uuid4(), starts_at=clock.now(),
                topic_id=bureau.topics[topic].id, channel=channel, person=PERSON,
            )  # fmt: skip

    walk_in(0, "in_person", 5)
    walk_in(1, "phone", 1)
    found = desk.figures_of(bureau.cast.nara, date(2026, 11, 1), date(2026, 12, 1))
    assert found.total == 6
    assert found.by_topic[1][1] is None
    assert "1" not in [str(cell) for row in found.topics.rows for cell in row]
    walk_in(1, "phone", 2)
    found = desk.figures_of(bureau.cast.nara, date(2026, 11, 1), date(2026, 12, 1))
    assert [count for _name, count in found.by_topic] == [5, 3, 0]


def test_offering_times_twice_adds_none_and_a_booked_one_stays(bureau: Bureau) -> None:
    booked = bureau.book()
    assert bureau.offer(bureau.office) == 0
    counsellor = bureau.cast.actor(bureau.cast.counsellor)
    with pytest.raises(Conflict, match="BOOKED"):
        desk.withdraw_slot(actor=counsellor, slot_id=booked.slot_id)  # type: ignore[arg-type]
    desk.withdraw_slot(actor=counsellor, slot_id=bureau.slots[1].id)
    with pytest.raises(DomainError, match="NOT_OFFERED"):
        bureau.book(1)


def test_the_database_knows_it_too(bureau: Bureau) -> None:
    row, counsellor = bureau.book(), bureau.cast.actor(bureau.cast.counsellor)
    note = desk.add_note(actor=counsellor, consultation_id=row.id, submission_id=uuid4(), text="話")
    with pytest.raises(DatabaseError), transaction.atomic():
        ConsultationNote.objects.filter(id=note.id).update(text="別の話")
    other = bureau.new(name="別の窓口").topics.all()[0]
    copy, slot = Consultation.objects.get(id=row.id), bureau.slots[0]
    copy.pk = copy.id = uuid4()
    copy.submission_id = uuid4()
    slot.pk = slot.id = uuid4()
    with pytest.raises(IntegrityError, match="desk_consultation_slot_once"), transaction.atomic():
        copy.save(force_insert=True)
    with pytest.raises(IntegrityError, match="another desk"), transaction.atomic():
        Consultation.objects.update(topic_id=other.id)
    with pytest.raises(IntegrityError, match="desk_slot_once"), transaction.atomic():
        slot.save(force_insert=True)


def test_who_sets_up(bureau: Bureau) -> None:
    with pytest.raises(Refused, match="OFFICER_ONLY"):
        bureau.new(actor=bureau.cast.actor(bureau.cast.tutor))
    assert bureau.new(actor=bureau.cast.actor(bureau.cast.takeda)).open
    desk.set_topics(actor=SYSTEM, desk_id=bureau.cast.nara.desks.get().id, topics=["仕事"])
