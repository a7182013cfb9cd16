"""What this room asks of a person next: agreeing to the promise about personal data, an officer's answer to a
programme that asks for one of her staff."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.web.components import NextStep
from yuiwork.regions.queries.programmes import programmes_for_staff
from yuiwork.regions.queries.secrecy import texts_to_agree
from yuiwork.regions.queries.staff import loans_asked_of


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: each a sentence, a button, a date. Nothing for people who serve no programme."""
    promises = [
        NextStep(
            title=_("Please read how “%(name)s” keeps personal data, and agree")
            % {"name": text.programme.name},
            label=_("Read the promise"),
            url=reverse("regions:secrecy", args=[text.programme.slug]),
        )
        for text in texts_to_agree(actor)
    ]
    return promises + [
        NextStep(
            title=_("“%(name)s” asks for one of your staff") % {"name": loan.programme.name},
            label=_("Answer the request"),
            url=reverse("regions:lend", args=[programme.slug, loan.id]),
            due=loan.since,
        )
        for programme in programmes_for_staff(actor, Role.OFFICER)
        for loan in loans_asked_of(programme.id)
    ]
