"""An answer to an exercise, and the tutor's feedback."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.web.fields import SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.forms.rubric import marks_in, rubric_fields
from yuiwork.learning.models import Exercise, ExerciseKind, PeerReading, Submission, SubmissionFile
from yuiwork.learning.rubric import rubric_of
from yuiwork.learning.uploads import KINDS, Upload
from yuiwork.learning.use_cases.draft import TEXT_LIMIT, Content


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
    """What an exercise of this kind takes. ``kept``: files already saved with the draft, which she may take out."""

    text = forms.CharField(
        label=_("Text of the answer"),
        required=False,
        help_text=_("Text, files or both. An empty line begins a new paragraph."),
        max_length=TEXT_LIMIT,
        widget=CountedTextarea(rows=10),
    )
    link = forms.CharField(
        label=_("Address of your page"),
        required=False,
        help_text=_("For example https://note.com/… Please check that others can open it."),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    checked = forms.TypedMultipleChoiceField(
        label=_("What is done"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    uploads = SeveralFilesField(
        label=_("Files"),
        required=False,
        help_text=_("Up to 5 files of 10 MB: PDF, Word, Excel, PowerPoint, PNG, JPEG, text."),
    )
    remove = forms.MultipleChoiceField(
        label=_("Take out saved files"), required=False, widget=forms.CheckboxSelectMultiple
    )
    withhold = forms.BooleanField(label=_("Do not show this answer to my classmates"), required=False)
    # Only a page that has told her may share: one opened before the staff allowed it does not carry this.
    told = forms.CharField(required=False, widget=forms.HiddenInput, initial="1")
    base = forms.CharField(required=False, widget=forms.HiddenInput)
    submission_id = SubmissionIdField()

    def __init__(self, exercise: Exercise, kept: Iterable[SubmissionFile], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(file.id), file.name) for file in kept]
        choice_field(self, "remove").choices = choices
        lines = [(str(n), line) for n, line in enumerate(exercise.checklist, start=1)]
        choice_field(self, "checked").choices = lines
        taken = _FIELDS[ExerciseKind(exercise.kind)] | {"base", "submission_id"}
        if exercise.peers != PeerReading.NONE:
            taken |= {"withhold", "told"}
            self.fields["withhold"].help_text = _PEERS_READ[PeerReading(exercise.peers)]
        for name in set(self.fields) - taken:
            del self.fields[name]
        if not choices:
            self.fields.pop("remove", None)
        if exercise.kind != ExerciseKind.TEXT and "text" in self.fields:
            self.fields["text"].label = _("Message to your tutor")
            self.fields["text"].help_text = ""
            self.fields["text"].widget.attrs["rows"] = 4
            self.order_fields(["checked", "link", "uploads"])  # the work first, then the word about it

    def show_newest(self, draft: Submission | None) -> None:
        """After a conflict she has seen both texts: what she sends next replaces the draft as it stands now."""
        typed = cast(MultiValueDict[str, Any], self.data).copy()
        typed["base"] = draft.base if draft else "0.0"
        self.data = typed

    def content(self) -> Content:
        """What the use-cases take."""
        data = self.cleaned_data
        return {
            "text": data.get("text", ""),
            "link": data.get("link", ""),
            "checked": data.get("checked", []),
            "files": data.get("uploads", []),
            "shared": data.get("told") == "1" and not data["withhold"],
            "remove_file_ids": data.get("remove", []),
            "base": data["base"] or None,
            "page_id": data["submission_id"],
        }


_PEERS_READ = {
    PeerReading.AFTER_OWN: _(
        "In this exercise learners of your course who have handed in their own answer can read yours, with your name."
        " They do not see your drafts or the feedback. You can change your mind later."
    ),
    PeerReading.ALL: _(
        "In this exercise the learners of your course can read your answer, with your name, once it is handed in."
        " They do not see your drafts or the feedback. You can change your mind later."
    ),
}
_FIELDS = {
    ExerciseKind.TEXT: {"text", "uploads", "remove"},
    ExerciseKind.FILE: {"text", "uploads", "remove"},
    ExerciseKind.LINK: {"text", "link"},
    ExerciseKind.CHECKLIST: {"text", "checked"},
}


class FeedbackForm(forms.Form):
    """One box per paragraph, one row of steps per criterion, then the whole."""

    good = forms.CharField(
        label=_("What is good"),
        help_text=_("Be concrete: the learner reads this first."),
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

    def __init__(self, submission: Submission, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = submission.paragraphs
        for number in range(1, len(self.texts) + 1):
            self.fields[f"{_COMMENT}{number}"] = forms.CharField(
                label=_now("Comment on paragraph %(number)s") % {"number": number},
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.rubric = rubric_of(submission.exercise.rubric)
        for name, field in rubric_fields(self.rubric).items():
            self.fields[name] = field

    @property
    def paragraphs(self) -> list[tuple[int, str, forms.BoundField]]:
        """Number, text and comment box of each paragraph."""
        return [(n, text, self[f"{_COMMENT}{n}"]) for n, text in enumerate(self.texts, start=1)]

    @property
    def on_the_whole(self) -> list[forms.BoundField]:
        """The fields below the text, in order."""
        return [*(self[name] for name in rubric_fields(self.rubric)), *map(self.__getitem__, _WHOLE)]

    @property
    def comments(self) -> dict[int, str]:
        """What was typed, by paragraph number."""
        return {n: self.cleaned_data[f"{_COMMENT}{n}"] for n in range(1, len(self.texts) + 1)}

    @property
    def marks(self) -> dict[int, int]:
        """What was chosen, by criterion."""
        return marks_in(self.cleaned_data, self.rubric)


_COMMENT = "comment_"
_WHOLE = ("good", "to_improve", "outcome")
