"""修了者名簿 as a table for spreadsheets and as a PDF to file (programmes.md 3.1 RQ19)."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from yuiwork.core.pdf import render_pdf
from yuiwork.core.web.components import DataTable
from yuiwork.japan.eras import format_era_date
from yuiwork.learning.certificate import KIND_WORDS
from yuiwork.learning.models import CourseKind
from yuiwork.learning.queries.register import Register, RegisterLine

TEMPLATE = Path(__file__).parent / "pdf" / "register.typ"


def register_table(register: Register) -> DataTable:
    """One row per certificate, replaced ones included and marked."""
    return DataTable(
        caption=_("Register of completions"),
        columns=[
            _("Certificate"),
            _("Name"),
            _("Kana"),
            _("Course"),
            _("Kind"),
            _("Completed on"),
            _("Waived conditions"),
            _("Remarks"),
        ],
        rows=[
            [
                line.number,
                line.name,
                line.kana,
                line.course,
                line.kind_words,
                line.completed_on,
                waived_words(line),
                remarks(line),
            ]
            for line in register.lines
        ],
    )


def waived_words(line: RegisterLine) -> str:
    """課題にすべて合格する（理由：…）."""
    return "\n".join(
        _("%(rule)s (reason: %(reason)s)") % {"rule": rule, "reason": reason} for rule, reason in line.waived
    )


def remarks(line: RegisterLine) -> str:
    """What became of the certificate."""
    words = []
    if line.replaces:
        words.append(
            _("Issued in place of %(number)s (%(reason)s)") % {"number": line.replaces, "reason": line.reason}
        )
    if line.replaced_on:
        words.append(_("Replaced on %(day)s") % {"day": f"{line.replaced_on:%Y/%m/%d}"})
    return "\n".join(words)


def register_pdf(register: Register, programme: str, issuer: str, today: date) -> bytes:
    """A4 landscape, Japanese, twenty-odd lines a page with the heading repeated."""
    data = {
        "programme": programme,
        "issuer": issuer,
        "made_on": format_era_date(today),
        "period": f"{register.year}年度" if register.year else "全期間",
        "people": register.people,
        "lines": [
            {
                "number": line.number,
                "name": line.name,
                "kana": line.kana,
                "course": line.course,
                "kind": KIND_WORDS[CourseKind(line.kind)],
                "completed_on": f"{line.completed_on:%Y/%m/%d}",
                "waived": [f"{rule}（理由：{reason}）" for rule, reason in line.waived],
                "remarks": _japanese_remarks(line),
            }
            for line in register.lines
        ],
    }
    return render_pdf(TEMPLATE, data)


def _japanese_remarks(line: RegisterLine) -> list[str]:
    """The paper is Japanese whatever the language of the page."""
    found = [f"{line.replaces} に代えて再交付（{line.reason}）"] if line.replaces else []
    return found + ([f"{line.replaced_on:%Y/%m/%d} 再交付により失効"] if line.replaced_on else [])
