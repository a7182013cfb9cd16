"""What is wrong with a bank's file, in words: the line, then the reason, then what to do."""

from django.utils.translation import gettext as _

from yuiwork.japan.zengin import ZenginError


def worded(error: ZenginError) -> str:
    """One sentence or two; the line is the record's number in the file, the header being 1."""
    reason = _reason(error)
    if error.record:
        return _("Line %(line)s: %(reason)s Nothing was imported.") % {"line": error.record, "reason": reason}
    return _("%(reason)s Nothing was imported.") % {"reason": reason}


def worded_for_writing(error: ZenginError) -> str:
    """Why a payout file cannot be made; the line of the first payment is 2."""
    p = error.params
    if error.code == "CHARACTER_NOT_ALLOWED":
        return _("Payment %(row)s: “%(character)s” cannot be used in a bank file.") % {
            "row": error.record - 1,
            **p,
        }
    return _(
        "Payment %(row)s cannot be put into a bank file (%(code)s). Please have the account corrected."
    ) % {
        "row": max(error.record - 1, 0),
        "code": error.code,
    }


def _reason(error: ZenginError) -> str:
    p = error.params
    if error.code == "RECORD_LENGTH":
        return _("the line has %(length)s characters instead of %(expected)s.") % p
    if error.code in {"COUNT_MISMATCH", "TOTAL_MISMATCH", "BALANCE_MISMATCH"}:
        return _("the lines do not add up to what the file says (%(found)s, but %(expected)s is stated).") % p
    simple = {
        "FILE_EMPTY": _("The file is empty."),
        "RECORD_ORDER": _("the lines are not in the order of a bank file."),
        "END_MISSING": _("The file stops before its end. Please download it again."),
        "NOT_DIGITS": _("there is something else than digits in a number."),
        "BYTE_NOT_ALLOWED": _("there is a character that bank files do not have."),
        "DATE_MISSING": _("the date is missing."),
        "VALUE_WRONG": _("a value is not one that this kind of file has."),
        "ACCOUNT_TYPE_UNSUPPORTED": _("this is a time deposit. Please download the ordinary account."),
    }
    return simple.get(error.code) or _("the line cannot be read (%(code)s).") % {"code": error.code}
