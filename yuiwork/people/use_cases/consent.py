"""Giving and withdrawing consent."""

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import use_case
from yuiwork.people.models import Consent
from yuiwork.people.models.consent import ConsentKind


@use_case
def give_consent(*, actor: Actor, kind: ConsentKind, version: str, given: bool = True) -> Consent:
    """Record the actor's own word; the newest row counts."""
    assert actor.user_id is not None
    consent = Consent.objects.create(user_id=actor.user_id, kind=kind, version=version, given=given)
    audit.record(
        actor=actor,
        action="consent" if given else "withdraw_consent",
        target="people.Consent",
        target_id=consent.id,
        kind=kind,
        version=version,
    )
    return consent
