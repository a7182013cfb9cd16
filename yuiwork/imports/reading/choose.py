"""Which reader a file needs, told by its content and not by its name."""

from yuiwork.imports.reading.delimited import read_delimited
from yuiwork.imports.reading.sheet import FileProblem, Sheet
from yuiwork.imports.reading.workbook import read_workbook

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF-"


def read_file(content: bytes, *, sheet: str = "") -> Sheet:
    """The table in a csv or xlsx file. Raises FileProblem with the reason, and the row where there is one."""
    if not content.strip():
        raise FileProblem("FILE_EMPTY")
    if content.startswith(_ZIP):
        return read_workbook(content, sheet)
    if content.startswith(_OLD_EXCEL):
        raise FileProblem("OLD_EXCEL")
    if content.startswith(_PDF) or (
        b"\x00" in content[:1_000] and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        raise FileProblem("NOT_A_TABLE")
    return read_delimited(content)
