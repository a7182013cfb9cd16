from yuiwork.hub.models.draft import DRAFT, Draft, DraftState
from yuiwork.hub.models.review import DraftComment, DraftReview, Outcome

__all__ = ["DRAFT", "Draft", "DraftComment", "DraftReview", "DraftState", "Outcome"]
