"""Surveys of the file with answers, results of the year before from a list, its close and its report; what is due."""

import csv
import io
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction

from yuiwork.core import clock
from yuiwork.demo.load.courses import School
from yuiwork.demo.load.people import SYSTEM
from yuiwork.demo.programmes import DemoProgramme
from yuiwork.imports import api as imports
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds
from yuiwork.regions import api as regions
from yuiwork.reports import api as reports
from yuiwork.surveys import api as surveys

NEEDS = "open_link"
ANSWERS = 24


def open_surveys(school: School) -> None:
    """All surveys of the file but those of seminars; residents have answered the one before the programme."""
    for row in school.row.surveys:
        if row.get("occasion", "seminar") == "seminar":
            continue
        with clock.at(school.calendar.day(-215)):
            survey = surveys.create_survey(actor=SYSTEM, programme_id=school.programme.id, **_how(row))
        if row["occasion"] == NEEDS:
            for number in range(ANSWERS):
                with clock.at(school.calendar.day(-210 + number // 3)), transaction.atomic():
                    surveys.record_response(
                        actor=SYSTEM, survey_id=survey.id, respondent_key=f"visitor:demo-{number}",
                        answers=_needs(number),
                    )  # fmt: skip


def last_year(school: School) -> None:
    """The figures of last year came as lists; the year is closed and reported."""
    year = fiscal_year(clock.today()) - 1
    for kind, filename, rows in _lists(year, school.row.venue):
        _bring(school, kind, filename, rows)
    officer = school.staff.officer
    reports.close_year(actor=officer, programme_id=school.programme.id, year=year)
    first, last = fiscal_year_bounds(year)
    report = reports.begin_report(
        actor=officer, programme_id=school.programme.id, kind=reports.KINDS["final"], first=first, last=last
    )
    reports.request_build(actor=officer, report_id=report.id)
    reports.run_build(report.id)


def spend(school: School) -> None:
    """What has been paid of this year's plan, if there is one for this year."""
    year = fiscal_year(clock.today())
    first, _last = fiscal_year_bounds(year)
    for number, row in enumerate(regions.budget_of(school.programme.id, year).lines):
        if row.line.basis == "lump":
            continue
        regions.record_expense(
            actor=school.staff.officer, programme_id=school.programme.id, line_id=row.line.id,
            submission_id=uuid4(), spent_on=max(first, clock.today() - timedelta(days=20 + number)),
            amount_yen=row.line.unit_price_yen // 2, what=f"{row.line.name}（1回目）",
        )  # fmt: skip


def ask_for_reports(row: DemoProgramme, programme: regions.Programme) -> None:
    """What the file asks for in its first year, in the year of loading."""
    if not row.reports:
        return
    shift = fiscal_year(clock.today()) - fiscal_year(date.fromisoformat(row.reports[0]["first"]))
    for duty in row.reports:
        days = {name: _later(duty[name], shift) for name in ("first", "last", "due_on")}
        reports.save_duty(
            actor=SYSTEM, programme_id=programme.id, kind=duty["kind"], note=duty.get("note", ""), **days
        )


def _later(day: str, years: int) -> date:
    then = date.fromisoformat(day)
    return then.replace(year=then.year + years)


def _how(row: dict[str, Any]) -> dict[str, Any]:
    closes_on = row.get("closes_on")
    return {**row, "closes_on": date.fromisoformat(closes_on) if closes_on else None}


def _needs(number: int) -> dict[str, Any]:
    """programmes.md 1.9: the will to work is there, but no work nearby and nobody to ask."""
    return {
        "age_band": ("30s", "30s", "40s", "under_30")[number % 4],
        "work_now": ("not_working", "part_time", "not_working", "leave")[number % 4],
        "will": ("now", "later", "later")[number % 3],
        "reasons_not": (["no_work_nearby", "nobody_to_ask"], ["children", "hours"], ["skills"])[number % 3],
        "home_work_interest": (5, 4, 4, 3)[number % 4],
        "hours_possible": 5 + 5 * (number % 3),
        "support_wished": ["course", "childcare"] if number % 2 else ["consultation", "peers"],
    }


def _lists(year: int, venue: str) -> list[tuple[str, str, list[list[str]]]]:
    """A roster with what people earned, and the seminars of the year, as offices keep them."""
    people = [["年度", "講座名", "氏名", "フリガナ", "市町村", "メールアドレス", "修了", "初仕事"]]
    incomes = [["年度", "氏名", "報酬額"]]
    for number, (family, kana) in enumerate(_FAMILIES):
        people.append(
            [
                str(year), "在宅ワーク入門", f"{family} 明子", f"{kana}アキコ", "奈良市",
                f"list{number}@example.jp", "○" if number % 5 else "×", "○" if number % 2 else "",
            ]
        )  # fmt: skip
        if number % 2:
            incomes.append([str(year), f"{family} 明子", str(12_000 + 7_000 * number)])
    seminars = [["開催日", "説明会名", "会場", "申込者数", "参加者数"]]
    seminars += [[f"{year}/{month}/10", "はじめての説明会", venue, "24", "21"] for month in (6, 9)]
    return [
        ("people", "受講者名簿.csv", people),
        ("incomes", "報酬の一覧.csv", incomes),
        ("seminars", "説明会の実績.csv", seminars),
    ]


_FAMILIES = (
    ("青木", "アオキ"), ("池田", "イケダ"), ("上野", "ウエノ"), ("遠藤", "エンドウ"), ("大西", "オオニシ"), ("金子", "カネコ"),
    ("木村", "キムラ"), ("久保", "クボ"), ("小川", "オガワ"), ("酒井", "サカイ"), ("清水", "シミズ"), ("菅原", "スガワラ"),
    ("関", "セキ"), ("高田", "タカダ"), ("千葉", "チバ"), ("辻", "ツジ"), ("土屋", "ツチヤ"), ("富田", "トミタ"),
)  # fmt: skip


def _bring(school: School, kind: str, filename: str, rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    officer = school.staff.officer
    run = imports.upload_file(
        actor=officer, programme_id=school.programme.id, kind=imports.KINDS[kind], filename=filename,
        content=out.getvalue().encode("cp932"),
    )  # fmt: skip
    imports.begin_check(actor=officer, run_id=run.id)
    imports.run_check(run.id)
    imports.request_import(actor=officer, run_id=run.id)
    imports.run_save(run.id)
