"""An answer to an exercise, and the tutor's feedback."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.web.fields import SubmissionIdField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.models import SubmissionFile
from yuiwork.learning.uploads import KINDS, Upload
from yuiwork.learning.use_cases.submit_exercise import TEXT_LIMIT


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files; whether they can be kept is decided by the use-case, by their content."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        files: list[UploadedFile[Any]] = [file for file in data or [] if file is not None]
        for file in files:
            # Before it is read: what is too large never comes into memory.
            if (file.size or 0) > settings.UPLOAD_LIMIT_BYTES:
                words = _("“%(name)s” is larger than 10 MB.") % {"name": file.name}
                raise forms.ValidationError(words, code="FILE_SIZE")
        return [Upload(str(file.name), file.read()) for file in files]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ",".join(sorted(f".{kind}" for kind in KINDS))}


class ExerciseForm(forms.Form):
    """``kept``: files already saved with the draft, which she may take out again."""

    text = forms.CharField(
        label=_("Text of the answer"),
        required=False,
        help_text=_("Text, files or both."),
        max_length=TEXT_LIMIT,
        widget=CountedTextarea(rows=10),
    )
    uploads = SeveralFilesField(
        label=_("Files"),
        required=False,
        help_text=_("Up to 5 files of 10 MB: PDF, Word, Excel, PowerPoint, PNG, JPEG, text."),
    )
    remove = forms.MultipleChoiceField(
        label=_("Take out saved files"), required=False, widget=forms.CheckboxSelectMultiple
    )
    submission_id = SubmissionIdField()

    def __init__(self, kept: Iterable[SubmissionFile], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(file.id), file.name) for file in kept]
        if choices:
            cast(forms.MultipleChoiceField, self.fields["remove"]).choices = choices
        else:
            del self.fields["remove"]


class FeedbackForm(forms.Form):
    good = forms.CharField(
        label=_("What is good"),
        help_text=_("Be concrete: it is read first."),
        max_length=2000,
        widget=CountedTextarea(rows=4),
    )
    to_improve = forms.CharField(
        label=_("What to correct"),
        required=False,
        help_text=_("Needed when you ask for a correction. One thing at a time helps."),
        max_length=2000,
        widget=CountedTextarea(rows=4),
    )
    outcome = forms.ChoiceField(
        label=_("Result"),
        widget=forms.RadioSelect,
        choices=[("pass", pgettext_lazy("exercise", "Pass")), ("return", _("Ask for a correction"))],
    )
