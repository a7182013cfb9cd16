"""Fields that the forms of this room share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import CountField, KanaField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.people.api import OrganisationKind

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, **options)


def text(label: Any, *, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=3000, widget=CountedTextarea(rows=rows), **options)


def year(label: Any, **options: Any) -> CountField:
    """A fiscal year by its first year: 2026 is April 2026 to March 2027."""
    return CountField(label=label, min_value=_FIRST_YEAR, max_value=_LAST_YEAR, **options)


def code(label: Any) -> forms.SlugField:
    return forms.SlugField(
        label=label,
        max_length=30,
        help_text=_(
            "Small letters, digits and hyphens, for example seo-writing. It cannot be changed later."
        ),
    )


def kana() -> KanaField:
    return KanaField(label=_("How it is read"), required=False)


def organisation_kind() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Kind of organisation"), choices=OrganisationKind.choices)


def named(data: dict[str, Any], prefix: str) -> dict[str, str]:
    """Name, reading and kind of an organisation as a use-case takes them."""
    return {part: data[f"{prefix}_{part}"] for part in ("name", "kana", "kind")}
