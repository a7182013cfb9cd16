"""概況 and its files: for officers and directors of the programme, with the same cells hidden everywhere."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.cast import Cast
from tests.impact.conftest import earn, reach
from tests.page_client import PageClient
from yuiwork.core.actor import Role
from yuiwork.impact.models import Milestone
from yuiwork.regions import api as regions

TODAY = date(2026, 11, 24)
PATHS = ["/staff/nara/overview/", "/staff/nara/overview/2026.xlsx", "/staff/nara/overview/2026/funnel.csv"]


@pytest.fixture
def full(cast: Cast) -> Cast:
    reach(cast.nara.id, Milestone.APPLIED, 61, TODAY)
    reach(cast.nara.id, Milestone.ENROLLED, 30, TODAY)
    reach(cast.nara.id, Milestone.FIRST_JOB, 2, TODAY)
    reach(cast.nara.id, Milestone.EARNED, 20, date(2026, 3, 1))
    earn(cast.nara.id, {**dict.fromkeys(range(12), 3_000), 12: 150_000}, TODAY)
    return cast


def test_an_officer_reads_sentence_figures_and_tables(full: Cast, page_client: PageClient) -> None:
    page_client.sign_in(full.takeda)
    shown = page_client.get("/staff/nara/overview/").content.decode()
    assert "2026年度は30人が受講し、0人がはじめての報酬を得ました。" in shown
    assert shown.count('<svg role="img"') >= 2
    assert "?year=2025" in shown
    assert "61人" in shown
    last_year = page_client.get("/staff/nara/overview/?year=2025").content.decode()
    assert "2025年度は0人が受講し、20人がはじめての報酬を得ました。" in last_year


@pytest.mark.parametrize("year", ["1999", "x", "２０２６", "99999999999999999999"])
def test_an_unknown_year_shows_this_year(full: Cast, page_client: PageClient, year: str) -> None:
    page_client.sign_in(full.takeda)
    assert "2026年度は30人" in page_client.get(f"/staff/nara/overview/?year={year}").content.decode()


def test_what_is_hidden_is_hidden_in_every_file(full: Cast, page_client: PageClient) -> None:
    page_client.sign_in(full.takeda)
    page = page_client.get("/staff/nara/overview/").content.decode()
    steps = page_client.get("/staff/nara/overview/2026/funnel.csv").content.decode("utf-8-sig")
    bands = page_client.get("/staff/nara/overview/2026/income.csv").content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(page_client.get("/staff/nara/overview/2026.xlsx").content))
    assert "はじめての仕事を終えた,x," in steps
    assert "5千円まで,x" in bands
    assert "　12人" not in page
    assert ">2人" not in page
    values = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert not {2, 12, 1} & values


def test_directors_read_it_too(full: Cast, page_client: PageClient) -> None:
    page_client.sign_in(full.dirk)
    assert page_client.get("/staff/nara/overview/").status_code == 200


def test_nobody_else_finds_it(full: Cast, page_client: PageClient) -> None:
    assert {page_client.get(path).status_code for path in PATHS} == {302}
    for user_id in (full.other_officer, full.tutor, full.hanako, full.kenji, full.oper):
        page_client.sign_in(user_id)
        assert {page_client.get(path).status_code for path in PATHS} == {404}


def test_files_of_unknown_tables_and_years_are_not_found(full: Cast, page_client: PageClient) -> None:
    page_client.sign_in(full.takeda)
    for path in ("2026/people.csv", "1999/funnel.csv", "1999.xlsx"):
        assert page_client.get(f"/staff/nara/overview/{path}").status_code == 404


def test_the_old_encoding_is_given_where_nothing_is_lost(full: Cast, page_client: PageClient) -> None:
    page_client.sign_in(full.takeda)
    answer = page_client.get("/staff/nara/overview/2026/funnel.csv?encoding=cp932")
    assert "説明会に申し込んだ,61" in answer.content.decode("cp932")
    assert answer["Content-Disposition"] == 'attachment; filename="nara-2026-funnel.csv"'


def test_without_a_slug_she_comes_to_her_programme(full: Cast, page_client: PageClient) -> None:
    page_client.sign_in(full.takeda)
    assert page_client.get("/staff/overview/")["Location"] == "/staff/nara/overview/"
    regions.appoint_staff(
        actor=full.actor(full.oper), programme_id=full.amami.id, user_id=full.takeda, role=Role.OFFICER
    )
    choice = page_client.get("/staff/overview/").content.decode()
    assert "/staff/amami/overview/" in choice
    assert "/staff/nara/overview/" in choice


def test_the_tables_of_every_year_are_listed(full: Cast, page_client: PageClient) -> None:
    page_client.sign_in(full.takeda)
    shown = page_client.get("/staff/nara/overview/files/").content.decode()
    for path in ("/staff/nara/overview/2026.xlsx", "/staff/nara/overview/2025/income.csv?encoding=cp932"):
        assert path in shown


def test_an_empty_programme_has_a_page(cast: Cast, page_client: PageClient) -> None:
    page_client.sign_in(cast.takeda)
    assert "0人が受講し" in page_client.get("/staff/nara/overview/").content.decode()


def test_everybody_reads_what_the_figures_mean(page_client: PageClient, db: None) -> None:
    shown = page_client.get("/figures/").content.decode()
    assert "公開ページでは10人未満、担当者の画面では3人未満" in shown


def test_in_english_too(full: Cast, page_client: PageClient) -> None:
    page_client.cookies["django_language"] = "en"
    page_client.sign_in(full.takeda)
    for path in ("/staff/nara/overview/", "/staff/nara/overview/files/", "/figures/"):
        assert page_client.get(path).status_code == 200
