"""Appointing, borrowing and lending."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import EmailAddressField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.regions.forms import fields
from yuiwork.regions.models import Programme
from yuiwork.regions.words import ROLES

ROLE_CHOICES = list(ROLES.items())


class AppointForm(forms.Form):
    email = EmailAddressField(label=_("Email address of their account"))
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES, widget=forms.RadioSelect)


class LoanForm(forms.Form):
    home = forms.ChoiceField(label=_("Programme they serve now"))
    email = EmailAddressField(label=_("Email address of their account"))
    role = forms.ChoiceField(label=_("Role here"), choices=ROLE_CHOICES[1:], widget=forms.RadioSelect)
    since = JapaneseDateField(label=_("From"), earliest=clock.today)
    ends_on = JapaneseDateField(label=_("Last day"), earliest=clock.today)
    note = fields.text(_("What they would do"), required=False)
    submission_id = SubmissionIdField()

    def __init__(self, programmes: list[Programme], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice_field(self, "home").choices = [
            (row.slug, f"{row.name}（{row.region.name}）") for row in programmes
        ]


class LoanAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("agree", _("We agree")), ("decline", _("Not this time"))],
        widget=forms.RadioSelect,
    )
    reason = fields.text(_("What to tell them"), required=False, help_text=_("Needed when you decline."))
