"""What an outgoing line was: our own bulk transfer, its fee, or something a person must explain."""

from datetime import timedelta

from yuiwork.core.transactions import inside_transaction
from yuiwork.money.models import ImportedLine, LineState, PayoutRun, RunState

_NEAR = timedelta(days=7)  # banks book a bulk transfer on its day; a wrong week would be another run


@inside_transaction
def recognise(line: ImportedLine) -> None:
    """Recognise the debit of a payout run by its total, with or without the fee, or by the fee alone.

    Changes ``line`` only; posting the run is a person's step (``mark_payout_run_sent``).
    """
    runs = PayoutRun.objects.exclude(state=RunState.PREPARED).filter(
        run_on__gte=line.posted_on - _NEAR, run_on__lte=line.posted_on + _NEAR
    )
    for run in runs.order_by("run_on"):
        taken = sum(other.amount for other in run.lines.all())
        fee = run.fee_total or 0
        if line.amount in _expected(run.total, fee, taken):
            line.payout_run = run
            line.state = LineState.KNOWN
            return


def _expected(total: int, fee: int, taken: int) -> set[int]:
    if taken == 0:
        return {total, total + fee}
    return {total + fee - taken} if taken < total + fee else set()
