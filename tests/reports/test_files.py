"""Finished files, read back by other programs' readers."""

import csv
import hashlib
import io
import zipfile
from datetime import date

import pytest
from django.db import transaction
from docx.oxml.ns import qn

from tests.learning.school import School
from tests.reports.office import Office, cells, content, excel, word
from yuiwork.audit import api as audit
from yuiwork.core import events
from yuiwork.core.errors import NotFound
from yuiwork.core.events import Event
from yuiwork.notifications.models import Mail, Message
from yuiwork.reports import api as reports
from yuiwork.reports.events import ReportBuilt
from yuiwork.reports.handlers import on_report_built
from yuiwork.reports.models import Report, ReportFile, ReportState
from yuiwork.reports.use_cases import build


def test_word_has_headings_numbered_captions_pictures_and_page_numbers(office: Office) -> None:
    office.facts()
    document = word(office.made())
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [
        "1　事業の目的",
        "2　実施した内容",
        "3　成果",
        "4　課題と対応",
        "5　次年度に向けて",
        "6　図表",
    ]
    captions = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Caption"]
    pictures = [c for c in captions if c.startswith("図")]
    tables = [c for c in captions if c.startswith("表")]
    assert [c.partition("　")[0] for c in pictures] == [f"図{n}" for n in range(1, len(pictures) + 1)]
    assert [c.partition("　")[0] for c in tables] == [f"表{n}" for n in range(1, len(tables) + 1)]
    body = document.element.xml
    assert "SEQ 図 \\* ARABIC" in body
    assert "PAGE" in document.sections[0].footer._element.xml
    assert len(document.inline_shapes) == len(pictures) >= 2
    for shape in document.inline_shapes:
        assert "棒グラフ" in shape._inline.docPr.get("descr")


def test_every_table_in_word_repeats_its_heading_and_names_japanese_fonts(office: Office) -> None:
    office.facts()
    document = word(office.made())
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
    for name, font in (("Normal", "游明朝"), ("Heading 1", "游ゴシック")):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font


def test_what_is_hidden_is_hidden_in_word_and_excel(office: Office) -> None:
    office.facts()
    report = office.made()
    book = excel(report)
    assert "x" in cells(book)
    assert not {2, 12, 1} & cells(book)
    text = "\n".join(cell.text for table in word(report).tables for row in table.rows for cell in row.cells)
    assert "はじめての仕事を終えた\nx" in text


def test_excel_holds_definitions_numbers_and_charts_of_its_own(office: Office) -> None:
    office.facts()
    book = excel(office.made())
    steps = book.worksheets[1]
    assert steps.title == "1 説明会から報酬の受け取りまで"
    assert str(steps["A2"].value).startswith("数え方：")
    assert (steps["A5"].value, steps["B5"].value) == ("説明会に申し込んだ", 61)
    assert len(steps._charts) == 1  # type: ignore[attr-defined]


def test_a_report_is_filed_and_made_again_as_a_new_version(office: Office) -> None:
    report = office.made("progress")
    first = content(report, "docx")
    reports.write_report(
        actor=office.actor, report_id=report.id, texts={"result": "42人が受講しました。"}, entries={}
    )
    again = office.build(report)
    assert (again.state, again.version) == (ReportState.BUILT, 2)
    assert any("42人が受講しました。" in p.text for p in word(again).paragraphs)
    old = ReportFile.objects.get(report=report, version=1, form="docx")
    assert audit.open_document(old.document_id, party_ids=[office.programme_id]).content == first
    assert old.sha256 == hashlib.sha256(first).hexdigest()
    with pytest.raises(NotFound):
        audit.open_document(old.document_id, party_ids=[office.cast.amami.id])


def test_the_archive_holds_the_files_of_the_year_and_a_list_that_is_right(office: Office) -> None:
    office.facts()
    office.made("final")
    office.build(office.begin("progress", date(2025, 4, 1), date(2025, 9, 30)))
    office.build(office.begin("progress", date(2024, 4, 1), date(2024, 9, 30)))
    archive = zipfile.ZipFile(io.BytesIO(content(office.made("archive"), "zip")))
    listed = list(csv.DictReader(io.StringIO(archive.read("一覧.csv").decode("utf-8-sig"))))
    assert len(listed) == 2 + 2 + 2
    assert set(archive.namelist()) == {row["ファイル"] for row in listed} | {
        "一覧.csv",
        "はじめにお読みください.txt",
    }
    for row in listed:
        inside = archive.read(row["ファイル"])
        assert (hashlib.sha256(inside).hexdigest(), len(inside)) == (
            row["SHA-256"],
            int(row["大きさ（バイト）"]),
        )


def test_attendance_and_completers_name_people(office: Office) -> None:
    school = School(office.cast)
    enrolment = school.enrolment
    report = office.begin("attendance", date(2026, 4, 1), date(2027, 3, 31))
    found = cells(excel(office.build(report)))
    assert "山田 花子" in found
    assert any(enrolment.course.title in str(value) for value in found)
    completers = office.build(office.begin("completers", date(2026, 4, 1), date(2027, 3, 31)))
    assert any("この期間に示すものはありません" in p.text for p in word(completers).paragraphs)


def test_the_result_form_has_the_columns_of_the_state(office: Office) -> None:
    from yuiwork.regions import api as regions

    office.facts()
    regions.set_target(
        actor=office.actor, programme_id=office.programme_id, fiscal_year=2025, indicator="enrolled", value=25
    )
    report = office.begin("result")
    assert (report.entries["kpi1_target"], report.entries["kpi1_actual"]) == ("25", "30")
    entries = {
        **report.entries,
        "effect": "considerably",
        "policy": "continue",
        "kpi1_reason": "定員を増やした",
    }
    reports.write_report(actor=office.actor, report_id=report.id, texts={}, entries=entries)
    table = word(office.build(report)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "KPI", "指標", "目標値", "単位", "目標年月", "実績値", "達成しなかった理由",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[1].cells][:6] == [
        "①",
        "講座を受けた",
        "25",
        "人",
        "2026年3月",
        "30",
    ]


def test_the_evaluation_sheet_has_three_years_and_unit_cost(office: Office) -> None:
    office.facts()
    book = excel(office.made("evaluation"))
    sheets = {sheet.title.partition(" ")[2]: sheet for sheet in book.worksheets[1:]}
    indicators = sheets["活動指標と成果指標"]
    assert [cell.value for cell in indicators[4]][3:] == [
        "目標 2023", "実績 2023", "目標 2024", "実績 2024", "目標 2025", "実績 2025",
    ]  # fmt: skip
    assert "1人あたりの費用" in str(sheets["単位費用"]["A6"].value)


def test_what_goes_wrong_is_said_and_can_be_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = office.begin("progress")
    reports.request_build(actor=office.actor, report_id=report.id)
    with monkeypatch.context() as broken:
        broken.setattr(build, "to_xlsx", lambda paper: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            reports.run_build(report.id)
    assert Report.objects.get().state == ReportState.FAILED
    assert not ReportFile.objects.exists()
    assert office.build(report).state == ReportState.BUILT


def test_a_finished_report_is_not_made_twice(office: Office) -> None:
    report = office.made("progress")
    reports.run_build(report.id)
    assert ReportFile.objects.count() == 2


def test_who_asked_for_the_files_hears_when_they_are_there(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    report = office.begin()
    reports.request_build(actor=office.cast.actor(office.cast.dirk), report_id=report.id)
    reports.run_build(report.id)
    [built] = [event for event in heard if isinstance(event, ReportBuilt)]
    for _again in range(2):
        with transaction.atomic():
            on_report_built(built)
    [mail] = Mail.objects.all()
    message = Message.objects.get()
    assert {mail.user_id, message.user_id} == {office.cast.dirk}
    assert "のファイルができました" in mail.subject
    assert message.url == f"/staff/{office.cast.nara.slug}/reports/{report.id}/"


def test_the_programmes_own_indicators_and_budget_stand_in_the_forms(office: Office) -> None:
    from decimal import Decimal

    from yuiwork.regions.models import BudgetLine, Expense, Indicator, Target

    programme_id = office.programme_id
    office.facts()
    for code, name, layer, value, actual in [
        ("enrolled", "受講者数", "activity", "25", None),
        ("satisfaction", "満足度", "outcome", "90.5", "91.2"),
    ]:
        Indicator.objects.create(
            programme_id=programme_id, code=code, name=name, formula="数え方のことば", unit="人", layer=layer
        )
        Target.objects.create(
            programme_id=programme_id, fiscal_year=2025, indicator=code, value=Decimal(value),
            actual=Decimal(actual) if actual else None, due_month=date(2026, 2, 1),
        )  # fmt: skip
    line = BudgetLine.objects.create(
        programme_id=programme_id, fiscal_year=2025, number=1, name="講師謝金", basis="unit", quantity=6,
        unit_price_yen=50_000,
    )  # fmt: skip
    Expense.objects.create(
        line=line,
        spent_on=date(2025, 9, 1),
        amount_yen=120_000,
        what="9月分",
        recorded_by_id=office.cast.takeda,
    )
    entries = office.begin("result").entries
    assert (entries["cost"], entries["kpi1_indicator"], entries["kpi1_actual"]) == (
        "120000",
        "満足度",
        "91.2",
    )
    assert (entries["kpi2_actual"], entries["kpi2_month"]) == ("30", "2026年2月")
    found = cells(excel(office.made("evaluation")))
    assert {"受講者数", "満足度", "90.5", "91.2", "数え方のことば", 4_000} <= found
    assert {"講師謝金", 300_000, 180_000} <= cells(excel(office.made("final")))
