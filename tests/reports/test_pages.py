"""The report centre, from the empty page to the downloaded file."""

import io
from datetime import date

import pytest
from docx import Document

from tests.cast import Cast
from tests.learning.school import School
from tests.page_client import PageClient
from tests.reports.office import Office
from yuiwork.core.charts import HIDDEN
from yuiwork.core.ids import new_id
from yuiwork.core.web.components import DataTable
from yuiwork.reports import api as reports
from yuiwork.reports.figures import Block, provide
from yuiwork.reports.figures.block import NONE
from yuiwork.reports.models import Report
from yuiwork.reports.queries.figures import scope_of
from yuiwork.reports.tasks import build_report

CENTRE = "/staff/nara/reports/"


@pytest.fixture
def officer(cast: Cast, page_client: PageClient) -> PageClient:
    return page_client.sign_in(cast.takeda)


def begin(client: PageClient, kind: str, **fields: str):
    return client.post(f"{CENTRE}new/{kind}/", {"submission_id": str(new_id()), **fields})


def period(first: str, last: str) -> dict[str, str]:
    fields = {}
    for name, day in (("first", first), ("last", last)):
        for part, text in zip(("year", "month", "day"), day.split("-"), strict=True):
            fields[f"{name}_{part}"] = text
    return fields


def test_from_the_empty_centre_to_a_downloaded_file(officer: PageClient, office: Office) -> None:
    office.facts()
    assert "報告はまだありません" in officer.get(CENTRE).content.decode()
    here = begin(officer, "progress", **period("2025-10-01", "2025-12-31"))["Location"]
    draft = officer.get(here).content.decode()
    assert "下書きです" in draft
    assert "61" in draft
    words = {"text_done": "三回の講座", "text_result": "成果", "text_issues": "", "text_next": "冬の講座"}
    assert "三回の講座" in officer.post(f"{here}write/", words, follow=True).content.decode()
    officer.post(f"{here}build/")
    waiting = officer.get(here)
    assert "4のうち0" in waiting.content.decode()
    assert waiting["Refresh"] == "3"
    build_report(report_id=str(Report.objects.get().id))
    done = officer.get(here).content.decode()
    assert "ファイルを作り、保管しました" in done
    file = Report.objects.get().files.get(form="docx")
    assert f'data-kind="primary" href="{here}files/{file.id}/"' in done, "taking it comes first"
    assert done.count('data-kind="primary"') == 1
    answer = officer.get(f"{here}files/{file.id}/")
    assert any("三回の講座" in p.text for p in Document(io.BytesIO(answer.content)).paragraphs)
    assert (
        "実施状況" not in officer.get(CENTRE).content.decode()
        or "完成" in officer.get(CENTRE).content.decode()
    )


@pytest.mark.parametrize("kind", sorted(reports.KINDS))
def test_every_kind_can_be_begun_shown_and_written(officer: PageClient, office: Office, kind: str) -> None:
    office.facts()
    fields = {"year": "2025"} if reports.KINDS[kind].span == "year" else period("2025-04-01", "2026-03-31")
    here = begin(officer, kind, **fields)["Location"]
    assert officer.get(here).status_code == 200
    assert officer.get(f"{here}write/").status_code == 200


def test_a_period_that_cannot_be_is_said_at_the_field(officer: PageClient) -> None:
    backwards = begin(officer, "progress", **period("2026-03-31", "2025-04-01"))
    assert backwards.status_code == 422
    assert "終わりの日は、始まりの日より前にできません" in backwards.content.decode()
    ahead = begin(officer, "progress", **period("2030-04-01", "2031-03-31"))
    assert "まだ始まっていません" in ahead.content.decode()


def test_closing_correcting_and_opening_again(officer: PageClient, office: Office, cast: Cast) -> None:
    office.facts()
    here = f"{CENTRE}years/2025/"
    assert "年度を締める" in officer.get(here).content.decode()
    assert "締めました" in officer.post(here, follow=True).content.decode()
    empty = officer.post(f"{here}correct/", {"figure": "steps", "text": "", "submission_id": str(new_id())})
    assert empty.status_code == 422
    note = {"figure": "steps", "text": "1人は二重でした", "submission_id": str(new_id())}
    assert "1人は二重でした" in officer.post(f"{here}correct/", note, follow=True).content.decode()
    assert officer.get(f"{here}reopen/").status_code == 404
    operator = PageClient().sign_in(cast.oper)
    assert operator.post(f"{here}reopen/", {"reason": ""}).status_code == 422
    operator.post(f"{here}reopen/", {"reason": "監査の指摘による"})
    assert "監査の指摘による" in officer.get(here).content.decode()
    early = officer.get(f"{CENTRE}years/2026/").content.decode()
    assert "3月から締められます" in early
    assert officer.get(f"{CENTRE}years/1999/").status_code == 404


def test_without_a_slug_she_comes_to_her_programme(officer: PageClient) -> None:
    assert officer.get("/staff/reports/")["Location"] == CENTRE


def test_nobody_else_finds_them(office: Office, cast: Cast, page_client: PageClient) -> None:
    report = office.made("progress")
    file = report.files.get(form="xlsx")
    paths = [CENTRE, f"{CENTRE}{report.id}/", f"{CENTRE}{report.id}/files/{file.id}/", f"{CENTRE}years/2025/"]
    for user_id in (cast.other_officer, cast.tutor, cast.hanako, cast.oper):
        page_client.sign_in(user_id)
        assert {page_client.get(path).status_code for path in paths} == {404}
    page_client.sign_in(cast.other_officer)
    assert page_client.get(f"/staff/amami/reports/{report.id}/").status_code == 404


def test_in_english_too(officer: PageClient, office: Office) -> None:
    office.facts()
    office.close()
    report, final = office.begin("result"), office.begin("final")
    officer.cookies["django_language"] = "en"
    paths = [CENTRE, f"{CENTRE}{report.id}/write/", f"{CENTRE}years/2026/", f"{CENTRE}years/2025/correct/"]
    for path in paths:
        assert officer.get(path).status_code == 200
    words = officer.get(f"{CENTRE}{final.id}/write/").content.decode()
    assert "Difficulties and answers" in words
    assert "課題と対応" not in words


def test_a_figure_in_which_everything_is_nothing_is_one_sentence() -> None:
    def block(*rows: list[object]) -> Block:
        return Block("x", "x", "x", DataTable("x", ["a", "b"], rows, frozenset({1})))

    assert block(["参加", 0], ["仕事", HIDDEN]).says_nothing
    assert not block(["参加", 0], ["仕事", 7]).says_nothing
    assert not block().says_nothing


def test_a_seminar_to_come_has_no_people_yet(cast: Cast) -> None:
    school = School(cast)
    assert school.seminar
    [block] = provide(scope_of(cast.nara, date(2026, 11, 1), date(2026, 11, 30)), ["seminars"])
    assert [row[3:] for row in block.table.rows] == [[NONE, NONE]]
