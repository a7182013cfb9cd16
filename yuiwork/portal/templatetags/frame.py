"""Tags of the frame. ``{% load frame %}``."""

from django import template
from django.template import Context
from django.urls import reverse

from yuiwork.core.web.assets import script, stylesheet
from yuiwork.regions import api as regions

register = template.Library()
_MENU = "portal:staff_menu"


@register.simple_tag
def stylesheet_url() -> str:
    """The address of the stylesheet with its fingerprint."""
    return reverse("portal:styles", args=[stylesheet().digest])


@register.simple_tag
def script_url() -> str:
    """The address of our JavaScript with its fingerprint."""
    return reverse("portal:scripts", args=[script().digest])


@register.simple_tag(takes_context=True)
def accent_url(context: Context) -> str:
    """The colour of the programme this page is about, else of the one its reader serves; '' for our own colour.

    A programme in preparation shows nothing in public yet, its colour included.
    """
    shown = context.get("programme") or getattr(context.get("frame"), "programme", None)
    if not isinstance(shown, regions.Programme) or shown.state == regions.ProgrammeState.DRAFT:
        return ""
    return reverse("portal:accent", args=[shown.slug])


@register.simple_tag(takes_context=True)
def staff_menu_url(context: Context) -> str:
    """The menu of the programme that this staff page stands in; '' on other pages and on the menu itself."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or not match.route.startswith("staff/<slug:slug>/") or match.view_name == _MENU:
        return ""
    return reverse(_MENU, args=[match.kwargs["slug"]])
