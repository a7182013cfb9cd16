"""Money that comes in, goes back and is paid out."""

from datetime import datetime, time
from functools import cached_property

from tests.architecture.story.opening import PAYDAY
from tests.architecture.story.work import Work
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.japan.dates import JST
from yuiwork.money import api as money
from yuiwork.money.models import ImportedLine, LineState, Payout


class Pay(Work):
    @cached_property
    def line(self) -> ImportedLine:
        """A deposit that nobody can place, in its file."""
        self.teller.upload(self.teller.notice(self.teller.deposit(7_000, name="ｶ)ﾌﾒｲ")))
        return ImportedLine.objects.get(state=LineState.SUSPENSE)

    @cached_property
    def refund(self) -> money.TransferView:
        """Owed to Aozora."""
        return self.teller.refund(self.teller.funded(5_500), 5_500)

    @cached_property
    def payout(self) -> Payout:
        """Hanako's, sent today."""
        assert self.accepted
        self.teller.register_account()
        run = self.teller.export(PAYDAY)
        with clock.at(datetime.combine(PAYDAY, time(15), JST)):
            money.mark_payout_run_sent(actor=self.teller.operator, run_id=run.id, sent_on=PAYDAY, fee_total=0)
        return Payout.objects.get(run_id=run.id)

    @cached_property
    def statement(self) -> audit.DocumentView:
        """The statement of her payout."""
        assert self.payout
        return next(d for d in audit.documents_of([self.cast.hanako]) if d.kind == "payment_statement")
