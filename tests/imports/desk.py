"""Importing as an officer does it: a table becomes a file, is checked and imported."""

import csv
import io
from collections.abc import Iterable, Sequence
from uuid import UUID

from openpyxl import Workbook

from tests.cast import Cast
from yuiwork.core import events
from yuiwork.imports import api as imports
from yuiwork.imports.models import ImportRun, RunState

HEAD = ["年度", "講座名", "氏名", "フリガナ", "市町村", "生年月日", "メールアドレス", "修了", "初仕事"]
HANA = [
    "2019",
    "入門講座",
    "山田 花子",
    "ヤマダハナコ",
    "奈良市",
    "H2.4.1",
    "hanako@example.jp",
    "2020/2/12",
    "○",
]
SATO = ["2019", "入門講座", "佐藤 祥子", "サトウショウコ", "生駒市", "昭和60年5月3日", "", "×", ""]


def as_csv(rows: Iterable[Sequence[str]], *, encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows: Iterable[Sequence[object]], *, title: str = "名簿") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class Desk:
    """``upload`` checks at once, as the pages do for short files."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.actor = cast.actor(cast.takeda)

    def upload(self, content: bytes, kind: str = "people", filename: str = "名簿.csv") -> ImportRun:
        run = imports.upload_file(
            actor=self.actor,
            programme_id=self.cast.nara.id,
            kind=imports.KINDS[kind],
            filename=filename,
            content=content,
        )
        imports.begin_check(actor=self.actor, run_id=run.id)
        imports.run_check(run.id)
        return self.fresh(run.id)

    def bring(self, content: bytes, kind: str = "people", filename: str = "名簿.csv") -> ImportRun:
        """Upload and import."""
        with events.handled_at_once():
            run = self.upload(content, kind, filename)
            imports.request_import(actor=self.actor, run_id=run.id)
            imports.run_save(run.id)
        run = self.fresh(run.id)
        assert run.state == RunState.DONE
        return run

    def undo(self, run: ImportRun) -> ImportRun:
        return imports.undo_import(actor=self.actor, run_id=run.id)

    @staticmethod
    def fresh(run_id: UUID) -> ImportRun:
        return ImportRun.objects.get(id=run_id)
