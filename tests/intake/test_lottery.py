"""The draw: every order equally likely, always the same from the same log, and nobody slips in afterwards."""

import json
from collections import Counter
from io import StringIO
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.office import Office, code_of
from tests.learning.school import heard
from tests.learning.test_constraints import refused
from tests.page_client import PageClient
from yuiwork.core.errors import Refused
from yuiwork.core.events import Event
from yuiwork.intake import lottery
from yuiwork.intake.events import LotteryDrawn
from yuiwork.intake.models import ApplicationSheet, Lottery, Method, Outcome, Selection
from yuiwork.intake.queries.lotteries import log_of
from yuiwork.intake.use_cases import close_round, draw_lottery, withdraw_application

ENTRIES = st.sets(st.text(alphabet="23456789ABCDEFGHJKMNPQRSTUVWXYZ", min_size=8, max_size=8), max_size=30)
SEEDS = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(SEEDS, ENTRIES)
def test_the_same_log_gives_the_same_order_however_it_is_written(seed: str, entries: set[str]) -> None:
    order = lottery.draw(seed, entries)
    assert sorted(order) == sorted(entries)
    assert lottery.draw(seed, sorted(entries)) == lottery.draw(seed, sorted(entries, reverse=True)) == order


@given(SEEDS, ENTRIES.filter(bool))
def test_one_entry_more_or_another_seed_does_not_pass_the_check(seed: str, entries: set[str]) -> None:
    log: dict[str, Any] = {
        "algorithm": lottery.ALGORITHM,
        "seed": seed,
        "commitment": lottery.commitment_of(seed),
        "entries": sorted(entries),
        "digest": lottery.digest_of(entries),
        "order": lottery.draw(seed, entries),
    }
    assert lottery.problems_of(log) == []
    later = [*log["entries"], "LATECOME"]  # contains letters that no receipt has
    assert "DIGEST_DIFFERS" in lottery.problems_of({**log, "entries": later})
    other = ("1" if seed[0] == "0" else "0") + seed[1:]
    assert "COMMITMENT_DIFFERS" in lottery.problems_of({**log, "seed": other})
    assert lottery.problems_of({**log, "order": [*log["order"], "LATECOME"]}) == ["ORDER_DIFFERS"]
    assert lottery.problems_of({**log, "entries": log["entries"] * 2}) == ["ENTRY_TWICE"]
    assert lottery.problems_of({**log, "algorithm": "dice"}) == ["OTHER_ALGORITHM"]
    assert lottery.problems_of({k: v for k, v in log.items() if k != "seed"}) == ["LOG_INCOMPLETE"]


def test_every_order_is_equally_likely_over_the_seeds() -> None:
    """24 orders of four entries over 24,000 seeds: chi-square below the 99.99 % point of 23 degrees of freedom."""
    entries, rounds = ["AAAA2222", "BBBB3333", "CCCC4444", "DDDD5555"], 24_000
    met = Counter(tuple(lottery.draw(f"{n:064x}", entries)) for n in range(rounds))
    expected = rounds / 24
    assert set(met) == set(permutations(entries))
    assert sum((count - expected) ** 2 / expected for count in met.values()) < 55.9


def test_an_entry_cannot_stand_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        lottery.draw("0" * 64, ["AAAA2222", "AAAA2222"])


def closed(office: Office, *users: Any, seats: int = 1) -> Lottery:
    """A round by lottery after its last application."""
    office.cast.tutor  # noqa: B018 - appointed
    row = office.call(method=Method.LOTTERY, seats=seats)
    for user in users:
        office.apply(user)
    close_round(actor=office.officer, round_id=row.id)
    return Lottery.objects.get()


def test_the_seed_is_fixed_before_anybody_applies_and_told_after_the_draw(office: Office) -> None:
    row = office.call(method=Method.LOTTERY)
    before = log_of(Lottery.objects.get())
    assert set(before) == {"round", "algorithm", "commitment", "committed_at"}
    office.apply()
    with pytest.raises(Refused) as refusal:
        draw_lottery(actor=office.officer, round_id=row.id)
    assert code_of(refusal) == "STILL_OPEN"
    close_round(actor=office.officer, round_id=row.id)
    assert "seed" not in log_of(Lottery.objects.get())
    office.cast.tutor  # noqa: B018 - appointed
    draw_lottery(actor=office.officer, round_id=row.id)
    after = log_of(Lottery.objects.get())
    assert after["commitment"] == before["commitment"] == lottery.commitment_of(after["seed"])
    assert lottery.problems_of(after) == []


def test_the_draw_decides_everybody_once_and_tells_nobody(office: Office, announced: list[Event]) -> None:
    drawing = closed(office, office.cast.hanako, office.cast.sato, office.cast.kenji)
    for _ in range(2):
        drawing = draw_lottery(actor=office.officer, round_id=drawing.round_id)
    assert drawing.order is not None
    decided = {s.application.sheet.receipt: s for s in Selection.objects.select_related("application__sheet")}
    assert [decided[receipt].outcome for receipt in drawing.order] == ["accept", "wait", "wait"]
    assert {s.state for s in decided.values()} == {"ready"}
    assert "あなたの順位は3番" in decided[drawing.order[2]].reason
    ranks = dict(ApplicationSheet.objects.values_list("receipt", "rank"))
    assert [ranks[receipt] for receipt in drawing.order] == [1, 2, 3]
    assert len(heard(announced, LotteryDrawn)) == 1


def test_who_withdrew_keeps_her_rank_and_is_passed_over(office: Office) -> None:
    drawing = closed(office, office.cast.hanako, office.cast.sato)
    sheet = ApplicationSheet.objects.get(user_id=office.cast.hanako)
    assert sheet.application_id
    withdraw_application(actor=office.cast.actor(office.cast.hanako), application_id=sheet.application_id)
    drawing = draw_lottery(actor=office.officer, round_id=drawing.round_id)
    assert len(drawing.order or []) == 2
    row = Selection.objects.get()
    assert (row.application.user_id, row.outcome) == (office.cast.sato, Outcome.ACCEPT)


def test_the_database_lets_nothing_of_a_draw_change(office: Office) -> None:
    drawing = closed(office, office.cast.hanako)
    row = Lottery.objects.filter(id=drawing.id)
    refused("intake_lottery_stays", lambda: row.update(seed="0" * 64))
    refused("intake_lottery_stays", lambda: row.update(entries=["LATECOME"], digest="x"))
    refused("intake_lottery_drawn_whole", lambda: row.update(order=[]))
    refused("intake_lottery_stays", row.delete)
    draw_lottery(actor=office.officer, round_id=drawing.round_id)
    refused("intake_lottery_stays", lambda: row.update(order=["LATECOME"]))


def test_nobody_enters_a_round_whose_entries_are_frozen(office: Office) -> None:
    """Not even a script that hands in a sheet past the use-cases."""
    drawing = closed(office, office.cast.hanako)
    late = office.school.apply_for_course(office.cast.sato)
    refused(
        "intake_no_late_entry",
        lambda: ApplicationSheet.objects.create(
            course_id=late.course_id,
            round_id=drawing.round_id,
            user_id=late.user_id,
            application=late,
            state="sent",
            receipt="LATE2345",
            saved_at=late.created_at,
            sent_at=late.created_at,
        ),
    )


def test_anybody_reads_and_checks_the_draw(page_client: PageClient, office: Office, tmp_path: Path) -> None:
    drawing = closed(office, office.cast.hanako, office.cast.sato)
    path = reverse("intake:lottery", args=[drawing.round_id])
    assert drawing.commitment in page_client.get(path).content.decode()
    draw_lottery(actor=office.officer, round_id=drawing.round_id)
    html = page_client.get(path).content.decode()
    assert "発表どおりでした" in html
    for sheet in ApplicationSheet.objects.all():
        assert sheet.shown_receipt in html
    assert "山田" not in html
    log = page_client.get(reverse("intake:lottery_log", args=[drawing.round_id]))
    file = tmp_path / "lottery.json"
    file.write_bytes(log.content)
    said = StringIO()
    call_command("lottery_check", str(file), stdout=said)
    call_command("lottery_check", "--all", stdout=said)
    assert said.getvalue().count("as announced (2 entries)") == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [({"order": []}, "ORDER_DIFFERS"), ({"seed": "0"}, "COMMITMENT_DIFFERS"), ({}, "")],
)
def test_the_command_says_what_does_not_hold(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    entries = ["AAAA2222", "BBBB3333"]
    log = {
        "algorithm": lottery.ALGORITHM,
        "seed": "1",
        "commitment": lottery.commitment_of("1"),
        "entries": entries,
        "digest": lottery.digest_of(entries),
        "order": lottery.draw("1", entries),
    }
    file, out = tmp_path / "log.json", StringIO()
    file.write_text(json.dumps({**log, **change}), encoding="utf-8")
    if not said:
        call_command("lottery_check", str(file), stdout=out)
        return
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("lottery_check", str(file), stdout=out)
    assert said in out.getvalue()


def test_a_file_that_is_no_log_is_told_with_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "log.json"
    file.write_text('{"seed": 1,\n oops}', encoding="utf-8")
    with pytest.raises(CommandError, match="line 2, column 2"):
        call_command("lottery_check", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("lottery_check", str(tmp_path / "missing.json"))
    with pytest.raises(CommandError, match="Give the file"):
        call_command("lottery_check")


def test_the_page_of_the_round_leads_from_the_draw_to_the_letters(office: Office) -> None:
    drawing = closed(office, office.cast.hanako, office.cast.sato)
    client = PageClient().sign_in(office.cast.takeda)
    page = reverse("intake:round", args=["nara", drawing.round_id])
    letters = reverse("intake:telling_course", args=["nara", office.school.course.id])
    assert letters not in client.get(page).content.decode()
    html = client.post(page, {"action": "draw"}, follow=True).content.decode()
    assert "通知書2通を確認して送る" in html
    assert f'href="{letters}"' in html


def test_where_the_municipality_approves_the_round_leads_there_first(office: Office) -> None:
    office.cast.tutor  # noqa: B018 - appointed
    row = office.call(method=Method.LOTTERY, seats=1, needs_approval=True)
    office.apply()
    close_round(actor=office.officer, round_id=row.id)
    draw_lottery(actor=office.director, round_id=row.id)
    page = reverse("intake:round", args=["nara", row.id])
    approvals = reverse("intake:approvals", args=["nara"])
    html = PageClient().sign_in(office.cast.takeda).get(page).content.decode()
    assert f'data-kind="primary" href="{approvals}"' in html
    waiting = PageClient().sign_in(office.cast.dirk).get(page).content.decode()
    assert "1件の決定が自治体の承認を待っています" in waiting
    assert f'data-kind="primary" href="{approvals}"' not in waiting


def test_without_a_tutor_the_page_says_what_to_do_and_nothing_is_drawn(office: Office) -> None:
    row = office.call(method=Method.LOTTERY, seats=1)
    office.apply()
    close_round(actor=office.officer, round_id=row.id)
    client = PageClient().sign_in(office.cast.takeda)
    page = reverse("intake:round", args=["nara", row.id])
    staff = reverse("regions:staff", args=["nara"])
    assert f'data-kind="primary" href="{staff}"' in client.get(page).content.decode()
    answer = client.post(page, {"action": "draw"})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert f"<h1>{row.title}</h1>" in html  # the page she came from, not a page of its own
    assert "「担当者」のページでチューターを登録" in html
    assert "まだ何も決定していません" in html
    assert Lottery.objects.get().drawn_at is None
    office.cast.tutor  # noqa: B018 - appointed
    client.post(page, {"action": "draw"})
    assert Lottery.objects.get().drawn_at is not None
