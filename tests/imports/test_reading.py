"""Files as offices send them."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from tests.imports.desk import HANA, HEAD, SATO, as_csv, as_xlsx
from yuiwork.imports.kinds import KINDS
from yuiwork.imports.mapping import find_header, guess
from yuiwork.imports.reading import FileProblem, read_file
from yuiwork.imports.reading.sheet import MAX_ROWS

TABLE = [HEAD, HANA, SATO]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp932", "Shift_JIS (cp932)"), ("utf-16", "UTF-16")],
)
def test_encodings_are_told_apart(encoding: str, told: str) -> None:
    sheet = read_file(as_csv(TABLE, encoding=encoding))
    assert (sheet.encoding, list(sheet.rows)) == (told, [tuple(row) for row in TABLE])


def test_tabs_and_empty_lines_do_no_harm() -> None:
    text = "氏名\t年度\r\n\r\n山田\t2019\r\n\r\n"
    assert read_file(text.encode()).rows == (("氏名", "年度"), (), ("山田", "2019"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE_EMPTY"),
        (b" \r\n", "FILE_EMPTY"),
        (b"%PDF-1.7", "NOT_A_TABLE"),
        (b"\xd0\xcf\x11\xe0rest", "OLD_EXCEL"),
        (b"PK\x03\x04nothing", "XLSX_BROKEN"),
        (b'a,b\r\n"open,1\r\n', "CSV_BROKEN"),
        ("氏名\r\n山田".encode("cp932") + b"\r\n\x81\x20", "NOT_DECODABLE"),
        (b"a,b\r\n" * (MAX_ROWS + 1), "TOO_MANY_ROWS"),
        (b"a," * 70 + b"z", "TOO_MANY_COLUMNS"),
        (b"a\r\n" + b"x" * 2_001, "CELL_TOO_LONG"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, code: str) -> None:
    with pytest.raises(FileProblem) as refused:
        read_file(content)
    assert refused.value.code == code


def test_the_first_row_that_cannot_be_decoded_is_named() -> None:
    with pytest.raises(FileProblem) as refused:
        read_file("氏名\r\n山田\r\n".encode("cp932") + b"\x81\x20\r\n")
    assert refused.value.params["row"] == 3


def test_numbers_and_dates_of_a_workbook_become_text() -> None:
    sheet = read_file(as_xlsx([["年度", "開催日"], [2019, date(2019, 7, 10)], [2019.0, None]]))
    assert sheet.rows == (("年度", "開催日"), ("2019", "2019-07-10"), ("2019", ""))


def test_merged_cells_say_the_same_in_each_row() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["期", "氏名"], ["1期", "山田"], [None, "佐藤"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    out = io.BytesIO()
    book.save(out)
    found = read_file(out.getvalue())
    assert found.rows[2] == ("1期", "佐藤")
    assert [note.code for note in found.notes] == ["MERGED_FILLED"]


def test_a_formula_without_a_result_is_pointed_at() -> None:
    assert read_file(as_xlsx([["氏名", "年度"], ["山田", "=2018+1"]])).formulas == {(2, 2)}


def test_another_sheet_can_be_chosen() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["氏名"])
    book.create_sheet("2期").append(["名前"])
    out = io.BytesIO()
    book.save(out)
    found = read_file(out.getvalue())
    assert (found.rows, found.other_sheets) == ((("氏名",),), ("2期",))
    assert read_file(out.getvalue(), sheet="2期").rows == (("名前",),)


def test_headings_are_guessed_below_titles_and_in_other_words() -> None:
    rows = [
        ["令和元年度 受講者名簿"],
        ["作成日", "2020/3/31"],
        ["No.", "受講者名", "ふりがな", "住　所", "生年月日(西暦)", "E-mail", "修了年月日", "備考"],
        ["1", "山田 花子", "やまだはなこ", "奈良市", "1990/4/1", "", "2020/2/12", ""],
    ]
    sheet = read_file(as_csv(rows))
    assert find_header(KINDS["people"], sheet) == 3
    assert guess(KINDS["people"], sheet.rows[2]) == {
        2: "name", 3: "kana", 4: "municipality", 5: "birth_date", 6: "email", 7: "completed",
    }  # fmt: skip
