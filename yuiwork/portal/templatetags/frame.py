"""Tags of the frame. ``{% load frame %}``."""

from django import template
from django.urls import reverse

from yuiwork.core.web.stylesheet import stylesheet

register = template.Library()


@register.simple_tag
def stylesheet_url() -> str:
    """The address of the stylesheet with its fingerprint."""
    return reverse("portal:styles", args=[stylesheet().digest])
