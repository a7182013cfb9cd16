from django.urls import path

from yuiwork.money.views import bank_account, deposits, ledger, lines, payouts, refunds, sender, statement

app_name = "money"
urlpatterns = [
    path("money/", statement.statement, name="statement"),
    path("money/statements/<uuid:document_id>/", statement.payment_statement, name="payment_statement"),
    path("money/account/", bank_account.bank_account, name="bank_account"),
    path("money/account/yucho/", bank_account.yucho, name="yucho_account"),
    path("money/account/bank/", bank_account.choose_bank, name="choose_bank"),
    path("money/account/bank/<str:bank_code>/", bank_account.choose_branch, name="choose_branch"),
    path(
        "money/account/bank/<str:bank_code>/<str:branch_code>/",
        bank_account.account_form,
        name="bank_account_form",
    ),
    # The operator of the platform.
    path("operator/deposits/", deposits.deposits, name="deposits"),
    path("operator/deposits/files/<uuid:import_id>/", deposits.imported, name="imported"),
    path("operator/deposits/lines/<uuid:line_id>/", lines.line, name="line"),
    path("operator/refunds/", refunds.refunds, name="refunds"),
    path("operator/refunds/<uuid:organisation_id>/", refunds.refund_paid, name="refund_paid"),
    path("operator/payouts/", payouts.payouts, name="payouts"),
    path("operator/payouts/<uuid:run_id>/", payouts.run, name="payout_run"),
    path("operator/payouts/<uuid:run_id>/file/", payouts.run_file_download, name="payout_file"),
    path("operator/payouts/<uuid:run_id>/export/", payouts.export, name="payout_export"),
    path("operator/payouts/<uuid:run_id>/discard/", payouts.discard, name="payout_discard"),
    path("operator/payouts/returns/<uuid:payout_id>/", payouts.payout_return, name="payout_return"),
    path("operator/ledger/", ledger.ledger, name="ledger"),
    path("operator/account/", sender.sender, name="sender_account"),
]
