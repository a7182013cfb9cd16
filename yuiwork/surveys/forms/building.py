"""Making a survey, and saying when and how it is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core import clock
from yuiwork.core.templatetags.ui import colon, jmonth
from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.japan.dates import jst_date
from yuiwork.surveys.builder_english import ENGLISH
from yuiwork.surveys.models import WITH_WAIT, Occasion, QuestionKind, Survey
from yuiwork.surveys.queries.catalogue import templates

BLANK = "blank"


class NewSurveyForm(forms.Form):
    """From a template, from one of the programme's own surveys, or from nothing."""

    source = forms.ChoiceField(label=gettext_lazy("Begin with"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("If left empty: the title of what you begin with."),
    )
    submission_id = SubmissionIdField()

    def __init__(self, own: list[Survey], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = {str(survey.id): survey for survey in own}
        ready = [
            (f"template:{code}", f"{t.title}{colon()}{t.wording_of_about}") for code, t in templates().items()
        ]
        copies = [(f"own:{key}", self._copy_label(survey)) for key, survey in self.own.items()]
        choice_field(self, "source").choices = [
            (_("A ready-made survey"), ready),
            *([(_("A copy of your own, to compare with it"), copies)] if copies else []),
            (_("An empty survey"), [(BLANK, _("Nothing: I write all questions myself"))]),
        ]

    @staticmethod
    def _copy_label(survey: Survey) -> str:
        return _("%(title)s (%(month)s)") % {
            "title": survey.title,
            "month": jmonth(jst_date(survey.created_at)),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("source") == BLANK and not data.get("title"):
            self.add_error("title", _("Please enter a title."))
        return data

    @property
    def copied(self) -> Survey | None:
        kind, _colon, key = self.cleaned_data["source"].partition(":")
        return self.own[key] if kind == "own" else None


class SettingsForm(forms.Form):
    """``fixed``: once people were asked, only how long it is open can change."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    intro = forms.CharField(
        label=gettext_lazy("What people read first"),
        max_length=2000,
        required=False,
        widget=CountedTextarea(rows=3),
    )
    occasion = forms.ChoiceField(
        label=gettext_lazy("When to ask"), choices=Occasion.choices, widget=forms.RadioSelect
    )
    wait = CountField(
        label=gettext_lazy("How many weeks or months later"), required=False, min_value=1, max_value=60
    )
    anonymous = forms.ChoiceField(
        label=gettext_lazy("With or without names"),
        choices=[
            ("1", gettext_lazy("Anonymous: nobody can tell who answered what")),
            ("0", gettext_lazy("With the name of those who agree; the others without")),
        ],
        widget=forms.RadioSelect,
    )
    answer_days = CountField(
        label=gettext_lazy("Days to answer, counted from the email"), min_value=1, max_value=365
    )
    closes_on = JapaneseDateField(label=gettext_lazy("Last day of the survey"), required=False)
    title_en = forms.CharField(
        label=gettext_lazy("Title in English"),
        max_length=200,
        required=False,
        widget=forms.TextInput(ENGLISH),
    )
    intro_en = forms.CharField(
        label=gettext_lazy("What people read first, in English"),
        max_length=2000,
        required=False,
        widget=CountedTextarea(ENGLISH, rows=3),
    )

    def __init__(self, survey: Survey, data: Any = None, *, fixed: bool = False) -> None:
        initial = {
            "title": survey.title,
            "intro": survey.intro,
            "occasion": survey.occasion,
            "wait": survey.wait,
            "anonymous": "1" if survey.anonymous else "0",
            "answer_days": survey.answer_days,
            "closes_on": survey.closes_on,
            "title_en": survey.english.get("title", ""),
            "intro_en": survey.english.get("intro", ""),
        }
        super().__init__(data, initial=initial)
        if fixed:
            for name in set(self.fields) - {"answer_days", "closes_on"}:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("occasion") in WITH_WAIT and not data.get("wait"):
            self.add_error("wait", _("Please say how many weeks or months later."))
        closes_on = data.get("closes_on")
        if closes_on and closes_on < clock.today():
            self.add_error("closes_on", _("This day has passed. Please choose a later one."))
        return data

    def use_case_data(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if "title" not in data:
            return data
        english = {"title": data.pop("title_en"), "intro": data.pop("intro_en")}
        return {**data, "english": english, "anonymous": data["anonymous"] == "1"}


class KindForm(forms.Form):
    """Which kind of question comes next."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of the next question"), choices=QuestionKind.choices)
