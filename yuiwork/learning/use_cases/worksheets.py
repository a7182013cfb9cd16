"""自己分析シート: setting one up, writing, sharing."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import Worksheet, WorksheetEntry
from yuiwork.learning.policies import may_plan
from yuiwork.learning.queries.completion import is_enrolled_in_programme
from yuiwork.learning.use_cases.complete import complete_where_met

ANSWER_LIMIT = 2_000  # characters
STANDARD = Path(__file__).resolve().parent.parent / "data" / "self_analysis.json"


def standard_worksheet() -> dict[str, Any]:
    """The prompts of programmes.md 6.2 and 1.9, ready for ``create_worksheet``."""
    data: dict[str, Any] = json.loads(STANDARD.read_text(encoding="utf-8"))
    return data


@use_case
def create_worksheet(
    *,
    actor: Actor,
    programme_id: UUID,
    code: str,
    title: str,
    prompts: Sequence[Mapping[str, str]],
    intro: str = "",
) -> Worksheet:
    """A worksheet of the programme; the same code again returns the first.

    Raises ``Invalid`` ``PROMPTS``; ``Refused`` ``STAFF_ONLY``.
    """
    may_plan(actor, programme_id).enforce()
    rows = [{"code": row["code"], "text": row["text"].strip()} for row in prompts if row["text"].strip()]
    if not rows or len({row["code"] for row in rows}) != len(rows):
        raise Invalid("PROMPTS", _("Please write at least one question."), field="prompts")
    sheet, created = Worksheet.objects.get_or_create(
        programme_id=programme_id, code=code, defaults={"title": title, "intro": intro, "prompts": rows}
    )
    if created:
        audit.record(actor=actor, action="create", target="learning.Worksheet", target_id=sheet.id)
    return sheet


@use_case
def fill_worksheet(
    *, actor: Actor, worksheet_id: UUID, answers: Mapping[str, str], shared: bool = False
) -> WorksheetEntry:
    """What she writes today; a second saving on the same JST day continues the first.

    The words stay out of the audit trail. Raises ``Invalid`` ``NOTHING_WRITTEN``, ``ANSWER_TOO_LONG``; ``NotFound``
    for whoever does not learn in the programme.
    """
    sheet = Worksheet.objects.filter(id=worksheet_id).first()
    if (
        sheet is None
        or actor.user_id is None
        or not is_enrolled_in_programme(actor.user_id, sheet.programme_id)
    ):
        raise NotFound
    codes = [prompt["code"] for prompt in sheet.prompts]
    kept = {code: answers[code].strip() for code in codes if answers.get(code, "").strip()}
    if not kept:
        raise Invalid("NOTHING_WRITTEN", _("Please write something in one of the fields."), field=codes[0])
    for code, text in kept.items():
        if len(text) > ANSWER_LIMIT:
            raise Invalid(
                "ANSWER_TOO_LONG", _("Please keep each answer within 2,000 characters."), field=code
            )
    entry, _created = WorksheetEntry.objects.update_or_create(
        worksheet=sheet,
        user_id=actor.user_id,
        filled_on=clock.today(),
        defaults={"answers": kept, "shared": shared},
    )
    audit.record(
        actor=actor,
        action="fill_worksheet",
        target="learning.WorksheetEntry",
        target_id=entry.id,
        shared=shared,
    )
    complete_where_met(actor=actor, user_id=actor.user_id, programme_id=sheet.programme_id)
    return entry


@use_case
def share_worksheet_entry(*, actor: Actor, entry_id: UUID, shared: bool) -> WorksheetEntry:
    """Open an entry to the teachers of the programme, or close it again. Raises ``NotFound`` for all but its writer."""
    entry = WorksheetEntry.objects.select_for_update().filter(id=entry_id).first()
    if entry is None or entry.user_id != actor.user_id:
        raise NotFound
    entry.shared = shared
    entry.save(update_fields=["shared"])
    audit.record(
        actor=actor,
        action="share_worksheet",
        target="learning.WorksheetEntry",
        target_id=entry.id,
        shared=shared,
    )
    return entry
