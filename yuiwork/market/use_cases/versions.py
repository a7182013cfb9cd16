"""The versions of an ad."""

from yuiwork.core import clock
from yuiwork.core.transactions import inside_transaction
from yuiwork.market.models import Job, JobVersion
from yuiwork.market.offer import offer_of


@inside_transaction
def add_version(job: Job) -> JobVersion:
    """Keep what the ad says now. The caller holds the job's lock and has passed the gates."""
    offer = offer_of(job, posted_on=clock.today())
    if offer is None:
        raise RuntimeError("an incomplete job has passed the gates")
    number = job.versions.count() + 1
    return JobVersion.objects.create(job=job, number=number, content=offer.as_json())


def current_version(job: Job) -> JobVersion:
    """What the ad says now, as kept when it was published."""
    return job.versions.order_by("-number")[0]
