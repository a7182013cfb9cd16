"""What was answered, counted: charts with their tables, hidden cells, cross tables, years, files read by others."""

import csv
import io
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from django.db import transaction
from django.urls import reverse
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import SYSTEM, Cast
from tests.page_client import PageClient
from tests.surveys.conftest import ANSWERS, EVERY_KIND
from yuiwork.core import clock
from yuiwork.japan.dates import JST
from yuiwork.surveys import api as surveys
from yuiwork.surveys.models import Survey
from yuiwork.surveys.queries.narrowing import periods_of
from yuiwork.surveys.queries.replies import Narrowed, Reply
from yuiwork.surveys.queries.report import Report, report_of

pytestmark = pytest.mark.django_db
COMMENT: surveys.QuestionData = {"code": "comment", "kind": "text", "text": "ご意見", "required": False}
INCOME: surveys.QuestionData = {
    "code": "income", "kind": "single", "text": "月の手取り", "required": False, "sensitive": True,
    "options": [{"code": "low", "label": "5千円まで"}, {"code": "high", "label": "5万円まで"}],
}  # fmt: skip


@pytest.fixture
def survey(cast: Cast) -> Survey:
    return surveys.create_survey(
        actor=SYSTEM,
        programme_id=cast.nara.id,
        title="集計アンケート",
        questions=[*EVERY_KIND, COMMENT, INCOME],
    )


def answer(
    survey: Survey,
    key: object,
    *,
    municipality: str = "29201",
    group: dict[str, str] | None = None,
    **changes: Any,
) -> None:
    with transaction.atomic():
        assert surveys.record_response(
            actor=SYSTEM, survey_id=survey.id, respondent_key=str(key), municipality_code=municipality,
            answers={**ANSWERS, **changes}, **(group or {}),
        )  # fmt: skip


def report(survey: Survey, *, cross: str = "", by: str = "", **narrowed: Any) -> Report:
    row = Survey.objects.select_related("programme__region").get(id=survey.id)
    return report_of(row, Narrowed(**narrowed), cross=cross, by=by)


def rows(found: Report, code: str, number: int = 0) -> list[list[object]]:
    result = next(result for result in found.results if result.code == code)
    return [list(row) for row in result.figures[number].table.rows]


def page(survey: Survey, *more: str, query: str = "") -> str:
    name = "results_file" if more else "results"
    return reverse(f"surveys:{name}", args=["nara", survey.id, *more]) + query


def test_counts_shares_average_and_top_two(survey: Survey) -> None:
    for key in range(10):
        answer(survey, key, satisfaction=5 if key < 6 else 4, hours=key)
    found = report(survey)
    assert found.answered == 10
    assert rows(found, "satisfaction")[3:] == [["満足", 4, "40.0%"], ["大満足", 6, "60.0%"]]
    assert rows(found, "purpose") == [["家で働く", 10, "100.0%"], ["その他", 10, "100.0%"]]
    assert rows(found, "parts", 1)[1] == ["よくない", 10, "100.0%"]
    facts = {result.code: dict(result.facts) for result in found.results}
    assert facts["satisfaction"] == {"平均（1〜5）": "4.60", "上位2つ（4と5）の割合": "100.0%"}
    assert list(facts["hours"].values()) == ["4.5時間", "4.5時間"]


def test_a_group_of_two_shows_nothing(survey: Survey, page_client: PageClient, cast: Cast) -> None:
    client = page_client.sign_in(cast.takeda)
    assert "まだ回答がありません" in client.get(page(survey)).content.decode()
    for key in range(2):
        answer(survey, key, comment="ひみつの意見")
    html = client.get(page(survey)).content.decode()
    assert "ひみつの意見" not in html
    assert "100.0%" not in html
    assert all(row[1] == "x" for row in rows(report(survey), "satisfaction"))
    answer(survey, 3, comment="よかった")
    assert "ひみつの意見" in client.get(page(survey)).content.decode()


def test_small_cells_and_what_would_tell_them_are_hidden(survey: Survey) -> None:
    for key in range(12):
        answer(survey, key, satisfaction=(5, 4)[key % 2] if key else 1)
    found = report(survey)
    cells = [row[1] for row in rows(found, "satisfaction")]
    assert cells.count("x") >= 2
    assert cells[0] == "x"
    # The average would tell the hidden cells: it is not shown.
    result = next(result for result in found.results if result.code == "satisfaction")
    assert "平均（1〜5）" not in dict(result.facts)


def test_income_is_hidden_by_the_stricter_rule(survey: Survey) -> None:
    for key in range(8):
        answer(survey, key, income="low")
    assert [row[1] for row in rows(report(survey), "income")] == ["x", "x"]
    for key in range(8, 12):
        answer(survey, key, income="low")
    assert [row[1] for row in rows(report(survey), "income")] == [12, 0]


def test_cross_tables(survey: Survey) -> None:
    for key in range(8):
        answer(survey, key, purpose=["home"] if key < 4 else ["other"], satisfaction=5 if key < 4 else 3)
    by_question = report(survey, cross="satisfaction", by="purpose").cross
    assert by_question is not None
    assert list(by_question.columns) == ["回答", "家で働く", "その他"]
    assert [list(row) for row in by_question.rows][2::2] == [["普通", 0, 4], ["大満足", 4, 0]]
    for key in range(8, 12):
        answer(survey, key, municipality="29203")
    by_place = report(survey, cross="start", by="municipality").cross
    assert by_place is not None
    assert list(by_place.columns) == ["回答", "奈良市", "大和郡山市"]
    assert list(by_place.rows[0]) == ["はい", 8, 4]
    answer(survey, 99, municipality="29204")
    hidden = report(survey, cross="start", by="municipality").cross
    assert hidden is not None
    assert hidden.rows[0][3] == "x"
    assert report(survey, cross="start", by="nothing").cross is None
    assert report(survey, cross="comment", by="year").cross is None


def test_years_are_compared_over_the_series(survey: Survey, cast: Cast) -> None:
    for key in range(3):
        answer(survey, key)
    with clock.at(datetime(2027, 5, 1, tzinfo=JST)):
        reworded = EVERY_KIND[0].copy()
        reworded["text"] = "言いかえた質問"
        copy = surveys.create_survey(
            actor=SYSTEM,
            programme_id=cast.nara.id,
            title="翌年",
            questions=[reworded],
        )
        Survey.objects.filter(id=copy.id).update(series=survey.series)
        for key in range(4):
            answer(copy, key)
    cross = report(copy, cross="start", by="year").cross
    assert cross is not None
    assert list(cross.columns) == ["回答", "2026年度", "2027年度"]
    assert list(cross.rows[0]) == ["はい", 3, 4]
    assert report(copy).answered == 4


def test_the_page_is_narrowed_and_says_what_to_loosen(
    survey: Survey, page_client: PageClient, cast: Cast
) -> None:
    for key in range(3):
        answer(survey, key)
    client = page_client.sign_in(cast.takeda)
    assert "3人が回答しました" in client.get(page(survey, query="?year=2026")).content.decode()
    html = client.get(page(survey, query="?year=2020")).content.decode()
    assert "別の年度や市町村、説明会、月を選んでください" in html
    assert "クロス集計" in client.get(page(survey, query="?cross=start&by=year")).content.decode()
    assert report(survey, municipality="29203").answered == 0


def test_results_of_one_seminar_and_of_some_months(
    survey: Survey, page_client: PageClient, cast: Cast
) -> None:
    def group(key: str) -> dict[str, str]:
        return {"group_key": f"seminar:{key}", "group_title": f"説明会 {key}"}

    for key in range(10):
        with clock.at(datetime(2026, 11 if key < 6 else 12, 10, tzinfo=JST)):
            answer(survey, key, group=group("駅前" if key < 4 else "公民館"), comment=f"{key}番")
    assert report(survey, group="seminar:駅前").answered == 4
    found = report(survey, since=date(2026, 12, 1))
    assert (found.answered, found.narrowed) == (4, "2026年12月から")
    assert [(p.first.month, p.last.month) for p in found.periods] == [(11, 11), (12, 12)]
    client = page_client.sign_in(cast.takeda)
    query = "?group=seminar:駅前&until=2026-11"
    html = client.get(page(survey, query=query)).content.decode()
    assert "4人が回答しました" in html
    assert "説明会 駅前、2026年11月まで" in html
    assert "9番" not in html
    rows_of_file = list(
        csv.reader(io.StringIO(client.get(page(survey, "csv", query=query)).content.decode("utf-8-sig")))
    )
    assert ["始めたいですか", "はい", "4", "100.0%"] in rows_of_file
    named = client.get(page(survey, "docx", query=query))
    assert "2026%E5%B9%B411%E6%9C%88" in named["Content-Disposition"]
    assert any("説明会 駅前" in p.text for p in Document(io.BytesIO(named.content)).paragraphs)
    assert client.get(page(survey, query="?since=nonsense&until=2026-13")).status_code == 200


def test_nothing_is_offered_whose_difference_would_tell_of_one_person(survey: Survey) -> None:
    """Nine of one seminar and one of another: all minus the nine would be hers."""
    for key in range(10):
        with clock.at(datetime(2026, 11 if key else 12, 10, tzinfo=JST)):
            title = "駅前" if key else "公民館"
            answer(survey, key, group={"group_key": f"seminar:{title}", "group_title": title})
    found = report(survey, group="seminar:駅前", since=date(2026, 12, 1))
    assert (found.groups, found.narrowed, found.answered) == ({}, "", 10)
    assert [(p.first.month, p.last.month) for p in found.periods] == [(11, 12)]


@given(st.lists(st.integers(1, 12), max_size=40))
def test_every_stretch_of_months_has_enough_answers(months: list[int]) -> None:
    replies = [Reply(UUID(int=0), 2026, date(2026, month, 1), "", "", {}) for month in months]
    found = periods_of(replies)
    counted = [sum(p.first <= reply.month <= p.last for reply in replies) for p in found]
    assert sum(counted) == len(replies)
    assert all(count >= 3 for count in counted) or len(found) == 1
    assert all(a.last < b.first for a, b in pairwise(found))


def test_an_answer_that_looks_like_markup_is_text(
    survey: Survey, page_client: PageClient, cast: Cast
) -> None:
    for key in range(3):
        answer(survey, key, comment="<script>alert(1)</script>")
    html = page_client.sign_in(cast.takeda).get(page(survey)).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_files_are_read_back_by_others(survey: Survey, page_client: PageClient, cast: Cast) -> None:
    for key in range(5):
        answer(survey, key, comment="=1+1")
    client = page_client.sign_in(cast.takeda)
    content = client.get(page(survey, "csv")).content
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert lines[0] == ["質問", "回答", "人数（人）", "回答者に占める割合"]
    assert ["満足度", "満足", "5", "100.0%"] in lines
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(page(survey, "xlsx", query="?cross=start&by=purpose")).content)
    )
    charts = [len(getattr(sheet, "_charts", [])) for sheet in book.worksheets]
    assert charts == [
        0,
        1,
        1,
        1,
        1,
        1,
        1,
        0,
        0,
    ]  # the guide, six tables with charts, the cross table, free answers
    assert book.worksheets[1]["B2"].value == 5
    said = [row[1] for row in book.worksheets[-1].iter_rows(min_row=2)]
    assert {cell.data_type for cell in said if cell.value == "=1+1"} == {"s"}  # no formula
    document = Document(io.BytesIO(client.get(page(survey, "docx")).content))
    assert document.paragraphs[0].text == "集計アンケート"
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["はい", "5", "100.0%"]
    assert len(document.inline_shapes) == len(document.tables) == 6
    assert any("=1+1" in paragraph.text for paragraph in document.paragraphs)
    assert client.get(page(survey, "pdf")).status_code == 404


def test_hidden_cells_are_hidden_in_every_file(survey: Survey, page_client: PageClient, cast: Cast) -> None:
    for key in range(2):
        answer(survey, key, comment="ひみつの意見")
    client = page_client.sign_in(cast.takeda)
    assert "ひみつ" not in client.get(page(survey, "csv")).content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(page(survey, "xlsx")).content))
    values = {
        str(cell.value) for sheet in book.worksheets[1:] for row in sheet.iter_rows(min_row=2) for cell in row
    }
    assert "2" not in values
    assert "ひみつの意見" not in values
    document = Document(io.BytesIO(client.get(page(survey, "docx")).content))
    assert not any("ひみつ" in paragraph.text for paragraph in document.paragraphs)


def test_only_the_staff_of_the_programme_read_results(survey: Survey, cast: Cast) -> None:
    for user in (cast.hanako, cast.tutor, cast.other_officer):
        for address in (page(survey), page(survey, "csv")):
            assert PageClient().sign_in(user).get(address).status_code == 404
    assert PageClient().get(page(survey)).status_code == 302
