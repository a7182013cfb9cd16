"""Tags of the frame. ``{% load frame %}``."""

from django import template
from django.urls import reverse

from yuiwork.core.web.assets import script, stylesheet

register = template.Library()


@register.simple_tag
def stylesheet_url() -> str:
    """The address of the stylesheet with its fingerprint."""
    return reverse("portal:styles", args=[stylesheet().digest])


@register.simple_tag
def script_url() -> str:
    """The address of our JavaScript with its fingerprint."""
    return reverse("portal:scripts", args=[script().digest])
