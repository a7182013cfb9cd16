"""Applying for a seminar: as little as the organiser needs."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yuiwork.core.web.fields import (
    EmailAddressField,
    KanaField,
    NameField,
    PhoneField,
    SubmissionIdField,
)
from yuiwork.core.web.forms import choice_field
from yuiwork.japan import municipalities
from yuiwork.learning.models import PlaceKind
from yuiwork.learning.queries.seminars import PlaceView, SeminarView
from yuiwork.learning.queries.sources import SourceView


class SeminarApplicationForm(forms.Form):
    """The places and their seats come from the seminar; towns of the programme's prefecture stand first."""

    place = forms.ChoiceField(label=gettext_lazy("How you take part"), widget=forms.RadioSelect)
    family_name = NameField(label=gettext_lazy("Family name"), autocomplete="family-name")
    given_name = NameField(label=gettext_lazy("Given name"), autocomplete="given-name")
    family_kana = KanaField(
        label=gettext_lazy("Family name (kana)"), help_text=gettext_lazy("Hiragana is fine too.")
    )
    given_kana = KanaField(label=gettext_lazy("Given name (kana)"))
    email = EmailAddressField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy("The confirmation and the link to your application are sent here."),
    )
    phone = PhoneField(
        label=gettext_lazy("Phone"),
        required=False,
        help_text=gettext_lazy("Only used when something changes on the day."),
    )
    municipality_code = forms.ChoiceField(label=gettext_lazy("Where you live"))
    childcare = forms.BooleanField(
        label=gettext_lazy("I would like to use the childcare at the venue"), required=False
    )
    source = forms.ChoiceField(label=gettext_lazy("How you heard of this seminar"), widget=forms.RadioSelect)
    wait = forms.BooleanField(
        label=gettext_lazy("If there is no seat, put me on the waiting list"),
        required=False,
        help_text=gettext_lazy("We write to you as soon as a seat is free. You then have a day to answer."),
    )
    campaign = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    submission_id = SubmissionIdField()

    def __init__(
        self,
        seminar: SeminarView,
        prefecture_code: str,
        sources: Iterable[SourceView],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "source").choices = [(view.code, view.label) for view in sources if view.offered]
        if not any(place.left < 1 for place in seminar.places):
            del self.fields["wait"]
        elif seminar.is_full:
            self.fields["wait"].widget = forms.HiddenInput()  # the button of the page says it
        choice_field(self, "place").choices = [(p.kind.value, place_label(p)) for p in seminar.places]
        if len(seminar.places) == 1:
            self.fields["place"].initial = seminar.places[0].kind.value
        choice_field(self, "municipality_code").choices = list(towns(prefecture_code))
        if not seminar.childcare_offered:
            del self.fields["childcare"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return {"childcare": False, "wait": False, **data}


def place_label(place: PlaceView) -> str:
    """Online (3 seats left), or the venue with its name."""
    if place.left < 1:
        seats = _("Full")
    else:
        seats = ngettext("%(count)d seat left", "%(count)d seats left", place.left) % {"count": place.left}
    if place.kind == PlaceKind.ONLINE:
        return _("Online (%(seats)s)") % {"seats": seats}
    return _("Venue: %(name)s (%(seats)s)") % {"name": place.name, "seats": seats}


def towns(prefecture_code: str) -> Iterator[tuple[str, Any]]:
    """The towns of the own prefecture, then the other prefectures as a whole: 1,900 names would drown a phone."""
    yield "", _("Please choose")
    own = municipalities.PREFECTURES[prefecture_code]
    yield own, [(town.code, town.name) for town in municipalities.by_prefecture(prefecture_code)]
    others = [
        (f"{code}000", name) for code, name in municipalities.PREFECTURES.items() if code != prefecture_code
    ]
    yield _("Other prefectures"), others
