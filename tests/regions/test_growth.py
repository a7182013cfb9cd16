"""People grow, and programmes lend each other staff: two people say yes, history stays."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.cast import SYSTEM, Cast
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.japan.dates import JST
from yuiwork.regions import api as regions
from yuiwork.regions.models import LoanState, StaffLoan, StaffRole


def _propose(cast: Cast, role: Role, who: UUID | None = None, **more: Any) -> regions.Promotion:
    return regions.propose_promotion(
        **{
            "actor": cast.actor(cast.dirk),
            "programme_id": cast.nara.id,
            "user_id": who or cast.hanako,
            "to_role": role,
            "reason": "後輩によく教えている",
            "submission_id": uuid4(),
            **more,
        }
    )


def _confirm(cast: Cast, promotion: regions.Promotion, **more: Any) -> regions.Promotion:
    data = {"actor": cast.actor(cast.takeda), "promotion_id": promotion.id, "confirm": True, **more}
    return regions.decide_promotion(**data)


def test_from_learner_to_instructor_with_every_step_kept(cast: Cast) -> None:
    steps = [(Role.TUTOR, 1), (Role.DIRECTOR, 1), (Role.DIRECTOR, 2), (Role.INSTRUCTOR, 1)]
    for role, level in steps:
        _confirm(cast, _propose(cast, role, to_level=level))
    assert {(p.from_role, p.to_role, p.to_level) for p in regions.promotions_of(cast.nara.id)} == {
        ("learner", "tutor", 1),
        ("tutor", "director", 1),
        ("director", "director", 2),
        ("director", "instructor", 1),
    }
    roles = regions.roles_of_person(cast.hanako, cast.nara.id)
    assert sorted((line.role, line.level, line.held) for line in roles) == [
        ("director", 1, False),
        ("director", 2, True),
        ("instructor", 1, True),
        ("tutor", 1, True),
    ]
    assert cast.actor(cast.hanako).holds(Role.INSTRUCTOR, cast.nara.id)


def test_two_people_look_at_it(cast: Cast) -> None:
    own = _propose(cast, Role.TUTOR, actor=cast.actor(cast.takeda))
    with pytest.raises(Refused) as refusal:
        _confirm(cast, own)
    assert refusal.value.code == "OWN_PROPOSAL"
    with pytest.raises(Refused):
        _confirm(cast, own, actor=cast.actor(cast.dirk))
    with pytest.raises(Refused):
        _propose(cast, Role.TUTOR, cast.sato, actor=cast.actor(cast.tutor))
    with pytest.raises(Refused):
        _propose(cast, Role.TUTOR, cast.sato, actor=cast.actor(cast.other_officer))


def test_declining_needs_a_reason_and_changes_nothing(cast: Cast) -> None:
    promotion = _propose(cast, Role.TUTOR)
    with pytest.raises(Invalid) as refusal:
        _confirm(cast, promotion, confirm=False)
    assert refusal.value.field == "answer"
    _confirm(cast, promotion, confirm=False, answer="次の期にお願いしたい")
    assert not cast.actor(cast.hanako).has(Role.TUTOR)
    with pytest.raises(Refused):
        _confirm(cast, promotion)
    _propose(cast, Role.TUTOR)


def test_what_makes_no_sense_is_not_proposed(cast: Cast) -> None:
    with pytest.raises(Conflict):
        _propose(cast, Role.TUTOR, cast.tutor)
    with pytest.raises(Invalid):
        _propose(cast, Role.DIRECTOR, to_level=2)
    with pytest.raises(Invalid):
        _propose(cast, Role.EDITOR)
    key = uuid4()
    first = _propose(cast, Role.TUTOR, submission_id=key)
    assert _propose(cast, Role.TUTOR, submission_id=key).id == first.id
    with pytest.raises(Conflict):
        _propose(cast, Role.TUTOR)


def _ask(cast: Cast, **more: Any) -> StaffLoan:
    return regions.ask_for_loan(
        **{
            "actor": cast.actor(cast.other_officer),
            "programme_id": cast.amami.id,
            "home_slug": cast.nara.slug,
            "user_id": cast.tutor,
            "role": Role.INSTRUCTOR,
            "since": date(2026, 11, 24),
            "ends_on": date(2026, 12, 20),
            "submission_id": uuid4(),
            **more,
        }
    )


def test_a_person_is_lent_when_both_officers_have_said_yes(cast: Cast) -> None:
    loan = _ask(cast)
    assert [str(loan.id) in step.url for step in regions.next_steps(cast.actor(cast.takeda))] == [True]
    assert regions.next_steps(cast.actor(cast.other_officer)) == []
    assert not cast.actor(cast.tutor).holds(Role.INSTRUCTOR, cast.amami.id)
    with pytest.raises(Refused) as refusal:
        regions.answer_loan(actor=cast.actor(cast.other_officer), loan_id=loan.id, agree=True)
    assert refusal.value.code == "HOME_OFFICER_ONLY"
    regions.answer_loan(actor=cast.actor(cast.takeda), loan_id=loan.id, agree=True)
    assert cast.actor(cast.tutor).holds(Role.INSTRUCTOR, cast.amami.id)
    assert cast.actor(cast.tutor).holds(Role.TUTOR, cast.nara.id)
    [line] = [x for x in regions.staff_history(cast.amami.id) if x.role == Role.INSTRUCTOR]
    assert (line.home, line.last_day, line.held) == ("なららワーク", date(2026, 12, 20), True)


def test_a_loan_begins_and_ends_by_itself(cast: Cast) -> None:
    loan = _ask(cast, since=date(2026, 12, 1))
    regions.answer_loan(actor=cast.actor(cast.takeda), loan_id=loan.id, agree=True)
    for day, expected in ((30, False), (1, True), (20, True), (21, False)):
        with clock.at(datetime(2026, 11 if day == 30 else 12, day, 12, tzinfo=JST)):
            assert cast.actor(cast.tutor).holds(Role.INSTRUCTOR, cast.amami.id) is expected, day
            assert (cast.tutor in regions.staff_of(cast.amami.id, Role.INSTRUCTOR)) is expected
    with clock.at(datetime(2027, 1, 5, 12, tzinfo=JST)):
        again = _ask(cast, since=date(2027, 1, 5), ends_on=date(2027, 2, 1))
        regions.answer_loan(actor=cast.actor(cast.takeda), loan_id=again.id, agree=True)
        assert cast.actor(cast.tutor).holds(Role.INSTRUCTOR, cast.amami.id)


def test_a_loan_is_declined_with_a_reason_or_withdrawn(cast: Cast) -> None:
    loan = _ask(cast)
    with pytest.raises(Conflict):
        _ask(cast)
    with pytest.raises(Invalid):
        regions.answer_loan(actor=cast.actor(cast.takeda), loan_id=loan.id, agree=False)
    regions.answer_loan(actor=cast.actor(cast.takeda), loan_id=loan.id, agree=False, reason="講座と重なる")
    second = _ask(cast)
    regions.withdraw_loan(actor=cast.actor(cast.other_officer), loan_id=second.id)
    with pytest.raises(Refused):
        regions.answer_loan(actor=cast.actor(cast.takeda), loan_id=second.id, agree=True)
    with pytest.raises(NotFound):
        regions.answer_loan(actor=cast.actor(cast.takeda), loan_id=uuid4(), agree=True)


def test_only_somebody_who_serves_there_is_lent(cast: Cast) -> None:
    for data in ({"user_id": cast.hanako}, {"home_slug": "nowhere"}, {"home_slug": "amami"}):
        with pytest.raises(Invalid) as refusal:
            _ask(cast, **data)
        assert refusal.value.code == "NOT_ITS_STAFF"
    with pytest.raises(Invalid):
        _ask(cast, ends_on=date(2026, 11, 23))


def test_the_database_lends_nobody_without_agreement(cast: Cast) -> None:
    loan = _ask(cast)
    with pytest.raises(IntegrityError, match="agreed"), transaction.atomic():
        StaffRole.objects.create(
            programme=cast.amami, user_id=cast.tutor, role="instructor", since=date(2026, 11, 24), loan=loan
        )
    assert StaffLoan.objects.get().state == LoanState.ASKED


def test_an_officer_may_still_appoint_directly(cast: Cast) -> None:
    regions.appoint_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=cast.sato, role=Role.DIRECTOR)
    assert cast.sato in regions.staff_of(cast.nara.id, Role.DIRECTOR)
