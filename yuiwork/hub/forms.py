"""The worker's draft, and the answer to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import SubmissionIdField, UploadField
from yuiwork.core.web.forms import choice_field
from yuiwork.hub.models import Draft, Outcome

_COMMENT = "comment_"


class DraftForm(forms.Form):
    text = forms.CharField(
        label=_("Your text"),
        help_text=_("Write or paste it here. An empty line begins a new paragraph."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    file = UploadField(label=_("File"), required=False)
    submission_id = SubmissionIdField()


class ReviewForm(forms.Form):
    """One comment box per paragraph, the criteria, the outcome and a word on the whole."""

    unmet = forms.TypedMultipleChoiceField(
        label=_("Criteria that are not met yet"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    outcome = forms.ChoiceField(label=_("The next step"), choices=Outcome.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Overall comment"),
        help_text=_("What is good and what comes next. The worker reads this first."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        criteria = [(c.position, f"{c.position}. {c.text}") for c in draft.contract.criteria.all()]
        if criteria:
            choice_field(self, "unmet").choices = criteria
        else:
            del self.fields["unmet"]
        self.texts = draft.paragraphs
        for number in range(1, len(self.texts) + 1):
            self.fields[f"{_COMMENT}{number}"] = forms.CharField(
                label=_now("Comment on paragraph %(number)s") % {"number": number},
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def paragraphs(self) -> list[tuple[int, str, forms.BoundField]]:
        """Number, text and comment box of each paragraph."""
        return [(n, text, self[f"{_COMMENT}{n}"]) for n, text in enumerate(self.texts, start=1)]

    @property
    def on_the_whole(self) -> list[forms.BoundField]:
        """The fields below the text, in order."""
        return [self[name] for name in ("unmet", "outcome", "note") if name in self.fields]

    @property
    def comments(self) -> dict[int, str]:
        """What was typed, by paragraph number."""
        return {n: self.cleaned_data[f"{_COMMENT}{n}"] for n in range(1, len(self.texts) + 1)}
