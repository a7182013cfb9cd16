"""The answer of a policy: allowed or not, and if not why.

The same answer greys the button out, explains it on the page and guards the action.
"""

from dataclasses import dataclass

from django.utils.functional import Promise

from yuiwork.core.errors import Refused


@dataclass(frozen=True, slots=True)
class Decision:
    allowed: bool
    code: str = ""
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def enforce(self) -> None:
        """Raise ``Refused`` with the reason unless allowed."""
        if not self.allowed:
            raise Refused(self.code, self.reason)


ALLOWED = Decision(True)


def refuse(code: str, reason: str | Promise) -> Decision:
    return Decision(False, code, reason)
