"""Words for roles. ``{% load regions %}``."""

from django import template
from django.utils.translation import gettext as _

from yuiwork.regions.forms.staff import ROLE_CHOICES
from yuiwork.regions.models import LEARNER, SECOND_LEVEL

register = template.Library()


@register.simple_tag
def role_name(role: str, level: int = 1) -> str:
    """The role in words; level 2 is said."""
    name = _("Learner") if role == LEARNER else str(dict(ROLE_CHOICES).get(role, role))
    return _("%(role)s (level 2)") % {"role": name} if level == SECOND_LEVEL else name
