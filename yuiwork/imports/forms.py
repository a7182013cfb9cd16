"""Forms of the imports room: a file, and which of its columns is which of ours."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from yuiwork.core.templatetags.ui import listed
from yuiwork.core.web.fields import CountField, SubmissionIdField
from yuiwork.imports.kinds import Kind
from yuiwork.imports.reading.sheet import column_letter

_SAMPLES = 3


class UploadForm(forms.Form):
    """One csv or xlsx file. What it is, is told by reading it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (xlsx) or csv, up to 5,000 lines and 10 MB. Titles above the table are fine."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )
    submission_id = SubmissionIdField()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT_BYTES:
            raise forms.ValidationError(_("This file is too large. Please split it."))
        return file


class ColumnsForm(forms.Form):
    """One choice for each column of the file; ``mapping`` is what ``choose_columns`` takes."""

    header_row = CountField(
        label=_("Row of the headings"), min_value=1, help_text=_("The lines below it are imported.")
    )

    def __init__(
        self, kind: Kind, rows: Sequence[Sequence[str]], header_row: int, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        choices = [("", _("Do not use")), *[(c.name, self._label(c.name)) for c in kind.columns]]
        body = rows[header_row:]
        for position, heading in enumerate(rows[header_row - 1], start=1):
            samples = [row[position - 1] for row in body if position <= len(row) and row[position - 1]][
                :_SAMPLES
            ]
            if heading or samples:
                self.fields[f"c{position}"] = forms.ChoiceField(
                    label=f"{column_letter(position)}　{heading or _('(no heading)')}",
                    help_text=listed(samples),
                    choices=choices,
                    required=False,
                )

    def _label(self, name: str) -> str:
        column = self.kind.column(name)
        words = {"label": column.label, "heading": column.heading}
        if column.required:
            return _("%(label)s (%(heading)s), required") % words
        return _("%(label)s (%(heading)s)") % words

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen: dict[str, str] = {}
        for field, name in list(data.items()):
            if field.startswith("c") and name:
                if name in chosen:
                    self.add_error(field, _("This meaning is chosen twice. Please choose another one."))
                chosen[name] = field
        missing = [c for c in self.kind.columns if c.required and c.name not in chosen]
        if missing:
            names = listed(column.label for column in missing)
            self.add_error(None, _("Please choose the column for: %(names)s.") % {"names": names})
        return data

    @property
    def mapping(self) -> dict[int, str]:
        return {
            int(field[1:]): name
            for field, name in self.cleaned_data.items()
            if field.startswith("c") and name
        }
