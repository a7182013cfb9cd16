"""Her tutor or a director answers, once, by paragraph; the client and strangers know nothing of it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.hub.coaching import Coaching
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.hub import api as hub
from yuiwork.hub.events import DraftReviewed
from yuiwork.hub.models import Draft, DraftComment, DraftReview


def test_comments_stand_at_their_paragraphs(coaching: Coaching, announced: list[Event]) -> None:
    draft = coaching.submit()
    review = coaching.review(
        draft, "redo", note="よく調べてあります。", comments={2: "定休日も", 3: " "}, unmet=[3]
    )
    assert [(c.paragraph, c.text) for c in review.comments.all()] == [(2, "定休日も")]
    assert review.unmet == [3]
    draft.refresh_from_db()
    assert draft.state == "redo"
    assert [e.outcome for e in announced if isinstance(e, DraftReviewed)] == ["redo"]


def test_the_same_answer_twice_is_one(coaching: Coaching, announced: list[Event]) -> None:
    draft = coaching.submit()
    assert coaching.review(draft).id == coaching.review(draft).id
    assert len([e for e in announced if isinstance(e, DraftReviewed)]) == 1


def test_another_answer_comes_too_late(coaching: Coaching) -> None:
    draft = coaching.submit()
    coaching.review(draft)
    with pytest.raises(Refused) as refusal:
        coaching.review(draft, "redo", note="やはり")
    assert refusal.value.code == "NOT_NOW"


def test_a_replaced_version_is_not_answered(coaching: Coaching) -> None:
    old = coaching.submit()
    coaching.submit("新しい版")
    with pytest.raises(Refused) as refusal:
        coaching.review(old)
    assert refusal.value.code == "NOT_NOW"


def test_a_director_can_step_in(coaching: Coaching) -> None:
    draft = coaching.submit()
    director = coaching.cast.actor(coaching.cast.dirk)
    assert (
        hub.review_draft(actor=director, draft_id=draft.id, outcome="good").reviewer_id == coaching.cast.dirk
    )


def test_nobody_else_answers_or_sees(coaching: Coaching) -> None:
    draft = coaching.submit()
    cast = coaching.cast
    for user_id in (cast.kenji, cast.sato, cast.takeda, cast.other_officer, cast.oper):
        actor = cast.actor(user_id)
        assert hub.drafts_of_contract(actor, draft.contract_id) == []
        assert hub.drafts_waiting(actor) == []
        with pytest.raises(NotFound):
            hub.draft_for(actor, draft.id)
        with pytest.raises(NotFound):
            hub.review_draft(actor=actor, draft_id=draft.id, outcome="good")


def test_the_worker_sees_but_does_not_answer(coaching: Coaching) -> None:
    draft = coaching.submit()
    assert hub.draft_for(coaching.worker, draft.id).id == draft.id
    with pytest.raises(NotFound):
        hub.review_draft(actor=coaching.worker, draft_id=draft.id, outcome="good")


@pytest.mark.parametrize(
    ("outcome", "answer", "code"),
    [
        ("fine", {}, "OUTCOME_UNKNOWN"),
        ("redo", {}, "SAY_WHAT"),
        ("consult", {"comments": {1: "ここ"}}, "SAY_WHAT"),
        ("good", {"unmet": [1]}, "GOOD_BUT_UNMET"),
        ("redo", {"unmet": [9]}, "NO_SUCH_CRITERION"),
        ("redo", {"comments": {4: "？"}}, "NO_SUCH_PARAGRAPH"),
        ("redo", {"comments": {0: "？"}}, "NO_SUCH_PARAGRAPH"),
    ],
)
def test_an_answer_must_make_sense(
    coaching: Coaching, outcome: str, answer: dict[str, Any], code: str
) -> None:
    draft = coaching.submit()
    with pytest.raises(Invalid) as refusal:
        coaching.review(draft, outcome, **answer)
    assert refusal.value.code == code
    draft.refresh_from_db()
    assert draft.is_waiting


def test_the_longest_waiting_stands_first_and_the_answered_leave(coaching: Coaching) -> None:
    draft = coaching.submit()
    assert [d.id for d in hub.drafts_waiting(coaching.tutor)] == [draft.id]
    coaching.review(draft)
    assert hub.drafts_waiting(coaching.tutor) == []
    assert [d.id for d in hub.drafts_answered(coaching.tutor)] == [draft.id]
    assert hub.newest_drafts(coaching.cast.hanako)[coaching.contract.id].state == "good"


def test_the_database_keeps_one_waiting_version_per_contract(coaching: Coaching) -> None:
    old = coaching.submit()
    coaching.submit("新しい版")
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(id=old.id).update(state="waiting")


@pytest.mark.parametrize(
    "change", [{"state": "lost"}, {"text": ""}, {"state": "good"}, {"file_name": "x.pdf"}], ids=str
)
def test_the_database_refuses_a_wrong_draft(coaching: Coaching, change: dict[str, str]) -> None:
    draft = coaching.submit()
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(id=draft.id).update(**change)


def test_the_database_refuses_a_wrong_answer(coaching: Coaching) -> None:
    review = coaching.review(coaching.submit())
    with pytest.raises(IntegrityError), transaction.atomic():
        DraftReview.objects.filter(id=review.id).update(unmet=[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        DraftComment.objects.create(review=review, paragraph=0, text="x")
