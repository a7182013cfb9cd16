"""Addresses of the market: work for residents, jobs for clients, the contract room for both, the director's board."""

from django.urls import path

from yuiwork.market.views import billing, board, checks, choose, client_jobs, firm, jobs, propose, room, steps

app_name = "market"
urlpatterns = [
    path("work/", jobs.jobs, name="jobs"),
    path("work/jobs/<uuid:job_id>/", jobs.job, name="job"),
    path("work/jobs/<uuid:job_id>/propose/", propose.propose, name="propose"),
    path("work/jobs/<uuid:job_id>/propose/terms/", propose.propose_terms, name="propose_terms"),
    path("work/jobs/<uuid:job_id>/propose/confirm/", propose.propose_confirm, name="propose_confirm"),
    path("work/proposals/", propose.own_proposals, name="own_proposals"),
    path("work/proposals/<uuid:proposal_id>/withdraw/", propose.withdraw, name="withdraw"),
    path("work/contracts/", room.contracts, name="contracts"),
    path("contracts/<uuid:contract_id>/", room.contract, name="contract"),
    path("contracts/<uuid:contract_id>/terms/", room.terms, name="terms"),
    path("contracts/<uuid:contract_id>/terms.pdf", room.terms_pdf, name="terms_pdf"),
    path("contracts/<uuid:contract_id>/deliver/", steps.deliver, name="deliver"),
    path("contracts/<uuid:contract_id>/accept/", steps.accept, name="accept"),
    path("contracts/<uuid:contract_id>/revise/", steps.revise, name="revise"),
    path("contracts/<uuid:contract_id>/message/", steps.message, name="message"),
    path("contracts/<uuid:contract_id>/review/", steps.review, name="review"),
    path("contracts/<uuid:contract_id>/cancel/", steps.cancel, name="cancel"),
    path("contracts/<uuid:contract_id>/cancel/answer/", steps.answer_cancel, name="answer_cancel"),
    path("contracts/<uuid:contract_id>/paper/", steps.paper, name="paper"),
    path("contracts/files/<uuid:file_id>/", room.download, name="delivery_file"),
    path("client/", client_jobs.client_jobs, name="client_jobs"),
    path("client/register/", firm.register_firm, name="register_firm"),
    path("client/jobs/new/", client_jobs.job_new, name="job_new"),
    path("client/jobs/<uuid:job_id>/", client_jobs.client_job, name="client_job"),
    path("client/jobs/<uuid:job_id>/edit/", client_jobs.job_edit, name="job_edit"),
    path("client/jobs/<uuid:job_id>/publish/", client_jobs.publish, name="publish"),
    path("client/jobs/<uuid:job_id>/close/", client_jobs.close, name="close"),
    path("client/jobs/<uuid:job_id>/proposals/", choose.proposals, name="proposals"),
    path("client/proposals/<uuid:proposal_id>/accept/", choose.accept_proposal, name="accept_proposal"),
    path("client/proposals/<uuid:proposal_id>/decline/", choose.decline_proposal, name="decline_proposal"),
    path("client/contracts/", choose.client_contracts, name="client_contracts"),
    path("client/billing/", billing.client_billing, name="client_billing"),
    path("client/billing/withholding.csv", billing.withholding_csv, name="withholding_csv"),
    path("board/", board.board, name="board"),
    path("board/orders/", board.board_orders, name="board_orders"),
    path("board/jobs/<uuid:job_id>/coach/", board.coach, name="coach"),
    path("operator/jobs/", checks.held_jobs, name="held_jobs"),
    path("operator/jobs/<uuid:job_id>/release/", checks.release, name="release_job"),
    path("operator/jobs/<uuid:job_id>/return/", checks.return_job, name="return_job"),
]
