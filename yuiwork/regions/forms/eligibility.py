"""Who may take part, as questions; conditions that are nested deeper come by file and are kept as they are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import CountField
from yuiwork.regions.forms import fields

_PLACES = ("resident", "domicile", "commuter")
Rule = list[dict[str, Any]]


class EligibilityForm(forms.Form):
    """``from_rule`` fills it, ``rule`` reads it back; ``fits`` says whether a rule has this shape."""

    places = forms.MultipleChoiceField(
        label=_("Tie to the place (one of those chosen is enough)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("resident", _("They live here")),
            ("domicile", _("Their registered domicile (本籍) is here")),
            ("commuter", _("They work or study here")),
        ],
        help_text=_("If you choose none, people from everywhere are welcome."),
    )
    age_min = CountField(label=_("Youngest age"), required=False, min_value=0, max_value=130)
    age_max = CountField(label=_("Oldest age"), required=False, min_value=0, max_value=130)
    jobseeker = forms.BooleanField(label=_("Only people who are looking for work"), required=False)
    weekly_hours = CountField(label=_("Hours a week, at least"), required=False, min_value=1, max_value=168)
    declarations = fields.text(
        _("Sentences that applicants confirm themselves"),
        required=False,
        help_text=_("One line for each, for example: I am raising a child of up to 12 years."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        low, high = data.get("age_min"), data.get("age_max")
        if low is not None and high is not None and high < low:
            self.add_error("age_max", _("The upper age must not be below the lower one."))
        return data

    def rule(self, present: Rule) -> Rule:
        data = self.cleaned_data
        ties = [{"kind": place} for place in data["places"]]
        rule: Rule = ties if len(ties) < 2 else [{"kind": "any_of", "conditions": ties}]
        band = {"min": data["age_min"], "max": data["age_max"]}
        if any(value is not None for value in band.values()):
            rule.append({"kind": "age", **{end: value for end, value in band.items() if value is not None}})
        if data["jobseeker"]:
            rule.append({"kind": "jobseeker"})
        if data["weekly_hours"]:
            rule.append({"kind": "weekly_hours", "at_least": data["weekly_hours"]})
        return rule + _declarations(data["declarations"], present)


def from_rule(rule: Rule) -> dict[str, Any]:
    """The initial values of the form for a stored rule."""
    by_kind = {item["kind"]: item for item in rule}
    ties = by_kind.get("any_of", {}).get("conditions", [item for item in rule if item["kind"] in _PLACES])
    return {
        "places": [item["kind"] for item in ties],
        "age_min": by_kind.get("age", {}).get("min"),
        "age_max": by_kind.get("age", {}).get("max"),
        "jobseeker": "jobseeker" in by_kind,
        "weekly_hours": by_kind.get("weekly_hours", {}).get("at_least"),
        "declarations": "\n".join(item["text"] for item in rule if item["kind"] == "declares"),
    }


def fits(rule: Rule) -> bool:
    """Can the form show this rule without losing any of it?"""
    kinds = [item["kind"] for item in rule if item["kind"] != "declares"]
    ties = [kind for kind in kinds if kind in (*_PLACES, "any_of")]
    nested = [inner["kind"] for item in rule if item["kind"] == "any_of" for inner in item["conditions"]]
    return (
        "all_of" not in kinds
        and len(kinds) == len(set(kinds))
        and len(ties) <= 1
        and all(kind in _PLACES for kind in nested)
    )


def _declarations(typed: str, present: Rule) -> Rule:
    """A sentence that stays keeps its code, so that what people confirmed stays known."""
    known = {item["text"]: item["code"] for item in present if item["kind"] == "declares"}
    lines = dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip())
    free = (f"s{number}" for number in range(1, 1000) if f"s{number}" not in known.values())
    return [{"kind": "declares", "code": known.get(line) or next(free), "text": line} for line in lines]
