"""Deliveries, their receipt, revisions against the criteria (law.md 1.4, 1.6)."""

import io
import zipfile
from datetime import date
from uuid import uuid4

import pytest

from tests.market.desk import Desk, jst
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market.events import DeliveryMade, RevisionRequested
from yuiwork.market.files import check_upload
from yuiwork.market.models import Contract, Delivery

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        ("記事の本文".encode(), "text/plain"),
        ("記事の本文".encode("cp932"), "text/plain"),
        (
            zipped("word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (zipped("a.txt", "b.txt"), "application/zip"),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, media_type: str) -> None:
    assert check_upload(market.Upload("名前.exe", content)).media_type == media_type


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE_EMPTY"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "FILE_KIND"),
        (b"\x7fELF\x02\x01\x01\x00", "FILE_KIND"),
        (b"x" * (10 * 1024 * 1024 + 1), "FILE_TOO_LARGE"),
    ],
)
def test_files_that_cannot_be_taken(content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_upload(market.Upload("記事.pdf", content))
    assert (caught.value.code, caught.value.field) == (code, "attachments")


def test_ten_mebibytes_exactly_are_taken() -> None:
    assert check_upload(market.Upload("a.txt", b"x" * (10 * 1024 * 1024))).media_type == "text/plain"


def test_folders_and_quotes_leave_the_name() -> None:
    assert check_upload(market.Upload('..\\..\\a"b\n.txt', b"x")).name == "a_b_.txt"


def test_a_delivery_keeps_files_text_link_and_the_day_of_receipt(desk: Desk, announced: list[Event]) -> None:
    contract = desk.fund()
    with clock.at(jst(2026, 12, 10, 0, 30)):  # still the 9th in UTC
        delivery = desk.deliver(
            contract, files=[market.Upload("記事.pdf", PDF)], url="https://drive.example/x", checked=[1, 3, 9]
        )
    assert delivery.received_on == date(2026, 12, 10)
    assert delivery.accept_by == date(2026, 12, 17)
    assert delivery.checked == [1, 3]
    file = delivery.files.get()
    assert (file.name, file.media_type, file.size) == ("記事.pdf", "application/pdf", len(PDF))
    with file.file.open("rb") as kept:
        assert kept.read() == PDF
    [event] = [e for e in announced if isinstance(e, DeliveryMade)]
    assert (event.received_on, event.accept_by) == (date(2026, 12, 10), date(2026, 12, 17))


def test_sending_the_form_twice_delivers_once(desk: Desk) -> None:
    contract, key = desk.fund(), uuid4()
    first, second = (desk.deliver(contract, submission_id=key) for _ in range(2))
    assert first.id == second.id
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"text": " "}, "DELIVERY_EMPTY", "attachments"),
        ({"url": "javascript:alert(1)"}, "URL_INVALID", "url"),
        ({"url": "ftp://x.example/"}, "URL_INVALID", "url"),
        ({"files": [market.Upload("a.txt", b"x")] * 11}, "TOO_MANY_FILES", "attachments"),
    ],
)
def test_deliveries_that_are_refused(desk: Desk, changes: dict[str, object], code: str, field: str) -> None:
    contract = desk.fund()
    with pytest.raises(Invalid) as caught:
        desk.deliver(contract, **changes)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert not Delivery.objects.exists()


def test_only_the_worker_delivers(desk: Desk) -> None:
    contract = desk.fund()
    with pytest.raises(Refused, match="NOT_YOURS"):
        market.deliver(actor=desk.client, contract_id=contract.id, submission_id=uuid4(), text="x")
    with pytest.raises(NotFound):
        market.deliver(
            actor=desk.cast.actor(desk.cast.sato), contract_id=contract.id, submission_id=uuid4(), text="x"
        )


def test_a_coach_looks_but_does_not_act(desk: Desk) -> None:
    Contract.objects.filter(id=desk.fund().id).update(programme_id=desk.cast.nara.id)
    coach = desk.cast.actor(desk.cast.tutor)
    assert market.contract_for(coach, desk.contract.id).id == desk.contract.id
    with pytest.raises(Refused, match="PARTIES_ONLY"):
        market.deliver(actor=coach, contract_id=desk.contract.id, submission_id=uuid4(), text="x")
    with pytest.raises(Refused, match="PARTIES_ONLY"):
        market.accept_delivery(actor=coach, contract_id=desk.contract.id)


def first_criterion(desk: Desk) -> list[object]:
    return [desk.contract.criteria.order_by("position")[0].id]


def revise(desk: Desk, **changes: object) -> market.Contract:
    values: dict[str, object] = {
        "criterion_ids": first_criterion(desk),
        "text": "2軒目が550字です。",
        **changes,
    }
    with clock.at(jst(2026, 12, 10, 9)):
        market.request_revision(actor=desk.client, contract_id=desk.contract.id, **values)  # type: ignore[arg-type]
    return market.contract_for(desk.client, desk.contract.id)


def test_a_revision_names_criteria_and_a_redelivery_is_a_new_receipt(
    desk: Desk, announced: list[Event]
) -> None:
    desk.delivered()
    assert revise(desk).state == market.ContractState.REVISING
    assert len([e for e in announced if isinstance(e, RevisionRequested)]) == 1
    with clock.at(jst(2026, 12, 14, 9)):
        again = desk.deliver(desk.contract)
    assert (again.number, again.received_on, again.accept_by) == (2, date(2026, 12, 14), date(2026, 12, 21))
    # Redelivered after the delivery date: counted from the new receipt, within the limit of the law.
    assert again.payment_due_on == date(2026, 12, 25)


def test_a5_03_a_revision_outside_the_criteria_is_another_order(desk: Desk) -> None:
    desk.delivered()
    with pytest.raises(Invalid) as caught:
        revise(desk, criterion_ids=[])
    assert (caught.value.code, caught.value.field) == ("REWORK_COST_MISSING", "criteria")
    with pytest.raises(Invalid, match="REWORK_COST_MISSING"):
        revise(desk, criterion_ids=[uuid4()])
    with pytest.raises(Invalid, match="TEXT_MISSING"):
        revise(desk, text=" ")


def test_the_agreed_number_of_revisions_is_the_limit(desk: Desk) -> None:
    desk.delivered()
    for _ in range(2):
        revise(desk)
        with clock.at(jst(2026, 12, 10, 12)):
            desk.deliver(desk.contract)
    with pytest.raises(Refused, match="REVISION_LIMIT_REACHED"):
        revise(desk)


def test_asking_twice_is_one_request(desk: Desk) -> None:
    desk.delivered()
    revise(desk)
    assert revise(desk).revisions.count() == 1


def test_only_the_client_asks_and_only_for_what_is_delivered(desk: Desk) -> None:
    contract = desk.fund()
    with pytest.raises(Refused, match="NOT_NOW"):
        revise(desk)
    with clock.at(jst(2026, 12, 9)):
        desk.deliver(contract)
    with pytest.raises(Refused, match="NOT_YOURS"):
        market.request_revision(actor=desk.worker, contract_id=contract.id, criterion_ids=[], text="x")
