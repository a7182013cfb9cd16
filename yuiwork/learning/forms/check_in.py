"""At the reception: a code that is read out, and somebody who has not applied."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import EmailAddressField, KanaField, NameField, PhoneField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.learning.forms.seminar import place_label, towns
from yuiwork.learning.queries.seminars import PlaceView
from yuiwork.learning.queries.sources import SourceView


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the ticket"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "data-width": "8",
            }
        ),
    )


class WalkInForm(forms.Form):
    """As little as the reception needs."""

    place = forms.ChoiceField(label=_("How they take part"), widget=forms.RadioSelect)
    family_name = NameField(label=_("Family name"))
    given_name = NameField(label=_("Given name"))
    family_kana = KanaField(label=_("Family name (kana)"))
    given_kana = KanaField(label=_("Given name (kana)"))
    municipality_code = forms.ChoiceField(label=_("Where they live"))
    source = forms.ChoiceField(label=_("How they heard of this seminar"))
    email = EmailAddressField(
        label=_("Email address"),
        required=False,
        help_text=_("For the survey and the next step. You can leave it empty."),
    )
    phone = PhoneField(label=_("Phone"), required=False)
    add_seat = forms.BooleanField(
        label=_("Add a chair"),
        required=False,
        help_text=_("Only when all seats are taken and there is room for one more."),
    )
    submission_id = SubmissionIdField()

    def __init__(
        self,
        places: Iterable[PlaceView],
        prefecture_code: str,
        sources: Iterable[SourceView],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        shown = list(places)
        choice_field(self, "place").choices = [(place.kind.value, place_label(place)) for place in shown]
        self.fields["place"].initial = shown[0].kind.value if shown else None
        choice_field(self, "municipality_code").choices = list(towns(prefecture_code))
        choice_field(self, "source").choices = [
            ("", _("Please choose")),
            *((view.code, view.label) for view in sources if view.offered),
        ]
