"""Making a material, and the report of a session."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import CountField, SubmissionIdField, UploadField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.models import Material, MaterialKind, Session
from yuiwork.learning.models.material import MAX_MINUTES
from yuiwork.learning.uploads import KINDS, Upload
from yuiwork.learning.use_cases.materials import BODY_LIMIT
from yuiwork.learning.use_cases.session_report import TEXT_LIMIT


class MaterialForm(forms.Form):
    """``use_case_data`` is what ``create_material`` and ``change_material`` take."""

    kind = forms.ChoiceField(
        label=_("What it is"), choices=MaterialKind, initial=MaterialKind.PAGE, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    minutes = CountField(
        label=_("Minutes needed"),
        min_value=1,
        max_value=MAX_MINUTES,
        initial=15,
        help_text=_("Short pieces get finished. Over 15 minutes, better split it in two."),
    )
    session = forms.TypedChoiceField(label=_("Belongs to"), required=False, coerce=UUID, empty_value=None)
    body = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=BODY_LIMIT,
        widget=CountedTextarea(rows=14),
        help_text=_(
            "An empty line makes a paragraph, “## ” a heading, “- ” a list, **…** strong, "
            "[words](https://…) a link. A line “---” begins the next step, so that the learner can stop "
            "there."
        ),
    )
    url = forms.URLField(
        label=_("Address of the video"),
        required=False,
        assume_scheme="https",
        help_text=_("For a video. It opens where it is kept."),
    )
    file = UploadField(label=_("File"), required=False, kinds=KINDS)
    submission_id = SubmissionIdField()

    def __init__(
        self, sessions: Iterable[Session], *args: Any, material: Material | None = None, **kwargs: Any
    ) -> None:
        if material is not None:
            kwargs["initial"] = {
                "kind": material.kind,
                "title": material.title,
                "minutes": material.minutes,
                "session": material.session_id,
                "body": material.body,
                "url": material.url,
            }
        super().__init__(*args, **kwargs)
        choice_field(self, "session").choices = [
            ("", _("The whole course")),
            *((str(session.id), session.title) for session in sessions),
        ]
        if material is not None:
            del self.fields["submission_id"]

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        file = data["file"]
        values = {
            "kind": data["kind"],
            "title": data["title"],
            "minutes": data["minutes"],
            "session_id": data["session"],
            "body": data["body"],
            "url": data["url"],
            "file": Upload(str(file.name), file.read()) if file else None,
        }
        return values | ({"submission_id": data["submission_id"]} if "submission_id" in data else {})


class ReportForm(forms.Form):
    """``base``: the version that was opened; saving onto a newer one is refused."""

    taught = forms.CharField(
        label=_("What was taught"),
        required=False,
        max_length=TEXT_LIMIT,
        widget=CountedTextarea(rows=8),
        help_text=_("Subjects, exercises, how it went. It is saved while you write."),
    )
    follow_up = forms.CharField(
        label=_("What to follow up"),
        required=False,
        max_length=TEXT_LIMIT,
        widget=CountedTextarea(rows=5),
        help_text=_("Who could use a message, what to prepare, what to tell the office."),
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
