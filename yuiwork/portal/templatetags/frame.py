"""Tags of the frame. ``{% load frame %}``."""

from datetime import date, datetime

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.templatetags.ui import jdate, jdatetime
from yuiwork.core.web.assets import script, stylesheet
from yuiwork.core.web.components import NextStep
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


@register.filter
def time_words(step: NextStep) -> str:
    """Until when, or when it takes place; '' where it has no time."""
    if step.on is not None:
        return jdatetime(step.on) if isinstance(step.on, datetime) else _day_words(step.on)
    if step.due is None:
        return ""
    today = clock.today()
    if step.due == today:
        return _("By today")
    words = _("Was due on %(date)s") if step.due < today else _("By %(date)s")
    return words % {"date": jdate(step.due)}


def _day_words(day: date) -> str:
    return _("Today") if day == clock.today() else jdate(day)
