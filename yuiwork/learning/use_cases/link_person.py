"""Joining what somebody did under an address with the account that proved the address."""

from uuid import UUID

from django.utils.translation import gettext

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.events import PersonLinked
from yuiwork.learning.models import SeminarApplication, Stamp
from yuiwork.learning.person_key import email_key, mail_person_key
from yuiwork.learning.respondent import respondent_of
from yuiwork.learning.use_cases.stamps import award_challenges, withdraw
from yuiwork.surveys import api as surveys


@inside_transaction
def link_person(*, actor: Actor, user_id: UUID, email: str) -> None:
    """Give the applications and stamps of a proved address to its account, and say so once per programme."""
    applications = list(
        SeminarApplication.objects.select_for_update()
        .filter(email_key=email_key(email), user=None)
        .order_by("id")
        .values_list("id", "seminar__programme_id")
    )
    if not applications:
        return
    ids = [application_id for application_id, _programme in applications]
    old_key, new_key = mail_person_key(email), str(user_id)
    SeminarApplication.objects.filter(id__in=ids).update(user_id=user_id)
    surveys.give_invitations_to(user_id=user_id, respondent_keys=[respondent_of(key) for key in ids])
    _keep_one_of_each(actor, old_key, new_key)
    Stamp.objects.filter(person_key=old_key).update(person_key=new_key, user_id=user_id)
    for programme_id in sorted({programme for _id, programme in applications}):
        award_challenges(programme_id=programme_id, person_key=new_key, user_id=user_id)
        audit.record(
            actor=actor,
            action="link_person",
            target="regions.Programme",
            target_id=programme_id,
            user=user_id,
        )
        publish(PersonLinked(programme_id=programme_id, old_key=old_key, new_key=new_key))


def _keep_one_of_each(actor: Actor, old_key: str, new_key: str) -> None:
    """A challenge given to the address and to the account stands once; the earlier account's stamp stays."""
    both = Stamp.objects.filter(person_key=new_key, challenge__isnull=False, taken_back_at=None)
    twice = Stamp.objects.filter(
        person_key=old_key, challenge__in=both.values("challenge_id"), taken_back_at=None
    )
    for stamp in twice:
        withdraw(stamp, actor=actor, reason=gettext("This stamp was here twice."))
