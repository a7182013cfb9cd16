"""The programme's own list of sources: one per line, the usual ones ticked, own ones written."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.api import Source, SourceLine, SourceView

_LINE = re.compile(r"(?P<code>[a-z0-9_]{1,30})\s+(?P<label>\S.*)")


class SourcesForm(forms.Form):
    """``lines`` is what ``learning.set_sources`` takes: the usual ones in their order, then the own ones."""

    usual = forms.MultipleChoiceField(
        label=gettext_lazy("Usual ways"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=Source,
    )
    own = forms.CharField(
        label=gettext_lazy("Ways of your own"),
        required=False,
        max_length=3000,
        widget=CountedTextarea(rows=6),
        help_text=gettext_lazy(
            "One per line: a short code, a space, the words people see. Such as: festa Summer festival"
        ),
    )

    @staticmethod
    def initial_of(sources: list[SourceView]) -> dict[str, Any]:
        offered = [view for view in sources if view.offered]
        return {
            "usual": [view.code for view in offered if view.code in Source.values],
            "own": "\n".join(f"{v.code} {v.label}" for v in offered if v.code not in Source.values),
        }

    def clean_own(self) -> list[SourceLine]:
        """Each line that cannot be read is named by its number."""
        lines: list[SourceLine] = []
        for number, text in enumerate(self.cleaned_data["own"].splitlines(), start=1):
            if not text.strip():
                continue
            match = _LINE.fullmatch(text.strip().replace("\u3000", " "))
            if match is None:
                words = _("Line %(number)d: please write a code of small letters, a space, and the words.")
                self.add_error("own", words % {"number": number})
                continue
            lines.append({"code": match["code"], "label": match["label"].strip(), "offered": True})
        return lines

    def source_lines(self) -> list[SourceLine]:
        usual: list[SourceLine] = [
            {"code": code, "label": "", "offered": True} for code in self.cleaned_data["usual"]
        ]
        return [*usual, *self.cleaned_data["own"]]
