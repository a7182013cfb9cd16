"""Who may import, and when an import can be taken back."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse

IMPORTERS = frozenset({Role.OFFICER, Role.DIRECTOR})


def may_import(actor: Actor, programme_id: UUID) -> Decision:
    """Officers and directors of the programme: a roster holds dates of birth."""
    if actor.user_id and actor.holds_any(IMPORTERS, programme_id):
        return ALLOWED
    return refuse("IMPORTERS_ONLY", _("Only officers and directors of this programme can import files."))


def may_undo(later_files: list[str], closed_years: list[int]) -> Decision:
    """As a whole, while nothing stands on it: no later file changed its rows, no year of it was closed."""
    if later_files:
        return refuse(
            "LATER_IMPORT",
            _("A later file changed the same lines: %(file)s. Please take that one back first.")
            % {"file": later_files[0]},
        )
    if closed_years:
        return refuse(
            "YEAR_CLOSED",
            _("Fiscal year %(year)s is closed, and its report is based on these lines.")
            % {"year": closed_years[0]},
        )
    return ALLOWED
