"""Showing a draft to the tutor."""

import io
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.paragraphs import clean
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.core.web.contents import CONTENT_TYPES, DOCUMENTS, FileKind, kind_of
from yuiwork.hub.events import DraftSubmitted
from yuiwork.hub.models import DRAFT, Draft
from yuiwork.hub.policies import coaching_programme, may_submit
from yuiwork.hub.queries import own_contract
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions

TEXT_LIMIT = 50_000  # characters


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file as it arrived: the worker's name for it, and its bytes."""

    name: str
    content: bytes


@use_case
def submit_draft(
    *, actor: Actor, contract_id: UUID, submission_id: UUID, text: str = "", file: DraftFile | None = None
) -> Draft:
    """Send text, a file or both as the next version; it takes the place of one still waiting.

    The same ``submission_id`` again returns the first. Raises ``NotFound`` (not her contract), ``Refused``
    ``NOT_COACHED``, ``NOT_FUNDED``, ``NOTHING_TO_DELIVER``, ``NO_READER``; ``Invalid`` ``EMPTY``, ``TEXT_TOO_LONG``,
    ``FILE_KIND``, ``FILE_SIZE``; ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    contract = own_contract(actor, contract_id)
    # One submission of one worker at a time, so that versions are counted without gaps or clashes.
    people.User.objects.select_for_update().get(id=contract.worker_id)
    first = Draft.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, contract_id=contract_id)
    may_submit(contract).enforce()
    programme_id = coaching_programme(contract)
    text = clean(text)
    kind = _checked(text, file)
    newest = _replace_waiting(contract_id)
    draft = Draft(
        contract_id=contract_id,
        programme_id=programme_id,
        worker_id=contract.worker_id,
        reader_id=_reader(contract.worker_id, programme_id),
        submission_id=submission_id,
        version=newest + 1,
        text=text,
    )
    if file is not None and kind is not None:
        draft.file_name, draft.media_type = file.name, CONTENT_TYPES[kind]
        # The stored name is ours: what she typed never becomes a path.
        draft.file.save(f"{new_id().hex}.{kind}", ContentFile(file.content), save=False)
    draft.save(force_insert=True)
    _announce(actor, draft)
    return draft


def _checked(text: str, file: DraftFile | None) -> FileKind | None:
    if not text and file is None:
        raise Invalid("EMPTY", _("Please paste your text or choose a file."), field="text")
    if len(text) > TEXT_LIMIT:
        raise Invalid("TEXT_TOO_LONG", _("Please keep the text within 50,000 characters."), field="text")
    if file is None:
        return None
    if len(file.content) > settings.UPLOAD_LIMIT_BYTES:
        raise Invalid("FILE_SIZE", _("The file is too large. Please choose a smaller one."), field="file")
    kind = kind_of(io.BytesIO(file.content))
    if kind not in DOCUMENTS:
        raise Invalid(
            "FILE_KIND", _("Please choose a PDF, a picture, a text or an Office document."), field="file"
        )
    return kind


def _replace_waiting(contract_id: UUID) -> int:
    """The number of the newest version so far; one that still waits steps aside."""
    newest = Draft.objects.select_for_update().filter(contract_id=contract_id).order_by("-version").first()
    if newest is None:
        return 0
    if newest.is_waiting:
        newest.state = DRAFT.step(newest.state, "replace", by="worker")
        newest.save(update_fields=["state"])
    return newest.version


def _reader(worker_id: UUID, programme_id: UUID) -> UUID:
    tutor_id = learning.tutor_of(worker_id, programme_id)
    if tutor_id is not None and tutor_id in regions.staff_of(programme_id, Role.TUTOR):
        return tutor_id
    for director_id in regions.staff_of(programme_id, Role.DIRECTOR):
        return director_id
    raise Refused("NO_READER", _("Nobody can read drafts in this programme yet. Please ask its office."))


def _announce(actor: Actor, draft: Draft) -> None:
    audit.record(
        actor=actor, action="submit_draft", target="hub.Draft", target_id=draft.id, version=draft.version
    )
    publish(
        DraftSubmitted(
            draft_id=draft.id,
            contract_id=draft.contract_id,
            worker_id=draft.worker_id,
            tutor_id=draft.reader_id,
        )
    )
