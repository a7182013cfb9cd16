"""Beginning by an open link."""

from django import forms

from yuiwork.core.web.fields import SubmissionIdField


class OpenLinkForm(forms.Form):
    """A second tap carries the same id and begins no second answer."""

    submission_id = SubmissionIdField()
