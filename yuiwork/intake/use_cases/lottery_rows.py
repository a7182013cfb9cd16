"""What happens to a draw when its round is announced and when it closes. The caller has locked the round."""

from yuiwork.core import clock
from yuiwork.core.transactions import inside_transaction
from yuiwork.intake import lottery
from yuiwork.intake.models import ApplicationSheet, IntakeRound, Lottery, Method


@inside_transaction
def commit_seed(row: IntakeRound) -> None:
    """With the announcement of a round by lottery: from now on the seed cannot be chosen any more."""
    if row.method == Method.LOTTERY and not Lottery.objects.filter(round=row).exists():
        seed = lottery.new_seed()
        Lottery.objects.create(
            round=row,
            algorithm=lottery.ALGORITHM,
            seed=seed,
            commitment=lottery.commitment_of(seed),
        )


@inside_transaction
def freeze_entries(row: IntakeRound) -> None:
    """With the end of applications: who is in the draw is settled, whatever happens to an application later."""
    drawing = Lottery.objects.select_for_update().filter(round=row, frozen_at=None).first()
    if drawing is None:
        return
    sheets = ApplicationSheet.objects.filter(round=row, application__state="applied")
    drawing.entries = sorted(str(receipt) for receipt in sheets.values_list("receipt", flat=True))
    drawing.digest = lottery.digest_of(drawing.entries)
    drawing.frozen_at = clock.now()
    drawing.save(update_fields=["entries", "digest", "frozen_at"])
