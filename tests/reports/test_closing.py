"""A closed year stands still: later imports and late facts change nothing; corrections stand beside it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import Error, transaction

from tests.cast import Cast
from tests.impact.conftest import reach
from tests.imports.desk import HEAD, Desk, as_csv
from tests.racing import at_once
from tests.reports.office import IN_YEAR, Office, cells, excel, word
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.ids import new_id
from yuiwork.impact.models import Milestone
from yuiwork.japan.dates import JST
from yuiwork.reports import api as reports
from yuiwork.reports.models import YearClose, YearCorrection
from yuiwork.reports.queries.figures import fingerprint, frozen_blocks

LATE = ["2025", "入門講座", "後藤 次子", "ゴトウツギコ", "奈良市", "H2.4.1", "", "2026/2/12", ""]


def test_frozen_figures_do_not_follow_late_facts_and_imports(office: Office) -> None:
    office.facts()
    office.close()
    before = YearClose.objects.get()
    reach(office.programme_id, Milestone.APPLIED, 9, IN_YEAR, first=100)
    run = Desk(office.cast).bring(as_csv([HEAD, LATE]))
    after = YearClose.objects.get()
    assert (after.figures, after.sha256) == (before.figures, fingerprint(after.figures))
    found = cells(excel(office.made("final")))
    assert 61 in found
    assert 70 not in found
    open_year = office.build(office.begin("progress", IN_YEAR, IN_YEAR))
    assert 70 in cells(excel(open_year))
    with pytest.raises(Refused) as refused:
        Desk(office.cast).undo(run)
    assert refused.value.code == "YEAR_CLOSED"


def test_a_correction_stands_beside_the_figure(office: Office) -> None:
    office.facts()
    office.close()
    key = new_id()
    for _tap in range(2):
        reports.state_correction(
            actor=office.actor, programme_id=office.programme_id, year=2025, figure="steps",
            text="申込のうち1人は二重でした。", submission_id=key,
        )  # fmt: skip
    assert YearCorrection.objects.count() == 1
    [steps] = frozen_blocks(YearClose.objects.get(), "steps")
    assert "申込のうち1人は二重でした。" in steps.notes[0]
    assert any("申込のうち1人は二重でした。" in p.text for p in word(office.made("final")).paragraphs)


def test_the_operator_opens_a_year_again_with_a_reason(office: Office) -> None:
    office.facts()
    office.close()
    with pytest.raises(Refused):
        reports.reopen_year(actor=office.actor, programme_id=office.programme_id, year=2025, reason="x")
    with pytest.raises(Invalid):
        reports.reopen_year(actor=office.operator, programme_id=office.programme_id, year=2025, reason=" ")
    reports.reopen_year(
        actor=office.operator, programme_id=office.programme_id, year=2025, reason="監査の指摘による"
    )
    reach(office.programme_id, Milestone.APPLIED, 9, IN_YEAR, first=100)
    office.close()
    old, new = YearClose.objects.order_by("closed_at", "id")
    assert old.sha256 != new.sha256
    assert reports.closed_years(office.programme_id) == [2025]


def test_only_officers_close_and_only_when_it_is_due(office: Office) -> None:
    for user_id in (office.cast.dirk, office.cast.tutor, office.cast.other_officer, office.cast.oper):
        with pytest.raises(Refused) as refused:
            reports.close_year(actor=office.cast.actor(user_id), programme_id=office.programme_id, year=2025)
        assert refused.value.code == "OFFICER_ONLY"
    with pytest.raises(Refused) as refused:
        office.close(2026)
    assert refused.value.code == "TOO_EARLY"
    with clock.at(datetime(2027, 3, 14, 9, tzinfo=JST)):
        office.close(2026)
    assert reports.closed_years(office.programme_id) == [2026]


def test_the_database_keeps_frozen_figures_from_every_script(office: Office) -> None:
    office.close()
    close = YearClose.objects.get()
    reports.state_correction(
        actor=office.actor,
        programme_id=office.programme_id,
        year=2025,
        figure="steps",
        text="注",
        submission_id=new_id(),
    )
    wrong: list[Callable[[], object]] = [
        lambda: YearClose.objects.update(figures=[]),
        lambda: YearClose.objects.update(sha256="0" * 64),
        lambda: YearClose.objects.filter(id=close.id)._raw_delete("default"),
        lambda: YearClose.objects.update(reopened_at=clock.now()),
        lambda: YearCorrection.objects.update(text="別の注"),
        lambda: YearClose.objects.create(
            programme_id=close.programme_id, fiscal_year=2025, figures=[], sha256="", closed_by_id=close.closed_by_id,
            closed_at=clock.now(),
        ),
    ]  # fmt: skip
    for write in wrong:
        with pytest.raises(Error), transaction.atomic():
            write()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_close_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yuiwork.core.events._dispatcher", lambda event: None)
    office = Office(cast)

    def close() -> object:
        return reports.close_year(actor=office.actor, programme_id=office.programme_id, year=2025).id

    first, second = at_once(close, close)
    assert first == second == YearClose.objects.get().id
    assert YearClose.objects.count() == 1
