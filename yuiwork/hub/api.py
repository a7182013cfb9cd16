"""The door of the hub: drafts and their reviews."""

from yuiwork.hub.models import Draft, DraftReview, DraftState, Outcome
from yuiwork.hub.next_steps import next_steps
from yuiwork.hub.queries import (
    draft_for,
    drafts_answered,
    drafts_of_contract,
    drafts_waiting,
    newest_drafts,
)
from yuiwork.hub.use_cases import DraftFile, review_draft, submit_draft

__all__ = [
    "Draft",
    "DraftFile",
    "DraftReview",
    "DraftState",
    "Outcome",
    "draft_for",
    "drafts_answered",
    "drafts_of_contract",
    "drafts_waiting",
    "newest_drafts",
    "next_steps",
    "review_draft",
    "submit_draft",
]
