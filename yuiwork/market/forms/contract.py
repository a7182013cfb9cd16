"""What both sides write in a contract."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.market.files import KINDS, MOST_FILES, Upload
from yuiwork.market.models import ContractCriterion
from yuiwork.market.use_cases.request_revision import CRITERION_NEEDED, WORDS_NEEDED

SCORES = [
    ("5", _("Very good: I would gladly work together again")),
    ("4", _("Good")),
    ("3", _("As agreed")),
    ("2", _("Some things did not go well")),
    ("1", _("Much did not go well")),
]


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files at once; what they are is judged by the use-case."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        files = data if isinstance(data, list | tuple) else [data]
        return [file for file in files if file]


class DeliverForm(forms.Form):
    """Files, text or a link, and which criteria she has gone through herself."""

    attachments = FilesField(
        label=_("Files"),
        required=False,
        widget=_ManyFiles(attrs={"accept": ",".join(sorted(f".{kind}" for kind in KINDS))}),
        help_text=format_lazy(
            _("PDF, Word, Excel, PowerPoint, PNG, JPEG, text or ZIP; each up to {limit} MB, {count} at once"),
            limit=settings.UPLOAD_LIMIT_BYTES // (1024 * 1024),
            count=MOST_FILES,
        ),
    )
    text = forms.CharField(
        label=_("Text of the delivery, or a message to the client"),
        required=False,
        max_length=100_000,
        widget=CountedTextarea(rows=8),
    )
    url = forms.CharField(
        label=_("Link"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
    )
    checked = forms.TypedMultipleChoiceField(
        label=_("Criteria that I have checked"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    submission_id = SubmissionIdField()

    def __init__(self, *args: Any, criteria: list[ContractCriterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "checked").choices = [
            (str(c.position), f"{c.position}. {c.text}") for c in criteria
        ]

    def uploads(self) -> list[Upload]:
        return [Upload(file.name or "file", file.read()) for file in self.cleaned_data["attachments"]]


class RevisionForm(forms.Form):
    """Which criteria are not met, and what is missing."""

    criteria = forms.MultipleChoiceField(
        label=_("Which criterion is not met yet?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": CRITERION_NEEDED},
    )
    text = forms.CharField(
        label=_("What is missing"),
        error_messages={"required": WORDS_NEEDED},
        max_length=4_000,
        widget=CountedTextarea(rows=5),
    )

    def __init__(self, *args: Any, criteria: list[ContractCriterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "criteria").choices = [(str(c.id), f"{c.position}. {c.text}") for c in criteria]


class ContractMessageForm(forms.Form):
    text = forms.CharField(label=_("Message"), max_length=5_000, widget=CountedTextarea(rows=3))
    submission_id = SubmissionIdField()


class ReviewForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("How was it?"), choices=SCORES, coerce=int, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What happened, in a few words"),
        help_text=_("Facts help others: dates kept, questions answered, how the work was checked."),
        max_length=2_000,
        widget=CountedTextarea(rows=5),
    )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why you want to end the contract"), max_length=2_000, widget=CountedTextarea(rows=4)
    )


class ReturnJobForm(forms.Form):
    reason = forms.CharField(
        label=_("What the client should change"), max_length=2_000, widget=CountedTextarea(rows=3)
    )
