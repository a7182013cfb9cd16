"""``care``: from when on a silence is noticed, and how soon a question is answered (programmes.md 1.9)."""

from django.utils.translation import gettext_lazy
from pydantic import Field, TypeAdapter

from yuiwork.care import api as care
from yuiwork.configuration.schema import Count, Row
from yuiwork.configuration.section import Plain, Section
from yuiwork.core.actor import Actor
from yuiwork.regions import api as regions


class Care(Row):
    """Days and a number of sessions; 0 turns a signal off. ``answer_days``: business days promised for a question."""

    quiet_days: int = Field(default=10, ge=0)
    start_days: int = Field(default=7, ge=0)
    late_days: int = Field(default=3, ge=0)
    missed_sessions: int = Field(default=1, ge=0)
    answer_days: Count = 2


def _read(programme: regions.Programme) -> Plain:
    row = care.settings_of(programme.id)
    return {name: getattr(row, name) for name in Care.model_fields}


def _write(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
    new = Care.model_validate(wanted)
    care.set_care_settings(
        actor=actor,
        programme_id=programme.id,
        quiet_days=new.quiet_days,
        start_days=new.start_days,
        late_days=new.late_days,
        missed_sessions=new.missed_sessions,
        answer_days=new.answer_days,
    )


SECTIONS = (Section("care", gettext_lazy("Looking after learners"), TypeAdapter(Care), _read, _write),)
