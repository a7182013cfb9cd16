from yuiwork.market.use_cases.accept_delivery import accept_by_silence, accept_delivery
from yuiwork.market.use_cases.accept_proposal import accept_proposal
from yuiwork.market.use_cases.cancel import answer_cancellation, ask_cancellation
from yuiwork.market.use_cases.clock_work import (
    accept_silent_deliveries,
    answer_forgotten_proposals,
    close_expired_jobs,
    reveal_old_reviews,
)
from yuiwork.market.use_cases.decline_proposal import decline_proposal
from yuiwork.market.use_cases.deliver import deliver
from yuiwork.market.use_cases.paper_notice import confirm_paper_sent, request_paper_notice
from yuiwork.market.use_cases.propose import save_proposal, send_proposal, withdraw_proposal
from yuiwork.market.use_cases.publish_job import (
    close_job,
    mark_coached,
    publish_job,
    release_held_job,
    return_held_job,
)
from yuiwork.market.use_cases.request_revision import request_revision
from yuiwork.market.use_cases.save_job import change_published_job, save_job_draft
from yuiwork.market.use_cases.talk import post_message, reveal_reviews, review_contract

__all__ = [
    "accept_by_silence",
    "accept_delivery",
    "accept_proposal",
    "accept_silent_deliveries",
    "answer_cancellation",
    "answer_forgotten_proposals",
    "ask_cancellation",
    "change_published_job",
    "close_expired_jobs",
    "close_job",
    "confirm_paper_sent",
    "decline_proposal",
    "deliver",
    "mark_coached",
    "post_message",
    "publish_job",
    "release_held_job",
    "request_paper_notice",
    "request_revision",
    "return_held_job",
    "reveal_old_reviews",
    "reveal_reviews",
    "review_contract",
    "save_job_draft",
    "save_proposal",
    "send_proposal",
    "withdraw_proposal",
]
