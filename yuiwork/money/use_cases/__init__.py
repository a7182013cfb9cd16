from yuiwork.money.use_cases.holds import cancel_hold, refund_hold, release_hold, request_hold, split_hold
from yuiwork.money.use_cases.import_statement import ImportResult, import_statement

__all__ = [
    "ImportResult",
    "cancel_hold",
    "import_statement",
    "refund_hold",
    "release_hold",
    "request_hold",
    "split_hold",
]
