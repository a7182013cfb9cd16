"""個人情報の約束: staff are taught, read and agree; who agreed to which words never changes (programmes.md 3.1 RQ39)."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.core.actor import Role
from yuiwork.core.errors import Conflict, Refused
from yuiwork.regions import api as regions
from yuiwork.regions.models import SecrecyAgreement, SecrecyText

PAGE, TEXT = "/staff/nara/secrecy/", "/staff/nara/secrecy/text/"
TAUGHT = {"taught_on_year": "2026", "taught_on_month": "11", "taught_on_day": "20"}


def written(cast: Cast, text: str = "知ったことを話しません。") -> SecrecyText:
    return regions.write_secrecy_text(actor=cast.actor(cast.takeda), programme_id=cast.nara.id, text=text)


def agree(cast: Cast, version: int = 1) -> SecrecyAgreement:
    return regions.agree_to_secrecy(
        actor=cast.actor(cast.tutor), programme_id=cast.nara.id, version=version, taught_on=date(2026, 11, 20)
    )


def test_an_officer_begins_with_the_standard_words_and_sees_who_has_agreed(
    page_client: PageClient, cast: Cast
) -> None:
    assert cast.tutor
    page_client.sign_in(cast.takeda)
    assert "まだ約束の文面がありません" in page_client.get(PAGE).content.decode()
    form = page_client.get(TEXT).content.decode()
    assert "役割が終わったあとも同じです" in form
    assert page_client.post(TEXT, {"text": " "}).status_code == 422
    assert page_client.post(TEXT, {"text": "知ったことを話しません。"}).status_code == 303
    assert "2人のうち、0人が" in page_client.get(PAGE).content.decode()

    # The tutor finds it in 今日, reads, and agrees with the day on which it was explained to her.
    tutor = PageClient().sign_in(cast.tutor)
    assert [step.url for step in regions.next_steps(cast.actor(cast.tutor))] == [PAGE]
    html = tutor.get(PAGE).content.decode()
    assert "知ったことを話しません。" in html
    assert "同意の状況" not in html, "who else has agreed is read by those who lead"
    refused = tutor.post(PAGE, {"version": "1", **TAUGHT})
    assert refused.status_code == 422
    assert 'value="20"' in refused.content.decode()
    assert tutor.post(PAGE, {"version": "1", "agreed": "on", **TAUGHT}).status_code == 303
    assert "2026年11月24日（火）に第1版に同意しました" in tutor.get(PAGE).content.decode()
    assert regions.next_steps(cast.actor(cast.tutor)) == []
    html = page_client.get(PAGE).content.decode()
    assert "2人のうち、1人が" in html
    assert "2026年11月20日（金）" in html


def test_changed_words_are_asked_again_and_the_old_agreement_stays(cast: Cast) -> None:
    first = written(cast)
    assert written(cast) == first, "the same words are the same version"
    assert agree(cast) == agree(cast)
    second = written(cast, "知ったことを話しません。持ち出しません。")
    assert second.version == 2
    assert regions.next_steps(cast.actor(cast.tutor)) != []
    [line] = [line for line in regions.secrecy_lines(cast.nara.id) if line.user_id == cast.tutor]
    assert (line.version, line.current) == (1, False)
    with pytest.raises(Conflict):
        agree(cast)  # the page she had open shows the old words
    agree(cast, version=2)
    assert SecrecyAgreement.objects.filter(user_id=cast.tutor).count() == 2


def test_whoever_has_left_is_still_bound_and_counted_in_the_period(cast: Cast) -> None:
    written(cast)
    agree(cast)
    regions.release_staff(
        actor=cast.actor(cast.takeda), programme_id=cast.nara.id, user_id=cast.tutor, role=Role.TUTOR
    )
    assert cast.tutor not in [line.user_id for line in regions.secrecy_lines(cast.nara.id)]
    everybody = regions.staff_history(cast.nara.id)
    [line] = [x for x in regions.secrecy_lines(cast.nara.id, everybody) if x.user_id == cast.tutor]
    assert line.taught_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    "change",
    [
        lambda: SecrecyText.objects.update(text="x"),
        lambda: SecrecyText.objects.all()._raw_delete("default"),
        lambda: SecrecyAgreement.objects.update(taught_on=date(2020, 1, 1)),
        lambda: SecrecyAgreement.objects.all().delete(),
    ],
)
def test_the_database_keeps_both_as_they_were(cast: Cast, change: Any) -> None:
    written(cast)
    agree(cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


@pytest.mark.parametrize("who", ["other_officer", "hanako"])
def test_nobody_else_finds_it_or_agrees(page_client: PageClient, cast: Cast, who: str) -> None:
    written(cast)
    page_client.sign_in(getattr(cast, who))
    assert page_client.get(PAGE).status_code == 404
    with pytest.raises(Refused):
        regions.agree_to_secrecy(
            actor=cast.actor(getattr(cast, who)),
            programme_id=cast.nara.id,
            version=1,
            taught_on=date(2026, 11, 20),
        )


def test_only_officers_write_the_words(page_client: PageClient, cast: Cast) -> None:
    written(cast)
    page_client.sign_in(cast.dirk)
    assert page_client.get(PAGE).status_code == 200
    assert page_client.get(TEXT).status_code == 404
    with pytest.raises(Refused):
        regions.write_secrecy_text(actor=cast.actor(cast.dirk), programme_id=cast.nara.id, text="x")
