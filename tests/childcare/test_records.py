"""Who opens a record, that it is seen; the day itself; deletion."""

from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from tests.childcare.nursery import Nursery
from tests.learning.school import jst
from yuiwork.audit import api as audit
from yuiwork.childcare.models import ChildPlace, ChildRecord, RecordOpening
from yuiwork.childcare.queries.family import children_of
from yuiwork.childcare.use_cases import (
    collect_child,
    delete_due_records,
    hand_over_child,
    open_day_list,
    set_cost,
    undo_mark,
)
from yuiwork.core import clock
from yuiwork.core.errors import DomainError, Invalid, NotFound, Refused
from yuiwork.learning import api as learning

BEFORE, TODAY, AFTER = jst(2026, 11, 26, 12), jst(2026, 11, 27, 9, 45), jst(2026, 11, 28, 0, 0)


@pytest.fixture
def place(nursery: Nursery) -> ChildPlace:
    return nursery.child(nursery.family())


@pytest.mark.parametrize(
    ("who", "moment", "opens"),
    [
        ("takeda", BEFORE, "officer"),
        ("takeda", TODAY, "officer"),
        ("carer", TODAY, "childcare"),
        ("carer", BEFORE, "NOT_TODAY"),
        ("carer", AFTER, "NOT_TODAY"),
        ("other_carer", TODAY, "NOT_ON_DUTY"),
        ("dirk", TODAY, "not found"),
        ("tutor", TODAY, "not found"),
        ("other_officer", TODAY, "not found"),
        ("hanako", TODAY, "not found"),
        ("oper", TODAY, "not found"),
    ],
)
def test_a_record_opens_for_the_officer_and_the_carer_of_that_day(
    nursery: Nursery, place: ChildPlace, who: str, moment: datetime, opens: str
) -> None:
    user_id = getattr(nursery, who, None) or getattr(nursery.cast, who)
    met = ""
    with clock.at(moment):
        try:
            [(_place, facts)] = open_day_list(
                actor=nursery.cast.actor(user_id), occasion_id=nursery.occasion.id
            )
            assert facts.name == "山田 陽葵"
        except DomainError as refusal:
            met = refusal.code
        except NotFound:
            met = "not found"
    logged = RecordOpening.objects.filter(user_id=user_id).values_list("role", flat=True)
    assert (met or logged[0]) == opens
    assert bool(logged) == (not met)
    assert place.state == "placed"


def test_the_parent_sees_who_opened_it(nursery: Nursery, place: ChildPlace) -> None:
    officer, carer = (nursery.cast.actor(u) for u in (nursery.cast.takeda, nursery.carer))
    with clock.at(BEFORE):
        open_day_list(actor=officer, occasion_id=nursery.occasion.id)
    with clock.at(TODAY):
        for _ in range(2):
            open_day_list(actor=carer, occasion_id=nursery.occasion.id)
    [child] = children_of(place.request_id)
    seen = [(o.on.day, o.who, o.role, o.times) for o in child.openings]
    assert seen == [(27, "星 子", "childcare", 2), (26, "武田 一", "officer", 1)]


def test_the_log_of_openings_cannot_be_changed(nursery: Nursery, place: ChildPlace) -> None:
    open_day_list(actor=nursery.cast.actor(nursery.cast.takeda), occasion_id=nursery.occasion.id)
    rows = RecordOpening.objects.filter(record_id=place.record_id)
    for change in (lambda: rows.update(role="nobody"), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_child_is_handed_over_and_collected_by_whom_the_parent_named(
    nursery: Nursery, place: ChildPlace
) -> None:
    carer = nursery.cast.actor(nursery.carer)
    with clock.at(TODAY):
        with pytest.raises(Refused):
            collect_child(actor=carer, place_id=place.id, collector=0)
        for _ in range(2):
            assert hand_over_child(actor=carer, place_id=place.id).state == "here"
        with pytest.raises(Invalid) as refusal:
            collect_child(actor=carer, place_id=place.id, collector=2)
    assert refusal.value.code == "COLLECTOR_UNKNOWN"
    with clock.at(jst(2026, 11, 27, 11, 40)):
        collected = collect_child(actor=carer, place_id=place.id, collector=1)
    assert collected.handed_over_at == TODAY
    assert (collected.collected_at, collected.collected_from_id) == (jst(2026, 11, 27, 11, 40), nursery.carer)
    assert children_of(place.request_id)[0].collected_by == "山田 太郎（父）"


def test_a_tap_on_the_wrong_line_is_put_right(nursery: Nursery, place: ChildPlace) -> None:
    carer = nursery.cast.actor(nursery.carer)
    with clock.at(TODAY):
        hand_over_child(actor=carer, place_id=place.id)
        collect_child(actor=carer, place_id=place.id, collector=0)
        assert undo_mark(actor=carer, place_id=place.id).state == "here"
        back = undo_mark(actor=carer, place_id=place.id)
    assert (back.state, back.handed_over_at, back.collected_by) == ("placed", None, None)


def test_carers_of_another_day_mark_nobody(nursery: Nursery, place: ChildPlace) -> None:
    with clock.at(TODAY), pytest.raises(Refused):
        hand_over_child(actor=nursery.cast.actor(nursery.other_carer), place_id=place.id)


def test_after_the_last_day_the_record_is_gone_and_stays_gone(nursery: Nursery, place: ChildPlace) -> None:
    carer = nursery.cast.actor(nursery.carer)
    with clock.at(TODAY):
        hand_over_child(actor=carer, place_id=place.id)
        collect_child(actor=carer, place_id=place.id, collector=0)
    with clock.at(jst(2026, 12, 27, 23, 59)):
        assert delete_due_records() == 0
    with clock.at(jst(2026, 12, 28)):
        assert delete_due_records() == 1
        assert delete_due_records() == 0
        assert (
            open_day_list(actor=nursery.cast.actor(nursery.cast.takeda), occasion_id=nursery.occasion.id)
            == []
        )
    record = ChildRecord.objects.get()
    assert (record.sealed, record.deleted_at) == (None, jst(2026, 12, 28))
    place.refresh_from_db()
    assert place.collected_by is None
    assert audit.history_of("childcare.ChildRecord", record.id)[-1].action == "delete_record"
    assert children_of(place.request_id)[0].facts is None
    with pytest.raises(DatabaseError), transaction.atomic():
        ChildRecord.objects.filter(id=record.id).update(sealed=b"again", deleted_at=None)


def test_the_report_has_a_line_for_each_date(nursery: Nursery, place: ChildPlace) -> None:
    from datetime import date

    from yuiwork.childcare import api as childcare

    with clock.at(TODAY):
        hand_over_child(actor=nursery.cast.actor(nursery.carer), place_id=place.id)
    [line] = childcare.cost_lines(nursery.cast.nara.id, date(2026, 4, 1), date(2027, 3, 31))
    assert (line.children, line.cost_yen) == (1, 24_000)
    learning.call_off_seminar(
        actor=nursery.cast.actor(nursery.cast.takeda), seminar_id=nursery.school.seminar.id, reason="雪"
    )
    [kept] = childcare.cost_lines(nursery.cast.nara.id, date(2026, 4, 1), date(2027, 3, 31))
    assert (kept.called_off, kept.cost_yen) == (True, 24_000), "the carers were booked"
    total = childcare.added_up([kept])
    assert (total.yen, total.dates, total.called_off, total.not_known) == (24_000, 0, 1, 0)
    set_cost(actor=nursery.cast.actor(nursery.cast.takeda), occasion_id=place.occasion_id, cost_yen=0)
    assert childcare.cost_lines(nursery.cast.nara.id, date(2026, 4, 1), date(2027, 3, 31)) == []
