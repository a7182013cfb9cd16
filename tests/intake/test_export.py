"""The list of applicants as csv and xlsx, read back by other programs."""

import csv
from io import BytesIO, StringIO

from django.urls import reverse
from openpyxl import load_workbook

from tests.intake.office import Office
from tests.page_client import PageClient
from yuiwork.audit import api as audit
from yuiwork.intake.models import IntakeRound, Outcome
from yuiwork.intake.use_cases import RubricLine, announce_round, set_rubric


def url(name: str) -> str:
    return reverse(f"intake:applicants_{name}", args=["nara"])


def test_the_csv_holds_what_the_list_shows(office: Office) -> None:
    sheet = office.apply(motive="=1+1 ではありません")
    office.decide(office.apply(office.cast.sato), Outcome.DECLINE)
    client = PageClient().sign_in(office.cast.takeda)
    answer = client.get(url("csv") + "?show=all")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["お名前"] for row in rows] == ["山田 花子", "佐藤 祥子"]
    assert rows[0]["受付番号"] == sheet.shown_receipt
    assert rows[0]["週の学習時間"] == "8"
    assert not rows[0]["受講したい理由"].startswith("=")
    assert rows[1]["状態"] == "見送り"
    assert rows[1]["理由"] == "定員に達したため"
    trail = audit.history_of("regions.Programme", office.cast.nara.id)
    assert (trail[-1].action, trail[-1].data["rows"]) == ("export_applicants", 2)


def test_the_workbook_keeps_numbers_and_filters(office: Office) -> None:
    office.apply()
    office.decide(office.apply(office.cast.sato), Outcome.WAIT, tell_now=False)
    client = PageClient().sign_in(office.cast.dirk)
    book = load_workbook(BytesIO(client.get(url("xlsx") + "?words=佐藤").content))
    cells = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows()]
    header = next(i for i, row in enumerate(cells) if "お名前" in row)
    line = dict(zip(cells[header], cells[header + 1], strict=True))
    assert (line["お名前"], line["週の学習時間"]) == ("佐藤 祥子", 8)
    assert line["決定（未通知）"] == "キャンセル待ちにする"
    assert len(cells) == header + 2


def round_with_answers(office: Office) -> IntakeRound:
    """Hanako and Sato answered two questions; what Hanako wrote looks like a formula."""
    row = office.plan()
    book = office.ask(row)
    hours = office.ask(row, kind="number", text="本を読む日数")
    announce_round(actor=office.officer, round_id=row.id)
    office.apply(answers={book: "=HYPERLINK(1)", hours: 3})
    office.apply(office.cast.sato, answers={book: "銀河鉄道の夜"})
    return row


def test_the_answers_of_a_round_are_a_file(office: Office) -> None:
    row = round_with_answers(office)
    client = PageClient().sign_in(office.cast.takeda)
    page = client.get(reverse("intake:round", args=["nara", row.id])).content.decode()
    links = [reverse(f"intake:answers_{kind}", args=["nara", row.id]) for kind in ("csv", "xlsx")]
    assert all(link in page for link in links)
    rows = list(csv.DictReader(StringIO(client.get(links[0]).content.decode("utf-8-sig"))))
    assert [(line["お名前"], line["好きな本は？"]) for line in rows] == [
        ("山田 花子", "'=HYPERLINK(1)"),
        ("佐藤 祥子", "銀河鉄道の夜"),
    ]
    book = load_workbook(BytesIO(client.get(links[1]).content))
    head, first, second = (list(line) for line in book.worksheets[1].iter_rows(max_row=3))
    place = [cell.value for cell in head].index("好きな本は？")
    assert (first[place].value, first[place].data_type) == ("=HYPERLINK(1)", "s")  # text, no formula
    assert (first[place + 1].value, second[place + 1].value) == (3, "")
    trail = audit.history_of("regions.Programme", office.cast.nara.id)
    assert (trail[-1].action, trail[-1].data["kind"]) == ("export_applicants", "answers_xlsx")
    assert PageClient().sign_in(office.cast.other_officer).get(links[0]).status_code == 404


def test_whoever_still_has_to_judge_gets_no_answers_with_names(office: Office) -> None:
    row = round_with_answers(office)
    lines = [RubricLine("読みやすさ", 5)]
    set_rubric(actor=office.officer, round_id=row.id, lines=lines, scorer_ids=[office.cast.dirk])
    link = reverse("intake:answers_csv", args=["nara", row.id])
    client = PageClient().sign_in(office.cast.dirk)
    assert link not in client.get(reverse("intake:round", args=["nara", row.id])).content.decode()
    assert client.get(link).status_code == 409


def test_strangers_get_no_file(office: Office) -> None:
    for who in (office.cast.tutor, office.cast.other_officer, office.cast.hanako):
        for kind in ("csv", "xlsx"):
            assert PageClient().sign_in(who).get(url(kind)).status_code == 404
