"""Reading the produced files back with readers that are not ours."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime

import icalendar
import openpyxl
import pypdf

from journey.visitor import JourneyError


def check(condition: bool, what: str) -> None:
    """Raise ``JourneyError`` unless it is so."""
    if not condition:
        raise JourneyError(f"this is not so: {what}")


def pdf_text(content: bytes) -> str:
    """The text of a PDF without white space, as pypdf reads it."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return "".join("".join((page.extract_text() or "").split()) for page in pages)


def calendar_start(content: bytes) -> datetime:
    """When the one event of a calendar file begins."""
    events = icalendar.Calendar.from_ical(content.decode()).walk("VEVENT")
    check(len(events) == 1, "the calendar file has one event")
    start = events[0].decoded("DTSTART")
    check(isinstance(start, datetime) and start.tzinfo is not None, "the event has a time with its zone")
    assert isinstance(start, datetime)
    return start


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment of a 総合振込 file, cut out by position (money.md 3.1)."""

    bank: str
    branch: str
    account: str
    payee: str
    amount: int


def transfers_in(content: bytes) -> list[Transfer]:
    """An independent reader: 120 bytes a record, positions counted by hand; checks count and total."""
    records = [r for r in content.replace(b"\r\n", b"").rstrip(b"\x1a").decode("cp932").split("\n") if r]
    data = "".join(records).encode("cp932")
    check(len(data) % 120 == 0, "the transfer file has records of 120 bytes")
    cut = [data[i : i + 120] for i in range(0, len(data), 120)]
    check(cut[0][:3] == b"121" and cut[-1][:1] == b"9", "the transfer file has its header and its end")
    payments = [
        Transfer(
            r[1:5].decode(),
            r[20:23].decode(),
            r[43:50].decode(),
            r[50:80].decode("cp932").rstrip(),
            int(r[80:90]),
        )
        for r in cut
        if r[:1] == b"2"
    ]
    trailer = next(r for r in cut if r[:1] == b"8")
    check(int(trailer[1:7]) == len(payments), "the trailer counts the payments")
    check(int(trailer[7:19]) == sum(p.amount for p in payments), "the trailer sums the payments")
    return payments


def rows_of_csv(content: bytes) -> list[list[str]]:
    check(content.startswith(b"\xef\xbb\xbf"), "the csv begins with a BOM, so that Excel reads Japanese")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheets_of_xlsx(content: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets
    }
