"""What is wrong with a file, a row or a cell, in words. Stored as codes, so that each reader gets her language."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.wording import words_for
from yuiwork.japan.errors import JapanError

_WORDS: dict[str, str | Promise] = {
    # the file
    "FILE_EMPTY": _("There is nothing in this file. Please choose another one."),
    "NOT_A_TABLE": _("This file is not a table. Please choose a csv or an Excel file (xlsx)."),
    "OLD_EXCEL": _("This is an old Excel file (xls). Please open it in Excel and save it as xlsx or csv."),
    "XLSX_BROKEN": _("This Excel file cannot be opened. Please save it once more as xlsx and try again."),
    "XLSX_TOO_LARGE": _(
        "This Excel file becomes too large when it is opened. Please save only the table in a new file."
    ),
    "NOT_DECODABLE": _(
        "The characters in row %(row)s cannot be read. Please save the file as “CSV UTF-8” or as xlsx."
    ),
    "CSV_BROKEN": _("Row %(row)s cannot be read: please check its quotation marks."),
    "TOO_MANY_ROWS": _("The file has %(rows)s rows. Please split it into files of at most %(limit)s rows."),
    "TOO_MANY_COLUMNS": _("Row %(row)s has more than %(limit)s columns. Please remove what is not needed."),
    "CELL_TOO_LONG": _("The text in row %(row)s, column %(column)s is longer than %(limit)s characters."),
    "NO_DATA_ROWS": _("There is no line below the headings."),
    # the reader should know
    "READ_AS": _("Read as %(encoding)s."),
    "MERGED_FILLED": _(
        "Merged cells were filled in: each cell of %(cells)s now has the content of its first one."
    ),
    "LOST_CHARACTERS": _(
        "The file contains 〓 or �, signs for a lost character. The old encoding (Shift_JIS) has no "
        "place for characters such as 𠮷. Please save the list as xlsx or “CSV UTF-8”."
    ),
    # a cell
    "REQUIRED": _("Please fill this in."),
    "FORMULA": _(
        "This cell has a formula without a result. Please open the file in Excel and save it again, "
        "or paste the values."
    ),
    "CHARACTER_LOST": _(
        "“%(text)s” contains a sign for a lost character (〓 or ?). The old encoding (Shift_JIS) "
        "cannot keep characters such as 𠮷. Please save the list as xlsx or “CSV UTF-8”."
    ),
    "DAY_UNKNOWN": _("There is no such day. Please write for example 2019/4/1 or R1.5.1."),
    "ERA_DATE_FORMAT": _("Please write the day for example as 2019/4/1, R5.4.1 or 令和5年4月1日."),
    "DAY_AHEAD": _("%(day)s has not come yet. Please check it."),
    "DAY_TOO_EARLY": _("%(day)s is too long ago. Please check it."),
    "YEAR_AHEAD": _("Fiscal year %(year)s has not begun yet. Please check it."),
    "YEAR_UNKNOWN": _("Please write the fiscal year, for example 2019 or 令和元年度."),
    "YEAR_MISSING": _("The fiscal year is missing. Please fill in the year or a date."),
    "NEGATIVE": _("Please enter 0 or more."),
    "AGE_UNKNOWN": _("Please write the age band, for example 30代."),
    "BAND_UNKNOWN": _(
        "Please choose one of these: 0円, 5千円まで, 5万円まで, 10万円まで, 20万円まで, 20万円超."
    ),
    "BAND_DIFFERS": _("The band does not fit the amount. Please check both."),
    "PAY_MISSING": _("Please fill in the pay or its band."),
    "COUNT_MISSING": _("Please fill in at least one count."),
    "MUNICIPALITY_UNKNOWN": _(
        "There is no municipality called “%(text)s”. Please write its name or its code."
    ),
    "MUNICIPALITY_AMBIGUOUS": _(
        "There are several places called “%(text)s”. Please write the prefecture too."
    ),
    "MUNICIPALITY_CODE_FORMAT": _("Please check the code of the municipality (5 or 6 digits)."),
    "MUNICIPALITY_CODE_CHECK_DIGIT": _(
        "Please check the code of the municipality: its last digit does not fit."
    ),
    "TEXT_TOO_LONG": _("Please write at most %(limit)s characters."),
    # a row
    "NAME_MISSING": _("The name is missing."),
    "COMPLETED_BEFORE_START": _("The day of completion is before the first day. Please check both."),
    "ATTENDED_TOO_OFTEN": _(
        "Nobody can have attended more than %(sessions)s sessions. Please check both counts."
    ),
    "BORN_TOO_LATE": _("The date of birth is after the first day of the course. Please check both."),
    "SAME_AS_LINE": _(
        "This line is about the same as row %(row)s. Please keep one of them, or tell them apart."
    ),
}


def words(code: str, params: Mapping[str, Any]) -> str:
    """The sentence for a code, in the reader's language."""
    if code in _WORDS:
        return str(_WORDS[code]) % params
    return words_for(JapanError(code, **params))
