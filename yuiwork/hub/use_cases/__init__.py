from yuiwork.hub.use_cases.review_draft import review_draft
from yuiwork.hub.use_cases.submit_draft import DraftFile, submit_draft

__all__ = ["DraftFile", "review_draft", "submit_draft"]
