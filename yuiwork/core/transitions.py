"""State as a table of transitions: the code asks it, the page draws it, the docs print it, the database checks it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Refused


@dataclass(frozen=True, slots=True)
class Transition:
    """``action`` moves ``source`` to ``target``. ``by`` names the party that may do it (``clock`` for time itself);
    ``time_rule`` says in words when the clock does it."""

    action: str
    source: str
    target: str
    by: tuple[str, ...]
    label: str | Promise
    time_rule: str | Promise = ""


class Machine:
    """A life cycle: its states (a TextChoices), its transitions, its first state."""

    def __init__(
        self, states: type[models.TextChoices], transitions: Iterable[Transition], *, main_line: Iterable[str]
    ) -> None:
        self.states = states
        self.transitions = tuple(transitions)
        self.main_line = tuple(main_line)  # the states a good course passes, in order: drawn as the timeline
        known = set(states.values)
        for t in self.transitions:
            if {t.source, t.target} - known:
                raise ValueError(f"transition {t.action}: unknown state")

    def step(self, state: str, action: str, *, by: str) -> str:
        """The next state. Raises ``Refused`` (``NOT_NOW`` / ``NOT_YOURS``)."""
        candidates = [t for t in self.transitions if t.source == state and t.action == action]
        if not candidates:
            raise Refused("NOT_NOW", _("This is not possible in the present state. Please reload the page."))
        for t in candidates:
            if by in t.by:
                return t.target
        raise Refused("NOT_YOURS", _("This step belongs to the other side."))

    def allows(self, state: str, action: str, *, by: str) -> bool:
        return any(t.source == state and t.action == action and by in t.by for t in self.transitions)

    def open_to(self, state: str, *, by: str) -> tuple[Transition, ...]:
        return tuple(t for t in self.transitions if t.source == state and by in t.by)

    def constraint(self, name: str, field: str = "state") -> models.CheckConstraint:
        """The CHECK that keeps the column inside the table of states."""
        return models.CheckConstraint(
            condition=models.Q(**{f"{field}__in": list(self.states.values)}), name=name
        )

    def mermaid(self) -> str:
        """The diagram for the docs."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.main_line[0]}"]
        lines += [f"    {t.source} --> {t.target}: {t.action} ({', '.join(t.by)})" for t in self.transitions]
        return "\n".join(lines)
