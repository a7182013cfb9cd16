"""Keeping a programme's own list of sources."""

from collections.abc import Sequence
from typing import TypedDict
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import ProgrammeSource, SeminarApplication, Source
from yuiwork.learning.policies import may_plan
from yuiwork.learning.queries.sources import source_words

MOST_SOURCES = 30


class SourceLine(TypedDict):
    """``code``: small letters, digits and underscores; ``label`` may be empty for a usual code."""

    code: str
    label: str
    offered: bool


@use_case
def set_sources(*, actor: Actor, programme_id: UUID, lines: Sequence[SourceLine]) -> None:
    """Replace the list, in the order given. A code that applications name stays, no longer offered.

    Raises ``Refused`` ``STAFF_ONLY``; ``Invalid`` ``SOURCE_*``.
    """
    may_plan(actor, programme_id).enforce()
    _check(lines)
    codes = [line["code"] for line in lines]
    used = set(
        SeminarApplication.objects.filter(seminar__programme_id=programme_id).values_list("source", flat=True)
    )
    labels = dict(ProgrammeSource.objects.filter(programme_id=programme_id).values_list("code", "label"))
    kept = [code for code in source_words(programme_id) if code in used and code not in codes]
    ProgrammeSource.objects.filter(programme_id=programme_id).delete()
    rows = [
        ProgrammeSource(programme_id=programme_id, position=number, **line)
        for number, line in enumerate(lines, start=1)
    ]
    rows += [
        ProgrammeSource(
            programme_id=programme_id,
            code=code,
            label=labels.get(code, ""),
            position=len(lines) + number,
            offered=False,
        )
        for number, code in enumerate(kept, start=1)
    ]
    ProgrammeSource.objects.bulk_create(rows)
    audit.record(
        actor=actor,
        action="set_sources",
        target="regions.Programme",
        target_id=programme_id,
        codes=",".join(codes),
    )


def _check(lines: Sequence[SourceLine]) -> None:
    codes = [line["code"] for line in lines]
    if not any(line["offered"] for line in lines):
        raise Invalid("SOURCE_NONE", _("Please offer at least one source."))
    if len(lines) > MOST_SOURCES:
        raise Invalid("SOURCE_MANY", _("Please keep the list within 30 lines."))
    if len(set(codes)) != len(codes):
        raise Invalid("SOURCE_TWICE", _("The same code is in the list twice."))
    for line in lines:
        if (
            not line["code"].isascii()
            or not line["code"].replace("_", "").isalnum()
            or line["code"].lower() != line["code"]
        ):
            raise Invalid("SOURCE_CODE", _("A code consists of small letters, digits and underscores."))
        if not line["label"].strip() and line["code"] not in Source.values:
            raise Invalid("SOURCE_LABEL", _("A source of your own needs a name."))
