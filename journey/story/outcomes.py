"""Chapter 7: the officer's page counts what happened."""

from collections.abc import Callable

from journey.checks import check, rows_of_csv, sheets_of_xlsx
from journey.story.people import Cast
from journey.story.records import Records

Say = Callable[[str], None]


def counted(cast: Cast, records: Records, say: Say) -> None:
    """Funnel and bands with chart and table; csv and xlsx carry the same masked numbers."""
    officer = cast.officer
    officer.go("/staff/nara/overview/")
    officer.see("説明会に申し込んだ", "報酬を受け取った", "収入の分布", "秘匿")
    funnel = officer.download(officer.link_to("funnel.csv"))
    income = officer.download(officer.link_to("income.csv"))
    xlsx = officer.download(officer.link_to(".xlsx"))
    records.keep("funnel.csv", funnel.content)
    records.keep("income.csv", income.content)
    records.keep("overview.xlsx", xlsx.content)
    rows = {row[0]: row[1] for row in rows_of_csv(funnel.content) if len(row) > 1}
    bands = {row[0]: row[1] for row in rows_of_csv(income.content) if len(row) > 1}
    sheets = sheets_of_xlsx(xlsx.content)
    stages = {str(row[0]): row[1] for sheet in sheets.values() for row in sheet if len(row) > 1}
    # The history of the demo's people, plus one: her; and the class that is in the middle of a course.
    expected = {"説明会に申し込んだ": 28, "説明会に参加した": 23, "講座を受けた": 25, "講座を修了した": 17}
    expected |= {"はじめての仕事を終えた": 15, "報酬を受け取った": 15}
    for stage, count in expected.items():
        check(rows.get(stage) == str(count), f"csv: {stage} = {count}, not {rows.get(stage)}")
        check(stages.get(stage) == count, f"xlsx: {stage} = {count}, not {stages.get(stage)}")
    check("x" in bands.values(), "small cells of the income bands are hidden in the csv too")
    say("概況：申込→参加→受講→修了→初仕事→受取の人数と収入の分布（少人数は伏せ字）、CSVとExcelも同じ数字です")
