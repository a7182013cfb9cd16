"""取込 as officers see it: choose, look, import, take back."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from openpyxl import load_workbook

from tests.cast import Cast
from tests.imports.desk import HANA, HEAD, SATO, Desk, as_csv, as_xlsx
from tests.page_client import PageClient
from yuiwork.core.ids import new_id
from yuiwork.imports.models import ImportedRecord, ImportRun, RunState
from yuiwork.imports.tasks import check_file, save_file
from yuiwork.imports.use_cases import check
from yuiwork.imports.views import lists, runs

START = "/staff/nara/imports/"


@pytest.fixture
def officer(cast: Cast, page_client: PageClient) -> PageClient:
    return page_client.sign_in(cast.takeda)


def send(client: PageClient, content: bytes, kind: str = "people", name: str = "名簿.csv"):
    data = {"file": SimpleUploadedFile(name, content), "submission_id": str(new_id())}
    return client.post(f"{START}new/{kind}/", data)


def test_from_the_file_to_the_overview_and_back(officer: PageClient) -> None:
    first = officer.get(START).content.decode()
    assert "まだ取り込んでいません" in first
    assert 'data-kind="primary"' not in first.split("<main", 1)[1].split("</main>")[0]
    answer = send(officer, as_csv([HEAD, HANA, SATO]))
    here = answer["Location"]
    shown = officer.get(here).content.decode()
    assert "新規2行、変更0行、変更なし0行。まだ取り込んでいません。" in shown
    assert "メールアドレス" in shown
    assert "氏名と生年月日" in shown
    assert shown.index("<summary>詳細") < shown.index("SHA-256") < shown.index("として読み取りました")
    assert "取り込みました" in officer.post(f"{here}import/", follow=True).content.decode()
    assert "2019年度は" in officer.get("/staff/nara/overview/?year=2019").content.decode()
    assert "取込をまとめて取り消しました" in officer.post(f"{here}undo/", follow=True).content.decode()
    assert not ImportedRecord.objects.exists()
    assert "取消済み" in officer.get(START).content.decode()


def test_bad_lines_name_row_column_and_reason(officer: PageClient) -> None:
    here = send(officer, as_csv([HEAD, HANA, [*SATO[:5], "H2.13.1", "", "", ""]]))["Location"]
    shown = officer.get(here).content.decode()
    assert "先に直していただく行が1行あります" in shown
    assert "F 生年月日" in shown
    assert "この内容を取り込む" not in shown
    assert officer.post(f"{here}import/").status_code == 409


def test_what_has_to_be_corrected_is_downloaded(officer: PageClient, cast: Cast) -> None:
    bad = [[*SATO[:5], day, "", "", ""] for day in ("H2.13.1", "=1+1")]
    here = send(officer, as_csv([HEAD, HANA, *bad]))["Location"]
    link = f"{here}problems.csv"
    assert link in officer.get(here).content.decode()
    answer = officer.get(link)
    assert "%E7%9B%B4%E3%81%99" in answer["Content-Disposition"]  # 直す…
    head, *lines = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head == ["行", "列", "見出し", "入っている内容", "理由"]
    assert [line[:4] for line in lines][:1] == [["3", "F", "生年月日", "H2.13.1"]]
    assert ["4", "F", "生年月日", "'=1+1"] in [line[:4] for line in lines]  # no formula
    assert all(line[4] for line in lines)
    assert PageClient().sign_in(cast.other_officer).get(link).status_code == 404


def test_unknown_headings_are_asked_about_and_can_be_chosen(officer: PageClient) -> None:
    rows = [["だれ", "いつ", "何"], ["山田 花子", "2019", "入門"]]
    here = send(officer, as_csv(rows))["Location"]
    assert here.endswith("/columns/")
    shown = officer.get(here).content.decode()
    assert "山田 花子" in shown
    twice = officer.post(here, {"header_row": "1", "c1": "name", "c2": "name", "c3": ""})
    assert twice.status_code == 422
    assert "二度選ばれています" in twice.content.decode()
    below = officer.post(here, {"header_row": "9", "c1": "name", "c2": "year", "c3": "course"})
    assert below.status_code == 422
    done = officer.post(here, {"header_row": "1", "c1": "name", "c2": "year", "c3": "course"}, follow=True)
    assert "新規1行" in done.content.decode()


def test_another_sheet_of_a_workbook(officer: PageClient) -> None:
    book = load_workbook(io.BytesIO(as_xlsx([HEAD, HANA], title="1期")))
    book.create_sheet("2期").append(HEAD)
    book["2期"].append(SATO)
    out = io.BytesIO()
    book.save(out)
    here = send(officer, out.getvalue(), name="名簿.xlsx")["Location"]
    assert "2期" in officer.get(f"{here}columns/").content.decode()
    officer.post(f"{here}columns/", {"sheet": "2期"})
    assert "佐藤 祥子" in officer.get(here).content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "空"), (b"%PDF-1.7", "表のファイルではない"), (b"\xd0\xcf\x11\xe0", "古い形式のExcel")],
)
def test_a_file_that_is_no_table_says_why(officer: PageClient, content: bytes, words: str) -> None:
    answer = send(officer, content)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_long_files_go_to_the_worker_and_show_how_far_it_is(
    officer: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (check, lists, runs):
        monkeypatch.setattr(module, "AT_ONCE", 1)
    monkeypatch.setattr("yuiwork.imports.use_cases.save.AT_ONCE", 1)
    here = send(officer, as_csv([HEAD, HANA, SATO]))["Location"]
    waiting = officer.get(here)
    assert "2行のうち0行を確認しました" in waiting.content.decode()
    assert waiting["Refresh"] == "3"
    run = ImportRun.objects.get()
    check_file(run_id=str(run.id))
    officer.post(f"{here}import/")
    assert "まとめて取り込んでいます" in officer.get(here).content.decode()
    save_file(run_id=str(run.id))
    save_file(run_id=str(run.id))
    run.refresh_from_db()
    assert (run.state, ImportedRecord.objects.count()) == (RunState.DONE, 2)
    assert "Refresh" not in officer.get(here)
    assert str(run.id) in commonest("imports_recordchange", "run_id"), "the planner knows of the new rows"
    assert str(run.programme_id) in commonest("impact_personmilestone", "programme_id")


def commonest(table: str, column: str) -> str:
    """What PostgreSQL's statistics hold of a column."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT most_common_vals::text FROM pg_stats WHERE tablename = %s AND attname = %s",
            [table, column],
        )
        row = cursor.fetchone()
    return str(row and row[0])


def test_templates_and_records_can_be_downloaded(officer: PageClient, cast: Cast) -> None:
    Desk(cast).bring(as_csv([HEAD, HANA]))
    for kind in ("people", "incomes", "seminars", "surveys"):
        for form in ("xlsx", "csv", "sjis"):
            assert officer.get(f"{START}template/{kind}.{form}").status_code == 200
    assert "山田 花子" in officer.get(f"{START}records/people.csv").content.decode("utf-8-sig")
    assert officer.get(f"{START}records/people.pdf").status_code == 404
    assert officer.get(f"{START}records/other.csv").status_code == 404


def test_a_name_that_the_old_encoding_lacks_is_named(officer: PageClient, cast: Cast) -> None:
    Desk(cast).bring(as_csv([HEAD, [*HANA[:2], "𠮷野 花子", *HANA[3:]]]))
    answer = officer.get(f"{START}records/people.sjis")
    assert answer.status_code == 409
    assert "𠮷" in answer.content.decode()


def test_nobody_else_finds_it(cast: Cast, page_client: PageClient) -> None:
    run = Desk(cast).upload(as_csv([HEAD, HANA]))
    for user_id in (cast.other_officer, cast.tutor, cast.hanako, cast.oper):
        page_client.sign_in(user_id)
        assert page_client.get(f"{START}{run.id}/").status_code == 404
        assert page_client.post(f"{START}{run.id}/import/").status_code == 404
    page_client.sign_in(cast.other_officer)
    assert page_client.get(f"/staff/amami/imports/{run.id}/").status_code == 404


def test_in_english_too(officer: PageClient) -> None:
    here = send(officer, as_csv([HEAD, HANA, [*SATO[:5], "x", "", "", ""]]))["Location"]
    officer.cookies["django_language"] = "en"
    for path in (START, f"{START}new/people/", here, f"{here}columns/"):
        assert officer.get(path).status_code == 200
    assert "Please write the day for example" in officer.get(here).content.decode()
