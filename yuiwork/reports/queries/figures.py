"""Figures of a report: frozen ones where the year is closed, otherwise as they count now."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.templatetags.ui import jdate
from yuiwork.regions import api as regions
from yuiwork.reports.figures import FROZEN, Block, Scope, provide
from yuiwork.reports.models import YearClose
from yuiwork.reports.queries.reports import standing_close


def scope_of(programme: regions.Programme, first: date, last: date) -> Scope:
    return Scope(programme, first, last, clock.today())


def blocks_of(scope: Scope, codes: Iterable[str]) -> list[Block]:
    """The figures in the order of ``codes``; of a closed whole year as they were frozen, with its corrections."""
    close = standing_close(scope.programme.id, scope.year) if scope.is_whole_year else None
    blocks: list[Block] = []
    for code in codes:
        if close is not None and code in FROZEN:
            blocks += frozen_blocks(close, code)
        else:
            blocks += provide(scope, [code])
    return blocks


def frozen_blocks(close: YearClose, code: str = "") -> list[Block]:
    """All frozen figures of a close, or those of one code; corrections stand beside them as notes."""
    corrections = list(close.corrections.order_by("created_at", "id"))
    blocks = []
    for kept in close.figures:
        if code in ("", kept["code"]):
            notes = tuple(
                _("Correction of %(day)s: %(text)s") % {"day": jdate(row.created_at), "text": row.text}
                for row in corrections
                if row.figure == kept["code"]
            )
            blocks.append(Block.from_json(kept, notes))
    return blocks


def fingerprint(figures: list[dict[str, Any]]) -> str:
    """SHA-256 over the figures as canonical JSON."""
    text = json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
