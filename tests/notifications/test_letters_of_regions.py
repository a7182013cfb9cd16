"""What people hear of lent staff and new roles: the person herself, and whoever asked."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import Cast
from tests.notifications.conftest import Ear
from yuiwork.core.actor import Role
from yuiwork.notifications.handlers import regions as letters
from yuiwork.notifications.models import Message
from yuiwork.people import api as people
from yuiwork.regions import api as regions


def lent(cast: Cast, *, agree: bool, reason: str = "") -> None:
    """Nara asks for the tutor of the other programme."""
    loan = regions.ask_for_loan(
        actor=cast.actor(cast.takeda),
        programme_id=cast.nara.id,
        home_slug=cast.amami.slug,
        user_id=cast.other_officer,
        role=Role.TUTOR,
        since=date(2026, 12, 1),
        ends_on=date(2027, 3, 31),
        submission_id=uuid4(),
        note="初級講座の第1期です。",
    )
    regions.answer_loan(actor=cast.actor(cast.other_officer), loan_id=loan.id, agree=agree, reason=reason)


def promoted(cast: Cast, *, confirm: bool, answer: str = "") -> None:
    promotion = regions.propose_promotion(
        actor=cast.actor(cast.dirk),
        programme_id=cast.nara.id,
        user_id=cast.hanako,
        to_role=Role.TUTOR,
        reason="後輩によく教えている",
        submission_id=uuid4(),
    )
    regions.decide_promotion(
        actor=cast.actor(cast.takeda), promotion_id=promotion.id, confirm=confirm, answer=answer
    )


def test_who_is_lent_reads_where_as_what_and_until_when(cast: Cast, ear: Ear) -> None:
    lent(cast, agree=True)
    mails = {mail.user_id: mail for mail in ear.tell(letters.loan_answered)}
    assert set(mails) == {cast.other_officer, cast.takeda}
    hers = mails[cast.other_officer]
    assert "チューターとして手伝うことになりました" in hers.subject
    assert "2026年12月1日" in hers.body
    assert "2027年3月31日" in hers.body
    assert "初級講座の第1期です。" in hers.body
    assert "派遣を了承しました" in mails[cast.takeda].subject
    assert ear.notice_of(cast.other_officer).url == f"/staff/{cast.nara.slug}/"


def test_a_no_is_told_to_who_asked_alone(cast: Cast, ear: Ear) -> None:
    lent(cast, agree=False, reason="人手が足りません")
    [mail] = ear.tell(letters.loan_answered)
    assert mail.user_id == cast.takeda
    assert "人手が足りません" in mail.body


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"confirm": True, "answer": "期待しています"}, {"hanako", "dirk"}),
        ({"confirm": False, "answer": "次の期にお願いしたい"}, {"dirk"}),
    ],
)
def test_a_new_role_is_told_to_her_and_a_no_to_who_proposed_it(
    cast: Cast, ear: Ear, data: dict[str, Any], told: set[str]
) -> None:
    promoted(cast, **data)
    mails = {mail.user_id: mail for mail in ear.tell(letters.promotion_decided)}
    assert set(mails) == {getattr(cast, name) for name in told}
    if data["confirm"]:
        assert "チューターになりました" in mails[cast.hanako].subject
        assert "期待しています" in mails[cast.hanako].body
    else:
        assert data["answer"] in mails[cast.dirk].body
        assert not Message.objects.filter(user_id=cast.hanako).exists()


def test_each_reads_it_in_her_language(cast: Cast, ear: Ear) -> None:
    people.User.objects.filter(id=cast.hanako).update(language="en")
    promoted(cast, confirm=True)
    mails = {mail.user_id: mail for mail in ear.tell(letters.promotion_decided)}
    assert mails[cast.hanako].subject.startswith("You are Tutor of")
