"""Files that Excel opens rightly and that run nothing."""

import io
from datetime import date

from openpyxl import load_workbook

from yuiwork.core.spreadsheets import lost_in_cp932, to_cp932, to_csv, to_xlsx
from yuiwork.core.web.components import DataTable

TABLE = DataTable(
    "人数/年度 [秘匿]",
    ["段階", "人数（人）", "日"],
    [["=1+1", 1_234, date(2026, 4, 1)], ['𠮷野,家\n"別館"', "x", date(2026, 4, 2)]],
    frozenset({1}),
)


def test_csv_is_utf_8_with_bom_crlf_and_no_formulas() -> None:
    content = to_csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "段階,人数（人）,日",
        "'=1+1,1234,2026/04/01",
        '"𠮷野,家\n""別館""",x,2026/04/02',
        "",
    ]


def test_every_formula_start_is_kept_from_running() -> None:
    table = DataTable("c", ["a"], [[start + "1"] for start in ("=", "+", "-", "@", "\t", "\r")])
    lines = to_csv(table).decode("utf-8-sig").split("\r\n")[1:-1]
    assert all(line.lstrip('"').startswith("'") for line in lines)


def test_a_negative_number_stays_a_number() -> None:
    assert to_csv(DataTable("c", ["a"], [[-5]])).decode("utf-8-sig") == "a\r\n-5\r\n"


def test_what_the_old_encoding_would_lose_is_listed_before_it_is_replaced() -> None:
    (lost,) = lost_in_cp932(TABLE)
    assert (lost.row, lost.column, lost.characters) == (2, 1, "𠮷")
    assert "〓野,家" in to_cp932(TABLE).decode("cp932")


def test_the_old_encoding_keeps_what_it_can_hold() -> None:
    table = DataTable("c", ["髙﨑①㈱"], [["～－"]])
    assert lost_in_cp932(table) == []
    assert to_cp932(table).decode("cp932") == "髙﨑①㈱\r\n～－\r\n"


def test_a_workbook_has_a_guide_and_one_sheet_per_table() -> None:
    book = load_workbook(io.BytesIO(to_xlsx([TABLE, TABLE])))
    assert book.sheetnames == ["使い方", "1 人数 年度  秘匿", "2 人数 年度  秘匿"]
    sheet = book.worksheets[1]
    assert sheet.freeze_panes == "A2"
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert (sheet["B2"].value, sheet["B3"].value) == (1_234, "x")
    assert sheet["C2"].is_date
