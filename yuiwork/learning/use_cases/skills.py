"""スキルマップ: setting it up, one's own estimate, the tutor's confirmation, what a passed exercise shows."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.models import Enrolment, Exercise, Skill, SkillMark, SkillSource
from yuiwork.learning.models.skill import LEVELS
from yuiwork.learning.policies import may_plan, may_review
from yuiwork.learning.queries.completion import is_enrolled_in_programme
from yuiwork.learning.queries.skills import confirmed_levels
from yuiwork.learning.use_cases.complete import complete_where_met


@use_case
def create_skill(
    *,
    actor: Actor,
    programme_id: UUID,
    code: str,
    job_kind: str,
    title: str,
    levels: Sequence[str],
    submission_id: UUID | None = None,
) -> Skill:
    """One more skill of the programme; ``levels``: four sentences. The same ``submission_id`` again returns the first.

    Raises ``Invalid`` ``LEVELS``, ``CODE_TAKEN``; ``Refused`` ``STAFF_ONLY``; ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_plan(actor, programme_id).enforce()
    known = Skill.objects.filter(id=submission_id).first() if submission_id else None
    if known is not None:
        return the_same(known, programme_id=programme_id)
    words = [level.strip() for level in levels if level.strip()]
    if len(words) != LEVELS:
        raise Invalid("LEVELS", _("Please describe four levels, one line each."), field="levels")
    rows = Skill.objects.filter(programme_id=programme_id).select_for_update()
    if any(row.code == code for row in rows):
        raise Invalid("CODE_TAKEN", _("This short name is used by another skill."), field="code")
    last = Skill.objects.filter(programme_id=programme_id).aggregate(last=Max("number"))["last"] or 0
    skill = Skill.objects.create(
        id=submission_id or new_id(),
        programme_id=programme_id,
        number=last + 1,
        code=code,
        job_kind=job_kind.strip(),
        title=title.strip(),
        levels=words,
    )
    audit.record(actor=actor, action="create", target="learning.Skill", target_id=skill.id)
    return skill


@use_case
def estimate_skill(*, actor: Actor, skill_id: UUID, level: int) -> SkillMark:
    """Her own estimate, 1 to 4; the same as before adds nothing. Raises ``Invalid`` ``LEVEL``; ``NotFound``."""
    skill = Skill.objects.filter(id=skill_id).first()
    if skill is None or actor.user_id is None:
        raise NotFound
    if not is_enrolled_in_programme(actor.user_id, skill.programme_id):
        raise NotFound
    return _set(actor, skill, actor.user_id, level, SkillSource.SELF, "")


@use_case
def confirm_skill(
    *, actor: Actor, enrolment_id: UUID, skill_id: UUID, level: int, note: str = ""
) -> SkillMark:
    """Her tutor, a director or an instructor says what she can do; may complete a course.

    Raises ``Refused`` ``NOT_HER_TUTOR``; ``Invalid`` ``LEVEL``; ``NotFound``.
    """
    enrolment = Enrolment.objects.select_related("course").filter(id=enrolment_id).first()
    if enrolment is None:
        raise NotFound
    programme_id = enrolment.course.programme_id
    may_review(actor, enrolment, programme_id).enforce()
    skill = Skill.objects.filter(id=skill_id, programme_id=programme_id).first()
    if skill is None:
        raise NotFound
    mark = _set(actor, skill, enrolment.user_id, level, SkillSource.TUTOR, note)
    complete_where_met(actor=actor, user_id=enrolment.user_id, programme_id=programme_id)
    return mark


@inside_transaction
def show_skill_of_exercise(*, actor: Actor, exercise: Exercise, user_id: UUID) -> None:
    """A passed exercise shows the level it was set for; a higher one that is confirmed already stays."""
    if exercise.skill_id is None:
        return
    skill = Skill.objects.get(id=exercise.skill_id)
    if confirmed_levels(user_id, skill.programme_id).get(skill.code, 0) < exercise.skill_level:
        _set(actor, skill, user_id, exercise.skill_level, SkillSource.EXERCISE, exercise.title)


def _set(actor: Actor, skill: Skill, user_id: UUID, level: int, source: SkillSource, note: str) -> SkillMark:
    if not 1 <= level <= LEVELS:
        raise Invalid("LEVEL", _("Please choose one of the four levels."), field="level")
    newest = (
        SkillMark.objects.filter(skill=skill, user_id=user_id, source=source)
        .order_by("-created_at", "-id")
        .first()
    )
    if newest is not None and (newest.level, newest.note) == (level, note.strip()):
        return newest
    mark = SkillMark.objects.create(
        skill=skill, user_id=user_id, level=level, source=source, note=note.strip(), author_id=actor.user_id
    )
    audit.record(
        actor=actor,
        action="mark_skill",
        target="learning.SkillMark",
        target_id=mark.id,
        level=level,
        source=source.value,
    )
    return mark
