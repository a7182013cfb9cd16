"""Who may show, see and answer drafts, and if not, why."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.core.errors import Refused
from yuiwork.hub.models import Draft
from yuiwork.market import api as market

NOT_COACHED = _("Drafts can be shown on coached jobs only.")
OPEN_STATES = frozenset({market.ContractState.FUNDED, market.ContractState.REVISING})


def may_submit(contract: market.Contract) -> Decision:
    """Is there a coach, and something to deliver? Asked for the worker of the contract only."""
    if not contract.is_coached:
        return refuse("NOT_COACHED", NOT_COACHED)
    if contract.state == market.ContractState.AGREED:
        return refuse("NOT_FUNDED", _("Please wait for the client's deposit before you begin."))
    if contract.state not in OPEN_STATES:
        return refuse("NOTHING_TO_DELIVER", _("This job needs no draft now."))
    return ALLOWED


def coaching_programme(contract: market.Contract) -> UUID:
    """The programme that accompanies the worker. Raises ``Refused`` ``NOT_COACHED``."""
    if contract.programme_id is None:
        raise Refused("NOT_COACHED", NOT_COACHED)
    return contract.programme_id


def sees(actor: Actor, draft: Draft) -> bool:
    """The worker, the tutor it was sent to, the directors of the programme. Never the client."""
    return actor.user_id == draft.worker_id or is_reader(actor, draft)


def is_reader(actor: Actor, draft: Draft) -> bool:
    """May she answer it?"""
    if actor.user_id is None or actor.user_id == draft.worker_id:
        return False
    if actor.holds(Role.DIRECTOR, draft.programme_id):
        return True
    return actor.user_id == draft.reader_id and actor.holds(Role.TUTOR, draft.programme_id)
