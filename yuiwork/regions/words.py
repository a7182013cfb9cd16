"""Roles in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core.actor import Role
from yuiwork.regions.models import FIRST_LEVEL, LEARNER, SECOND_LEVEL

ROLES: dict[str, str | Promise] = {
    Role.OFFICER.value: gettext_lazy("Municipal officer"),
    Role.DIRECTOR.value: gettext_lazy("Regional director"),
    Role.TUTOR.value: gettext_lazy("Tutor"),
    Role.INSTRUCTOR.value: gettext_lazy("Instructor"),
    Role.EDITOR.value: gettext_lazy("Editor"),
    Role.CHILDCARE.value: gettext_lazy("Childcare staff"),
    Role.DESK.value: gettext_lazy("Counsellor at the desk"),
}


def role_words(role: str, level: int = FIRST_LEVEL) -> str:
    """The role in words; level 2 is said."""
    name = _("Learner") if role == LEARNER else str(ROLES.get(role, role))
    return _("%(role)s (level 2)") % {"role": name} if level == SECOND_LEVEL else name
