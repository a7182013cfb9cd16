"""What remains: articles, letters, imported rolls, reports."""

from datetime import date
from functools import cached_property
from typing import Any

from tests.architecture.story.pay import Pay
from tests.cast import SYSTEM
from tests.imports.desk import HANA, HEAD, as_csv
from tests.imports.desk import Desk as ImportDesk
from yuiwork.core.actor import Role
from yuiwork.core.ids import new_id
from yuiwork.media import api as media
from yuiwork.notifications.models import MailAttachment, Message
from yuiwork.regions import api as regions
from yuiwork.reports import api as reports
from yuiwork.reports.models import ReportDuty, ReportFile, YearCorrection


class Records(Pay):
    @cached_property
    def article(self) -> media.Article:
        regions.appoint_staff(
            actor=SYSTEM, programme_id=self.cast.nara.id, user_id=self.cast.sato, role=Role.EDITOR
        )
        written = media.write_article(
            actor=self.cast.actor(self.cast.hanako), programme_id=self.cast.nara.id, title="朝", body="霧。"
        )
        for who, action in ((self.cast.hanako, "submit"), (self.cast.sato, "publish")):
            media.move_article(actor=self.cast.actor(who), article_id=written.id, action=action)
        return written

    @cached_property
    def message(self) -> Message:
        """Hanako's newest."""
        return Message.objects.filter(user_id=self.cast.hanako).latest("id")

    @cached_property
    def attachment(self) -> MailAttachment:
        """Of some mail: a notice or a certificate."""
        return MailAttachment.objects.select_related("mail").order_by("id")[0]

    @cached_property
    def import_run(self) -> Any:
        """A roster of an earlier year, checked and not imported yet, beside pay and seminars that are."""
        desk = ImportDesk(self.cast)
        desk.bring(as_csv([["年度", "氏名", "報酬額"], ["2019", "山田 花子", "48000"]]), "incomes")
        desk.bring(as_csv([["開催日", "説明会名", "申込者数"], ["R1.7.10", "説明会", "57"]]), "seminars")
        return desk.upload(as_csv([HEAD, HANA]))

    @cached_property
    def report_file(self) -> ReportFile:
        """The Excel file of a finished progress report."""
        actor = self.cast.actor(self.cast.takeda)
        report = reports.begin_report(
            actor=actor,
            programme_id=self.cast.nara.id,
            kind=reports.KINDS["progress"],
            first=date(2026, 4, 1),
            last=date(2026, 11, 24),
        )
        reports.request_build(actor=actor, report_id=report.id)
        reports.run_build(report.id)
        return ReportFile.objects.get(report=report, form="xlsx")

    @cached_property
    def report_duty(self) -> ReportDuty:
        return reports.save_duty(
            actor=self.cast.actor(self.cast.takeda),
            programme_id=self.cast.nara.id,
            kind="progress",
            first=date(2026, 10, 1),
            last=date(2026, 12, 31),
            due_on=date(2027, 1, 15),
        )

    @cached_property
    def correction(self) -> YearCorrection:
        """Beside a figure of fiscal 2025, which is closed."""
        actor, programme_id = self.cast.actor(self.cast.takeda), self.cast.nara.id
        reports.close_year(actor=actor, programme_id=programme_id, year=2025)
        return reports.state_correction(
            actor=actor,
            programme_id=programme_id,
            year=2025,
            figure="steps",
            text="二重計上",
            submission_id=new_id(),
        )
