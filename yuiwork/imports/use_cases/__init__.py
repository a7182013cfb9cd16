from yuiwork.imports.use_cases.check import begin_check, choose_columns, choose_sheet, run_check
from yuiwork.imports.use_cases.link_account import link_account
from yuiwork.imports.use_cases.save import request_import, run_save
from yuiwork.imports.use_cases.undo import discard_file, undo_import
from yuiwork.imports.use_cases.upload import upload_file

__all__ = [
    "begin_check",
    "choose_columns",
    "choose_sheet",
    "discard_file",
    "link_account",
    "request_import",
    "run_check",
    "run_save",
    "undo_import",
    "upload_file",
]
