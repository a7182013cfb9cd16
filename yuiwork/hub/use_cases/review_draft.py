"""Answering a draft."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.hub.events import DraftReviewed
from yuiwork.hub.models import DRAFT, Draft, DraftComment, DraftReview, Outcome
from yuiwork.hub.policies import is_reader


@use_case
def review_draft(
    *,
    actor: Actor,
    draft_id: UUID,
    outcome: str,
    note: str = "",
    comments: Mapping[int, str] | None = None,
    unmet: Iterable[int] = (),
) -> DraftReview:
    """Answer a waiting draft once; the same outcome by the same reader again returns the first answer.

    ``comments``: text by paragraph number from 1; ``unmet``: positions of criteria not met yet. Raises ``NotFound``
    (not hers to read), ``Refused`` ``NOT_NOW`` (answered, or replaced by a newer version), ``Invalid``
    ``OUTCOME_UNKNOWN``, ``NO_SUCH_PARAGRAPH``, ``NO_SUCH_CRITERION``, ``GOOD_BUT_UNMET``, ``SAY_WHAT``.
    """
    draft = Draft.objects.select_for_update().filter(id=draft_id).first()
    if draft is None or actor.user_id is None or not is_reader(actor, draft):
        raise NotFound
    first = DraftReview.objects.filter(draft=draft, reviewer_id=actor.user_id, outcome=outcome).first()
    if first is not None:
        return first
    remarks = {number: text.strip() for number, text in (comments or {}).items() if text.strip()}
    missing = sorted(set(unmet))
    _check(draft, outcome, note.strip(), remarks, missing)
    draft.state = DRAFT.step(draft.state, outcome, by="reader")
    draft.reviewed_at = clock.now()
    draft.save(update_fields=["state", "reviewed_at"])
    review = DraftReview.objects.create(
        draft=draft, reviewer_id=actor.user_id, outcome=outcome, note=note.strip(), unmet=missing
    )
    DraftComment.objects.bulk_create(
        DraftComment(review=review, paragraph=number, text=text) for number, text in remarks.items()
    )
    audit.record(actor=actor, action="review_draft", target="hub.Draft", target_id=draft.id, outcome=outcome)
    publish(
        DraftReviewed(
            draft_id=draft.id, contract_id=draft.contract_id, worker_id=draft.worker_id, outcome=outcome
        )
    )
    return review


def _check(draft: Draft, outcome: str, note: str, remarks: Mapping[int, str], unmet: list[int]) -> None:
    if outcome not in Outcome.values:
        raise Invalid("OUTCOME_UNKNOWN", _("Please choose the next step."), field="outcome")
    if not set(remarks) <= set(range(1, len(draft.paragraphs) + 1)):
        raise Invalid("NO_SUCH_PARAGRAPH", _("The text has changed. Please reload the page."))
    if not set(unmet) <= set(draft.contract.criteria.values_list("position", flat=True)):
        raise Invalid("NO_SUCH_CRITERION", _("The criteria have changed. Please reload the page."))
    if outcome == Outcome.GOOD and unmet:
        raise Invalid(
            "GOOD_BUT_UNMET",
            _("You marked a criterion as not met yet. Please untick it, or ask for a new version."),
            field="unmet",
        )
    if outcome == Outcome.REDO and not (note or remarks or unmet):
        raise Invalid("SAY_WHAT", _("Please write what to improve."), field="note")
    if outcome == Outcome.CONSULT and not note:
        raise Invalid("SAY_WHAT", _("Please write what you would like to talk about."), field="note")
