"""The worker of a coached contract shows drafts; nobody else can."""

from uuid import uuid4

import pytest

from tests.hub.coaching import TEXT, Coaching
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.hub import api as hub
from yuiwork.hub.events import DraftSubmitted
from yuiwork.hub.models import Draft
from yuiwork.people.api import User
from yuiwork.regions.models import StaffRole

PDF = b"%PDF-1.7 draft"


def test_a_draft_goes_to_her_tutor(coaching: Coaching, announced: list[Event]) -> None:
    draft = coaching.submit()
    assert (draft.version, draft.reader_id) == (1, coaching.cast.tutor)
    (event,) = [e for e in announced if isinstance(e, DraftSubmitted)]
    assert (event.draft_id, event.tutor_id) == (draft.id, coaching.cast.tutor)


def test_a_second_click_returns_the_first_draft(coaching: Coaching, announced: list[Event]) -> None:
    key = uuid4()
    assert coaching.submit(submission_id=key).id == coaching.submit(submission_id=key).id
    assert len([e for e in announced if isinstance(e, DraftSubmitted)]) == 1


def test_a_newer_version_takes_the_place_of_a_waiting_one(coaching: Coaching) -> None:
    first, second = coaching.submit(), coaching.submit("もっと良い原稿")
    first.refresh_from_db()
    assert (first.state, second.state, second.version) == ("replaced", "waiting", 2)


def test_an_answered_version_stays_as_it_was(coaching: Coaching) -> None:
    first = coaching.submit()
    coaching.review(first, "redo", note="結びを足してください。")
    coaching.submit("結びを足しました")
    first.refresh_from_db()
    assert first.state == "redo"


def test_without_a_tutor_it_goes_to_a_director(coaching: Coaching) -> None:
    coaching.contract  # noqa: B018 - enrolled and funded first
    StaffRole.objects.filter(user_id=coaching.cast.tutor).delete()
    assert coaching.submit().reader_id == coaching.cast.dirk


def test_without_any_reader_she_is_told_so(coaching: Coaching) -> None:
    coaching.contract  # noqa: B018 - enrolled and funded first
    StaffRole.objects.all().delete()
    with pytest.raises(Refused) as refusal:
        coaching.submit()
    assert refusal.value.code == "NO_READER"


def test_only_the_worker_submits(coaching: Coaching) -> None:
    for user_id in (coaching.cast.sato, coaching.cast.kenji, coaching.cast.tutor):
        with pytest.raises(NotFound):
            hub.submit_draft(
                actor=coaching.cast.actor(user_id),
                contract_id=coaching.contract.id,
                submission_id=uuid4(),
                text=TEXT,
            )


def test_before_the_deposit_there_is_nothing_to_draft(coaching: Coaching) -> None:
    with pytest.raises(Refused) as refusal:
        hub.submit_draft(
            actor=coaching.worker, contract_id=coaching.agreed.id, submission_id=uuid4(), text=TEXT
        )
    assert refusal.value.code == "NOT_FUNDED"


def test_a_job_without_coach_takes_no_drafts(coaching: Coaching) -> None:
    contract = coaching.desk.fund(coaching.desk.contract)
    with pytest.raises(Refused) as refusal:
        hub.submit_draft(actor=coaching.worker, contract_id=contract.id, submission_id=uuid4(), text=TEXT)
    assert refusal.value.code == "NOT_COACHED"


def test_after_the_delivery_there_is_nothing_to_draft(coaching: Coaching) -> None:
    coaching.desk.deliver(coaching.contract)
    with pytest.raises(Refused) as refusal:
        coaching.submit()
    assert refusal.value.code == "NOTHING_TO_DELIVER"


def test_a_file_alone_is_enough(coaching: Coaching) -> None:
    draft = coaching.submit("", file=hub.DraftFile("../原稿.pdf", PDF))
    assert (draft.media_type, draft.file_name) == ("application/pdf", "../原稿.pdf")
    assert ".." not in str(draft.file.name)
    with draft.file.open("rb") as stored:
        assert stored.read() == PDF


@pytest.mark.parametrize(
    ("text", "content", "code"),
    [
        ("  \n ", None, "EMPTY"),
        ("長" * 50_001, None, "TEXT_TOO_LONG"),
        ("", b"MZ\x90\x00", "FILE_KIND"),
        ("", b"%PDF-" + b"0" * (10 * 1024 * 1024), "FILE_SIZE"),
    ],
    ids=["empty", "too long", "a program", "too large"],
)
def test_what_cannot_be_read_is_refused(
    coaching: Coaching, text: str, content: bytes | None, code: str
) -> None:
    file = hub.DraftFile("x.pdf", content) if content else None
    with pytest.raises(Invalid) as refusal:
        coaching.submit(text, file=file)
    assert refusal.value.code == code
    assert not Draft.objects.exists()


def test_one_key_is_one_contract(coaching: Coaching) -> None:
    key = uuid4()
    draft = coaching.submit(submission_id=key)
    other = coaching.desk.fund(coaching.desk.agree(coaching.desk.propose(coaching.desk.publish())))
    assert draft.contract_id != other.id
    with pytest.raises(Conflict):
        hub.submit_draft(actor=coaching.worker, contract_id=other.id, submission_id=key, text=TEXT)


def test_submitting_is_audited(coaching: Coaching) -> None:
    from yuiwork.audit import api as audit

    draft = coaching.submit()
    (row,) = audit.history_of("hub.Draft", draft.id)
    assert (row.action, row.user_id) == ("submit_draft", User.objects.get(id=coaching.cast.hanako).id)
