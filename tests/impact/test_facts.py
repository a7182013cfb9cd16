"""Facts come from events; told twice, late or in another order they are the same."""

import random
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

import pytest

from tests.cast import Cast
from tests.hub.coaching import Coaching
from tests.impact.conftest import tell
from tests.learning.school import AFTER_SEMINAR
from tests.market.desk import jst
from yuiwork.core import clock
from yuiwork.core.events import Event
from yuiwork.impact.models import Earning, Milestone, PersonMilestone
from yuiwork.impact.queries.counts import Period, funnel_counts, yearly_pay
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.learning.events import PersonLinked, SeminarAttendanceWithdrawn, SeminarAttended
from yuiwork.market.events import DeliveryAccepted
from yuiwork.money.events import PayoutReturned, PayoutSent

YEAR = Period(2026)


def whole_story(coaching: Coaching) -> list[Event]:
    """Hanako applies as a visitor, attends, joins, learns, works and is paid; returns what no use-case announces."""
    cast, school, desk = coaching.cast, coaching.school, coaching.desk
    application = school.apply(email="hanako@example.jp")
    old_key = application.person_key
    with clock.at(AFTER_SEMINAR):
        learning.mark_seminar_attendance(
            actor=cast.actor(cast.takeda), application_id=application.id, present=True
        )
    contract = desk.fund(coaching.agreed)
    with clock.at(jst(2026, 12, 9)):
        desk.deliver(contract)
    desk.accept(contract)
    return [
        PersonLinked(programme_id=cast.nara.id, old_key=old_key, new_key=str(cast.hanako)),
        PayoutSent(
            payout_id=uuid4(),
            user_id=cast.hanako,
            amount=94_290,
            paid_on=date(2026, 12, 18),
            document_id=uuid4(),
        ),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_one_person_is_counted_once_in_any_order(cast: Cast, announced: list[Event], seed: int) -> None:
    rest = whole_story(Coaching(cast))
    story = [*announced, *rest] * 2
    random.Random(seed).shuffle(story)
    tell(story)
    expected = {kind: 0 if kind == Milestone.COMPLETED else 1 for kind in Milestone}
    assert funnel_counts(cast.nara.id, YEAR) == expected
    assert yearly_pay(cast.nara.id, YEAR) == {str(cast.hanako): 94_290}
    assert set(PersonMilestone.objects.values_list("person_key", flat=True)) == {str(cast.hanako)}


def test_a_mark_taken_back_is_not_counted_whichever_is_told_first(cast: Cast, announced: list[Event]) -> None:
    coaching = Coaching(cast)
    application = coaching.school.apply()
    marked = SeminarAttended(
        application_id=application.id,
        programme_id=cast.nara.id,
        person_key=application.person_key,
        at=datetime(2026, 11, 27, 12, tzinfo=JST),
    )
    withdrawn = SeminarAttendanceWithdrawn(
        application_id=application.id,
        programme_id=cast.nara.id,
        person_key=application.person_key,
        at=datetime(2026, 11, 27, 13, tzinfo=JST),
    )
    again = replace(marked, at=datetime(2026, 11, 27, 14, tzinfo=JST))
    for order in ([marked, withdrawn], [withdrawn, marked]):
        PersonMilestone.objects.all().delete()
        tell(list(order))
        assert funnel_counts(cast.nara.id, YEAR)[Milestone.ATTENDED] == 0
    tell([again])
    assert funnel_counts(cast.nara.id, YEAR)[Milestone.ATTENDED] == 1


def test_attendance_counts_on_the_day_of_the_seminar_not_of_the_mark(
    cast: Cast, announced: list[Event]
) -> None:
    application = Coaching(cast).school.apply()
    tell(
        [
            SeminarAttended(
                application_id=application.id,
                programme_id=cast.nara.id,
                person_key=application.person_key,
                at=datetime(2027, 4, 2, 9, tzinfo=JST),
            )
        ]
    )
    assert PersonMilestone.objects.get().on == date(2026, 11, 27)


def test_a_payout_that_came_back_did_not_arrive(cast: Cast, announced: list[Event]) -> None:
    Coaching(cast).school.enrolment  # noqa: B018 - she learns in Nara
    payout_id, hanako = uuid4(), cast.hanako
    sent = PayoutSent(
        payout_id=payout_id,
        user_id=hanako,
        amount=1_000,
        paid_on=date(2026, 12, 18),
        document_id=uuid4(),
        at=datetime(2026, 12, 18, 9, tzinfo=JST),
    )
    back = PayoutReturned(
        payout_id=payout_id,
        user_id=hanako,
        amount=1_000,
        returned_on=date(2026, 12, 21),
        at=datetime(2026, 12, 21, 9, tzinfo=JST),
    )
    tell([sent])
    assert funnel_counts(cast.nara.id, YEAR)[Milestone.EARNED] == 1
    tell([back, sent])
    assert funnel_counts(cast.nara.id, YEAR)[Milestone.EARNED] == 0


def test_work_outside_a_programme_counts_where_she_learned(cast: Cast, announced: list[Event]) -> None:
    Coaching(cast).school.enrolment  # noqa: B018 - she learns in Nara
    accepted = DeliveryAccepted(
        contract_id=uuid4(),
        client_org_id=cast.aozora.id,
        worker_id=cast.hanako,
        programme_id=None,
        by_silence=False,
        pay_net=5_000,
        accepted_on=date(2027, 3, 31),
        first_paid_job=True,
    )
    tell([accepted])
    assert Earning.objects.get().programme_id == cast.nara.id
    assert funnel_counts(cast.nara.id, YEAR)[Milestone.FIRST_JOB] == 1


def test_work_of_somebody_who_learned_nowhere_counts_nowhere(cast: Cast, announced: list[Event]) -> None:
    accepted = DeliveryAccepted(
        contract_id=uuid4(),
        client_org_id=cast.aozora.id,
        worker_id=cast.sato,
        programme_id=None,
        by_silence=False,
        pay_net=5_000,
        accepted_on=date(2027, 3, 31),
        first_paid_job=True,
    )
    tell([accepted])
    assert not PersonMilestone.objects.exists()
