"""Jobs: open ones for everybody, one's own, those that wait for a check or a coach."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.market.models import Job, JobState, ProposalState


def open_job_rows(
    *,
    programme_id: UUID | None = None,
    category: str = "",
    coached: bool = False,
    beginner_ok: bool = False,
    no_phone: bool = False,
) -> QuerySet[Job]:
    """What anybody may see and answer, newest first. ``programme_id``: jobs that this programme accompanies."""
    rows = _rows().filter(state=JobState.PUBLISHED, apply_until__gte=clock.today())
    if programme_id is not None:
        rows = rows.filter(coached_programme_id=programme_id)
    if category:
        rows = rows.filter(category=category)
    wanted = {
        "coached_programme__isnull": False if coached else None,
        "beginner_ok": True if beginner_ok else None,
        "no_phone": True if no_phone else None,
    }
    rows = rows.filter(**{key: value for key, value in wanted.items() if value is not None})
    return rows.prefetch_related("criteria").order_by("-published_at", "-id")


def open_jobs(*, programme_id: UUID | None = None, limit: int | None = None) -> list[Job]:
    """The newest open jobs; with ``programme_id`` those that this programme accompanies."""
    return list(open_job_rows(programme_id=programme_id)[:limit])


def job_for(actor: Actor, job_id: UUID) -> Job:
    """A published or closed job for anybody; a draft or held one for its firm, a held one for the operator too."""
    row = _rows().filter(id=job_id).first()
    if row is None:
        raise NotFound
    is_own = actor.holds(Role.CLIENT, row.organisation_id)
    is_public = row.state in (JobState.PUBLISHED, JobState.CLOSED)
    is_checked = row.state == JobState.HELD and actor.is_operator
    if not (is_own or is_public or is_checked):
        raise NotFound
    return row


def job_view(job_id: UUID) -> Job:
    """A published or closed job as anybody sees it; ``NotFound`` for others."""
    return job_for(Actor.visitor(), job_id)


def own_job(actor: Actor, job_id: UUID) -> Job:
    """A job of a firm she acts for; ``NotFound`` for others, whatever its state."""
    row = _rows().filter(id=job_id, organisation_id__in=actor.scopes(Role.CLIENT)).first()
    if row is None:
        raise NotFound
    return row


def jobs_of_client(actor: Actor) -> list[Job]:
    """Jobs of the firms she acts for, newest first, with ``waiting``: how many proposals want an answer."""
    rows = _rows().filter(organisation_id__in=actor.scopes(Role.CLIENT))
    waiting = Count("proposals", filter=Q(proposals__state=ProposalState.SENT))
    return list(rows.annotate(waiting=waiting).order_by("-created_at", "-id"))


def jobs_awaiting_coach(actor: Actor) -> list[Job]:
    """Open jobs that no programme accompanies yet, for directors; the soonest deadline first."""
    if not actor.has(Role.DIRECTOR):
        raise NotFound
    rows = _rows().filter(
        state=JobState.PUBLISHED, apply_until__gte=clock.today(), coached_programme__isnull=True
    )
    return list(rows.order_by("apply_until", "id"))


def held_jobs(actor: Actor) -> list[Job]:
    """Posts that wait for the operator's check, oldest first."""
    if not actor.is_operator:
        raise NotFound
    return list(_rows().filter(state=JobState.HELD).order_by("created_at"))


def _rows() -> QuerySet[Job]:
    return Job.objects.select_related("organisation", "coached_programme")
